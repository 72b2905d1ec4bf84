//! The rows in which people sign: the recorded name, an empty line, and the recorded moment (domain.md §3.11).

use std::ops::Range;

use chrono::NaiveDateTime;

use super::{EDGES, Field, LABEL, LEADING, VALUE, VALUES_END, row};
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Inline, Paragraph};
use crate::typeset::table::{Cell, Content, Row};
use crate::wording::moment;

/// A person who decided something, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signatory {
    /// The name as recorded.
    pub name: String,
    /// The moment as recorded.
    pub at: Option<NaiveDateTime>,
}

/// Where a signature has its name, its line and its date.
const SIGNATURE: [Range<usize>; 3] = [1..6, 6..8, 8..10];
/// Where the second of two signatures in a row starts.
const HALF: usize = 5;
/// The least height of a row to sign in, and how far it grows where the page has room, in points.
const SIGNING: (f32, f32) = (mm(6.6), mm(9.5));

/// The row in which somebody signs: who, an empty line, and when.
pub fn signature(role: &str, signatory: Option<&Signatory>) -> Row {
    let cells = signature_cells(1, role, signatory);
    Row {
        cells,
        least: SIGNING.0,
        most: SIGNING.1,
        keep_with_previous: true,
        ..Row::default()
    }
}

/// A row in which two people sign by hand, side by side.
pub fn two_signatures(roles: [&str; 2]) -> Row {
    let cell = |(role, columns): (&str, Range<usize>)| {
        let mut inlines = vec![
            Inline::Text(format!("{role}："), LABEL),
            Inline::Gap(4.0),
            Inline::Text("签字：".to_owned(), LABEL),
            Inline::Blank {
                width: mm(12.0),
                fills: true,
            },
        ];
        inlines.extend(blank_date(12.0));
        Cell::new(columns, one_line(inlines, Align::Left))
    };
    let [first, second] = roles;
    let cells = vec![
        cell((first, 1..HALF)),
        cell((second, HALF..EDGES.len() - 1)),
    ];
    Row {
        cells,
        least: SIGNING.0,
        most: SIGNING.1,
        keep_with_previous: true,
        ..Row::default()
    }
}

/// A row with a decision in its first third and behind it who signs for it.
pub fn signed(decision: Field, role: &str, signatory: Option<&Signatory>) -> Row {
    let mut row = row([decision]);
    row.cells
        .extend(signature_cells(VALUES_END[0], role, signatory));
    Row {
        least: SIGNING.0,
        most: SIGNING.1,
        ..row
    }
}

fn signature_cells(first: usize, role: &str, signatory: Option<&Signatory>) -> Vec<Cell> {
    let who = signatory
        .map(|signatory| signatory.name.as_str())
        .unwrap_or_default();
    let name = vec![
        Inline::Text(format!("{role}："), LABEL),
        Inline::Text(who.to_owned(), VALUE),
    ];
    let line = vec![
        Inline::Text("签字：".to_owned(), LABEL),
        Inline::Blank {
            width: mm(14.0),
            fills: true,
        },
    ];
    let when = match signatory.and_then(|signatory| signatory.at) {
        Some(at) => one_line(vec![Inline::Text(moment(at), VALUE)], Align::Left),
        None => one_line(blank_date(18.0), Align::Right),
    };
    vec![
        Cell::new(first..SIGNATURE[0].end, one_line(name, Align::Left)),
        Cell::new(SIGNATURE[1].clone(), one_line(line, Align::Left)).joined(),
        Cell::new(SIGNATURE[2].clone(), when).joined(),
    ]
}

/// Room for a year, a month and a day by hand, `room` points for two figures.
fn blank_date(room: f32) -> Vec<Inline> {
    let parts = [(room * 1.4, "年"), (room, "月"), (room, "日")];
    let part =
        |(space, unit): (f32, &str)| [Inline::Gap(space), Inline::Text(unit.to_owned(), VALUE)];
    parts.into_iter().flat_map(part).collect()
}

fn one_line(inlines: Vec<Inline>, align: Align) -> Content {
    Content::Text(vec![Paragraph {
        inlines,
        ..Paragraph::new("", VALUE, LEADING, align)
    }])
}
