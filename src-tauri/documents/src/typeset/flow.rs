//! Blocks poured onto pages, one below the other.

use std::sync::Arc;

use super::mark::{Anchor, Mark, Page};
use super::page::Sheet;
use super::paragraph::{Align, Paragraph};
use super::picture::Picture;
use super::shape::Shaper;
use super::structure::{PartId, Role, Structure};
use super::table::{Row, SetLine, Table, TableParts, draw, measure, paginate, place_lines, stack};

/// The pages so far, and where the next block goes.
pub struct Flow<'s, 'f> {
    sheet: Sheet,
    shaper: &'s mut Shaper<'f>,
    structure: &'s mut Structure,
    within: Option<PartId>,
    pages: Vec<Page>,
    /// Points from the top of the last page.
    y: f32,
    /// Headings that wait for what follows them, with which they share a page.
    waiting: Vec<Heading>,
}

/// A heading that is set, but not placed.
struct Heading {
    lines: Vec<SetLine>,
    part: PartId,
    /// The space above it, which the top of a page takes the place of.
    above: f32,
    level: usize,
    title: String,
}

impl Heading {
    fn height(&self) -> f32 {
        self.above + height(&self.lines)
    }
}

impl<'s, 'f> Flow<'s, 'f> {
    /// An empty first page. What is set becomes part of `structure`.
    pub fn new(sheet: Sheet, shaper: &'s mut Shaper<'f>, structure: &'s mut Structure) -> Self {
        Self {
            sheet,
            shaper,
            structure,
            within: None,
            pages: vec![Page::new(sheet.side(0))],
            y: sheet.side(0).top,
            waiting: Vec::new(),
        }
    }

    /// What is set from here on stands in this part of the document.
    pub fn within(&mut self, part: Option<PartId>) {
        self.within = part;
    }

    /// The width of the text on the page at hand, in points.
    pub fn width(&self) -> f32 {
        self.sheet.text_width()
    }

    /// Leaves room, in points; at the foot of a page nothing is carried over.
    pub fn space(&mut self, points: f32) {
        self.settle(0.0);
        self.y += points;
    }

    /// Names this place in the outline of the document; 0 is the outermost level.
    pub fn anchor(&mut self, title: impl Into<String>, level: usize) {
        self.settle(0.0);
        self.name(title.into(), level, self.y);
    }

    /// Sets a heading with so many points above it. It shares its page with the start of what follows, and stands in
    /// the outline at its level, 1 for the outermost.
    pub fn heading(&mut self, level: u8, paragraph: &Paragraph, above: f32) {
        let lines = self.stack(paragraph);
        let part = self.structure.add(Role::Heading(level), self.within);
        self.waiting.push(Heading {
            lines,
            part,
            above,
            level: usize::from(level.saturating_sub(1)),
            title: paragraph.text(),
        });
    }

    /// Sets the title of the sheet: a heading that the outline does not name again.
    pub fn title(&mut self, paragraph: &Paragraph) {
        let part = self.structure.add(Role::Heading(1), self.within);
        self.pour(paragraph, part);
    }

    /// Sets paragraphs over the whole width. A line that does not fit goes to the next page, the last line of a
    /// paragraph not without the one before it, and the first not without the one after it.
    pub fn paragraphs(&mut self, paragraphs: &[Paragraph]) {
        for paragraph in paragraphs {
            let part = self.structure.add(Role::Paragraph, self.within);
            self.pour(paragraph, part);
        }
    }

    /// Sets the entries of a list: paragraphs that carry their numbers or bullets.
    pub fn list(&mut self, entries: &[Paragraph]) {
        let list = self.structure.add(Role::List, self.within);
        for entry in entries {
            let part = self.structure.add(Role::Item, Some(list));
            self.pour(entry, part);
        }
    }

    fn pour(&mut self, paragraph: &Paragraph, part: PartId) {
        let lines = self.stack(paragraph);
        let count = lines.len();
        self.settle(height(&lines[..count.min(2)]));
        for (index, line) in lines.iter().enumerate() {
            let together = if count > 1 && (index == 0 || index + 2 == count) {
                2.0
            } else {
                1.0
            };
            self.make_room(together * line.leading);
            self.line(line, part);
        }
    }

    /// Sets several paragraphs of one line each side by side: their own alignment keeps them apart.
    pub fn line_of(&mut self, paragraphs: &[Paragraph]) {
        let set: Vec<_> = paragraphs
            .iter()
            .map(|paragraph| self.stack(paragraph))
            .collect();
        let tallest = set.iter().map(|lines| height(lines)).fold(0.0, f32::max);
        self.settle(tallest);
        self.make_room(tallest);
        let top = self.y;
        for lines in &set {
            let part = self.structure.add(Role::Paragraph, self.within);
            self.y = top;
            for line in lines {
                self.line(line, part);
            }
        }
        self.y = top + tallest;
    }

    fn line(&mut self, line: &SetLine, part: PartId) {
        let place = (self.page().sheet.left, self.y);
        place_lines(std::slice::from_ref(line), place, Some(part), self.page());
        self.y += line.leading;
    }

    /// Sets a picture as large as it can be within `width` × `height` points, and says in words what it shows.
    pub fn picture(
        &mut self,
        picture: &Arc<Picture>,
        (width, height): (f32, f32),
        align: Align,
        words: &str,
    ) {
        let (width, height) = picture.fitted(
            width.min(self.width()),
            height.min(self.sheet.text_height()),
        );
        self.settle(height);
        self.make_room(height);
        let part = self.structure.add_figure(words, self.within);
        let left_over = self.width() - width;
        let indent = match align {
            Align::Left | Align::Justified => 0.0,
            Align::Centre => left_over / 2.0,
            Align::Right => left_over,
        };
        let y = self.y;
        let page = self.page();
        page.marks.push(Mark::Picture {
            part: Some(part),
            picture: picture.clone(),
            x: page.sheet.left + indent,
            y,
            width,
            height,
        });
        self.y += height;
    }

    /// Draws a rule over the whole width.
    pub fn rule(&mut self, weight: f32) {
        self.settle(0.0);
        let y = self.y;
        let page = self.page();
        let (left, right) = (page.sheet.left, page.sheet.width - page.sheet.right);
        page.marks.push(Mark::Rule {
            from: (left, y),
            to: (right, y),
            weight,
        });
    }

    /// Sets a table over the whole width. With `fill`, its rows that may grow fill the last page.
    pub fn table(&mut self, table: &Table, fill: bool) {
        let measured = measure(table, self.width(), self.shaper);
        let parts = TableParts::of(table, self.structure, self.within);
        self.settle(measured.height_of_start(table));
        let room = self.foot() - self.y;
        let slices = paginate(table, &measured, room, self.sheet.text_height(), fill);
        for (index, slices) in slices.iter().enumerate() {
            if index > 0 {
                self.turn();
            }
            let place = (self.page().sheet.left, self.y);
            let page = self.page();
            self.y = draw(table, &measured, &parts, slices, place, index == 0, page);
        }
    }

    /// Sets a table over the whole width whose every page ends with a row that `sums` makes of the rows that begin on it.
    /// Where one page holds it all, its closing rows say the same.
    pub fn table_with_sums(&mut self, table: &Table, sums: impl Fn(&[usize]) -> Row) {
        let foot_of = |rows: &[usize]| Table {
            columns: table.columns.clone(),
            rows: vec![sums(rows)],
            rules: table.rules,
            ..Table::default()
        };
        let (head, closing) = (table.head_rows, table.rows.len() - table.closing_rows);
        let all: Vec<usize> = (head..closing).collect();
        let foot = measure(&foot_of(&all), self.width(), self.shaper).rows[0].height;
        let measured = measure(table, self.width(), self.shaper);
        let parts = TableParts::of(table, self.structure, self.within);
        self.settle(measured.height_of_start(table) + foot);
        let (room, full) = (self.foot() - self.y, self.sheet.text_height());
        let pages = paginate(table, &measured, room - foot, full - foot, false);
        for (index, slices) in pages.iter().enumerate() {
            if index > 0 {
                self.turn();
            }
            let left = self.page().sheet.left;
            let count = slices.iter().filter(|slice| slice.row < closing).count();
            let (body, total) = slices.split_at(count);
            let place = (left, self.y);
            self.y = draw(
                table,
                &measured,
                &parts,
                body,
                place,
                index == 0,
                self.page(),
            );
            if pages.len() > 1 {
                let begin_here = body.iter().filter(|slice| slice.begins());
                let rows: Vec<usize> = begin_here.map(|slice| slice.row).collect();
                let foot = foot_of(&rows[rows.partition_point(|row| *row < head)..]);
                self.page_foot(&foot, left);
            }
            if !total.is_empty() {
                let place = (left, self.y);
                self.y = draw(table, &measured, &parts, total, place, true, self.page());
            }
        }
    }

    /// Draws a table that belongs to the page alone.
    fn page_foot(&mut self, table: &Table, left: f32) {
        let measured = measure(table, self.width(), self.shaper);
        let slices = paginate(table, &measured, f32::INFINITY, f32::INFINITY, false);
        for slices in &slices {
            let place = (left, self.y);
            let parts = TableParts::unread();
            self.y = draw(table, &measured, &parts, slices, place, true, self.page());
        }
    }

    /// Starts a page, unless nothing stands on the one at hand.
    pub fn new_page(&mut self) {
        self.settle(0.0);
        if !self.is_fresh() {
            self.turn();
        }
    }

    /// Goes on on another kind of sheet: an upright one, or one that lies across.
    pub fn turn_to(&mut self, sheet: Sheet) {
        self.settle(0.0);
        let is_fresh = self.is_fresh();
        self.sheet = sheet;
        if is_fresh {
            self.pages.pop();
        }
        self.turn();
    }

    /// The pages.
    pub fn pages(mut self) -> Vec<Page> {
        self.settle(0.0);
        self.pages
    }

    /// Places the headings that wait, on a page that has room for them and for `start` points of what follows.
    fn settle(&mut self, start: f32) {
        if self.waiting.is_empty() {
            return;
        }
        let waiting = std::mem::take(&mut self.waiting);
        let needed: f32 = waiting.iter().map(Heading::height).sum();
        self.make_room(needed + start);
        for heading in waiting {
            if !self.is_fresh() {
                self.y += heading.above;
            }
            self.name(heading.title, heading.level, self.y);
            for line in &heading.lines {
                self.line(line, heading.part);
            }
        }
    }

    fn name(&mut self, title: String, level: usize, y: f32) {
        self.page().anchors.push(Anchor { title, level, y });
    }

    fn stack(&mut self, paragraph: &Paragraph) -> Vec<SetLine> {
        let width = self.sheet.text_width();
        stack(std::slice::from_ref(paragraph), width, self.shaper)
    }

    /// Turns the page where less than so many points are left, unless a fresh page has no more.
    fn make_room(&mut self, points: f32) {
        /// Sums of many heights are not exact.
        const SLACK: f32 = 0.01;
        if self.y + points > self.foot() + SLACK && !self.is_fresh() {
            self.turn();
        }
    }

    /// Where the text of the page at hand ends.
    fn foot(&mut self) -> f32 {
        let sheet = self.page().sheet;
        sheet.height - sheet.bottom
    }

    fn is_fresh(&mut self) -> bool {
        self.page().marks.is_empty()
    }

    fn turn(&mut self) {
        let sheet = self.sheet.side(self.pages.len());
        self.pages.push(Page::new(sheet));
        self.y = sheet.top;
    }

    fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.turn();
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }
}

fn height(lines: &[SetLine]) -> f32 {
    lines.iter().map(|line| line.leading).sum()
}

#[cfg(test)]
mod tests;
