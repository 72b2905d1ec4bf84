//! Changes a plan while it is open.

use serde::{Deserialize, Serialize};

use super::add::{check_references, check_sums, take_files, tidy};
use super::check::located;
use super::{EventPlan, PlanSheet, PlanSize, check, rows};
use crate::attachments::Attachment;
use crate::ids::EventPlanId;
use crate::problems::Problems;
use crate::staff::{Act, Session};
use crate::store::{self, Changed, Op, Store, Tx};
use crate::{Error, Result, merge};

/// A changed plan, beside the sheet it was made from: another window may have saved meanwhile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct PlanUpdate {
    /// The plan.
    pub id: EventPlanId,
    /// The sheet as it was when the user began.
    pub base: PlanSheet,
    /// The sheet as the user wants it.
    pub sheet: PlanSheet,
}

/// Saves what the user changed and keeps what others changed meanwhile; a table counts as one field. Whoever may only
/// fill in resources may change nothing else. Files that the sheet names no longer go into the recycle bin.
pub fn update(store: &Store, by: &Session, input: PlanUpdate) -> Result<Changed<EventPlan>> {
    store.write(by.actor(), Op::UpdateEventPlan, |tx| {
        let before = rows::get(tx.connection(), input.id)?;
        let (base, wanted) = (tidy(input.base), tidy(input.sheet));
        let sheet = merge::three_way(&base, &before.sheet, &wanted).map_err(|fields| {
            let by = merge::last_author(tx.connection(), input.id.uuid());
            Error::ChangedMeanwhile { fields, by }
        })?;
        let after = EventPlan {
            sheet,
            ..before.clone()
        };
        require_right(by, &before, &after)?;
        check(&after.sheet, after.parent_id.is_some()).refuse(false)?;
        check_references(tx, &after.sheet, Some(after.id))?;
        check_size(tx, &after)?;
        tx.update(&before, &after)?;
        take_files(tx, &after)?;
        drop_files(tx, &before, &after)?;
        check_sums(tx, &after)?;
        Ok(after)
    })
}

fn require_right(by: &Session, before: &EventPlan, after: &EventPlan) -> Result<()> {
    if !before.state.is_open() {
        return Err(Error::Forbidden {
            act: "change_locked_plan",
        });
    }
    let of_resources_only = EventPlan {
        sheet: PlanSheet {
            resources: after.sheet.resources.clone(),
            ..before.sheet.clone()
        },
        ..before.clone()
    };
    let may = before.may_be_edited_by(by)
        || (by.may(Act::FillPlanResources) && *after == of_resources_only);
    match may {
        true => Ok(()),
        false => Err(Error::Forbidden {
            act: "edit_event_plan",
        }),
    }
}

/// A plan with sub-plans stays large.
fn check_size(tx: &Tx<'_>, plan: &EventPlan) -> Result<()> {
    let mut problems = Problems::default();
    if plan.sheet.size == PlanSize::Small && !rows::sub_plans(tx.connection(), plan.id)?.is_empty()
    {
        problems.error("size", "has_sub_plans");
    }
    located(problems).refuse(false).map(drop)
}

fn drop_files(tx: &mut Tx<'_>, before: &EventPlan, after: &EventPlan) -> Result<()> {
    let kept = after.sheet.files();
    for id in before.sheet.files() {
        let file: Option<Attachment> = store::get(tx.connection(), id.uuid())?;
        if let Some(file) = file
            && !kept.contains(&id)
        {
            tx.delete(&file)?;
        }
    }
    Ok(())
}
