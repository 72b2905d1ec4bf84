//! Guards of 答复, 反馈, 撤诉.

use std::collections::BTreeSet;

use serde_json::json;

use super::Found;
use crate::complaints::deeds::*;
use crate::complaints::{Outcome, State};

/// So many times a customer was called before 未联系上, on so many workdays.
const ATTEMPTS: usize = 3;
const ATTEMPT_DAYS: usize = 2;

impl Found<'_> {
    pub(super) fn reply(&mut self, sheet: &Reply) {
        let course = self.case.course;
        self.require("method", &sheet.method);
        self.require("text", &sheet.text);
        if let Some(decided) = course.facts.decided_at.filter(|decided| self.at < *decided) {
            self.error_with("decided_at", "before_decision", [("at", json!(decided))]);
        }
        if course.standing.state == State::NotUpheld {
            if !is_written(&sheet.method) {
                self.error("method", "must_be_written");
            }
            if sheet.other_routes_told != Some(true) {
                self.error("other_routes_told", "other_routes");
            }
        }
    }

    pub(super) fn feedback(&mut self, sheet: &Feedback) {
        match sheet.result {
            FeedbackResult::Accepted => self.accepted(sheet),
            FeedbackResult::NotReached => self.not_reached(sheet),
            FeedbackResult::NotAccepted => self.not_accepted(sheet),
        }
        self.grades(sheet);
        if sheet.result != FeedbackResult::NotAccepted && sheet.choice.is_some() {
            self.error("choice", "not_offered");
        }
    }

    fn accepted(&mut self, sheet: &Feedback) {
        let course = self.case.course;
        self.require("method", &sheet.method);
        self.require("person", &sheet.person);
        if sheet.satisfaction.is_none() {
            self.error("satisfaction", "required");
        }
        let is_answered = match course.standing.state {
            // The answer must be the one that says why it is not upheld.
            State::NotUpheld => {
                let answer = course.facts.answer;
                if answer.is_some_and(|answer| self.at < answer.at) {
                    self.error("decided_at", "before_reply");
                }
                answer.is_some()
            }
            _ => course.facts.answered,
        };
        if !is_answered {
            self.error("result", "not_answered");
        }
        self.routes(sheet);
    }

    fn not_reached(&mut self, sheet: &Feedback) {
        let course = self.case.course;
        let calendar = &self.case.desk.calendar;
        let attempts = &course.facts.attempts;
        let days: BTreeSet<_> = attempts
            .iter()
            .map(|at| at.local_date())
            .filter(|date| calendar.is_workday(*date))
            .collect();
        if attempts.len() < ATTEMPTS || days.len() < ATTEMPT_DAYS {
            let params = [
                ("attempts", json!(attempts.len())),
                ("days", json!(days.len())),
            ];
            self.error_with("result", "too_few_attempts", params);
        }
        for (field, is_there) in [
            ("satisfaction", sheet.satisfaction.is_some()),
            ("E", sheet.expected.is_some()),
            ("P", sheet.perceived.is_some()),
        ] {
            if is_there {
                self.error(field, "nobody_was_asked");
            }
        }
        let answer = course.facts.answer;
        if course.standing.state == State::NotUpheld
            && !answer.is_some_and(|answer| answer.is_written)
        {
            self.error("result", "not_answered");
        }
        self.routes(sheet);
    }

    fn not_accepted(&mut self, sheet: &Feedback) {
        let course = self.case.course;
        self.require("reason", &sheet.reason);
        match course.after_not_accepted(None) {
            None => {
                if sheet.other_routes_told != Some(true) {
                    self.error("other_routes_told", "other_routes");
                }
                if sheet.choice.is_some() {
                    self.error("choice", "not_offered");
                }
            }
            Some(Choice::Rework) if sheet.choice.is_none() => self.error("choice", "required"),
            Some(Choice::ToLeader) if sheet.choice == Some(Choice::Rework) => {
                self.error("choice", "not_offered");
            }
            Some(_) => {}
        }
    }

    /// A customer whose complaint is not upheld is told where else to turn (process.md DECISION 3).
    fn routes(&mut self, sheet: &Feedback) {
        let course = self.case.course;
        let answer = course.facts.answer;
        let is_told = sheet.other_routes_told == Some(true)
            || answer.is_some_and(|answer| answer.told_routes);
        if course.standing.outcome == Some(Outcome::NotUpheld) && !is_told {
            self.error("other_routes_told", "other_routes");
        }
    }

    fn grades(&mut self, sheet: &Feedback) {
        for (field, grade) in [
            ("satisfaction", sheet.satisfaction),
            ("E", sheet.expected),
            ("P", sheet.perceived),
        ] {
            if grade.is_some_and(|grade| !(1..=5).contains(&grade)) {
                self.error(field, "out_of_range");
            }
        }
        if sheet.expected.is_some() != sheet.perceived.is_some() {
            let field = match sheet.expected {
                None => "E",
                Some(_) => "P",
            };
            self.error(field, "both_or_none");
        }
    }

    pub(super) fn withdraw(&mut self, sheet: &Withdrawal) {
        self.require("person", &sheet.person);
        self.require("method", &sheet.method);
        self.require("reason", &sheet.reason);
        if sheet.evidence.is_empty() && sheet.note.trim().is_empty() {
            self.error("evidence", "evidence_or_note");
        }
        if let Some(cost) = sheet.cost {
            self.spent("cost", cost);
        }
    }
}
