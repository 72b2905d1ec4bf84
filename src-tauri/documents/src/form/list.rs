//! A list within a form.

use std::ops::Range;

use super::{LABEL, LABELS, LEADING, VALUE, WRITING, name};
use crate::typeset::paragraph::{Align, Paragraph};
use crate::typeset::table::{Cell, Content, Row};

/// A column of a list: the columns of the grid that it takes, from 2 to 10, its head, and how its values stand.
pub struct ListColumn {
    place: Range<usize>,
    head: &'static str,
    align: Align,
}

/// A column of words.
pub fn words(place: Range<usize>, head: &'static str) -> ListColumn {
    ListColumn {
        place,
        head,
        align: Align::Left,
    }
}

/// A column of figures.
pub fn figures(place: Range<usize>, head: &'static str) -> ListColumn {
    ListColumn {
        place,
        head,
        align: Align::Right,
    }
}

/// The rows of a list with a label at their side: heads, then lines.
pub fn list_rows<const N: usize>(
    label: &'static str,
    columns: &[ListColumn; N],
    lines: &[[String; N]],
) -> Vec<Row> {
    let aligned =
        |text: &str, kind, align| Content::Text(Paragraph::written(text, kind, LEADING, align));
    let mut rows = Vec::with_capacity(lines.len() + 1);
    let head = columns.iter().map(|column| {
        let content = aligned(column.head, LABEL, Align::Centre);
        Cell::new(column.place.clone(), content)
    });
    let side = Cell::new(LABELS[0].clone(), name(label))
        .label()
        .spanning(lines.len() + 1);
    rows.push(Row {
        cells: std::iter::once(side).chain(head).collect(),
        ..Row::default()
    });
    for (number, line) in lines.iter().enumerate() {
        let cell = |(column, value): (&ListColumn, &String)| {
            let content = aligned(value, VALUE, column.align);
            Cell::new(column.place.clone(), content)
        };
        rows.push(Row {
            cells: columns.iter().zip(line).map(cell).collect(),
            keep_with_previous: number == 0,
            ..Row::default()
        });
    }
    rows
}

/// The rows of a list to be written by hand.
pub fn open_list_rows<const N: usize>(
    label: &'static str,
    columns: &[ListColumn; N],
    count: usize,
) -> Vec<Row> {
    let empty = vec![[const { String::new() }; N]; count];
    let mut rows = list_rows(label, columns, &empty);
    for row in rows.iter_mut().skip(1) {
        (row.least, row.most) = WRITING;
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
