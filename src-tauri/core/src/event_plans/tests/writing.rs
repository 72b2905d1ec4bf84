//! The written form: what is read, and how what is wrong with it is named.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::*;

fn read(planning: &Planning, value: &Value) -> crate::Result<WrittenPlan> {
    let store = &planning.office.store;
    store.read(|connection| read_written(connection, value, &HashMap::new()))
}

fn enter(planning: &Planning, value: &Value) -> crate::Result<Vec<Added>> {
    let plan = read(planning, value)?;
    let entered = add_written(&planning.office.store, &planning.office.agent, plan)?;
    Ok(entered.output)
}

#[test]
fn a_name_is_enough() {
    let planning = planning();
    let made = enter(&planning, &json!({ "name": "座谈会" })).unwrap();
    let plan = planning.detail(made[0].id).plan;
    assert_eq!(
        (plan.sheet.size, plan.sheet.plan_type),
        (PlanSize::Small, PlanType::Event)
    );
    assert_eq!(plan.sheet.contingency_percent.to_string(), "5");
}

#[test]
fn text_comes_as_lines_or_as_blocks() {
    let planning = planning();
    let value = json!({
        "name": "座谈会",
        "size": "大型",
        "background": "一行\n\n 二行 ",
        "goals": [
            "一句",
            { "kind": "paragraph", "runs": ["甲", { "text": "乙", "bold": true }] },
            { "kind": "list", "ordered": true, "items": ["其一", ["其", "二"]] },
            { "kind": "table", "rows": [["组", "人"], ["接待", "6"]] },
            { "kind": "paragraph", "text": "<b>照印</b>" },
            { "kind": "paragraph", "text": "" },
        ],
    });
    let result = read(&planning, &value);
    // A paragraph without text and without runs is a mistake; the rest is read.
    assert_eq!(refused(result), [pair("goals.5.runs", "not_a_text")]);
    let mut value = value;
    value["goals"].as_array_mut().unwrap().pop();
    let made = enter(&planning, &value).unwrap();
    let sheet = planning.detail(made[0].id).plan.sheet;
    assert_eq!(
        sheet.background,
        [Block::paragraph("一行"), Block::paragraph("二行")]
    );
    assert_eq!(sheet.goals.len(), 5);
    assert_eq!(sheet.goals[4], Block::paragraph("<b>照印</b>"));
}

#[test]
fn every_wrong_value_is_named_with_section_row_and_field() {
    let planning = planning();
    let value = json!({
        "name": "座谈会",
        "size": "中型",
        "colour": "红",
        "written_on": "昨天",
        "starts_at": "2026-07-01T14:00+08:00",
        "customers_expected": -1,
        "agenda": [{ "start": "14:00", "end": "二点", "part": "签到" }],
        "budget": [{ "category": "场地", "item": "厅", "unit_price": "1.005", "quantity": "0.0001" }, { "item": "茶" }],
        "risks": "雨",
        "people": [{ "name": 5 }],
        "attachments": [{ "title": "邀请函", "binding": "胶装" }],
        "approvals": [{ "station": "编制", "name": "查无此人", "date": "2026-06-18" }],
        "sub_plans": [{ "agenda": [7] }],
    });
    let Err(Error::Invalid(problems)) = read(&planning, &value) else {
        panic!("it was read")
    };
    let said = pairs(&problems);
    for (field, code, section, row) in [
        ("size", "unknown_choice", 1, None),
        ("colour", "unknown_key", 0, None),
        ("written_on", "not_a_date", 0, None),
        ("customers_expected", "not_a_number", 5, None),
        ("agenda.0.end", "not_a_time", 5, Some(1)),
        ("budget.0.unit_price", "not_an_amount", 6, Some(1)),
        ("budget.0.quantity", "not_a_quantity", 6, Some(1)),
        ("budget.1.category", "required", 6, Some(2)),
        ("budget.1.unit_price", "required", 6, Some(2)),
        ("risks", "not_a_list", 7, None),
        ("people.0.name", "not_a_text", 8, Some(1)),
        ("attachments.0.binding", "unknown_choice", 9, Some(1)),
        ("approvals.0.name", "unknown_person", 0, Some(1)),
        ("sub_plans.0.agenda.0", "not_an_object", 5, Some(1)),
    ] {
        assert!(
            said.contains(&pair(field, code)),
            "{field} {code} in {said:?}"
        );
        let problem = problems
            .iter()
            .find(|one| one.field == field && one.code == code)
            .unwrap();
        assert_eq!(problem.params["section"], section, "{field}");
        assert_eq!(
            problem.params.get("row").and_then(Value::as_u64),
            row,
            "{field}"
        );
    }
}

#[test]
fn a_plan_comes_in_whole_or_not_at_all() {
    let planning = planning();
    let value = json!({
        "name": "联谊会", "size": "大型", "background": "一", "goals": "二", "place": "厅",
        "starts_at": "2026-06-10T14:00+08:00", "ends_at": "2026-06-10T16:00+08:00",
        "people": [{ "name": "钟鼎文" }],
        "approvals": [
            { "station": "编制", "name": "温以宁", "date": "2026-06-01" },
            { "station": "公司领导", "name": "宗令仪", "date": "2026-06-02" },
        ],
        "sub_plans": [{ "name": "晚宴" }],
    });
    assert_eq!(
        refused(enter(&planning, &value)),
        [pair("approvals.1.station", "leader_signs_last")]
    );
    let mut unapproved = value.clone();
    unapproved.as_object_mut().unwrap().remove("approvals");
    unapproved["sub_plans"][0]["closing"] = json!({ "final_costs": [] });
    assert_eq!(
        refused(enter(&planning, &unapproved)),
        [pair("sub_plans.0.closing.plan", "not_approved")]
    );
    let query = EventPlanQuery::default();
    assert_eq!(
        list(&planning.office.store, &planning.office.agent, &query)
            .unwrap()
            .rows,
        []
    );
    let mut signed = value;
    signed["approvals"].as_array_mut().unwrap().pop();
    let plan = read(&planning, &signed).unwrap();
    let entered = add_written(&planning.office.store, &planning.office.agent, plan).unwrap();
    assert_eq!(entered.undo, None, "signatures came in with it");
    let states = entered
        .output
        .iter()
        .map(|added| planning.detail(added.id).plan.state);
    assert_eq!(states.collect::<Vec<_>>(), [PlanState::InApproval; 2]);
}

#[test]
fn a_plan_may_go_below_one_that_is_there() {
    let planning = planning();
    let top = planning.add(sheet("联谊会"), None);
    let value = json!({ "name": "晚宴", "parent_no": top.plan_no });
    let made = enter(&planning, &value).unwrap();
    assert_eq!(made[0].plan_no, "CH20260701-A01-A");
    let value = json!({ "name": "晚宴", "parent_no": "CH20990101-A01" });
    assert_eq!(
        refused(enter(&planning, &value)),
        [pair("parent_no", "unknown_plan")]
    );
}

#[test]
fn files_are_named_wherever_they_stand() {
    let value = json!({
        "attachments": [{ "file": "a.pdf" }, { "file": "" }],
        "goals": [{ "kind": "image", "file": "b.png" }],
        "sub_plans": [{ "attachments": [{ "file": "a.pdf" }, { "file": "c.pdf" }] }],
    });
    let mut names = files_named(&value);
    names.sort();
    assert_eq!(names, ["a.pdf", "b.png", "c.pdf"]);
}
