//! 操作, 验证, 答复, 反馈, and how a complaint ends.

use serde_json::json;

use super::super::story::*;
use super::{pairs, refusals};
use crate::complaints::*;

#[test]
fn work_is_reported_with_its_measures_once_a_round() {
    refusals(
        "execute",
        "孟河清",
        &[
            (
                with(
                    done("0.00"),
                    json!({ "corrective": null, "preventive": { "text": "培训" } }),
                ),
                &[
                    ("corrective", "required"),
                    ("preventive.owner", "required"),
                    ("preventive.due", "required"),
                ],
            ),
            (
                with(done("0.00"), json!({ "round": 2 })),
                &[("round", "other_round")],
            ),
            (
                with(done("0.00"), json!({ "actual_cost": null, "actions": "" })),
                &[("actions", "required"), ("actual_cost", "required")],
            ),
        ],
    );
    refusals(
        "done",
        "孟河清",
        &[(
            json!({ "step": "return", "to": "桑朴" }),
            &[("to", "not_of_receiving_department")],
        )],
    );
    refusals(
        "returned",
        "温以宁",
        &[
            (
                with(fail(), json!({ "due_at": null })),
                &[("due_at", "required")],
            ),
            (
                with(pass(), json!({ "corrective_done": false })),
                &[("corrective_done", "corrective_open")],
            ),
            (with(pass(), json!({ "note": "" })), &[("note", "required")]),
        ],
    );
    // Accepted by the department and yet not valid: the normal path, no measures, other routes told (DECISION 3).
    let mut story = station("accepted");
    story.step("孟河清", with(investigate(), json!({ "validity": "无效" })));
    story
        .step("孟河清", propose())
        .step("钟鼎文", countersign(&[]));
    let bare = json!({ "corrective": null, "preventive": null });
    story
        .step("孟河清", with(done("0.00"), bare))
        .step("孟河清", hand_back())
        .step("温以宁", pass());
    story.step(
        "温以宁",
        with(reply(), json!({ "other_routes_told": null })),
    );
    let found = story.refused("温以宁", accepted());
    assert_eq!(pairs(&found), [("other_routes_told", "other_routes")]);
    story.step(
        "温以宁",
        with(accepted(), json!({ "other_routes_told": true })),
    );
    assert_eq!(story.course.standing.outcome, Some(Outcome::NotUpheld));
}

#[test]
fn a_complaint_not_upheld_is_answered_in_writing_before_feedback() {
    let mut story = station("refusal_review");
    story.step("钟鼎文", agree_to_refusal());
    let found = story.refused("温以宁", accepted());
    assert_eq!(
        pairs(&found),
        [
            ("result", "not_answered"),
            ("other_routes_told", "other_routes")
        ]
    );
    let spoken = json!({ "method": "电话", "other_routes_told": null });
    let found = story.refused("温以宁", with(reply(), spoken));
    assert_eq!(
        pairs(&found),
        [
            ("method", "must_be_written"),
            ("other_routes_told", "other_routes")
        ]
    );
    story.step("温以宁", reply());
    let told = &story.course.record.replies[0].sheet;
    assert_eq!(
        (told.person.as_str(), told.text.as_str()),
        ("甘棠", "说明依据并告知其他途径")
    );
    story.step("温以宁", accepted());
    assert_eq!(story.stands().0, State::Feedback);
}

#[test]
fn feedback_is_rated_or_was_tried_three_times() {
    refusals(
        "verified",
        "温以宁",
        &[
            (
                with(accepted(), json!({ "satisfaction": null })),
                &[("satisfaction", "required")],
            ),
            (
                with(accepted(), json!({ "satisfaction": 6 })),
                &[("satisfaction", "out_of_range")],
            ),
            (
                with(accepted(), json!({ "E": 4 })),
                &[("P", "both_or_none")],
            ),
            (not_accepted(), &[("choice", "required")]),
        ],
    );
    let mut story = station("returned");
    story.step("温以宁", pass());
    let found = story.refused("温以宁", accepted());
    assert_eq!(pairs(&found), [("result", "not_answered")]);
    let attempt = || json!({ "step": "attempt", "channel": "电话" });
    let nobody = || json!({ "step": "feedback", "result": "未联系上" });
    story.step("温以宁", attempt()).step("温以宁", attempt());
    assert_eq!(
        pairs(&story.refused("温以宁", nobody())),
        [("result", "too_few_attempts")]
    );
    // Saturday is no workday.
    story
        .wait_until("2026-06-06T10:00")
        .step("温以宁", attempt());
    assert_eq!(
        pairs(&story.refused("温以宁", nobody())),
        [("result", "too_few_attempts")]
    );
    story
        .wait_until("2026-06-08T10:00")
        .step("温以宁", attempt());
    let rated = with(nobody(), json!({ "satisfaction": 3 }));
    assert_eq!(
        pairs(&story.refused("温以宁", rated)),
        [("satisfaction", "nobody_was_asked")]
    );
    story.step("温以宁", nobody());
    assert_eq!(story.stands().0, State::Feedback);
    assert_eq!(story.course.record.attempts.len(), 4);
}

/// First rework or the leader, then the leader, then it is final (rows 28 to 30).
#[test]
fn a_customer_who_does_not_accept_is_heard_three_times() {
    let again = |story: &mut Story| {
        story
            .step("孟河清", propose())
            .step("钟鼎文", countersign(&[]));
        story
            .step("孟河清", done("0.00"))
            .step("孟河清", hand_back())
            .step("温以宁", pass());
        story.step("温以宁", reply());
    };
    let mut story = station("verified");
    story.step(
        "温以宁",
        with(not_accepted(), json!({ "choice": "退回处理" })),
    );
    assert_eq!(
        story.stands(),
        (State::InOperation, Some(Phase::Propose), 2)
    );
    again(&mut story);
    let found = story.refused(
        "温以宁",
        with(not_accepted(), json!({ "choice": "退回处理" })),
    );
    assert_eq!(pairs(&found), [("choice", "not_offered")]);
    story.step("温以宁", not_accepted());
    assert_eq!(
        story.course.standing.triggers,
        [deeds::Trigger::NotAccepted]
    );
    let found = story.refused("宗令仪", ruling("维持原处理"));
    assert_eq!(pairs(&found), [("other_routes_told", "other_routes")]);
    assert_eq!(
        pairs(&story.refused("宗令仪", ruling("责令接受"))),
        [("result", "not_offered")]
    );
    story.step("宗令仪", ruling("再处理"));
    assert_eq!(
        story.stands(),
        (State::InOperation, Some(Phase::Propose), 3)
    );
    again(&mut story);
    assert_eq!(
        pairs(&story.refused("温以宁", not_accepted())),
        [("other_routes_told", "other_routes")]
    );
    story.step(
        "温以宁",
        with(not_accepted(), json!({ "other_routes_told": true })),
    );
    assert_eq!(story.stands(), (State::Feedback, None, 3));
    let rounds: Vec<u32> = story
        .course
        .record
        .rounds
        .iter()
        .map(|round| round.round)
        .collect();
    assert_eq!(rounds, [1, 2, 3]);
}

#[test]
fn withdrawal_and_reopening_bring_it_back_where_it_was() {
    for place in [
        "coordinating",
        "execute",
        "escalated",
        "verified",
        "feedback",
    ] {
        let mut story = station(place);
        let before = story.course.standing.clone();
        story.step("钟鼎文", withdraw());
        assert_eq!(story.stands().0, State::Withdrawn);
        story.step("钟鼎文", json!({ "step": "reopen", "reason": "客户反悔" }));
        let after = &story.course.standing;
        assert_eq!(
            (after.state, after.phase, after.round),
            (before.state, before.phase, before.round)
        );
        assert_eq!(
            (after.holder, &after.triggers),
            (before.holder, &before.triggers),
            "{place}"
        );
        assert!(
            after.promised_by > before.promised_by
                || after.opened_at.local_date() == before.opened_at.local_date()
        );
    }
    let mut story = station("closed");
    story.wait_until("2026-08-30T09:00");
    story.step("宗令仪", json!({ "step": "reopen", "reason": "再次来电" }));
    assert_eq!(story.stands(), (State::Accepted, None, 2));
    assert_eq!(
        (
            story.course.standing.closed_at,
            story.course.standing.outcome
        ),
        (None, None)
    );
    let mut story = station("closed");
    story.wait_until("2026-08-31T09:00");
    let found = story.refused("钟鼎文", json!({ "step": "reopen", "reason": "再次来电" }));
    assert_eq!(pairs(&found), [("decided_at", "too_late_to_reopen")]);
}

#[test]
fn voiding_twice_names_the_number_that_stays() {
    let mut story = station("told");
    let twice = json!({ "step": "void", "reason": "重复录入" });
    assert_eq!(
        pairs(&story.refused("钟鼎文", twice.clone())),
        [("surviving", "required")]
    );
    let named = with(twice, json!({ "surviving": "TS20260601-A002" }));
    assert_eq!(
        pairs(&story.refused("钟鼎文", named.clone())),
        [("surviving", "unknown_complaint")]
    );
    story.beside.surviving_known = true;
    story.step("钟鼎文", named);
    assert_eq!(story.stands().0, State::Voided);
    assert!(next::possible(&story.course).is_empty());
}

#[test]
fn reports_are_those_of_the_month_of_closing() {
    let mut story = station("closed");
    let report = |id: &str| json!({ "step": "report", "report_id": id });
    assert_eq!(
        pairs(&story.refused("钟鼎文", report("YB-202606"))),
        [("decided_at", "month_not_over")]
    );
    story.wait_until("2026-07-03T16:00");
    assert_eq!(
        pairs(&story.refused("钟鼎文", report("YB-202607"))),
        [("report_id", "report_of_other_month")]
    );
    story.step("钟鼎文", report("YB-202606"));
    story.step(
        "温以宁",
        json!({ "step": "custody", "to": "桑朴", "reason": "财务借看" }),
    );
    let found = story.refused("钟鼎文", json!({ "step": "archive" }));
    assert_eq!(pairs(&found), [("holder", "paper_not_back")]);
    story.step(
        "温以宁",
        json!({ "step": "custody", "to": "江采薇", "reason": "还回" }),
    );
    story.step(
        "钟鼎文",
        json!({ "step": "archive", "archive_no": "DA-TS-2026-0041" }),
    );
    assert_eq!(
        story.course.standing.archive_no.as_deref(),
        Some("DA-TS-2026-0041")
    );
}
