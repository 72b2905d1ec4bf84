use super::*;
use crate::archive::sample::Place;

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

fn shown(place: &Place) -> Vec<String> {
    let ArchiveState::Locked { users, .. } = state(&place.path(), &place.host).unwrap() else {
        panic!("the archive is not to be signed in to")
    };
    users.into_iter().map(|user| user.name).collect()
}

#[test]
fn who_has_left_is_gone_from_the_sign_in_page_and_comes_back_without_a_password() {
    let place = place();
    let (archive, session, _) = place.create();
    let agent = archive.with_agent(&session);
    let mut input = StaffInput {
        name: AGENT.to_owned(),
        title: String::new(),
        department: None,
        roles: vec![Role::ServiceAgent],
        active: false,
    };
    let left = archive
        .save_staff(&session, Some(agent), input.clone())
        .unwrap();
    assert!(!left.output.signs_in);
    drop(archive);
    assert_eq!(shown(&place), [SUPERVISOR]);

    let (archive, session) = place.sign_in().unwrap();
    input.active = true;
    let back = archive.save_staff(&session, Some(agent), input).unwrap();
    assert!(!back.output.signs_in);
    archive
        .give_password(&session, agent, AGENT_PASSWORD)
        .unwrap();
    drop(archive);
    assert_eq!(shown(&place).len(), 2);
}

#[test]
fn the_last_administrator_who_can_sign_in_keeps_the_role() {
    let place = place();
    let (archive, session, _) = place.create();
    let input = |name: &str, roles: Vec<Role>| StaffInput {
        name: name.to_owned(),
        title: String::new(),
        department: None,
        roles,
        active: true,
    };
    // One without a password keeps nobody in the archive.
    archive
        .save_staff(&session, None, input("柏行简", vec![Role::Administrator]))
        .unwrap();
    let outcome = archive.save_staff(
        &session,
        Some(session.staff),
        input(SUPERVISOR, vec![Role::ServiceSupervisor]),
    );
    let Err(Error::Invalid(problems)) = outcome else {
        panic!("nobody could keep people any more")
    };
    assert_eq!(problems[0].code, "last_administrator");
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
