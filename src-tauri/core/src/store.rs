//! The archive's database: one door for writes, cheap reads, one log of every change.
//!
//! A write is one IMMEDIATE transaction that holds the rows *and* one change entry per touched record. The log is at
//! once undo, the history of each record, the audit trail and, later, the outbox of the hub.

mod changes;
mod column;
mod connect;
mod counters;
mod guard;
pub(crate) mod keyset;
mod migrate;
mod undo;
mod write;

#[cfg(test)]
mod tests;

pub use changes::{Change, ChangeKind, Fields};
pub use column::{Column, Record, unknown_choice};
pub use connect::DatabaseKey;
pub use counters::{HighWater, Numbers};
pub use migrate::SCHEMA_VERSION;
pub use undo::Undone;
pub use write::{Actor, Changed, Op, Topic, Tx};

pub(crate) use changes::{first_at, of_root as changes_of_root};
pub(crate) use column::{json_column, read_json};

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::Result;
use crate::clock::Clock;

/// How many connections serve reads beside the writer.
const READERS: usize = 3;

/// The open database.
pub struct Store {
    writer: Mutex<Connection>,
    readers: Vec<Mutex<Connection>>,
    next_reader: std::sync::atomic::AtomicUsize,
    columns: column::ColumnTypes,
    clock: Arc<dyn Clock>,
    numbers: Numbers,
    path: Option<PathBuf>,
}

impl Store {
    /// Opens the database file, creating it when it is missing, and brings it to the current schema. `before_migration`
    /// is called with the writer connection when an existing archive is about to be migrated.
    pub fn open(
        path: &Path,
        key: &DatabaseKey,
        clock: Arc<dyn Clock>,
        numbers: Numbers,
        before_migration: impl FnOnce(&Connection) -> Result<()>,
    ) -> Result<Self> {
        let mut writer = connect::open(path, key)?;
        migrate::migrate(&mut writer, before_migration)?;
        crate::search::bring_up_to_date(&mut writer)?;
        let readers = (0..READERS)
            .map(|_| connect::open_reader(path, key).map(Mutex::new))
            .collect::<Result<Vec<_>>>()?;
        Self::around(writer, readers, clock, numbers, Some(path.to_owned()))
    }

    /// An archive in memory with the real migrations, for tests beside the rules.
    pub fn in_memory(clock: Arc<dyn Clock>, numbers: Numbers) -> Result<Self> {
        let mut writer = connect::in_memory()?;
        migrate::migrate(&mut writer, |_| Ok(()))?;
        crate::search::bring_up_to_date(&mut writer)?;
        Self::around(writer, Vec::new(), clock, numbers, None)
    }

    fn around(
        writer: Connection,
        readers: Vec<Mutex<Connection>>,
        clock: Arc<dyn Clock>,
        numbers: Numbers,
        path: Option<PathBuf>,
    ) -> Result<Self> {
        let columns = column::ColumnTypes::load(&writer)?;
        let next_reader = std::sync::atomic::AtomicUsize::new(0);
        Ok(Self {
            writer: Mutex::new(writer),
            readers,
            next_reader,
            columns,
            clock,
            numbers,
            path,
        })
    }

    /// The clock that dates every write.
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// Where the database lies; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The workstation and its number counters.
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// Reads. Never called from inside a write: a write reads through its own [`Tx`].
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let connection = self.reader();
        // One transaction, so that several statements see one state of the archive.
        let snapshot = connection.unchecked_transaction()?;
        let output = work(&snapshot)?;
        snapshot.finish()?;
        Ok(output)
    }

    /// Gives the writer's connection to work that needs it whole, such as a backup.
    pub(crate) fn alone<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        work(&self.lock_writer())
    }

    fn lock_writer(&self) -> MutexGuard<'_, Connection> {
        // A panic inside a write rolls its transaction back; the connection itself stays sound.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reader(&self) -> MutexGuard<'_, Connection> {
        for reader in &self.readers {
            if let Ok(free) = reader.try_lock() {
                return free;
            }
        }
        let turn = self
            .next_reader
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        match self.readers.get(turn % self.readers.len().max(1)) {
            Some(reader) => reader.lock().unwrap_or_else(PoisonError::into_inner),
            None => self.lock_writer(),
        }
    }
}

/// Reads one live record by its key.
pub fn get<R: Record>(connection: &Connection, id: Uuid) -> Result<Option<R>> {
    let sql = format!(
        "SELECT {} FROM {} WHERE id = ?1 AND deleted_at IS NULL",
        R::column_list(),
        R::TABLE
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_row([id.as_bytes()], |row| R::read(row, &mut 0))
        .optional()?)
}

/// Reads the live records that match a condition written in SQL by a feature's rows.
pub fn select<R: Record>(
    connection: &Connection,
    condition: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<R>> {
    let sql = format!(
        "SELECT {} FROM {} WHERE deleted_at IS NULL AND {condition}",
        R::column_list(),
        R::TABLE
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params, |row| R::read(row, &mut 0))?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}
