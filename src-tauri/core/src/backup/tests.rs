mod restoring;

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
fn others_write_while_a_backup_is_packed() {
    let scene = scene();
    let written = std::cell::Cell::new(0);
    let write_too = |_, _| {
        if written.replace(1) == 0 {
            let (archive, by) = (scene.archive(), &scene.session);
            archive.with_customer(by, "示例二", "19900000802");
            attachments::stage(archive, by, "b.txt", &mut &b"meanwhile"[..]).unwrap();
        }
        ControlFlow::Continue(())
    };
    let manifest = write(scene.archive(), &scene.session, &scene.backup, &write_too).unwrap();
    assert_eq!((written.get(), manifest.counts), (1, scene.manifest.counts));
    assert!(inspect(&scene.backup).is_ok());
}

#[test]
fn no_backup_is_written_over_the_archive_itself() {
    let scene = scene();
    let path = scene.place.path();
    for inside in [path.join("archive.db"), path.join("backups/../keys.json")] {
        std::fs::create_dir_all(path.join("backups")).unwrap();
        let outcome = write(scene.archive(), &scene.session, &inside, &unwatched);
        assert!(matches!(
            outcome,
            Err(Error::FileRefused {
                reason: "inside_archive",
                ..
            })
        ));
    }
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
                key,
                keys: &keys,
                marks: &marks,
                folder,
            };
            before_migration(connection, &source, &scene.place.host)
        })
        .unwrap();
    let saved = inspect(&newest_good(&scene.place.path()).unwrap()).unwrap();
    assert_eq!(
        (saved.reason, saved.counts),
        (Reason::BeforeMigration, scene.manifest.counts)
    );
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

#[test]
fn the_last_backup_is_told_with_its_place_and_its_age() {
    let place = place();
    let (archive, session, _) = place.create();
    let told = || last(&archive).unwrap();
    let fresh = told();
    assert_eq!((fresh.at, fresh.days, fresh.overdue), (None, 0, false));
    place.clock.set(at("2026-06-21T08:00"));
    let never = told();
    assert_eq!((never.at, never.days, never.overdue), (None, 3, true));

    let here = write_here(&archive, &session, &unwatched).unwrap();
    assert_eq!(here.reason, Reason::Asked);
    assert!(here.bytes > 0 && here.counts.is_some());
    assert_eq!(files(&place.path()), std::slice::from_ref(&here));
    assert_eq!(told().path, Some(here.path));

    place.clock.set(at("2026-06-22T10:00"));
    let usb = place.folder.path().join("usb.yikebackup");
    write(&archive, &session, &usb, &unwatched).unwrap();
    let told_now = told();
    assert_eq!(
        (told_now.at, told_now.path, told_now.overdue),
        (Some(at("2026-06-22T10:00")), Some(usb), false)
    );
    place.clock.set(at("2026-06-24T23:00"));
    assert!(!told().overdue);
    place.clock.set(at("2026-06-25T00:30"));
    assert!(told().overdue && told().days == 3);
}

#[test]
fn only_who_keeps_backups_writes_one_and_a_stopped_one_leaves_nothing() {
    let scene = scene();
    let (archive, agent) = {
        let place = &scene.place;
        drop(scene.archive);
        sign_in(&place.path(), AGENT, AGENT_PASSWORD, &place.host).unwrap()
    };
    assert!(matches!(
        write_here(&archive, &agent, &unwatched),
        Err(Error::Forbidden { .. })
    ));
    drop(archive);
    let (archive, session) = scene.place.sign_in().unwrap();
    let stopped = write_here(&archive, &session, &|_, _| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert!(files(&scene.place.path()).is_empty());
    assert!(
        all_files(&scene.place.path())
            .iter()
            .all(|path| !path.to_string_lossy().contains("partial"))
    );
}

#[test]
fn a_backup_tells_whose_passwords_open_it() {
    let scene = scene();
    let here = look(&scene.backup, &scene.place.path()).unwrap();
    assert!(here.keys_kept && here.replaces && !here.needs_workstation);
    assert_eq!(here.users.len(), 2);
    assert_eq!(here.counts, scene.manifest.counts);

    let there = look(&scene.backup, &scene.elsewhere()).unwrap();
    assert!(!there.keys_kept && !there.replaces && there.needs_workstation);
    assert_eq!(there.users.len(), 2);

    let text = scene.place.folder.path().join("note.yikebackup");
    std::fs::write(&text, "no backup").unwrap();
    assert!(matches!(
        look(&text, &scene.place.path()),
        Err(Error::BackupDamaged { .. })
    ));
}
