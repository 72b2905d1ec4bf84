//! The only SQL that touches the tables of the index.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::Entity;
use crate::Result;

/// What the index knows of a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Indexed {
    /// The record's number in the index.
    pub number: i64,
    /// The digest of its terms.
    pub digest: i64,
}

impl Entity {
    /// The numbers of an entity's records lie in a range of their own, in which the newest is the highest.
    fn base(self) -> i64 {
        (self as i64 + 1) << 40
    }

    fn of_number(number: i64) -> Option<Self> {
        let index = usize::try_from(number >> 40).ok()?.checked_sub(1)?;
        Self::ALL.get(index).copied()
    }

    /// The FTS5 table of the entity's terms. Each entity has its own, or a query for one would wade through the terms of
    /// the others.
    fn table(self) -> &'static str {
        match self {
            Self::Customer => "search_customer_terms",
            Self::Contact => "search_contact_terms",
            Self::Complaint => "search_complaint_terms",
        }
    }
}

/// The version of the index in this archive; 0 before the first.
pub(super) fn version(connection: &Connection) -> Result<i64> {
    let mut statement =
        connection.prepare_cached("SELECT value FROM search_state WHERE name = 'version'")?;
    let found = statement.query_row([], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or_default())
}

pub(super) fn set_version(connection: &Connection, version: i64) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO search_state (name, value) VALUES ('version', ?1)";
    connection.prepare_cached(sql)?.execute([version])?;
    Ok(())
}

pub(super) fn clear(connection: &Connection) -> Result<()> {
    connection.execute_batch("DELETE FROM search_records")?;
    for table in Entity::ALL.iter().map(|entity| entity.table()) {
        connection.execute_batch(&format!(
            "INSERT INTO {table} ({table}) VALUES ('delete-all')"
        ))?;
    }
    Ok(())
}

/// Lets this connection see the index as it is now. FTS5 remembers how its segments lay, and its own integrity check
/// trusts that without a look, so that it calls an index damaged which another connection has written anew.
pub(crate) fn look_again(connection: &Connection) -> Result<()> {
    for table in Entity::ALL.iter().map(|entity| entity.table()) {
        let sql = format!("SELECT rowid FROM {table} WHERE rowid = 0");
        let mut statement = connection.prepare_cached(&sql)?;
        statement.query([])?.next()?;
    }
    Ok(())
}

/// How many bytes of terms FTS5 gathers before it writes them: more for a bulk write, its own measure otherwise.
pub(super) fn gather(connection: &Connection, bytes: i64) -> Result<()> {
    for table in Entity::ALL.iter().map(|entity| entity.table()) {
        let sql = format!("INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?1)");
        connection.prepare_cached(&sql)?.execute([bytes])?;
    }
    Ok(())
}

pub(super) fn indexed(connection: &Connection, id: Uuid) -> Result<Option<Indexed>> {
    let mut statement = connection
        .prepare_cached("SELECT number, digest FROM search_records WHERE record_id = ?1")?;
    let found = statement
        .query_row([id.as_bytes()], |row| {
            Ok(Indexed {
                number: row.get(0)?,
                digest: row.get(1)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// The highest number that an entity's records have.
pub(super) fn newest(connection: &Connection, entity: Entity) -> Result<i64> {
    let base = entity.base();
    let mut statement = connection.prepare_cached(
        "SELECT ifnull(max(number), ?1) FROM search_records WHERE number BETWEEN ?1 AND ?2",
    )?;
    Ok(statement.query_row([base, base + (1 << 40) - 1], |row| row.get(0))?)
}

/// Writes a record that the index does not know yet. A statement that could undo itself, such as REPLACE, would make
/// FTS5 write out what it has gathered each time.
pub(super) fn insert_record(connection: &Connection, id: Uuid, indexed: Indexed) -> Result<()> {
    let sql = "INSERT INTO search_records (number, record_id, digest) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(sql)?.execute(params![
        indexed.number,
        id.as_bytes(),
        indexed.digest
    ])?;
    Ok(())
}

pub(super) fn update_record(connection: &Connection, indexed: Indexed) -> Result<()> {
    connection
        .prepare_cached("UPDATE search_records SET digest = ?2 WHERE number = ?1")?
        .execute([indexed.number, indexed.digest])?;
    Ok(())
}

pub(super) fn delete_record(connection: &Connection, number: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM search_records WHERE number = ?1")?
        .execute([number])?;
    Ok(())
}

pub(super) fn write_terms(
    connection: &Connection,
    entity: Entity,
    number: i64,
    terms: &str,
) -> Result<()> {
    let sql = format!(
        "INSERT INTO {} (rowid, terms) VALUES (?1, ?2)",
        entity.table()
    );
    connection
        .prepare_cached(&sql)?
        .execute(params![number, terms])?;
    Ok(())
}

pub(super) fn delete_terms(connection: &Connection, entity: Entity, number: i64) -> Result<()> {
    let sql = format!("DELETE FROM {} WHERE rowid = ?1", entity.table());
    connection.prepare_cached(&sql)?.execute([number])?;
    Ok(())
}

/// The records that an FTS5 expression finds, the newest first.
pub(super) fn matching(
    connection: &Connection,
    entity: Entity,
    expression: &str,
    limit: usize,
) -> Result<Vec<i64>> {
    let table = entity.table();
    let sql =
        format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1 ORDER BY rowid DESC LIMIT ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let records = statement.query_map(params![expression, limit], |row| row.get(0))?;
    Ok(records.collect::<rusqlite::Result<_>>()?)
}

/// The key of a record by its number.
pub(super) fn key(connection: &Connection, number: i64) -> Result<Option<Uuid>> {
    let mut statement =
        connection.prepare_cached("SELECT record_id FROM search_records WHERE number = ?1")?;
    let found = statement
        .query_row([number], |row| Ok(Uuid::from_bytes(row.get(0)?)))
        .optional()?;
    Ok(found)
}

/// Every record that the index knows.
pub(super) fn all(connection: &Connection) -> Result<Vec<(Option<Entity>, Uuid)>> {
    let mut statement = connection.prepare("SELECT number, record_id FROM search_records")?;
    let records = statement.query_map([], |row| {
        Ok((
            Entity::of_number(row.get(0)?),
            Uuid::from_bytes(row.get(1)?),
        ))
    })?;
    Ok(records.collect::<rusqlite::Result<_>>()?)
}
