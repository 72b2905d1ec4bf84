//! What the cells of a table need: lines and heights.

use super::super::line::{Line, lines};
use super::super::paragraph::Paragraph;
use super::super::shape::Shaper;
use super::super::upright::{Column, column};
use super::{Cell, Content, Row, Table};

/// The points above and below the text of a cell.
pub const AIR: f32 = 2.0;

/// A measured table: one entry for each row.
pub struct Measured {
    /// The rows.
    pub rows: Vec<MeasuredRow>,
    /// The left edges of the columns, and the right edge of the last, in points from the left edge of the table.
    pub edges: Vec<f32>,
    /// The most rows that any cell spans, at least one.
    pub longest_span: usize,
}

impl Measured {
    /// The height of what a page must have room for to start the table: its head rows, its first row, and what is kept
    /// with that.
    pub fn height_of_start(&self, table: &Table) -> f32 {
        let head = table.head_rows.min(table.rows.len());
        let kept = table.rows[head..]
            .iter()
            .skip(1)
            .take_while(|row| row.keep_with_previous);
        let rows = head + 1 + kept.count();
        self.rows.iter().take(rows).map(|row| row.height).sum()
    }
}

/// A measured row.
pub struct MeasuredRow {
    /// Its height when it is not cut, in points.
    pub height: f32,
    /// Its cells, in the order of [`Row::cells`].
    pub cells: Vec<Vec<Form>>,
    /// What is carried over after it.
    pub carried: Option<MeasuredCarried>,
}

/// The measured rows round the end of a page.
pub struct MeasuredCarried {
    /// At its foot.
    pub over: Box<MeasuredRow>,
    /// At the head of the next.
    pub brought: Box<MeasuredRow>,
}

/// One thing that may stand in a cell, set to the width of the cell.
pub enum Form {
    /// Lines of text.
    Lines(Vec<SetLine>),
    /// Columns of upright characters, one below the other, and the space between them.
    Upright(Vec<Column>, f32),
}

/// A line with its place in a stack of lines.
#[derive(Clone)]
pub struct SetLine {
    /// The line.
    pub line: Line,
    /// Its share of the height, in points.
    pub leading: f32,
    /// How far its baseline stands below its top, in points.
    pub baseline: f32,
}

impl Form {
    /// The height that it fills, without the air of its cell.
    pub fn height(&self) -> f32 {
        match self {
            Self::Lines(lines) => lines.iter().map(|line| line.leading).sum(),
            Self::Upright(columns, gap) => {
                columns.iter().map(|column| column.height).sum::<f32>()
                    + gap * columns.len().saturating_sub(1) as f32
            }
        }
    }

    /// Its lines, where it has any.
    pub fn lines(&self) -> &[SetLine] {
        match self {
            Self::Lines(lines) => lines,
            Self::Upright(..) => &[],
        }
    }
}

/// Sets every cell of the table, scaled to `width` points.
pub fn measure(table: &Table, width: f32, shaper: &mut Shaper) -> Measured {
    let scale = width / table.columns.iter().sum::<f32>();
    let mut edges = vec![0.0];
    for column in &table.columns {
        edges.push(edges[edges.len() - 1] + column * scale);
    }
    let mut rows: Vec<MeasuredRow> = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        rows.push(measure_row(row, &edges, shaper));
    }
    make_room_for_spanning_cells(table, &mut rows);
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let longest_span = cells.map(|cell| cell.rows).fold(1, usize::max);
    Measured {
        rows,
        edges,
        longest_span,
    }
}

fn measure_row(row: &Row, edges: &[f32], shaper: &mut Shaper) -> MeasuredRow {
    let cells: Vec<Vec<Form>> = row
        .cells
        .iter()
        .map(|cell| forms(cell, edges, shaper))
        .collect();
    let single = row
        .cells
        .iter()
        .zip(&cells)
        .filter(|(cell, _)| cell.rows == 1);
    let height = single
        .map(|(cell, forms)| needed(cell, forms))
        .fold(row.least, f32::max);
    let carried = row.carried.as_ref().map(|carried| MeasuredCarried {
        over: Box::new(measure_row(&carried.over, edges, shaper)),
        brought: Box::new(measure_row(&carried.brought, edges, shaper)),
    });
    MeasuredRow {
        height,
        cells,
        carried,
    }
}

/// The lines of paragraphs set one below the other in a column of `width` points.
pub fn stack(paragraphs: &[Paragraph], width: f32, shaper: &mut Shaper) -> Vec<SetLine> {
    let set = |paragraph: &Paragraph, shaper: &mut Shaper| {
        let (leading, baseline) = (paragraph.leading, paragraph.baseline());
        lines(paragraph, width, shaper)
            .into_iter()
            .map(move |line| SetLine {
                line,
                leading,
                baseline,
            })
    };
    paragraphs
        .iter()
        .flat_map(|paragraph| set(paragraph, shaper).collect::<Vec<_>>())
        .collect()
}

fn forms(cell: &Cell, edges: &[f32], shaper: &mut Shaper) -> Vec<Form> {
    let width = edges[cell.columns.end] - edges[cell.columns.start] - 2.0 * cell.padding;
    let set = |content: &Content| match content {
        Content::Text(paragraphs) => Form::Lines(stack(paragraphs, width, shaper)),
        Content::Upright(parts, kind) => Form::Upright(
            parts
                .iter()
                .map(|part| column(part, *kind, shaper))
                .collect(),
            kind.size / 4.0,
        ),
    };
    cell.contents.iter().map(set).collect()
}

fn needed(cell: &Cell, forms: &[Form]) -> f32 {
    forms.get(cell.room_for).map_or(0.0, Form::height) + 2.0 * AIR
}

/// A cell over several rows may be taller than they are: the rows that may grow, or else the last, give it room.
fn make_room_for_spanning_cells(table: &Table, rows: &mut [MeasuredRow]) {
    for (first, row) in table.rows.iter().enumerate() {
        for (index, cell) in row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| cell.rows > 1)
        {
            let span = first..(first + cell.rows).min(rows.len());
            let have: f32 = rows[span.clone()].iter().map(|row| row.height).sum();
            let lacking = needed(cell, &rows[first].cells[index]) - have;
            if lacking <= 0.0 {
                continue;
            }
            let mut growing: Vec<usize> = span
                .clone()
                .filter(|row| table.rows[*row].most > 0.0)
                .collect();
            if growing.is_empty() {
                growing.extend(span.last());
            }
            for row in &growing {
                rows[*row].height += lacking / growing.len() as f32;
            }
        }
    }
}
