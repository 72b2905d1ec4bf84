//! A watch, in debug builds only, over writes that forget the change log.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use crate::Result;

/// Remembers which tables a transaction really touched.
#[derive(Clone, Default)]
pub(super) struct Touched(Arc<Mutex<BTreeSet<String>>>);

impl Touched {
    /// Starts to watch.
    pub(super) fn watch(&self, connection: &mut Connection) -> Result<()> {
        let tables = Arc::clone(&self.0);
        connection.update_hook(Some(
            move |_action: rusqlite::hooks::Action, _database: &str, table: &str, _row: i64| {
                let mut tables = tables.lock().unwrap_or_else(PoisonError::into_inner);
                if !tables.contains(table) {
                    tables.insert(table.to_owned());
                }
            },
        ))?;
        Ok(())
    }

    /// Stops to watch.
    pub(super) fn release(connection: &mut Connection) -> Result<()> {
        connection.update_hook(None::<fn(rusqlite::hooks::Action, &str, &str, i64)>)?;
        Ok(())
    }

    /// The tables touched so far.
    pub(super) fn tables(&self) -> BTreeSet<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
