//! Why a file could not be read.

use serde_json::{Map, Value, json};

use crate::progress::Cancelled;

/// Why a file could not be read, as a code with parameters; the wording belongs to whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {:?}", self.code(), self.params())]
pub enum SourceError {
    /// There is no such file.
    NotFound {
        /// The path that was given.
        path: String,
    },
    /// Another program has the file open for itself alone.
    Locked {
        /// The path that was given.
        path: String,
    },
    /// The system does not let us read it: no permission, a folder, a broken disk.
    NotReadable {
        /// The path that was given.
        path: String,
        /// The system's own error, for the log.
        reason: String,
    },
    /// No content at all.
    Empty,
    /// The workbook is protected with a password to open it.
    EncryptedWorkbook,
    /// The file breaks the rules of its own format.
    Corrupt {
        /// The part of the file in which that showed.
        part: String,
    },
    /// A file of another kind.
    UnsupportedKind {
        /// What it is, as a short word: `pdf`, `docx`, `image`, `html`, `xlsb`, …, `unknown`.
        kind: String,
    },
    /// The file is larger than is read.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The largest size in bytes.
        limit: u64,
    },
    /// A part of the file inflates beyond measure, or there are far too many parts.
    ZipBomb {
        /// The part.
        part: String,
    },
    /// The sheet has more cells with content than are read.
    TooManyCells {
        /// The largest number of cells.
        limit: u64,
    },
    /// The sheet holds more text than is read.
    TooMuchText {
        /// The largest amount in bytes.
        limit: u64,
    },
    /// There is no sheet of that name.
    SheetNotFound {
        /// The name that was asked for.
        sheet: String,
        /// The names that there are.
        available: Vec<String>,
    },
    /// A text file has bytes that belong to none of the encodings that are read.
    Undecodable {
        /// The line, counted from one.
        line: u64,
    },
    /// A quotation mark in a text file is never closed, so the rest of the file would end up in one cell.
    UnclosedQuote {
        /// The line on which the row with that mark begins, counted from one.
        line: u64,
    },
    /// The reader was told to stop.
    Cancelled,
}

impl SourceError {
    /// The stable name of this error.
    pub fn code(&self) -> &'static str {
        match self {
            SourceError::NotFound { .. } => "not_found",
            SourceError::Locked { .. } => "locked",
            SourceError::NotReadable { .. } => "not_readable",
            SourceError::Empty => "empty",
            SourceError::EncryptedWorkbook => "encrypted_workbook",
            SourceError::Corrupt { .. } => "corrupt",
            SourceError::UnsupportedKind { .. } => "unsupported_kind",
            SourceError::TooLarge { .. } => "too_large",
            SourceError::ZipBomb { .. } => "zip_bomb",
            SourceError::TooManyCells { .. } => "too_many_cells",
            SourceError::TooMuchText { .. } => "too_much_text",
            SourceError::SheetNotFound { .. } => "sheet_not_found",
            SourceError::Undecodable { .. } => "undecodable",
            SourceError::UnclosedQuote { .. } => "unclosed_quote",
            SourceError::Cancelled => "cancelled",
        }
    }

    /// What the wording needs, by name.
    pub fn params(&self) -> Map<String, Value> {
        let params = match self {
            SourceError::NotFound { path } | SourceError::Locked { path } => {
                json!({ "path": path })
            }
            SourceError::NotReadable { path, reason } => json!({ "path": path, "reason": reason }),
            SourceError::Corrupt { part } | SourceError::ZipBomb { part } => {
                json!({ "part": part })
            }
            SourceError::UnsupportedKind { kind } => json!({ "kind": kind }),
            SourceError::TooLarge { bytes, limit } => json!({ "bytes": bytes, "limit": limit }),
            SourceError::TooManyCells { limit } | SourceError::TooMuchText { limit } => {
                json!({ "limit": limit })
            }
            SourceError::SheetNotFound { sheet, available } => {
                json!({ "sheet": sheet, "available": available })
            }
            SourceError::Undecodable { line } | SourceError::UnclosedQuote { line } => {
                json!({ "line": line })
            }
            SourceError::Empty | SourceError::EncryptedWorkbook | SourceError::Cancelled => {
                json!({})
            }
        };
        match params {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }

    pub(crate) fn corrupt(part: impl Into<String>) -> Self {
        SourceError::Corrupt { part: part.into() }
    }
}

impl From<Cancelled> for SourceError {
    fn from(_: Cancelled) -> Self {
        SourceError::Cancelled
    }
}
