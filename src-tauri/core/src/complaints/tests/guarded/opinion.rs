//! 处理意见, 会签, 领导批示, money.

use serde_json::json;

use super::super::story::*;
use super::{pairs, refusals};
use crate::complaints::*;
use crate::money::Fen;

#[test]
fn shares_make_a_hundred_and_sums_are_sums() {
    let short = json!({ "responsible_party": [{ "kind": "部门", "name": "运输部", "pct": 99 }] });
    refusals(
        "accepted",
        "孟河清",
        &[(
            with(investigate(), short),
            &[("responsible_party", "not_a_hundred")],
        )],
    );
    let line = |price: &str, subtotal: &str| json!([{ "item": "维修", "qty": 4, "unit": "台", "price": price, "subtotal": subtotal }]);
    refusals(
        "propose",
        "孟河清",
        &[
            (
                with(
                    apply(1680),
                    json!({ "cost_items": line("420.00", "1600.00"), "cost_amount": "1600.00" }),
                ),
                &[("cost_items.0.subtotal", "subtotal_differs")],
            ),
            (
                with(
                    apply(1680),
                    json!({ "cost_items": line("420.00", "1680.00"), "cost_amount": "1600.00" }),
                ),
                &[("cost_amount", "sum_differs")],
            ),
            (
                with(
                    apply(1680),
                    json!({ "cost_items": line("-420.00", "-1680.00"), "cost_amount": "-1680.00" }),
                ),
                &[("cost_amount", "not_above_zero")],
            ),
            (
                with(apply(1), json!({ "cost_bearer": [] })),
                &[("cost_bearer", "not_a_hundred")],
            ),
            (
                with(apply(1), json!({ "cost_needed": false })),
                &[("cost_needed", "cost_not_declared")],
            ),
            (
                with(propose(), json!({ "cannot_operate": true })),
                &[("cannot_reason", "required")],
            ),
            (
                with(propose(), json!({ "due_at": "2026-06-01T08:00+08:00" })),
                &[("due_at", "due_before_decision")],
            ),
        ],
    );
}

#[test]
fn a_trigger_must_go_up_and_nothing_else_may() {
    refusals(
        "countersign",
        "钟鼎文",
        &[(countersign(&["cost"]), &[("escalate", "no_trigger")])],
    );
    refusals(
        "countersign_cost",
        "钟鼎文",
        &[
            (countersign(&[]), &[("escalate", "must_go_to_leader")]),
            (
                countersign(&["cost", "critical"]),
                &[("escalate", "must_go_to_leader")],
            ),
            (
                with(countersign(&["cost"]), json!({ "application": 2 })),
                &[("application", "other_application")],
            ),
        ],
    );
    let cannot = json!({ "cannot_operate": true, "cannot_reason": "无备用车" });
    let mut story = station("propose");
    story
        .step("孟河清", with(propose(), cannot))
        .step("钟鼎文", countersign(&["cannot_operate"]));
    let found = story.refused(
        "宗令仪",
        with(leader("部分同意"), json!({ "approved_amount": "1.00" })),
    );
    assert_eq!(pairs(&found), [("decision", "nothing_applied_for")]);
    story.step("宗令仪", leader("同意"));
    assert_eq!(
        (story.stands().1, story.course.standing.approved),
        (Some(Phase::Execute), None)
    );
    let mut story = Story::new(Severity::Critical);
    story
        .step("温以宁", ack())
        .step("温以宁", forward())
        .step("孟河清", json!({ "step": "accept" }));
    story
        .step("孟河清", investigate())
        .step("孟河清", apply(100));
    story.step("钟鼎文", countersign(&["cost", "critical"]));
    assert_eq!(
        story.course.standing.applications, 1,
        "one application, one decision"
    );
}

#[test]
fn the_leader_decides_within_what_was_applied_for() {
    let amount =
        |decision: &str, yuan: &str| with(leader(decision), json!({ "approved_amount": yuan }));
    refusals(
        "escalated",
        "宗令仪",
        &[
            (
                amount("同意", "7000.00"),
                &[("approved_amount", "not_as_applied")],
            ),
            (
                amount("部分同意", "7280.00"),
                &[("approved_amount", "not_a_part")],
            ),
            (
                amount("部分同意", "0.00"),
                &[("approved_amount", "not_a_part")],
            ),
            (
                with(amount("部分同意", "7000.00"), json!({ "comment": "" })),
                &[("comment", "required")],
            ),
            (
                amount("不同意", "1.00"),
                &[("approved_amount", "refused_is_zero")],
            ),
            (
                leader("另行处理"),
                &[("directive", "required"), ("resolution", "required")],
            ),
            (
                with(
                    amount("另行处理", "1.00"),
                    json!({ "directive": "改派", "resolution": "裁定不成立" }),
                ),
                &[("approved_amount", "nothing_to_approve")],
            ),
        ],
    );
    let mut story = station("escalated");
    story.step("宗令仪", leader("同意"));
    assert_eq!(story.course.standing.approved, Some(Fen::from_yuan(7280)));
    let opinion = story.course.record.opinion().unwrap();
    assert_eq!(opinion.application, Some(1));
    assert_eq!(
        opinion.decision.as_ref().unwrap().sheet.approved_amount,
        Some(Fen::from_yuan(7280))
    );
}

/// A total replaces the total before; all are on record; more than approved needs a new application (DECISION 5, 7).
#[test]
fn money_is_cumulative_and_an_overrun_goes_up_again() {
    let mut story = station("escalated");
    story.step("宗令仪", leader("同意"));
    let found = story.refused("孟河清", done("7280.01"));
    assert_eq!(pairs(&found), [("actual_cost", "above_approved")]);
    story
        .step("孟河清", done("7000.00"))
        .step("孟河清", hand_back())
        .step("温以宁", fail());
    assert_eq!(
        story.stands(),
        (State::InOperation, Some(Phase::Execute), 2)
    );
    let found = story.refused("孟河清", done("6999.00"));
    assert_eq!(pairs(&found), [("actual_cost", "below_actual_cost")]);
    let found = story.refused("孟河清", apply(6999));
    assert_eq!(pairs(&found), [("cost_amount", "below_actual_cost")]);
    story
        .step("孟河清", apply(9000))
        .step("钟鼎文", countersign(&["cost", "overrun"]));
    story.step("宗令仪", leader("不同意"));
    let standing = &story.course.standing;
    assert_eq!(
        (standing.approved, standing.applications),
        (Some(Fen::from_yuan(7280)), 2)
    );
    story
        .step("孟河清", apply(8000))
        .step("钟鼎文", countersign(&["cost", "overrun"]));
    let part = json!({ "approved_amount": "7500.00" });
    story
        .step("宗令仪", with(leader("部分同意"), part))
        .step("孟河清", done("7500.00"));
    assert_eq!(story.course.standing.actual_cost, Fen::from_yuan(7500));
    let record = &story.course.record;
    let applications: Vec<_> = record
        .opinions
        .iter()
        .map(|opinion| (opinion.application, opinion.superseded))
        .collect();
    assert_eq!(
        applications,
        [(Some(1), true), (Some(2), true), (Some(3), false)]
    );
    assert!(
        story
            .try_step("钟鼎文", json!({ "step": "void", "reason": "误录" }))
            .is_err(),
        "money was spent"
    );
    let more = json!({ "cost": "7600.00" });
    let found = story.refused("钟鼎文", with(withdraw(), more));
    assert_eq!(pairs(&found), [("cost", "above_approved")]);
}
