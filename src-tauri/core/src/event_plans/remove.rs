//! Puts a plan into the recycle bin.

use serde::{Deserialize, Serialize};

use super::check::located;
use super::family::Family;
use super::rows;
use crate::attachments;
use crate::ids::EventPlanId;
use crate::problems::{Problems, Weight};
use crate::staff::Session;
use crate::store::{Changed, Op, Store};
use crate::{Error, Result};

/// What is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RemoveInput {
    /// The plan.
    pub id: EventPlanId,
    /// Its sub-plans go too; without this a plan that has some is refused.
    pub with_sub_plans: bool,
}

/// Removes an open plan with its files; what is being signed or was approved stays. Its number is never given again, and
/// undo brings everything back.
pub fn remove(store: &Store, by: &Session, input: RemoveInput) -> Result<Changed<()>> {
    store.write(by.actor(), Op::RemoveEventPlan, |tx| {
        let plan = rows::get(tx.connection(), input.id)?;
        let family = Family::of(tx.connection(), plan)?;
        let mut members = family.members();
        if members.iter().any(|plan| !plan.may_be_edited_by(by)) {
            return Err(Error::Forbidden {
                act: "edit_event_plan",
            });
        }
        if members.iter().any(|plan| !plan.state.is_open()) {
            return Err(Error::Forbidden {
                act: "change_locked_plan",
            });
        }
        if members.len() > 1 && !input.with_sub_plans {
            let mut problems = Problems::default();
            let params = [("count", (members.len() - 1).into())];
            problems.add("plan", "has_sub_plans", Weight::Error, params);
            return located(problems).refuse(false).map(drop);
        }
        // From the leaves up: a plan above never goes before what hangs on it.
        members.reverse();
        for plan in members {
            for file in attachments::of_owner(tx.connection(), plan.id.uuid())? {
                tx.delete(&file)?;
            }
            tx.delete(plan)?;
        }
        Ok(())
    })
}
