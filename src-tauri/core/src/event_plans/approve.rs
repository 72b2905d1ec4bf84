//! 审批栏: enters a signature.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::check::located;
use super::family::{Family, top};
use super::standing::{Signature, Standing};
use super::{EventPlan, PlanState, Station, Verdict, may_sign, missing, rows, standing};
use crate::clock::Moment;
use crate::ids::{ApprovalId, EventPlanId, StaffId};
use crate::problems::{Problems, Weight};
use crate::staff::{self, Act, Role, Session};
use crate::store::{Changed, Op, Store, Tx};
use crate::{Error, Result};

record! {
    table "event_plan_approvals", root "event_plans" by plan_id;
    /// One signature; it is never changed.
    pub struct Approval {
        /// Key.
        pub id: ApprovalId,
        /// The plan at the top of the family.
        pub plan_id: EventPlanId,
        /// Place among the plan's signatures, from 1.
        pub sequence: u32,
        /// The round it belongs to.
        pub round: u32,
        /// The line.
        pub station: Station,
        /// What it says.
        pub verdict: Verdict,
        /// 意见.
        pub opinion: String,
        /// Who decided on paper.
        pub decided_by: StaffId,
        /// 日期.
        pub decided_on: NaiveDate,
        /// The leader who let the author sign a second line, in a firm too small for two people.
        pub allowed_by: Option<StaffId>,
        /// Why.
        pub allowed_because: String,
        /// Who typed it in.
        pub entered_by: StaffId,
        /// When.
        pub entered_at: Moment,
    }
}

/// A leader's leave for one person to act on both sides of a plan (domain.md §4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Exception {
    /// The leader.
    pub by: StaffId,
    /// Why.
    pub because: String,
}

/// A signature as it is entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ApprovalInput {
    /// The plan; of a sub-plan the one at the top is signed.
    pub plan: EventPlanId,
    /// The line.
    pub station: Station,
    /// What it says.
    pub verdict: Verdict,
    /// 意见; needed where the plan is sent back.
    pub opinion: String,
    /// Who decided on paper.
    pub decided_by: StaffId,
    /// 日期.
    pub decided_on: NaiveDate,
    /// Leave for the author to sign this line too.
    pub exception: Option<Exception>,
}

/// Enters a signature: one's own, or, for whoever writes plans, that of a colleague from the signed sheet.
pub fn approve(store: &Store, by: &Session, input: ApprovalInput) -> Result<Changed<Approval>> {
    store.write(by.actor(), Op::ApproveEventPlan, |tx| sign(tx, by, input))
}

/// Enters a signature within a write.
pub(super) fn sign(tx: &mut Tx<'_>, by: &Session, input: ApprovalInput) -> Result<Approval> {
    by.require(Act::ViewPlans)?;
    if input.decided_by != by.staff {
        by.require(Act::WritePlans)?;
    }
    let plan = rows::get(tx.connection(), input.plan)?;
    let approvals = rows::approvals(tx.connection(), plan.id)?;
    let standing = standing(&signatures(&approvals));
    check(tx, &plan, &approvals, &standing, &input)?;
    let round = match input.station {
        Station::Author => standing.round + 1,
        _ => standing.round,
    };
    let (allowed_by, allowed_because) = match input.exception {
        Some(exception) => (Some(exception.by), exception.because.trim().to_owned()),
        None => (None, String::new()),
    };
    let approval = Approval {
        id: ApprovalId::fresh(tx.now()),
        plan_id: plan.id,
        sequence: approvals.len() as u32 + 1,
        round,
        station: input.station,
        verdict: input.verdict,
        opinion: input.opinion.trim().to_owned(),
        decided_by: input.decided_by,
        decided_on: input.decided_on,
        allowed_by,
        allowed_because,
        entered_by: by.staff,
        entered_at: tx.now(),
    };
    tx.insert(&approval)?;
    spread(tx, &plan)?;
    Ok(approval)
}

/// What the rules need of the rows.
pub(super) fn signatures(approvals: &[Approval]) -> Vec<Signature> {
    approvals
        .iter()
        .map(|approval| Signature {
            station: approval.station,
            verdict: approval.verdict,
            decided_by: approval.decided_by,
        })
        .collect()
}

/// Writes where the family of a top plan stands to each of its members. A closed plan stays closed.
pub(super) fn spread(tx: &mut Tx<'_>, top: &EventPlan) -> Result<()> {
    let Standing { state, round, .. } =
        standing(&signatures(&rows::approvals(tx.connection(), top.id)?));
    let family = Family::of(tx.connection(), top.clone())?;
    for member in family.members() {
        if member.state != PlanState::Closed {
            let after = EventPlan {
                state,
                round,
                ..member.clone()
            };
            tx.update(member, &after)?;
        }
    }
    Ok(())
}

const LONGEST_OPINION: usize = 1_000;

fn check(
    tx: &Tx<'_>,
    plan: &EventPlan,
    approvals: &[Approval],
    standing: &Standing,
    input: &ApprovalInput,
) -> Result<()> {
    let mut problems = Problems::default();
    if plan.parent_id.is_some() {
        let top = top(tx.connection(), plan)?.plan_no;
        let params = [("plan_no", top.into())];
        problems.add("plan", "signed_with_the_top", Weight::Error, params);
    }
    match plan.state {
        PlanState::Closed => problems.error("plan", "plan_is_closed"),
        _ => {
            if let Err(code) = may_sign(standing, input.station, input.verdict) {
                problems.add("station", code, Weight::Error, []);
            }
        }
    }
    if input.verdict == Verdict::Return {
        problems.require("opinion", &input.opinion);
    }
    problems.limit("opinion", &input.opinion, LONGEST_OPINION);
    check_person(tx, &mut problems, standing, input)?;
    check_day(tx, &mut problems, approvals, standing, input);
    if input.station == Station::Author {
        for field in missing(&plan.sheet) {
            problems.error(&field, "needed_before_signature");
        }
    }
    located(problems).refuse(false).map(drop)
}

/// The person holds the station's role and does not act on both sides, unless a leader allowed it.
fn check_person(
    tx: &Tx<'_>,
    problems: &mut Problems,
    standing: &Standing,
    input: &ApprovalInput,
) -> Result<()> {
    let known = |id| match staff::get(tx.connection(), id) {
        Ok(person) => Ok(Some(person)),
        Err(Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error),
    };
    match known(input.decided_by)? {
        None => problems.error("decided_by", "unknown_person"),
        Some(person) if !input.station.is_of(&person) => {
            problems.error("decided_by", "not_of_this_role");
        }
        Some(_) => {}
    }
    let on_both_sides =
        input.station != Station::Author && standing.author == Some(input.decided_by);
    match &input.exception {
        None if on_both_sides => problems.error("decided_by", "signs_own_plan"),
        None => {}
        Some(exception) => {
            problems.require("exception.because", &exception.because);
            let is_leader = known(exception.by)?
                .is_some_and(|person| person.active && person.roles.contains(&Role::Leader));
            if !is_leader || exception.by == input.decided_by {
                problems.error("exception.by", "not_a_leader");
            }
        }
    }
    Ok(())
}

fn check_day(
    tx: &Tx<'_>,
    problems: &mut Problems,
    approvals: &[Approval],
    standing: &Standing,
    input: &ApprovalInput,
) {
    if input.decided_on > tx.now().local_date() {
        problems.error("decided_on", "in_the_future");
    }
    let begun = approvals
        .iter()
        .find(|approval| approval.round == standing.round && approval.station == Station::Author);
    if input.station != Station::Author
        && begun.is_some_and(|author| input.decided_on < author.decided_on)
    {
        problems.error("decided_on", "before_the_author");
    }
}
