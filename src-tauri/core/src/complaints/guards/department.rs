//! Guards of 送达, 接受, 拒绝, 复核, 调查.

use serde_json::json;

use super::Found;
use crate::complaints::deeds::*;
use crate::complaints::next;

/// Remedies that cost nothing: all that a supervisor may promise on a complaint that is not upheld (DECISION 9).
const FREE: &[Remedy] = &[
    Remedy::Explain,
    Remedy::Apologise,
    Remedy::Improve,
    Remedy::Other,
];

impl Found<'_> {
    pub(super) fn forward(&mut self, sheet: &Delivery) {
        for field in self.case.missing {
            self.problems.error(field, "needed_before_hand_over");
        }
        let told = self.case.course.record.acknowledgements.first();
        match told {
            None if !self.case.missing.iter().any(|field| field == "ack_at") => {
                self.error("ack_at", "needed_before_hand_over");
            }
            Some(told) if told.decided_at > self.at => {
                self.error("decided_at", "before_acknowledgement");
            }
            _ => {}
        }
        if sheet.to_dept.is_none() {
            self.error("to_dept", "required");
        }
        self.known("to", sheet.to);
        self.named("pm", sheet.pm);
    }

    pub(super) fn refuse(&mut self, sheet: &Refusal) {
        if sheet.reason.is_empty() {
            self.error("reason", "required");
        }
        self.require("text", &sheet.text);
        if sheet.evidence.is_empty() && sheet.no_evidence.trim().is_empty() {
            self.error("evidence", "evidence_or_why_none");
        }
        self.require("facts", &sheet.facts);
        if sheet.cause_class.is_empty() {
            self.error("cause_class", "required");
        }
        self.hundred(
            "responsible_party",
            sheet.responsible_party.iter().map(|part| part.pct),
        );
        if let Some(investigator) = sheet.investigator {
            self.known("investigator", investigator);
        }
    }

    pub(super) fn review(&mut self, sheet: &Review) {
        if !next::reviews(self.case.course).contains(&sheet.result) {
            return self.error("result", "leader_decides_critical");
        }
        match sheet.result {
            ReviewResult::Agree => {
                if sheet.validity != Some(Validity::Invalid) {
                    self.error("validity", "must_be_invalid");
                }
                self.require("proposal", &sheet.proposal);
                if sheet.remedies.iter().any(|remedy| !FREE.contains(remedy)) {
                    self.error("remedies", "costs_something");
                }
                self.not_before("due_at", sheet.due_at, "due_before_decision");
            }
            ReviewResult::Reassign => {
                self.reassigned(sheet.to_dept, sheet.to);
                let refusing = &self.case.course.facts.refusing;
                let refused = sheet.to_dept.is_some_and(|to| refusing.contains(&to));
                if refused && sheet.comment.trim().is_empty() {
                    self.error("to_dept", "refused_already");
                }
            }
            ReviewResult::ToLeader => self.require("comment", &sheet.comment),
        }
    }

    pub(super) fn investigate(&mut self, sheet: &Investigation) {
        self.require("facts", &sheet.facts);
        if sheet.cause_class.is_empty() {
            self.error("cause_class", "required");
        }
        self.require("root_cause", &sheet.root_cause);
        self.hundred(
            "responsible_party",
            sheet.responsible_party.iter().map(|part| part.pct),
        );
        if let Some(investigator) = sheet.investigator {
            self.known("investigator", investigator);
        }
        if sheet.investigated_at.is_some_and(|at| at > self.at) {
            let params = [("at", json!(self.at))];
            self.error_with("investigated_at", "after_signature", params);
        }
    }
}
