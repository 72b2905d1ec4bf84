use super::*;
use crate::archive::Archive;
use crate::archive::sample::{place, setup};
use crate::attachments;
use crate::fixtures::at;
use crate::staff::Session;
use crate::{Error, archive, customers};

/// The defects that were found, with how often and how many were mended.
fn found(report: &Report) -> Vec<(Defect, u32, u32)> {
    let wrong = report.findings.iter().filter(|finding| finding.found > 0);
    wrong
        .map(|finding| (finding.defect, finding.found, finding.mended))
        .collect()
}

/// Changes the database behind the program's back.
fn meddle(archive: &Archive, sql: &str) {
    archive
        .store()
        .alone(|connection| {
            connection.execute_batch("PRAGMA foreign_keys = OFF")?;
            connection.execute_batch(sql)?;
            Ok(connection.execute_batch("PRAGMA foreign_keys = ON")?)
        })
        .unwrap();
}

fn filled(archive: &Archive, session: &Session) {
    archive.with_agent(session);
    for number in 0..5 {
        archive.with_customer(
            session,
            &format!("示例{number}"),
            &format!("1990000080{number}"),
        );
    }
    archive.with_complaint(session);
    attachments::stage(archive, session, "a.txt", &mut &b"content"[..]).unwrap();
}

#[test]
fn a_sound_archive_is_whole() {
    let place = place();
    let (archive, session, _) = place.create();
    filled(&archive, &session);
    let report = check(&archive, &session, false).unwrap();
    assert_eq!(found(&report), []);
    assert!(report.is_whole());
    assert_eq!(
        report
            .findings
            .iter()
            .map(|finding| finding.defect)
            .collect::<Vec<_>>(),
        Defect::ALL
    );
    drop(archive);
    // Opened again, with nothing left in the journal.
    let (archive, session) = place.sign_in().unwrap();
    assert!(check(&archive, &session, true).unwrap().is_whole());
}

#[test]
fn undo_the_recycle_bin_and_changes_of_staff_keep_it_whole() {
    let place = place();
    let (archive, session, _) = place.create();
    filled(&archive, &session);
    let store = archive.store();
    let number = archive.with_customer(&session, "示例九", "19900000809");
    let id = store
        .read(|connection| Ok(customers::rows::by_number(connection, &number)?.id))
        .unwrap();
    let deleted = customers::delete(store, &session, id).unwrap();
    store.undo(session.actor(), deleted.undo.unwrap()).unwrap();
    customers::delete(store, &session, id).unwrap();
    archive
        .remove_sign_in(&session, archive.users()[1].id)
        .unwrap();
    assert_eq!(found(&check(&archive, &session, false).unwrap()), []);
}

#[test]
fn what_can_be_mended_is() {
    let place = place();
    let (archive, session, _) = place.create();
    filled(&archive, &session);
    std::fs::write(place.path().join("attachments/left.new"), b"half").unwrap();
    std::fs::create_dir_all(place.path().join("attachments/ab")).unwrap();
    std::fs::write(place.path().join("attachments/ab/abcd"), b"of nobody").unwrap();
    meddle(
        &archive,
        "UPDATE counters SET value = value - 1; DELETE FROM search_records WHERE rowid = (SELECT min(rowid) FROM search_records);
         UPDATE staff SET signs_in = 0 WHERE name = '温以宁';",
    );
    // The file beside the archive still holds the counters: nothing would be given twice.
    let report = check(&archive, &session, false).unwrap();
    let expected = [
        (Defect::SearchIndex, 1, 0),
        (Defect::FileOrphan, 2, 0),
        (Defect::KeyWithoutPerson, 1, 0),
    ];
    assert_eq!(found(&report), expected);
    assert!(!report.is_whole());
    let report = check(&archive, &session, true).unwrap();
    assert_eq!(
        found(&report),
        expected.map(|(defect, count, _)| (defect, count, count))
    );
    assert!(report.is_whole());
    assert_eq!(found(&check(&archive, &session, false).unwrap()), []);
}

#[test]
fn a_counter_behind_its_numbers_is_raised() {
    let place = place();
    let (archive, session, _) = place.create();
    filled(&archive, &session);
    let last = archive.with_customer(&session, "示例九", "19900000809");
    drop(archive);
    std::fs::remove_file(place.path().join("device.json")).unwrap();
    let (archive, session) = place.sign_in().unwrap();
    meddle(&archive, "UPDATE counters SET value = value - 1");
    let report = check(&archive, &session, true).unwrap();
    assert_eq!(found(&report), [(Defect::Counter, 2, 2)]);
    assert_eq!(
        report.of(Defect::Counter).unwrap().examples,
        ["complaint/20260618", "customer"]
    );
    assert_eq!(found(&check(&archive, &session, false).unwrap()), []);
    assert!(archive.with_customer(&session, "示例十", "19900000810") > last);
}

#[test]
fn what_cannot_be_mended_is_named() {
    let place = place();
    let (archive, session, _) = place.create();
    filled(&archive, &session);
    let lost = attachments::stage(&archive, &session, "b.txt", &mut &b"lost"[..])
        .unwrap()
        .output;
    let changed = attachments::stage(&archive, &session, "c.txt", &mut &b"changed"[..])
        .unwrap()
        .output;
    std::fs::remove_file(attachments::content::place(&archive, &lost.hash)).unwrap();
    std::fs::write(
        attachments::content::place(&archive, &changed.hash),
        b"damaged",
    )
    .unwrap();
    meddle(
        &archive,
        "UPDATE contacts SET customer_id = zeroblob(16) WHERE rowid = (SELECT min(rowid) FROM contacts);
         UPDATE customers SET hlc = hlc + 1 WHERE rowid = (SELECT min(rowid) FROM customers);
         INSERT INTO holiday_years (id, year, days, created_at, updated_at, hlc) VALUES (randomblob(16), 2027, '[]', 0, 0, 0)",
    );
    let report = check(&archive, &session, true).unwrap();
    let expected = [
        (Defect::Reference, 1, 0),
        (Defect::ChangeLog, 2, 0),
        (Defect::FileMissing, 1, 0),
        (Defect::FileDamaged, 1, 0),
    ];
    assert_eq!(found(&report), expected);
    assert_eq!(
        report.of(Defect::FileMissing).unwrap().examples,
        [lost.hash]
    );
    assert!(report.of(Defect::ChangeLog).unwrap().examples[0].starts_with("customers "));
    assert!(!report.is_whole());
}

#[test]
fn a_person_without_a_password_is_named() {
    let place = place();
    let (archive, session, _) = place.create();
    let agent = archive.with_agent(&session);
    archive.remove_sign_in(&session, agent).unwrap();
    meddle(
        &archive,
        "UPDATE staff SET signs_in = 1 WHERE name = '温以宁'",
    );
    let report = check(&archive, &session, true).unwrap();
    assert_eq!(found(&report), [(Defect::PersonWithoutKey, 1, 0)]);
    archive
        .give_password(&session, agent, "秋水共长天一色美")
        .unwrap();
    assert!(check(&archive, &session, false).unwrap().is_whole());
}

#[test]
fn a_damaged_page_is_found() {
    let place = place();
    let (archive, session, _) = place.create();
    filled(&archive, &session);
    drop(archive);
    let database = place.path().join("archive.db");
    let mut bytes = std::fs::read(&database).unwrap();
    // A page that nothing reads while the archive opens.
    let table: u32 = {
        let (archive, _) = place.sign_in().unwrap();
        let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'complaints_of_category'";
        archive
            .store()
            .read(|connection| Ok(connection.query_row(sql, [], |row| row.get(0))?))
            .unwrap()
    };
    bytes[(table as usize - 1) * 4096 + 100] ^= 1;
    std::fs::write(&database, &bytes).unwrap();
    let (archive, session) = place.sign_in().unwrap();
    let report = check(&archive, &session, false).unwrap();
    assert_eq!(
        report.of(Defect::Pages).map(|finding| finding.found > 0),
        Some(true)
    );
}

#[test]
fn only_the_administrator_mends() {
    let place = place();
    let mut plain = setup();
    plain.user.roles.clear();
    let (archive, administrator, _) = archive::create(&place.path(), plain, &place.host).unwrap();
    let agent = Session {
        roles: vec![crate::staff::Role::ServiceAgent],
        ..administrator
    };
    place.clock.set(at("2026-06-18T10:00"));
    assert!(check(&archive, &agent, false).unwrap().is_whole());
    assert!(matches!(
        check(&archive, &agent, true),
        Err(Error::Forbidden {
            act: "manage_backups"
        })
    ));
}
