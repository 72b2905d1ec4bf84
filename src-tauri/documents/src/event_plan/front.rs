//! 目录: the contents of the book, with what is bound separately.

use super::style::{BODY, LABEL};
use crate::typeset::contents::{Entry, Numbering, Place, Set};
use crate::typeset::face::Typeface;
use crate::typeset::flow::Flow;
use crate::typeset::paragraph::{Align, Paragraph, Type};

const TITLE: Type = Type {
    typeface: Typeface::HeiBold,
    size: 18.0,
    tracking: 1.0,
};
const OUTERMOST: Type = Type::new(Typeface::HeiBold, 11.5);

/// Pours the contents.
pub fn pour(flow: &mut Flow, entries: &[Entry], numbering: Numbering) {
    flow.anchor("目录", 0);
    flow.title(&Paragraph::new("目录", TITLE, ABOVE, Align::Centre));
    // Contents that nearly fit one page do.
    let leading = ((flow.height() - ABOVE) / entries.len().max(1) as f32 - 0.1).min(WIDEST);
    let leading = if leading < CLOSEST { WIDEST } else { leading };
    let set = |entry| line(entry, numbering, leading);
    let lines: Vec<Set> = entries.iter().map(set).collect();
    flow.contents(&lines);
}

/// The height of the title.
const ABOVE: f32 = 44.0;
/// From line to line, at most and at least.
const WIDEST: f32 = 23.0;
const CLOSEST: f32 = 17.5;

fn line(entry: &Entry, numbering: Numbering, leading: f32) -> Set {
    let kind = if entry.level == 0 { OUTERMOST } else { BODY };
    let (number, leads_to) = match &entry.place {
        Place::Here(page, y) => {
            let (index, number) = numbering.of(*page);
            let paragraph = Paragraph::new(number.to_string(), BODY, leading, Align::Left);
            (paragraph, Some((index, *y)))
        }
        Place::Elsewhere(note) => (Paragraph::new(note, LABEL, leading, Align::Left), None),
    };
    Set {
        title: Paragraph::new(&entry.title, kind, leading, Align::Left),
        number,
        indent: 2.0 * BODY.size * entry.level as f32,
        leads_to,
    }
}
