//! Writing grids: workbooks, text files, JSON.
//!
//! Everything is put together in memory and written once, to the file that the user named: nothing of it is spilled to
//! temporary folders. Text is always written as text, so `=`, `+`, `-` and `@` at its start never become formulas.

mod grid;
mod json_file;
mod rejects;
mod target;
mod text_table;
mod xlsx_file;

use serde_json::{Map, Value, json};

use crate::progress::Cancelled;

pub use grid::{Column, Grid, GridValue};
pub use json_file::to_json;
pub use rejects::{RejectTitles, RejectedRow, rejects};
pub(crate) use target::is_locked_elsewhere;
pub use target::write_file;
pub use text_table::to_csv;
pub use xlsx_file::to_xlsx;

/// Characters at the start of a text that make spreadsheet programs take it for a formula.
pub(crate) const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Why a grid could not be written, as a code with parameters; the wording belongs to whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {:?}", self.code(), self.params())]
pub enum WriteError {
    /// More rows than a worksheet has.
    TooManyRows {
        /// The largest number of rows below the header.
        limit: u64,
    },
    /// More columns than a worksheet has.
    TooManyColumns {
        /// The largest number of columns.
        limit: u64,
    },
    /// A text longer than a cell can hold.
    CellTooLong {
        /// The row below the header, from one.
        row: u64,
        /// The title of the column.
        column: String,
        /// The most characters.
        limit: u64,
    },
    /// The folder of the target does not exist.
    FolderMissing {
        /// The folder.
        path: String,
    },
    /// Another program has the target open.
    TargetOpen {
        /// The target.
        path: String,
    },
    /// The target is marked as not to be changed, is a folder, or there is no permission.
    NotWritable {
        /// The target.
        path: String,
    },
    /// There is no room on the disk.
    DiskFull {
        /// The target.
        path: String,
    },
    /// Anything else that the system reports.
    WriteFailed {
        /// The target, or what was being put together.
        path: String,
        /// The system's own error, for the log.
        reason: String,
    },
    /// The writer was told to stop.
    Cancelled,
}

impl WriteError {
    /// The stable name of this error.
    pub fn code(&self) -> &'static str {
        match self {
            WriteError::TooManyRows { .. } => "too_many_rows",
            WriteError::TooManyColumns { .. } => "too_many_columns",
            WriteError::CellTooLong { .. } => "cell_too_long",
            WriteError::FolderMissing { .. } => "folder_missing",
            WriteError::TargetOpen { .. } => "target_open",
            WriteError::NotWritable { .. } => "not_writable",
            WriteError::DiskFull { .. } => "disk_full",
            WriteError::WriteFailed { .. } => "write_failed",
            WriteError::Cancelled => "cancelled",
        }
    }

    /// What the wording needs, by name.
    pub fn params(&self) -> Map<String, Value> {
        let params = match self {
            WriteError::TooManyRows { limit } | WriteError::TooManyColumns { limit } => {
                json!({ "limit": limit })
            }
            WriteError::CellTooLong { row, column, limit } => {
                json!({ "row": row, "column": column, "limit": limit })
            }
            WriteError::FolderMissing { path }
            | WriteError::TargetOpen { path }
            | WriteError::NotWritable { path }
            | WriteError::DiskFull { path } => json!({ "path": path }),
            WriteError::WriteFailed { path, reason } => json!({ "path": path, "reason": reason }),
            WriteError::Cancelled => json!({}),
        };
        match params {
            Value::Object(params) => params,
            _ => Map::new(),
        }
    }
}

impl From<Cancelled> for WriteError {
    fn from(_: Cancelled) -> Self {
        WriteError::Cancelled
    }
}
