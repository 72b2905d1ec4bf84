//! What a user was typing, saved as typed and kept over a crash. Local to this laptop, inside the encrypted archive.

use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::clock::Moment;
use crate::staff::Session;
use crate::store::Store;

/// A saved draft. `body` is the screen's own JSON; the core keeps it and does not read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct Draft {
    /// What it is a draft of, such as `complaint` or `customer`.
    pub kind: String,
    /// Which one: `new`, or the key of the record being changed.
    pub key: String,
    /// The screen's JSON.
    pub body: String,
    /// When it was saved last.
    pub saved_at: Moment,
}

/// Saves a draft over the earlier one. Returns when it was saved, which the screen shows.
pub fn save(store: &Store, by: &Session, kind: &str, key: &str, body: &str) -> Result<Moment> {
    store.write_local(|connection, now| {
        connection
            .prepare_cached(
                "INSERT INTO drafts (staff_id, kind, key, body, saved_at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
            )?
            .execute(params![by.staff.uuid().as_bytes(), kind, key, body, now.millis()])?;
        Ok(now)
    })
}

/// The draft, if there is one.
pub fn load(store: &Store, by: &Session, kind: &str, key: &str) -> Result<Option<Draft>> {
    store.read(|connection| {
        let mut statement = connection
            .prepare_cached("SELECT kind, key, body, saved_at FROM drafts WHERE staff_id = ?1 AND kind = ?2 AND key = ?3")?;
        Ok(statement.query_row(params![by.staff.uuid().as_bytes(), kind, key], row_to_draft).optional()?)
    })
}

/// All drafts of the user, newest first.
pub fn list(store: &Store, by: &Session) -> Result<Vec<Draft>> {
    store.read(|connection| {
        let mut statement =
            connection.prepare_cached("SELECT kind, key, body, saved_at FROM drafts WHERE staff_id = ?1 ORDER BY saved_at DESC")?;
        let rows = statement.query_map([by.staff.uuid().as_bytes()], row_to_draft)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    })
}

/// Drops a draft, because it was saved for good or thrown away.
pub fn discard(store: &Store, by: &Session, kind: &str, key: &str) -> Result<()> {
    store.write_local(|connection, _| {
        connection
            .prepare_cached("DELETE FROM drafts WHERE staff_id = ?1 AND kind = ?2 AND key = ?3")?
            .execute(params![by.staff.uuid().as_bytes(), kind, key])?;
        Ok(())
    })
}

fn row_to_draft(row: &rusqlite::Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        kind: row.get(0)?,
        key: row.get(1)?,
        body: row.get(2)?,
        saved_at: Moment::from_millis(row.get(3)?),
    })
}
