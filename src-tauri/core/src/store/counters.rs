//! Numbers that people read: unique without a network, never used twice, whatever is restored or copied.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Moment;
use crate::{Error, Result, ids};

/// The small plain file beside the database: which installation this is and how far its counters ever came. It holds
/// nothing about customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HighWater {
    /// The installation.
    pub device: Uuid,
    /// One or two capital letters.
    pub workstation: String,
    /// The letters of the installations that the archive came from, whether they gave numbers or not: they may be at
    /// work still.
    #[serde(default)]
    pub ancestors: BTreeSet<String>,
    /// The last number given by each counter.
    pub counters: BTreeMap<String, u32>,
}

impl HighWater {
    /// A new installation.
    pub fn new(workstation: &str, now: Moment) -> Self {
        Self {
            device: ids::fresh(now),
            workstation: workstation.to_owned(),
            ancestors: BTreeSet::new(),
            counters: BTreeMap::new(),
        }
    }

    /// Whether a new installation with this letter might give numbers that this one, or one before it, gives as well.
    pub fn knows(&self, letter: &str) -> bool {
        self.workstation == letter || self.ancestors.contains(letter)
    }

    /// Takes over the higher mark of every counter, and where the other came from.
    pub fn absorb(&mut self, other: &Self) {
        let ancestors = other.ancestors.iter().chain([&other.workstation]);
        self.ancestors.extend(ancestors.cloned());
        self.ancestors.remove(&self.workstation);
        for (counter, &mark) in &other.counters {
            let own = self.counters.entry(counter.clone()).or_default();
            *own = (*own).max(mark);
        }
    }
}

/// The counters of this workstation.
pub struct Numbers {
    marks: Mutex<HighWater>,
    file: Option<PathBuf>,
}

impl Numbers {
    /// Counters without a file, for archives in memory.
    pub fn in_memory(marks: HighWater) -> Self {
        Self {
            marks: Mutex::new(marks),
            file: None,
        }
    }

    /// Counters whose high-water marks stand in `file`, which is written at once.
    pub fn create(file: PathBuf, marks: HighWater) -> Result<Self> {
        let numbers = Self {
            marks: Mutex::new(marks),
            file: Some(file),
        };
        numbers.save(&numbers.lock())?;
        Ok(numbers)
    }

    /// Reads the counters of `file`.
    pub fn load(file: PathBuf) -> Result<Self> {
        let text = std::fs::read_to_string(&file).map_err(|error| Error::io(&file, error))?;
        let marks = serde_json::from_str(&text).map_err(|_| Error::KeysDamaged)?;
        Ok(Self {
            marks: Mutex::new(marks),
            file: Some(file),
        })
    }

    /// The installation's key.
    pub fn device(&self) -> Uuid {
        self.lock().device
    }

    /// The workstation letter.
    pub fn workstation(&self) -> String {
        self.lock().workstation.clone()
    }

    /// A copy of the marks.
    pub fn marks(&self) -> HighWater {
        self.lock().clone()
    }

    /// The next number: beyond the archive's row, the file's mark and what this write has given already.
    pub(super) fn next(&self, connection: &Connection, counter: &str, pending: u32) -> Result<u32> {
        let mark = self
            .lock()
            .counters
            .get(counter)
            .copied()
            .unwrap_or_default();
        let floor = mark.max(pending);
        let mut statement = connection.prepare_cached(include_str!("next_number.sql"))?;
        Ok(statement.query_row(params![counter, floor], |row| row.get(0))?)
    }

    /// Raises the marks to what a write is about to commit.
    pub(super) fn raise(&self, marks: &[(String, u32)]) -> Result<()> {
        if marks.is_empty() {
            return Ok(());
        }
        let mut own = self.lock();
        for (counter, mark) in marks {
            let entry = own.counters.entry(counter.clone()).or_default();
            *entry = (*entry).max(*mark);
        }
        self.save(&own)
    }

    fn save(&self, marks: &HighWater) -> Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let folder = file.parent().unwrap_or(file);
        let text = serde_json::to_string_pretty(marks).map_err(|_| Error::KeysDamaged)?;
        let write = || -> std::io::Result<()> {
            let mut beside = tempfile::NamedTempFile::new_in(folder)?;
            beside.write_all(text.as_bytes())?;
            beside.as_file().sync_all()?;
            beside.persist(file).map_err(|error| error.error)?;
            Ok(())
        };
        write().map_err(|error| Error::io(file, error))
    }

    fn lock(&self) -> MutexGuard<'_, HighWater> {
        self.marks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
