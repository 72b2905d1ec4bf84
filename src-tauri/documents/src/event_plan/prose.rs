//! Text of a section as blocks: paragraphs, lists, pictures, tables.

use std::sync::Arc;

use super::style::{BODY, CELL, CELL_LEADING, LABEL, caption, running_of};
use crate::paper::PaperError;
use crate::typeset::flow::Flow;
use crate::typeset::list::Marker;
use crate::typeset::paragraph::{Align, Paragraph};
use crate::typeset::picture::Picture;
use crate::typeset::table::{Cell, Content, Row, Table};

/// The blocks of one section.
pub type Prose = Vec<Block>;

/// A piece of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Printed bold.
    pub bold: bool,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list.
    List {
        /// Numbered instead of dotted.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Run>>,
    },
    /// A picture.
    Image {
        /// The PNG or JPEG file.
        file: Vec<u8>,
        /// The words below it.
        caption: String,
        /// Its width in per cent of the text's.
        width_percent: u8,
    },
    /// A table of plain cells.
    Table {
        /// Whether the first row is its head.
        header: bool,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
}

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Run {
            text: text.into(),
            bold: false,
        }])
    }
}

/// How much of the height of a page a picture within text may take.
const MOST_HIGH: f32 = 0.62;

/// Pours the blocks.
pub fn pour(flow: &mut Flow, prose: &Prose) -> Result<(), PaperError> {
    for block in prose {
        match block {
            Block::Paragraph(runs) => flow.paragraphs(&[running_of(runs)]),
            Block::List { ordered, items } => {
                let marker = if *ordered {
                    Marker::Figure
                } else {
                    Marker::Bullet
                };
                let entries = items.iter().map(|item| running_of(item)).collect();
                flow.marked_list(entries, marker, BODY, 2.0 * BODY.size);
            }
            Block::Image {
                file,
                caption: words,
                width_percent,
            } => {
                let share = f32::from((*width_percent).clamp(10, 100)) / 100.0;
                let size = (flow.width() * share, flow.height() * MOST_HIGH);
                let picture = Picture::read(file, size.0, size.1)
                    .map_err(|problem| PaperError::of_picture(problem, words))?;
                flow.space(4.0);
                flow.picture_with_caption(&Arc::new(picture), size, &caption(words, Align::Centre));
                flow.space(4.0);
            }
            Block::Table { header, rows } => {
                flow.space(3.0);
                flow.table(&table(*header, rows), false);
                flow.space(5.0);
            }
        }
    }
    Ok(())
}

/// A table whose columns are as wide as their longest cells want them.
fn table(header: bool, rows: &[Vec<String>]) -> Table {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let wanted = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let longest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
        (longest as f32 + 1.0).clamp(3.0, 24.0)
    };
    let cell = |head: bool, column: usize, text: &str| {
        let (kind, align) = if head {
            (LABEL, Align::Centre)
        } else {
            (CELL, Align::Justified)
        };
        let paragraphs = Paragraph::written(text, kind, CELL_LEADING, align);
        Cell::new(column..column + 1, Content::Text(paragraphs))
    };
    let row = |(index, row): (usize, &Vec<String>)| {
        let head = header && index == 0;
        let text = |column: usize| row.get(column).map(String::as_str).unwrap_or_default();
        let cells = (0..count).map(|column| cell(head, column, text(column)));
        Row {
            cells: cells.collect(),
            ..Row::default()
        }
    };
    Table {
        columns: (0..count).map(wanted).collect(),
        head_rows: usize::from(header && rows.len() > 1),
        rows: rows.iter().enumerate().map(row).collect(),
        ..Table::default()
    }
}

/// The same blocks for a cell of a form: nothing but lines.
pub fn in_cell(prose: &Prose) -> Vec<Paragraph> {
    let line = |text: String| Paragraph::new(text, CELL, CELL_LEADING, Align::Justified);
    let plain = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let mut lines = Vec::new();
    for block in prose {
        match block {
            Block::Paragraph(runs) => lines.push(line(plain(runs))),
            Block::List { ordered, items } => {
                let numbered = items.iter().enumerate().map(|(index, item)| {
                    let marker = if *ordered {
                        format!("{}. ", index + 1)
                    } else {
                        "• ".to_owned()
                    };
                    line(marker + &plain(item))
                });
                lines.extend(numbered);
            }
            Block::Image { caption, .. } => lines.push(line(format!("（图：{caption}）"))),
            Block::Table { rows, .. } => lines.extend(rows.iter().map(|row| line(row.join("　")))),
        }
    }
    lines
}
