//! What printing gives: a PDF, or the reason why there is none.

use serde_json::{Map, Value, json};

use crate::typeset::mark::Page;
use crate::typeset::pdf::{self, Description, NotWritten};
use crate::typeset::picture::{MOST_PIXELS, PictureProblem};
use crate::typeset::shape::Shaper;
use crate::typeset::structure::Structure;

/// A printed sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has, over all its copies.
    pub pages: usize,
    /// The characters that no face could draw, in the order of their code points. They stand as 〓 on the sheet.
    pub missing: Vec<MissingCharacter>,
}

impl Paper {
    /// Writes these pages, whose text `shaper` has set and whose parts `structure` names.
    pub(crate) fn of(
        pages: &[Page],
        structure: &Structure,
        shaper: &Shaper,
        description: &Description,
    ) -> Result<Self, PaperError> {
        let bytes = pdf::write(shaper.faces(), pages, structure, description)?;
        let missing = shaper
            .missing()
            .iter()
            .copied()
            .map(MissingCharacter)
            .collect();
        Ok(Self {
            bytes,
            pages: pages.len(),
            missing,
        })
    }
}

/// A character that no face could draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingCharacter(pub char);

impl MissingCharacter {
    /// Its code point as people look it up: `U+2B820`.
    pub fn code_point(self) -> String {
        format!("U+{:04X}", u32::from(self.0))
    }
}

/// Why a sheet was not printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The firm's logo is neither PNG nor JPEG, or is damaged.
    #[error("the logo is neither a PNG nor a JPEG picture, or is damaged")]
    LogoUnreadable,
    /// The firm's logo has too many pixels.
    #[error("the logo has more than {MOST_PIXELS} pixels at one side")]
    LogoTooLarge,
    /// There is no such number of copies of a form.
    #[error("{asked} copies asked, from 1 to {most} are possible")]
    Copies {
        /// How many were asked for.
        asked: usize,
        /// The most there can be.
        most: usize,
    },
    /// The bytes could not be made.
    #[error(transparent)]
    NotWritten(#[from] NotWritten),
}

impl PaperError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::LogoUnreadable => "logo_unreadable",
            Self::LogoTooLarge => "logo_too_large",
            Self::Copies { .. } => "copies_out_of_range",
            Self::NotWritten(_) => "paper_not_written",
        }
    }

    /// The values for the message.
    pub fn params(&self) -> Map<String, Value> {
        let value = match self {
            Self::LogoUnreadable => json!({}),
            Self::LogoTooLarge => json!({ "most_pixels": MOST_PIXELS }),
            Self::Copies { asked, most } => json!({ "asked": asked, "most": most }),
            Self::NotWritten(problem) => json!({ "reason": problem.reason() }),
        };
        match value {
            Value::Object(params) => params,
            _ => Map::new(),
        }
    }
}

impl From<PictureProblem> for PaperError {
    fn from(problem: PictureProblem) -> Self {
        match problem {
            PictureProblem::Unreadable => Self::LogoUnreadable,
            PictureProblem::TooLarge => Self::LogoTooLarge,
        }
    }
}
