//! What is in the way of opening an archive, each thing by its own code.

use yike_core::backup;
use yike_tests::demo::{Demo, FIRST_USER, PASSWORD};
use yike_tests::files;
use yike_tests::yike::Yike;

#[test]
fn there_is_no_archive() {
    let folder = tempfile::tempdir().unwrap();
    let (code, params) = Yike::on(folder.path(), FIRST_USER, PASSWORD).refusal(["check"]);
    assert_eq!(code, "no_archive");
    assert_eq!(params["path"], folder.path().to_str().unwrap());
    assert_eq!(files::below(folder.path()), files::NONE);
}

#[test]
fn the_user_is_unknown() {
    let demo = Demo::empty();
    let (code, params) = demo.yike_as("查无此人").refusal(["check"]);
    assert_eq!(
        (code.as_str(), &params["key"]),
        ("not_found", &"查无此人".into())
    );
}

#[test]
fn after_five_wrong_passwords_even_the_right_one_has_to_wait() {
    let demo = Demo::empty();
    let wrong = Yike::on(&demo.archive(), FIRST_USER, "春眠不觉晓处处闻啼鸟");
    for tries in 1..=5 {
        let (code, params) = wrong.refusal(["check"]);
        assert_eq!(
            (code.as_str(), &params["tries"]),
            ("wrong_password", &tries.into())
        );
    }
    let (code, params) = demo.yike().refusal(["check"]);
    assert_eq!(code, "sign_in_delayed");
    assert!((1..=30).contains(&params["wait_seconds"].as_u64().unwrap()));
}

#[test]
fn another_program_has_it_open() {
    let demo = Demo::make();
    let open = demo.open(FIRST_USER);
    let commands: [&[&str]; 3] = [&["check"], &["list", "customers"], &["search", "slxd"]];
    for words in commands {
        let (code, params) = demo.yike().refusal(words);
        assert_eq!(code, "archive_in_use");
        let holder = format!("test ({})", std::process::id());
        assert_eq!(params["holder"], holder);
    }
    drop(open);
    assert_eq!(demo.yike().answer(["check"])["whole"], true);
}

#[test]
fn a_newer_program_wrote_it() {
    let demo = Demo::empty();
    let known = yike_core::store::SCHEMA_VERSION;
    let (archive, _) = demo.open(FIRST_USER);
    let newer = archive.store().write_local(|connection, _| {
        connection.pragma_update(None, "user_version", known + 1)?;
        Ok(())
    });
    newer.unwrap();
    drop(archive);
    let (code, params) = demo.yike().refusal(["check"]);
    assert_eq!(code, "archive_newer");
    assert_eq!(
        (&params["found"], &params["known"]),
        (&(known + 1).into(), &known.into())
    );
}

#[test]
fn its_keys_are_gone_or_spoilt() {
    let demo = Demo::empty();
    let keys: Vec<_> = files::below(&demo.archive())
        .into_iter()
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("keys"))
        })
        .collect();
    assert_eq!(keys.len(), 2, "the key file and its copy");
    for path in &keys {
        std::fs::write(path, "{").unwrap();
    }
    assert_eq!(demo.yike().refusal(["check"]).0, "keys_damaged");
    for path in &keys {
        std::fs::remove_file(path).unwrap();
    }
    assert_eq!(demo.yike().refusal(["check"]).0, "keys_missing");
}

#[test]
fn its_database_is_cut_off_or_overwritten_and_the_newest_backup_is_offered() {
    let demo = Demo::make();
    let database = demo.archive().join("archive.db");
    let whole = std::fs::read(&database).unwrap();
    let mut spoilt = whole.clone();
    spoilt[..200].fill(0x5a);
    let damage = |bytes: &[u8]| {
        std::fs::write(&database, bytes).unwrap();
        let (code, params) = demo.yike().refusal(["list", "customers"]);
        assert_eq!(code, "archive_damaged");
        params["backup"].clone()
    };
    for bytes in [&whole[..whole.len() - 100], &[], &spoilt] {
        assert_eq!(damage(bytes), serde_json::Value::Null, "there is no backup");
    }
    std::fs::write(&database, &whole).unwrap();
    let (archive, _) = demo.open(FIRST_USER);
    let made = backup::daily(&archive, &backup::unwatched).unwrap();
    drop(archive);
    assert_eq!(damage(&spoilt), serde_json::json!(made.unwrap()));
}
