//! Blocks poured onto pages, one below the other.

use super::mark::{Anchor, Page};
use super::page::Sheet;
use super::paragraph::Paragraph;
use super::shape::Shaper;
use super::table::{SetLine, Table, draw, measure, paginate, place_lines, stack};

/// The pages so far, and where the next block goes.
pub struct Flow<'s, 'f> {
    sheet: Sheet,
    shaper: &'s mut Shaper<'f>,
    pages: Vec<Page>,
    /// Points from the top of the last page.
    y: f32,
}

impl<'s, 'f> Flow<'s, 'f> {
    /// An empty first page.
    pub fn new(sheet: Sheet, shaper: &'s mut Shaper<'f>) -> Self {
        Self {
            sheet,
            shaper,
            pages: vec![Page::default()],
            y: sheet.top,
        }
    }

    /// Leaves room, in points; at the foot of a page nothing is carried over.
    pub fn space(&mut self, points: f32) {
        self.y += points;
    }

    /// Names this place in the outline of the document, at the outermost level.
    pub fn anchor(&mut self, title: impl Into<String>) {
        let y = self.y;
        self.page().anchors.push(Anchor {
            title: title.into(),
            level: 0,
            y,
        });
    }

    /// Sets paragraphs over the whole width. A line that does not fit goes to the next page, the last line of a
    /// paragraph not without the one before it, and the first not without the one after it.
    pub fn paragraphs(&mut self, paragraphs: &[Paragraph]) {
        for paragraph in paragraphs {
            let lines = stack(
                std::slice::from_ref(paragraph),
                self.sheet.text_width(),
                self.shaper,
            );
            let count = lines.len();
            for (index, line) in lines.iter().enumerate() {
                let together = if count > 1 && (index == 0 || index + 2 == count) {
                    2.0
                } else {
                    1.0
                };
                if self.y + together * line.leading > self.sheet.height - self.sheet.bottom {
                    self.turn();
                }
                self.line(line);
            }
        }
    }

    /// Sets several paragraphs of one line each side by side: their own alignment keeps them apart.
    pub fn line_of(&mut self, paragraphs: &[Paragraph]) {
        let top = self.y;
        for paragraph in paragraphs {
            self.y = top;
            self.paragraphs(std::slice::from_ref(paragraph));
        }
    }

    fn line(&mut self, line: &SetLine) {
        let (left, top) = (self.sheet.left(), self.y);
        place_lines(std::slice::from_ref(line), left, top, self.page());
        self.y += line.leading;
    }

    /// Sets a table over the whole width. With `fill`, its rows that may grow fill the last page.
    pub fn table(&mut self, table: &Table, fill: bool) {
        let measured = measure(table, self.sheet.text_width(), self.shaper);
        let room = self.sheet.height - self.sheet.bottom - self.y;
        let slices = paginate(table, &measured, room, self.sheet.text_height(), fill);
        for (index, slices) in slices.iter().enumerate() {
            if index > 0 {
                self.turn();
            }
            let (x, y) = (self.sheet.left(), self.y);
            let page = self.page();
            let foot = draw(table, &measured, slices, x, y, page);
            self.y = foot;
        }
    }

    /// The pages.
    pub fn pages(self) -> Vec<Page> {
        self.pages
    }

    fn turn(&mut self) {
        self.pages.push(Page::default());
        self.y = self.sheet.top;
    }

    fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.pages.push(Page::default());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::face::{Faces, Typeface};
    use crate::typeset::mark::Mark;
    use crate::typeset::paragraph::{Align, Type};

    /// The baselines of the lines on each page, for paragraphs of so many lines on pages of ten.
    fn lines_on_pages(paragraphs: &[usize]) -> Vec<usize> {
        let sheet = Sheet {
            width: 100.0,
            height: 120.0,
            binding: 10.0,
            outer: 10.0,
            top: 10.0,
            bottom: 10.0,
        };
        let faces = Faces::bundled();
        let mut shaper = Shaper::new(&faces);
        let mut flow = Flow::new(sheet, &mut shaper);
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
}
