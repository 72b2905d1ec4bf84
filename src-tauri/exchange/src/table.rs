//! One sheet in memory, whatever kind of file it came from.
//!
//! Only cells with content are kept, so two cells in far corners cost as much as two neighbours.

mod build;

use std::sync::Arc;

use chrono::NaiveDateTime;

pub(crate) use build::SheetBuilder;

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text as it stands, never trimmed. Cells that share a text share its memory.
    Text(Arc<str>),
    /// A number without a date or percent format; always finite.
    Number(f64),
    /// A number shown as a percentage; `0.125` is 12.5 %.
    Percent(f64),
    /// A civil date and time, whatever the date system of the file.
    Date(NaiveDateTime),
    /// True or false.
    Bool(bool),
    /// An error that the spreadsheet itself shows, such as `#N/A`.
    Error(Arc<str>),
    /// A formula whose value was never stored in the file.
    Uncalculated,
    /// A text longer than [`crate::limits::CELL_CHARACTERS`]; it is refused, not cut.
    TooLong {
        /// How many characters it has.
        characters: u64,
    },
}

impl Cell {
    /// A text cell, [`Cell::Empty`] for an empty text, [`Cell::TooLong`] past the limit.
    pub fn text(text: &str) -> Cell {
        if text.is_empty() {
            return Cell::Empty;
        }
        // Counting characters is needed only where the bytes could exceed the limit at all.
        if text.len() > crate::limits::CELL_CHARACTERS {
            let characters = text.chars().count();
            if characters > crate::limits::CELL_CHARACTERS {
                return Cell::TooLong {
                    characters: characters as u64,
                };
            }
        }
        Cell::Text(Arc::from(text))
    }

    /// Whether the cell has no content.
    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Empty)
    }
}

/// How a workbook counts days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateSystem {
    /// Day 1 is 1 January 1900, with the 29 February 1900 that never was.
    #[default]
    Excel1900,
    /// Day 0 is 1 January 1904, from old Macs.
    Excel1904,
}

/// A block of merged cells. Rows are counted from one, columns from zero, both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergedArea {
    /// The uppermost row.
    pub first_row: u32,
    /// The lowest row.
    pub last_row: u32,
    /// The leftmost column, which holds the value in the first row.
    pub first_column: u32,
    /// The rightmost column.
    pub last_column: u32,
}

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    column: u32,
    /// The value stands in a merged cell that begins in a row above.
    covered: bool,
    cell: Cell,
}

/// A row that has content.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    number: u32,
    entries: Vec<Entry>,
}

impl Row {
    /// The row's number in the file, counted from one as the spreadsheet shows it.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// What is seen in a column: a merged cell shows its value in each of its rows, in its first column.
    pub fn cell(&self, column: u32) -> &Cell {
        self.entry(column).map_or(&Cell::Empty, |entry| &entry.cell)
    }

    /// As [`Row::cell`], but nothing where the value belongs to a merged cell that begins above.
    pub fn own_cell(&self, column: u32) -> &Cell {
        match self.entry(column) {
            Some(entry) if !entry.covered => &entry.cell,
            _ => &Cell::Empty,
        }
    }

    /// The cells with content, by column.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = (u32, &Cell)> {
        self.entries.iter().map(|entry| (entry.column, &entry.cell))
    }

    /// How many cells have content.
    pub fn filled(&self) -> usize {
        self.entries.len()
    }

    fn entry(&self, column: u32) -> Option<&Entry> {
        // In a full row the n-th cell stands in column n.
        match self.entries.get(column as usize) {
            Some(entry) if entry.column == column => Some(entry),
            _ => self
                .entries
                .binary_search_by_key(&column, |entry| entry.column)
                .ok()
                .and_then(|index| self.entries.get(index)),
        }
    }
}

/// A sheet of a workbook, or a whole text file.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The sheet's name.
    pub name: String,
    /// The rows with content, by number.
    pub rows: Vec<Row>,
    /// The merged cells.
    pub merged: Vec<MergedArea>,
    /// How bare day numbers in this sheet are to be read.
    pub date_system: DateSystem,
}

impl Sheet {
    /// The row with this number, if it has content.
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows
            .binary_search_by_key(&number, Row::number)
            .ok()
            .and_then(|index| self.rows.get(index))
    }

    /// The rows below the row with this number.
    pub fn rows_after(&self, number: u32) -> &[Row] {
        let start = self.rows.partition_point(|row| row.number <= number);
        &self.rows[start..]
    }

    /// One more than the rightmost column with content.
    pub fn width(&self) -> u32 {
        self.rows
            .iter()
            .filter_map(|row| row.entries.last())
            .map(|entry| entry.column + 1)
            .max()
            .unwrap_or(0)
    }
}
