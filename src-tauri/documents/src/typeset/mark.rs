//! What stands on a page: glyphs, rules and pictures at their places.

use std::sync::Arc;

use super::face::FaceId;
use super::picture::Picture;

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
    /// A picture, filling this box.
    Picture {
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

/// One side of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What stands on it, drawn in this order.
    pub marks: Vec<Mark>,
    /// The places on it that the outline leads to.
    pub anchors: Vec<Anchor>,
}
