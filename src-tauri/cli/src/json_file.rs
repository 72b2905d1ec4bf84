//! A JSON file that a person names.

use std::path::Path;

use serde_json::{Value, json};

use crate::answer::Failure;

/// Reads it; a byte order mark is no mistake.
pub(crate) fn json_file(file: &Path) -> Result<Value, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| Failure::file(file, error))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        Failure::new(
            "not_json",
            json!({ "file": file, "line": error.line(), "column": error.column() }),
        )
    })
}
