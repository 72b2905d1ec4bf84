//! What stands on a page: glyphs, rules and pictures at their places.

use std::sync::Arc;

use super::face::FaceId;
use super::page::Sheet;
use super::pdf::foreign::ForeignPage;
use super::picture::Picture;
use super::structure::PartId;

/// A glyph within a [`Run`].
#[derive(Clone, Debug, PartialEq)]
pub struct Sort {
    /// The number of the outline in the face of the run.
    pub glyph: u16,
    /// The points from the start of the run to its origin.
    pub x: f32,
    /// The characters that it stands for, for copying and searching; may be empty.
    pub text: String,
}

/// Glyphs of one face and size on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Whose outlines.
    pub face: FaceId,
    /// The size in points.
    pub size: f32,
    /// The points from the left edge of the line.
    pub x: f32,
    /// The points above the baseline of the line.
    pub up: f32,
    /// The glyphs, from left to right.
    pub sorts: Vec<Sort>,
}

/// A thing on a page. Points from the upper left corner of the sheet.
#[derive(Clone, Debug)]
pub enum Mark {
    /// Glyphs; `y` is their baseline.
    Text {
        /// The part of the document that they belong to; none for what only decorates or repeats.
        part: Option<PartId>,
        /// The left edge of their line.
        x: f32,
        /// The baseline of their line.
        y: f32,
        /// The glyphs.
        run: Run,
    },
    /// Glyphs in grey, turned about their start: behind everything else.
    Stamp {
        /// Where the run starts.
        x: f32,
        /// Its baseline there.
        y: f32,
        /// Degrees counter-clockwise.
        turned: f32,
        /// 0 is black, 1 is white.
        grey: f32,
        /// The glyphs.
        run: Run,
    },
    /// A straight line.
    Rule {
        /// One end.
        from: (f32, f32),
        /// The other end.
        to: (f32, f32),
        /// Its thickness.
        weight: f32,
    },
    /// Dots from one place to another on its right, which lead the eye: they stand below each other on all lines.
    Leader {
        /// Where the last dot ends.
        to: f32,
        /// No dot starts before this.
        from: f32,
        /// The baseline that they stand on.
        y: f32,
    },
    /// A page of another document, filling this box.
    Foreign {
        /// The part of the document that it is.
        part: Option<PartId>,
        /// The page.
        page: Arc<ForeignPage>,
        /// The left edge.
        x: f32,
        /// The upper edge.
        y: f32,
        /// The width on paper.
        width: f32,
        /// The height on paper.
        height: f32,
    },
    /// A picture, filling this box.
    Picture {
        /// The part of the document that it is; none for what only decorates or repeats.
        part: Option<PartId>,
        /// The picture; the same one on many pages is embedded once.
        picture: Arc<Picture>,
        /// The left edge.
        x: f32,
        /// The upper edge.
        y: f32,
        /// The width on paper.
        width: f32,
        /// The height on paper.
        height: f32,
    },
}

/// A place that the outline of the document leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// What the reader sees in the outline.
    pub title: String,
    /// 0 for the outermost level.
    pub level: usize,
    /// The points from the top of the page.
    pub y: f32,
}

/// A place on a page that leads to another page when it is clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its left edge, upper edge, width and height in points.
    pub area: [f32; 4],
    /// The index of the page that it leads to.
    pub page: usize,
    /// The points from the top of that page.
    pub y: f32,
    /// What a reader who cannot see it is told.
    pub words: String,
}

/// One side of a sheet.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its size and margins, those of a back already changed over.
    pub sheet: Sheet,
    /// What stands on it, drawn in this order.
    pub marks: Vec<Mark>,
    /// The places on it that the outline leads to.
    pub anchors: Vec<Anchor>,
    /// The places on it that lead elsewhere.
    pub links: Vec<Link>,
}

impl Page {
    /// An empty one.
    pub fn new(sheet: Sheet) -> Self {
        Self {
            sheet,
            marks: Vec::new(),
            anchors: Vec::new(),
            links: Vec::new(),
        }
    }
}
