//! Archives of earlier schemas, as `tests/fixtures` keeps them.

use std::path::{Path, PathBuf};

use yike_core::backup;
use yike_core::store::SCHEMA_VERSION;
use yike_tests::demo::{FIRST_USER, PASSWORD};
use yike_tests::yike::{Yike, file};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");

/// A copy of the archive that the program of this schema left.
fn copy_of(schema: u32, folder: &Path) -> PathBuf {
    let archive = folder.join("archive");
    std::fs::create_dir(&archive).expect("a folder for the copy");
    let kept = Path::new(FIXTURES).join(format!("schema-{schema}"));
    for entry in std::fs::read_dir(kept).expect("an archive of every earlier schema") {
        let path = entry.expect("an entry").path();
        std::fs::copy(&path, archive.join(path.file_name().expect("a name"))).expect("a copy");
    }
    archive
}

#[test]
fn an_archive_of_every_earlier_schema_is_saved_and_brought_up_to_date() {
    for schema in 1..SCHEMA_VERSION {
        let folder = tempfile::tempdir().unwrap();
        let archive = copy_of(schema, folder.path());
        assert_eq!(backup::list(&archive), Vec::<PathBuf>::new());
        let yike = Yike::on(&archive, FIRST_USER, PASSWORD);
        let customers = yike.answer(["list", "customers"]);
        assert_eq!(
            customers["customers"][0]["customer_no"], "KH000001A",
            "{schema}"
        );
        let complaints = yike.answer(["list", "complaints"]);
        assert_eq!(
            complaints["complaints"][0]["complaint_no"],
            "TS20260618-A001"
        );
        assert_eq!(yike.answer(["check"])["whole"], true);
        // The archive as it was is in a backup that was made first.
        let saved = backup::list(&archive);
        let manifest = backup::inspect(saved.last().expect("a backup")).unwrap();
        assert_eq!(manifest.schema, schema);
        assert_eq!(manifest.reason.code(), "before_migration");
        assert_eq!(
            (manifest.counts.customers, manifest.counts.complaints),
            (1, 1)
        );
        // What is new can be used, and the old backup still be restored.
        let plan = file(folder.path(), "plan.json", r#"{ "name": "座谈会" }"#);
        yike.answer(["plan", "add", plan.to_str().unwrap()]);
        let elsewhere = folder.path().join("elsewhere");
        let words = [
            "restore",
            saved[saved.len() - 1].to_str().unwrap(),
            "--into",
            elsewhere.to_str().unwrap(),
        ];
        yike.answer(words.into_iter().chain(["--workstation", "B"]));
        let there = Yike::on(&elsewhere, FIRST_USER, PASSWORD);
        assert_eq!(
            there.answer(["list", "customers"])["customers"]
                .as_array()
                .unwrap()
                .len(),
            1
        );
        assert_eq!(
            there.answer(["plan", "list"])["event_plans"]
                .as_array()
                .unwrap()
                .len(),
            0
        );
    }
}
