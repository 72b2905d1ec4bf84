//! Vertical writing: one column of characters, from top to bottom, as the names of boxes stand at the side of a form.

use super::mark::{Run, Sort};
use super::paragraph::{Type, printable};
use super::shape::Shaper;

/// A column of characters. Its points are measured from the middle of its top edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// One run for each character.
    pub runs: Vec<Run>,
    /// From the top of the first character to the foot of the last.
    pub height: f32,
}

/// Sets text upright; the tracking of the type goes between the characters.
pub fn column(text: &str, kind: Type, shaper: &mut Shaper) -> Column {
    let glyphs = shaper.down(&printable(text), kind.typeface);
    let mut pen = 0.0;
    let mut runs = Vec::with_capacity(glyphs.len());
    for glyph in &glyphs {
        runs.push(Run {
            face: glyph.face,
            size: kind.size,
            x: glyph.right * kind.size,
            up: glyph.up * kind.size - pen,
            sorts: vec![Sort {
                glyph: glyph.id,
                x: 0.0,
                text: glyph.text.clone(),
            }],
        });
        pen += (glyph.advance + kind.tracking) * kind.size;
    }
    Column {
        runs,
        height: (pen - kind.tracking * kind.size).max(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::face::{Faces, Typeface};
    use super::*;

    #[test]
    fn characters_stand_below_each_other_in_the_middle() {
        let faces = Faces::bundled();
        let kind = Type {
            typeface: Typeface::Hei,
            size: 10.0,
            tracking: 0.1,
        };
        let set = column("投诉受理", kind, &mut Shaper::new(&faces));
        assert_eq!(set.height, 43.0);
        assert!(set.runs.iter().all(|run| run.x == -5.0));
        assert!(
            set.runs
                .windows(2)
                .all(|pair| (pair[0].up - pair[1].up - 11.0).abs() < 0.001)
        );
        assert!(set.runs[0].up < 0.0 && set.runs[0].up > -10.0);
    }
}
