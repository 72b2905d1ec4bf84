//! What a command says: lines for people, one document for programs, or one error.

use std::io::{self, Write as _};
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value, json};

/// What a command found or did.
pub(crate) struct Answer {
    lines: Vec<String>,
    document: Value,
}

impl Answer {
    /// An answer for both kinds of reader.
    pub(crate) fn new(lines: Vec<String>, document: impl Serialize) -> Self {
        Self {
            lines,
            document: serde_json::to_value(document).unwrap_or_default(),
        }
    }

    /// An answer that is the document itself, for people too.
    pub(crate) fn document(document: impl Serialize) -> Self {
        let document = serde_json::to_value(document).unwrap_or_default();
        let lines = vec![serde_json::to_string_pretty(&document).unwrap_or_default()];
        Self { lines, document }
    }

    /// Writes the answer to standard output.
    pub(crate) fn print(&self, as_json: bool) -> io::Result<()> {
        let mut out = io::stdout().lock();
        match as_json {
            true => writeln!(out, "{}", self.document)?,
            false => {
                for line in &self.lines {
                    writeln!(out, "{line}")?;
                }
            }
        }
        out.flush()
    }
}

/// Why a command failed.
#[derive(Debug)]
pub(crate) struct Failure {
    code: String,
    params: Map<String, Value>,
}

impl Failure {
    /// A failure of the command line itself.
    pub(crate) fn new(code: &str, params: Value) -> Self {
        Self {
            code: code.to_owned(),
            params: params.as_object().cloned().unwrap_or_default(),
        }
    }

    /// The document for standard error.
    pub(crate) fn to_json(&self) -> Value {
        json!({ "error": { "code": self.code, "params": self.params } })
    }

    /// A file that could not be read or written.
    pub(crate) fn file(path: &Path, error: io::Error) -> Self {
        yike_core::Error::io(path, error).into()
    }
}

impl From<yike_core::Error> for Failure {
    fn from(error: yike_core::Error) -> Self {
        Self {
            code: error.code().to_owned(),
            params: error.params(),
        }
    }
}
