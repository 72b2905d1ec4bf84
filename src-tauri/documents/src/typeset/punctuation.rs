//! Full-width punctuation: each mark fills an em but its ink only half of it, and the blank half gives way where two
//! marks meet and at the ends of a line (标点挤压, as GB/T 15834 allows and print shops do).

use super::shape::Glyph;

/// The blank half of a full-width mark, in ems.
const HALF: f32 = 0.5;

/// A glyph at least this wide, in ems, has its blank half still.
const FULL: f32 = 0.9;

/// On which side of its em a mark has its ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Ink on the right: it opens what follows.
    Opening,
    /// Ink on the left: it closes what came before.
    Closing,
}

fn mark(glyph: &Glyph) -> Option<Mark> {
    if glyph.advance < FULL {
        return None;
    }
    match glyph.character()? {
        '“' | '‘' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '［' | '｛' => {
            Some(Mark::Opening)
        }
        '”' | '’' | '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '〗' | '］' | '｝' => {
            Some(Mark::Closing)
        }
        '，' | '。' | '、' | '；' | '：' | '．' => Some(Mark::Closing),
        _ => None,
    }
}

/// Takes out the blank between marks that meet: `）、` and `。”` and `》（` and `“《` are one em and a half wide, not two;
/// and the blank of a closing mark before a space.
pub(super) fn close_up(glyphs: &mut [Glyph]) {
    let marks: Vec<_> = glyphs.iter().map(mark).collect();
    for index in 1..glyphs.len() {
        let before_space = glyphs[index].character() == Some(' ');
        match (marks[index - 1], marks[index]) {
            (Some(Mark::Closing), Some(_)) => glyphs[index - 1].advance -= HALF,
            (Some(Mark::Closing), None) if before_space => glyphs[index - 1].advance -= HALF,
            (Some(Mark::Opening), Some(Mark::Opening)) => pull_left(&mut glyphs[index]),
            _ => {}
        }
    }
}

/// How much of the glyph is blank at the end of a line, in ems: there a closing mark takes half an em, so that the edge
/// of the text is straight and a mark never falls to the next line for want of half an em.
pub(super) fn blank_at_end(glyph: &Glyph) -> f32 {
    if mark(glyph) == Some(Mark::Closing) {
        HALF
    } else {
        0.0
    }
}

/// How much of the glyph is blank at the start of a line, in ems.
pub(super) fn blank_at_start(glyph: &Glyph) -> f32 {
    if mark(glyph) == Some(Mark::Opening) {
        HALF
    } else {
        0.0
    }
}

/// Drops the blank half before the ink.
pub(super) fn pull_left(glyph: &mut Glyph) {
    glyph.right -= HALF;
    glyph.advance -= HALF;
}

#[cfg(test)]
mod tests {
    use super::super::face::{Faces, Typeface};
    use super::super::shape::Shaper;

    fn widths(text: &str) -> Vec<f32> {
        let faces = Faces::bundled();
        Shaper::new(&faces)
            .along(text, Typeface::Song)
            .iter()
            .map(|glyph| glyph.advance)
            .collect()
    }

    #[test]
    fn marks_that_meet_close_up() {
        assert_eq!(widths("例）、"), [1.0, 0.5, 1.0]);
        assert_eq!(widths("坏。”"), [1.0, 0.5, 1.0]);
        assert_eq!(widths("《“坏"), [1.0, 0.5, 1.0]);
        assert_eq!(widths("》（坏"), [0.5, 1.0, 1.0]);
        assert_eq!(widths("机） 货")[..2], [1.0, 0.5]);
    }

    #[test]
    fn a_mark_between_characters_keeps_its_em() {
        assert_eq!(widths("货，损"), [1.0, 1.0, 1.0]);
        assert_eq!(widths("（货"), [1.0, 1.0]);
    }

    #[test]
    fn half_width_punctuation_is_left_alone() {
        assert!(widths("a),(b").iter().all(|width| *width > 0.15));
    }
}
