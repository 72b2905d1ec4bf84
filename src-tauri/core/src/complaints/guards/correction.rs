//! Guards of what happens beside the flow.

use super::Found;
use crate::complaints::Severity;
use crate::complaints::deeds::*;

/// Fields of section one that may be amended once it is locked.
pub(in crate::complaints) const SECTION_ONE: &[&str] = &[
    "complainant",
    "complainant_phone",
    "order_no",
    "waybill_no",
    "severity_note",
    "occurred_at",
    "occurred_place",
    "goods",
    "qty",
    "unit",
    "goods_value",
    "description",
    "customer_request",
    "claim_amount",
    "claim_deadline",
    "leader_informed_at",
];

/// Texts, figures and times of a step; never a decision, a choice or a person (process.md §5).
pub(in crate::complaints) fn amendable(step: Step) -> &'static [&'static str] {
    use Step::*;
    match step {
        Receive | Amend | Retract | Regrade | Reopen => &[],
        Acknowledge => &["decided_at", "method", "person"],
        Forward | MoveCustody | NameManager => &["decided_at"],
        Accept => &["decided_at", "note"],
        Refuse => &[
            "decided_at",
            "text",
            "evidence",
            "no_evidence",
            "facts",
            "witnesses",
            "root_cause",
            "investigated_at",
        ],
        Review => &["decided_at", "comment", "proposal", "due_at"],
        Investigate => &[
            "decided_at",
            "facts",
            "witnesses",
            "temperature",
            "root_cause",
            "investigated_at",
        ],
        Propose => &["decided_at", "proposal", "due_at", "cannot_reason"],
        Countersign => &["decided_at", "supervisor_note"],
        SendBack => &["decided_at", "comment"],
        Leader => &["decided_at", "comment", "directive"],
        Rule => &["decided_at", "comment"],
        Finish => &[
            "decided_at",
            "actions",
            "actual_cost",
            "corrective",
            "preventive",
        ],
        Return => &["decided_at"],
        Verify => &["decided_at", "note", "due_at"],
        Reply => &["decided_at", "method", "person", "text"],
        Attempt => &["decided_at", "channel", "note"],
        Feedback => &[
            "decided_at",
            "method",
            "person",
            "satisfaction",
            "expected",
            "perceived",
            "comment",
            "further_request",
            "reason",
        ],
        Sign => &["decided_at", "comment"],
        Report => &["decided_at", "report_id"],
        Archive => &["decided_at", "archive_no", "note"],
        Withdraw => &[
            "decided_at",
            "person",
            "method",
            "reason",
            "evidence",
            "note",
            "cost",
        ],
        Void => &["surviving", "note"],
        Wait => &["from", "until", "reason"],
        AddEvidence => &["evidence", "note"],
    }
}

impl Found<'_> {
    pub(super) fn amend(&mut self, sheet: &Amendment) {
        self.require("reason", &sheet.reason);
        let kinds = &self.case.course.facts.kinds;
        let fields = match (sheet.sequence, kinds.get(&sheet.sequence)) {
            (0, _) => SECTION_ONE,
            (_, Some(step)) => amendable(*step),
            (_, None) => return self.error("sequence", "unknown_step"),
        };
        if !fields.contains(&sheet.field.as_str()) {
            self.error("field", "not_amendable");
        } else if sheet.old == sheet.new {
            self.error("new", "nothing_changes");
        }
    }

    pub(super) fn retract(&mut self, sheet: &Retraction) {
        self.require("reason", &sheet.reason);
        if sheet.sequence != self.case.course.standing.last_step {
            self.error("sequence", "not_the_last_step");
        }
    }

    pub(super) fn regrade(&mut self, sheet: &SeverityChange) {
        self.require("reason", &sheet.reason);
        if sheet.severity == self.case.course.standing.severity {
            self.error("severity", "nothing_changes");
        }
        let informed = sheet
            .leader_informed_at
            .or(self.case.section.leader_informed_at);
        if sheet.severity == Severity::Critical && informed.is_none() {
            self.error("leader_informed_at", "required");
        }
    }

    pub(super) fn move_custody(&mut self, sheet: &CustodyMove) {
        self.known("to", sheet.to);
        self.require("reason", &sheet.reason);
        if self.case.course.standing.holder == Some(sheet.to) {
            self.error("to", "nothing_changes");
        }
    }

    pub(super) fn wait(&mut self, sheet: &Wait) {
        self.require("reason", &sheet.reason);
        if !self.case.course.base.limits.pauses {
            self.error("from", "pauses_off");
        }
        if sheet.from < self.case.course.base.received_at {
            self.error("from", "before_receipt");
        }
        if sheet.until <= sheet.from {
            self.error("until", "ends_before_start");
        }
    }

    pub(super) fn add_evidence(&mut self, sheet: &Evidence) {
        if sheet.evidence.is_empty() {
            self.error("evidence", "required");
        }
        self.limit("note", &sheet.note);
    }
}
