//! The type of a plan (domain.md §3.12): headings in 黑体, text in 小四 宋体, tables in 五号. There is one weight of 黑体:
//! each face that a plan is set in costs 20 KB of outlines.

use crate::typeset::face::Typeface;
use crate::typeset::flow::Flow;
use crate::typeset::paragraph::{Align, Inline, Paragraph, Type};

use super::prose::Run;

/// Running text.
pub const BODY: Type = Type::new(Typeface::Song, 12.0);
/// The same, stressed.
pub const BODY_BOLD: Type = Type::new(Typeface::SongBold, 12.0);
/// From line to line of running text.
pub const BODY_LEADING: f32 = 20.5;
/// What stands in a table.
pub const CELL: Type = Type::new(Typeface::Song, 10.0);
/// The heads of a table, and labels in a form.
pub const LABEL: Type = Type::new(Typeface::HeiBold, 9.5);
/// From line to line in a table.
pub const CELL_LEADING: f32 = 14.0;
/// Headings of the nine sections.
pub const SECTION: Type = Type::new(Typeface::HeiBold, 15.0);
/// Headings within them.
pub const WITHIN: Type = Type::new(Typeface::HeiBold, 12.0);
/// What is said of a table or a picture.
pub const CAPTION: Type = Type::new(Typeface::Song, 10.0);

/// A paragraph of running text.
pub fn running(text: impl Into<String>) -> Paragraph {
    Paragraph::new(text, BODY, BODY_LEADING, Align::Justified).running()
}

/// The same of pieces of text, some of them bold.
pub fn running_of(runs: &[Run]) -> Paragraph {
    Paragraph {
        inlines: inlines(runs),
        ..running("")
    }
}

/// Pieces of running text.
pub fn inlines(runs: &[Run]) -> Vec<Inline> {
    let piece = |run: &Run| {
        let kind = if run.bold { BODY_BOLD } else { BODY };
        Inline::Text(run.text.clone(), kind)
    };
    runs.iter().map(piece).collect()
}

/// `时间：2014年1月8日`, the label in 黑体.
pub fn labelled(label: &str, text: &str) -> Paragraph {
    let inlines = vec![
        Inline::Text(format!("{label}："), WITHIN),
        Inline::Text(text.to_owned(), BODY),
    ];
    Paragraph {
        inlines,
        ..running("")
    }
}

/// Facts beside each other, `编号：CH20140108-01`, none of them broken.
pub fn facts(facts: &[(&str, String)]) -> Paragraph {
    let known = facts.iter().filter(|(_, value)| !value.is_empty());
    let mut inlines = Vec::new();
    for (index, (label, value)) in known.enumerate() {
        if index > 0 {
            inlines.push(Inline::Text("　".to_owned(), BODY));
        }
        inlines.push(Inline::Unbroken(format!("{label}：{value}"), BODY));
    }
    Paragraph {
        inlines,
        align: Align::Left,
        ..running("")
    }
}

/// A line below a table or a picture, or above a table.
pub fn caption(text: impl Into<String>, align: Align) -> Paragraph {
    Paragraph::new(text, CAPTION, 15.0, align)
}

/// Sets the heading of a section; `level` is 1 in a plan, and deeper in a plan within a plan.
pub fn section(flow: &mut Flow, level: u8, title: &str) {
    let paragraph = Paragraph::new(title, SECTION, 28.0, Align::Left);
    flow.heading(level, &paragraph, 11.0);
}

/// Sets a heading within a section.
pub fn within(flow: &mut Flow, level: u8, title: &str) {
    let paragraph = Paragraph::new(title, WITHIN, 21.0, Align::Left);
    flow.heading(level, &paragraph, 7.0);
}
