//! From records of the archive to what stands on a sheet.

mod boxes;
mod customer;
mod ledger;

use std::collections::HashMap;

use yike_core::archive::Archive;
use yike_core::clock::Moment;
use yike_core::complaints::{ComplaintDetail, InitialAssessment, SectionOne, State, catalogue};
use yike_core::ids::StaffId;
use yike_core::staff::{self, Session, Staff};
use yike_core::{Result, attachments, firm};

use crate::firm::Firm;
use crate::imprint::Imprint;
use crate::notice::{
    Acknowledgement, Assessment, Holder, Notice, NoticeOptions, Receipt, Signatory,
};

pub use customer::customer;
pub use ledger::ledger;

/// The people of the firm, by key: papers name them.
pub struct People(HashMap<StaffId, Staff>);

impl People {
    /// Reads them.
    ///
    /// # Errors
    /// As reading the archive.
    pub fn of(archive: &Archive) -> Result<Self> {
        let everybody = archive.store().read(staff::list)?;
        Ok(Self(
            everybody
                .into_iter()
                .map(|person| (person.id, person))
                .collect(),
        ))
    }

    fn name(&self, id: StaffId) -> String {
        self.0
            .get(&id)
            .map(|person| person.name.clone())
            .unwrap_or_default()
    }

    fn department(&self, id: StaffId) -> Option<String> {
        let person = self.0.get(&id)?;
        person
            .department
            .map(|department| department.zh().to_owned())
    }

    fn signatory(&self, id: StaffId, at: Option<Moment>) -> Signatory {
        Signatory {
            name: self.name(id),
            at: at.map(Moment::local),
        }
    }
}

/// The firm as it stands in the head of its papers. A logo that is missing or damaged is left out: the paper is needed
/// now, and `check` names the file.
///
/// # Errors
/// As reading the archive.
pub fn firm(archive: &Archive, by: &Session) -> Result<Firm> {
    let sheet = archive.store().read(firm::get)?.sheet;
    let logo = sheet
        .logo
        .and_then(|id| attachments::open(archive, by, id).ok())
        .map(|(_, bytes)| bytes);
    Ok(Firm {
        name: sheet.name,
        logo,
    })
}

/// By whom and when a sheet is printed.
pub fn imprint(by: &Session, now: Moment) -> Imprint {
    Imprint {
        printed_by: Some(by.name.clone()),
        printed_at: now.local(),
    }
}

/// How a notice in this state is printed: section one that is not handed over is a draft (process.md §8).
pub fn options(detail: &ComplaintDetail, by: &Session, now: Moment) -> NoticeOptions {
    NoticeOptions {
        copies: Vec::new(),
        draft: detail.complaint.state == State::Received,
        mask_phones: false,
        two_sided: false,
        printed_by: Some(by.name.clone()),
        printed_at: now.local(),
    }
}

/// The notice of a complaint, as far as it has come.
pub fn notice(detail: &ComplaintDetail, people: &People) -> Notice {
    let complaint = &detail.complaint;
    let since = detail.steps.last().map(|step| step.decided_at.local());
    let mut notice = Notice {
        number: Some(complaint.complaint_no.clone()),
        receiving_department: Some(complaint.section.receiving_dept.zh().to_owned()),
        filled_on: Some(complaint.section.received_at.local_date()),
        state: Some(complaint.state.zh().to_owned()),
        holder: complaint.holder.map(|id| Holder {
            name: people.name(id),
            department: people.department(id),
            since,
        }),
        receipt: Some(receipt(detail, people)),
        ..Notice::default()
    };
    boxes::fill(&mut notice, detail, people);
    notice
}

fn receipt(detail: &ComplaintDetail, people: &People) -> Receipt {
    let section = &detail.complaint.section;
    let local = |moment: Option<Moment>| moment.map(Moment::local);
    // The one who was named at the delivery signs, whoever the customer has today (process.md, decision 16).
    let of_customer = detail.customer.as_ref();
    let project_manager = detail
        .standing
        .project_manager
        .or_else(|| of_customer.and_then(|customer| customer.project_manager))
        .or(section.pm_named);
    Receipt {
        receiver: Some(people.signatory(section.receiver, Some(section.received_at))),
        channel: Some(section.channel.zh().to_owned()),
        customer: detail
            .customer
            .as_ref()
            .map(|customer| customer.name.clone()),
        complainant: written(&section.complainant),
        identity: section
            .complainant_identity
            .map(|identity| identity.zh().to_owned()),
        phone: written(&section.complainant_phone),
        order_number: written(&section.order_no),
        waybill_number: written(&section.waybill_no),
        service_type: section.service_type.map(|service| service.zh().to_owned()),
        transaction_phase: section.transaction_phase.map(|phase| phase.zh().to_owned()),
        service_element: written(&section.service_element),
        category: catalogue::category(&section.category).map(|category| category.zh.to_owned()),
        subcategory: written(&section.subcategory),
        severity: Some(section.severity.zh().to_owned()),
        severity_note: written(&section.severity_note),
        occurred_at: local(section.occurred_at),
        occurred_place: written(&section.occurred_place),
        is_repeat: Some(section.is_repeat),
        repeat_of: detail.repeat_of.clone(),
        goods: written(&section.goods),
        quantity: section
            .qty
            .map(|quantity| format!("{quantity}{}", section.unit)),
        goods_value: section.goods_value,
        description: written(&section.description),
        request: written(&section.customer_request),
        claim_amount: section.claim_amount,
        claim_deadline: local(section.claim_deadline),
        evidence: detail
            .attachments
            .iter()
            .map(|file| file.name.clone())
            .collect(),
        first_response: section
            .first_response
            .iter()
            .map(|method| method.zh().to_owned())
            .collect(),
        assessment: section.initial_assessment.as_ref().map(assessment),
        acknowledgement: acknowledgement(section, people),
        leader_informed_at: local(section.leader_informed_at),
        promised_by: Some(detail.complaint.promised_by.local()),
        complained_department: Some(section.complained_dept.zh().to_owned()),
        forwarded_to: section
            .forwarded_to
            .map(|id| people.signatory(id, section.forwarded_at)),
        project_manager: project_manager.map(|id| people.name(id)),
    }
}

fn acknowledgement(section: &SectionOne, people: &People) -> Option<Acknowledgement> {
    let at = section.ack_at?;
    let by = people.signatory(section.ack_by.unwrap_or(section.receiver), Some(at));
    Some(Acknowledgement {
        by,
        method: written(&section.ack_method),
    })
}

fn assessment(answers: &InitialAssessment) -> Assessment {
    Assessment {
        severity: written(&answers.severity).or_else(|| written(&answers.reason)),
        safety: Some(answers.safety),
        complexity: written(&answers.complexity),
        impact: written(&answers.impact),
        immediate_action: Some(answers.immediate_action),
    }
}

fn written(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
