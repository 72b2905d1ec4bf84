//! The pages, the references, and the change log against the records.

use rusqlite::Connection;

use super::{Defect, Finding};
use crate::{Error, Result, search};

/// More faults of pages than these are not listed; one is enough to restore a backup.
const PAGE_FAULTS: u32 = 100;

/// SQLCipher proves the HMAC of every page, SQLite that the pages fit together.
pub(super) fn pages(connection: &Connection) -> Result<Finding> {
    let read = || {
        search::look_again(connection)?;
        let mut faults = texts(connection, "PRAGMA cipher_integrity_check")?;
        faults.extend(texts(
            connection,
            &format!("PRAGMA integrity_check({PAGE_FAULTS})"),
        )?);
        faults.retain(|fault| fault != "ok");
        Ok(faults)
    };
    let faults = match read() {
        Err(Error::ArchiveDamaged { .. }) => vec!["unreadable".to_owned()],
        other => other?,
    };
    Ok(Finding::new(Defect::Pages, faults))
}

/// The records against one another and against the change log.
pub(super) fn records(connection: &Connection) -> Result<[Finding; 2]> {
    Ok([
        Finding::new(Defect::Reference, references(connection)?),
        Finding::new(Defect::ChangeLog, unlogged(connection)?),
    ])
}

fn references(connection: &Connection) -> Result<Vec<String>> {
    texts(
        connection,
        "SELECT \"table\" || ' → ' || \"parent\" FROM pragma_foreign_key_check",
    )
}

/// Every live record was inserted by an entry of the log, and its clock is that of its last entry.
fn unlogged(connection: &Connection) -> Result<Vec<String>> {
    let tables = texts(
        connection,
        "SELECT m.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS i
         WHERE m.type = 'table' AND i.name = 'field_hlc' ORDER BY m.name",
    )?;
    let mut records = Vec::new();
    for table in tables {
        // The name comes from the schema itself.
        let sql = format!(
            "SELECT '{table} ' || lower(hex(id)) FROM {table} AS record
             WHERE NOT EXISTS (SELECT 1 FROM changes WHERE record_id = record.id AND kind = 'I' AND table_name = '{table}')
                OR record.hlc <> (SELECT max(hlc) FROM changes WHERE record_id = record.id AND table_name = '{table}')"
        );
        records.extend(texts(connection, &sql)?);
    }
    Ok(records)
}

fn texts(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
