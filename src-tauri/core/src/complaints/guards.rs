//! What a step must hold: fields, figures, times (process.md §2, the column of guards). Each problem is named by the
//! field of the step.

mod closing;
mod correction;
mod customer;
mod department;
mod opinion;
mod result;

use chrono::NaiveDate;
use serde_json::json;

pub(super) use correction::SECTION_ONE;

use super::deeds::*;
use super::desk::Desk;
use super::steps::Entry;
use super::{Course, SectionOne};
use crate::clock::Moment;
use crate::ids::StaffId;
use crate::problems::{Problems, Weight};
use crate::staff::Department;

/// The longest text of a box.
const LONGEST_TEXT: usize = 20_000;

/// What guards see beside the step.
pub(super) struct Case<'a> {
    pub desk: &'a Desk,
    pub course: &'a Course,
    pub section: &'a SectionOne,
    /// What section one lacks before 送达.
    pub missing: &'a [String],
    /// The number that stays beside a notice voided as 重复录入 is there.
    pub surviving_known: bool,
    /// When it is typed.
    pub now: Moment,
}

/// All that is wrong with a step in itself and where the complaint stands.
pub(super) fn guard(case: &Case<'_>, entry: &Entry<Deed>) -> Problems {
    let mut found = Found {
        case,
        at: entry.decided_at,
        problems: Problems::default(),
    };
    found.times(entry);
    match &entry.sheet {
        Deed::Receive(_) => {}
        Deed::Acknowledge(sheet) => found.require("method", &sheet.method),
        Deed::Forward(sheet) => found.forward(sheet),
        Deed::Accept(sheet) => found.limit("note", &sheet.note),
        Deed::Refuse(sheet) => found.refuse(sheet),
        Deed::Review(sheet) => found.review(sheet),
        Deed::Investigate(sheet) => found.investigate(sheet),
        Deed::Propose(sheet) => found.propose(sheet),
        Deed::Countersign(sheet) => found.countersign(sheet),
        Deed::SendBack(sheet) => found.require("comment", &sheet.comment),
        Deed::Leader(sheet) => found.lead(sheet),
        Deed::Rule(sheet) => found.rule(sheet),
        Deed::Finish(sheet) => found.finish(sheet),
        Deed::Return(sheet) => found.hand_back(sheet),
        Deed::Verify(sheet) => found.verify(sheet),
        Deed::Reply(sheet) => found.reply(sheet),
        Deed::Attempt(sheet) => found.require("channel", &sheet.channel),
        Deed::Feedback(sheet) => found.feedback(sheet),
        Deed::Sign(sheet) => found.limit("comment", &sheet.comment),
        Deed::Report(sheet) => found.report(sheet),
        Deed::Archive(sheet) => found.archive(sheet),
        Deed::Withdraw(sheet) => found.withdraw(sheet),
        Deed::Void(sheet) => found.void(sheet),
        Deed::Reopen(sheet) => found.reopen(sheet),
        Deed::Amend(sheet) => found.amend(sheet),
        Deed::Retract(sheet) => found.retract(sheet),
        Deed::Regrade(sheet) => found.regrade(sheet),
        Deed::MoveCustody(sheet) => found.move_custody(sheet),
        Deed::Wait(sheet) => found.wait(sheet),
        Deed::AddEvidence(sheet) => found.add_evidence(sheet),
        Deed::NameManager(sheet) => {
            found.known("pm", sheet.pm);
            found.require("reason", &sheet.reason);
        }
    }
    found.problems
}

/// The guards of one step under way.
struct Found<'a> {
    case: &'a Case<'a>,
    at: Moment,
    problems: Problems,
}

impl Found<'_> {
    fn error(&mut self, field: &str, code: &str) {
        self.problems.error(field, code);
    }

    fn error_with<const N: usize>(
        &mut self,
        field: &str,
        code: &str,
        params: [(&str, serde_json::Value); N],
    ) {
        self.problems.add(field, code, Weight::Error, params);
    }

    fn require(&mut self, field: &str, text: &str) {
        self.problems.require(field, text);
        self.limit(field, text);
    }

    fn limit(&mut self, field: &str, text: &str) {
        self.problems.limit(field, text, LONGEST_TEXT);
    }

    /// Decided in the order of the chart, not before the call, not after it was typed (process.md DECISION 18).
    fn times(&mut self, entry: &Entry<Deed>) {
        let course = self.case.course;
        if entry.decided_at > self.case.now {
            self.error("decided_at", "in_the_future");
        }
        let last = course.facts.last.filter(|_| entry.sheet.step().moves());
        let earliest = last.map_or(course.base.received_at, |(_, at)| at);
        if entry.decided_at < earliest {
            let code = match last {
                Some(_) => "before_last_step",
                None => "before_receipt",
            };
            self.error_with("decided_at", code, [("at", json!(earliest))]);
        }
    }

    fn known(&mut self, field: &str, person: StaffId) {
        if self.case.desk.person(person).is_none() {
            self.error(field, "unknown_person");
        }
    }

    fn named(&mut self, field: &str, person: Option<StaffId>) {
        match person {
            Some(person) => self.known(field, person),
            None => self.error(field, "required"),
        }
    }

    /// The next department and who gets the notice there.
    fn reassigned(&mut self, department: Option<Department>, to: Option<StaffId>) {
        if department.is_none() {
            self.error("to_dept", "required");
        }
        self.named("to", to);
    }

    fn not_before(&mut self, field: &str, moment: Option<Moment>, code: &str) {
        match moment {
            None => self.error(field, "required"),
            Some(moment) if moment < self.at => self.error(field, code),
            Some(_) => {}
        }
    }

    /// All parts make a hundred.
    fn hundred(&mut self, field: &str, parts: impl Iterator<Item = u32>) {
        let sum: u64 = parts.map(u64::from).sum();
        if sum != 100 {
            self.error_with(field, "not_a_hundred", [("sum", json!(sum))]);
        }
    }

    fn round(&mut self, round: Option<u32>) {
        let now = self.case.course.standing.round;
        if round.is_some_and(|round| round != now) {
            self.error_with("round", "other_round", [("round", json!(now))]);
        }
    }

    fn measure(&mut self, field: &str, measure: Option<&Measure>) {
        let Some(measure) = measure else {
            return self.error(field, "required");
        };
        self.require(&format!("{field}.text"), &measure.text);
        self.require(&format!("{field}.owner"), &measure.owner);
        if measure.due.is_none() {
            self.error(&format!("{field}.due"), "required");
        }
    }

    fn date(&self) -> NaiveDate {
        self.at.local_date()
    }
}
