//! The grid of the form and what its rows are made of.
//!
//! Beside the name of its box, a row has three fields of a label and a value; a value may take the place of two or
//! three. The columns of signatures and of the cost table fall on further edges of the same grid, so that all rules of
//! the sheet line up.

use std::ops::Range;

use super::{Notice, NoticeOptions, Share, Signatory};
use crate::typeset::face::Typeface;
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Inline, Paragraph, Type};
use crate::typeset::table::{Cell, Content, Row, Rules, Table};
use crate::wording::moment;

/// The edges of the grid in millimetres. A label takes 15 mm: four characters; a value 36⅓ mm: a moment with a month and
/// a day of two figures.
const EDGES: [f32; 11] = [
    0.0, 8.0, 23.0, 44.0, 59.33, 74.33, 95.0, 110.67, 125.67, 136.0, 162.0,
];

/// The columns of the label of each field.
const LABELS: [Range<usize>; 3] = [1..2, 4..5, 7..8];
/// The columns of the value of each field end here.
const VALUES_END: [usize; 3] = [4, 7, 10];
/// Where a signature has its name, its line and its date.
const SIGNATURE: [Range<usize>; 3] = [1..6, 6..8, 8..10];
/// Where the second of two signatures in a row starts.
const HALF: usize = 5;
/// The columns of the cost table: item, description, quantity, price, subtotal.
const COSTS: [Range<usize>; 5] = [2..3, 3..6, 6..7, 7..9, 9..10];

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
/// The same for a signature.
const SIGNING: (f32, f32) = (mm(6.6), mm(9.5));

/// What stands in a field.
pub type Value = Vec<Paragraph>;

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

/// What was written, or — where nothing was.
pub fn text(written: impl Into<Option<String>>) -> Value {
    let written: Option<String> = written.into();
    Paragraph::written(
        written.as_deref().unwrap_or("—"),
        VALUE,
        LEADING,
        Align::Justified,
    )
}

/// Room to write.
pub fn empty() -> Value {
    Vec::new()
}

/// Boxes to tick, and behind the last a line to write on where `more`.
pub fn ticks(options: &[&str], more: bool) -> Value {
    let mut inlines = Vec::new();
    for option in options {
        inlines.push(Inline::Unbroken(format!("□{option}"), VALUE));
        inlines.push(Inline::Text(" ".to_owned(), VALUE));
    }
    if more {
        inlines.push(Inline::Blank {
            width: mm(12.0),
            fills: true,
        });
    } else {
        inlines.pop();
    }
    vec![Paragraph {
        inlines,
        ..Paragraph::new("", VALUE, LEADING, Align::Left)
    }]
}

/// `¥` and a line to write on.
pub fn money_blank() -> Value {
    let inlines = vec![
        Inline::Text("¥".to_owned(), VALUE),
        Inline::Blank {
            width: mm(12.0),
            fills: true,
        },
    ];
    vec![Paragraph {
        inlines,
        ..Paragraph::new("", VALUE, LEADING, Align::Left)
    }]
}

/// `分供方 渝通示例运输 70%、配送部 30%`, or nothing.
pub fn shares(shares: &[Share]) -> Option<String> {
    let parts: Vec<String> = shares
        .iter()
        .map(|share| format!("{} {}%", share.name, share.percent))
        .collect();
    crate::wording::list(&parts)
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

/// The rows of a list of costs with a label at their side: heads, then lines of five values.
pub fn cost_rows(label: &'static str, heads: [&str; 5], lines: &[[String; 5]]) -> Vec<Row> {
    let aligned =
        |text: &str, kind, align| Content::Text(vec![Paragraph::new(text, kind, LEADING, align)]);
    let mut rows = Vec::with_capacity(lines.len() + 1);
    let head = COSTS
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
        let cells = COSTS.into_iter().zip(line).enumerate().map(cell).collect();
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

fn name(label: &str) -> Content {
    Content::Text(vec![Paragraph::new(label, LABEL, 11.0, Align::Left)])
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

/// The whole form.
pub fn table(notice: &Notice, options: &NoticeOptions) -> Table {
    let sections = [
        super::receipt::section(notice, options),
        super::investigation::section(notice),
        super::opinion::section(notice),
        super::result::section(notice),
        super::feedback::section(notice),
        super::sign_off::section(notice),
    ];
    let columns = EDGES.windows(2).map(|edges| edges[1] - edges[0]).collect();
    let rows = sections.into_iter().flat_map(Section::into_rows).collect();
    Table {
        columns,
        head_rows: 0,
        rows,
        rules: Rules::default(),
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
