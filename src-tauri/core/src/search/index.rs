//! Keeps the index up to date with the records, inside the write that touches them.

use std::collections::HashSet;

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Entity;
use super::names::Readings;
use super::tables::{self, Indexed};
use crate::Result;

/// From so many records on a write counts as a bulk one.
const BULK: usize = 2_000;
/// Bytes of terms gathered before they are written, in a bulk write and otherwise (FTS5's own default).
const GATHERED_IN_BULK: i64 = 32 << 20;
const GATHERED: i64 = 1 << 20;
/// Terms are held back up to so many bytes and written in the order of the records' numbers: FTS5 writes out what it
/// has gathered when a record comes whose number is lower than the last one's.
const HELD_BACK: usize = 16 << 20;

/// Brings the index up to date with the records that a write touched, inside that write.
pub(crate) fn index_records(
    connection: &Connection,
    records: &[(&'static str, Uuid)],
) -> Result<()> {
    let mut seen = HashSet::new();
    let records: Vec<(Entity, Uuid)> = records
        .iter()
        .filter_map(|(table, id)| Some((Entity::of_table(table)?, *id)))
        .filter(|record| seen.insert(*record))
        .collect();
    in_bulk(connection, records.len() >= BULK, || {
        let mut indexer = Indexer::new(connection);
        for (entity, id) in records {
            indexer.index(entity, id)?;
        }
        indexer.finish()
    })
}

/// Lets FTS5 gather more while `work` writes much.
pub(super) fn in_bulk(
    connection: &Connection,
    bulk: bool,
    work: impl FnOnce() -> Result<()>,
) -> Result<()> {
    if !bulk {
        return work();
    }
    tables::gather(connection, GATHERED_IN_BULK)?;
    work()?;
    tables::gather(connection, GATHERED)
}

/// Writes one record after the other into the index.
pub(super) struct Indexer<'a> {
    connection: &'a Connection,
    readings: Readings,
    sql: [String; Entity::ALL.len()],
    newest: [Option<i64>; Entity::ALL.len()],
    held: Vec<Held>,
    held_bytes: usize,
}

/// What is to become of the terms of a record.
struct Held {
    entity: Entity,
    number: i64,
    /// It has terms already.
    replaces: bool,
    /// Its terms; `None` when it leaves the index.
    terms: Option<String>,
}

impl<'a> Indexer<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self {
            connection,
            readings: Readings::default(),
            sql: std::array::from_fn(|index| Entity::ALL[index].searched().sql()),
            newest: [None; Entity::ALL.len()],
            held: Vec::new(),
            held_bytes: 0,
        }
    }

    /// Indexes the record as it stands now; one that is gone leaves the index.
    pub(super) fn index(&mut self, entity: Entity, id: Uuid) -> Result<()> {
        let known = tables::indexed(self.connection, id)?;
        let terms = self.terms(entity, id)?;
        let number = match (known, &terms) {
            (None, None) => return Ok(()),
            (Some(known), None) => {
                tables::delete_record(self.connection, known.number)?;
                known.number
            }
            (Some(known), Some(terms)) => {
                let number = known.number;
                let digest = digest(terms);
                if digest == known.digest {
                    return Ok(());
                }
                tables::update_record(self.connection, Indexed { number, digest })?;
                number
            }
            (None, Some(terms)) => {
                let number = self.next_number(entity)?;
                let digest = digest(terms);
                tables::insert_record(self.connection, id, Indexed { number, digest })?;
                number
            }
        };
        self.held_bytes += terms.as_ref().map_or(0, String::len);
        self.held.push(Held {
            entity,
            number,
            replaces: known.is_some(),
            terms,
        });
        match self.held_bytes >= HELD_BACK {
            true => self.finish(),
            false => Ok(()),
        }
    }

    /// Whether the index holds exactly what the record says; `None` when either does not know the other.
    pub(super) fn agrees(&mut self, entity: Entity, id: Uuid) -> Result<Option<bool>> {
        let known = tables::indexed(self.connection, id)?;
        let terms = self.terms(entity, id)?;
        let both = known.zip(terms);
        Ok(both.map(|(known, terms)| known.digest == digest(&terms)))
    }

    /// Writes what was held back.
    pub(super) fn finish(&mut self) -> Result<()> {
        self.held_bytes = 0;
        let mut held = std::mem::take(&mut self.held);
        // A number that was given free may be in use again: what came first stays first.
        held.sort_by_key(|held| held.number);
        for Held {
            entity,
            number,
            replaces,
            terms,
        } in held
        {
            if replaces {
                tables::delete_terms(self.connection, entity, number)?;
            }
            if let Some(terms) = terms {
                tables::write_terms(self.connection, entity, number, &terms)?;
            }
        }
        Ok(())
    }

    fn terms(&mut self, entity: Entity, id: Uuid) -> Result<Option<String>> {
        let sql = &self.sql[entity as usize];
        let document = entity.searched().document(self.connection, sql, id)?;
        Ok(document.map(|document| document.terms(&mut self.readings)))
    }

    fn next_number(&mut self, entity: Entity) -> Result<i64> {
        let newest = match self.newest[entity as usize] {
            Some(newest) => newest,
            None => tables::newest(self.connection, entity)?,
        };
        self.newest[entity as usize] = Some(newest + 1);
        Ok(newest + 1)
    }
}

/// Tells whether the terms of a record have changed.
fn digest(terms: &str) -> i64 {
    let hash: [u8; 32] = Sha256::digest(terms.as_bytes()).into();
    let mut start = [0; 8];
    start.copy_from_slice(&hash[..8]);
    i64::from_be_bytes(start)
}
