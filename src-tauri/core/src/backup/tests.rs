use std::ops::ControlFlow;
use std::path::PathBuf;

use super::*;
use crate::Error;
use crate::archive::sample::{
    AGENT, AGENT_PASSWORD, PASSWORD, Place, SUPERVISOR, all_files, place,
};
use crate::archive::{Archive, ArchiveState, Host, sign_in, state};
use crate::attachments;
use crate::fixtures::at;
use crate::keys::RecoveryCode;
use crate::staff::Session;

const SUPERVISORS: Proof<'static> = Proof::Password {
    who: SUPERVISOR,
    password: PASSWORD,
};
const AGENTS: Proof<'static> = Proof::Password {
    who: AGENT,
    password: AGENT_PASSWORD,
};

fn proof(proof: Proof<'_>) -> Restoring<'_> {
    Restoring {
        proof,
        workstation: None,
    }
}

fn at_b(proof: Proof<'_>) -> Restoring<'_> {
    Restoring {
        proof,
        workstation: Some("B"),
    }
}

fn restored(from: &Path, into: &Path, restoring: Restoring<'_>, host: &Host) -> Result<Restored> {
    restore(from, into, restoring, host, &unwatched)
}

fn customers(archive: &Archive) -> u32 {
    let sql = "SELECT count(*) FROM customers";
    archive
        .store()
        .read(|connection| Ok(connection.query_row(sql, [], |row| row.get(0))?))
        .unwrap()
}

/// An archive with an agent, a customer, a complaint and a file, and a backup of it beside.
struct Scene {
    place: Place,
    archive: Option<Archive>,
    session: Session,
    code: RecoveryCode,
    backup: PathBuf,
    manifest: Manifest,
}

fn scene() -> Scene {
    let place = place();
    let (archive, session, code) = place.create();
    archive.with_agent(&session);
    archive.with_customer(&session, "示例一", "19900000801");
    archive.with_complaint(&session);
    attachments::stage(&archive, &session, "a.txt", &mut &[b'a'; 100_000][..]).unwrap();
    let backup = place.folder.path().join("衡通备份.yikebackup");
    let manifest = write(&archive, &session, &backup, &unwatched).unwrap();
    Scene {
        place,
        archive: Some(archive),
        session,
        code,
        backup,
        manifest,
    }
}

impl Scene {
    fn archive(&self) -> &Archive {
        self.archive.as_ref().unwrap()
    }

    fn elsewhere(&self) -> PathBuf {
        self.place.folder.path().join("elsewhere")
    }
}

#[test]
fn a_backup_says_what_it_holds_and_is_one_file() {
    let scene = scene();
    assert_eq!(inspect(&scene.backup).unwrap(), scene.manifest);
    let Manifest {
        firm,
        workstation,
        counts,
        made_at,
        reason,
        ..
    } = scene.manifest;
    assert_eq!(
        (firm.as_str(), workstation.as_str()),
        ("衡通示例物流有限公司", "A")
    );
    assert_eq!(
        counts,
        Counts {
            customers: 1,
            contacts: 1,
            complaints: 1,
            attachments: 1
        }
    );
    assert_eq!((made_at, reason), (at("2026-06-18T09:00"), Reason::Asked));
    let names: Vec<&str> = scene
        .manifest
        .entries
        .iter()
        .map(|entry| &entry.name[..11.min(entry.name.len())])
        .collect();
    assert_eq!(
        names,
        ["archive.db", "keys.json", "device.json", "attachments"]
    );
    let beside = std::fs::read_dir(scene.place.folder.path())
        .unwrap()
        .count();
    assert_eq!(beside, 2, "only the archive and the backup");
}

#[test]
fn only_the_administrator_backs_up() {
    let mut scene = scene();
    drop(scene.archive.take());
    let (archive, agent) = sign_in(
        &scene.place.path(),
        AGENT,
        AGENT_PASSWORD,
        &scene.place.host,
    )
    .unwrap();
    let outcome = write(&archive, &agent, &scene.backup, &unwatched);
    assert!(matches!(
        outcome,
        Err(Error::Forbidden {
            act: "manage_backups"
        })
    ));
}

#[test]
fn elsewhere_the_archive_is_a_new_device_that_repeats_no_number() {
    let mut scene = scene();
    let old_device = scene.archive().store().numbers().device();
    // Given after the backup, and printed perhaps.
    let printed = scene
        .archive()
        .with_customer(&scene.session, "示例二", "19900000802");
    let printed_complaint = scene.archive().with_complaint(&scene.session).complaint_no;
    drop(scene.archive.take());

    let elsewhere = scene.elsewhere();
    for (letter, code) in [
        (None, "required"),
        (Some("A"), "workstation_used"),
        (Some("b"), "not_a_workstation"),
    ] {
        let restoring = Restoring {
            proof: SUPERVISORS,
            workstation: letter,
        };
        match restored(&scene.backup, &elsewhere, restoring, &scene.place.host) {
            Err(Error::Invalid(problems)) => assert_eq!(problems[0].code, code),
            other => panic!("{other:?}"),
        }
        assert_eq!(
            state(&elsewhere, &scene.place.host).unwrap(),
            ArchiveState::Absent
        );
    }
    let done = restored(
        &scene.backup,
        &elsewhere,
        at_b(SUPERVISORS),
        &scene.place.host,
    )
    .unwrap();
    assert!(!done.keys_kept && done.before.is_none() && done.set_aside.is_none());
    let ArchiveState::Locked { workstation, .. } = state(&elsewhere, &scene.place.host).unwrap()
    else {
        panic!()
    };
    assert_eq!(workstation, "B");

    let (archive, session) = sign_in(&elsewhere, SUPERVISOR, PASSWORD, &scene.place.host).unwrap();
    assert_eq!(customers(&archive), 1);
    assert_ne!(archive.store().numbers().device(), old_device);
    let next = archive.with_customer(&session, "示例三", "19900000803");
    let next_complaint = archive.with_complaint(&session).complaint_no;
    assert!(
        next.ends_with('B') && next_complaint.starts_with("TS20260618-B"),
        "{next} {next_complaint}"
    );
    assert!(next != printed && next_complaint != printed_complaint);
    let file = archive
        .store()
        .read(|connection| crate::store::select::<attachments::Attachment>(connection, "1 = 1", []))
        .unwrap();
    assert_eq!(
        attachments::open(&archive, &session, file[0].id).unwrap().1,
        [b'a'; 100_000]
    );

    // From B's backup a third computer may take neither letter.
    let second = scene.place.folder.path().join("second.yikebackup");
    write(&archive, &session, &second, &unwatched).unwrap();
    for used in ["A", "B"] {
        let restoring = Restoring {
            proof: SUPERVISORS,
            workstation: Some(used),
        };
        let outcome = restored(
            &second,
            &scene.place.folder.path().join("third"),
            restoring,
            &scene.place.host,
        );
        assert!(matches!(outcome, Err(Error::Invalid(_))), "{used}");
    }
}

#[test]
fn in_place_todays_passwords_stay_and_numbers_go_on() {
    let mut scene = scene();
    let printed = scene
        .archive()
        .with_customer(&scene.session, "示例二", "19900000802");
    let device = scene.archive().store().numbers().device();
    scene
        .archive()
        .change_password(&scene.session, PASSWORD, "秋水共长天一色美")
        .unwrap();
    drop(scene.archive.take());

    let path = scene.place.path();
    let yesterday = restored(&scene.backup, &path, proof(SUPERVISORS), &scene.place.host);
    assert!(
        matches!(yesterday, Err(Error::WrongPassword { .. })),
        "the password of that day opens nothing"
    );
    let agents = restored(&scene.backup, &path, proof(AGENTS), &scene.place.host);
    assert!(matches!(
        agents,
        Err(Error::Forbidden {
            act: "manage_backups"
        })
    ));
    let todays = Proof::Password {
        who: SUPERVISOR,
        password: "秋水共长天一色美",
    };
    let done = restored(&scene.backup, &path, proof(todays), &scene.place.host).unwrap();
    assert!(done.keys_kept && done.set_aside.is_none());
    let before = inspect(&done.before.unwrap()).unwrap();
    assert_eq!(
        (before.counts.customers, before.reason),
        (2, Reason::BeforeRestore)
    );

    let (archive, session) =
        sign_in(&path, SUPERVISOR, "秋水共长天一色美", &scene.place.host).unwrap();
    assert_eq!(
        (customers(&archive), archive.store().numbers().device()),
        (1, device)
    );
    assert_eq!(archive.store().numbers().workstation(), "A");
    let next = archive.with_customer(&session, "示例三", "19900000803");
    assert!(next > printed, "{next} after {printed}");
}

#[test]
fn a_damaged_archive_is_put_aside_and_anybody_who_may_sign_in_restores_it() {
    let mut scene = scene();
    drop(scene.archive.take());
    let database = scene.place.path().join("archive.db");
    let mut bytes = std::fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 40_000].fill(0);
    std::fs::write(&database, &bytes).unwrap();
    let done = restored(
        &scene.backup,
        &scene.place.path(),
        proof(AGENTS),
        &scene.place.host,
    )
    .unwrap();
    assert!(done.keys_kept && done.before.is_none());
    assert_eq!(
        std::fs::read(done.set_aside.unwrap().join("archive.db"))
            .unwrap()
            .len(),
        bytes.len()
    );
    let (archive, _) = scene.place.sign_in().unwrap();
    assert_eq!(customers(&archive), 1);
}

#[test]
fn lost_keys_come_back_with_the_password_or_code_of_that_day() {
    for by_code in [false, true] {
        let mut scene = scene();
        drop(scene.archive.take());
        for file in crate::keys::KeyFile::paths(&scene.place.path()) {
            std::fs::remove_file(file).unwrap();
        }
        assert!(matches!(scene.place.sign_in(), Err(Error::KeysMissing)));
        let text = scene.code.text();
        let proved = if by_code {
            Proof::RecoveryCode(&text)
        } else {
            SUPERVISORS
        };
        let wrong = Proof::Password {
            who: SUPERVISOR,
            password: "wrong password",
        };
        let outcome = restored(
            &scene.backup,
            &scene.place.path(),
            proof(wrong),
            &scene.place.host,
        );
        assert!(matches!(outcome, Err(Error::WrongPassword { .. })));
        let done = restored(
            &scene.backup,
            &scene.place.path(),
            proof(proved),
            &scene.place.host,
        )
        .unwrap();
        assert!(!done.keys_kept && done.set_aside.is_some());
        assert!(scene.place.sign_in().is_ok());
    }
}

#[test]
fn another_firms_archive_is_never_written_over() {
    let scene = scene();
    let other = place();
    drop(other.create());
    let outcome = restored(
        &scene.backup,
        &other.path(),
        proof(SUPERVISORS),
        &other.host,
    );
    assert!(matches!(outcome, Err(Error::ArchiveExists { .. })));
    assert!(other.sign_in().is_ok());
    let open = restored(
        &scene.backup,
        &scene.place.path(),
        proof(SUPERVISORS),
        &scene.place.host,
    );
    assert!(matches!(open, Err(Error::ArchiveInUse { .. })));
}

fn is_refused_as_damaged(scene: &Scene, backup: &Path) -> bool {
    let outcome = restored(
        backup,
        &scene.place.path(),
        proof(SUPERVISORS),
        &scene.place.host,
    );
    matches!(outcome, Err(Error::BackupDamaged { path }) if path == backup)
}

#[test]
fn damage_to_the_file_is_noticed_and_changes_nothing() {
    let mut scene = scene();
    drop(scene.archive.take());
    let whole = std::fs::read(&scene.backup).unwrap();
    let database = std::fs::read(scene.place.path().join("archive.db")).unwrap();
    let damaged = scene.place.folder.path().join("damaged.yikebackup");
    let step = whole.len() / 60;
    let flipped = (0..whole.len()).step_by(step).map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    });
    let cut = [0, 7, 100, whole.len() / 2, whole.len() - 1].map(|length| whole[..length].to_vec());
    let text = b"not a backup at all, only some text of some length".repeat(9);
    for bytes in flipped.chain(cut).chain([text]) {
        std::fs::write(&damaged, bytes).unwrap();
        match inspect(&damaged) {
            Err(Error::BackupDamaged { path }) => assert_eq!(path, damaged),
            // The seal is no checksum: it shows with the key.
            Ok(_) => assert!(is_refused_as_damaged(&scene, &damaged)),
            Err(other) => panic!("{other}"),
        }
    }
    let mut changed = whole.clone();
    changed[whole.len() / 3] ^= 1;
    for bytes in [changed, whole[..whole.len() / 2].to_vec()] {
        std::fs::write(&damaged, bytes).unwrap();
        assert!(is_refused_as_damaged(&scene, &damaged));
    }
    // The last byte of the seal.
    let mut changed = whole.clone();
    changed[whole.len() - 9] ^= 1;
    std::fs::write(&damaged, changed).unwrap();
    assert!(inspect(&damaged).is_ok() && is_refused_as_damaged(&scene, &damaged));
    assert_eq!(
        std::fs::read(scene.place.path().join("archive.db")).unwrap(),
        database
    );
    assert!(scene.place.sign_in().is_ok());
}

#[test]
fn a_forged_manifest_does_not_pass() {
    use sha2::{Digest, Sha256};
    let mut scene = scene();
    drop(scene.archive.take());
    // Somebody without the key takes an attachment out and puts the checksums right.
    let whole = std::fs::read(&scene.backup).unwrap();
    let mut manifest = scene.manifest.clone();
    let last = manifest.entries.pop().unwrap();
    let begin: u64 = 8 + manifest
        .entries
        .iter()
        .map(|entry| entry.length)
        .sum::<u64>();
    let text = serde_json::to_vec(&manifest).unwrap();
    let mut forged = whole[..begin as usize].to_vec();
    forged.extend_from_slice(&text);
    forged.extend_from_slice(&(text.len() as u64).to_le_bytes());
    forged.extend_from_slice(&Sha256::digest(&text));
    forged.extend_from_slice(&whole[whole.len() - 40..]);
    std::fs::write(&scene.backup, forged).unwrap();
    assert_eq!(
        inspect(&scene.backup).unwrap(),
        manifest,
        "without {}",
        last.name
    );
    let outcome = restored(
        &scene.backup,
        &scene.elsewhere(),
        at_b(SUPERVISORS),
        &scene.place.host,
    );
    assert!(matches!(outcome, Err(Error::BackupDamaged { .. })));
}

#[test]
fn stopping_and_failing_leave_nothing_behind() {
    let scene = scene();
    let target = scene.place.folder.path().join("b.yikebackup");
    let before = all_files(scene.place.folder.path());
    let stop = |done, _| {
        if done > 50_000 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    assert!(matches!(
        write(scene.archive(), &scene.session, &target, &stop),
        Err(Error::Cancelled)
    ));
    let nowhere = scene.place.folder.path().join("missing/b.yikebackup");
    assert!(matches!(
        write(scene.archive(), &scene.session, &nowhere, &unwatched),
        Err(Error::Io { .. })
    ));
    let outcome = restore(
        &scene.backup,
        &scene.elsewhere(),
        at_b(SUPERVISORS),
        &scene.place.host,
        &stop,
    );
    assert!(matches!(outcome, Err(Error::Cancelled)));
    assert!(!scene.elsewhere().join("incoming").exists());
    std::fs::remove_dir_all(scene.elsewhere()).unwrap();
    assert_eq!(all_files(scene.place.folder.path()), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_read_only_folder_are_named_and_the_old_backup_stays() {
    let scene = scene();
    let whole = std::fs::read(&scene.backup).unwrap();
    let partial = crate::durable::beside(&scene.backup, ".partial");
    std::os::unix::fs::symlink("/dev/full", &partial).unwrap();
    let before = all_files(scene.place.folder.path()).len() - 1;
    let outcome = write(scene.archive(), &scene.session, &scene.backup, &unwatched);
    assert!(matches!(outcome, Err(Error::DiskFull)));
    assert_eq!(std::fs::read(&scene.backup).unwrap(), whole);
    assert_eq!(all_files(scene.place.folder.path()).len(), before);

    let system = Path::new("/sys/衡通备份.yikebackup");
    let outcome = write(scene.archive(), &scene.session, system, &unwatched);
    assert!(matches!(outcome, Err(Error::ReadOnly { path }) if path == system));
}

#[test]
fn before_a_migration_the_archive_is_saved() {
    let scene = scene();
    let archive = scene.archive();
    let marks = archive.store().numbers().marks();
    let keys = archive.keys().clone();
    archive
        .store()
        .alone(|connection| {
            let (key, folder) = (archive.data_key(), archive.folder());
            let source = Source {
                connection,
                key,
                keys: &keys,
                marks: &marks,
                folder,
            };
            before_migration(&source, &scene.place.host)
        })
        .unwrap();
    let saved = inspect(&newest_good(&scene.place.path()).unwrap()).unwrap();
    assert_eq!(
        (saved.reason, saved.counts),
        (Reason::BeforeMigration, scene.manifest.counts)
    );
}

#[test]
fn a_backup_of_a_newer_schema_is_left_alone() {
    let scene = scene();
    scene
        .archive()
        .store()
        .alone(|connection| Ok(connection.pragma_update(None, "user_version", 999)?))
        .unwrap();
    write(scene.archive(), &scene.session, &scene.backup, &unwatched).unwrap();
    let outcome = restored(
        &scene.backup,
        &scene.elsewhere(),
        at_b(SUPERVISORS),
        &scene.place.host,
    );
    assert!(matches!(
        outcome,
        Err(Error::ArchiveNewer { found: 999, .. })
    ));
}

#[test]
fn daily_backups_come_once_a_day_and_are_thinned() {
    let place = place();
    let (archive, session, _) = place.create();
    assert!(daily(&archive, &unwatched).unwrap().is_some());
    assert_eq!(daily(&archive, &unwatched).unwrap(), None);
    // What a killed program left is swept away.
    let backups = place.path().join("backups");
    std::fs::write(
        backups.join("yike-20260601-090000-daily.yikebackup.partial-db"),
        b"half",
    )
    .unwrap();
    for day in 19..=30 {
        place.clock.set(at(&format!("2026-06-{day}T00:10")));
        archive.with_customer(&session, &format!("示例{day}"), &format!("199000008{day}"));
        assert!(daily(&archive, &unwatched).unwrap().is_some());
    }
    let days: Vec<String> = list(&place.path())
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy()[5..13].to_owned())
        .collect();
    // Seven days, and the Sunday of the week of the 18th.
    let expected =
        ["30", "29", "28", "27", "26", "25", "24", "21"].map(|day| format!("202606{day}"));
    assert_eq!(days, expected);
    assert_eq!(std::fs::read_dir(&backups).unwrap().count(), days.len());
    let newest = newest_good(&place.path()).unwrap();
    assert_eq!(inspect(&newest).unwrap().counts.customers, 12);
    std::fs::write(&newest, b"damaged").unwrap();
    assert_eq!(
        newest_good(&place.path()),
        list(&place.path()).into_iter().nth(1)
    );
}

#[test]
fn the_letters_of_the_numbers_are_known() {
    let scene = scene();
    let letters = scene.archive().store().read(database::letters).unwrap();
    assert_eq!(letters, ["A"]);
}
