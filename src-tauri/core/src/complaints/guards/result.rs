//! Guards of 操作完成, 转交, 跟踪验证.

use serde_json::json;

use super::Found;
use crate::complaints::deeds::*;
use crate::complaints::who::who;
use crate::money::Fen;

impl Found<'_> {
    pub(super) fn finish(&mut self, sheet: &Operation) {
        self.round(sheet.round);
        self.require("actions", &sheet.actions);
        match sheet.actual_cost {
            None => self.error("actual_cost", "required"),
            Some(cost) => self.spent("actual_cost", cost),
        }
        if self.case.course.standing.validity != Some(Validity::Invalid) {
            self.measure("corrective", sheet.corrective.as_ref());
            self.measure("preventive", sheet.preventive.as_ref());
        }
    }

    /// Money is spent of what is approved, and never becomes less.
    pub(super) fn spent(&mut self, field: &str, cost: Fen) {
        let standing = &self.case.course.standing;
        let approved = standing.approved.unwrap_or(Fen::ZERO);
        if cost > approved {
            self.error_with(field, "above_approved", [("approved", json!(approved))]);
        }
        if cost < standing.actual_cost {
            let params = [("spent", json!(standing.actual_cost))];
            self.error_with(field, "below_actual_cost", params);
        }
    }

    pub(super) fn hand_back(&mut self, sheet: &Handover) {
        self.round(sheet.round);
        let (course, desk) = (self.case.course, self.case.desk);
        match desk.person(sheet.to) {
            None => self.error("to", "unknown_person"),
            Some(person) => {
                let verifies = who(course, desk, Step::Verify, None).allows(person);
                if person.department != Some(course.base.receiving_dept) && !verifies {
                    self.error("to", "not_of_receiving_department");
                }
            }
        }
    }

    pub(super) fn verify(&mut self, sheet: &Verification) {
        self.round(sheet.round);
        self.require("note", &sheet.note);
        match sheet.result {
            VerifyResult::Pass => {
                if sheet.corrective_done == Some(false) {
                    self.error("corrective_done", "corrective_open");
                }
            }
            VerifyResult::Fail => {
                self.not_before("due_at", sheet.due_at, "due_before_decision");
            }
        }
    }
}
