//! Putting a sheet together cell by cell, in whatever order a file has them.

use super::{Cell, DateSystem, Entry, MergedArea, Row, Sheet};
use crate::limits::{COLUMNS, LAST_ROW, Limits};
use crate::source::SourceError;

/// Merged cells beyond this number are left out: they only carry labels, and no sheet made by hand has as many.
const MERGED_AREAS: usize = 100_000;

pub(crate) struct SheetBuilder {
    rows: Vec<Row>,
    merged: Vec<MergedArea>,
    cells: usize,
    text_bytes: usize,
    limit_cells: usize,
    limit_text_bytes: usize,
}

impl SheetBuilder {
    pub(crate) fn new(limits: &Limits) -> Self {
        SheetBuilder {
            rows: Vec::new(),
            merged: Vec::new(),
            cells: 0,
            text_bytes: 0,
            limit_cells: limits.cells,
            limit_text_bytes: limits.text_bytes,
        }
    }

    /// Adds a cell; rows are counted from one, columns from zero. Cells outside a worksheet mean a damaged file.
    pub(crate) fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), SourceError> {
        if cell.is_empty() {
            return Ok(());
        }
        if row == 0 || row > LAST_ROW || column >= COLUMNS {
            return Err(SourceError::Corrupt {
                part: format!("cell {row}:{column}"),
            });
        }
        self.count_cell()?;
        let entry = Entry {
            column,
            covered: false,
            cell,
        };
        match self.rows.last_mut() {
            Some(last) if last.number == row => last.entries.push(entry),
            last => {
                // Rows of a list are about equally long.
                let capacity = last.map_or(1, |row| row.entries.len());
                let mut entries = Vec::with_capacity(capacity);
                entries.push(entry);
                self.rows.push(Row {
                    number: row,
                    entries,
                });
            }
        }
        Ok(())
    }

    /// Counts text that a reader keeps in memory; texts that cells share are counted by whoever shares them.
    pub(crate) fn count_text(&mut self, bytes: usize) -> Result<(), SourceError> {
        self.text_bytes = self.text_bytes.saturating_add(bytes);
        if self.text_bytes > self.limit_text_bytes {
            return Err(SourceError::TooMuchText {
                limit: self.limit_text_bytes as u64,
            });
        }
        Ok(())
    }

    /// Adds a text of its own.
    pub(crate) fn put_text(
        &mut self,
        row: u32,
        column: u32,
        text: &str,
    ) -> Result<(), SourceError> {
        let cell = Cell::text(text);
        if let Cell::Text(text) = &cell {
            self.count_text(text.len())?;
        }
        self.put(row, column, cell)
    }

    pub(crate) fn merge(&mut self, area: MergedArea) {
        let upright = area.first_row <= area.last_row && area.first_column <= area.last_column;
        let several = area.first_row != area.last_row || area.first_column != area.last_column;
        if upright && several && self.merged.len() < MERGED_AREAS {
            self.merged.push(area);
        }
    }

    pub(crate) fn finish(
        mut self,
        name: String,
        date_system: DateSystem,
    ) -> Result<Sheet, SourceError> {
        self.put_in_order();
        self.fill_down()?;
        Ok(Sheet {
            name,
            rows: self.rows,
            merged: self.merged,
            date_system,
        })
    }

    fn count_cell(&mut self) -> Result<(), SourceError> {
        self.cells += 1;
        if self.cells > self.limit_cells {
            return Err(SourceError::TooManyCells {
                limit: self.limit_cells as u64,
            });
        }
        Ok(())
    }

    /// Files may name rows and cells in any order, and twice; the later one counts, as in spreadsheet programs.
    fn put_in_order(&mut self) {
        if !self.rows.is_sorted_by(|a, b| a.number < b.number) {
            self.rows.sort_by_key(Row::number);
            self.rows.dedup_by(|later, earlier| {
                let same = later.number == earlier.number;
                if same {
                    earlier.entries.append(&mut later.entries);
                }
                same
            });
        }
        for row in &mut self.rows {
            if !row.entries.is_sorted_by(|a, b| a.column < b.column) {
                row.entries.sort_by_key(|entry| entry.column);
                row.entries.dedup_by(|later, earlier| {
                    let same = later.column == earlier.column;
                    if same {
                        std::mem::swap(later, earlier);
                    }
                    same
                });
            }
        }
    }

    /// Lists merge the customer's name over the rows of its contacts: each of those rows shows it.
    fn fill_down(&mut self) -> Result<(), SourceError> {
        // Areas that overlap by the thousand cost time without adding cells, so the rows looked at are counted.
        let mut looked_at = self.cells;
        for area in &self.merged {
            let start = self.rows.partition_point(|row| row.number < area.first_row);
            let end = self.rows.partition_point(|row| row.number <= area.last_row);
            let Some((anchor, below)) = self.rows[start..end].split_first_mut() else {
                continue;
            };
            if anchor.number != area.first_row || below.is_empty() {
                continue;
            }
            let cell = anchor.own_cell(area.first_column).clone();
            if cell.is_empty() {
                continue;
            }
            looked_at += below.len();
            if looked_at > self.limit_cells {
                return Err(SourceError::TooManyCells {
                    limit: self.limit_cells as u64,
                });
            }
            for row in below {
                if let Err(index) = row
                    .entries
                    .binary_search_by_key(&area.first_column, |entry| entry.column)
                {
                    row.entries.insert(
                        index,
                        Entry {
                            column: area.first_column,
                            covered: true,
                            cell: cell.clone(),
                        },
                    );
                }
            }
        }
        Ok(())
    }
}
