//! The grid of a form and what its rows are made of: the sheets that people fill in are all built of these.
//!
//! Beside the name of its box, a row has three fields of a label and a value; a value may take the place of two or
//! three. The columns of signatures and of lists fall on further edges of the same grid, so that all rules of
//! the sheet line up.

mod head;
mod leaf;
mod list;
mod signature;
mod value;

use std::ops::Range;

use crate::typeset::face::Typeface;
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Paragraph, Type};
use crate::typeset::table::{Cell, Content, Row, Table};

pub use head::{line, title};
pub use leaf::Leaf;
pub use list::{ListColumn, below, figures, list_rows, open_list_rows, words};
pub use signature::{Signatory, signature, signed, two_signatures};
pub use value::{Value, empty, money_blank, text, ticks};

/// The edges of the grid in millimetres. A label takes 15 mm: four characters; a value 36⅓ mm: a moment with a month and
/// a day of two figures.
const EDGES: [f32; 11] = [
    0.0, 8.0, 23.0, 44.0, 59.33, 74.33, 95.0, 110.67, 125.67, 136.0, 162.0,
];

/// The columns of the label of each field.
const LABELS: [Range<usize>; 3] = [1..2, 4..5, 7..8];
/// The columns of the value of each field end here.
const VALUES_END: [usize; 3] = [4, 7, 10];

const VALUE: Type = Type::new(Typeface::Song, 9.5);
const LABEL: Type = Type::new(Typeface::Hei, 9.0);
const BOX_NAME: Type = Type {
    typeface: Typeface::HeiBold,
    size: 9.5,
    tracking: 0.0,
};
const LEADING: f32 = 12.3;

/// The least height of a row to write in by hand, and how far it grows where the page has room, in points.
const WRITING: (f32, f32) = (mm(6.2), mm(11.0));
/// The same for a box to write several lines in.
const LINES: (f32, f32) = (mm(8.6), mm(26.0));

/// A label and its value.
pub struct Field {
    label: &'static str,
    value: Value,
    /// How many thirds of the row it takes.
    thirds: usize,
}

/// A field of a third of the row.
pub fn short(label: &'static str, value: Value) -> Field {
    Field {
        label,
        value,
        thirds: 1,
    }
}

/// A field of two thirds of the row.
pub fn wide(label: &'static str, value: Value) -> Field {
    Field {
        label,
        value,
        thirds: 2,
    }
}

/// A field that fills its row.
pub fn full(label: &'static str, value: Value) -> Field {
    Field {
        label,
        value,
        thirds: 3,
    }
}

/// A row of recorded fields.
pub fn row<const N: usize>(fields: [Field; N]) -> Row {
    let mut cells = Vec::with_capacity(2 * N);
    let mut third = 0;
    for field in fields {
        let last = (third + field.thirds).min(LABELS.len()) - 1;
        let label = LABELS[third].clone();
        cells.push(Cell::new(label.clone(), name(field.label)).label());
        cells.push(Cell::new(
            label.end..VALUES_END[last],
            Content::Text(field.value),
        ));
        third = last + 1;
    }
    Row {
        cells,
        ..Row::default()
    }
}

/// A row of fields to write in by hand.
pub fn open_row<const N: usize>(fields: [Field; N]) -> Row {
    Row {
        least: WRITING.0,
        most: WRITING.1,
        ..row(fields)
    }
}

/// A field to write several lines in by hand.
pub fn open_lines(label: &'static str) -> Row {
    Row {
        least: LINES.0,
        most: LINES.1,
        ..row([full(label, empty())])
    }
}

/// The name of a field; one of more than four characters says itself where its lines part.
fn name(label: &str) -> Content {
    Content::Text(Paragraph::written(label, LABEL, 11.0, Align::Left))
}

/// A box of the form: its number, its name and its rows.
pub struct Section {
    /// 一 to 六.
    pub number: &'static str,
    /// 投诉受理, …
    pub name: &'static str,
    /// Its rows, of which the last is a signature or what stands for one.
    pub rows: Vec<Row>,
}

/// The form that these boxes make.
pub fn table(sections: impl IntoIterator<Item = Section>) -> Table {
    let columns = EDGES.windows(2).map(|edges| edges[1] - edges[0]).collect();
    let rows = sections.into_iter().flat_map(Section::into_rows).collect();
    Table {
        columns,
        rows,
        ..Table::default()
    }
}

impl Section {
    /// The rows with the name of the box standing upright at their left, again on each page that they reach.
    fn into_rows(self) -> Vec<Row> {
        let mut rows = self.rows;
        let count = rows.len();
        let upright =
            Content::Upright(vec![self.number.to_owned(), self.name.to_owned()], BOX_NAME);
        let level =
            |text: &str| Content::Text(vec![Paragraph::new(text, BOX_NAME, 10.8, Align::Centre)]);
        let both = [self.number, self.name]
            .map(|text| Paragraph::new(text, BOX_NAME, 10.8, Align::Centre));
        let mut cell = Cell::new(0..1, upright)
            .or(Content::Text(both.to_vec()))
            .or(level(self.number))
            .label();
        cell.padding = 1.5;
        cell.room_for = 1;
        if let Some(first) = rows.first_mut() {
            first.cells.insert(0, cell.spanning(count));
            first.opens_group = true;
            first.anchor = Some(format!("{} {}", self.number, self.name));
        }
        if let Some(second) = rows.get_mut(1) {
            second.keep_with_previous = true;
        }
        rows
    }
}
