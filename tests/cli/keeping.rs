//! `backup`, `restore` and `check`.

use serde_json::json;
use yike_tests::demo::{AGENT, Demo, FIRST_USER, PASSWORD};
use yike_tests::files;
use yike_tests::yike::{Yike, file, problems};

#[test]
fn a_backup_brings_everything_back_elsewhere() {
    let demo = Demo::make();
    let out = demo.folder().join("all.backup");
    let made = demo.yike().answer(["backup", out.to_str().unwrap()]);
    assert_eq!(made["manifest"]["counts"]["customers"], 20);
    let elsewhere = demo.folder().join("elsewhere");
    let words = [
        "restore",
        out.to_str().unwrap(),
        "--into",
        elsewhere.to_str().unwrap(),
        "--workstation",
        "B",
    ];
    let restored = Yike::bare()
        .with(["--as", FIRST_USER])
        .knowing("YIKE_PASSWORD", PASSWORD)
        .answer(words);
    assert_eq!(restored["manifest"], made["manifest"]);
    let there = Yike::on(&elsewhere, AGENT, PASSWORD);
    for list in ["customers", "complaints"] {
        assert_eq!(
            there.answer(["list", list]),
            demo.yike_as(AGENT).answer(["list", list])
        );
    }
    assert_eq!(there.answer(["check"])["whole"], true);
}

#[test]
fn what_is_no_backup_restores_nothing() {
    let demo = Demo::make();
    let out = demo.folder().join("all.backup");
    demo.yike().answer(["backup", out.to_str().unwrap()]);
    let whole = std::fs::read(&out).unwrap();
    let mut turned = whole.clone();
    let middle = turned.len() / 2;
    turned[middle] ^= 1;
    let broken = [
        file(demo.folder(), "cut", &whole[..middle]),
        file(demo.folder(), "turned", &turned),
        file(demo.folder(), "empty", ""),
        file(demo.folder(), "other", "not a backup at all"),
    ];
    let elsewhere = demo.folder().join("elsewhere");
    for path in broken {
        let words = [
            "restore",
            path.to_str().unwrap(),
            "--into",
            elsewhere.to_str().unwrap(),
            "--workstation",
            "B",
        ];
        let (code, params) = demo.yike().refusal(words);
        assert_eq!(
            (code.as_str(), &params["path"]),
            ("backup_damaged", &json!(path))
        );
        let (code, _) = Yike::on(&elsewhere, FIRST_USER, PASSWORD).refusal(["check"]);
        assert_eq!(code, "no_archive");
    }
}

#[test]
fn a_wrong_password_restores_nothing() {
    let demo = Demo::make();
    let out = demo.folder().join("all.backup");
    demo.yike().answer(["backup", out.to_str().unwrap()]);
    let elsewhere = demo.folder().join("elsewhere");
    let words = [
        "restore",
        out.to_str().unwrap(),
        "--into",
        elsewhere.to_str().unwrap(),
        "--workstation",
        "B",
    ];
    let (code, _) = Yike::bare()
        .with(["--as", FIRST_USER])
        .knowing("YIKE_PASSWORD", "白日依山尽黄河")
        .refusal(words);
    assert_eq!(code, "wrong_password");
    assert_eq!(
        Yike::on(&elsewhere, FIRST_USER, PASSWORD)
            .refusal(["check"])
            .0,
        "no_archive"
    );
}

#[test]
fn a_new_computer_needs_a_letter_that_was_not_used() {
    let demo = Demo::make();
    let out = demo.folder().join("all.backup");
    demo.yike().answer(["backup", out.to_str().unwrap()]);
    let elsewhere = demo.folder().join("elsewhere");
    let words = [
        "restore",
        out.to_str().unwrap(),
        "--into",
        elsewhere.to_str().unwrap(),
    ];
    let said = |letter: &[&str]| {
        let (code, params) = demo.yike().refusal(words.iter().chain(letter));
        assert_eq!(code, "invalid_input");
        problems(&params)
    };
    let named = |code: &str| vec![("workstation".to_owned(), code.to_owned())];
    assert_eq!(said(&[]), named("required"));
    assert_eq!(said(&["--workstation", "A"]), named("workstation_used"));
    assert_eq!(said(&["--workstation", "b"]), named("not_a_workstation"));
}

#[test]
fn a_backup_that_cannot_be_written_leaves_nothing() {
    let demo = Demo::make();
    let before = files::below(demo.folder());
    let nowhere = demo.folder().join("no such folder").join("all.backup");
    assert_eq!(
        demo.yike().refusal(["backup", nowhere.to_str().unwrap()]).0,
        "io"
    );
    let inside = demo.archive().join("all.backup");
    assert_eq!(
        demo.yike().refusal(["backup", inside.to_str().unwrap()]).0,
        "file_refused"
    );
    assert_eq!(files::below(demo.folder()), before);
}

#[test]
fn check_tells_what_is_wrong_and_mends_what_it_can() {
    let demo = Demo::make();
    let orphan = demo
        .archive()
        .join("attachments")
        .join("00")
        .join("00".repeat(32));
    std::fs::create_dir_all(orphan.parent().unwrap()).unwrap();
    std::fs::write(&orphan, "nobody's").unwrap();
    let (code, params) = demo.yike().refusal(["check"]);
    assert_eq!(
        (code.as_str(), &params["whole"]),
        ("not_whole", &false.into())
    );
    let findings = params["findings"].as_array().unwrap();
    let wrong: Vec<_> = findings
        .iter()
        .filter(|finding| finding["found"] != 0)
        .collect();
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0]["defect"], "file_orphan");
    assert_eq!(
        demo.yike_as(AGENT).refusal(["check", "--mend"]).0,
        "forbidden"
    );
    assert_eq!(demo.yike().answer(["check", "--mend"])["whole"], true);
    assert_eq!(demo.yike().answer(["check"])["whole"], true);
}
