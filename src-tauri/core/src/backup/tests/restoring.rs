use super::*;

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
