//! Which field each column is.

mod label;
mod vocabulary;

use serde::Serialize;
use specta::Type;

pub use label::{Label, MoneyUnit};
pub use vocabulary::{Guess, Vocabulary};

/// Guesses below this are not made: a wrong column is worse than one that a person has to pick.
pub const LEAST_CONFIDENCE: f64 = 0.55;

/// A column's name as it stands in the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ColumnName {
    /// The column, from zero.
    pub column: u32,
    /// The name over the column itself.
    pub name: String,
    /// The name that spans this column and its neighbours in the row above.
    pub group: Option<String>,
}

impl ColumnName {
    /// `group/name`, or the name alone.
    pub fn joined(&self) -> String {
        match &self.group {
            Some(group) => format!("{group}/{}", self.name),
            None => self.name.clone(),
        }
    }
}

/// What a column was taken for.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ColumnMatch {
    /// The column, from zero.
    pub column: u32,
    /// The key of the field, or nothing.
    pub field: Option<String>,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// The unit of money that the name gives, as in `注册资本(万元)`.
    pub unit: Option<MoneyUnit>,
}

/// Matches columns to fields. No field is given twice: the best column wins, the others get their next best field.
pub fn match_columns(columns: &[ColumnName], vocabulary: &Vocabulary) -> Vec<ColumnMatch> {
    let mut guesses: Vec<(usize, Guess)> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let found = vocabulary.guesses(&column.name, column.group.as_deref());
        guesses.extend(found.into_iter().map(|guess| (index, guess)));
    }
    // Equal confidence falls to the field that comes first in the vocabulary, then to the column on the left.
    guesses.sort_by(|(left_column, left), (right_column, right)| {
        (right.confidence.total_cmp(&left.confidence))
            .then(left.field.cmp(&right.field))
            .then(left_column.cmp(right_column))
    });
    let mut matches: Vec<ColumnMatch> = columns
        .iter()
        .map(|column| ColumnMatch {
            column: column.column,
            field: None,
            confidence: 0.0,
            unit: Label::new(&column.name).unit(),
        })
        .collect();
    let mut taken = vec![false; vocabulary.len()];
    for (index, guess) in guesses {
        if matches[index].field.is_none() && !taken[guess.field] {
            taken[guess.field] = true;
            matches[index].field = Some(vocabulary.key(guess.field).to_owned());
            matches[index].confidence = guess.confidence;
        }
    }
    matches
}
