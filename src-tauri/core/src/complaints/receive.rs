//! 受理: takes a complaint down while the customer is on the phone.

use serde::{Deserialize, Serialize};

use super::check::check_people;
use super::{Complaint, ComplaintStep, SectionOne, Step, check, derive, missing, promise};
use crate::clock::Moment;
use crate::ids::{AttachmentId, ComplaintId, CustomerId, StaffId, StepId};
use crate::problems::{Problems, Weight};
use crate::staff::{Act, Session};
use crate::store::{Changed, Op, Store, Tx};
use crate::{Result, attachments, customers, drafts, firm};

/// A complaint as the intake form sends it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct IntakeInput {
    /// The customer; `None` for a complainant who is no customer.
    pub customer: Option<CustomerId>,
    /// 一 投诉受理.
    pub section: SectionOne,
    /// Staged evidence files.
    pub evidence: Vec<AttachmentId>,
    /// An earlier promise that was really given (process.md DECISION 22); a later one is refused.
    pub promised_by: Option<Moment>,
    /// The draft that this came from, dropped in the same breath.
    pub draft_key: Option<String>,
}

/// The complaint that was made.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct Received {
    /// Key.
    pub id: ComplaintId,
    /// 编号.
    pub complaint_no: String,
    /// 承诺答复时限.
    pub promised_by: Moment,
    /// What section one still lacks before it may be handed over.
    pub missing: Vec<String>,
}

/// Receives a complaint: gives it its number, freezes the limits, promises an answer. Where section one says so, the
/// acknowledgement and the hand-over are entered too.
pub fn receive(store: &Store, by: &Session, input: IntakeInput) -> Result<Changed<Received>> {
    by.require(Act::ReceiveComplaints)?;
    let section = tidy(input.section);
    check(&section, store.clock().now()).refuse(false)?;
    let received = store.write(by.actor(), Op::ReceiveComplaint, |tx| {
        let complaint = insert(tx, input.customer, section, input.promised_by)?;
        attachments::assign(
            tx,
            &input.evidence,
            "complaints",
            complaint.id.uuid(),
            complaint.customer_id,
        )?;
        let missing = missing(tx.connection(), complaint.customer_id, &complaint.section)?;
        let Complaint {
            id,
            complaint_no,
            promised_by,
            ..
        } = complaint;
        Ok(Received {
            id,
            complaint_no,
            promised_by,
            missing,
        })
    })?;
    if let Some(key) = input.draft_key {
        drafts::discard(store, by, "complaint", &key)?;
    }
    Ok(received)
}

/// Inserts a complaint whose section was checked, with its first steps.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    customer: Option<CustomerId>,
    section: SectionOne,
    promised_earlier: Option<Moment>,
) -> Result<Complaint> {
    check_people(tx.connection(), &section)?.refuse(false)?;
    check_customer(tx, customer)?;
    let promise = promise(tx.connection(), section.received_at, section.severity)?;
    check_hand_over(
        tx,
        customer,
        &section,
        promised_earlier,
        promise.promised_by,
    )?;
    let id = ComplaintId::fresh(tx.now());
    let steps = first_steps(tx, id, customer, &section);
    let standing = derive(&steps);
    let complaint = Complaint {
        id,
        complaint_no: number(tx, section.received_at)?,
        customer_id: customer,
        promised_by: promised_earlier.unwrap_or(promise.promised_by),
        promise_provisional: promise.provisional,
        limits: firm::get(tx.connection())?.sheet.limits,
        state: standing.state,
        round: standing.round,
        outcome: standing.outcome,
        holder: standing.holder,
        close_due: promise.close_due,
        closed_at: None,
        section,
    };
    tx.insert(&complaint)?;
    for step in &steps {
        tx.insert(step)?;
    }
    Ok(complaint)
}

/// `TS`, the day of receipt in Beijing, the workstation's letter, the number of the day: three digits, four after 999.
fn number(tx: &mut Tx<'_>, received_at: Moment) -> Result<String> {
    let day = received_at.local_date().format("%Y%m%d").to_string();
    let serial = tx.next_number(&format!("complaint/{day}"))?;
    Ok(format!("TS{day}-{}{serial:03}", tx.workstation()))
}

fn check_customer(tx: &Tx<'_>, customer: Option<CustomerId>) -> Result<()> {
    let mut problems = Problems::default();
    if let Some(id) = customer
        && !customers::rows::exists(tx.connection(), id.uuid())?
    {
        problems.error("customer", "unknown_customer");
    }
    problems.refuse(false).map(drop)
}

fn check_hand_over(
    tx: &Tx<'_>,
    customer: Option<CustomerId>,
    section: &SectionOne,
    promised_earlier: Option<Moment>,
    latest: Moment,
) -> Result<()> {
    let mut problems = Problems::default();
    if promised_earlier.is_some_and(|promised| promised > latest || promised < section.received_at)
    {
        problems.add(
            "promised_by",
            "promise_later",
            Weight::Error,
            [("latest", latest.to_string().into())],
        );
    }
    if section.forwarded_at.is_some() {
        if section.forwarded_to.is_none() {
            problems.error("forwarded_to", "required");
        }
        for field in missing(tx.connection(), customer, section)? {
            problems.error(&field, "needed_before_hand_over");
        }
    }
    problems.refuse(false).map(drop)
}

fn first_steps(
    tx: &Tx<'_>,
    complaint: ComplaintId,
    customer: Option<CustomerId>,
    section: &SectionOne,
) -> Vec<ComplaintStep> {
    let mut steps = Vec::new();
    let mut add = |step: Step, by: StaffId, at: Moment, holder: Option<StaffId>| {
        steps.push(ComplaintStep {
            id: StepId::fresh(tx.now()),
            complaint_id: complaint,
            customer_id: customer,
            sequence: steps.len() as u32 + 1,
            step,
            round: 1,
            decided_by: by,
            decided_at: at,
            entered_by: tx.actor().0,
            entered_at: tx.now(),
            entered_late: false,
            holder_after: holder,
            scan: None,
            data: serde_json::json!({}),
        });
    };
    add(
        Step::Receive,
        section.receiver,
        section.received_at,
        Some(section.receiver),
    );
    if let Some(at) = section.ack_at {
        add(
            Step::Acknowledge,
            section.ack_by.unwrap_or(section.receiver),
            at,
            None,
        );
    }
    if let Some(at) = section.forwarded_at {
        add(Step::Forward, section.receiver, at, section.forwarded_to);
    }
    steps
}

pub(super) fn tidy(mut section: SectionOne) -> SectionOne {
    let texts = [
        &mut section.complainant,
        &mut section.order_no,
        &mut section.waybill_no,
        &mut section.occurred_place,
        &mut section.goods,
        &mut section.description,
        &mut section.customer_request,
    ];
    for text in texts {
        *text = text.trim().to_owned();
    }
    let mut ignored = Problems::default();
    section.complainant_phone = customers::check_phone(
        &mut ignored,
        "complainant_phone",
        &section.complainant_phone,
    );
    section
}
