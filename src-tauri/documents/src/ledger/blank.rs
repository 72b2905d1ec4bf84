//! A ledger to be kept by hand.

use super::columns::{self, COLUMNS, narrow};
use super::{SMALL, SMALL_LEADING, head, leaf, sums};
use crate::firm::Firm;
use crate::form::below;
use crate::imprint::Imprint;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::Faces;
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Paragraph};
use crate::typeset::table::{Content, Row, Table};

/// So many lines fill a page with room for two lines of handwriting each.
const LINES: usize = 10;
const HEIGHT: (f32, f32) = (mm(9.0), mm(14.0));
const PERIOD: &str = "　　　　年　　月";

/// Prints an empty ledger.
///
/// # Errors
/// As [`super::ledger`].
pub fn blank_ledger(faces: &Faces, firm: &Firm, imprint: &Imprint) -> Result<Paper, PaperError> {
    leaf(faces, firm, imprint, "").print(|flow| {
        head(flow, PERIOD, None);
        let mut rows = columns::head();
        let head_rows = rows.len();
        rows.extend((0..LINES).map(|_| line()));
        rows.extend([sum(), columns::signatures()].map(below));
        let table = Table {
            columns: columns::widths(),
            head_rows,
            closing_rows: 0,
            rows,
            rules: columns::RULES,
        };
        flow.table(&table, true);
    })
}

fn line() -> Row {
    let cell = |index: usize| narrow(index..index + 1, Content::Text(Vec::new()));
    Row {
        cells: (0..COLUMNS.len()).map(cell).collect(),
        least: HEIGHT.0,
        most: HEIGHT.1,
        ..Row::default()
    }
}

fn sum() -> Row {
    let text = |text: &str| {
        let line = Paragraph::new(text, SMALL, SMALL_LEADING, Align::Left);
        Content::Text(vec![line])
    };
    let name = Paragraph::new("合计", sums::LABEL, SMALL_LEADING, Align::Centre);
    let counted = "受理　　　件；有效数　　　件（其中部分有效　　　件），无效　　　件，未定　　　件；作废　　　件，不计";
    let timely = "办结　　件；超时　　件；及时率　　　％";
    Row {
        cells: vec![
            narrow(0..2, Content::Text(vec![name])).label(),
            narrow(2..9, text(counted)),
            narrow(9..10, text("")),
            narrow(10..11, text("")),
            narrow(11..COLUMNS.len(), text(timely)),
        ],
        least: mm(8.0),
        ..Row::default()
    }
}
