//! 总结: closes a plan with what came of it and what it cost.

use serde::{Deserialize, Serialize};

use super::check::located;
use super::settlement::check_closing;
use super::{Closing, EventPlan, PlanState, rows};
use crate::Result;
use crate::ids::EventPlanId;
use crate::problems::{Problems, Weight};
use crate::staff::{Act, Session};
use crate::store::{Changed, Op, Store, Tx};

/// The closing of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct CloseInput {
    /// The plan.
    pub id: EventPlanId,
    /// 总结 and 决算.
    pub closing: Closing,
}

/// Closes an approved plan whose sub-plans are closed and whose event has begun. On a closed plan it corrects the
/// figures; the earlier ones stay in the history. It cannot be undone.
pub fn close(store: &Store, by: &Session, input: CloseInput) -> Result<Changed<EventPlan>> {
    store.write(by.actor(), Op::CloseEventPlan, |tx| settle(tx, by, input))
}

/// Closes within a write.
pub(super) fn settle(tx: &mut Tx<'_>, by: &Session, input: CloseInput) -> Result<EventPlan> {
    by.require(Act::WritePlans)?;
    let before = rows::get(tx.connection(), input.id)?;
    let mut problems = check_closing(&input.closing, &before.sheet.budget);
    if !matches!(before.state, PlanState::Approved | PlanState::Closed) {
        problems.error("plan", "not_approved");
    }
    if before.sheet.starts_at.is_some_and(|start| start > tx.now()) {
        problems.error("plan", "event_not_begun");
    }
    check_sub_plans(tx, &before, &mut problems)?;
    located(problems).refuse(false)?;
    let mut closing = input.closing;
    for text in [&mut closing.summary, &mut closing.improvements] {
        *text = text.trim().to_owned();
    }
    let after = EventPlan {
        state: PlanState::Closed,
        closing: Some(closing),
        closed_by: Some(by.staff),
        closed_at: Some(tx.now()),
        ..before.clone()
    };
    tx.update(&before, &after)?;
    Ok(after)
}

fn check_sub_plans(tx: &Tx<'_>, plan: &EventPlan, problems: &mut Problems) -> Result<()> {
    for sub_plan in rows::sub_plans(tx.connection(), plan.id)? {
        if sub_plan.state != PlanState::Closed {
            let params = [("plan_no", sub_plan.plan_no.into())];
            problems.add("plan", "sub_plan_not_closed", Weight::Error, params);
        }
    }
    Ok(())
}
