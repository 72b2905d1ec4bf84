use super::sample::{
    AGENT, AGENT_PASSWORD, FIRM, PASSWORD, SUPERVISOR, all_files, picture, place, setup,
};
use super::*;
use crate::fixtures::at;
use crate::keys::RecoveryCode;
use crate::staff::{self, Act, Role, StaffInput};
use crate::{Error, firm};

fn codes(error: Error) -> Vec<(String, String)> {
    match error {
        Error::Invalid(problems) => problems
            .into_iter()
            .map(|found| (found.field, found.code))
            .collect(),
        other => panic!("{other}"),
    }
}

fn refused<T>(outcome: crate::Result<T>) -> Vec<(String, String)> {
    codes(outcome.err().expect("it was not refused"))
}

fn pair(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), code.to_owned())]
}

#[test]
fn first_run_makes_an_archive_that_opens_again() {
    let place = place();
    assert_eq!(
        state(&place.path(), &place.host).unwrap(),
        ArchiveState::Absent
    );
    assert!(!place.path().exists(), "looking makes nothing");
    let mut first = setup();
    first.logo = Some(picture());
    let (archive, session, _) = create(&place.path(), first, &place.host).unwrap();
    assert_eq!(
        session.roles,
        [Role::ServiceSupervisor, Role::Administrator]
    );
    let sheet = archive.store().read(firm::get).unwrap().sheet;
    let (logo, bytes) = crate::attachments::open(&archive, &session, sheet.logo.unwrap()).unwrap();
    assert_eq!(
        (logo.media_type.as_str(), bytes),
        ("image/png", picture().bytes)
    );
    let id = archive.id();
    drop(archive);

    let ArchiveState::Locked {
        firm,
        workstation,
        users,
    } = state(&place.path(), &place.host).unwrap()
    else {
        panic!("it is not locked")
    };
    assert_eq!(
        (firm.as_str(), workstation.as_str(), users.len()),
        (FIRM, "A", 1)
    );
    assert_eq!(users[0].roles, ["service_supervisor", "administrator"]);
    for who in [SUPERVISOR.to_owned(), users[0].id.to_string()] {
        let (archive, session) = sign_in(&place.path(), &who, PASSWORD, &place.host).unwrap();
        assert_eq!((archive.id(), session.name.as_str()), (id, SUPERVISOR));
        assert!(session.may(Act::ManageBackups) && session.may(Act::EditAllCustomers));
    }
}

#[test]
fn set_up_names_every_wrong_field_and_makes_nothing() {
    let place = place();
    let mut wrong = setup();
    wrong.firm = " ".to_owned();
    wrong.workstation = "a1".to_owned();
    wrong.user.name = String::new();
    let found = refused(create(&place.path(), wrong, &place.host));
    let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["firm", "workstation", "user"]);
    let mut wrong = setup();
    wrong.password = format!("{SUPERVISOR}{SUPERVISOR}888");
    assert_eq!(
        refused(create(&place.path(), wrong, &place.host)),
        pair("password", "password_is_name")
    );
    let mut wrong = setup();
    wrong.logo = Some(Logo {
        name: "logo.png".to_owned(),
        bytes: b"no picture".to_vec(),
    });
    let outcome = create(&place.path(), wrong, &place.host);
    assert!(matches!(
        outcome,
        Err(Error::FileRefused {
            reason: "not_a_picture",
            ..
        })
    ));
    assert!(!place.path().exists());
}

#[test]
fn no_archive_is_made_over_another() {
    let place = place();
    drop(place.create());
    assert!(matches!(
        create(&place.path(), setup(), &place.host),
        Err(Error::ArchiveExists { .. })
    ));
    assert!(place.sign_in().is_ok());
    let empty = place.folder.path().join("empty");
    assert!(matches!(
        sign_in(&empty, SUPERVISOR, PASSWORD, &place.host),
        Err(Error::NoArchive { .. })
    ));
}

#[test]
fn a_creation_that_was_killed_is_begun_anew() {
    let place = place();
    std::fs::create_dir_all(place.path().join("incoming")).unwrap();
    std::fs::write(place.path().join("incoming/archive.db"), b"half").unwrap();
    assert_eq!(
        state(&place.path(), &place.host).unwrap(),
        ArchiveState::Absent
    );
    drop(place.create());
    assert!(place.sign_in().is_ok());
}

#[test]
fn wrong_passwords_are_counted_delayed_and_logged() {
    let place = place();
    drop(place.create());
    let mut seen = Vec::new();
    for _ in 0..5 {
        match sign_in(&place.path(), SUPERVISOR, "wrong password", &place.host) {
            Err(Error::WrongPassword {
                tries,
                wait_seconds,
            }) => seen.push((tries, wait_seconds)),
            _ => panic!("it was not a wrong password"),
        }
    }
    assert_eq!(seen, [(1, 0), (2, 0), (3, 0), (4, 0), (5, 30)]);
    // The right one has to wait as well, across a restart.
    assert!(matches!(
        place.sign_in(),
        Err(Error::SignInDelayed { wait_seconds: 30 })
    ));
    place.clock.set(at("2026-06-18T09:01"));
    let (archive, session) = place.sign_in().unwrap();
    let log: Vec<(String, Option<[u8; 16]>)> = archive
        .store()
        .read(|connection| {
            let mut statement =
                connection.prepare("SELECT act, staff_id FROM access_log ORDER BY sequence")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    let by = Some(*session.staff.uuid().as_bytes());
    let mut expected = vec![("failed_sign_in".to_owned(), by); 5];
    expected.push(("sign_in".to_owned(), by));
    assert_eq!(log, expected);
    assert!(matches!(
        sign_in(&place.path(), "nobody", "x", &place.host),
        Err(Error::ArchiveInUse { .. })
    ));
    drop(archive);
    assert!(matches!(
        sign_in(&place.path(), "nobody", "x", &place.host),
        Err(Error::NotFound { what: "user", .. })
    ));
}

#[test]
fn a_second_program_is_told_who_has_it() {
    let place = place();
    let (archive, ..) = place.create();
    let Err(Error::ArchiveInUse { holder }) = place.sign_in() else {
        panic!("two have it open")
    };
    assert_eq!(holder, format!("test ({})", std::process::id()));
    assert_eq!(
        state(&place.path(), &place.host).unwrap(),
        ArchiveState::InUse { holder }
    );
    drop(archive);
    assert!(place.sign_in().is_ok());
}

#[test]
fn the_recovery_code_opens_once() {
    let place = place();
    let (archive, session, code) = place.create();
    let agent = archive.with_agent(&session);
    drop(archive);
    let text = code.text().to_lowercase();
    let (archive, session, next) =
        recover(&place.path(), AGENT, &text, "秋水共长天一色美", &place.host).unwrap();
    assert_eq!(session.staff, agent);
    drop(archive);
    assert!(matches!(
        sign_in(&place.path(), AGENT, AGENT_PASSWORD, &place.host),
        Err(Error::WrongPassword { .. })
    ));
    assert!(sign_in(&place.path(), AGENT, "秋水共长天一色美", &place.host).is_ok());
    assert!(place.sign_in().is_ok(), "nobody else's password changed");
    let again = recover(&place.path(), AGENT, &text, "秋水共长天一色美", &place.host);
    assert!(matches!(again, Err(Error::WrongPassword { tries: 1, .. })));
    assert!(
        recover(
            &place.path(),
            SUPERVISOR,
            &next.text(),
            "渔舟唱晚响穷彭蠡",
            &place.host
        )
        .is_ok()
    );
}

#[test]
fn a_slip_or_a_weak_password_does_not_use_up_the_code() {
    let place = place();
    let (archive, _, code) = place.create();
    drop(archive);
    let slip = code.text().replacen(
        &code.group(0)[..1],
        if code.group(0).starts_with('Z') {
            "Y"
        } else {
            "Z"
        },
        1,
    );
    let outcome = recover(
        &place.path(),
        SUPERVISOR,
        &slip,
        "秋水共长天一色美",
        &place.host,
    );
    assert_eq!(
        refused(outcome),
        pair("recovery_code", "recovery_code_typo")
    );
    let outcome = recover(
        &place.path(),
        SUPERVISOR,
        &code.text(),
        "12345678",
        &place.host,
    );
    assert_eq!(refused(outcome), pair("password", "password_common"));
    assert!(
        recover(
            &place.path(),
            "nobody",
            &code.text(),
            "秋水共长天一色美",
            &place.host
        )
        .is_err()
    );
    assert!(
        recover(
            &place.path(),
            SUPERVISOR,
            &code.text(),
            "秋水共长天一色美",
            &place.host
        )
        .is_ok()
    );
}

#[test]
fn passwords_are_given_changed_and_taken_away() {
    let place = place();
    let (archive, administrator, _) = place.create();
    let agent = archive.with_agent(&administrator);
    assert_eq!(archive.users().len(), 2);
    drop(archive);

    let (archive, session) = sign_in(&place.path(), AGENT, AGENT_PASSWORD, &place.host).unwrap();
    assert!(matches!(
        archive.give_password(&session, agent, "秋水共长天一色美"),
        Err(Error::Forbidden { .. })
    ));
    assert!(matches!(
        archive.remove_sign_in(&session, agent),
        Err(Error::Forbidden { .. })
    ));
    assert!(matches!(
        archive.renew_recovery_code(&session),
        Err(Error::Forbidden { .. })
    ));
    let wrong = archive.change_password(&session, "wrong password", "秋水共长天一色美");
    assert!(matches!(wrong, Err(Error::WrongPassword { tries: 1, .. })));
    let short = archive.change_password(&session, AGENT_PASSWORD, "short");
    assert_eq!(refused(short), pair("new_password", "password_too_short"));
    archive
        .change_password(&session, AGENT_PASSWORD, "秋水共长天一色美")
        .unwrap();
    drop(archive);

    let (archive, administrator) = place.sign_in().unwrap();
    let own = archive.remove_sign_in(&administrator, administrator.staff);
    assert_eq!(refused(own), pair("roles", "last_administrator"));
    archive
        .give_password(&administrator, agent, "渔舟唱晚响穷彭蠡")
        .unwrap();
    drop(archive);
    assert!(sign_in(&place.path(), AGENT, "秋水共长天一色美", &place.host).is_err());
    assert!(sign_in(&place.path(), AGENT, "渔舟唱晚响穷彭蠡", &place.host).is_ok());

    let (archive, administrator) = place.sign_in().unwrap();
    archive.remove_sign_in(&administrator, agent).unwrap();
    drop(archive);
    let gone = sign_in(&place.path(), AGENT, "渔舟唱晚响穷彭蠡", &place.host);
    assert!(matches!(gone, Err(Error::NotFound { .. })));
}

#[test]
fn a_new_recovery_code_replaces_the_lost_one() {
    let place = place();
    let (archive, session, lost) = place.create();
    let code = archive.renew_recovery_code(&session).unwrap();
    drop(archive);
    let try_code = |code: &RecoveryCode| {
        recover(
            &place.path(),
            SUPERVISOR,
            &code.text(),
            "秋水共长天一色美",
            &place.host,
        )
    };
    assert!(matches!(try_code(&lost), Err(Error::WrongPassword { .. })));
    assert!(try_code(&code).is_ok());
}

#[test]
fn the_key_file_follows_the_staff() {
    let place = place();
    let (archive, session, _) = place.create();
    let agent = archive.with_agent(&session);
    let mut input = StaffInput {
        name: "温以宁（示例）".to_owned(),
        title: String::new(),
        department: None,
        roles: vec![Role::ServiceAgent, Role::AccountManager],
        active: true,
    };
    staff::save(archive.store(), &session, Some(agent), input.clone()).unwrap();
    drop(archive);
    // The change was not told to the key file: the next sign-in finds it.
    drop(place.sign_in().unwrap());
    let ArchiveState::Locked { users, .. } = state(&place.path(), &place.host).unwrap() else {
        panic!()
    };
    let user = users.iter().find(|user| user.id == agent).unwrap();
    assert_eq!(
        (user.name.as_str(), user.roles.len()),
        ("温以宁（示例）", 2)
    );

    let (archive, session) = place.sign_in().unwrap();
    input.active = false;
    staff::save(archive.store(), &session, Some(agent), input).unwrap();
    drop(archive);
    // He who left proves his password and is turned away for good.
    let left = sign_in(
        &place.path(),
        &agent.to_string(),
        AGENT_PASSWORD,
        &place.host,
    );
    assert!(matches!(left, Err(Error::Forbidden { act: "sign_in" })));
    let left = sign_in(
        &place.path(),
        &agent.to_string(),
        AGENT_PASSWORD,
        &place.host,
    );
    assert!(matches!(left, Err(Error::NotFound { .. })));
}

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
