//! Finding the row of column names, under titles and notes and across merged cells.

use std::collections::HashSet;

use serde::Serialize;
use specta::Type;

use crate::matching::{ColumnName, Vocabulary};
use crate::plain::{folded, trimmed};
use crate::table::{Cell, MergedArea, Row, Sheet};

/// How many rows with content are looked at: titles and notes above a list are few.
const ROWS_LOOKED_AT: usize = 40;

/// How many columns are looked at for that.
const COLUMNS_LOOKED_AT: usize = 256;

/// Group names in one row.
const GROUPS: usize = 1000;

/// Names this long are sentences.
const LONGEST_NAME: usize = 30;

/// The row that seems to hold the column names.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
pub struct HeaderGuess {
    /// The row's number in the file. Of names in two rows it is the lower one; the data begin below it.
    pub row: u32,
    /// How sure that is, from 0 to 1. Below 0.5 no name was known.
    pub confidence: f64,
}

/// Finds the row of column names; nothing where no row could be one.
pub fn detect(sheet: &Sheet, vocabulary: &Vocabulary) -> Option<HeaderGuess> {
    let looked_at = &sheet.rows[..sheet.rows.len().min(ROWS_LOOKED_AT)];
    let mut best: Option<(f64, HeaderGuess)> = None;
    for (index, row) in looked_at.iter().enumerate() {
        let mut names = column_names(sheet, row.number());
        names.truncate(COLUMNS_LOOKED_AT);
        let Some(score) = Score::of(row, &names, looked_at.get(index + 1), vocabulary) else {
            continue;
        };
        let total = score.total();
        // Of equal rows the upper one is the header: lists repeat it on each printed page.
        if best.is_none_or(|(known, _)| total > known) {
            let guess = HeaderGuess {
                row: row.number(),
                confidence: score.confidence(),
            };
            best = Some((total, guess));
        }
    }
    best.map(|(_, guess)| guess)
}

struct Score {
    /// Distinct known names, each by how surely it is known.
    known: f64,
    /// The share of known names among all.
    known_share: f64,
    /// The share of cells that look like names.
    name_like: f64,
    /// The share of names that occur once.
    distinct: f64,
    names: usize,
    /// Whether the next row goes on under most of the names.
    continued: bool,
}

impl Score {
    fn of(
        row: &Row,
        names: &[ColumnName],
        next: Option<&Row>,
        vocabulary: &Vocabulary,
    ) -> Option<Score> {
        if names.is_empty() {
            return None;
        }
        let filled = row.filled().max(names.len()) as f64;
        let mut known = 0.0;
        let mut known_fields = HashSet::new();
        let mut texts = HashSet::new();
        let mut name_like = 0;
        for name in names {
            texts.insert(folded(&name.joined()));
            name_like += usize::from(is_name_like(row.cell(name.column), &name.name));
            let guess = vocabulary
                .guesses(&name.name, name.group.as_deref())
                .into_iter()
                .max_by(|a, b| a.confidence.total_cmp(&b.confidence));
            if let Some(guess) = guess
                && known_fields.insert(guess.field)
            {
                known += guess.confidence;
            }
        }
        let continued = next.is_some_and(|next| {
            let under = names
                .iter()
                .filter(|name| !next.cell(name.column).is_empty());
            under.count() * 2 >= names.len()
        });
        Some(Score {
            known,
            known_share: known_fields.len() as f64 / names.len() as f64,
            name_like: name_like as f64 / filled,
            distinct: texts.len() as f64 / names.len() as f64,
            names: names.len(),
            continued,
        })
    }

    fn total(&self) -> f64 {
        // Data rows hold a known word here and there; a header is made of them.
        let shape = self.name_like * self.distinct * (self.names.min(10) as f64) * 0.3;
        let continued = if self.continued { 0.5 } else { 0.0 };
        self.known * 2.0 * self.known_share.max(0.2) + shape + continued
    }

    fn confidence(&self) -> f64 {
        let shape = 0.45 * self.name_like * self.distinct;
        if self.known < 0.5 {
            return shape;
        }
        let enough = (self.known / 3.0).min(1.0);
        let confidence = 0.5 + 0.3 * enough + 0.2 * self.known_share * self.name_like;
        confidence.min(1.0)
    }
}

fn is_name_like(cell: &Cell, name: &str) -> bool {
    let is_text = matches!(cell, Cell::Text(_));
    let has_letter = name.chars().any(char::is_alphabetic);
    let many_digits = name.chars().filter(char::is_ascii_digit).count() > 5;
    is_text && has_letter && !many_digits && name.chars().count() <= LONGEST_NAME
}

/// The names of the columns in a row, with the group names that span several of them in the row above.
pub fn column_names(sheet: &Sheet, row: u32) -> Vec<ColumnName> {
    let Some(names) = sheet.row(row) else {
        return Vec::new();
    };
    let above: Vec<&MergedArea> = sheet
        .merged
        .iter()
        .filter(|area| area.last_row.checked_add(1) == Some(row))
        .filter(|area| area.first_column < area.last_column)
        .take(GROUPS)
        .collect();
    let width = names
        .cells()
        .next_back()
        .map_or(0, |(column, _)| column + 1);
    // A title that spans the whole list names no group.
    let groups: Vec<(&MergedArea, String)> = above
        .into_iter()
        .filter(|area| area.last_column - area.first_column + 1 < width)
        .filter_map(|area| {
            let cell = sheet.row(area.first_row)?.own_cell(area.first_column);
            let name = name_text(cell);
            (!name.is_empty()).then_some((area, name))
        })
        .collect();
    names
        .cells()
        .filter_map(|(column, cell)| {
            let name = name_text(cell);
            let group = groups
                .iter()
                .find(|(area, _)| (area.first_column..=area.last_column).contains(&column));
            (!name.is_empty()).then(|| ColumnName {
                column,
                name,
                group: group.map(|(_, group)| group.clone()),
            })
        })
        .collect()
}

fn name_text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => trimmed(text).replace('\n', ""),
        Cell::Number(number) => number.to_string(),
        Cell::Date(moment) => moment.format("%Y-%m-%d").to_string(),
        _ => String::new(),
    }
}

/// Whether a row repeats the column names, as lists made for printing do on every page.
pub fn repeats_names(row: &Row, names: &[ColumnName]) -> bool {
    let wanted = (names.len() * 2).div_ceil(3).max(2);
    let Some(most_others) = names.len().checked_sub(wanted) else {
        return false;
    };
    // Every row of a list is asked, and nearly all say no in their first cells.
    let others = names
        .iter()
        .filter(|name| folded(&name_text(row.cell(name.column))) != folded(&name.name));
    others.take(most_others + 1).count() <= most_others
}
