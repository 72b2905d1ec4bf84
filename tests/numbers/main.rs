//! A number that stood on paper never stands on another one, whatever is restored or put back.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use yike_tests::demo::{Demo, FIRST_USER, PASSWORD, complaint};
use yike_tests::yike::{Yike, file};

/// Receives a complaint of always the same day and returns its number.
fn received(demo: &Demo, yike: &Yike) -> String {
    let path = file(demo.folder(), "complaint.json", complaint().to_string());
    let answer = yike.answer(["receive-complaint".as_ref(), path.as_os_str()]);
    let number = answer["received"]["complaint_no"].as_str();
    number.expect("a number").to_owned()
}

fn backup(demo: &Demo) -> PathBuf {
    let out = demo.folder().join("all.backup");
    demo.yike().answer(["backup".as_ref(), out.as_os_str()]);
    out
}

fn restore(backup: &Path, into: &Path, letter: &[&str]) {
    let words = [
        "restore".as_ref(),
        backup.as_os_str(),
        "--into".as_ref(),
        into.as_os_str(),
    ];
    let yike = Yike::bare()
        .with(["--as", FIRST_USER])
        .knowing("YIKE_PASSWORD", PASSWORD);
    yike.answer(words.into_iter().chain(letter.iter().map(OsStr::new)));
}

#[test]
fn in_place_the_count_goes_on_from_the_highest_number_ever_given() {
    let demo = Demo::empty();
    assert_eq!(received(&demo, &demo.yike()), "TS20260618-A001");
    let backup = backup(&demo);
    assert_eq!(received(&demo, &demo.yike()), "TS20260618-A002");
    assert_eq!(received(&demo, &demo.yike()), "TS20260618-A003");
    for next in ["TS20260618-A004", "TS20260618-A005"] {
        restore(&backup, &demo.archive(), &[]);
        let listed = demo.yike().answer(["list", "complaints"]);
        assert_eq!(listed["complaints"].as_array().unwrap().len(), 1);
        assert_eq!(received(&demo, &demo.yike()), next);
        assert_eq!(demo.yike().answer(["check"])["whole"], true);
    }
}

#[test]
fn elsewhere_the_numbers_carry_another_letter() {
    let demo = Demo::empty();
    assert_eq!(received(&demo, &demo.yike()), "TS20260618-A001");
    let backup = backup(&demo);
    let elsewhere = demo.folder().join("elsewhere");
    restore(&backup, &elsewhere, &["--workstation", "B"]);
    let there = Yike::on(&elsewhere, FIRST_USER, PASSWORD);
    let mut given = vec![received(&demo, &there), received(&demo, &demo.yike())];
    given.extend([received(&demo, &there), received(&demo, &demo.yike())]);
    assert!(given[0].starts_with("TS20260618-B") && given[2].starts_with("TS20260618-B"));
    assert_eq!(
        (given[1].as_str(), given[3].as_str()),
        ("TS20260618-A002", "TS20260618-A003")
    );
    assert_ne!(given[0], given[2]);
    assert_eq!(there.answer(["check"])["whole"], true);
}

#[test]
fn a_third_computer_gets_none_of_the_letters_before_it() {
    let demo = Demo::empty();
    assert_eq!(received(&demo, &demo.yike()), "TS20260618-A001");
    let elsewhere = demo.folder().join("elsewhere");
    restore(&backup(&demo), &elsewhere, &["--workstation", "B"]);
    let there = Yike::on(&elsewhere, FIRST_USER, PASSWORD);
    assert!(received(&demo, &there).starts_with("TS20260618-B"));
    let out = demo.folder().join("there.backup");
    there.answer(["backup", out.to_str().unwrap()]);
    let third = demo.folder().join("third");
    for letter in ["A", "B"] {
        let words = [
            "restore",
            out.to_str().unwrap(),
            "--into",
            third.to_str().unwrap(),
        ];
        let words = words.into_iter().chain(["--workstation", letter]);
        assert_eq!(demo.yike().refusal(words).0, "invalid_input", "{letter}");
    }
    restore(&out, &third, &["--workstation", "C"]);
    let third = Yike::on(&third, FIRST_USER, PASSWORD);
    assert!(received(&demo, &third).starts_with("TS20260618-C"));
}

#[test]
fn a_letter_that_has_given_no_number_yet_is_not_given_again() {
    let demo = Demo::empty();
    let elsewhere = demo.folder().join("elsewhere");
    restore(&backup(&demo), &elsewhere, &["--workstation", "B"]);
    let there = Yike::on(&elsewhere, FIRST_USER, PASSWORD);
    let out = demo.folder().join("there.backup");
    there.answer(["backup", out.to_str().unwrap()]);
    let third = demo.folder().join("third");
    let words = [
        "restore",
        out.to_str().unwrap(),
        "--into",
        third.to_str().unwrap(),
        "--workstation",
        "A",
    ];
    assert_eq!(demo.yike().refusal(words).0, "invalid_input");
    restore(&out, &third, &["--workstation", "C"]);
}

#[test]
fn a_database_put_back_by_hand_repeats_no_number() {
    let demo = Demo::empty();
    let database = demo.archive().join("archive.db");
    assert_eq!(received(&demo, &demo.yike()), "TS20260618-A001");
    let old = std::fs::read(&database).unwrap();
    assert_eq!(received(&demo, &demo.yike()), "TS20260618-A002");
    std::fs::write(&database, old).unwrap();
    assert_eq!(received(&demo, &demo.yike()), "TS20260618-A003");
    assert_eq!(demo.yike().answer(["check"])["whole"], true);
}

#[test]
fn the_device_file_may_be_lost_and_the_database_still_counts_on() {
    let demo = Demo::empty();
    assert_eq!(received(&demo, &demo.yike()), "TS20260618-A001");
    std::fs::remove_file(demo.archive().join("device.json")).unwrap();
    assert_eq!(received(&demo, &demo.yike()), "TS20260618-A002");
}
