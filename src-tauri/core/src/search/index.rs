//! Keeps the index up to date with the records, inside the write that touches them.

use std::collections::HashSet;

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Entity;
use super::document::Terms;
use super::names::Readings;
use super::tables::{self, Indexed, Space};
use crate::Result;

/// From so many records on a write counts as a bulk one.
const BULK: usize = 2_000;
/// Bytes of terms gathered before they are written, in a bulk write and otherwise (FTS5's own default).
const GATHERED_IN_BULK: i64 = 32 << 20;
const GATHERED: i64 = 1 << 20;
/// Beginnings and texts are held back, up to so many and to so many bytes, and written in their order: else each
/// beginning would fetch another page of its table, and FTS5 writes out what it has gathered when a record comes whose
/// number is lower than the last one's.
const HELD_STARTS: usize = 400_000;
const HELD_TEXT: usize = 16 << 20;

/// Marks the beginnings of a record among its `starts`.
const MARKS: [(char, Space); 2] = [('n', Space::Names), ('#', Space::Numbers)];

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
    starts: Vec<(Entity, Space, String, i64)>,
    texts: Vec<HeldText>,
    held_text: usize,
}

/// What is to become of the terms of a record.
struct HeldText {
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
            starts: Vec::new(),
            texts: Vec::new(),
            held_text: 0,
        }
    }

    /// Indexes the record as it stands now; one that is gone leaves the index.
    pub(super) fn index(&mut self, entity: Entity, id: Uuid) -> Result<()> {
        let known = tables::indexed(self.connection, id)?;
        let Some(terms) = self.terms(entity, id)? else {
            return match known {
                Some(known) => self.remove(entity, &known),
                None => Ok(()),
            };
        };
        let starts = starts_of(&terms);
        let digest = digest(&terms.text);
        let number = match &known {
            Some(known) if known.starts == starts && known.digest == digest => return Ok(()),
            Some(known) => known.number,
            None => self.next_number(entity)?,
        };
        if known.as_ref().is_none_or(|known| known.digest != digest) {
            self.held_text += terms.text.len();
            self.texts.push(HeldText {
                entity,
                number,
                replaces: known.is_some(),
                terms: Some(terms.text),
            });
        }
        if known.as_ref().is_none_or(|known| known.starts != starts) {
            if let Some(known) = &known {
                self.remove_starts(entity, known)?;
            }
            let (names, numbers) = (terms.names, terms.numbers);
            let spaced = names
                .into_iter()
                .map(|term| (Space::Names, term))
                .chain(numbers.into_iter().map(|term| (Space::Numbers, term)));
            self.starts
                .extend(spaced.map(|(space, term)| (entity, space, term, number)));
        }
        let indexed = Indexed {
            number,
            starts,
            digest,
        };
        match known {
            Some(_) => tables::update_record(self.connection, &indexed)?,
            None => tables::insert_record(self.connection, id, &indexed)?,
        }
        match self.starts.len() >= HELD_STARTS || self.held_text >= HELD_TEXT {
            true => self.finish(),
            false => Ok(()),
        }
    }

    /// Whether the index holds exactly what the record says; `None` when either does not know the other.
    pub(super) fn agrees(&mut self, entity: Entity, id: Uuid) -> Result<Option<bool>> {
        let known = tables::indexed(self.connection, id)?;
        let terms = self.terms(entity, id)?;
        Ok(known.zip(terms).map(|(known, terms)| {
            known.starts == starts_of(&terms) && known.digest == digest(&terms.text)
        }))
    }

    /// Writes what was held back.
    pub(super) fn finish(&mut self) -> Result<()> {
        self.held_text = 0;
        let mut texts = std::mem::take(&mut self.texts);
        // A number that was given free may be in use again: what came first stays first.
        texts.sort_by_key(|text| text.number);
        for text in texts {
            if text.replaces {
                tables::delete_text(self.connection, text.entity, text.number)?;
            }
            if let Some(terms) = text.terms {
                tables::write_text(self.connection, text.entity, text.number, &terms)?;
            }
        }
        let mut starts = std::mem::take(&mut self.starts);
        starts.sort_unstable_by(|one, other| {
            (one.0 as u8, one.1 as u8, &one.2, one.3).cmp(&(
                other.0 as u8,
                other.1 as u8,
                &other.2,
                other.3,
            ))
        });
        for (entity, space, term, number) in starts {
            tables::write_start(self.connection, (entity, space), &term, number)?;
        }
        Ok(())
    }

    fn terms(&mut self, entity: Entity, id: Uuid) -> Result<Option<Terms>> {
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

    fn remove(&mut self, entity: Entity, known: &Indexed) -> Result<()> {
        self.remove_starts(entity, known)?;
        self.texts.push(HeldText {
            entity,
            number: known.number,
            replaces: true,
            terms: None,
        });
        tables::delete_record(self.connection, known.number)
    }

    fn remove_starts(&self, entity: Entity, known: &Indexed) -> Result<()> {
        for start in known.starts.split_terminator(' ') {
            for (mark, space) in MARKS {
                if let Some(term) = start.strip_prefix(mark) {
                    tables::delete_start(self.connection, (entity, space), term, known.number)?;
                }
            }
        }
        Ok(())
    }
}

/// The beginnings as the index remembers them, to take them out again.
fn starts_of(terms: &Terms) -> String {
    let mut starts = String::new();
    for (mark, space) in MARKS {
        let list = match space {
            Space::Names => &terms.names,
            Space::Numbers => &terms.numbers,
        };
        for term in list {
            starts.push(mark);
            starts.push_str(term);
            starts.push(' ');
        }
    }
    starts
}

fn digest(terms: &str) -> i64 {
    let hash: [u8; 32] = Sha256::digest(terms.as_bytes()).into();
    let mut start = [0; 8];
    start.copy_from_slice(&hash[..8]);
    i64::from_be_bytes(start)
}
