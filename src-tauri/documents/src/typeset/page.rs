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

/// A sheet of paper with its margins, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// The margin at the side where it is bound.
    pub binding: f32,
    /// The margin at the other side.
    pub outer: f32,
    /// Above the text; the running head stands in it.
    pub top: f32,
    /// Below the text; the running foot stands in it.
    pub bottom: f32,
}

impl Sheet {
    /// A4 upright, bound at its long left edge: 28 mm there (GB/T 9704, domain.md §3.12), 20 mm at the right.
    pub const A4_FORM: Self = Self {
        width: mm(210.0),
        height: mm(297.0),
        binding: mm(28.0),
        outer: mm(20.0),
        top: mm(19.5),
        bottom: mm(16.5),
    };

    /// The left edge of the text.
    pub const fn left(&self) -> f32 {
        self.binding
    }

    /// The width of the text.
    pub const fn text_width(&self) -> f32 {
        self.width - self.binding - self.outer
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
/// From the upper edge of the paper to the rule below the head, and from the foot of the text to the note.
const HEAD_RULE: f32 = mm(16.5);
const FOOT: f32 = mm(4.0);

impl Frame {
    /// Draws the frame on every page, behind what stands there.
    pub fn draw(&self, sheet: &Sheet, pages: &mut [Page], shaper: &mut Shaper) {
        let of = pages.len();
        for (index, page) in pages.iter_mut().enumerate() {
            let mut behind = Page::default();
            self.stamp(sheet, &mut behind, shaper);
            self.head(sheet, index > 0, &mut behind, shaper);
            self.foot(sheet, index + 1, of, &mut behind, shaper);
            behind.marks.append(&mut page.marks);
            page.marks = behind.marks;
        }
    }

    fn head(&self, sheet: &Sheet, continued: bool, page: &mut Page, shaper: &mut Shaper) {
        let (mut left, right) = (sheet.left(), sheet.left() + sheet.text_width());
        let (from, to) = ((left, HEAD_RULE), (right, HEAD_RULE));
        page.marks.push(Mark::Rule {
            from,
            to,
            weight: 0.5,
        });
        if let Some(logo) = &self.logo {
            let (width, height) = logo.fitted(LOGO.0, LOGO.1);
            let y = HEAD_RULE - height - 2.0;
            page.marks.push(Mark::Picture {
                picture: logo.clone(),
                x: left,
                y,
                width,
                height,
            });
            left += width + 6.0;
        }
        let whose = if continued {
            format!("{}　{}", self.title, self.reference)
        } else {
            self.reference.clone()
        };
        let top = HEAD_RULE - LEADING - 2.0;
        self.ends([&self.owner, &whose], left..right, top, page, shaper);
    }

    fn foot(&self, sheet: &Sheet, number: usize, of: usize, page: &mut Page, shaper: &mut Shaper) {
        let top = sheet.height - sheet.bottom + FOOT;
        let span = sheet.left()..sheet.left() + sheet.text_width();
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
        place_lines(&fitted[0], span.start, top, page);
        place_lines(&fitted[1], span.end - fitted[1][0].line.end, top, page);
    }

    /// Two large characters from the lower left to the upper right, light enough to write and read over.
    fn stamp(&self, sheet: &Sheet, page: &mut Page, shaper: &mut Shaper) {
        const TURNED: f32 = 40.0;
        let Some(text) = &self.watermark else { return };
        let size = sheet.width * 0.9 / text.chars().count().max(3) as f32;
        let kind = Type {
            tracking: 0.3,
            ..Type::new(Typeface::HeiBold, size)
        };
        let paragraph = Paragraph::new(text, kind, size, Align::Left);
        let set = stack(&[paragraph], f32::INFINITY, shaper);
        for run in set.iter().flat_map(|set| &set.line.runs) {
            let half = set[0].line.end / 2.0 - run.x;
            let (sin, cos) = TURNED.to_radians().sin_cos();
            let (middle_x, middle_y) =
                (sheet.left() + sheet.text_width() / 2.0, sheet.height / 2.0);
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
