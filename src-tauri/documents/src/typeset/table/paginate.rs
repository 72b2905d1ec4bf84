//! Which rows, and which lines of them, stand on which page.

use std::ops::Range;

use super::measure::{AIR, Form, Measured, MeasuredRow};
use super::{Cell, Row, Table};

/// A row, or a part of one, on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// The number of the row.
    pub row: usize,
    /// The lines of each of its cells that stand here; none for a cell over several rows.
    pub lines: Vec<Range<usize>>,
    /// Its height here, in points.
    pub height: f32,
    /// Where it is not the row itself that stands here, but what is carried over after it.
    pub carries: Option<Carries>,
}

/// Which of the rows round the end of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carries {
    /// The one at its foot.
    Over,
    /// The one at the head of the next.
    Brought,
}

impl Slice {
    /// What is described of what stands here, and what was measured of it.
    pub fn of<'t>(
        &self,
        table: &'t Table,
        measured: &'t Measured,
    ) -> Option<(&'t Row, &'t MeasuredRow)> {
        let (row, size) = (table.rows.get(self.row)?, measured.rows.get(self.row)?);
        let carried = || Some((row.carried.as_ref()?, size.carried.as_ref()?));
        match self.carries {
            None => Some((row, size)),
            Some(Carries::Over) => carried().map(|(row, size)| (&row.over, &*size.over)),
            Some(Carries::Brought) => carried().map(|(row, size)| (&row.brought, &*size.brought)),
        }
    }
}

impl Slice {
    /// Whether it is the whole of its row, or the first part of it.
    pub fn begins(&self) -> bool {
        self.carries.is_none() && self.lines.iter().all(|lines| lines.start == 0)
    }
}

/// At least so many lines of a row that is cut stand on each of its pages.
const FEWEST_LINES: usize = 2;

/// Cuts the table into pages: `first` points are left on the first, `full` on each later one. With `fill`, the rows of
/// the last page that may grow do so until the page is full.
pub fn paginate(
    table: &Table,
    measured: &Measured,
    first: f32,
    full: f32,
    fill: bool,
) -> Vec<Vec<Slice>> {
    let head = 0..table.head_rows.min(table.rows.len());
    let head_height: f32 = measured.rows[head.clone()]
        .iter()
        .map(|row| row.height)
        .sum();
    let full = full - head_height;
    let mut pages = Pages {
        table,
        measured,
        head,
        full,
        room: first,
        fresh: first >= full,
        last: None,
        pages: vec![Vec::new()],
    };
    for row in 0..table.rows.len() {
        pages.place(row);
    }
    if fill {
        pages.grow_last();
    }
    pages.pages
}

/// The pages so far.
struct Pages<'t> {
    table: &'t Table,
    measured: &'t Measured,
    head: Range<usize>,
    /// The room of a fresh page, below the repeated head rows.
    full: f32,
    /// The room that is left on the last page.
    room: f32,
    /// Whether nothing but head rows stands on the last page.
    fresh: bool,
    /// The last row that was placed, or begun.
    last: Option<usize>,
    pages: Vec<Vec<Slice>>,
}

impl Pages<'_> {
    fn place(&mut self, row: usize) {
        let height = self.measured.rows[row].height;
        let together = height + self.height_kept_with(row);
        if together > self.room && !self.fresh && together <= self.room_below_carried() {
            self.turn();
        }
        let height = height + self.carried(row, Carries::Over);
        if height > self.room && !self.fresh && height <= self.room_below_carried() {
            self.turn();
        }
        if height <= self.room {
            self.push(self.whole(row))
        } else {
            self.cut(row)
        }
    }

    /// The height of the rows that must stand on the page of `row`, below it, and of what is carried over where the
    /// page ends after the last of them.
    fn height_kept_with(&self, row: usize) -> f32 {
        let after = self.table.rows[row + 1..].iter();
        let kept = after.take_while(|row| row.keep_with_previous).count();
        let rows = &self.measured.rows[row + 1..=row + kept];
        let height: f32 = rows.iter().map(|row| row.height).sum();
        height + self.carried(row + kept, Carries::Over)
    }

    /// The height of what is carried over after a row.
    fn carried(&self, row: usize, side: Carries) -> f32 {
        let carried = self.measured.rows[row].carried.as_ref();
        carried.map_or(0.0, |carried| match side {
            Carries::Over => carried.over.height,
            Carries::Brought => carried.brought.height,
        })
    }

    /// The room of a fresh page below what it would carry on with.
    fn room_below_carried(&self) -> f32 {
        let brought = self.last.map(|row| self.carried(row, Carries::Brought));
        self.full - brought.unwrap_or(0.0)
    }

    /// Starts a page with the head rows, and carries the sums over.
    fn turn(&mut self) {
        let carried = self
            .last
            .filter(|row| self.measured.rows[*row].carried.is_some());
        let carry = |pages: &mut Self, side| {
            if let Some(row) = carried {
                let slice = Slice {
                    row,
                    lines: Vec::new(),
                    height: pages.carried(row, side),
                    carries: Some(side),
                };
                pages.pages_last().push(slice);
            }
        };
        carry(self, Carries::Over);
        self.pages.push(Vec::new());
        for row in self.head.clone() {
            let slice = self.whole(row);
            self.pages_last().push(slice);
        }
        carry(self, Carries::Brought);
        self.room = self.room_below_carried();
        self.fresh = true;
    }

    fn push(&mut self, slice: Slice) {
        self.room -= slice.height;
        self.fresh = false;
        if !self.head.contains(&slice.row) {
            self.last = Some(slice.row);
        }
        self.pages_last().push(slice);
    }

    fn pages_last(&mut self) -> &mut Vec<Slice> {
        if self.pages.is_empty() {
            self.pages.push(Vec::new());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    fn whole(&self, row: usize) -> Slice {
        let from = vec![0; self.table.rows[row].cells.len()];
        Slice {
            height: self.measured.rows[row].height,
            ..self.rest(row, &from)
        }
    }

    /// Spreads a row that is taller than a page over pages. What is kept with it stands with its last lines.
    fn cut(&mut self, row: usize) {
        let mut from = vec![0; self.table.rows[row].cells.len()];
        let kept = Some(self.height_kept_with(row))
            .filter(|height| *height < self.full / 2.0)
            .unwrap_or(0.0);
        loop {
            let rest = self.rest(row, &from);
            if rest.height + kept <= self.room {
                return self.push(rest);
            }
            let mut part = self.part(row, &from, self.room - self.carried(row, Carries::Over));
            if part.lines == rest.lines {
                part = self.leave_lines(row, &from, part);
            }
            let too_few = self.longest(&part) < FEWEST_LINES.min(self.longest(&rest));
            if too_few && !self.fresh {
                self.turn();
                continue;
            }
            if self.longest(&part) == 0 {
                // Not even a line fits a fresh page: better over the edge than for ever on the way.
                return self.push(rest);
            }
            for ((from, lines), cell) in from
                .iter_mut()
                .zip(&part.lines)
                .zip(&self.table.rows[row].cells)
            {
                if !cell.is_label {
                    *from = lines.end;
                }
            }
            self.push(part);
            self.turn();
        }
    }

    /// Everything of a row from these lines on.
    fn rest(&self, row: usize, from: &[usize]) -> Slice {
        self.part(row, from, f32::INFINITY)
    }

    /// As many lines of each cell, from these on, as `room` points hold; labels stand whole.
    fn part(&self, row: usize, from: &[usize], room: f32) -> Slice {
        let cells = self.table.rows[row]
            .cells
            .iter()
            .zip(&self.measured.rows[row].cells)
            .zip(from);
        let lines = cells.map(|((cell, forms), from)| match first_form(cell, forms) {
            Some(form) if cell.is_label => 0..form.lines().len(),
            Some(form) => *from..from + fitting(form, *from, room - 2.0 * AIR),
            None => 0..0,
        });
        self.slice(row, lines.collect())
    }

    /// Moves so many lines to the next page that what is kept with the row does not stand there alone.
    fn leave_lines(&self, row: usize, from: &[usize], part: Slice) -> Slice {
        let cells = self.table.rows[row].cells.iter().zip(from).zip(part.lines);
        let lines = cells.map(|((cell, from), lines)| {
            let end = if cell.is_label {
                lines.end
            } else {
                lines.end.saturating_sub(FEWEST_LINES).max(*from)
            };
            lines.start..end
        });
        self.slice(row, lines.collect())
    }

    fn slice(&self, row: usize, lines: Vec<Range<usize>>) -> Slice {
        let cells = self.table.rows[row]
            .cells
            .iter()
            .zip(&self.measured.rows[row].cells)
            .zip(&lines);
        let heights = cells.filter_map(|((cell, forms), lines)| {
            let form = first_form(cell, forms)?;
            Some(
                form.lines()[lines.clone()]
                    .iter()
                    .map(|line| line.leading)
                    .sum::<f32>()
                    + 2.0 * AIR,
            )
        });
        let height = heights.fold(0.0, f32::max);
        Slice {
            row,
            lines,
            height,
            carries: None,
        }
    }

    /// The most lines that any cell with running text has in the slice.
    fn longest(&self, slice: &Slice) -> usize {
        let cells = self.table.rows[slice.row].cells.iter().zip(&slice.lines);
        cells
            .filter(|(cell, _)| !cell.is_label)
            .map(|(_, lines)| lines.len())
            .max()
            .unwrap_or(0)
    }

    /// Shares what is left of the last page among its rows that may grow, each up to its most.
    fn grow_last(&mut self) {
        let mut left = self.room;
        let table = self.table;
        let slices = self.pages_last();
        let may_grow = |slice: &Slice| match slice.carries {
            None => table.rows[slice.row].most - slice.height,
            Some(_) => 0.0,
        };
        let mut growing: Vec<usize> = (0..slices.len())
            .filter(|index| may_grow(&slices[*index]) > 0.0)
            .collect();
        growing.sort_by(|a, b| may_grow(&slices[*a]).total_cmp(&may_grow(&slices[*b])));
        for (done, index) in growing.iter().enumerate() {
            let share = left / (growing.len() - done) as f32;
            let growth = share.min(may_grow(&slices[*index]));
            slices[*index].height += growth;
            left -= growth;
        }
        self.room = left;
    }
}

/// What stands in a cell of one row.
fn first_form<'m>(cell: &Cell, forms: &'m [Form]) -> Option<&'m Form> {
    forms.first().filter(|_| cell.rows == 1)
}

/// How many lines from `from` on `room` points hold, leaving neither the first nor the last line of the text alone.
fn fitting(form: &Form, from: usize, room: f32) -> usize {
    let lines = &form.lines()[from..];
    let mut height = 0.0;
    let fits = lines.iter().take_while(|line| {
        height += line.leading;
        height <= room
    });
    let count = fits.count();
    let left = lines.len() - count;
    if left > 0 && left < FEWEST_LINES {
        count.saturating_sub(FEWEST_LINES - left)
    } else {
        count
    }
}

#[cfg(test)]
mod tests;
