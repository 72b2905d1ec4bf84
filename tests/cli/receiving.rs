//! `receive-complaint`.

use serde_json::{Value, json};
use yike_tests::demo::{AGENT, Demo, cases, complaint};
use yike_tests::files;
use yike_tests::yike::{file, problems};

/// Section one of the tests' complaint with some keys set otherwise.
fn complaint_with(changes: &[(&str, Value)]) -> String {
    let mut section = complaint();
    for (key, value) in changes {
        section[*key] = value.clone();
    }
    section.to_string()
}

/// What receiving the text is refused with: key and code of each problem.
fn refused(demo: &Demo, text: &str) -> Vec<(String, String)> {
    let path = file(demo.folder(), "complaint.json", text);
    let words = ["receive-complaint".as_ref(), path.as_os_str()];
    let (code, params) = demo.yike().refusal(words);
    assert_eq!(code, "invalid_input", "{params}");
    problems(&params)
}

#[test]
fn the_samples_are_promised_an_answer_when_their_papers_say() {
    let demo = Demo::make();
    for case in cases() {
        let mut section = case["s1"].clone();
        // Without it the promise is computed; with it the test would hear its own voice.
        let promised = section
            .as_object_mut()
            .unwrap()
            .remove("promised_by")
            .unwrap();
        let path = file(demo.folder(), "case.json", section.to_string());
        let words = ["receive-complaint", path.to_str().unwrap()];
        let answer = demo.yike().answer(words);
        assert_eq!(answer["received"]["promised_by"], promised);
        assert_eq!(answer["evidence_not_found"], section["evidence"]);
        // The demonstration has the case itself already.
        let number = answer["received"]["complaint_no"].as_str().unwrap();
        let first = case["notice_no"].as_str().unwrap();
        assert_eq!(number[..12], first[..12]);
        assert!(number > first, "{number} after {first}");
        let shown = demo.yike().answer(["show", "complaint", number]);
        assert_eq!(
            shown["complaint"]["section"]["description"],
            section["description"]
        );
        assert_eq!(shown["customer"]["customer_no"], section["customer_no"]);
    }
}

#[test]
fn an_earlier_promise_that_was_given_is_kept_and_a_later_one_refused() {
    let demo = Demo::make();
    let earlier = complaint_with(&[("promised_by", json!("2026-06-19T12:00+08:00"))]);
    let path = file(demo.folder(), "earlier.json", earlier);
    let answer = demo
        .yike()
        .answer(["receive-complaint", path.to_str().unwrap()]);
    assert_eq!(answer["received"]["promised_by"], "2026-06-19T12:00+08:00");
    let later = complaint_with(&[("promised_by", json!("2026-07-30T18:00+08:00"))]);
    let later = refused(&demo, &later);
    assert_eq!(later, [("promised_by".into(), "promise_later".into())]);
}

#[test]
fn evidence_beside_the_file_comes_in_and_is_kept_sealed() {
    let demo = Demo::make();
    let evidence = "收货人签字：外箱破损六件，现场拍照为证。";
    file(demo.folder(), "签收单.txt", evidence);
    let section = complaint_with(&[("evidence", json!(["签收单.txt", "不在.jpg"]))]);
    let path = file(demo.folder(), "complaint.json", section);
    let answer = demo
        .yike_as(AGENT)
        .answer(["receive-complaint", path.to_str().unwrap()]);
    assert_eq!(answer["evidence_not_found"], json!(["不在.jpg"]));
    let number = answer["received"]["complaint_no"].as_str().unwrap();
    let shown = demo.yike().answer(["show", "complaint", number]);
    assert_eq!(shown["attachments"][0]["name"], "签收单.txt");
    assert_eq!(shown["attachments"].as_array().unwrap().len(), 1);
    assert_eq!(
        files::that_tell(&demo.archive(), &[evidence, "签收单"]),
        files::NONE
    );
    assert_eq!(demo.yike().answer(["check"])["whole"], true);
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    let demo = Demo::empty();
    let path = file(
        demo.folder(),
        "broken.json",
        "{\n  \"channel\": \"电话\",\n  \"severity\" \"一般\"\n}",
    );
    let (code, params) = demo
        .yike()
        .refusal(["receive-complaint", path.to_str().unwrap()]);
    assert_eq!(code, "not_json");
    assert_eq!(params, json!({ "file": path, "line": 3, "column": 14 }));
    let (code, params) = demo.yike().refusal(["receive-complaint", "nowhere.json"]);
    assert_eq!(
        (code.as_str(), &params["path"]),
        ("io", &"nowhere.json".into())
    );
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let demo = Demo::empty();
    let path = file(
        demo.folder(),
        "marked.json",
        format!("\u{feff}{}", complaint()),
    );
    let answer = demo
        .yike()
        .answer(["receive-complaint", path.to_str().unwrap()]);
    assert_eq!(answer["received"]["complaint_no"], "TS20260618-A001");
}

#[test]
fn every_wrong_value_is_named_by_its_key() {
    let demo = Demo::empty();
    let wrong = [
        ("received_at", json!("昨天"), "not_a_moment"),
        ("channel", json!("飞鸽传书"), "unknown_choice"),
        ("severity", json!(3), "unknown_choice"),
        ("category", json!("ZZ"), "unknown_category"),
        ("goods_value", json!("一百"), "not_an_amount"),
        ("claim_amount", json!("1.005"), "not_an_amount"),
        ("qty", json!("六十"), "not_a_number"),
        ("is_repeat", json!("是"), "not_a_flag"),
        ("customer_no", json!("KH999999A"), "unknown_customer"),
        ("receiver", json!("查无此人"), "unknown_person"),
        ("repeat_of", json!("TS20200101-A001"), "unknown_complaint"),
        ("complainant", json!(["甘棠"]), "not_a_text"),
        ("first_response", json!(["打太极"]), "unknown_choice"),
        ("complaint", json!("投诉"), "unknown_key"),
    ];
    for (key, value, code) in &wrong {
        let found = refused(&demo, &complaint_with(&[(key, value.clone())]));
        assert_eq!(found, [((*key).to_owned(), (*code).to_owned())]);
    }
    let changes: Vec<_> = wrong
        .iter()
        .map(|(key, value, _)| (*key, value.clone()))
        .collect();
    let mut all: Vec<_> = refused(&demo, &complaint_with(&changes))
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    let mut keys: Vec<_> = wrong.iter().map(|(key, ..)| (*key).to_owned()).collect();
    all.sort();
    keys.sort();
    assert_eq!(all, keys, "all mistakes are told at once");
    let none = demo.yike().answer(["list", "complaints"]);
    assert_eq!(none["complaints"], json!([]));
}

#[test]
fn what_a_complaint_cannot_do_without_is_named() {
    let demo = Demo::empty();
    for key in ["received_at", "channel", "severity", "complained_dept"] {
        let found = refused(&demo, &complaint_with(&[(key, Value::Null)]));
        assert_eq!(found, [(key.to_owned(), "required".to_owned())]);
    }
    for key in [
        "complainant",
        "complainant_phone",
        "customer_request",
        "category",
    ] {
        let found = refused(&demo, &complaint_with(&[(key, json!(""))]));
        assert!(
            found.contains(&(key.to_owned(), "required".to_owned()))
                || key == "category" && found[0].0 == key,
            "{found:?}"
        );
    }
    let found = refused(&demo, "[]");
    assert_eq!(found[0].1, "not_an_object");
}

#[test]
fn nothing_is_received_in_the_future() {
    let demo = Demo::empty();
    let future = complaint_with(&[("received_at", json!("2999-01-01T09:00+08:00"))]);
    let found = refused(&demo, &future);
    assert_eq!(
        found,
        [("received_at".to_owned(), "in_the_future".to_owned())]
    );
}

#[test]
fn the_role_decides_who_may_receive() {
    let demo = Demo::make();
    let path = file(demo.folder(), "complaint.json", complaint().to_string());
    let words = ["receive-complaint", path.to_str().unwrap()];
    let (code, params) = demo.yike_as("桑朴").refusal(words);
    assert_eq!(
        (code.as_str(), &params["act"]),
        ("forbidden", &"receive_complaints".into())
    );
}
