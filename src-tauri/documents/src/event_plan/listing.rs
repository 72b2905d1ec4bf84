//! The tables of a plan: columns on a grid of forty units, so that the same table stands free in a large plan and beside
//! the name of its section in a small one.

use std::ops::Range;

use super::style::{CELL, CELL_LEADING, LABEL};
use crate::typeset::paragraph::{Align, Paragraph};
use crate::typeset::table::{Cell, Content, Row, Table};

/// How many units stand side by side.
pub const UNITS: usize = 40;

/// A column: its head, its width in units, and how its cells are aligned. One column with a width of 0 takes what the
/// others leave.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its head.
    pub head: &'static str,
    /// Its width.
    pub units: usize,
    /// How its cells are aligned.
    pub align: Align,
}

/// Short values, in the middle.
pub const fn short(head: &'static str, units: usize) -> Column {
    Column {
        head,
        units,
        align: Align::Centre,
    }
}

/// Text.
pub const fn text(head: &'static str, units: usize) -> Column {
    Column {
        head,
        units,
        align: Align::Justified,
    }
}

/// Figures, at the right.
pub const fn figures(head: &'static str, units: usize) -> Column {
    Column {
        head,
        units,
        align: Align::Right,
    }
}

/// A table: its columns, and for each row a value for each of them.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// The free grid: a table over the whole width.
pub const FREE: usize = 0;

impl Listing {
    /// The columns of the grid that each column takes, the first of them being number `first`.
    pub fn places(&self, first: usize) -> Vec<Range<usize>> {
        let stated: usize = self.columns.iter().map(|column| column.units).sum();
        let rest = UNITS.saturating_sub(stated).max(1);
        let mut edge = first;
        let place = |column: &Column| {
            let start = edge;
            edge += if column.units == 0 {
                rest
            } else {
                column.units
            };
            start..edge
        };
        self.columns.iter().map(place).collect()
    }

    /// The row of heads.
    pub fn head(&self, first: usize) -> Row {
        let cells = self.columns.iter().zip(self.places(first));
        let cell = |(column, place): (&Column, Range<usize>)| {
            let paragraph = Paragraph::new(column.head, LABEL, CELL_LEADING, Align::Centre);
            padded(Cell::new(place, Content::Text(vec![paragraph])))
        };
        Row {
            cells: cells.map(cell).collect(),
            ..Row::default()
        }
    }

    /// The rows below the heads.
    pub fn body(&self, first: usize) -> Vec<Row> {
        let places = self.places(first);
        let row = |values: &Vec<String>| {
            let cells = self.columns.iter().zip(&places).zip(values);
            let cell = |((column, place), value): ((&Column, &Range<usize>), &String)| {
                let paragraphs = Paragraph::written(value, CELL, CELL_LEADING, column.align);
                padded(Cell::new(place.clone(), Content::Text(paragraphs)))
            };
            Row {
                cells: cells.map(cell).collect(),
                ..Row::default()
            }
        };
        self.rows.iter().map(row).collect()
    }

    /// The table over the whole width of a page.
    pub fn table(&self) -> Table {
        let rows = std::iter::once(self.head(FREE)).chain(self.body(FREE));
        free(rows.collect(), 1)
    }
}

/// A table of rows on the free grid.
pub fn free(rows: Vec<Row>, head_rows: usize) -> Table {
    Table {
        columns: vec![1.0; UNITS],
        head_rows,
        rows,
        ..Table::default()
    }
}

/// Narrow columns need their width for what stands in them.
pub fn padded(cell: Cell) -> Cell {
    let padding = if cell.columns.len() <= 3 { 2.0 } else { 3.0 };
    Cell { padding, ..cell }
}
