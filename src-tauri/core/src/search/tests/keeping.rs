use super::Archive;
use crate::contacts::{self, ContactInput, ContactStatus};
use crate::customers::{self, CustomerUpdate};
use crate::ids::CustomerId;
use crate::search::{Entity, bring_up_to_date, check, rebuild};

impl Archive {
    fn rename(&self, id: CustomerId, name: &str) -> Option<crate::ids::WriteId> {
        let store = &self.office.store;
        let before = store
            .read(|connection| customers::rows::get(connection, id))
            .unwrap();
        let base = before.sheet;
        let mut sheet = base.clone();
        name.clone_into(&mut sheet.name);
        name.clone_into(&mut sheet.short_name);
        let update = CustomerUpdate {
            id,
            base,
            sheet,
            accept_unverified: false,
        };
        customers::update(store, &self.office.supervisor, update)
            .unwrap()
            .undo
    }

    fn count(&self, sql: &str) -> i64 {
        let count = |connection: &rusqlite::Connection| {
            Ok(connection.query_row(sql, [], |row| row.get(0))?)
        };
        self.office.store.read(count).unwrap()
    }
}

#[test]
fn a_changed_record_is_found_by_what_it_says_now() {
    let archive = Archive::new();
    let id = archive.customer("成都佳盈物流", |_, _| {});
    archive.rename(id, "重庆启澜家电");
    for text in ["佳盈", "cdjy", "chengdu", "盈"] {
        assert_eq!(archive.customers(text), [""; 0], "{text}");
    }
    for text in ["启澜", "cqqljd", "chongqing", "澜", "jiadian"] {
        assert_eq!(archive.customers(text), ["重庆启澜家电"], "{text}");
    }
    assert!(archive.is_whole());
}

#[test]
fn undoing_a_change_brings_the_old_words_back() {
    let archive = Archive::new();
    let id = archive.customer("成都佳盈物流", |_, _| {});
    let write = archive.rename(id, "重庆启澜家电").unwrap();
    archive
        .office
        .store
        .undo(archive.office.supervisor.actor(), write)
        .unwrap();
    assert_eq!(archive.customers("cdjy"), ["成都佳盈物流"]);
    assert_eq!(archive.customers("启澜"), [""; 0]);
    assert!(archive.is_whole());
}

#[test]
fn deleted_records_leave_the_index_and_undo_brings_them_back() {
    let archive = Archive::new();
    let id = archive.customer("成都佳盈物流", |_, contact| {
        contact.mobile = "19900000101".to_owned()
    });
    let store = &archive.office.store;
    let supervisor = &archive.office.supervisor;
    let write = customers::delete(store, supervisor, id)
        .unwrap()
        .undo
        .unwrap();
    for text in ["佳盈", "cdjy", "19900000101", "甘棠"] {
        assert_eq!(archive.results(text).hits, [], "{text}");
    }
    assert_eq!(archive.count("SELECT count(*) FROM search_records"), 0);
    assert!(archive.is_whole());
    store.undo(supervisor.actor(), write).unwrap();
    assert_eq!(archive.customers("cdjy"), ["成都佳盈物流"]);
    assert_eq!(archive.titles(Entity::Contact, "0101"), ["甘棠"]);
    assert!(archive.is_whole());
}

#[test]
fn an_undone_creation_leaves_nothing_behind() {
    let archive = Archive::new();
    let office = &archive.office;
    let input = office.small_account("成都佳盈物流", "19900000101");
    let write = customers::create(&office.store, &office.agent, input)
        .unwrap()
        .undo
        .unwrap();
    office.store.undo(office.agent.actor(), write).unwrap();
    assert_eq!(archive.results("佳盈").hits, []);
    assert_eq!(archive.count("SELECT count(*) FROM search_records"), 0);
}

#[test]
fn anonymised_people_leave_the_index() {
    let archive = Archive::new();
    let customer = archive.customer("成都佳盈物流", |_, contact| {
        contact.mobile = "19900000101".to_owned()
    });
    let office = &archive.office;
    let people = office
        .store
        .read(|connection| contacts::of_customer(connection, customer))
        .unwrap();
    let mut sheet = people[0].sheet.clone();
    sheet.status = ContactStatus::Anonymised;
    let input = ContactInput {
        customer,
        id: Some(people[0].id),
        sheet,
    };
    contacts::save(&office.store, &office.agent, input).unwrap();
    for text in ["甘棠", "gt", "19900000101"] {
        assert_eq!(archive.titles(Entity::Contact, text), [""; 0], "{text}");
    }
    assert!(archive.is_whole());
}

#[test]
fn a_write_that_fails_leaves_the_index_as_it_was() {
    let archive = Archive::of(&["成都佳盈物流"]);
    let office = &archive.office;
    let input = office.small_account("重庆启澜家电", "19900000101");
    let failed = office.store.write(
        office.agent.actor(),
        crate::store::Op::CreateCustomer,
        |tx| {
            customers::insert(tx, &office.agent, input)?;
            Err::<(), _>(crate::Error::Cancelled)
        },
    );
    assert!(failed.is_err());
    assert_eq!(archive.results("启澜").hits, []);
    assert!(archive.is_whole());
}

#[test]
fn many_records_in_one_write_are_all_found() {
    let archive = Archive::new();
    let office = &archive.office;
    let names = ["佳盈", "启澜", "远帆", "云筑", "穗飞"];
    let import = office.store.write(
        office.agent.actor(),
        crate::store::Op::ImportCustomers,
        |tx| {
            for place in 0..1_200 {
                let name = format!("{}第{place}商行", names[place % names.len()]);
                customers::insert(
                    tx,
                    &office.agent,
                    office.small_account(&name, &format!("1990000{place:04}")),
                )?;
            }
            Ok(())
        },
    );
    let write = import.unwrap().undo.unwrap();
    assert_eq!(archive.customers("启澜第247商行"), [""; 0]);
    assert_eq!(archive.customers("启澜第247"), [""; 0]);
    assert_eq!(archive.customers("启澜第241商行"), ["启澜第241商行"]);
    assert_eq!(archive.customers("qld241"), ["启澜第241商行"]);
    assert_eq!(archive.titles(Entity::Contact, "19900000777").len(), 1);
    let all = crate::search::customers(&office.store, &office.agent, "远帆", 500).unwrap();
    assert_eq!(all.len(), 240);
    assert!(archive.results("远帆").truncated);
    assert!(archive.is_whole());
    office.store.undo(office.agent.actor(), write).unwrap();
    assert_eq!(archive.results("启澜").hits, []);
}

#[test]
fn the_index_is_made_anew_from_the_records() {
    let archive = Archive::of(&["成都佳盈物流", "重庆启澜家电"]);
    archive.complaint(None, "低温酸奶途中超温两小时。");
    let store = &archive.office.store;
    store
        .write_local(|connection, _| {
            connection.execute_batch(
                "DELETE FROM search_records WHERE number % 2 = 0;
                 UPDATE search_records SET digest = 0;
                 INSERT INTO search_records (number, record_id, digest) VALUES (1, zeroblob(16), 0);",
            )?;
            Ok(())
        })
        .unwrap();
    let damaged = store.read(check).unwrap();
    assert!(
        damaged.missing > 0 && damaged.stale > 0 && damaged.extra == 1,
        "{damaged:?}"
    );
    let mut told = Vec::new();
    rebuild(store, |done, all| told.push((done, all))).unwrap();
    assert_eq!(told, [(0, 5), (5, 5)]);
    assert!(archive.is_whole());
    assert_eq!(archive.customers("cdjy"), ["成都佳盈物流"]);
    assert_eq!(archive.titles(Entity::Complaint, "超温").len(), 1);
}

#[test]
fn an_archive_with_an_older_index_is_indexed_when_it_opens() {
    let mut connection = rusqlite::Connection::open_in_memory().unwrap();
    connection
        .execute_batch(include_str!("../../../migrations/0001_archive.sql"))
        .unwrap();
    connection
        .execute_batch(
            "INSERT INTO search_records (number, record_id, digest) VALUES (1, zeroblob(16), 0);",
        )
        .unwrap();
    bring_up_to_date(&mut connection).unwrap();
    assert!(check(&connection).unwrap().is_whole());
    connection
        .execute_batch("DELETE FROM search_state")
        .unwrap();
    bring_up_to_date(&mut connection).unwrap();
    let version: i64 = connection
        .query_row("SELECT value FROM search_state", [], |row| row.get(0))
        .unwrap();
    assert!(version >= 1);
}

#[test]
fn the_tables_of_the_index_stay_sound() {
    let archive = Archive::of(&["成都佳盈物流", "重庆启澜家电"]);
    archive.complaint(None, "低温酸奶途中超温两小时。");
    let sound = || {
        let read = |connection: &rusqlite::Connection| {
            let mut statement = connection.prepare("PRAGMA integrity_check")?;
            let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
            Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?)
        };
        archive.office.store.read(read).unwrap()
    };
    assert_eq!(sound(), ["ok"]);
    rebuild(&archive.office.store, |_, _| {}).unwrap();
    assert_eq!(sound(), ["ok"]);
}
