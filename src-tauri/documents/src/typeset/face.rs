//! The faces: the four that the program carries, and installed ones for the rare character that those lack.
//!
//! Forms are set in 黑体 (labels) and 宋体 (what was written), GB/T 9704 and domain.md §3.12; the carried faces are Noto
//! Sans SC and Noto Serif SC (SIL OFL). A character that the wanted face lacks is looked for in the other family of
//! the same weight, then in the installed fonts that [`Faces`] was told of.

mod bundled;
mod installed;

use std::path::PathBuf;
use std::sync::OnceLock;

use rustybuzz::ttf_parser::{GlyphId, Permissions};
use rustybuzz::{Direction, ShapePlan, script};

/// The typefaces that a sheet may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Typeface {
    /// 宋体: running text and what was written into a form.
    Song,
    /// 宋体, bold: titles.
    SongBold,
    /// 黑体: labels.
    Hei,
    /// 黑体, bold: names of boxes and headings.
    HeiBold,
}

/// A face within one [`Faces`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(u16);

/// One face, ready to shape and to be cut down for embedding. Lives as long as the process: sheets are printed all day.
pub struct Face {
    name: String,
    bytes: &'static [u8],
    index: u32,
    outlines: rustybuzz::Face<'static>,
    horizontal: ShapePlan,
    vertical: ShapePlan,
}

impl Face {
    /// Reads face number `index` of a font file; `None` when it is no font, or one that may not be embedded.
    fn parse(bytes: &'static [u8], index: u32) -> Option<Self> {
        let outlines = rustybuzz::Face::from_slice(bytes, index)?;
        let embeddable = !matches!(outlines.permissions(), Some(Permissions::Restricted));
        let drawable = outlines.tables().glyf.is_some() || outlines.tables().cff.is_some();
        if !embeddable || !drawable || !outlines.is_subsetting_allowed() {
            return None;
        }
        let plan = |direction| {
            ShapePlan::new(
                &outlines,
                direction,
                Some(script::HAN),
                language().as_ref(),
                &[],
            )
        };
        Some(Self {
            name: post_script_name(&outlines)?,
            bytes,
            index,
            horizontal: plan(Direction::LeftToRight),
            vertical: plan(Direction::TopToBottom),
            outlines,
        })
    }

    /// The PostScript name, such as `NotoSerifSC-Regular`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The font file and the number of the face within it.
    pub fn file(&self) -> (&'static [u8], u32) {
        (self.bytes, self.index)
    }

    /// The parsed tables.
    pub fn outlines(&self) -> &rustybuzz::Face<'static> {
        &self.outlines
    }

    /// How text is shaped along a line, or down a column when `vertical`.
    pub fn plan(&self, vertical: bool) -> &ShapePlan {
        if vertical {
            &self.vertical
        } else {
            &self.horizontal
        }
    }

    /// Font units to the em.
    pub fn units_per_em(&self) -> f32 {
        f32::from(self.outlines.tables().head.units_per_em)
    }

    /// The advance of a glyph in font units, before any kerning.
    pub fn natural_advance(&self, glyph: u16) -> u16 {
        self.outlines.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)
    }

    fn covers(&self, character: char) -> bool {
        self.outlines
            .glyph_index(character)
            .is_some_and(|glyph| glyph.0 != 0)
    }
}

/// Simplified Chinese, in which the shapes of 直, 骨 and the place of punctuation follow GB.
pub(super) fn language() -> Option<rustybuzz::Language> {
    "zh-hans".parse().ok()
}

/// The name that the file gives itself, with what a PDF name may not hold left out.
fn post_script_name(outlines: &rustybuzz::Face) -> Option<String> {
    use rustybuzz::ttf_parser::name_id::POST_SCRIPT_NAME;
    let names = outlines.names();
    let name = names
        .into_iter()
        .filter(|name| name.name_id == POST_SCRIPT_NAME)
        .find_map(|name| name.to_string())?;
    let plain: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    (!plain.is_empty()).then_some(plain)
}

/// The faces that sheets are set in. Cheap to make: nothing is inflated or read before a character asks for it.
#[derive(Default)]
pub struct Faces {
    installed: Vec<InstalledFace>,
}

/// A font file of the machine, read at most once.
struct InstalledFace {
    path: PathBuf,
    face: OnceLock<Option<&'static Face>>,
}

impl Faces {
    /// Only the faces that the program carries: the same sheet on every machine.
    pub fn bundled() -> Self {
        Self::default()
    }

    /// The carried faces, and for characters that they lack the usual fonts of this operating system.
    pub fn with_installed() -> Self {
        Self::with_files(installed::usual_files())
    }

    /// The carried faces, then these font files in this order. A file that is missing, damaged or not allowed to be
    /// embedded is passed over: its characters are reported as missing.
    pub fn with_files(files: impl IntoIterator<Item = PathBuf>) -> Self {
        let installed = files
            .into_iter()
            .map(|path| InstalledFace {
                path,
                face: OnceLock::new(),
            })
            .collect();
        Self { installed }
    }

    /// The face itself.
    pub fn face(&self, id: FaceId) -> &'static Face {
        bundled::face(id.0)
            .or_else(|| self.installed(usize::from(id.0) - bundled::COUNT))
            .unwrap_or_else(bundled::last)
    }

    /// The face that a typeface asks for first.
    pub fn wanted(typeface: Typeface) -> FaceId {
        FaceId(typeface as u16)
    }

    /// The first face with an outline for `character`, or `None` when no face has one.
    ///
    /// Scripts that run from right to left are not set yet, so their characters count as missing.
    pub fn covering(&self, typeface: Typeface, character: char) -> Option<FaceId> {
        if runs_right_to_left(character) {
            return None;
        }
        let second = match typeface {
            Typeface::Song => Typeface::Hei,
            Typeface::SongBold => Typeface::HeiBold,
            Typeface::Hei => Typeface::Song,
            Typeface::HeiBold => Typeface::SongBold,
        };
        let carried = [typeface, second]
            .into_iter()
            .map(Self::wanted)
            .find(|id| self.face(*id).covers(character));
        carried.or_else(|| {
            let number = (0..self.installed.len()).find(|number| {
                self.installed(*number)
                    .is_some_and(|face| face.covers(character))
            })?;
            u16::try_from(bundled::COUNT + number).ok().map(FaceId)
        })
    }

    fn installed(&self, number: usize) -> Option<&'static Face> {
        let entry = self.installed.get(number)?;
        *entry.face.get_or_init(|| installed::read(&entry.path))
    }
}

/// Hebrew, Arabic (with it Uyghur), Syriac, Thaana, N'Ko and their presentation forms.
fn runs_right_to_left(character: char) -> bool {
    matches!(character, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests;
