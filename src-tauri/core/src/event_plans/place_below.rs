//! Puts a plan below another one, or on its own again.

use serde::{Deserialize, Serialize};

use super::add::{check_parent, check_sums};
use super::approve::spread;
use super::check::located;
use super::{EventPlan, family, rows};
use crate::ids::EventPlanId;
use crate::problems::Problems;
use crate::staff::Session;
use crate::store::{Changed, Op, Store, Tx};
use crate::{Error, Result};

/// Where a plan is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PlacementInput {
    /// The plan.
    pub id: EventPlanId,
    /// The plan that it is to be part of; `None` on its own.
    pub parent: Option<EventPlanId>,
}

/// Moves an open plan with all that hangs on it. Its number stays, and it takes the state of its new family. It is not
/// undone but moved back: meanwhile the other plan may have been signed, or hung below this one.
pub fn place_below(
    store: &Store,
    by: &Session,
    input: PlacementInput,
) -> Result<Changed<EventPlan>> {
    store.write(by.actor(), Op::MoveEventPlan, |tx| {
        let before = rows::get(tx.connection(), input.id)?;
        require_right(by, &before)?;
        if let Some(parent) = input.parent
            && before.parent_id != input.parent
        {
            check_place(tx, by, &before, parent)?;
        }
        let after = EventPlan {
            parent_id: input.parent,
            ..before.clone()
        };
        tx.update(&before, &after)?;
        spread(tx, &family::top(tx.connection(), &after)?)?;
        check_sums(tx, &after)?;
        rows::get(tx.connection(), after.id)
    })
}

fn require_right(by: &Session, plan: &EventPlan) -> Result<()> {
    match (plan.state.is_open(), plan.may_be_edited_by(by)) {
        (true, true) => Ok(()),
        (false, _) => Err(Error::Forbidden {
            act: "change_locked_plan",
        }),
        (true, false) => Err(Error::Forbidden {
            act: "edit_event_plan",
        }),
    }
}

/// Never below itself, never below a plan that is small, being signed or of somebody else.
fn check_place(tx: &Tx<'_>, by: &Session, plan: &EventPlan, parent: EventPlanId) -> Result<()> {
    if family::would_circle(plan.id, parent, &rows::part_of(tx.connection())?) {
        let mut problems = Problems::default();
        problems.error("parent", "part_of_itself");
        return located(problems).refuse(false).map(drop);
    }
    let parent = rows::get(tx.connection(), parent)?;
    check_parent(&parent)?;
    require_right(by, &parent)
}
