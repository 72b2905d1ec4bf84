//! Text to glyphs: which outlines stand for which characters, and how far each moves the pen.

use std::collections::BTreeSet;

use rustybuzz::{Direction, GlyphBuffer, UnicodeBuffer, script, shape_with_plan};

use super::face::{Face, FaceId, Faces, Typeface, language};
use super::punctuation;

/// What stands for a character that no face can draw: 〓, by which printers mark a missing sort. The text that a reader
/// copies from the sheet still holds the character itself.
const MISSING_SORT: char = '〓';

/// A glyph with its measures, in ems of the size that it will be set in.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// The face whose outlines these are.
    pub face: FaceId,
    /// The number of the outline in that face.
    pub id: u16,
    /// How far the pen moves: to the right, or down in a column.
    pub advance: f32,
    /// Where the outline stands from the pen: to the right.
    pub right: f32,
    /// Where the outline stands from the pen: upwards.
    pub up: f32,
    /// The byte of the shaped text at which its characters start.
    pub start: usize,
    /// Its characters: several for a ligature, none for the second and later glyphs of one cluster.
    pub text: String,
}

impl Glyph {
    /// The character that decides how the glyph behaves in a line.
    pub fn character(&self) -> Option<char> {
        self.text.chars().next()
    }
}

/// Shapes text with one set of faces, and remembers which characters none of them could draw.
pub struct Shaper<'f> {
    faces: &'f Faces,
    buffer: Option<UnicodeBuffer>,
    missing: BTreeSet<char>,
}

impl<'f> Shaper<'f> {
    /// A shaper that has missed nothing yet.
    pub fn new(faces: &'f Faces) -> Self {
        Self {
            faces,
            buffer: None,
            missing: BTreeSet::new(),
        }
    }

    /// The faces that it sets text in.
    pub fn faces(&self) -> &'f Faces {
        self.faces
    }

    /// The characters that stand as 〓, in the order of their code points.
    pub fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// Glyphs along a line, with full-width punctuation closed up (see [`punctuation`]).
    pub fn along(&mut self, text: &str, typeface: Typeface) -> Vec<Glyph> {
        let mut glyphs = self.shape(text, typeface, false);
        punctuation::close_up(&mut glyphs);
        glyphs
    }

    /// Glyphs down a column: brackets and dashes take their vertical shapes.
    pub fn down(&mut self, text: &str, typeface: Typeface) -> Vec<Glyph> {
        self.shape(text, typeface, true)
    }

    fn shape(&mut self, text: &str, typeface: Typeface, vertical: bool) -> Vec<Glyph> {
        let mut glyphs = Vec::with_capacity(text.len() / 2);
        let mut characters = text.char_indices().peekable();
        while let Some((start, first)) = characters.next() {
            let covering = self.faces.covering(typeface, first);
            let mut end = start + first.len_utf8();
            while let Some((next, character)) = characters.peek().copied() {
                let joins = belongs_to_the_one_before(character);
                if !joins
                    && (covering.is_none() || self.faces.covering(typeface, character) != covering)
                {
                    break;
                }
                end = next + character.len_utf8();
                characters.next();
            }
            match covering {
                Some(face) => self.shape_run(
                    &text[start..end],
                    start,
                    face,
                    typeface,
                    vertical,
                    &mut glyphs,
                ),
                None => self.miss(&text[start..end], start, typeface, &mut glyphs),
            }
        }
        glyphs
    }

    /// Shapes a stretch of text that one face covers; it stands at byte `base` of the whole.
    fn shape_run(
        &mut self,
        text: &str,
        base: usize,
        id: FaceId,
        typeface: Typeface,
        vertical: bool,
        glyphs: &mut Vec<Glyph>,
    ) {
        let face = self.faces.face(id);
        let shaped = self.run_shaper(face, text, vertical);
        let units = face.units_per_em();
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        for (index, (info, position)) in infos.iter().zip(positions).enumerate() {
            let start = info.cluster as usize;
            let opens_cluster = index == 0 || infos[index - 1].cluster != info.cluster;
            let end = infos[index..]
                .iter()
                .map(|later| later.cluster as usize)
                .find(|later| *later > start);
            let cluster = &text[start..end.unwrap_or(text.len())];
            let Some(glyph) = u16::try_from(info.glyph_id)
                .ok()
                .filter(|glyph| *glyph != 0)
            else {
                if opens_cluster {
                    self.miss(cluster, base + start, typeface, glyphs);
                }
                continue;
            };
            let advance = if vertical {
                -position.y_advance
            } else {
                position.x_advance
            };
            glyphs.push(Glyph {
                face: id,
                id: glyph,
                advance: advance as f32 / units,
                right: position.x_offset as f32 / units,
                up: position.y_offset as f32 / units,
                start: base + start,
                text: if opens_cluster {
                    cluster.to_owned()
                } else {
                    String::new()
                },
            });
        }
        self.buffer = Some(shaped.clear());
    }

    fn run_shaper(&mut self, face: &Face, text: &str, vertical: bool) -> GlyphBuffer {
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(text);
        buffer.set_direction(if vertical {
            Direction::TopToBottom
        } else {
            Direction::LeftToRight
        });
        buffer.set_script(script::HAN);
        if let Some(language) = language() {
            buffer.set_language(language);
        }
        shape_with_plan(face.outlines(), face.plan(vertical), buffer)
    }

    /// Sets 〓 for a character that no face can draw, and remembers it.
    fn miss(&mut self, text: &str, start: usize, typeface: Typeface, glyphs: &mut Vec<Glyph>) {
        self.missing
            .extend(text.chars().filter(|c| !belongs_to_the_one_before(*c)));
        let face = Faces::wanted(typeface);
        let outline = self.faces.face(face).outlines().glyph_index(MISSING_SORT);
        glyphs.push(Glyph {
            face,
            id: outline.map_or(0, |glyph| glyph.0),
            advance: 1.0,
            right: 0.0,
            up: 0.0,
            start,
            text: text.to_owned(),
        });
    }
}

/// Combining marks and variation selectors are drawn with the character before them.
fn belongs_to_the_one_before(character: char) -> bool {
    matches!(
        character,
        '\u{0300}'..='\u{036F}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{3099}'..='\u{309A}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

#[cfg(test)]
mod tests;
