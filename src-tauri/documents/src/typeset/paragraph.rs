//! Paragraphs: what is written, in which type, and how its lines stand.

use super::face::Typeface;

/// The type of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// The typeface.
    pub typeface: Typeface,
    /// The size in points.
    pub size: f32,
    /// Extra space after each character, in ems of the size.
    pub tracking: f32,
}

impl Type {
    /// Type without extra space.
    pub const fn new(typeface: Typeface, size: f32) -> Self {
        Self {
            typeface,
            size,
            tracking: 0.0,
        }
    }
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Characters.
    Text(String, Type),
    /// Characters that stay in one line, as a box to tick and its wording do.
    Unbroken(String, Type),
    /// A rule to write on, drawn as a line and not as underscores.
    Blank {
        /// The least length in points.
        width: f32,
        /// Whether it takes what is left of its line, shared with the other filling blanks of the line.
        fills: bool,
    },
    /// Space without anything in it, in points: it never breaks away from what follows.
    Gap(f32),
}

/// Where lines stand between the edges of their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left edge, ragged at the right.
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
    /// Both edges straight; the last line stands at the left.
    Justified,
}

/// How the characters of a line stand beside each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// As in a form, where room is short: figures stand close to the characters beside them, and all stands within the
    /// column.
    #[default]
    Form,
    /// As in a book: a quarter of an em between a Han character and a Latin letter or a figure, and a stop or comma that
    /// ends a full line hangs in the margin.
    Running,
}

/// A paragraph: what stands between two forced breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The pieces, in order.
    pub inlines: Vec<Inline>,
    /// The distance from line to line, in points.
    pub leading: f32,
    /// Where its lines stand.
    pub align: Align,
    /// How its characters stand beside each other.
    pub manner: Manner,
    /// How far the first line is set in, in points: two characters in running text, none in forms.
    pub first_indent: f32,
    /// How far the other lines are set in, in points.
    pub hanging_indent: f32,
}

impl Paragraph {
    /// A paragraph of one piece of text.
    pub fn new(text: impl Into<String>, kind: Type, leading: f32, align: Align) -> Self {
        Self {
            inlines: vec![Inline::Text(text.into(), kind)],
            leading,
            align,
            manner: Manner::Form,
            first_indent: 0.0,
            hanging_indent: 0.0,
        }
    }

    /// One paragraph for each line that the writer ended himself; an empty text is one empty paragraph.
    pub fn written(text: &str, kind: Type, leading: f32, align: Align) -> Vec<Self> {
        text.split(['\n', '\u{2028}', '\u{2029}'])
            .map(|line| Self::new(line, kind, leading, align))
            .collect()
    }

    /// Its characters, without what is not text.
    pub fn text(&self) -> String {
        let texts = self.inlines.iter().filter_map(|inline| match inline {
            Inline::Text(text, _) | Inline::Unbroken(text, _) => Some(text.as_str()),
            Inline::Blank { .. } | Inline::Gap(_) => None,
        });
        texts.collect()
    }

    /// The same as running text: its first line is set in by two characters (domain.md §3.12), its lines are even at
    /// both edges, and it is spaced as books are.
    pub fn running(self) -> Self {
        Self {
            align: Align::Justified,
            manner: Manner::Running,
            first_indent: 2.0 * self.size(),
            ..self
        }
    }

    /// The largest size of type in it, in points; the baseline follows from it.
    pub fn size(&self) -> f32 {
        let sizes = self.inlines.iter().filter_map(|inline| match inline {
            Inline::Text(_, kind) | Inline::Unbroken(_, kind) => Some(kind.size),
            Inline::Blank { .. } | Inline::Gap(_) => None,
        });
        sizes.reduce(f32::max).unwrap_or(self.leading * 0.7)
    }

    /// How far below the top of a line its baseline stands, in points: the em box (0.88 above, 0.12 below the baseline
    /// in both families) stands in the middle of the leading.
    pub fn baseline(&self) -> f32 {
        self.leading / 2.0 + self.size() * 0.38
    }
}

/// The characters of a text that paper can show: tabs and line ends are spaces, control characters and invisible marks
/// of direction or joining are nothing.
pub(super) fn printable(text: &str) -> String {
    let visible = |character: char| match character {
        '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' => None,
        control if control.is_control() => None,
        other => Some(other),
    };
    text.chars().filter_map(visible).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_paper_cannot_show_is_left_out() {
        assert_eq!(
            printable("货\u{200B}损\t6\u{202E}台\u{0}\r\n"),
            "货损 6台  "
        );
    }

    #[test]
    fn the_writers_own_lines_are_paragraphs() {
        let kind = Type::new(Typeface::Song, 9.0);
        let paragraphs = Paragraph::written("一\n\n二", kind, 12.0, Align::Left);
        assert_eq!(paragraphs.len(), 3);
        assert_eq!(paragraphs[1].size(), 9.0);
    }
}
