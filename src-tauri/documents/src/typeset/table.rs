//! Tables: forms and lists with cells over several columns and rows, over as many pages as they need.
//!
//! A table is described here, measured in [`measure`], cut into pages in [`paginate`] and drawn in [`draw`]. Rows stay
//! whole unless they are taller than a page; the label cells of a row that is cut, and the cells that span rows, stand
//! again on each page; head rows are repeated; rows that belong together stay together. Where a page ends between
//! rows that are summed, the sum so far stands at its foot and again at the head of the next ([`Carried`]).

mod draw;
mod measure;
mod paginate;

use std::ops::Range;

use super::paragraph::{Paragraph, Type};

pub use draw::{TableParts, draw, place_lines};
pub use measure::{AIR, Form, Measured, SetLine, measure, stack};
pub use paginate::{Carries, Slice, paginate};

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The widths of its columns in points.
    pub columns: Vec<f32>,
    /// How many of its first rows stand at the top of every page.
    pub head_rows: usize,
    /// How many of its last rows close it, as a total does: the sums of the last page stand above them.
    pub closing_rows: usize,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The thickness of its rules.
    pub rules: Rules,
}

/// The thickness of the rules of a table, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// Round the table, and above the rows that ask for it.
    pub frame: f32,
    /// Between cells.
    pub inner: f32,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            frame: 1.0,
            inner: 0.5,
        }
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its cells; a column that a cell of an earlier row spans has none.
    pub cells: Vec<Cell>,
    /// Its least height in points.
    pub least: f32,
    /// How far it may grow, in points, when the page has room to fill: more room to write.
    pub most: f32,
    /// Whether it must stand on the page of the row before it, as a signature with what is signed.
    pub keep_with_previous: bool,
    /// Whether the rule above it is as thick as the frame.
    pub opens_group: bool,
    /// The entry of the document's outline that leads here.
    pub anchor: Option<String>,
    /// What is carried over where a page ends after this row, or within it.
    pub carried: Option<Box<Carried>>,
}

/// The rows round the end of a page: 过次页 and 承前页. They repeat what the rows above them say, and are no part of
/// the document of their own.
#[derive(Clone, Debug)]
pub struct Carried {
    /// At the foot of the page.
    pub over: Row,
    /// At the head of the next page, below the head rows.
    pub brought: Row,
}

/// A cell: the columns that it covers and what stands in it.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its columns.
    pub columns: Range<usize>,
    /// How many rows it spans, at least one.
    pub rows: usize,
    /// What stands in it: the first that is no higher than the cell; the last of them where none is.
    pub contents: Vec<Content>,
    /// The one of them for which the rows of the cell make room, where they would be lower than it.
    pub room_for: usize,
    /// Whether it names what stands beside it, and so stands again where its row goes on on the next page.
    pub is_label: bool,
    /// Whether it is joined to the cell at its left, without a rule between.
    pub open_left: bool,
    /// The points between its rules and its text, at each side.
    pub padding: f32,
}

/// What stands in a cell.
#[derive(Clone, Debug)]
pub enum Content {
    /// Paragraphs, in the middle of the height of the cell.
    Text(Vec<Paragraph>),
    /// One column of upright characters, in the middle of the cell; the parts stand a quarter of a character apart.
    Upright(Vec<String>, Type),
}

impl Cell {
    /// A cell in one row.
    pub fn new(columns: Range<usize>, content: Content) -> Self {
        Self {
            columns,
            rows: 1,
            contents: vec![content],
            room_for: 0,
            is_label: false,
            open_left: false,
            padding: 3.0,
        }
    }

    /// The same as a label.
    pub fn label(self) -> Self {
        Self {
            is_label: true,
            ..self
        }
    }

    /// The same without a rule at its left.
    pub fn joined(self) -> Self {
        Self {
            open_left: true,
            ..self
        }
    }

    /// The same over several rows.
    pub fn spanning(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    /// The same, with something lower to stand in it where the cell is too low on a page.
    pub fn or(mut self, content: Content) -> Self {
        self.contents.push(content);
        self
    }
}
