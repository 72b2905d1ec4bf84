use super::*;

struct Sample {
    folder: tempfile::TempDir,
    key: DataKey,
    code: RecoveryCode,
    user: SignInUser,
    keys: KeyFile,
}

fn sample() -> Sample {
    let (key, code) = (
        DataKey::generate().unwrap(),
        RecoveryCode::generate().unwrap(),
    );
    let archive = Uuid::from_u128(0xa);
    let user = user(1, "温以宁");
    let mut keys = KeyFile::new(
        archive,
        "衡通示例物流有限公司",
        "A",
        &key,
        &code,
        Cost::for_tests(),
    )
    .unwrap();
    keys.set_user(user.clone(), &key, "湖光山色共一楼", Cost::for_tests())
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    keys.save(folder.path()).unwrap();
    Sample {
        folder,
        key,
        code,
        user,
        keys,
    }
}

fn user(id: u128, name: &str) -> SignInUser {
    SignInUser {
        id: StaffId::from_uuid(Uuid::from_u128(id)),
        name: name.to_owned(),
        roles: vec!["service".to_owned()],
    }
}

fn mark(key: Option<DataKey>) -> Option<Uuid> {
    key.map(|key| key.mark())
}

#[test]
fn passwords_and_the_code_open_the_same_key() {
    let Sample {
        folder,
        key,
        code,
        user,
        ..
    } = sample();
    let keys = KeyFile::read(folder.path()).unwrap();
    assert_eq!(
        mark(keys.open_by_password(user.id, "湖光山色共一楼").unwrap()),
        Some(key.mark())
    );
    assert_eq!(
        mark(keys.open_by_password(user.id, "湖光山色共一樓").unwrap()),
        None
    );
    assert_eq!(mark(keys.open_by_code(&code).unwrap()), Some(key.mark()));
    assert_eq!(
        mark(
            keys.open_by_code(&RecoveryCode::generate().unwrap())
                .unwrap()
        ),
        None
    );
    assert_eq!(keys.find(" 温以宁 "), keys.find(&user.id.to_string()));
}

#[test]
fn an_entry_cannot_be_passed_off_as_anothers() {
    let Sample {
        keys, user: owner, ..
    } = sample();
    let mut forged = keys.clone();
    forged.users[0].user = user(2, "钟鼎文");
    let forged_id = forged.users[0].user.id;
    assert!(
        forged
            .open_by_password(forged_id, "湖光山色共一楼")
            .unwrap()
            .is_none()
    );
    let mut moved = keys;
    moved.archive = Uuid::from_u128(0xb);
    assert!(
        moved
            .open_by_password(owner.id, "湖光山色共一楼")
            .unwrap()
            .is_none()
    );
}

#[test]
fn a_replaced_recovery_code_opens_nothing() {
    let Sample {
        mut keys,
        key,
        code,
        ..
    } = sample();
    let next = RecoveryCode::generate().unwrap();
    keys.set_recovery(&key, &next, Cost::for_tests()).unwrap();
    assert!(keys.open_by_code(&code).unwrap().is_none());
    assert!(keys.open_by_code(&next).unwrap().is_some());
}

#[test]
fn a_damaged_file_is_repaired_from_its_copy() {
    let Sample { folder, keys, .. } = sample();
    let [first, copy] = KeyFile::paths(folder.path());
    let whole = std::fs::read(&first).unwrap();
    let mut flipped = whole.clone();
    let at = whole
        .windows(5)
        .position(|window| window == b"salt\"")
        .unwrap()
        + 9;
    flipped[at] = if flipped[at] == b'0' { b'1' } else { b'0' };
    for (damaged, other) in [(&first, &copy), (&copy, &first)] {
        for bytes in [&flipped[..], &whole[..whole.len() / 2], b""] {
            std::fs::write(damaged, bytes).unwrap();
            assert_eq!(KeyFile::read_and_repair(folder.path()).unwrap(), keys);
            assert_eq!(
                std::fs::read(damaged).unwrap(),
                std::fs::read(other).unwrap()
            );
        }
        std::fs::remove_file(damaged).unwrap();
        assert_eq!(KeyFile::read_and_repair(folder.path()).unwrap(), keys);
        assert_eq!(std::fs::read(damaged).unwrap(), whole);
    }
}

#[test]
fn missing_and_damaged_are_told_apart() {
    let Sample { folder, .. } = sample();
    let [first, copy] = KeyFile::paths(folder.path());
    std::fs::write(&first, b"{}").unwrap();
    std::fs::write(&copy, b"{}").unwrap();
    assert!(matches!(
        KeyFile::read(folder.path()),
        Err(Error::KeysDamaged)
    ));
    std::fs::remove_file(&copy).unwrap();
    assert!(matches!(
        KeyFile::read(folder.path()),
        Err(Error::KeysDamaged)
    ));
    std::fs::remove_file(&first).unwrap();
    assert!(matches!(
        KeyFile::read(folder.path()),
        Err(Error::KeysMissing)
    ));
    assert!(!KeyFile::is_in(folder.path()));
}

#[test]
fn a_write_that_was_killed_half_way_loses_nothing() {
    let Sample { folder, keys, .. } = sample();
    let [first, _] = KeyFile::paths(folder.path());
    std::fs::write(durable::beside(&first, ".new"), b"{ \"checks").unwrap();
    assert_eq!(KeyFile::read_and_repair(folder.path()).unwrap(), keys);
    // Killed between the file and its copy: the file is newer, and it wins.
    let mut newer = keys.clone();
    newer.rename("衡通示例物流有限公司", "B");
    std::fs::write(&first, newer.to_text().unwrap()).unwrap();
    assert_eq!(KeyFile::read_and_repair(folder.path()).unwrap(), newer);
    assert_eq!(read_one(&folder.path().join(COPY)).unwrap(), newer);
}

#[test]
fn a_newer_format_is_named() {
    let Sample { folder, keys, .. } = sample();
    let text = keys
        .to_text()
        .unwrap()
        .replace("\"format\": 1", "\"format\": 2");
    std::fs::write(folder.path().join(NAME), text).unwrap();
    assert!(matches!(
        KeyFile::read(folder.path()),
        Err(Error::ArchiveNewer { found: 2, known: 1 })
    ));
}

#[test]
fn a_removed_user_is_gone_from_both_files() {
    let Sample {
        folder,
        mut keys,
        user,
        ..
    } = sample();
    assert!(keys.remove_user(user.id) && !keys.remove_user(user.id));
    keys.save(folder.path()).unwrap();
    for path in KeyFile::paths(folder.path()) {
        let text = std::fs::read_to_string(path).unwrap();
        assert!(!text.contains("温以宁") && !text.contains(&user.id.to_string()));
    }
}
