//! `list`, `show` and `search`.

use serde_json::Value;
use yike_tests::demo::Demo;

fn numbers(rows: &Value, key: &str) -> Vec<String> {
    let rows = rows.as_array().expect("rows");
    let number = |row: &Value| row[key].as_str().map(str::to_owned);
    rows.iter().filter_map(number).collect()
}

#[test]
fn lists_are_whole_or_as_long_as_asked_for() {
    let demo = Demo::make();
    let customers = demo.yike().answer(["list", "customers"]);
    let all = numbers(&customers["customers"], "customer_no");
    assert_eq!(all.len(), 20);
    let few = demo.yike().answer(["list", "customers", "--limit", "3"]);
    assert_eq!(numbers(&few["customers"], "customer_no"), all[..3]);
    let complaints = demo.yike().answer(["list", "complaints"]);
    assert_eq!(numbers(&complaints["complaints"], "complaint_no").len(), 6);
}

#[test]
fn a_person_reads_lines() {
    let demo = Demo::make();
    let output = demo.yike().output(["list", "customers"]);
    let lines = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines.lines().count(), 20);
    assert!(
        lines
            .lines()
            .any(|line| line.contains("KH000101A") && line.contains("蜀岭鲜达"))
    );
}

#[test]
fn records_are_shown_by_their_numbers() {
    let demo = Demo::make();
    let shown = demo.yike().answer(["show", "customer", "KH000101A"]);
    assert_eq!(
        shown["customer"]["sheet"]["name"],
        "蜀岭鲜达食品（示例）有限公司"
    );
    assert_eq!(shown["contacts"].as_array().unwrap().len(), 2);
    let shown = demo.yike().answer(["show", "complaint", "TS20260618-A001"]);
    assert_eq!(shown["customer"]["customer_no"], "KH000101A");
    assert_eq!(shown["complaint"]["section"]["complainant"], "何静怡");
}

#[test]
fn an_unknown_number_is_named() {
    let demo = Demo::make();
    for (what, number) in [("customer", "KH999999A"), ("complaint", "TS20200101-A001")] {
        let (code, params) = demo.yike().refusal(["show", what, number]);
        assert_eq!(
            (code.as_str(), &params["key"]),
            ("not_found", &number.into())
        );
    }
}

#[test]
fn a_customer_is_found_by_the_beginnings_of_its_syllables() {
    let demo = Demo::make();
    for text in ["slxd", "shulingxianda", "蜀岭", "KH000101A"] {
        let found = demo.yike().answer(["search", text]);
        let hits = found["hits"].as_array().unwrap();
        let is_sought = |hit: &&Value| hit["entity"] == "customer" && hit["number"] == "KH000101A";
        let hit = hits.iter().find(is_sought);
        assert_eq!(hit.expect(text)["title"], "蜀岭鲜达", "{text}");
    }
    let found = demo.yike().answer(["search", "TS20260618-A001"]);
    assert_eq!(found["hits"][0]["entity"], "complaint");
    let found = demo.yike().answer(["search", "没有这样的客户"]);
    assert_eq!(found["hits"], serde_json::json!([]));
    let found = demo.yike().answer(["search", "示例", "--limit", "2"]);
    assert_eq!(found["hits"].as_array().unwrap().len(), 2);
    assert_eq!(found["truncated"], true);
}
