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
const OUTERMOST: Type = Type::new(Typeface::Hei, 12.0);

/// Pours the contents.
pub fn pour(flow: &mut Flow, entries: &[Entry], numbering: Numbering) {
    flow.anchor("目录", 0);
    flow.title(&Paragraph::new("目录", TITLE, 44.0, Align::Centre));
    let lines: Vec<Set> = entries.iter().map(|entry| line(entry, numbering)).collect();
    flow.contents(&lines);
}

fn line(entry: &Entry, numbering: Numbering) -> Set {
    let kind = if entry.level == 0 { OUTERMOST } else { BODY };
    let (number, leads_to) = match &entry.place {
        Place::Here(page, y) => {
            let (index, number) = numbering.of(*page);
            let paragraph = Paragraph::new(number.to_string(), BODY, LEADING, Align::Left);
            (paragraph, Some((index, *y)))
        }
        Place::Elsewhere(note) => (Paragraph::new(note, LABEL, LEADING, Align::Left), None),
    };
    Set {
        title: Paragraph::new(&entry.title, kind, LEADING, Align::Left),
        number,
        indent: 2.0 * BODY.size * entry.level as f32,
        leads_to,
    }
}

const LEADING: f32 = 23.0;
