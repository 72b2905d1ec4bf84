//! What printing gives: a PDF, or the reason why there is none.

use serde_json::{Map, Value, json};

use crate::typeset::mark::Page;
use crate::typeset::pdf::foreign::{ForeignProblem, MOST_PAGES};
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
    /// An attachment is neither a PDF nor a picture, or is damaged.
    #[error("the attachment {name} is neither a PDF nor a PNG or JPEG picture, or is damaged")]
    AttachmentUnreadable {
        /// Its name.
        name: String,
    },
    /// An attachment is encrypted.
    #[error("the attachment {name} is encrypted")]
    AttachmentEncrypted {
        /// Its name.
        name: String,
    },
    /// An attachment has too many pages or pixels.
    #[error("the attachment {name} has more than {MOST_PAGES} pages, or too many pixels")]
    AttachmentTooLarge {
        /// Its name.
        name: String,
    },
    /// A picture within the text is neither PNG nor JPEG, or is damaged.
    #[error("the picture {name} is neither a PNG nor a JPEG picture, or is damaged")]
    PictureUnreadable {
        /// The words below it.
        name: String,
    },
    /// A picture within the text has too many pixels.
    #[error("the picture {name} has more than {MOST_PIXELS} pixels at one side")]
    PictureTooLarge {
        /// The words below it.
        name: String,
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
            Self::AttachmentUnreadable { .. } => "attachment_unreadable",
            Self::AttachmentEncrypted { .. } => "attachment_encrypted",
            Self::AttachmentTooLarge { .. } => "attachment_too_large",
            Self::PictureUnreadable { .. } => "picture_unreadable",
            Self::PictureTooLarge { .. } => "picture_too_large",
            Self::NotWritten(_) => "paper_not_written",
        }
    }

    /// A picture within text, by the words below it.
    pub(crate) fn of_picture(problem: PictureProblem, name: &str) -> Self {
        let name = name.to_owned();
        match problem {
            PictureProblem::Unreadable => Self::PictureUnreadable { name },
            PictureProblem::TooLarge => Self::PictureTooLarge { name },
        }
    }

    /// A picture that is an attachment.
    pub(crate) fn of_attached_picture(problem: PictureProblem, name: &str) -> Self {
        let name = name.to_owned();
        match problem {
            PictureProblem::Unreadable => Self::AttachmentUnreadable { name },
            PictureProblem::TooLarge => Self::AttachmentTooLarge { name },
        }
    }

    /// A document that is an attachment.
    pub(crate) fn of_attached_document(problem: ForeignProblem, name: &str) -> Self {
        let name = name.to_owned();
        match problem {
            ForeignProblem::Unreadable => Self::AttachmentUnreadable { name },
            ForeignProblem::Encrypted => Self::AttachmentEncrypted { name },
            ForeignProblem::TooLong => Self::AttachmentTooLarge { name },
        }
    }

    /// The values for the message.
    pub fn params(&self) -> Map<String, Value> {
        let value = match self {
            Self::LogoUnreadable => json!({}),
            Self::LogoTooLarge => json!({ "most_pixels": MOST_PIXELS }),
            Self::Copies { asked, most } => json!({ "asked": asked, "most": most }),
            Self::AttachmentUnreadable { name }
            | Self::AttachmentEncrypted { name }
            | Self::PictureUnreadable { name } => json!({ "name": name }),
            Self::AttachmentTooLarge { name } => {
                json!({ "name": name, "most_pages": MOST_PAGES, "most_pixels": MOST_PIXELS })
            }
            Self::PictureTooLarge { name } => json!({ "name": name, "most_pixels": MOST_PIXELS }),
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
