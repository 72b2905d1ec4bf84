//! 送达, 接受, 拒绝, 复核, and times.

use serde_json::json;

use super::super::story::*;
use super::{pairs, refusals};
use crate::complaints::*;
use crate::fixtures::at;

#[test]
fn times_go_forward_and_not_into_the_future() {
    let mut story = station("coordinating");
    let accept = |at: &str| json!({ "step": "accept", "decided_at": format!("{at}+08:00") });
    let found = story.refused("孟河清", accept("2026-06-01T09:05"));
    assert_eq!(pairs(&found), [("decided_at", "before_last_step")]);
    let found = story.refused("孟河清", accept("2026-06-01T23:00"));
    assert_eq!(pairs(&found), [("decided_at", "in_the_future")]);
    story.step("孟河清", accept("2026-06-01T09:25"));
    let mut story = station("received");
    let found = story.refused(
        "温以宁",
        with(ack(), json!({ "decided_at": "2026-06-01T08:59+08:00" })),
    );
    assert_eq!(pairs(&found), [("decided_at", "before_receipt")]);
}

/// Paper with a date only is that evening, or now; typed more than one workday later it is marked (DECISION 18).
#[test]
fn paper_with_a_date_only_counts_as_the_evening() {
    let mut story = station("coordinating");
    story.wait_until("2026-06-03T09:00");
    story.step(
        "孟河清",
        json!({ "step": "accept", "decided_at": "2026-06-01" }),
    );
    let accepted = story.steps.last().unwrap();
    assert_eq!(accepted.decided_at, at("2026-06-01T18:00"));
    assert!(accepted.entered_late, "two workdays later");
    story.step(
        "孟河清",
        with(investigate(), json!({ "decided_at": "2026-06-03" })),
    );
    let investigated = story.steps.last().unwrap();
    assert_eq!(
        investigated.decided_at,
        at("2026-06-03T09:20"),
        "not later than it is typed"
    );
    assert!(!investigated.entered_late);
}

#[test]
fn the_hand_over_needs_the_whole_of_section_one() {
    let mut story = station("told");
    story.beside.missing = vec![
        "service_element".to_owned(),
        "leader_informed_at".to_owned(),
    ];
    let found = story.refused("温以宁", json!({ "step": "forward", "to": "孟河清" }));
    let expected = [
        ("service_element", "needed_before_hand_over"),
        ("leader_informed_at", "needed_before_hand_over"),
        ("pm", "required"),
    ];
    assert_eq!(pairs(&found), expected);
    story.beside.missing.clear();
    story.beside.customer_manager = Some(story.id("闻人旭"));
    story.step("温以宁", json!({ "step": "forward", "to": "孟河清" }));
    assert_eq!(
        story.course.standing.project_manager,
        Some(story.id("闻人旭"))
    );
}

#[test]
fn a_refusal_says_why_and_shows_it() {
    let empty = json!({ "step": "refuse" });
    refusals(
        "coordinating",
        "孟河清",
        &[
            (
                empty,
                &[
                    ("reason", "required"),
                    ("text", "required"),
                    ("evidence", "evidence_or_why_none"),
                    ("facts", "required"),
                    ("cause_class", "required"),
                    ("responsible_party", "not_a_hundred"),
                ],
            ),
            (
                with(refuse(), json!({ "evidence": [] })),
                &[("evidence", "evidence_or_why_none")],
            ),
        ],
    );
    let why = json!({ "evidence": [], "no_evidence": "口头约定，无书面" });
    station("coordinating").step("孟河清", with(refuse(), why));
}

#[test]
fn a_refusal_is_reviewed_three_ways() {
    refusals(
        "refusal_review",
        "钟鼎文",
        &[
            (
                with(
                    agree_to_refusal(),
                    json!({ "remedies": ["解释说明", "运费减免"] }),
                ),
                &[("remedies", "costs_something")],
            ),
            (
                with(
                    agree_to_refusal(),
                    json!({ "validity": "部分有效", "proposal": "", "due_at": null }),
                ),
                &[
                    ("validity", "must_be_invalid"),
                    ("proposal", "required"),
                    ("due_at", "required"),
                ],
            ),
            (
                json!({ "step": "review", "result": "改派" }),
                &[("to_dept", "required"), ("to", "required")],
            ),
            (
                json!({ "step": "review", "result": "改派", "to_dept": "运输部", "to": "洛川" }),
                &[("to_dept", "refused_already")],
            ),
            (
                json!({ "step": "review", "result": "提交领导" }),
                &[("comment", "required")],
            ),
        ],
    );
    let mut story = station("refusal_review");
    story.step("钟鼎文", agree_to_refusal());
    let standing = &story.course.standing;
    assert_eq!(standing.outcome, Some(Outcome::NotUpheld));
    assert_eq!(
        story.course.record.refusal_upheld().unwrap().decided_by,
        story.id("钟鼎文")
    );
    // Reassigned, the next department decides for itself.
    let mut story = station("refusal_review");
    story.step(
        "钟鼎文",
        json!({ "step": "review", "result": "改派", "to_dept": "配送部", "to": "褚之行" }),
    );
    assert_eq!(
        (story.holder(), story.course.standing.complained_dept),
        ("褚之行", Department::Distribution)
    );
    assert!(
        story
            .try_step("孟河清", json!({ "step": "accept" }))
            .is_err()
    );
    story.step("褚之行", refuse());
    assert_eq!(story.course.record.turns.len(), 2);
    // An order keeps the refusal on record.
    let mut story = station("escalated_refusal");
    story.step("宗令仪", ruling("责令接受"));
    let turn = story.course.record.turn().unwrap();
    assert!(turn.refusal.is_some() && turn.rulings.len() == 1 && turn.acceptance.is_none());
}

#[test]
fn a_critical_refusal_goes_to_the_leader() {
    let mut story = Story::new(Severity::Critical);
    story
        .step("温以宁", ack())
        .step("温以宁", forward())
        .step("孟河清", refuse());
    let review = story.course.clone();
    assert_eq!(next::reviews(&review), [deeds::ReviewResult::ToLeader]);
    let found = story.refused("钟鼎文", agree_to_refusal());
    assert_eq!(pairs(&found), [("result", "leader_decides_critical")]);
}
