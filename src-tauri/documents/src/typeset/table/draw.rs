//! A page of a table: its text, then its rules.

use std::ops::Range;

use super::super::mark::{Anchor, Mark, Page};
use super::super::structure::{PartId, Role, Structure};
use super::measure::{AIR, Form, Measured, SetLine};
use super::{Cell, Row, Slice, Table};

/// The thickness of a rule to write on, and how far it stands below the baseline, in points.
const WRITING_RULE: (f32, f32) = (0.5, 2.0);

/// The cells of a table as parts of the document: one list for each row, or none for a table that belongs to the page
/// and not to what the document says.
pub struct TableParts(Option<Vec<Vec<PartId>>>);

impl TableParts {
    /// Adds the table, its rows and its cells to the structure.
    pub fn of(table: &Table, structure: &mut Structure, within: Option<PartId>) -> Self {
        let whole = structure.add(Role::Table, within);
        let mut cells_of = |(index, row): (usize, &Row)| {
            let part = structure.add(Role::Row, Some(whole));
            let role = |cell: &Cell| {
                let (columns, rows) = (cell.columns.len(), cell.rows);
                let of_column = index < table.head_rows;
                if of_column || cell.is_label {
                    Role::Head {
                        columns,
                        rows,
                        of_column,
                    }
                } else {
                    Role::Cell { columns, rows }
                }
            };
            row.cells
                .iter()
                .map(|cell| structure.add(role(cell), Some(part)))
                .collect()
        };
        Self(Some(
            table.rows.iter().enumerate().map(&mut cells_of).collect(),
        ))
    }

    /// A table that is for the eye alone.
    pub fn unread() -> Self {
        Self(None)
    }

    fn part(&self, row: usize, cell: usize) -> Option<PartId> {
        self.0.as_ref().map(|rows| rows[row][cell])
    }
}

/// Draws the slices of one page with the upper left corner of the table at `x`, `y`, and returns where the table ends.
/// What a page before this one had already stands on it for the eye alone.
pub fn draw(
    table: &Table,
    measured: &Measured,
    parts: &TableParts,
    slices: &[Slice],
    (x, y): (f32, f32),
    is_first: bool,
    page: &mut Page,
) -> f32 {
    let mut tops = vec![y];
    for slice in slices {
        tops.push(tops[tops.len() - 1] + slice.height);
    }
    let place = Place {
        table,
        measured,
        parts,
        slices,
        tops: &tops,
        x,
        is_first,
    };
    place.text(page);
    place.rules(page);
    tops[slices.len()]
}

/// A page of a table and where it stands.
struct Place<'t> {
    table: &'t Table,
    measured: &'t Measured,
    parts: &'t TableParts,
    slices: &'t [Slice],
    /// The top of each slice, and the foot of the last.
    tops: &'t [f32],
    x: f32,
    /// Whether no earlier page has a part of the table.
    is_first: bool,
}

/// A cell on the page.
struct Box<'t> {
    cell: &'t Cell,
    forms: &'t [Form],
    part: Option<PartId>,
    lines: Range<usize>,
    top: f32,
    foot: f32,
}

impl<'t> Place<'t> {
    fn edge(&self, column: usize) -> f32 {
        self.x + self.measured.edges[column]
    }

    /// The rows that may have a cell on this page, in order: the whole of a long table is not looked through for each of
    /// its pages.
    fn rows_here(&self) -> impl Iterator<Item = usize> + use<> {
        let head = self.table.head_rows.min(self.table.rows.len());
        let body = self.slices.iter().map(|slice| slice.row);
        let body: Vec<usize> = body.filter(|row| *row >= head).collect();
        let first = body.first().map_or(head, |first| {
            let spans_down_to = first.saturating_sub(self.measured.longest_span - 1);
            spans_down_to.max(head)
        });
        let end = body.last().map_or(head, |last| last + 1);
        (0..head).chain(first..end)
    }

    /// The cells on this page; one over several rows as far as its rows stand here.
    fn boxes(&self) -> Vec<Box<'t>> {
        let mut boxes = Vec::new();
        for row in self.rows_here() {
            let described = &self.table.rows[row];
            for (index, cell) in described.cells.iter().enumerate() {
                let span = row..row + cell.rows;
                let mut here = (0..self.slices.len()).filter(|slice| {
                    let slice = &self.slices[*slice];
                    slice.carries.is_none() && span.contains(&slice.row)
                });
                let Some(first) = here.next() else { continue };
                let last = here.next_back().unwrap_or(first);
                boxes.push(Box {
                    cell,
                    forms: &self.measured.rows[row].cells[index],
                    part: self
                        .parts
                        .part(row, index)
                        .filter(|_| !self.stood_before(row, cell, first)),
                    lines: if cell.rows == 1 {
                        self.slices[first].lines[index].clone()
                    } else {
                        0..usize::MAX
                    },
                    top: self.tops[first],
                    foot: self.tops[last + 1],
                });
            }
        }
        boxes.extend(self.carried());
        boxes
    }

    /// The cells of what is carried over the ends of the page.
    fn carried(&self) -> impl Iterator<Item = Box<'t>> {
        let slices = self.slices.iter().enumerate();
        let carried = slices.filter(|(_, slice)| slice.carries.is_some());
        carried.flat_map(|(index, slice)| {
            let of = slice.of(self.table, self.measured);
            let cells = of
                .into_iter()
                .flat_map(|(row, size)| row.cells.iter().zip(&size.cells));
            let (top, foot) = (self.tops[index], self.tops[index + 1]);
            cells.map(move |(cell, forms)| Box {
                cell,
                forms,
                part: None,
                lines: 0..usize::MAX,
                top,
                foot,
            })
        })
    }

    /// Whether the whole of a cell, whose first slice on this page is `first`, stood on an earlier page: the head of
    /// each page, and what names the rest of a row or of a group of rows.
    fn stood_before(&self, row: usize, cell: &Cell, first: usize) -> bool {
        let slice = &self.slices[first];
        let begins_here = slice.row == row && slice.begins();
        let is_repeated_head = row < self.table.head_rows && !self.is_first;
        is_repeated_head || ((cell.is_label || cell.rows > 1) && !begins_here)
    }

    fn text(&self, page: &mut Page) {
        for (slice, top) in self.slices.iter().zip(self.tops) {
            if let Some(title) = self.table.rows[slice.row]
                .anchor
                .as_ref()
                .filter(|_| slice.begins())
            {
                page.anchors.push(Anchor {
                    title: title.clone(),
                    level: 1,
                    y: *top,
                });
            }
        }
        for cell in self.boxes() {
            let left = self.edge(cell.cell.columns.start) + cell.cell.padding;
            let right = self.edge(cell.cell.columns.end) - cell.cell.padding;
            match cell.form() {
                Some(Form::Lines(lines)) => {
                    let shown =
                        &lines[cell.lines.start.min(lines.len())..cell.lines.end.min(lines.len())];
                    let height: f32 = shown.iter().map(|line| line.leading).sum();
                    let top = cell.top + (cell.foot - cell.top - height) / 2.0;
                    place_lines(shown, (left, top), cell.part, page);
                }
                Some(form @ Form::Upright(columns, gap)) => {
                    let mut top = cell.top + (cell.foot - cell.top - form.height()) / 2.0;
                    for column in columns {
                        for run in &column.runs {
                            page.marks.push(Mark::Text {
                                part: cell.part,
                                x: (left + right) / 2.0,
                                y: top,
                                run: run.clone(),
                            });
                        }
                        top += column.height + gap;
                    }
                }
                None => {}
            }
        }
    }

    fn rules(&self, page: &mut Page) {
        let (Some(top), Some(foot)) = (self.tops.first().copied(), self.tops.last().copied())
        else {
            return;
        };
        let (left, right) = (self.edge(0), self.edge(self.measured.edges.len() - 1));
        let mut rule = |from, to, weight| page.marks.push(Mark::Rule { from, to, weight });
        for cell in self.boxes() {
            let (start, end) = (
                self.edge(cell.cell.columns.start),
                self.edge(cell.cell.columns.end),
            );
            if cell.top > top {
                rule((start, cell.top), (end, cell.top), self.table.rules.inner);
            }
            if cell.cell.columns.start > 0 && !cell.cell.open_left {
                rule(
                    (start, cell.top),
                    (start, cell.foot),
                    self.table.rules.inner,
                );
            }
        }
        let frame = self.table.rules.frame;
        for (slice, top_of_slice) in self.slices.iter().zip(self.tops).skip(1) {
            let of = slice.of(self.table, self.measured);
            if of.is_some_and(|(row, _)| row.opens_group) {
                rule((left, *top_of_slice), (right, *top_of_slice), frame);
            }
        }
        // The corners of the frame are square: each rule reaches over the end of the next by half its thickness.
        let half = frame / 2.0;
        rule((left - half, top), (right + half, top), frame);
        rule((left - half, foot), (right + half, foot), frame);
        rule((left, top), (left, foot), frame);
        rule((right, top), (right, foot), frame);
    }
}

impl Box<'_> {
    /// The first thing that is no higher than the cell is here, or the last one.
    fn form(&self) -> Option<&Form> {
        /// A cell that was measured to fit may come out a little lower by rounding.
        const SLACK: f32 = 0.1;
        let room = self.foot - self.top - 2.0 * AIR + SLACK;
        self.forms
            .iter()
            .find(|form| self.cell.rows == 1 || form.height() <= room)
            .or(self.forms.last())
    }
}

/// Places lines one below the other, the upper left corner of the first at `left`, `top`.
pub fn place_lines(
    lines: &[SetLine],
    (left, mut top): (f32, f32),
    part: Option<PartId>,
    page: &mut Page,
) {
    for set in lines {
        let y = top + set.baseline;
        for run in &set.line.runs {
            page.marks.push(Mark::Text {
                part,
                x: left,
                y,
                run: run.clone(),
            });
        }
        for (start, length) in &set.line.blanks {
            let (weight, below) = WRITING_RULE;
            let (from, to) = (
                (left + start, y + below),
                (left + start + length, y + below),
            );
            page.marks.push(Mark::Rule { from, to, weight });
        }
        top += set.leading;
    }
}
