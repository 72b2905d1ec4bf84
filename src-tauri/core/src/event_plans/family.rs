//! A plan with its sub-plans.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::{EventPlan, rows};
use crate::Result;
use crate::ids::EventPlanId;

/// The mark of the plan that is looked at, among those of its sub-plans.
pub const TOP_MARK: &str = "总";

/// A plan with what hangs below it.
#[derive(Clone, Debug)]
pub(super) struct Family {
    pub plan: EventPlan,
    /// By number.
    pub sub_plans: Vec<Family>,
}

impl Family {
    /// Reads a plan's family. A plan that is met a second time, which only damage could bring about, is left out there.
    pub(super) fn of(connection: &Connection, plan: EventPlan) -> Result<Self> {
        Self::read(connection, plan, &mut HashSet::new())
    }

    fn read(
        connection: &Connection,
        plan: EventPlan,
        seen: &mut HashSet<EventPlanId>,
    ) -> Result<Self> {
        seen.insert(plan.id);
        let mut sub_plans = Vec::new();
        for sub_plan in rows::sub_plans(connection, plan.id)? {
            if !seen.contains(&sub_plan.id) {
                sub_plans.push(Self::read(connection, sub_plan, seen)?);
            }
        }
        Ok(Self { plan, sub_plans })
    }

    /// The plan and everything below it, from the top.
    pub(super) fn members(&self) -> Vec<&EventPlan> {
        let mut members = vec![&self.plan];
        members.extend(self.sub_plans.iter().flat_map(Self::members));
        members
    }

    /// How a member is marked in this family's tables: [`TOP_MARK`], or what its number adds to that of the top.
    pub(super) fn mark(&self, member: &EventPlan) -> String {
        if member.id == self.plan.id {
            return TOP_MARK.to_owned();
        }
        let added = member
            .plan_no
            .strip_prefix(&self.plan.plan_no)
            .and_then(|rest| rest.strip_prefix('-'));
        added.unwrap_or(&member.plan_no).to_owned()
    }
}

/// The plan at the top of a plan's family.
pub(super) fn top(connection: &Connection, plan: &EventPlan) -> Result<EventPlan> {
    let mut seen = HashSet::from([plan.id]);
    let mut top = plan.clone();
    while let Some(parent) = top.parent_id {
        if !seen.insert(parent) {
            break;
        }
        top = rows::get(connection, parent)?;
    }
    Ok(top)
}

/// Whether a plan would become a part of itself below `parent`, by what each plan is part of now.
pub fn would_circle(
    plan: EventPlanId,
    parent: EventPlanId,
    part_of: &HashMap<EventPlanId, EventPlanId>,
) -> bool {
    let mut seen = HashSet::new();
    let mut above = Some(parent);
    while let Some(id) = above {
        if id == plan {
            return true;
        }
        if !seen.insert(id) {
            return false;
        }
        above = part_of.get(&id).copied();
    }
    false
}
