//! The typesetting engine: it knows paper and Chinese text, and no complaint.
//!
//! A sheet goes through these rooms, each ignorant of the next:
//! [`face`] (which outlines draw a character) → [`shape`] (glyphs and their advances) → [`line`](mod@line) (lines of a
//! [`paragraph`], numbered by [`numbering`] or [`list`](mod@list)) → [`table`] (rows and spans over pages) → [`flow`]
//! (blocks onto pages) → [`contents`] (what stands where) → [`page`] (head, foot, margins) → [`pdf`] (bytes).
//!
//! All lengths are points (1/72 inch) and all positions are measured from the upper left corner of the page, until
//! [`pdf`] turns them round. [`mm`] gives points for millimetres.

pub mod contents;
pub mod face;
pub mod flow;
pub mod line;
pub mod list;
pub mod mark;
pub mod numbering;
pub mod page;
pub mod paragraph;
pub mod pdf;
pub mod picture;
pub mod punctuation;
pub mod shape;
pub mod structure;
pub mod table;
pub mod upright;

/// Points for millimetres.
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// A length for the page description: a hundredth of a point is finer than any printer, and equal on every machine.
pub(crate) fn rounded(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}
