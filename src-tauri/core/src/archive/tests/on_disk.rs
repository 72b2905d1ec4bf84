use super::*;

#[test]
fn nothing_that_was_typed_can_be_read_on_disk() {
    let place = place();
    let (archive, session, code) = place.create();
    let planted = [
        "隐秘客户鲜达",
        "19912345678",
        "隐秘附件名",
        "隐秘的温度记录",
        "隐秘草稿",
        PASSWORD,
        &code.text(),
    ]
    .map(str::to_owned);
    archive.with_customer(&session, "隐秘客户鲜达有限公司", "19912345678");
    let mut content = "隐秘的温度记录 6.2".repeat(100).into_bytes();
    crate::attachments::stage(
        &archive,
        &session,
        "隐秘附件名.txt",
        &mut content.as_slice(),
    )
    .unwrap();
    content.clear();
    crate::drafts::save(
        archive.store(),
        &session,
        "complaint",
        "new",
        "{\"note\":\"隐秘草稿\"}",
    )
    .unwrap();
    crate::backup::daily(&archive, &crate::backup::unwatched)
        .unwrap()
        .unwrap();
    let _ = sign_in(&place.path(), SUPERVISOR, "wrong", &place.host);

    let look = || {
        let files = all_files(&place.path());
        let names: Vec<String> = files
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        for path in files {
            // Windows lets nobody read a locked file.
            if path.ends_with("archive.lock") {
                assert_eq!(std::fs::metadata(&path).unwrap().len(), 0);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            for secret in &planted {
                let found = bytes
                    .windows(secret.len())
                    .any(|window| window == secret.as_bytes());
                assert!(!found, "{secret} stands in {}", path.display());
            }
        }
        names
    };
    // While it is open, with the journal beside it, and when it is closed.
    let names = look();
    for expected in [
        "archive.db",
        "archive.db-wal",
        "keys.json",
        "device.json",
        "attachments",
        "backups",
    ] {
        assert!(
            names.iter().any(|name| name.contains(expected)),
            "{expected} is missing"
        );
    }
    drop(archive);
    look();
}

#[cfg(unix)]
#[test]
fn everything_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    let (archive, session, _) = place.create();
    crate::attachments::stage(&archive, &session, "a.txt", &mut &b"text"[..]).unwrap();
    crate::backup::daily(&archive, &crate::backup::unwatched).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&place.path()), 0o700);
    for path in all_files(&place.path()) {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn damage_is_told_from_a_wrong_password_and_names_the_backup() {
    let place = place();
    let (archive, session, _) = place.create();
    for number in 0..40 {
        archive.with_customer(
            &session,
            &format!("示例客户{number}"),
            &format!("199000010{number:02}"),
        );
    }
    let good = crate::backup::daily(&archive, &crate::backup::unwatched)
        .unwrap()
        .unwrap();
    drop(archive);
    // A later backup that was cut off is passed over.
    let cut = good.with_file_name("yike-20260619-090000-daily.yikebackup");
    std::fs::write(&cut, &std::fs::read(&good).unwrap()[..5000]).unwrap();

    let database = place.path().join("archive.db");
    let whole = std::fs::read(&database).unwrap();
    let mut zeroed = whole.clone();
    zeroed[..4096].fill(0);
    for bytes in [
        &whole[..whole.len() / 2 / 4096 * 4096],
        &whole[..whole.len() - 100],
        &zeroed[..],
        b"",
    ] {
        std::fs::write(&database, bytes).unwrap();
        match place.sign_in() {
            Err(Error::ArchiveDamaged { backup }) => assert_eq!(backup.as_ref(), Some(&good)),
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("{} of {} bytes opened", bytes.len(), whole.len()),
        }
        let wrong = sign_in(&place.path(), SUPERVISOR, "wrong password", &place.host);
        assert!(matches!(wrong, Err(Error::WrongPassword { .. })));
    }
    std::fs::remove_file(&database).unwrap();
    assert_eq!(
        state(&place.path(), &place.host).unwrap(),
        ArchiveState::Damaged {
            backup: Some(good.clone())
        }
    );
    assert!(matches!(place.sign_in(), Err(Error::ArchiveDamaged { .. })));
    assert!(!database.exists(), "no empty database is made in its place");
    std::fs::write(&database, &whole).unwrap();
    assert!(place.sign_in().is_ok());
}

#[test]
fn missing_and_damaged_keys_are_told_apart() {
    let place = place();
    drop(place.create());
    let files = KeyFile::paths(&place.path());
    for file in &files {
        std::fs::write(file, b"{").unwrap();
    }
    assert!(matches!(place.sign_in(), Err(Error::KeysDamaged)));
    assert_eq!(
        state(&place.path(), &place.host).unwrap(),
        ArchiveState::KeysDamaged { backup: None }
    );
    for file in &files {
        std::fs::remove_file(file).unwrap();
    }
    assert!(matches!(place.sign_in(), Err(Error::KeysMissing)));
    assert_eq!(
        state(&place.path(), &place.host).unwrap(),
        ArchiveState::KeysMissing { backup: None }
    );
}

#[test]
fn a_newer_archive_is_left_alone() {
    let place = place();
    let (archive, ..) = place.create();
    archive
        .store()
        .alone(|connection| Ok(connection.pragma_update(None, "user_version", 999)?))
        .unwrap();
    drop(archive);
    assert!(matches!(
        place.sign_in(),
        Err(Error::ArchiveNewer { found: 999, .. })
    ));
}

/// “Found 1, known 1” told nobody what is wrong.
#[test]
fn a_schema_that_came_about_otherwise_is_not_called_newer() {
    let place = place();
    let (archive, ..) = place.create();
    archive
        .store()
        .alone(|connection| Ok(connection.execute("UPDATE migrations SET checksum = 'x'", [])?))
        .unwrap();
    drop(archive);
    let Err(error @ Error::ArchiveAltered { migration }) = place.sign_in() else {
        panic!("it was opened")
    };
    assert_eq!(migration, "0001_archive");
    assert_eq!(error.code(), "archive_altered");
}

#[test]
fn a_lost_device_file_makes_a_new_device_that_repeats_no_number() {
    let place = place();
    let (archive, session, _) = place.create();
    let first = archive.with_customer(&session, "示例一", "19900000801");
    let device = archive.store().numbers().device();
    drop(archive);
    std::fs::write(place.path().join("device.json"), b"{").unwrap();
    let (archive, session) = place.sign_in().unwrap();
    assert_ne!(archive.store().numbers().device(), device);
    assert_eq!(archive.store().numbers().workstation(), "A");
    assert_ne!(
        archive.with_customer(&session, "示例二", "19900000802"),
        first
    );
}
