//! 职责分离.

use serde_json::{Value, json};

use super::super::story::*;
use super::pairs;
use crate::complaints::*;
use crate::fixtures::at;

/// Each pair of process.md §4, and the leader's waiver of it.
#[test]
fn nobody_acts_on_both_sides_unless_a_leader_waives_it() {
    // One person holds every role, so that only the separation stands in the way.
    let everything = || {
        let mut people = desk().people().to_vec();
        people.push(crate::staff::Staff {
            id: StaffId::fresh(at("2026-01-01T00:00")),
            name: "万能".to_owned(),
            department: Some(Department::CustomerService),
            roles: crate::staff::Role::ALL.to_vec(),
            ..people[0].clone()
        });
        let six = chrono::NaiveTime::from_hms_opt(18, 0, 0).unwrap();
        Desk::of(people, crate::workdays::WorkdayTable::shipped(), six, None)
    };
    let to_all = || with(forward(), json!({ "to": "万能", "pm": "万能" }));
    let begin = || {
        let mut story = Story::at_desk(everything(), Severity::Ordinary);
        story.step("温以宁", ack()).step("温以宁", to_all());
        story
    };
    let check = |story: &mut Story, record: Value, pair: &str, field: &str| {
        let found = story.refused("万能", record.clone());
        assert_eq!(pairs(&found), [(field, "separation_of_duties")], "{record}");
        let waived = |by: &str, reason: &str| {
            with(
                record.clone(),
                json!({ "waivers": [{ "pair": pair, "by": by, "reason": reason }] }),
            )
        };
        let found = story.refused("万能", waived("温以宁", "人手不够"));
        assert_eq!(pairs(&found), [("waivers.0.by", "not_a_leader")]);
        assert_eq!(
            pairs(&story.refused("万能", waived("宗令仪", ""))),
            [("waivers.0.reason", "required")]
        );
        story.step("万能", waived("宗令仪", "人手不够"));
        let waiver = story.course.record.waivers.last().unwrap();
        assert_eq!(
            (waiver.waiver.pair.code(), waiver.waiver.by),
            (pair, story.id("宗令仪"))
        );
    };
    let mut story = begin();
    story.step("万能", refuse());
    check(
        &mut story,
        agree_to_refusal(),
        "refuser_reviewer",
        "decided_by",
    );
    story.step("温以宁", reply()).step("温以宁", accepted());
    check(&mut story, sign(), "reviewer_project_manager", "decided_by");
    let mut story = begin();
    story.step("万能", refuse());
    story.step(
        "钟鼎文",
        json!({ "step": "review", "result": "提交领导", "comment": "不服" }),
    );
    check(
        &mut story,
        ruling("责令接受"),
        "refuser_leader",
        "decided_by",
    );
    story.step("孟河清", investigate()).step("万能", apply(100));
    check(
        &mut story,
        countersign(&["cost"]),
        "proposer_countersigner",
        "decided_by",
    );
    let both = story.refused("万能", leader("同意"));
    assert_eq!(both.len(), 2, "proposer and countersigner: {both:?}");
    story
        .step("宗令仪", leader("同意"))
        .step("万能", done("0.00"));
    check(
        &mut story,
        json!({ "step": "return", "to": "万能" }),
        "returner_receiver",
        "to",
    );
    check(&mut story, pass(), "operator_verifier", "decided_by");
    story.step("温以宁", reply()).step("温以宁", accepted());
    let both = story.refused("万能", sign());
    assert_eq!(both.len(), 2, "operator and proposer: {both:?}");
    let needless =
        json!({ "waivers": [{ "pair": "operator_verifier", "by": "宗令仪", "reason": "多写" }] });
    let found = story.refused("宗令仪", with(sign(), needless));
    assert_eq!(pairs(&found), [("waivers.0.pair", "waiver_not_needed")]);
    story.step("宗令仪", sign());
    // What one person may do: receive, verify and record; investigate, propose and operate (stations do both).
    assert_eq!(station("closed").course.record.waivers, []);
}

/// A complaint about the receiving department is verified by its supervisor, or by the leader (DECISION 14).
#[test]
fn a_department_does_not_verify_itself() {
    let about_itself = |operator: &str| {
        let mut story = Story::new(Severity::Ordinary);
        story.step("温以宁", ack());
        let here = json!({ "to_dept": "客服部", "to": operator });
        story.step("温以宁", with(forward(), here));
        for record in [json!({ "step": "accept" }), investigate(), propose()] {
            story.step(operator, record);
        }
        story
    };
    let mut story = about_itself("江采薇");
    story
        .step("钟鼎文", countersign(&[]))
        .step("江采薇", done("0.00"))
        .step("江采薇", hand_back());
    assert!(story.try_step("温以宁", pass()).is_err());
    story.step("钟鼎文", pass());
    let mut story = about_itself("钟鼎文");
    let waiver =
        json!([{ "pair": "proposer_countersigner", "by": "宗令仪", "reason": "仅有一名主管" }]);
    story.step(
        "钟鼎文",
        with(countersign(&[]), json!({ "waivers": waiver })),
    );
    story
        .step("钟鼎文", done("0.00"))
        .step("钟鼎文", hand_back());
    assert!(story.try_step("钟鼎文", pass()).is_err());
    story.step("宗令仪", pass());
}
