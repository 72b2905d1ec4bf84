//! Lines: a paragraph is broken where UAX #14 and Chinese custom allow, and each line is spaced to its edges.

mod breaks;
mod spacing;

use std::ops::Range;

use super::mark::{Run, Sort};
use super::paragraph::{Inline, Manner, Paragraph, printable};
use super::punctuation::{blank_at_end, blank_at_start, pull_left};
use super::shape::{Glyph, Shaper};

/// A line, ready to be placed. Its points are measured from the left edge of its column.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The glyphs.
    pub runs: Vec<Run>,
    /// The rules to write on: left edge and length.
    pub blanks: Vec<(f32, f32)>,
    /// Where the ink of the line ends.
    pub end: f32,
}

/// What a line is made of: a glyph, a rule to write on, or space.
#[derive(Clone, Debug)]
struct Atom {
    /// The byte of the paragraph's text at which it starts.
    start: usize,
    /// How far it moves the pen, in points.
    advance: f32,
    /// How much of that keeps it from what follows, in points; nothing at the end of a line.
    apart: f32,
    /// Whether it stands in the margin where it ends a line.
    hangs: bool,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Glyph { glyph: Glyph, size: f32 },
    Blank { fills: bool },
    Gap,
}

impl Atom {
    fn character(&self) -> Option<char> {
        match &self.kind {
            Kind::Glyph { glyph, .. } => glyph.character(),
            Kind::Blank { .. } | Kind::Gap => None,
        }
    }

    fn is_space(&self) -> bool {
        matches!(self.character(), Some(' ' | '\u{3000}'))
    }

    /// Whether it is a later glyph of a cluster, which never leaves its first.
    fn continues_cluster(&self) -> bool {
        matches!(&self.kind, Kind::Glyph { glyph, .. } if glyph.text.is_empty())
    }

    fn new(start: usize, advance: f32, kind: Kind) -> Self {
        Self {
            start,
            advance,
            apart: 0.0,
            hangs: false,
            kind,
        }
    }

    /// How much of its advance needs no room at the end of a line, in points.
    fn blank_at_end(&self) -> f32 {
        match &self.kind {
            Kind::Glyph { .. } if self.hangs => self.advance,
            Kind::Glyph { glyph, size } => blank_at_end(glyph) * size + self.apart,
            Kind::Blank { .. } | Kind::Gap => 0.0,
        }
    }

    /// Drops the blank half of an opening mark, which would make the left edge of the text ragged.
    fn stand_at_start(&mut self) {
        if let Kind::Glyph { glyph, size } = &mut self.kind
            && blank_at_start(glyph) > 0.0
        {
            let before = glyph.advance;
            pull_left(glyph);
            self.advance -= (before - glyph.advance) * *size;
        }
    }
}

/// Stands for a rule to write on, or for space, while breaks are looked for.
const OBJECT: &str = "\u{FFFC}";

/// Stands before an object that may not leave what follows it.
const JOINER: &str = "\u{2060}";

/// The lines of a paragraph in a column of `width` points: at least one, and none wider than the column unless a
/// single character is.
pub fn lines(paragraph: &Paragraph, width: f32, shaper: &mut Shaper) -> Vec<Line> {
    let (mut atoms, allowed) = atoms(paragraph, shaper);
    let mut lines = Vec::new();
    let mut first = 0;
    while first < atoms.len() {
        let indent = if first == 0 {
            paragraph.first_indent
        } else {
            paragraph.hanging_indent
        };
        if first > 0 {
            atoms[first].stand_at_start();
        }
        let end = first + breaks::longest_fit(&atoms[first..], width - indent, &allowed);
        lines.push(spacing::space(
            &atoms[first..end],
            indent,
            width,
            paragraph.align,
            end == atoms.len(),
        ));
        let spaces = atoms[end..]
            .iter()
            .take_while(|atom| atom.is_space())
            .count();
        first = end + spaces;
    }
    if lines.is_empty() {
        lines.push(Line {
            runs: Vec::new(),
            blanks: Vec::new(),
            end: 0.0,
        });
    }
    lines
}

/// The atoms of the paragraph, and the bytes of its text before which a line may start. What is not text has a
/// stand-in there.
fn atoms(paragraph: &Paragraph, shaper: &mut Shaper) -> (Vec<Atom>, Vec<usize>) {
    let mut text = String::new();
    let mut atoms = Vec::new();
    let mut unbroken: Vec<Range<usize>> = Vec::new();
    for inline in &paragraph.inlines {
        let start = text.len();
        match inline {
            Inline::Text(written, kind) | Inline::Unbroken(written, kind) => {
                let written = printable(written);
                for glyph in shaper.along(&written, kind.typeface) {
                    let (start, size) = (start + glyph.start, kind.size);
                    let advance = (glyph.advance + kind.tracking) * size;
                    atoms.push(Atom::new(start, advance, Kind::Glyph { glyph, size }));
                }
                text.push_str(&written);
                if matches!(inline, Inline::Unbroken(..)) {
                    unbroken.push(start + 1..text.len());
                }
            }
            Inline::Blank { width, fills } => {
                atoms.push(Atom::new(start, *width, Kind::Blank { fills: *fills }));
                text.push_str(OBJECT);
            }
            Inline::Gap(width) => {
                atoms.push(Atom::new(start, *width, Kind::Gap));
                text.push_str(OBJECT);
                text.push_str(JOINER);
            }
        }
    }
    if paragraph.manner == Manner::Running {
        spacing::as_in_books(&mut atoms);
    }
    let mut allowed = breaks::allowed(&text);
    allowed.retain(|at| !unbroken.iter().any(|range| range.contains(at)));
    (atoms, allowed)
}

/// Gathers neighbouring glyphs of one face and size; `places` are the left edges of the atoms.
fn runs(atoms: &[Atom], places: &[f32]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (atom, place) in atoms.iter().zip(places) {
        let Kind::Glyph { glyph, size } = &atom.kind else {
            continue;
        };
        let x = place + glyph.right * size;
        let up = glyph.up * size;
        let fits = |run: &&mut Run| run.face == glyph.face && run.size == *size && run.up == up;
        match runs.last_mut().filter(fits) {
            Some(run) => run.sorts.push(Sort {
                glyph: glyph.id,
                x: x - run.x,
                text: glyph.text.clone(),
            }),
            None => {
                let sorts = vec![Sort {
                    glyph: glyph.id,
                    x: 0.0,
                    text: glyph.text.clone(),
                }];
                runs.push(Run {
                    face: glyph.face,
                    size: *size,
                    x,
                    up,
                    sorts,
                });
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests;
