//! What stands above the boxes of a form.

use crate::typeset::face::Typeface;
use crate::typeset::flow::Flow;
use crate::typeset::paragraph::{Align, Paragraph, Type};

/// 二号 is the size of a title (GB/T 9704); a form is content with 小二, 18 points, and its characters stand apart.
const TITLE: Type = Type {
    typeface: Typeface::SongBold,
    size: 18.0,
    tracking: 0.14,
};
const SMALL: Type = Type::new(Typeface::Song, 9.5);
const LEADING: f32 = 14.0;

/// Sets the title of a form.
pub fn title(flow: &mut Flow, text: &str) {
    flow.title(&Paragraph::new(text, TITLE, 27.0, Align::Centre));
}

/// A line between the title and the boxes.
pub fn line(text: impl Into<String>, align: Align) -> Paragraph {
    Paragraph::new(text, SMALL, LEADING, align)
}
