//! What stands in a field: what was recorded, or room for a hand.

use super::{LEADING, VALUE};
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Inline, Paragraph};

/// What stands in a field.
pub type Value = Vec<Paragraph>;

/// What was written, or — where nothing was.
pub fn text(written: impl Into<Option<String>>) -> Value {
    let written: Option<String> = written.into();
    Paragraph::written(
        written.as_deref().unwrap_or("—"),
        VALUE,
        LEADING,
        Align::Justified,
    )
}

/// Room to write.
pub fn empty() -> Value {
    Vec::new()
}

/// Boxes to tick, and behind the last a line to write on where `more`.
pub fn ticks(options: &[&str], more: bool) -> Value {
    let mut inlines = Vec::new();
    for option in options {
        inlines.push(Inline::Unbroken(format!("□{option}"), VALUE));
        inlines.push(Inline::Text(" ".to_owned(), VALUE));
    }
    if more {
        inlines.push(Inline::Blank {
            width: mm(12.0),
            fills: true,
        });
    } else {
        inlines.pop();
    }
    vec![Paragraph {
        inlines,
        ..Paragraph::new("", VALUE, LEADING, Align::Left)
    }]
}

/// `¥` and a line to write on.
pub fn money_blank() -> Value {
    let inlines = vec![
        Inline::Text("¥".to_owned(), VALUE),
        Inline::Blank {
            width: mm(12.0),
            fills: true,
        },
    ];
    vec![Paragraph {
        inlines,
        ..Paragraph::new("", VALUE, LEADING, Align::Left)
    }]
}
