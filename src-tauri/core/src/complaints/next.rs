//! What may happen next, and who may do it.

use rusqlite::Connection;
use serde::Serialize;

use super::deeds::*;
use super::desk::Desk;
use super::who::{Who, who};
use super::{Base, Complaint, Course, Phase, Severity, State, derive, rows};
use crate::Result;
use crate::ids::{ComplaintId, StaffId};
use crate::money::Fen;
use crate::staff::{Act, Role, Session};
use crate::store::Store;

/// A step that is possible now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct NextAct {
    /// The step.
    pub step: Step,
    /// Who may decide it.
    pub who: Who,
    /// The results that are offered, as codes; empty where the step has only one.
    pub results: Vec<String>,
    /// Why it goes to the leader, with 会签.
    pub triggers: Vec<Trigger>,
    /// Whether the person who asks may decide it.
    pub mine: bool,
    /// Whether the person who asks may type it, from paper too.
    pub may_type: bool,
}

/// Where a complaint stands and what may happen.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct NextSteps {
    /// 编号.
    pub complaint_no: String,
    /// Where it rests.
    pub state: State,
    /// Where it stands in operation.
    pub phase: Option<Phase>,
    /// Round of handling.
    pub round: u32,
    /// Who holds the paper.
    pub holder: Option<StaffId>,
    /// What may happen.
    pub acts: Vec<NextAct>,
}

/// What may happen to a complaint next, by key.
pub fn next(store: &Store, by: &Session, id: ComplaintId) -> Result<NextSteps> {
    by.require(Act::ViewCustomers)?;
    store.read(|connection| of_complaint(connection, by, rows::get(connection, id)?))
}

/// What may happen to a complaint next, by number.
pub fn next_by_number(store: &Store, by: &Session, number: &str) -> Result<NextSteps> {
    by.require(Act::ViewCustomers)?;
    store.read(|connection| of_complaint(connection, by, rows::by_number(connection, number)?))
}

fn of_complaint(connection: &Connection, by: &Session, complaint: Complaint) -> Result<NextSteps> {
    let desk = Desk::read(connection)?;
    let steps = rows::entries(connection, complaint.id)?;
    let course = derive(Base::of(&complaint, &steps), &steps);
    Ok(NextSteps {
        complaint_no: complaint.complaint_no,
        state: course.standing.state,
        phase: course.standing.phase,
        round: course.standing.round,
        holder: course.standing.holder,
        acts: acts(&course, &desk, Some(by)),
    })
}

/// The steps that are possible now, with who may decide them.
pub(super) fn acts(course: &Course, desk: &Desk, by: Option<&Session>) -> Vec<NextAct> {
    let may_type = by.is_some_and(types_for_others);
    possible(course)
        .into_iter()
        .map(|step| {
            let who = who(course, desk, step, None);
            let asking = by.and_then(|by| desk.person(by.staff));
            let mine = asking.is_some_and(|person| who.allows(person));
            NextAct {
                step,
                results: results(course, step),
                triggers: match step {
                    Step::Countersign => triggers(course),
                    Step::Leader | Step::Rule => course.standing.triggers.clone(),
                    _ => Vec::new(),
                },
                who,
                mine,
                may_type: mine || may_type,
            }
        })
        .collect()
}

/// Whether the user may type what others decided on paper (process.md §2).
pub(super) fn types_for_others(by: &Session) -> bool {
    by.is(Role::ServiceAgent) || by.is(Role::ServiceSupervisor)
}

/// The chart: which steps a state waits for, and which may always happen (process.md §2).
pub(super) fn possible(course: &Course) -> Vec<Step> {
    let standing = &course.standing;
    let mut steps = match (standing.state, standing.phase) {
        (State::Received, _) if course.facts.acknowledged => vec![Step::Forward],
        (State::Received, _) => vec![Step::Acknowledge],
        (State::Coordinating, _) => vec![Step::Accept, Step::Refuse],
        (State::RefusalReview, _) => vec![Step::Review],
        (State::Accepted, _) => vec![Step::Investigate],
        (State::InOperation, Some(Phase::Countersign)) => {
            vec![Step::Countersign, Step::SendBack, Step::Propose]
        }
        (State::InOperation, Some(Phase::Execute)) => {
            vec![Step::Finish, Step::Reply, Step::Propose]
        }
        (State::InOperation, Some(Phase::Done)) => vec![Step::Return, Step::Reply, Step::Propose],
        (State::InOperation, _) => vec![Step::Propose],
        (State::Escalated, _) if waits_for_ruling(course) => vec![Step::Rule],
        (State::Escalated, _) => vec![Step::Leader],
        (State::Returned, _) => vec![Step::Verify, Step::Reply],
        (State::Verified | State::NotUpheld, _) => {
            vec![Step::Reply, Step::Attempt, Step::Feedback]
        }
        (State::Feedback, _) => vec![Step::Sign],
        (State::Closed | State::Withdrawn, _) => vec![Step::Report, Step::Reopen],
        (State::Reported, _) => vec![Step::Archive, Step::Reopen],
        (State::Archived, _) => vec![Step::Reopen],
        (State::Voided, _) => return Vec::new(),
    };
    if !standing.state.is_over() {
        steps.push(Step::Withdraw);
        if standing.actual_cost == Fen::ZERO {
            steps.push(Step::Void);
        }
        steps.push(Step::NameManager);
    }
    // Before the hand-over the level is changed in the open section itself.
    if standing.state != State::Received {
        steps.push(Step::Regrade);
    }
    steps.extend([
        Step::MoveCustody,
        Step::Wait,
        Step::AddEvidence,
        Step::Amend,
    ]);
    if standing.last_step.is_some() {
        steps.push(Step::Retract);
    }
    steps
}

fn waits_for_ruling(course: &Course) -> bool {
    let triggers = &course.standing.triggers;
    triggers.contains(&Trigger::Refusal) || triggers.contains(&Trigger::NotAccepted)
}

/// Why the proposal must go to the leader (process.md §2 row 12).
pub(super) fn triggers(course: &Course) -> Vec<Trigger> {
    let (standing, plan) = (&course.standing, course.facts.plan.as_ref());
    let overrun = standing.applied.zip(standing.approved);
    let holds = [
        (Trigger::Cost, standing.applied.is_some()),
        (
            Trigger::CannotOperate,
            plan.is_some_and(|plan| plan.cannot_operate),
        ),
        (
            Trigger::Overrun,
            overrun.is_some_and(|(applied, approved)| applied > approved),
        ),
        (Trigger::Critical, standing.severity == Severity::Critical),
    ];
    holds
        .into_iter()
        .filter_map(|(trigger, holds)| holds.then_some(trigger))
        .collect()
}

/// The reviews that are offered: a refusal of 重大 is never settled by the supervisor alone.
pub(super) fn reviews(course: &Course) -> Vec<ReviewResult> {
    match course.standing.severity {
        Severity::Critical => vec![ReviewResult::ToLeader],
        _ => ReviewResult::ALL.to_vec(),
    }
}

/// The decisions that are offered: a part of something only where something was applied for.
pub(super) fn decisions(course: &Course) -> Vec<LeaderChoice> {
    let all = LeaderChoice::ALL.iter().copied();
    let has_cost = course.standing.applied.is_some();
    all.filter(|choice| *choice != LeaderChoice::Partly || has_cost)
        .collect()
}

/// The rulings that are offered, by what is ruled on.
pub(super) fn rulings(course: &Course) -> Vec<RulingResult> {
    match course.standing.triggers.contains(&Trigger::NotAccepted) {
        true => vec![RulingResult::HandleAnew, RulingResult::Uphold],
        false => vec![
            RulingResult::Order,
            RulingResult::Reassign,
            RulingResult::NotUpheld,
        ],
    }
}

fn results(course: &Course, step: Step) -> Vec<String> {
    macro_rules! codes {
        ($values:expr) => {
            $values
                .iter()
                .map(|value| value.code().to_owned())
                .collect()
        };
    }
    match step {
        Step::Review => codes!(reviews(course)),
        Step::Leader => codes!(decisions(course)),
        Step::Rule => codes!(rulings(course)),
        Step::Verify => codes!(VerifyResult::ALL),
        Step::Feedback => codes!(FeedbackResult::ALL),
        Step::Void => codes!(VoidReason::ALL),
        _ => Vec::new(),
    }
}
