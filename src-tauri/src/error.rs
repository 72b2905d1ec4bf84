//! What a command's failure looks like to the screen: a code with parameters, never a sentence.

use serde::Serialize;
use serde_json::{Map, Value};

/// The answer of a command.
pub type Answer<T> = Result<T, CommandError>;

/// A failed command.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct CommandError {
    /// The stable code; the screen has a sentence for each.
    pub code: String,
    /// The values of that sentence.
    #[specta(type = std::collections::BTreeMap<String, specta_typescript::Unknown>)]
    pub params: Map<String, Value>,
}

impl CommandError {
    /// An error of the window itself.
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            params: Map::new(),
        }
    }

    /// An error of reading or writing lists, kept apart from those of the archive by its prefix. To be stopped is the
    /// same everywhere.
    pub(crate) fn prefixed(prefix: &str, code: &str, params: Map<String, Value>) -> Self {
        let code = match code {
            "cancelled" => code.to_owned(),
            code => format!("{prefix}_{code}"),
        };
        Self { code, params }
    }
}

impl From<yike_core::Error> for CommandError {
    fn from(error: yike_core::Error) -> Self {
        let code = error.code();
        // Programming faults are logged with their kind; messages may carry values and stay out of the log.
        if matches!(error, yike_core::Error::Database(_)) {
            log::error!("a statement failed: {:?}", error.params().get("kind"));
        }
        Self {
            code: code.to_owned(),
            params: error.params(),
        }
    }
}
