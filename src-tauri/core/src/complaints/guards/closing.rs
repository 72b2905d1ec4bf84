//! Guards of 上报, 归档, 作废, 重开.

use chrono::{Datelike, NaiveDate};
use serde_json::json;

use super::Found;
use crate::complaints::deeds::*;

/// So many days after its end a complaint may be reopened.
const REOPENED_WITHIN: i64 = 90;

impl Found<'_> {
    /// The report is that of the month in which the case ended, and that month is over.
    pub(super) fn report(&mut self, sheet: &Report) {
        self.require("report_id", &sheet.report_id);
        let Some(ended) = self.case.course.facts.ended_at else {
            return;
        };
        let month = ended.local_date().format("YB-%Y%m").to_string();
        let id = sheet.report_id.trim();
        if !id.is_empty() && id != month && !id.starts_with(&format!("{month}-")) {
            self.error_with(
                "report_id",
                "report_of_other_month",
                [("report", json!(month))],
            );
        }
        let in_months = |date: NaiveDate| date.year() * 12 + date.month0() as i32;
        if in_months(self.date()) <= in_months(ended.local_date()) {
            self.error("decided_at", "month_not_over");
        }
    }

    /// The paper is back at the receiving department.
    pub(super) fn archive(&mut self, sheet: &Archive) {
        self.limit("note", &sheet.note);
        let course = self.case.course;
        let holder = course.standing.holder;
        let department = holder
            .and_then(|id| self.case.desk.person(id))
            .and_then(|person| person.department);
        let is_back =
            holder == Some(course.base.receiver) || department == Some(course.base.receiving_dept);
        if !is_back {
            self.error("holder", "paper_not_back");
        }
    }

    pub(super) fn void(&mut self, sheet: &Voiding) {
        if sheet.reason == VoidReason::Twice {
            self.require("surviving", &sheet.surviving);
            if !sheet.surviving.trim().is_empty() && !self.case.surviving_known {
                self.error("surviving", "unknown_complaint");
            }
        }
        self.limit("note", &sheet.note);
    }

    pub(super) fn reopen(&mut self, sheet: &Reopening) {
        self.require("reason", &sheet.reason);
        let ended = self.case.course.facts.ended_at;
        let days = ended.map(|ended| (self.date() - ended.local_date()).num_days());
        if days.is_some_and(|days| days > REOPENED_WITHIN) {
            self.error_with(
                "decided_at",
                "too_late_to_reopen",
                [("days", json!(REOPENED_WITHIN))],
            );
        }
    }
}
