//! Blocks poured onto pages, one below the other.

use std::sync::Arc;

use super::contents;
use super::list::{Marker, marked};
use super::mark::{Anchor, Link, Mark, Page};
use super::mm;
use super::page::Sheet;
use super::paragraph::{Align, Paragraph, Type};
use super::pdf::foreign::ForeignPage;
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

    /// The height of the text of a page, in points.
    pub fn height(&self) -> f32 {
        self.sheet.text_height()
    }

    /// Leaves room, in points; at the foot of a page nothing is carried over.
    pub fn space(&mut self, points: f32) {
        self.settle(0.0);
        self.y += points;
    }

    /// Goes down to so many points from the top of the text, unless that is passed.
    pub fn space_down_to(&mut self, points: f32) {
        self.settle(0.0);
        let top = self.page().sheet.top;
        self.y = self.y.max(top + points);
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

    /// Sets a list of entries with their markers, set in by `indent` points.
    pub fn marked_list(
        &mut self,
        entries: Vec<Paragraph>,
        marker: Marker,
        kind: Type,
        indent: f32,
    ) {
        let entries = marked(entries, marker, kind, indent, self.shaper);
        self.list(&entries);
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

    /// Sets a picture with the words below it on the same page; they are also what is said to those who cannot see it.
    pub fn picture_with_caption(
        &mut self,
        picture: &Arc<Picture>,
        (width, height): (f32, f32),
        caption: &Paragraph,
    ) {
        let below = self.height_of(caption);
        let height = height.min(self.sheet.text_height() - below);
        let (_, tall) = picture.fitted(width.min(self.width()), height);
        self.room_for(tall + below);
        self.picture(picture, (width, height), Align::Centre, &caption.text());
        self.paragraphs(std::slice::from_ref(caption));
    }

    /// Fills a page of its own with a page of another document, no larger than it is, and says in words what it is.
    pub fn foreign_page(&mut self, foreign: &Arc<ForeignPage>, words: &str) {
        self.new_page();
        let room = (self.width(), self.sheet.text_height());
        let (wide, high) = foreign.size();
        let scale = (room.0 / wide).min(room.1 / high).min(1.0);
        let (width, height) = (wide * scale, high * scale);
        let part = self.structure.add_figure(words, self.within);
        let page = self.page();
        page.marks.push(Mark::Foreign {
            part: Some(part),
            page: foreign.clone(),
            x: page.sheet.left + (room.0 - width) / 2.0,
            y: page.sheet.top + (room.1 - height) / 2.0,
            width,
            height,
        });
        self.y = page.sheet.top + room.1;
    }

    /// Sets the lines of a table of contents: the title, dots, and the number of the page, to which the line leads.
    pub fn contents(&mut self, entries: &[contents::Set]) {
        /// The least room for numbers, so that they break no title, however many figures they have.
        const NUMBERS: f32 = mm(12.0);
        const APART: f32 = 4.0;
        let whole = self.structure.add(Role::Contents, self.within);
        for entry in entries {
            let part = self.structure.add(Role::ContentsLine, Some(whole));
            let number = stack(
                std::slice::from_ref(&entry.number),
                f32::INFINITY,
                self.shaper,
            );
            let taken = number.first().map_or(0.0, |set| set.line.end);
            let width = self.width();
            let room = width - entry.indent - NUMBERS.max(taken + 3.0 * APART);
            let title = stack(std::slice::from_ref(&entry.title), room, self.shaper);
            self.settle(height(&title));
            self.make_room(height(&title));
            let (top, count) = (self.y, title.len());
            for (index, line) in title.iter().enumerate() {
                let y = self.y;
                let page = self.page();
                let left = page.sheet.left;
                let place = (left + entry.indent, y);
                place_lines(std::slice::from_ref(line), place, Some(part), page);
                if index + 1 == count {
                    let right = left + width - taken;
                    place_lines(&number, (right, y), Some(part), page);
                    page.marks.push(Mark::Leader {
                        from: left + entry.indent + line.line.end + APART,
                        to: right - APART,
                        y: y + line.baseline - 1.5,
                    });
                }
                self.y += line.leading;
            }
            if let Some((index, y)) = entry.leads_to {
                let area_height = self.y - top;
                let page = self.page();
                page.links.push(Link {
                    area: [page.sheet.left, top, width, area_height],
                    page: index,
                    y,
                    words: entry.title.text(),
                });
            }
        }
    }

    /// The height of a paragraph over the whole width.
    pub fn height_of(&mut self, paragraph: &Paragraph) -> f32 {
        height(&self.stack(paragraph))
    }

    /// The height of a table over the whole width, were it all on one page.
    pub fn height_of_table(&mut self, table: &Table) -> f32 {
        let measured = measure(table, self.width(), self.shaper);
        measured.rows.iter().map(|row| row.height).sum()
    }

    /// Goes on on a page with room for so many points, together with the headings that wait; where no page has so much
    /// room, it does not matter where.
    pub fn room_for(&mut self, points: f32) {
        if points <= self.sheet.text_height() {
            self.settle(points);
            self.make_room(points);
        }
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

    /// Sets a table with a line above it, such as its unit, that shares its first page.
    pub fn table_with_head_line(&mut self, line: &Paragraph, table: &Table) {
        let measured = measure(table, self.width(), self.shaper);
        let start = self.height_of(line) + measured.height_of_start(table);
        self.settle(start);
        self.make_room(start);
        self.paragraphs(std::slice::from_ref(line));
        self.table(table, false);
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

    /// Starts a page that lies at the right in a book, leaving the back of the page before it blank, where both sides of
    /// the paper are printed; else just a page.
    pub fn new_right_page(&mut self) {
        self.new_page();
        let index = self.pages.len().saturating_sub(1);
        if self.sheet.two_sided && !index.is_multiple_of(2) {
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
mod tests {
    use super::*;
    use crate::typeset::face::{Faces, Typeface};
    use crate::typeset::page::Size;
    use crate::typeset::paragraph::Type;

    /// Ten lines of ten points, each of eight characters.
    const SMALL: Sheet = Sheet {
        width: 100.0,
        height: 120.0,
        left: 10.0,
        right: 10.0,
        top: 10.0,
        bottom: 10.0,
        ..Sheet::A4_FORM
    };

    /// The baselines of the lines on each page, for paragraphs of so many lines on pages of ten.
    fn lines_on_pages(paragraphs: &[usize]) -> Vec<usize> {
        let faces = Faces::bundled();
        let mut shaper = Shaper::new(&faces);
        let mut structure = Structure::default();
        let mut flow = Flow::new(SMALL, &mut shaper, &mut structure);
        for count in paragraphs {
            let text = "字".repeat(count * 8);
            let kind = Type::new(Typeface::Hei, 10.0);
            flow.paragraphs(&[Paragraph::new(text, kind, 10.0, Align::Left)]);
        }
        let is_text = |mark: &&Mark| matches!(mark, Mark::Text { .. });
        flow.pages()
            .iter()
            .map(|page| page.marks.iter().filter(is_text).count())
            .collect()
    }

    #[test]
    fn paragraphs_go_on_on_the_next_page() {
        assert_eq!(lines_on_pages(&[4, 20]), [10, 10, 4]);
    }

    #[test]
    fn neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone() {
        assert_eq!(lines_on_pages(&[9, 3]), [9, 3]);
        assert_eq!(lines_on_pages(&[7, 4]), [9, 2]);
    }

    #[test]
    fn a_paragraph_of_one_line_may_be_the_last_on_its_page() {
        assert_eq!(lines_on_pages(&[9, 1, 1]), [10, 1]);
    }

    fn paragraph(text: &str) -> Paragraph {
        Paragraph::new(text, Type::new(Typeface::Hei, 10.0), 10.0, Align::Left)
    }

    /// Sets something with `fill` and gives the text of each page, and the outline with the page of each entry.
    fn poured(fill: impl FnOnce(&mut Flow)) -> (Vec<String>, Vec<(String, usize, usize)>) {
        let faces = Faces::bundled();
        let (mut shaper, mut structure) = (Shaper::new(&faces), Structure::default());
        let mut flow = Flow::new(SMALL, &mut shaper, &mut structure);
        fill(&mut flow);
        let pages = flow.pages();
        let text = |page: &Page| {
            let sorts = page.marks.iter().flat_map(|mark| match mark {
                Mark::Text { run, .. } => run.sorts.as_slice(),
                _ => &[],
            });
            sorts.map(|sort| sort.text.as_str()).collect::<String>()
        };
        let entries = |(index, page): (usize, &Page)| {
            let named = page.anchors.iter();
            named
                .map(|anchor| (anchor.title.clone(), anchor.level, index))
                .collect::<Vec<_>>()
        };
        let outline = pages.iter().enumerate().flat_map(entries).collect();
        (pages.iter().map(text).collect(), outline)
    }

    #[test]
    fn a_heading_goes_with_the_start_of_what_follows() {
        let (pages, outline) = poured(|flow| {
            flow.paragraphs(&[paragraph("一\n").clone(), paragraph(&"字".repeat(7 * 8))]);
            flow.heading(1, &paragraph("标题"), 10.0);
            flow.paragraphs(&[paragraph(&"文".repeat(20))]);
        });
        assert_eq!(pages.len(), 2);
        assert!(pages[1].starts_with("标题文"), "{pages:?}");
        assert_eq!(outline, [("标题".to_owned(), 0, 1)]);
    }

    #[test]
    fn headings_below_headings_stay_together_and_the_last_is_not_lost() {
        let (pages, outline) = poured(|flow| {
            flow.paragraphs(&[paragraph(&"字".repeat(7 * 8))]);
            flow.heading(1, &paragraph("一"), 0.0);
            flow.heading(2, &paragraph("（一）"), 0.0);
            flow.paragraphs(&[paragraph(&"文".repeat(16))]);
            flow.heading(1, &paragraph("二"), 0.0);
        });
        assert!(pages[1].starts_with("一（一）文"), "{pages:?}");
        assert!(pages[1].ends_with('二'));
        let levels: Vec<usize> = outline.iter().map(|entry| entry.1).collect();
        assert_eq!(levels, [0, 1, 0]);
    }

    #[test]
    fn backs_have_their_binding_at_the_other_edge() {
        let faces = Faces::bundled();
        let (mut shaper, mut structure) = (Shaper::new(&faces), Structure::default());
        let upright = Sheet::upright(Size::A4).printed_on_both_sides();
        let mut flow = Flow::new(upright, &mut shaper, &mut structure);
        flow.paragraphs(&[paragraph("正")]);
        flow.new_page();
        flow.paragraphs(&[paragraph("背")]);
        flow.turn_to(Sheet::across(Size::A4).printed_on_both_sides());
        flow.paragraphs(&[paragraph("横")]);
        flow.new_page();
        flow.paragraphs(&[paragraph("背")]);
        let pages = flow.pages();
        let millimetres = |points: f32| (points * 25.4 / 72.0).round();
        let margins: Vec<_> = pages
            .iter()
            .map(|page| {
                let sheet = page.sheet;
                [sheet.width, sheet.left, sheet.right, sheet.top].map(millimetres)
            })
            .collect();
        assert_eq!(margins[0], [210.0, 28.0, 20.0, 20.0]);
        assert_eq!(margins[1], [210.0, 20.0, 28.0, 20.0]);
        assert_eq!(margins[2], [297.0, 15.0, 15.0, 32.0]);
        assert_eq!(margins[3], [297.0, 15.0, 15.0, 20.0]);
    }
}
