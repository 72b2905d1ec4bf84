mod on_disk;
mod passwords;

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

fn refused<T>(outcome: Result<T>) -> Vec<(String, String)> {
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
