//! The chart: where each step leads (process.md §2). A step that comes here was checked.

use super::super::deeds::*;
use super::super::steps::Entry;
use super::super::{Outcome, Phase, State};
use super::facts::{Answer, Facts, Plan};
use super::{Course, Custody};
use crate::clock::Moment;
use crate::ids::StaffId;
use crate::money::Fen;
use crate::staff::Department;

pub(super) fn take(course: &mut Course, entry: &Entry<Deed>) {
    let (by, at) = (entry.decided_by, entry.decided_at);
    match &entry.sheet {
        Deed::Receive(_) => course.standing.state = State::Received,
        Deed::Acknowledge(_) => course.facts.acknowledged = true,
        Deed::Forward(delivery) => {
            course.deliver(delivery.to_dept, Some(delivery.to), at);
            course.standing.project_manager = delivery.pm;
        }
        Deed::Accept(_) => course.accept(),
        Deed::Refuse(_) => {
            course.facts.refused = true;
            course.facts.refuser = Some(by);
            let department = course.standing.complained_dept;
            course.facts.refusing.push(department);
            course.rest(State::RefusalReview);
        }
        Deed::Review(review) => match review.result {
            ReviewResult::Agree => {
                course.facts.reviewer = Some(by);
                course.not_upheld(&review.proposal, at);
            }
            ReviewResult::Reassign => course.deliver(review.to_dept, review.to, at),
            ReviewResult::ToLeader => course.escalate(vec![Trigger::Refusal]),
        },
        Deed::Investigate(investigation) => {
            course.facts.investigated = true;
            course.standing.validity = Some(investigation.validity);
            course.operate(Phase::Propose);
        }
        Deed::Propose(proposal) => course.propose(proposal, by),
        Deed::Countersign(countersignature) => course.countersign(countersignature, by, at),
        Deed::SendBack(_) => course.operate(Phase::Propose),
        Deed::Leader(decision) => course.lead(decision, at),
        Deed::Rule(ruling) => course.rule(ruling, at),
        Deed::Finish(operation) => {
            course.facts.operators.push(by);
            let cost = operation.actual_cost;
            course.standing.actual_cost = cost.unwrap_or(course.standing.actual_cost);
            course.operate(Phase::Done);
        }
        Deed::Return(_) => {
            course.facts.returner = Some(by);
            course.facts.returned = true;
            course.rest(State::Returned);
        }
        Deed::Verify(verification) => match verification.result {
            VerifyResult::Pass => course.rest(State::Verified),
            VerifyResult::Fail => {
                course.next_round();
                course.operate(Phase::Execute);
            }
        },
        Deed::Reply(reply) => {
            course.facts.answered = true;
            course.facts.answer = Some(Answer {
                at,
                is_written: is_written(&reply.method),
                told_routes: reply.other_routes_told == Some(true),
            });
        }
        Deed::Attempt(_) => course.facts.attempts.push(at),
        Deed::Feedback(feedback) => course.hear(feedback),
        Deed::Sign(sign_off) => {
            course.standing.closed_at = Some(at);
            course.facts.ended_at = Some(at);
            course.standing.archive_no = sign_off.archive_no.clone();
            course.rest(State::Closed);
        }
        Deed::Report(_) => course.rest(State::Reported),
        Deed::Archive(archive) => {
            if archive.archive_no.is_some() {
                course.standing.archive_no = archive.archive_no.clone();
            }
            course.rest(State::Archived);
        }
        Deed::Withdraw(withdrawal) => course.withdraw(withdrawal, at),
        Deed::Void(_) => course.rest(State::Voided),
        Deed::Reopen(reopening) => course.reopen(reopening, at),
        Deed::Regrade(change) => {
            course.standing.severity = change.severity;
            course.standing.promised_by = change.promised_by.unwrap_or(course.standing.promised_by);
        }
        Deed::NameManager(naming) => course.standing.project_manager = Some(naming.pm),
        Deed::Amend(_)
        | Deed::Retract(_)
        | Deed::MoveCustody(_)
        | Deed::Wait(_)
        | Deed::AddEvidence(_) => {}
    }
    course.note(entry);
}

impl Course {
    /// Keeps what every step leaves behind: the paper's way, and which step moved the complaint last.
    fn note(&mut self, entry: &Entry<Deed>) {
        if let Some(to) = entry.holder_after
            && self.standing.holder != Some(to)
        {
            self.standing.custody.push(Custody {
                from: self.standing.holder,
                to,
                at: entry.decided_at,
                sequence: entry.sequence,
            });
            self.standing.holder = Some(to);
        }
        let step = entry.sheet.step();
        self.facts.kinds.insert(entry.sequence, step);
        if step.moves() {
            self.facts.last = Some((entry.sequence, entry.decided_at));
            let can_be_retracted = step != Step::Receive;
            self.standing.last_step = can_be_retracted.then_some(entry.sequence);
        }
    }

    fn rest(&mut self, state: State) {
        self.standing.state = state;
        self.standing.phase = None;
        self.standing.triggers.clear();
        if matches!(state, State::Verified | State::NotUpheld) {
            self.facts.attempts.clear();
        }
    }

    fn operate(&mut self, phase: Phase) {
        self.rest(State::InOperation);
        self.standing.phase = Some(phase);
        // A plan that was sent back or thrown over does not carry over.
        if phase == Phase::Propose {
            self.drop_plan();
        }
    }

    fn drop_plan(&mut self) {
        self.facts.plan = None;
        self.facts.plan_signed = false;
        self.standing.applied = None;
    }

    fn escalate(&mut self, triggers: Vec<Trigger>) {
        self.rest(State::Escalated);
        self.standing.triggers = triggers;
    }

    fn next_round(&mut self) {
        self.standing.round += 1;
        self.facts.returned = false;
    }

    fn accept(&mut self) {
        self.facts.accepted = true;
        self.facts.refused = false;
        self.rest(State::Accepted);
    }

    /// The notice goes to a department, which decides anew.
    fn deliver(&mut self, department: Option<Department>, to: Option<StaffId>, at: Moment) {
        self.standing.complained_dept = department.unwrap_or(self.standing.complained_dept);
        self.standing.head = to;
        self.standing.delivered_at = Some(at);
        self.forget_finding();
        self.facts.accepted = false;
        self.facts.refused = false;
        self.rest(State::Coordinating);
    }

    fn forget_finding(&mut self) {
        self.facts.investigated = false;
        self.standing.validity = None;
        self.standing.outcome = None;
        self.drop_plan();
    }

    fn not_upheld(&mut self, text: &str, at: Moment) {
        self.standing.validity = Some(Validity::Invalid);
        self.standing.outcome = Some(Outcome::NotUpheld);
        self.facts.plan = Some(Plan {
            applied: None,
            cannot_operate: false,
            text: text.to_owned(),
        });
        self.facts.plan_signed = true;
        self.decide(at);
        self.rest(State::NotUpheld);
    }

    /// From now on an answer to the customer tells of this decision.
    fn decide(&mut self, at: Moment) {
        self.facts.decided_at = Some(at);
        self.facts.answer = None;
    }

    fn propose(&mut self, proposal: &Proposal, by: StaffId) {
        let applied = proposal
            .cost_amount
            .filter(|amount| proposal.cost_needed && *amount != Fen::ZERO);
        self.operate(Phase::Countersign);
        self.facts.plan_signed = false;
        self.facts.proposers.push(by);
        self.facts.plan = Some(Plan {
            applied,
            cannot_operate: proposal.cannot_operate,
            text: proposal.proposal.clone(),
        });
        self.standing.applied = applied;
    }

    fn countersign(&mut self, countersignature: &Countersignature, by: StaffId, at: Moment) {
        self.facts.countersigner = Some(by);
        self.facts.plan_signed = true;
        self.standing.validity = countersignature.validity.or(self.standing.validity);
        self.standing.outcome = self.standing.validity.map(outcome_of);
        if countersignature.escalate.is_empty() {
            self.decide(at);
            self.operate(Phase::Execute);
        } else {
            self.standing.applications += 1;
            self.escalate(countersignature.escalate.clone());
        }
    }

    fn lead(&mut self, decision: &LeaderDecision, at: Moment) {
        // What was approved before stays in force until another total is approved.
        if decision.decision != LeaderChoice::Refuse && decision.approved_amount.is_some() {
            self.standing.approved = decision.approved_amount;
        }
        match (decision.decision, decision.resolution) {
            (LeaderChoice::Refuse, _) => self.operate(Phase::Propose),
            (LeaderChoice::Otherwise, Some(OtherWay::Reassign)) => {
                self.deliver(decision.to_dept, decision.to, at);
            }
            (LeaderChoice::Otherwise, Some(OtherWay::NotUpheld)) => {
                self.not_upheld(&decision.directive, at);
            }
            (LeaderChoice::Otherwise, _) => {
                if let Some(plan) = &mut self.facts.plan {
                    plan.text = decision.directive.clone();
                }
                self.decide(at);
                self.operate(Phase::Execute);
            }
            (LeaderChoice::Agree | LeaderChoice::Partly, _) => {
                self.decide(at);
                self.operate(Phase::Execute);
            }
        }
    }

    fn rule(&mut self, ruling: &Ruling, at: Moment) {
        let not_accepted = self.standing.triggers.contains(&Trigger::NotAccepted);
        self.facts.ruled |= not_accepted;
        match ruling.result {
            RulingResult::Order => self.accept(),
            RulingResult::Reassign => self.deliver(ruling.to_dept, ruling.to, at),
            RulingResult::NotUpheld => self.not_upheld(&ruling.comment, at),
            RulingResult::HandleAnew => self.handle_anew(),
            RulingResult::Uphold => self.rest(State::Feedback),
        }
    }

    /// The customer did not accept: the department proposes anew, or investigates for the first time.
    fn handle_anew(&mut self) {
        self.next_round();
        if self.standing.outcome == Some(Outcome::NotUpheld) {
            self.standing.outcome = None;
        }
        match self.facts.investigated {
            true => self.operate(Phase::Propose),
            false => {
                self.drop_plan();
                self.standing.validity = None;
                self.accept();
            }
        }
    }

    fn hear(&mut self, feedback: &Feedback) {
        if feedback.result != FeedbackResult::NotAccepted {
            return self.rest(State::Feedback);
        }
        let follows = self.after_not_accepted(feedback.choice);
        self.facts.not_accepted += 1;
        match follows {
            None => self.rest(State::Feedback),
            Some(Choice::ToLeader) => self.escalate(vec![Trigger::NotAccepted]),
            Some(Choice::Rework) => {
                self.next_round();
                self.operate(Phase::Propose);
            }
        }
    }

    /// What follows when the customer does not accept now; `None` where that is final.
    pub(in crate::complaints) fn after_not_accepted(
        &self,
        choice: Option<Choice>,
    ) -> Option<Choice> {
        if self.facts.ruled {
            return None;
        }
        let is_first = self.standing.state == State::Verified && self.facts.not_accepted == 0;
        match is_first {
            true => choice.or(Some(Choice::Rework)),
            false => Some(Choice::ToLeader),
        }
    }

    fn withdraw(&mut self, withdrawal: &Withdrawal, at: Moment) {
        let before = (self.standing.clone(), self.facts.clone());
        self.standing.actual_cost = withdrawal.cost.unwrap_or(self.standing.actual_cost);
        self.standing.withdrawn = true;
        self.facts.ended_at = Some(at);
        self.facts.before = Some(Box::new(before));
        self.rest(State::Withdrawn);
    }

    fn reopen(&mut self, reopening: &Reopening, at: Moment) {
        match self.facts.before.take() {
            Some(before) => {
                let (standing, facts) = *before;
                let now = std::mem::replace(&mut self.standing, standing);
                let kinds = std::mem::take(&mut self.facts.kinds);
                self.facts = Facts { kinds, ..facts };
                // The paper stays where it is, and money that was spent stays spent.
                self.standing.holder = now.holder;
                self.standing.custody = now.custody;
                self.standing.actual_cost = now.actual_cost;
                self.standing.severity = now.severity;
                self.standing.project_manager = now.project_manager;
                self.standing.promised_by = now.promised_by;
            }
            None => {
                self.next_round();
                self.forget_finding();
                self.standing.closed_at = None;
                match self.facts.accepted {
                    true => self.accept(),
                    false => self.rest(State::RefusalReview),
                }
            }
        }
        self.standing.archive_no = None;
        self.facts.ended_at = None;
        self.facts.not_accepted = 0;
        self.facts.ruled = false;
        self.facts.answered = false;
        self.facts.answer = None;
        self.standing.opened_at = at;
        self.standing.promised_by = reopening.promised_by.unwrap_or(self.standing.promised_by);
    }
}

fn outcome_of(validity: Validity) -> Outcome {
    match validity {
        Validity::Valid => Outcome::Upheld,
        Validity::PartlyValid => Outcome::PartlyUpheld,
        Validity::Invalid => Outcome::NotUpheld,
    }
}
