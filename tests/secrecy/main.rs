//! What the archive knows of people cannot be read on the disk: not in its own folder, not in the machine's folder for
//! temporary files, not beside a file that the user named.

use std::path::Path;

use serde_json::json;
use yike_core::contacts::ContactSheet;
use yike_core::customers::{self, ArchiveType, CustomerInput, CustomerSheet};
use yike_core::{backup, drafts};
use yike_tests::demo::{Demo, FIRST_USER, complaint};
use yike_tests::files::{NONE, below, that_tell};
use yike_tests::yike::{Yike, file};

const CUSTOMER: &str = "霁月光风瓷业（示例）有限公司";
const SHORT: &str = "霁月光风";
const PERSON: &str = "令狐若薇";
const PHONE: &str = "19900007319";
const CARD: &str = "6222020200073190001";
const TEXT: &str = "釉面碎裂四十七箱，司机当场承认急刹。";
const DRAFT: &str = "来电人哭诉婚期被耽误";
const EVIDENCE: &str = "碎片照片拍摄于朱雀门仓库";
const SECRETS: [&str; 8] = [CUSTOMER, SHORT, PERSON, PHONE, CARD, TEXT, DRAFT, EVIDENCE];

/// A customer, a contact and a draft; then, through the command line, a complaint with evidence. Returns its number.
fn plant(demo: &Demo, yike: &Yike, papers: &Path) -> String {
    let (archive, session) = demo.open(FIRST_USER);
    let input = CustomerInput {
        archive_type: ArchiveType::KeyAccount,
        sheet: CustomerSheet {
            name: CUSTOMER.to_owned(),
            short_name: SHORT.to_owned(),
            bank_acct: CARD.to_owned(),
            ..CustomerSheet::default()
        },
        contacts: vec![ContactSheet {
            name: PERSON.to_owned(),
            mobile: PHONE.to_owned(),
            ..ContactSheet::default()
        }],
        accept_unverified: false,
    };
    let customer = customers::create(archive.store(), &session, input)
        .expect("a customer")
        .output;
    drafts::save(archive.store(), &session, "complaint", "new", DRAFT).expect("a draft");
    assert!(demo.archive().join("archive.db-wal").exists());
    assert_eq!(
        that_tell(&demo.archive(), &SECRETS),
        NONE,
        "while it is open"
    );
    backup::daily(&archive, &backup::unwatched).expect("a backup");
    drop(archive);

    file(papers, "evidence.txt", EVIDENCE);
    let mut section = complaint();
    section["customer_no"] = json!(customer.customer_no);
    section["complainant"] = json!(PERSON);
    section["complainant_phone"] = json!(PHONE);
    section["description"] = json!(TEXT);
    section["evidence"] = json!(["evidence.txt"]);
    let section = file(papers, "complaint.json", section.to_string());
    let answer = yike.answer(["receive-complaint".as_ref(), section.as_os_str()]);
    assert_eq!(answer["evidence_not_found"], json!([]));
    let number = answer["received"]["complaint_no"].as_str();
    number.expect("a number").to_owned()
}

/// The command line with a folder of its own for temporary files.
fn yike_with_temporary(demo: &Demo, folder: &Path) -> Yike {
    ["TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"]
        .into_iter()
        .fold(demo.yike(), |yike, variable| yike.knowing(variable, folder))
}

#[test]
fn the_search_of_these_tests_finds_what_is_plain() {
    let demo = Demo::empty();
    // The sign-in page shows the firm and its people before anybody has typed a password.
    assert_ne!(that_tell(&demo.archive(), &["衡通示例物流有限公司"]), NONE);
    assert_ne!(that_tell(&demo.archive(), &[FIRST_USER]), NONE);
}

#[test]
fn nothing_of_a_customer_can_be_read_in_any_file() {
    let demo = Demo::empty();
    let (papers, temporary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let yike = yike_with_temporary(&demo, temporary.path());
    let number = plant(&demo, &yike, papers.path());
    let wrong = yike
        .clone()
        .knowing("YIKE_PASSWORD", "春眠不觉晓处处闻啼鸟");
    assert_eq!(wrong.refusal(["check"]).0, "wrong_password");
    assert_eq!(yike.answer(["search", SHORT])["hits"][0]["title"], SHORT);
    yike.answer(["show", "complaint", &number]);
    yike.answer(["list", "customers"]);
    yike.answer(["check"]);
    let kept = below(&demo.archive());
    let has = |part: &str| {
        kept.iter()
            .any(|path| path.to_string_lossy().contains(part))
    };
    for part in [
        "archive.db",
        "keys",
        "device.json",
        "attachments",
        "backups",
    ] {
        assert!(has(part), "{part} is among the files that were looked at");
    }
    assert_eq!(that_tell(demo.folder(), &SECRETS), NONE);
    assert_eq!(below(temporary.path()), NONE);
}

#[test]
fn a_backup_and_a_sheet_leave_nothing_beside_them() {
    let demo = Demo::empty();
    let (papers, temporary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let yike = yike_with_temporary(&demo, temporary.path());
    let number = plant(&demo, &yike, papers.path());
    let before = below(demo.folder());
    let named = tempfile::tempdir().unwrap();
    let path = |name: &str| named.path().join(name).to_str().unwrap().to_owned();
    yike.answer(["backup", &path("all.backup")]);
    yike.answer(["print", "notice", &number, "-o", &path("notice.pdf")]);
    yike.answer(["print", "blank-notice", "-o", &path("blank.pdf")]);
    let elsewhere = tempfile::tempdir().unwrap();
    let into = elsewhere.path().join("archive");
    let words = [
        "restore",
        &path("all.backup"),
        "--into",
        into.to_str().unwrap(),
        "--workstation",
        "B",
    ];
    yike.answer(words);
    let new = ["all.backup", "blank.pdf", "notice.pdf"].map(|name| named.path().join(name));
    assert_eq!(below(named.path()), new, "only what was named");
    assert_eq!(below(demo.folder()), before);
    assert_eq!(below(temporary.path()), NONE);
    for folder in [demo.folder(), named.path(), elsewhere.path()] {
        assert_eq!(that_tell(folder, &SECRETS), NONE);
    }
}

#[test]
fn nothing_wants_a_folder_for_temporary_files() {
    let demo = Demo::empty();
    let papers = tempfile::tempdir().unwrap();
    let yike = yike_with_temporary(&demo, &papers.path().join("there is none"));
    let number = plant(&demo, &yike, papers.path());
    let path = |name: &str| papers.path().join(name).to_str().unwrap().to_owned();
    yike.answer(["backup", &path("all.backup")]);
    yike.answer(["print", "notice", &number, "-o", &path("notice.pdf")]);
    yike.answer([
        "restore",
        &path("all.backup"),
        "--into",
        demo.archive().to_str().unwrap(),
    ]);
    assert_eq!(yike.answer(["check"])["whole"], true);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_look_into_the_archive() {
    use std::os::unix::fs::PermissionsExt as _;
    let demo = Demo::make();
    let yike = demo.yike();
    yike.answer(["check"]);
    let rights = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o077;
    assert_eq!(rights(&demo.archive()), 0);
    for path in below(&demo.archive()) {
        assert_eq!(rights(&path), 0, "{}", path.display());
    }
}
