//! 更正, 撤回, 级别.

use serde_json::{Value, json};

use super::super::story::*;
use super::pairs;
use crate::complaints::*;
use crate::fixtures::at;

#[test]
fn texts_are_amended_and_decisions_are_not() {
    let mut story = station("closed");
    let investigated = story.course.record.investigation().unwrap().sequence;
    let amend = |field: &str, new: Value| json!({ "step": "amend", "sequence": investigated, "field": field, "new": new, "reason": "笔误" });
    assert_eq!(
        pairs(&story.refused("钟鼎文", amend("validity", json!("invalid")))),
        [("field", "not_amendable")]
    );
    assert_eq!(
        pairs(&story.refused("钟鼎文", amend("facts", json!("调取记录")))),
        [("new", "nothing_changes")]
    );
    assert_eq!(
        pairs(&story.refused("钟鼎文", amend("facts", json!(7)))),
        [("new", "does_not_fit")]
    );
    assert_eq!(
        pairs(&story.refused("钟鼎文", amend("facts", json!("")))),
        [("new", "required")]
    );
    assert!(
        story
            .try_step("温以宁", amend("facts", json!("补充")))
            .is_err(),
        "after closing the supervisor alone"
    );
    // Earlier than the acceptance, or later than the proposal, it would break the order of the chart.
    for time in ["2026-06-01T09:01+08:00", "2026-06-01T23:01+08:00"] {
        assert!(
            !story
                .refused("钟鼎文", amend("decided_at", json!(time)))
                .is_empty()
        );
    }
    story.step("钟鼎文", amend("facts", json!("调取记录与照片")));
    let record = &story.course.record;
    assert_eq!(
        record.investigation().unwrap().sheet.facts,
        "调取记录与照片"
    );
    let amended = &record.amendments[0];
    assert_eq!((amended.number, amended.of), (1, Some(Step::Investigate)));
    assert_eq!(amended.amendment.sheet.old, json!("调取记录"));
    assert_eq!(
        story.steps[investigated as usize - 1].sheet.data()["facts"],
        "调取记录",
        "the row stays"
    );
    let closed = story.course.record.sign_offs[0].sequence;
    let earlier = story.course.record.feedback[0].decided_at.plus_minutes(1);
    let time = json!({ "step": "amend", "sequence": closed, "field": "decided_at", "new": earlier, "reason": "抄错" });
    story.step("钟鼎文", time);
    assert_eq!(
        story.complaint.closed_at,
        Some(earlier),
        "the column follows"
    );
}

#[test]
fn the_last_decision_is_retracted_and_both_rows_stay() {
    let mut story = station("coordinating");
    story.step("孟河清", refuse());
    let refused = story.steps.len() as u32;
    let earlier = json!({ "step": "retract", "sequence": refused - 1, "reason": "不是这步" });
    assert_eq!(
        pairs(&story.refused("钟鼎文", earlier)),
        [("sequence", "not_the_last_step")]
    );
    story.step(
        "钟鼎文",
        json!({ "step": "retract", "reason": "应为接受，录错" }),
    );
    assert_eq!(story.stands(), (State::Coordinating, None, 1));
    assert_eq!(
        (story.holder(), story.steps.len() as u32),
        ("孟河清", refused + 1)
    );
    assert_eq!(
        story.course.record.retractions[0].retracted.sheet.step(),
        Step::Refuse
    );
    story.step("孟河清", json!({ "step": "accept" }));
    assert_eq!(story.stands().0, State::Accepted);
    let mut story = station("closed");
    story.step("钟鼎文", json!({ "step": "retract", "reason": "签错人" }));
    assert_eq!(
        (story.stands().0, story.complaint.closed_at),
        (State::Feedback, None)
    );
}

/// Up the promise comes earlier, down it stays (DECISION 23); down from 重大 is the leader's.
#[test]
fn a_level_is_raised_by_service_and_lowered_by_those_above() {
    let level = |to: &str| json!({ "step": "severity", "severity": to, "reason": "核实", "leader_informed_at": "2026-06-01T09:20+08:00" });
    let mut story = station("coordinating");
    assert_eq!(story.complaint.promised_by, at("2026-06-08T18:00"));
    story.step("温以宁", level("重大"));
    assert_eq!(
        (
            story.complaint.promised_by,
            story.complaint.section.severity
        ),
        (at("2026-06-02T18:00"), Severity::Critical)
    );
    assert!(story.try_step("钟鼎文", level("一般")).is_err());
    story.step("宗令仪", level("较大"));
    assert!(story.try_step("温以宁", level("一般")).is_err());
    story.step("钟鼎文", level("一般"));
    assert_eq!(story.complaint.promised_by, at("2026-06-02T18:00"));
    assert_eq!(
        story.complaint.close_due,
        at("2026-06-15T18:00"),
        "counted anew"
    );
    let base = Base::of(&story.complaint, &story.steps);
    assert_eq!(
        (base.severity, base.promised_by),
        (Severity::Ordinary, at("2026-06-08T18:00"))
    );
}
