//! Makes the index anew from the records, and checks it against them.

use std::collections::HashSet;

use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use uuid::Uuid;

use super::Entity;
use super::index::{Indexer, in_bulk};
use super::tables;
use crate::Result;
use crate::store::Store;

/// Raised whenever the terms of the same record become others; an archive with another version is indexed anew.
const VERSION: i64 = 1;

/// Progress is told once for so many records.
const STRIDE: usize = 500;

/// How the index and the records differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct IndexCheck {
    /// Records that the index does not know.
    pub missing: u32,
    /// Entries whose record is gone.
    pub extra: u32,
    /// Entries that say something else than their record.
    pub stale: u32,
}

impl IndexCheck {
    /// Whether nothing differs.
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }
}

/// Makes the index anew, whole or not at all. `progress` hears how many of how many records are done.
pub fn rebuild(store: &Store, mut progress: impl FnMut(usize, usize)) -> Result<()> {
    store.write_local(|connection, _| fill(connection, &mut progress))
}

/// Indexes an archive that this version of the program has not indexed yet.
pub(crate) fn bring_up_to_date(connection: &mut Connection) -> Result<()> {
    if tables::version(connection)? == VERSION {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    fill(&transaction, &mut |_, _| {})?;
    transaction.commit()?;
    Ok(())
}

fn fill(connection: &Connection, progress: &mut dyn FnMut(usize, usize)) -> Result<()> {
    tables::clear(connection)?;
    let records = records(connection)?;
    in_bulk(connection, true, || {
        let mut indexer = Indexer::new(connection);
        for (done, (entity, id)) in records.iter().enumerate() {
            if done % STRIDE == 0 {
                progress(done, records.len());
            }
            indexer.index(*entity, *id)?;
        }
        indexer.finish()
    })?;
    progress(records.len(), records.len());
    tables::set_version(connection, VERSION)
}

/// Compares the index with every record.
pub fn check(connection: &Connection) -> Result<IndexCheck> {
    let mut check = IndexCheck::default();
    let mut indexer = Indexer::new(connection);
    let records = records(connection)?;
    for (entity, id) in &records {
        match indexer.agrees(*entity, *id)? {
            Some(true) => {}
            Some(false) => check.stale += 1,
            None => check.missing += 1,
        }
    }
    let live: HashSet<(Option<Entity>, Uuid)> = records
        .into_iter()
        .map(|(entity, id)| (Some(entity), id))
        .collect();
    let known = tables::all(connection)?;
    check.extra = known.iter().filter(|entry| !live.contains(entry)).count() as u32;
    Ok(check)
}

/// Everything that can be found, oldest first within its entity.
fn records(connection: &Connection) -> Result<Vec<(Entity, Uuid)>> {
    let mut records = Vec::new();
    for &entity in Entity::ALL {
        let keys = entity.searched().keys(connection)?;
        records.extend(keys.into_iter().map(|key| (entity, key)));
    }
    Ok(records)
}
