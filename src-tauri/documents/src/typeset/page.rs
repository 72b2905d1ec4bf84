//! The page: its size and margins, and what stands on every page of a sheet.

use std::ops::Range;
use std::sync::Arc;

use super::face::Typeface;
use super::mark::{Mark, Page};
use super::mm;
use super::paragraph::{Align, Paragraph, Type};
use super::picture::Picture;
use super::shape::Shaper;
use super::table::{place_lines, stack};

/// The sizes of paper that sheets are printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 297 × 420 mm.
    A3,
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm.
    A5,
}

impl Size {
    /// The short and the long edge in points.
    const fn edges(self) -> (f32, f32) {
        match self {
            Self::A3 => (mm(297.0), mm(420.0)),
            Self::A4 => (mm(210.0), mm(297.0)),
            Self::A5 => (mm(148.0), mm(210.0)),
        }
    }
}

/// The edge at which a sheet is bound: always a long one (domain.md §1.3.3), so the left of an upright sheet and the top
/// of one that lies across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The left edge.
    Left,
    /// The upper edge.
    Top,
}

/// A sheet of paper with its margins, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// At the left of the text.
    pub left: f32,
    /// At the right of the text.
    pub right: f32,
    /// Above the text; the running head stands in it.
    pub top: f32,
    /// Below the text; the running foot stands in it.
    pub bottom: f32,
    /// Where it is bound.
    pub bound: Bound,
    /// How much of the margin there is for binding alone; on the back of a sheet it is at the opposite edge.
    pub gutter: f32,
    /// Whether both sides are printed.
    pub two_sided: bool,
}

/// Above and below the text, with the running head and foot.
const TOP: f32 = mm(19.5);
const BOTTOM: f32 = mm(16.5);

impl Sheet {
    /// A4 upright, bound at its long left edge: 28 mm there (GB/T 9704, domain.md §3.12), 20 mm at the right.
    pub const A4_FORM: Self = Self::upright(Size::A4);

    /// An upright sheet, bound at the left.
    pub const fn upright(size: Size) -> Self {
        let (width, height) = size.edges();
        let (side, gutter) = match size {
            Size::A5 => (mm(12.0), mm(8.0)),
            Size::A3 | Size::A4 => (mm(20.0), mm(8.0)),
        };
        Self {
            width,
            height,
            left: side + gutter,
            right: side,
            top: TOP,
            bottom: BOTTOM,
            bound: Bound::Left,
            gutter,
            two_sided: false,
        }
    }

    /// A sheet that lies across, bound at the top: its running head stands clear of the punched holes.
    pub const fn across(size: Size) -> Self {
        let (height, width) = size.edges();
        let gutter = mm(12.0);
        Self {
            width,
            height,
            left: mm(15.0),
            right: mm(15.0),
            top: TOP + gutter,
            bottom: BOTTOM,
            bound: Bound::Top,
            gutter,
            two_sided: false,
        }
    }

    /// The same with narrow margins, for a page of another document or a picture that fills what the binding, the head
    /// and the foot leave.
    pub const fn for_plates(self) -> Self {
        let narrow = mm(10.0);
        let left = match self.bound {
            Bound::Left => narrow + self.gutter,
            Bound::Top => narrow,
        };
        Self {
            left,
            right: narrow,
            ..self
        }
    }

    /// The same, printed on both sides.
    pub const fn printed_on_both_sides(self) -> Self {
        Self {
            two_sided: true,
            ..self
        }
    }

    /// As page `index` of its document has it, counted from 0: the second, fourth, … are backs where both sides are
    /// printed, and their margin for binding is at the other edge.
    pub fn side(self, index: usize) -> Self {
        if !self.two_sided || index.is_multiple_of(2) {
            return self;
        }
        match self.bound {
            Bound::Left => Self {
                left: self.left - self.gutter,
                right: self.right + self.gutter,
                ..self
            },
            Bound::Top => Self {
                top: self.top - self.gutter,
                bottom: self.bottom + self.gutter,
                ..self
            },
        }
    }

    /// The width of the text.
    pub const fn text_width(&self) -> f32 {
        self.width - self.left - self.right
    }

    /// The height of the text.
    pub const fn text_height(&self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// What stands on every page round the text.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// At the left of the head: the mark of the house.
    pub logo: Option<Arc<Picture>>,
    /// Beside it: whose sheet it is.
    pub owner: String,
    /// In the head from the second page on: what sheet it is, which the first page says in large type.
    pub title: String,
    /// At the right of the head: the number of the sheet.
    pub reference: String,
    /// At the left of the foot: by whom and when it was made.
    pub note: String,
    /// Large and grey across the page: 草稿, 作废.
    pub watermark: Option<String>,
}

/// How high and how wide a logo may stand in the head, in points.
pub const LOGO: (f32, f32) = (mm(30.0), mm(7.5));

const SMALL: f32 = 9.0;
const LEADING: f32 = 12.0;
/// From the rule below the head to the text, and from the text to the note.
const HEAD: f32 = mm(3.0);
const FOOT: f32 = mm(4.0);

impl Frame {
    /// Draws the frame on every page of a document, behind what stands there: none of it is part of what the document
    /// says. The first page says in large type what sheet it is, so its head does not.
    pub fn draw(&self, pages: &mut [Page], shaper: &mut Shaper) {
        let of = pages.len();
        for (index, page) in pages.iter_mut().enumerate() {
            self.draw_one(page, index > 0, (index + 1, of), shaper);
        }
    }

    /// Draws the frame on pages within a longer document, which counts `of` pages; the first of these is number
    /// `first`. A page that was left blank stays so.
    pub fn draw_within(&self, pages: &mut [Page], first: usize, of: usize, shaper: &mut Shaper) {
        for (index, page) in pages.iter_mut().enumerate() {
            if !page.marks.is_empty() {
                self.draw_one(page, true, (first + index, of), shaper);
            }
        }
    }

    fn draw_one(
        &self,
        page: &mut Page,
        titled: bool,
        (number, of): (usize, usize),
        shaper: &mut Shaper,
    ) {
        let sheet = page.sheet;
        let mut behind = Page::new(sheet);
        self.stamp(&sheet, &mut behind, shaper);
        self.head(&sheet, titled, &mut behind, shaper);
        self.foot(&sheet, number, of, &mut behind, shaper);
        behind.marks.append(&mut page.marks);
        page.marks = behind.marks;
    }

    fn head(&self, sheet: &Sheet, titled: bool, page: &mut Page, shaper: &mut Shaper) {
        let (mut left, right) = (sheet.left, sheet.width - sheet.right);
        let rule = sheet.top - HEAD;
        let (from, to) = ((left, rule), (right, rule));
        page.marks.push(Mark::Rule {
            from,
            to,
            weight: 0.5,
        });
        if let Some(logo) = &self.logo {
            let (width, height) = logo.fitted(LOGO.0, LOGO.1);
            let y = rule - height - 2.0;
            page.marks.push(Mark::Picture {
                part: None,
                picture: logo.clone(),
                x: left,
                y,
                width,
                height,
            });
            left += width + 6.0;
        }
        let whose = if titled {
            [self.title.as_str(), &self.reference]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("　")
        } else {
            self.reference.clone()
        };
        let top = rule - LEADING - 2.0;
        self.ends([&self.owner, &whose], left..right, top, page, shaper);
    }

    fn foot(&self, sheet: &Sheet, number: usize, of: usize, page: &mut Page, shaper: &mut Shaper) {
        let top = sheet.height - sheet.bottom + FOOT;
        let span = sheet.left..sheet.width - sheet.right;
        self.ends(
            [&self.note, &format!("第 {number} 页 共 {of} 页")],
            span,
            top,
            page,
            shaper,
        );
    }

    /// Sets one text at the left end and one at the right end of a line; both in smaller type where they would meet.
    fn ends(
        &self,
        texts: [&str; 2],
        span: Range<f32>,
        top: f32,
        page: &mut Page,
        shaper: &mut Shaper,
    ) {
        const APART: f32 = 12.0;
        let width = span.end - span.start;
        let mut set = |size: f32| {
            texts.map(|text| {
                let paragraph =
                    Paragraph::new(text, Type::new(Typeface::Song, size), LEADING, Align::Left);
                stack(&[paragraph], f32::INFINITY, shaper)
            })
        };
        let natural = set(SMALL);
        let needed: f32 = natural.iter().map(|lines| lines[0].line.end).sum::<f32>() + APART;
        let fitted = if needed > width {
            set(SMALL * width / needed)
        } else {
            natural
        };
        place_lines(&fitted[0], (span.start, top), None, page);
        let right = span.end - fitted[1][0].line.end;
        place_lines(&fitted[1], (right, top), None, page);
    }

    /// Two large characters from the lower left to the upper right, light enough to write and read over.
    fn stamp(&self, sheet: &Sheet, page: &mut Page, shaper: &mut Shaper) {
        const TURNED: f32 = 40.0;
        let Some(text) = &self.watermark else { return };
        let size = sheet.width.min(sheet.height) * 0.9 / text.chars().count().max(3) as f32;
        let kind = Type {
            tracking: 0.3,
            ..Type::new(Typeface::HeiBold, size)
        };
        let paragraph = Paragraph::new(text, kind, size, Align::Left);
        let set = stack(&[paragraph], f32::INFINITY, shaper);
        for run in set.iter().flat_map(|set| &set.line.runs) {
            let half = set[0].line.end / 2.0 - run.x;
            let (sin, cos) = TURNED.to_radians().sin_cos();
            let (middle_x, middle_y) = (sheet.left + sheet.text_width() / 2.0, sheet.height / 2.0);
            // The middle of the characters, a third of their size above the baseline, stands in the middle of the text.
            let above = size * 0.38;
            let (x, y) = (
                middle_x - half * cos + above * sin,
                middle_y + half * sin + above * cos,
            );
            page.marks.push(Mark::Stamp {
                x,
                y,
                turned: TURNED,
                grey: 0.9,
                run: run.clone(),
            });
        }
    }
}
