//! 受理: takes a complaint down while the customer is on the phone.

use serde::{Deserialize, Serialize};

use super::check::check_people;
use super::decide::settle;
use super::deeds::{Acknowledgement, Delivery, Receipt};
use super::judge::{Beside, Docket, Proposed, is_late, judge};
use super::{
    Base, Complaint, ComplaintStep, Deed, Desk, Entry, SectionOne, State, check, derive, missing,
    promise,
};
use crate::clock::Moment;
use crate::ids::{AttachmentId, ComplaintId, CustomerId, StaffId, StepId};
use crate::problems::{Problems, Weight};
use crate::staff::{Act, Session};
use crate::store::{Changed, Op, Store, Tx};
use crate::{Error, Result, attachments, customers, drafts, firm};

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
        let desk = Desk::read(tx.connection())?;
        let complaint = insert(tx, &desk, by, input.customer, section, input.promised_by)?;
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
fn insert(
    tx: &mut Tx<'_>,
    desk: &Desk,
    by: &Session,
    customer: Option<CustomerId>,
    section: SectionOne,
    promised_earlier: Option<Moment>,
) -> Result<Complaint> {
    check_people(tx.connection(), &section)?.refuse(false)?;
    check_customer(tx, customer)?;
    let mut complaint = taken_down(tx, customer, section, promised_earlier)?;
    check_hand_over(tx, desk, &complaint)?;
    let customer_manager = match customer {
        Some(id) => {
            customers::rows::get_even_deleted(tx.connection(), id)?
                .sheet
                .project_manager
        }
        None => None,
    };
    let steps = first_steps(desk, by, tx.now(), &complaint, customer_manager)?;
    let base = Base::of(&complaint, &steps);
    settle(desk, &mut complaint, base, &steps);
    write(tx, &complaint, &steps)?;
    Ok(complaint)
}

/// Writes a complaint that is new with its steps.
pub(super) fn write(tx: &mut Tx<'_>, complaint: &Complaint, steps: &[Entry<Deed>]) -> Result<()> {
    tx.insert(complaint)?;
    for entry in steps {
        let id = StepId::fresh(tx.now());
        tx.insert(&ComplaintStep::of(
            entry,
            id,
            complaint.id,
            complaint.customer_id,
        ))?;
    }
    Ok(())
}

/// A complaint with its number, its promise and its frozen limits, before any step.
pub(super) fn taken_down(
    tx: &mut Tx<'_>,
    customer: Option<CustomerId>,
    section: SectionOne,
    promised_earlier: Option<Moment>,
) -> Result<Complaint> {
    let promise = promise(tx.connection(), section.received_at, section.severity)?;
    let mut problems = Problems::default();
    if promised_earlier
        .is_some_and(|promised| promised > promise.promised_by || promised < section.received_at)
    {
        let params = [("latest", promise.promised_by.to_string().into())];
        problems.add("promised_by", "promise_later", Weight::Error, params);
    }
    problems.refuse(false)?;
    Ok(Complaint {
        id: ComplaintId::fresh(tx.now()),
        complaint_no: number(tx, section.received_at)?,
        customer_id: customer,
        promised_by: promised_earlier.unwrap_or(promise.promised_by),
        promise_provisional: promise.provisional,
        limits: firm::get(tx.connection())?.sheet.limits,
        state: State::Received,
        round: 1,
        outcome: None,
        holder: None,
        close_due: promise.close_due,
        closed_at: None,
        section,
    })
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

fn check_hand_over(tx: &Tx<'_>, desk: &Desk, complaint: &Complaint) -> Result<()> {
    let section = &complaint.section;
    let mut problems = Problems::default();
    if section.forwarded_at.is_some() {
        if section.forwarded_to.is_none() {
            problems.error("forwarded_to", "required");
        }
        for field in missing(tx.connection(), complaint.customer_id, section)? {
            // Who is to sign may come from the settings (process.md DECISION 16).
            if field != "pm_named" || desk.default_project_manager.is_none() {
                problems.error(&field, "needed_before_hand_over");
            }
        }
    }
    problems.refuse(false).map(drop)
}

/// 受理, and where section one says so 告知受理 and 送达, judged as any other step.
fn first_steps(
    desk: &Desk,
    by: &Session,
    now: Moment,
    complaint: &Complaint,
    customer_manager: Option<StaffId>,
) -> Result<Vec<Entry<Deed>>> {
    let section = &complaint.section;
    let mut steps = vec![received(desk, by, now, complaint)];
    let beside = Beside {
        customer_manager,
        ..Beside::default()
    };
    let mut also = |field: &'static str, decided_by, decided_at, deed| {
        let course = derive(Base::of(complaint, &steps), &steps);
        let docket = Docket {
            desk,
            section,
            steps: &steps,
            course: &course,
            beside: &beside,
        };
        let proposed = Proposed {
            decided_by,
            decided_at,
            deed,
            waivers: Vec::new(),
            scan: None,
            holder: None,
        };
        let entry = judge(&docket, by, now, proposed).map_err(|error| at_field(error, field))?;
        steps.push(entry);
        Ok::<_, Error>(())
    };
    if let Some(at) = section.ack_at {
        // Whoever is told on the telephone is told in the call itself.
        let method = match section.ack_method.trim() {
            "" => section.channel.zh(),
            method => method,
        };
        let deed = Deed::Acknowledge(Acknowledgement {
            method: method.to_owned(),
            person: String::new(),
        });
        also(
            "ack_at",
            section.ack_by.unwrap_or(section.receiver),
            at,
            deed,
        )?;
    }
    if let Some((at, to)) = section.forwarded_at.zip(section.forwarded_to) {
        let deed = Deed::Forward(Delivery {
            to_dept: Some(section.complained_dept),
            to,
            pm: None,
        });
        also("forwarded_at", section.receiver, at, deed)?;
    }
    Ok(steps)
}

/// 受理 itself.
pub(super) fn received(
    desk: &Desk,
    by: &Session,
    now: Moment,
    complaint: &Complaint,
) -> Entry<Deed> {
    let section = &complaint.section;
    Entry {
        sequence: 1,
        round: 1,
        decided_by: section.receiver,
        decided_at: section.received_at,
        entered_by: by.staff,
        entered_at: now,
        entered_late: is_late(desk, section.received_at, now),
        holder_after: Some(section.receiver),
        scan: None,
        waivers: Vec::new(),
        sheet: Deed::Receive(Receipt {
            severity: Some(section.severity),
            promised_by: Some(complaint.promised_by),
        }),
    }
}

/// A time that is wrong for the step is wrong in the field that it came from.
fn at_field(error: Error, field: &str) -> Error {
    let Error::Invalid(mut problems) = error else {
        return error;
    };
    for problem in &mut problems {
        if problem.field == "decided_at" {
            field.clone_into(&mut problem.field);
        }
    }
    Error::Invalid(problems)
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
