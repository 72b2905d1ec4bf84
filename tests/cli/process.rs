//! `complaint step`, `complaint next` and what `show complaint` tells of the process.

use serde_json::{Value, json};
use yike_tests::demo::{AGENT, Demo, cases, complaint};
use yike_tests::yike::{file, problems};

/// Receives section one of a case, the acknowledgement and the hand-over left to their own steps.
fn receive(demo: &Demo, case: &Value) -> String {
    let mut section = case["s1"].clone();
    let fields = section.as_object_mut().expect("a section");
    for key in [
        "ack_at",
        "ack_by",
        "ack_method",
        "forwarded_at",
        "forwarded_to",
    ] {
        fields.remove(key);
    }
    let path = file(demo.folder(), "case.json", section.to_string());
    let words = ["receive-complaint", path.to_str().expect("a path")];
    let answer = demo.yike().answer(words);
    answer["received"]["complaint_no"]
        .as_str()
        .expect("a number")
        .to_owned()
}

fn enter(demo: &Demo, number: &str, document: &Value) -> Value {
    let path = file(demo.folder(), "steps.json", document.to_string());
    let words = ["complaint", "step", number, path.to_str().expect("a path")];
    demo.yike().answer(words)
}

#[test]
fn the_sample_cases_are_walked_to_their_end() {
    let demo = Demo::make();
    for case in cases() {
        let number = receive(&demo, &case);
        let mut rest = case.clone();
        rest["steps"].as_array_mut().unwrap().remove(0);
        let decided = enter(&demo, &number, &rest);
        let steps = rest["steps"].as_array().unwrap().len();
        assert_eq!(decided["decided"].as_array().unwrap().len(), steps);
        let shown = demo.yike().answer(["show", "complaint", &number]);
        let standing = &shown["standing"];
        let close = &case["close"];
        let code = |word: &Value| word.as_str().unwrap().to_lowercase();
        assert_eq!(standing["state"], code(&case["status"]), "{number}");
        assert_eq!(standing["outcome"], code(&case["outcome"]), "{number}");
        assert_eq!(standing["closed_at"], close["closed_at"]);
        assert_eq!(standing["archive_no"], close["archive_no"]);
        assert_eq!(shown["complaint"]["close_due"], close["close_due"]);
        assert_eq!(shown["complaint"]["promised_by"], case["s1"]["promised_by"]);
        assert_eq!(shown["duration"]["workdays"], close["duration_workdays"]);
        assert_eq!(shown["duration"]["hours"], close["duration_hours"]);
        let clocks = shown["clocks"].as_array().unwrap();
        let clock = |kind: &str| {
            clocks
                .iter()
                .find(|clock| clock["run"]["kind"] == kind)
                .unwrap()
        };
        assert_eq!(clock("reply")["late"], close["reply_overdue"]);
        assert_eq!(clock("close")["late"], close["close_overdue"]);
        let revisit = clock("revisit")["run"]["due"].as_str().unwrap();
        assert_eq!(&revisit[..10], close["revisit_due"]);
        let rounds = shown["record"]["rounds"].as_array().unwrap();
        assert_eq!(rounds.len(), case["s4"]["rounds"].as_array().unwrap().len());
    }
}

#[test]
fn what_comes_next_is_told_with_who_may_do_it() {
    let demo = Demo::make();
    let number = receive(&demo, &cases()[0]);
    let next = demo.yike_as(AGENT).answer(["complaint", "next", &number]);
    assert_eq!(next["state"], "received");
    let act = &next["acts"][0];
    assert_eq!((&act["step"], &act["mine"]), (&json!("ack"), &json!(true)));
    let output = demo.yike().output(["complaint", "next", &number]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("告知受理\t客服专员、客服主管"), "{said}");
    let output = demo.yike().output(["show", "complaint", &number]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("已受理") && said.contains("告知受理\t2026-06-18T10:12+08:00\t-\t超时"),
        "{said}"
    );
}

#[test]
fn a_step_that_is_not_possible_names_the_one_that_is() {
    let demo = Demo::make();
    let number = receive(&demo, &cases()[0]);
    let accept =
        json!({ "step": "accept", "decided_by": "孟河清", "decided_at": "2026-06-18T10:30+08:00" });
    let path = file(demo.folder(), "step.json", accept.to_string());
    let words = ["complaint", "step", &number, path.to_str().unwrap()];
    let (code, params) = demo.yike().refusal(words);
    assert_eq!(code, "step_not_now");
    assert_eq!(
        (&params["step"], &params["state"]),
        (&json!("accept"), &json!("received"))
    );
    assert_eq!(params["next"][0]["step"], "ack");
    let mut ack = json!({ "step": "ack", "decided_by": "宗令仪", "decided_at": "2026-06-18T09:20+08:00", "method": "电话" });
    let path = file(demo.folder(), "step.json", ack.to_string());
    let (code, params) =
        demo.yike()
            .refusal(["complaint", "step", &number, path.to_str().unwrap()]);
    assert_eq!(
        (code.as_str(), &params["person"]),
        ("step_not_theirs", &json!("宗令仪"))
    );
    ack["decided_by"] = json!(AGENT);
    let path = file(demo.folder(), "step.json", ack.to_string());
    let words = ["complaint", "step", &number, path.to_str().unwrap()];
    let (code, params) = demo.yike_as("宗令仪").refusal(words);
    assert_eq!(
        (code.as_str(), &params["act"]),
        ("forbidden", &json!("enter_for_others"))
    );
}

#[test]
fn a_list_with_a_mistake_is_not_entered_at_all() {
    let demo = Demo::make();
    let number = receive(&demo, &cases()[0]);
    let steps = json!([
        { "step": "ack", "decided_by": AGENT, "decided_at": "2026-06-18T09:20+08:00", "method": "电话" },
        { "step": "forward", "decided_by": AGENT, "decided_at": "2026-06-18T09:15+08:00", "to": "孟河清" },
    ]);
    let path = file(demo.folder(), "steps.json", steps.to_string());
    let words = ["complaint", "step", &number, path.to_str().unwrap()];
    let (code, params) = demo.yike().refusal(words);
    assert_eq!(code, "invalid_input");
    let expected = [(
        "steps.1.decided_at".to_owned(),
        "before_acknowledgement".to_owned(),
    )];
    assert_eq!(problems(&params), expected);
    let shown = demo.yike().answer(["show", "complaint", &number]);
    assert_eq!(shown["steps"].as_array().unwrap().len(), 1);
    let unknown =
        json!({ "step": "ack", "decided_by": "查无此人", "decided_at": "昨天", "metod": "电话" });
    let path = file(demo.folder(), "step.json", unknown.to_string());
    let (_, params) = demo
        .yike()
        .refusal(["complaint", "step", &number, path.to_str().unwrap()]);
    let codes: Vec<String> = problems(&params)
        .into_iter()
        .map(|(_, code)| code)
        .collect();
    assert_eq!(codes, ["unknown_key", "unknown_person", "not_a_moment"]);
}

/// Whoever receives without a customer service of its own still has its complaint numbered and open.
#[test]
fn a_received_complaint_waits_for_its_acknowledgement() {
    let demo = Demo::empty();
    let path = file(demo.folder(), "complaint.json", complaint().to_string());
    let answer = demo
        .yike()
        .answer(["receive-complaint", path.to_str().unwrap()]);
    let number = answer["received"]["complaint_no"].as_str().unwrap();
    let next = demo.yike().answer(["complaint", "next", number]);
    let steps: Vec<&str> = next["acts"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|act| act["step"].as_str())
        .collect();
    assert_eq!(steps[..3], ["ack", "withdraw", "void"]);
}
