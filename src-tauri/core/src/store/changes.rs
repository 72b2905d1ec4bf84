//! The change log: one entry per touched record of every write.

use rusqlite::{Connection, Row, params};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::Result;
use crate::clock::Moment;
use crate::ids::WriteId;

/// Columns and their values as they stand in the log.
pub type Fields = Map<String, Value>;

/// What happened to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was made.
    Insert,
    /// Fields were changed.
    Update,
    /// It was put into the recycle bin.
    Delete,
    /// It was taken out of the recycle bin.
    Restore,
}

impl ChangeKind {
    fn letter(self) -> &'static str {
        match self {
            Self::Insert => "I",
            Self::Update => "U",
            Self::Delete => "D",
            Self::Restore => "R",
        }
    }

    fn from_letter(letter: &str) -> Self {
        match letter {
            "I" => Self::Insert,
            "D" => Self::Delete,
            "R" => Self::Restore,
            _ => Self::Update,
        }
    }
}

/// One entry of the log.
#[derive(Clone, Debug)]
pub struct Change {
    /// Place in this device's log.
    pub sequence: i64,
    /// The write it was part of.
    pub write: WriteId,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Uuid,
    /// The operation's code.
    pub op: String,
    /// What happened.
    pub kind: ChangeKind,
    /// The table of the record.
    pub table: String,
    /// The key of the record.
    pub record: Uuid,
    /// Changed fields before; empty for an insert.
    pub before: Fields,
    /// Changed fields after; empty for a delete.
    pub after: Fields,
}

/// What one entry is about, before it is written.
pub(super) struct Entry<'a> {
    pub kind: ChangeKind,
    pub table: &'a str,
    pub record: Uuid,
    pub root_table: &'a str,
    pub root: Uuid,
    pub before: Fields,
    pub after: Fields,
}

/// The circumstances that all entries of a write share.
pub(super) struct Stamp<'a> {
    pub write: WriteId,
    pub device: Uuid,
    pub hlc: i64,
    pub at: Moment,
    pub by: Uuid,
    pub op: &'a str,
}

pub(super) fn append(connection: &Connection, stamp: &Stamp<'_>, entry: &Entry<'_>) -> Result<()> {
    connection
        .prepare_cached(include_str!("append_change.sql"))?
        .execute(params![
            stamp.write.uuid().as_bytes(),
            stamp.device.as_bytes(),
            stamp.hlc,
            stamp.at.millis(),
            stamp.by.as_bytes(),
            stamp.op,
            entry.kind.letter(),
            entry.table,
            entry.record.as_bytes(),
            entry.root_table,
            entry.root.as_bytes(),
            json(&entry.before)?,
            json(&entry.after)?,
        ])?;
    Ok(())
}

/// When the archive was set up: its first change.
pub(crate) fn first_at(connection: &Connection) -> Result<Moment> {
    let mut statement =
        connection.prepare_cached("SELECT at FROM changes ORDER BY sequence LIMIT 1")?;
    let at = statement.query_row([], |row| row.get(0))?;
    Ok(Moment::from_millis(at))
}

fn json(fields: &Fields) -> Result<String> {
    serde_json::to_string(fields)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)).into())
}

/// The newest hybrid clock reading of the log; 0 in an empty archive.
pub(super) fn newest_hlc(connection: &Connection) -> Result<i64> {
    let mut statement = connection.prepare_cached("SELECT ifnull(max(hlc), 0) FROM changes")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

const COLUMNS: &str =
    "sequence, write_id, at, staff_id, op, kind, table_name, record_id, before, after";

/// The entries of one write, in order.
pub(super) fn of_write(connection: &Connection, write: WriteId) -> Result<Vec<Change>> {
    let sql = format!("SELECT {COLUMNS} FROM changes WHERE write_id = ?1 ORDER BY sequence");
    collect(connection, &sql, params![write.uuid().as_bytes()])
}

/// The newest entries below a root record, newest first, older than `before` where that is given.
pub(crate) fn of_root(
    connection: &Connection,
    root: Uuid,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<Change>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM changes WHERE root_id = ?1 AND sequence < ifnull(?2, 9223372036854775807) ORDER BY sequence DESC LIMIT ?3"
    );
    collect(connection, &sql, params![root.as_bytes(), before, limit])
}

/// Whether a later write than `write` touched the record after entry `sequence`.
pub(super) fn changed_since(connection: &Connection, change: &Change) -> Result<bool> {
    let mut statement = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM changes WHERE record_id = ?1 AND sequence > ?2 AND write_id <> ?3)")?;
    Ok(statement.query_row(
        params![
            change.record.as_bytes(),
            change.sequence,
            change.write.uuid().as_bytes()
        ],
        |row| row.get(0),
    )?)
}

fn collect(
    connection: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<Change>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params, row_to_change)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn row_to_change(row: &Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change {
        sequence: row.get(0)?,
        write: WriteId::from_uuid(Uuid::from_bytes(row.get(1)?)),
        at: Moment::from_millis(row.get(2)?),
        by: Uuid::from_bytes(row.get(3)?),
        op: row.get(4)?,
        kind: ChangeKind::from_letter(&row.get::<_, String>(5)?),
        table: row.get(6)?,
        record: Uuid::from_bytes(row.get(7)?),
        before: fields(row, 8)?,
        after: fields(row, 9)?,
    })
}

fn fields(row: &Row<'_>, at: usize) -> rusqlite::Result<Fields> {
    let text: String = row.get(at)?;
    serde_json::from_str(&text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, Box::new(error))
    })
}
