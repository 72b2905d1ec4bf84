//! A consistent, encrypted copy of the open database.

use std::path::Path;

use rusqlite::Connection;

use super::manifest::Counts;
use crate::{Error, Result};

/// What was copied.
#[derive(Clone, Copy)]
pub(super) struct Copied {
    pub schema: u32,
    pub counts: Counts,
}

/// Copies the database to `target`, an empty file, under the same key, and proves the copy whole. The archive may be
/// read meanwhile; a write waits.
pub(super) fn copy(connection: &Connection, target: &Path) -> Result<Copied> {
    let name = target
        .to_str()
        .ok_or_else(|| Error::io(target, std::io::ErrorKind::InvalidFilename.into()))?;
    connection.execute("VACUUM INTO ?1", [name])?;
    // Without a key of its own an attached database is opened with that of the main one.
    connection.execute("ATTACH DATABASE ?1 AS copy", [name])?;
    let proved = prove(connection, "copy");
    connection.execute_batch("DETACH DATABASE copy")?;
    let schema = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(Copied {
        schema,
        counts: proved?,
    })
}

/// Reads every page of the database that is attached as `place`, and counts its records.
pub(super) fn prove(connection: &Connection, place: &str) -> Result<Counts> {
    let check = format!("PRAGMA {place}.quick_check(1)");
    let verdict: String = connection.query_row(&check, [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Error::ArchiveDamaged { backup: None });
    }
    let count = |table: &str| -> Result<u32> {
        let sql = format!("SELECT count(*) FROM {place}.{table}");
        Ok(connection.query_row(&sql, [], |row| row.get(0))?)
    };
    Ok(Counts {
        customers: count("customers")?,
        contacts: count("contacts")?,
        complaints: count("complaints")?,
        attachments: count("attachments")?,
    })
}

/// The workstation letters in the numbers that people have read (domain.md §2.1, §2.4).
pub(super) fn letters(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare(include_str!("letters.sql"))?;
    let letters = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(letters)
}
