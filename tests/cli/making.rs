//! `init` and `demo`.

use yike_tests::yike::{Yike, problems};
use yike_tests::{files, paper};

const FIRM: &str = "云栖示例物流有限公司";
const USER: &str = "闻道";
const PASSWORD: &str = "松间明月石上清泉";

fn init(letter: &str) -> [&str; 7] {
    [
        "init",
        "--firm",
        FIRM,
        "--workstation",
        letter,
        "--user",
        USER,
    ]
}

#[test]
fn init_gives_the_recovery_code_once_and_the_user_can_sign_in() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    let yike = Yike::on(&archive, USER, PASSWORD);
    let made = yike.answer(init("B"));
    assert_eq!(made["user"], USER);
    let code = made["recovery"]["code"].as_str().unwrap();
    assert!(code.contains('-'), "{code}");
    assert_eq!(files::that_tell(&archive, &[code, PASSWORD]), files::NONE);
    assert_eq!(yike.answer(["check"])["whole"], true);
    assert_eq!(
        yike.answer(["list", "customers"])["customers"],
        serde_json::json!([])
    );
}

#[test]
fn the_recovery_code_may_go_to_a_sheet_instead() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = folder.path().join("recovery.pdf");
    let yike = Yike::on(&folder.path().join("archive"), USER, PASSWORD);
    let made = yike.answer(
        init("B")
            .into_iter()
            .chain(["--recovery-sheet", sheet.to_str().unwrap()]),
    );
    assert_eq!(made["recovery"]["code"], serde_json::Value::Null);
    assert_eq!(paper::pages(&sheet), 1);
    assert!(paper::text(&sheet).contains(FIRM));
}

#[test]
fn there_is_one_archive_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let yike = Yike::on(folder.path(), USER, PASSWORD);
    yike.answer(init("A"));
    let before = files::below(folder.path());
    let (code, params) = yike.refusal(init("A"));
    assert_eq!(code, "archive_exists");
    assert_eq!(params["path"], folder.path().to_str().unwrap());
    let into = folder.path().to_str().unwrap();
    let (code, _) = Yike::bare().refusal(["demo", "--into", into]);
    assert_eq!(code, "archive_exists");
    assert_eq!(files::below(folder.path()), before);
}

#[test]
fn a_wrong_letter_and_a_weak_password_are_named() {
    let folder = tempfile::tempdir().unwrap();
    for letter in ["a", "ABC", "", "甲"] {
        let (code, params) = Yike::on(folder.path(), USER, PASSWORD).refusal(init(letter));
        assert_eq!(code, "invalid_input");
        let named = ("workstation".to_owned(), "not_a_workstation".to_owned());
        assert_eq!(problems(&params), [named], "{letter}");
    }
    for password in ["short", "12345678"] {
        let (code, params) = Yike::on(folder.path(), USER, password).refusal(init("A"));
        assert_eq!(code, "invalid_input");
        assert_eq!(problems(&params)[0].0, "password", "{password}");
    }
}

#[test]
fn a_demonstration_has_what_was_asked_for_and_the_samples_among_it() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("demo");
    let counts = ["--customers", "15", "--contacts", "25", "--complaints", "5"];
    let into = ["demo", "--into", archive.to_str().unwrap(), "--seed", "7"];
    let made = Yike::bare().answer(into.into_iter().chain(counts));
    let users = made["users"].as_array().unwrap();
    let agent = users.iter().find(|user| user["name"] == "温以宁").unwrap();
    let yike = Yike::on(&archive, "温以宁", agent["password"].as_str().unwrap());
    let listed = |what: &str| yike.answer(["list", what])[what].as_array().unwrap().len();
    assert_eq!((listed("customers"), listed("complaints")), (15, 5));
    for case in yike_tests::demo::cases() {
        let number = case["notice_no"].as_str().unwrap();
        let shown = yike.answer(["show", "complaint", number]);
        assert_eq!(shown["complaint"]["complaint_no"], number);
    }
    assert_eq!(yike.answer(["check"])["whole"], true);
}
