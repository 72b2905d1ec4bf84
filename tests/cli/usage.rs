//! Words that are no command, and commands that lack a word.

use yike_tests::demo::Demo;
use yike_tests::yike::Yike;

#[test]
fn wrong_usage_ends_with_two_and_says_nothing_on_standard_output() {
    let wrong: [&[&str]; 10] = [
        &[],
        &["pint"],
        &["list"],
        &["list", "lorries"],
        &["show", "customer"],
        &["search", "x", "--limit", "many"],
        &["print", "notice", "TS20260618-A001"],
        &["init", "--firm", "甲"],
        &["plan"],
        &["plan", "show"],
    ];
    for words in wrong {
        let output = Yike::bare().output(words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert_eq!(output.stdout, b"", "{words:?}");
        assert_ne!(output.stderr, b"", "{words:?}");
    }
}

#[test]
fn a_notice_has_one_to_four_copies() {
    for copies in ["0", "5", "-1", "two"] {
        let output =
            Yike::bare().output(["print", "blank-notice", "-o", "x.pdf", "--copies", copies]);
        assert_eq!(output.status.code(), Some(2), "{copies}");
    }
}

#[test]
fn help_names_every_command() {
    let output = Yike::bare().output(["--help"]);
    let help = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    for command in [
        "init",
        "demo",
        "list",
        "show",
        "search",
        "receive-complaint",
        "plan",
        "print",
        "backup",
        "restore",
        "check",
    ] {
        assert!(help.contains(&format!("\n  {command} ")), "{command}");
    }
}

#[test]
fn the_archive_and_the_user_have_to_be_named() {
    let demo = Demo::empty();
    let (code, _) = Yike::bare()
        .with(["--as", "谁"])
        .knowing("YIKE_PASSWORD", "x")
        .refusal(["check"]);
    assert_eq!(code, "which_archive");
    let (code, _) = Yike::bare()
        .knowing("YIKE_ARCHIVE", demo.archive())
        .refusal(["check"]);
    assert_eq!(code, "which_user");
}

#[test]
fn the_environment_may_name_the_archive() {
    let demo = Demo::empty();
    let yike = Yike::bare()
        .knowing("YIKE_ARCHIVE", demo.archive())
        .knowing("YIKE_PASSWORD", yike_tests::demo::PASSWORD)
        .with(["--as", yike_tests::demo::FIRST_USER]);
    assert_eq!(yike.answer(["check"])["whole"], true);
}
