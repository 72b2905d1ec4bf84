//! `plan`.

use serde_json::{Value, json};
use yike_tests::demo::{AGENT, Demo, FIRST_USER};
use yike_tests::files;
use yike_tests::yike::{file, problems};

const NUMBER: &str = "CH20140108-01";
const SAMPLES: &str = include_str!("../../src-tauri/core/data/event_plans.json");

fn sample() -> Value {
    let samples: Value = serde_json::from_str(SAMPLES).expect("the samples are JSON");
    samples["plans"][0].clone()
}

/// Adds the plan and returns the numbers that were given.
fn added(demo: &Demo, plan: &Value) -> Vec<String> {
    let path = file(demo.folder(), "plan.json", plan.to_string());
    let answer =
        demo.yike_as(AGENT)
            .answer(["plan", "add", path.to_str().expect("a path in words")]);
    let numbers = answer["added"].as_array().expect("plans").iter();
    numbers
        .map(|plan| plan["plan_no"].as_str().expect("a number").to_owned())
        .collect()
}

fn refused(demo: &Demo, plan: &Value) -> (Vec<(String, String)>, Value) {
    let path = file(demo.folder(), "plan.json", plan.to_string());
    let words = ["plan", "add", path.to_str().expect("a path in words")];
    let (code, params) = demo.yike_as(AGENT).refusal(words);
    assert_eq!(code, "invalid_input", "{params}");
    (problems(&params), params)
}

#[test]
fn the_sample_is_part_of_the_demonstration_with_its_sums() {
    let demo = Demo::make();
    let shown = demo.yike().answer(["plan", "show", NUMBER]);
    let budget = &shown["budget"];
    assert_eq!(budget["sum"], "57940.00");
    assert_eq!(budget["contingency"], "2897.00");
    assert_eq!(budget["total"], "60837.00");
    assert_eq!(budget["total_in_words"], "人民币陆万零捌佰叁拾柒元整");
    let share = |index: usize| {
        let share = &budget["shares"][index];
        (
            share["mark"].as_str().unwrap(),
            share["amount"].as_str().unwrap(),
        )
    };
    assert_eq!(
        [share(0), share(1), share(2)],
        [("A", "1800.00"), ("B", "22220.00"), ("总", "33920.00")]
    );
    assert_eq!(shown["settlement"]["total"], "59412.00");
    assert_eq!(shown["settlement"]["difference"], "1425.00");
    assert_eq!(shown["turnout"]["attendance"]["percent"], "88.3");
    assert_eq!(shown["turnout"]["response"]["percent"], "90.6");
    assert_eq!(shown["approvals"].as_array().unwrap().len(), 5);
    assert_eq!(shown["sub_plans"][1]["plan"]["plan_no"], "CH20140108-01-B");
    assert_eq!(demo.yike().answer(["check"])["whole"], true);
}

#[test]
fn a_person_reads_the_headings_of_the_paper() {
    let demo = Demo::make();
    let output = demo.yike().output(["plan", "show", "ch20140108-01"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    for words in [
        "一、策划书名称",
        "九、需要注意的事项",
        "1\t14:00—14:30\t签到\t签到、佩戴胸卡、领取资料袋\t大堂\t接待组",
        "分：A 1,800.00；B 22,220.00；总 33,920.00",
        "总计：60,837.00 人民币陆万零捌佰叁拾柒元整",
        "附件4\t邀请名单\t单独装订",
        "公司领导\t同意\t宗令仪\t2013-12-16\t同意，安全第一。",
        "到会率：88.3%（53/60）",
        "决算：59,412.00 人民币伍万玖仟肆佰壹拾贰元整",
        "比总计节约：1,425.00",
        "──── 子策划书 B ────",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn plans_are_listed_the_latest_event_first() {
    let demo = Demo::make();
    let listed = |words: &[&str]| -> Vec<String> {
        let answer = demo.yike().answer(["plan", "list"].iter().chain(words));
        let rows = answer["event_plans"].as_array().unwrap().iter();
        rows.map(|row| row["plan_no"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(listed(&[]), ["CH20261211-A01", NUMBER]);
    assert_eq!(listed(&["--with-sub-plans"]).len(), 4);
    assert_eq!(listed(&["--limit", "1"]), ["CH20261211-A01"]);
    let output = demo.yike().output(["plan", "list"]);
    let lines = String::from_utf8(output.stdout).unwrap();
    assert!(
        lines.contains("CH20140108-01\t2014-01-08\t大型\t已总结\t60,837.00\t"),
        "{lines}"
    );
}

#[test]
fn what_is_added_gets_its_number_and_its_sub_plans_theirs() {
    let demo = Demo::make();
    let mut plan = sample();
    for key in ["plan_no", "approvals", "closing"] {
        plan.as_object_mut().unwrap().remove(key);
    }
    for part in plan["sub_plans"].as_array_mut().unwrap() {
        part.as_object_mut().unwrap().remove("plan_no");
        part.as_object_mut().unwrap().remove("closing");
    }
    assert_eq!(
        added(&demo, &plan),
        ["CH20140108-A01", "CH20140108-A01-A", "CH20140108-A01-B"]
    );
    assert_eq!(
        added(
            &demo,
            &json!({ "name": "小会", "parent_no": "CH20140108-A01" })
        ),
        ["CH20140108-A01-C"]
    );
    let (said, _) = refused(&demo, &sample());
    assert_eq!(said[0], ("plan_no".to_owned(), "number_taken".to_owned()));
    assert_eq!(demo.yike().answer(["check"])["whole"], true);
}

#[test]
fn a_wrong_row_is_named_by_section_row_and_field_and_nothing_is_kept() {
    let demo = Demo::make();
    let mut plan = sample();
    plan.as_object_mut().unwrap().remove("plan_no");
    plan["agenda"][3]["start"] = json!("16:30");
    plan["sub_plans"][1]["budget"][0]["quantity"] = json!("0");
    let (said, params) = refused(&demo, &plan);
    assert_eq!(
        said,
        [
            ("agenda.3.start".to_owned(), "overlaps".to_owned()),
            (
                "sub_plans.1.budget.0.quantity".to_owned(),
                "not_zero".to_owned()
            ),
        ]
    );
    assert_eq!(
        params["problems"][0]["params"],
        json!({ "section": 5, "row": 4, "other": 3 })
    );
    assert_eq!(
        params["problems"][1]["params"],
        json!({ "section": 6, "row": 1 })
    );
    let listed = demo.yike().answer(["plan", "list"]);
    assert_eq!(listed["event_plans"].as_array().unwrap().len(), 2);
}

#[test]
fn files_beside_the_plan_come_in_sealed() {
    let demo = Demo::make();
    let letter = "%PDF-1.7\n诚邀莅临，腊八同心。\n";
    file(demo.folder(), "邀请函.pdf", letter);
    file(demo.folder(), "平面.png", b"\x89PNG\r\n\x1a\n0000");
    let mut plan = json!({
        "name": "联谊会", "size": "大型",
        "conduct": [{ "kind": "image", "file": "平面.png", "caption": "会场平面" }],
        "attachments": [
            { "title": "邀请函", "binding": "附于书后", "file": "邀请函.pdf" },
            { "title": "名单", "binding": "单独装订", "file": "不在.pdf" },
        ],
    });
    let path = file(demo.folder(), "plan.json", plan.to_string());
    let answer = demo
        .yike_as(AGENT)
        .answer(["plan", "add", path.to_str().unwrap()]);
    assert_eq!(answer["files_not_found"], json!(["不在.pdf"]));
    let shown = demo.yike().answer([
        "plan",
        "show",
        answer["added"][0]["plan_no"].as_str().unwrap(),
    ]);
    assert_eq!(shown["files"].as_array().unwrap().len(), 2);
    assert_eq!(
        shown["plan"]["sheet"]["attachments"][1]["file"],
        Value::Null
    );
    assert_eq!(
        files::that_tell(&demo.archive(), &["诚邀莅临"]),
        files::NONE
    );
    // A picture that is not there cannot be printed.
    plan["conduct"][0]["file"] = json!("没有.png");
    let (said, _) = refused(&demo, &plan);
    assert_eq!(
        said,
        [("conduct.0.file".to_owned(), "unknown_file".to_owned())]
    );
    assert_eq!(demo.yike().answer(["check"])["whole"], true);
}

#[test]
fn an_unknown_number_and_a_role_that_may_not_are_told() {
    let demo = Demo::make();
    let (code, params) = demo.yike().refusal(["plan", "show", "CH20990101-A01"]);
    assert_eq!(
        (code.as_str(), &params["key"]),
        ("not_found", &"CH20990101-A01".into())
    );
    let path = file(demo.folder(), "plan.json", r#"{ "name": "座谈会" }"#);
    let (code, params) = demo
        .yike_as("桑朴")
        .refusal(["plan", "add", path.to_str().unwrap()]);
    assert_eq!(
        (code.as_str(), &params["act"]),
        ("forbidden", &"propose_plans".into())
    );
    let path = file(demo.folder(), "broken.json", "{ \"name\": ");
    let (code, _) = demo
        .yike_as(FIRST_USER)
        .refusal(["plan", "add", path.to_str().unwrap()]);
    assert_eq!(code, "not_json");
}
