use rusqlite::Connection;

use super::*;
use crate::Error;
use crate::contacts::{self, ContactInput, ContactSheet};
use crate::customers::{self, CustomerUpdate, rows};
use crate::fixtures::{Office, at, office};

/// The whole schema, so that no migration changes it unseen.
#[test]
fn schema_is_as_agreed() {
    let office = office();
    let schema = office
        .store
        .read(|connection| {
            let mut statement = connection.prepare(
                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name",
            )?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?.join(";\n"))
        })
        .unwrap();
    insta::assert_snapshot!(schema);
}

#[test]
fn a_failed_write_leaves_nothing() {
    let office = office();
    let before = count(&office, "changes");
    let outcome = office
        .store
        .write(office.agent.actor(), Op::CreateCustomer, |tx| {
            customers::insert(
                tx,
                &office.agent,
                office.small_account("半途而废（示例）有限公司", "19900000801"),
            )?;
            Err::<(), _>(Error::Cancelled)
        });
    assert!(matches!(outcome, Err(Error::Cancelled)));
    assert_eq!(count(&office, "customers"), 0);
    assert_eq!(count(&office, "changes"), before);
}

#[test]
fn numbers_go_up_even_when_a_write_fails() {
    let office = office();
    let first = office.customer("甲（示例）有限公司", "19900000801");
    let _ = office
        .store
        .write(office.agent.actor(), Op::CreateCustomer, |tx| {
            customers::insert(
                tx,
                &office.agent,
                office.small_account("乙（示例）有限公司", "19900000802"),
            )?;
            Err::<(), _>(Error::Cancelled)
        });
    let second = office.customer("丙（示例）有限公司", "19900000803");
    let number = |id| {
        office
            .store
            .read(|connection| Ok(rows::get(connection, id)?.customer_no))
            .unwrap()
    };
    assert_eq!(number(first), "KH000001A");
    assert!(number(second) > number(first));
}

#[test]
fn undo_of_an_update_puts_the_fields_back_and_is_logged() {
    let office = office();
    let id = office.customer("锦和源建材经营部（示例）", "19900000801");
    let before = office
        .store
        .read(|connection| rows::get(connection, id))
        .unwrap();
    let mut sheet = before.sheet.clone();
    sheet.main_goods = "瓷砖、胶剂".to_owned();
    sheet.monthly_volume = Some(12.5);
    sheet.contract_from = "2026-01-01".parse().ok();
    let input = CustomerUpdate {
        id,
        base: before.sheet.clone(),
        sheet,
        accept_unverified: false,
    };
    let changed = customers::update(&office.store, &office.agent, input).unwrap();
    let undone = office
        .store
        .undo(office.agent.actor(), changed.undo.unwrap())
        .unwrap();
    assert_eq!(undone.output.undone, 1);
    let after = office
        .store
        .read(|connection| rows::get(connection, id))
        .unwrap();
    assert_eq!(after, before);
    let newest = office
        .store
        .read(|connection| changes_of_root(connection, id.uuid(), None, 1))
        .unwrap();
    assert_eq!(newest[0].op, "undo");
}

#[test]
fn undo_is_refused_where_a_record_changed_since() {
    let office = office();
    let created = customers::create(
        &office.store,
        &office.agent,
        office.small_account("甲（示例）有限公司", "19900000801"),
    )
    .unwrap();
    let base = created.output.sheet.clone();
    let sheet = customers::CustomerSheet {
        address: "示例大道88号".to_owned(),
        ..base.clone()
    };
    let input = CustomerUpdate {
        id: created.output.id,
        base,
        sheet,
        accept_unverified: false,
    };
    customers::update(&office.store, &office.agent, input).unwrap();
    let refused = office
        .store
        .undo(office.agent.actor(), created.undo.unwrap());
    assert!(matches!(refused, Err(Error::UndoConflict { records: 1 })));
}

#[test]
fn only_the_same_user_undoes_and_only_once() {
    let office = office();
    let created = customers::create(
        &office.store,
        &office.agent,
        office.small_account("甲（示例）有限公司", "19900000801"),
    )
    .unwrap();
    let write = created.undo.unwrap();
    assert!(matches!(
        office.store.undo(office.supervisor.actor(), write),
        Err(Error::CannotUndo)
    ));
    office.store.undo(office.agent.actor(), write).unwrap();
    assert!(
        office
            .store
            .read(|connection| rows::get(connection, created.output.id))
            .is_err()
    );
    assert!(office.store.undo(office.agent.actor(), write).is_err());
}

#[test]
fn undo_of_a_deletion_brings_the_customer_back_with_its_people() {
    let office = office();
    let id = office.customer("甲（示例）有限公司", "19900000801");
    let input = ContactInput {
        customer: id,
        id: None,
        sheet: ContactSheet {
            name: "辛夷".to_owned(),
            ..ContactSheet::default()
        },
    };
    contacts::save(&office.store, &office.agent, input).unwrap();
    let deleted = customers::delete(&office.store, &office.supervisor, id).unwrap();
    assert_eq!(
        office
            .store
            .read(|connection| contacts::of_customer(connection, id))
            .unwrap(),
        vec![]
    );
    office
        .store
        .undo(office.supervisor.actor(), deleted.undo.unwrap())
        .unwrap();
    assert_eq!(
        office
            .store
            .read(|connection| contacts::of_customer(connection, id))
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn the_hybrid_clock_survives_a_clock_set_back() {
    let office = office();
    office.customer("甲（示例）有限公司", "19900000801");
    office.set_clock("2020-01-01T00:00");
    office.customer("乙（示例）有限公司", "19900000802");
    let clocks = office
        .store
        .read(|connection| {
            let mut statement = connection.prepare("SELECT hlc FROM changes ORDER BY sequence")?;
            let rows = statement.query_map([], |row| row.get::<_, i64>(0))?;
            Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
        })
        .unwrap();
    assert!(
        clocks.is_sorted_by(|left, right| left < right),
        "{clocks:?}"
    );
}

#[test]
#[cfg(debug_assertions)]
#[should_panic(expected = "without its change entry")]
fn a_write_past_the_log_is_caught() {
    let office = office();
    let id = office.customer("甲（示例）有限公司", "19900000801");
    let _ = office
        .store
        .write(office.agent.actor(), Op::UpdateCustomer, |tx| {
            tx.connection().execute(
                "UPDATE customers SET notes = 'x' WHERE id = ?1",
                [id.uuid().as_bytes()],
            )?;
            Ok(())
        });
}

#[test]
fn log_and_steps_cannot_be_rewritten() {
    let office = office();
    office.customer("甲（示例）有限公司", "19900000801");
    let refused = office
        .store
        .write_local(|connection, _| Ok(connection.execute("DELETE FROM changes", [])?));
    assert!(refused.is_err());
}

#[test]
fn every_undoable_operation_has_a_name_of_its_own() {
    let mut codes: Vec<&str> = Op::ALL.iter().map(|op| op.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Op::ALL.len());
    assert!(Op::ALL.iter().any(|op| op.is_undoable()));
    assert!(!Op::ReceiveComplaint.is_undoable());
}

#[test]
fn a_number_is_never_given_twice_whatever_the_archive_says() {
    let now = at("2026-06-18T09:00");
    let mut marks = HighWater::new("A", now);
    marks.counters.insert("customer".to_owned(), 41);
    let clock = Arc::new(crate::clock::FixedClock::at(now));
    let store = Store::in_memory(clock, Numbers::in_memory(marks)).unwrap();
    let number = store
        .write(Actor(crate::ids::StaffId::fresh(now)), Op::FillDemo, |tx| {
            tx.next_number("customer")
        })
        .unwrap();
    assert_eq!(number.output, 42);
    assert_eq!(store.numbers().marks().counters["customer"], 42);
}

fn count(office: &Office, table: &str) -> i64 {
    let count = |connection: &Connection| {
        Ok(
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                row.get(0)
            })?,
        )
    };
    office.store.read(count).unwrap()
}
