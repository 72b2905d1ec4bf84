//! Rows that are the same customer as one in the archive, or as an earlier row of the file.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::Result;
use crate::customers::CustomerInput;
use crate::customers::duplicates::{self, DuplicateReason};
use crate::ids::CustomerId;

/// Whom a row may be the same as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// A customer of the archive.
    Customer(CustomerId),
    /// An earlier row of the file, by its number.
    Row(u32),
}

/// A candidate, and what both have in common, the strongest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Whom the row may be the same as.
    pub candidate: Candidate,
    /// Why.
    pub reasons: Vec<DuplicateReason>,
}

/// The keys of the rows so far. A key keeps its first row: that is the one the later ones are the same as.
#[derive(Default)]
pub(super) struct Twins(HashMap<(DuplicateReason, String), u32>);

impl Twins {
    /// The candidates for a row, those with the strongest reason first, and remembers the row's own keys.
    pub(super) fn of(
        &mut self,
        connection: &Connection,
        row: u32,
        input: &CustomerInput,
    ) -> Result<Vec<Match>> {
        let keys = duplicates::keys(&input.sheet, &input.contacts);
        let mut found: Vec<Match> = duplicates::matches(connection, &keys)?
            .into_iter()
            .map(|(id, reasons)| Match {
                candidate: Candidate::Customer(id),
                reasons,
            })
            .collect();
        for key in keys {
            let earlier = *self.0.entry(key.clone()).or_insert(row);
            if earlier == row {
                continue;
            }
            let candidate = Candidate::Row(earlier);
            match found.iter_mut().find(|twin| twin.candidate == candidate) {
                Some(twin) => twin.reasons.push(key.0),
                None => found.push(Match {
                    candidate,
                    reasons: vec![key.0],
                }),
            }
        }
        found.sort_by_key(|twin| twin.reasons.iter().min().copied());
        Ok(found)
    }
}
