//! How each user likes the program: language, theme, columns, saved views. Local to this laptop.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::Result;
use crate::staff::Session;
use crate::store::Store;

/// All preferences of the user; the values are the screen's own text.
pub fn all(store: &Store, by: &Session) -> Result<BTreeMap<String, String>> {
    store.read(|connection| {
        let mut statement =
            connection.prepare_cached("SELECT key, value FROM preferences WHERE staff_id = ?1")?;
        let rows = statement.query_map([by.staff.uuid().as_bytes()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    })
}

/// Sets one preference.
pub fn set(store: &Store, by: &Session, key: &str, value: &str) -> Result<()> {
    store.write_local(|connection, _| {
        connection
            .prepare_cached(
                "INSERT INTO preferences (staff_id, key, value) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET value = excluded.value",
            )?
            .execute(params![by.staff.uuid().as_bytes(), key, value])?;
        Ok(())
    })
}
