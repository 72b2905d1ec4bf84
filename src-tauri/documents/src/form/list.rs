//! A list within a form.

use std::ops::Range;

use super::{LABEL, LABELS, LEADING, VALUE, name};
use crate::typeset::paragraph::{Align, Paragraph};
use crate::typeset::table::{Cell, Content, Row};

/// The columns of a list behind its label: two for words, three for figures.
const COLUMNS: [Range<usize>; 5] = [2..3, 3..6, 6..7, 7..9, 9..10];

/// The rows of a list with a label at their side: heads, then lines of five values.
pub fn list_rows(label: &'static str, heads: [&str; 5], lines: &[[String; 5]]) -> Vec<Row> {
    let aligned =
        |text: &str, kind, align| Content::Text(vec![Paragraph::new(text, kind, LEADING, align)]);
    let mut rows = Vec::with_capacity(lines.len() + 1);
    let head = COLUMNS
        .into_iter()
        .zip(heads)
        .map(|(columns, head)| Cell::new(columns, aligned(head, LABEL, Align::Centre)));
    let side = Cell::new(LABELS[0].clone(), name(label))
        .label()
        .spanning(lines.len() + 1);
    rows.push(Row {
        cells: std::iter::once(side).chain(head).collect(),
        ..Row::default()
    });
    for (number, line) in lines.iter().enumerate() {
        let cell = |(place, (columns, value)): (usize, (Range<usize>, &String))| {
            let align = if place < 2 { Align::Left } else { Align::Right };
            Cell::new(columns, aligned(value, VALUE, align))
        };
        let cells = COLUMNS
            .into_iter()
            .zip(line)
            .enumerate()
            .map(cell)
            .collect();
        rows.push(Row {
            cells,
            keep_with_previous: number == 0,
            ..Row::default()
        });
    }
    rows
}

/// The same row, kept on the page of the row before it: a sum with the last line of its list.
pub fn below(row: Row) -> Row {
    Row {
        keep_with_previous: true,
        ..row
    }
}
