//! Makes a plan, with its sub-plans in the same breath.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::check::located;
use super::{EventPlan, PlanSheet, PlanSize, PlanState, check, family, number, prose, rows};
use crate::attachments::{self, Attachment};
use crate::ids::{AttachmentId, EventPlanId};
use crate::problems::{Problems, Weight};
use crate::staff::{Act, Session};
use crate::store::{self, Changed, Op, Store, Tx};
use crate::{Error, Result, customers};

/// A plan as it is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct PlanInput {
    /// The plan that it is part of.
    pub parent: Option<EventPlanId>,
    /// A number from paper that is to be kept; given anew where it is empty.
    pub plan_no: String,
    /// The cover and the nine sections. Files that it names are staged ones.
    pub sheet: PlanSheet,
}

/// The plan that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Added {
    /// Key.
    pub id: EventPlanId,
    /// 编号.
    pub plan_no: String,
}

/// Files that a plan prints: what the paper can take in.
const PRINTABLE: [&str; 3] = ["application/pdf", "image/png", "image/jpeg"];

/// Adds a plan. A sub-plan needs a large plan above it that is not being signed.
pub fn add(store: &Store, by: &Session, input: PlanInput) -> Result<Changed<Added>> {
    by.require(Act::ProposePlans)?;
    store.write(by.actor(), Op::AddEventPlan, |tx| {
        let plan = insert(tx, by, input)?;
        Ok(Added {
            id: plan.id,
            plan_no: plan.plan_no,
        })
    })
}

/// Inserts a plan within a write.
pub(super) fn insert(tx: &mut Tx<'_>, by: &Session, input: PlanInput) -> Result<EventPlan> {
    let sheet = tidy(input.sheet);
    check(&sheet, input.parent.is_some()).refuse(false)?;
    check_references(tx, &sheet, None)?;
    let parent = match input.parent {
        Some(id) => Some(parent(tx, by, id)?),
        None => None,
    };
    let plan_no = match input.plan_no.trim().to_uppercase() {
        given if given.is_empty() => match &parent {
            Some(parent) => number::sub_plan(tx, &parent.plan_no)?,
            None => {
                let day = sheet.starts_at.unwrap_or(tx.now()).local_date();
                number::top(tx, day)?
            }
        },
        given => kept(tx, given, parent.as_ref())?,
    };
    let plan = EventPlan {
        id: EventPlanId::fresh(tx.now()),
        plan_no,
        parent_id: input.parent,
        sheet,
        drafted_by: by.staff,
        state: parent
            .as_ref()
            .map_or(PlanState::Draft, |parent| parent.state),
        round: parent.as_ref().map_or(0, |parent| parent.round),
        closing: None,
        closed_by: None,
        closed_at: None,
    };
    tx.insert(&plan)?;
    take_files(tx, &plan)?;
    check_sums(tx, &plan)?;
    Ok(plan)
}

/// The plan above, which must be able to take a sub-plan.
fn parent(tx: &Tx<'_>, by: &Session, id: EventPlanId) -> Result<EventPlan> {
    let parent = rows::get(tx.connection(), id)?;
    check_parent(&parent)?;
    if !parent.may_be_edited_by(by) {
        return Err(Error::Forbidden {
            act: "edit_event_plan",
        });
    }
    Ok(parent)
}

/// Only a large plan that is open takes a sub-plan.
pub(super) fn check_parent(parent: &EventPlan) -> Result<()> {
    let mut problems = Problems::default();
    if parent.sheet.size != PlanSize::Large {
        problems.error("parent", "parent_is_small");
    }
    if !parent.state.is_open() {
        problems.error("parent", "plan_is_locked");
    }
    located(problems).refuse(false).map(drop)
}

/// A number from paper, kept when it has that form and is free.
fn kept(tx: &Tx<'_>, given: String, parent: Option<&EventPlan>) -> Result<String> {
    let mut problems = Problems::default();
    if !number::is_from_paper(&given, parent.map(|parent| parent.plan_no.as_str())) {
        problems.error("plan_no", "number_not_from_paper");
    } else if !rows::is_free(tx.connection(), &given)? {
        problems.error("plan_no", "number_taken");
    }
    located(problems).refuse(false)?;
    Ok(given)
}

/// Customers and files that the sheet names must be there, the files staged or the plan's own, pictures must be pictures.
pub(super) fn check_references(
    tx: &Tx<'_>,
    sheet: &PlanSheet,
    plan: Option<EventPlanId>,
) -> Result<()> {
    let mut problems = Problems::default();
    for (index, invitee) in sheet.invitees.iter().enumerate() {
        if let Some(id) = invitee.customer
            && !customers::rows::exists(tx.connection(), id.uuid())?
        {
            let field = format!("invitees.{index}.customer");
            problems.error(&field, "unknown_customer");
        }
    }
    let mut files: HashMap<AttachmentId, Option<Attachment>> = HashMap::new();
    for id in sheet.files() {
        // A file of another record is as good as none.
        let file: Option<Attachment> = store::get(tx.connection(), id.uuid())?;
        let own = plan.map(EventPlanId::uuid);
        files.insert(id, file.filter(|file| file.is_free_for(own)));
    }
    let media = |id: AttachmentId| {
        let file = files.get(&id).and_then(Option::as_ref);
        file.map(|file| file.media_type.as_str())
    };
    for (index, row) in sheet.attachments.iter().enumerate() {
        let field = format!("attachments.{index}.file");
        match row.file.map(media) {
            Some(None) => problems.error(&field, "unknown_file"),
            Some(Some(kind)) if !PRINTABLE.contains(&kind) => {
                problems.error(&field, "not_printable");
            }
            _ => {}
        }
    }
    for (key, blocks) in sheet.prose() {
        for (index, block) in blocks.iter().enumerate() {
            let field = format!("{key}.{index}.attachment");
            match block.picture().map(media) {
                Some(None) => problems.error(&field, "unknown_file"),
                Some(Some(kind)) if !PRINTABLE[1..].contains(&kind) => {
                    problems.error(&field, "not_a_picture");
                }
                _ => {}
            }
        }
    }
    located(problems).refuse(false).map(drop)
}

/// Gives the files of the sheet to the plan.
pub(super) fn take_files(tx: &mut Tx<'_>, plan: &EventPlan) -> Result<()> {
    let files = plan.sheet.files();
    attachments::assign(tx, &files, "event_plans", plan.id.uuid(), None)
}

/// The sums of the whole family must be amounts.
pub(super) fn check_sums(tx: &Tx<'_>, plan: &EventPlan) -> Result<()> {
    let top = family::top(tx.connection(), plan)?;
    let family = family::Family::of(tx.connection(), top)?;
    if super::budget::view(&family).is_none() {
        let mut problems = Problems::default();
        problems.add("budget", "too_large", Weight::Error, []);
        return located(problems).refuse(false).map(drop);
    }
    Ok(())
}

/// Texts without blanks at their ends, and without what no paper shows.
pub(super) fn tidy(mut sheet: PlanSheet) -> PlanSheet {
    for blocks in sheet.prose_mut() {
        prose::tidy(blocks);
    }
    for text in [
        &mut sheet.name,
        &mut sheet.sponsor,
        &mut sheet.author,
        &mut sheet.version,
        &mut sheet.place,
        &mut sheet.audience,
        &mut sheet.participants,
    ] {
        *text = text.trim().to_owned();
    }
    sheet
}

impl EventPlan {
    /// Whether the user may change all of it: whoever writes plans, and the proposer his own.
    pub fn may_be_edited_by(&self, by: &Session) -> bool {
        by.may(Act::WritePlans) || (by.may(Act::ProposePlans) && self.drafted_by == by.staff)
    }
}
