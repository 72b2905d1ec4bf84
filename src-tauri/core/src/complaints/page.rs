//! Everything that the page of one complaint, and its paper, shows.

use serde::Serialize;

use super::{Complaint, State, Step, missing, rows};
use crate::attachments::{self, Attachment};
use crate::clock::Moment;
use crate::customers::{self, Class};
use crate::ids::{ComplaintId, CustomerId, StaffId};
use crate::staff::{Act, Role, Session};
use crate::store::Store;
use crate::{Result, phone};

/// A step as the timeline shows it.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct StepView {
    /// What was done.
    pub step: Step,
    /// Round.
    pub round: u32,
    /// Who decided on paper.
    pub decided_by: StaffId,
    /// When.
    pub decided_at: Moment,
    /// Who typed it in.
    pub entered_by: StaffId,
    /// When.
    pub entered_at: Moment,
    /// 补录.
    pub entered_late: bool,
}

/// The customer as the complaint's page shows it.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct ComplaintCustomer {
    /// Key.
    pub id: CustomerId,
    /// 客户编号.
    pub customer_no: String,
    /// 客户全称.
    pub name: String,
    /// 简称.
    pub short_name: String,
    /// 客户等级.
    pub class: Option<Class>,
    /// 项目经理.
    pub project_manager: Option<StaffId>,
}

/// One complaint with all that belongs to it.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct ComplaintDetail {
    /// The complaint.
    pub complaint: Complaint,
    /// Its customer.
    pub customer: Option<ComplaintCustomer>,
    /// The steps so far.
    pub steps: Vec<StepView>,
    /// Evidence and other files.
    pub attachments: Vec<Attachment>,
    /// What section one lacks before it may be handed over.
    pub missing: Vec<String>,
    /// The complaint that this one repeats.
    pub repeat_of: Option<String>,
    /// Whether the user may complete section one.
    pub may_edit: bool,
}

/// The page of a complaint, by key.
pub fn page(store: &Store, by: &Session, id: ComplaintId) -> Result<ComplaintDetail> {
    by.require(Act::ViewCustomers)?;
    store.read(|connection| detail(connection, by, rows::get(connection, id)?))
}

/// The page of a complaint, by number.
pub fn by_number(store: &Store, by: &Session, number: &str) -> Result<ComplaintDetail> {
    by.require(Act::ViewCustomers)?;
    store.read(|connection| detail(connection, by, rows::by_number(connection, number)?))
}

fn detail(
    connection: &rusqlite::Connection,
    by: &Session,
    mut complaint: Complaint,
) -> Result<ComplaintDetail> {
    let customer = complaint
        .customer_id
        .map(|id| customers::rows::get_even_deleted(connection, id))
        .transpose()?;
    let repeat_of = complaint
        .section
        .repeat_of
        .map(|id| rows::get(connection, id))
        .transpose()?
        .map(|earlier| earlier.complaint_no);
    let missing = match complaint.state {
        State::Received => missing(connection, complaint.customer_id, &complaint.section)?,
        _ => Vec::new(),
    };
    let steps = rows::steps(connection, complaint.id)?
        .into_iter()
        .map(|step| StepView {
            step: step.step,
            round: step.round,
            decided_by: step.decided_by,
            decided_at: step.decided_at,
            entered_by: step.entered_by,
            entered_at: step.entered_at,
            entered_late: step.entered_late,
        });
    // Whoever works on the complaint must be able to call back; finance need not (domain.md §4).
    let unmasked = customer
        .as_ref()
        .is_none_or(|customer| customer.is_unmasked_for(by))
        || [Role::ServiceAgent, Role::Operations, Role::ProjectManager]
            .iter()
            .any(|role| by.is(*role));
    if !unmasked {
        complaint.section.complainant_phone = phone::mask(&complaint.section.complainant_phone);
    }
    Ok(ComplaintDetail {
        steps: steps.collect(),
        attachments: attachments::of_owner(connection, complaint.id.uuid())?,
        missing,
        repeat_of,
        may_edit: complaint.state == State::Received && by.may(Act::ReceiveComplaints),
        customer: customer.map(|customer| ComplaintCustomer {
            id: customer.id,
            customer_no: customer.customer_no,
            name: customer.sheet.name,
            short_name: customer.sheet.short_name,
            class: customer.sheet.class,
            project_manager: customer.sheet.project_manager,
        }),
        complaint,
    })
}
