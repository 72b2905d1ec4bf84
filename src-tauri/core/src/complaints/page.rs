//! Everything that the page of one complaint, and its paper, shows.

use serde::Serialize;

use super::deeds::Amendment;
use super::{
    Base, ClockRun, Complaint, Counting, Course, Deed, Desk, Duration, Entry, NextAct,
    NoticeRecord, Standing, State, Step, clocks, derive, duration, effective, missing, next, rows,
};
use crate::attachments::{self, Attachment};
use crate::clock::Moment;
use crate::customers::{self, Class};
use crate::ids::{ComplaintId, CustomerId, StaffId};
use crate::staff::{Act, Role, Session};
use crate::store::Store;
use crate::{Result, phone};

/// A step as the timeline shows it, as it was entered.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct StepView {
    /// Place in the complaint, from 1.
    pub sequence: u32,
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
    /// Who held the paper from then on; `None` where it stayed.
    pub holder_after: Option<StaffId>,
    /// Whether it was retracted and no longer counts.
    pub retracted: bool,
    /// What it says.
    pub deed: Deed,
}

/// A clock as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct ClockView {
    /// The clock.
    pub run: ClockRun,
    /// Whether its due time was missed.
    pub late: bool,
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
    /// The steps so far, as they were entered.
    pub steps: Vec<StepView>,
    /// Where it stands.
    pub standing: Standing,
    /// Every section's record, for pages and papers.
    pub record: NoticeRecord,
    /// What may happen next, and who may do it.
    pub next: Vec<NextAct>,
    /// Every clock that ever ran, in the order in which they started.
    pub clocks: Vec<ClockView>,
    /// How long it was open; `None` before it ended for the first time.
    pub duration: Option<Duration>,
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
    let now = store.clock().now();
    store.read(|connection| detail(connection, by, now, rows::get(connection, id)?))
}

/// The page of a complaint, by number.
pub fn by_number(store: &Store, by: &Session, number: &str) -> Result<ComplaintDetail> {
    by.require(Act::ViewCustomers)?;
    let now = store.clock().now();
    store.read(|connection| detail(connection, by, now, rows::by_number(connection, number)?))
}

fn detail(
    connection: &rusqlite::Connection,
    by: &Session,
    now: Moment,
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
    let steps = rows::entries(connection, complaint.id)?;
    let desk = Desk::read(connection)?;
    let mut course = derive(Base::of(&complaint, &steps), &steps);
    let counted = effective(&steps);
    let counting = Counting {
        calendar: &desk.calendar,
        closing: desk.closing,
    };
    let runs = clocks(&course.base, &counted, counting);
    // Whoever works on the complaint must be able to call back; finance need not (domain.md §4).
    let unmasked = customer
        .as_ref()
        .is_none_or(|customer| customer.is_unmasked_for(by))
        || [Role::ServiceAgent, Role::Operations, Role::ProjectManager]
            .iter()
            .any(|role| by.is(*role));
    if !unmasked {
        complaint.section.complainant_phone = phone::mask(&complaint.section.complainant_phone);
        for record in &mut course.record.amendments {
            mask_amended_phone(&mut record.amendment.sheet);
        }
    }
    Ok(ComplaintDetail {
        steps: steps
            .iter()
            .map(|entry| step_view(entry, &course, unmasked))
            .collect(),
        next: next::acts(&course, &desk, Some(by)),
        clocks: runs
            .into_iter()
            .map(|run| ClockView {
                late: run.is_late(now),
                run,
            })
            .collect(),
        duration: duration(&counted, counting),
        standing: course.standing,
        record: course.record,
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

fn step_view(entry: &Entry<Deed>, course: &Course, unmasked: bool) -> StepView {
    let retractions = &course.record.retractions;
    let mut deed = entry.sheet.clone();
    if let Deed::Amend(amendment) = &mut deed
        && !unmasked
    {
        mask_amended_phone(amendment);
    }
    StepView {
        sequence: entry.sequence,
        step: entry.sheet.step(),
        round: entry.round,
        decided_by: entry.decided_by,
        decided_at: entry.decided_at,
        entered_by: entry.entered_by,
        entered_at: entry.entered_at,
        entered_late: entry.entered_late,
        holder_after: entry.holder_after,
        retracted: retractions
            .iter()
            .any(|retraction| retraction.retracted.sequence == entry.sequence),
        deed,
    }
}

/// A telephone number that was amended is masked like the number itself.
fn mask_amended_phone(amendment: &mut Amendment) {
    if amendment.field != "complainant_phone" {
        return;
    }
    for value in [&mut amendment.old, &mut amendment.new] {
        if let Some(number) = value.as_str() {
            *value = phone::mask(number).into();
        }
    }
}
