//! Sheets that were rendered and are being looked at. They live in memory and leave it only to a file the user names.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use yike_core::ids;

/// The scheme under which a page fetches a rendered sheet.
pub(crate) const SCHEME: &str = "paper";
/// Older sheets are forgotten; a preview renders again when it needs one.
const KEPT: usize = 8;

/// What is kept for a page to fetch: a sheet, or the logo that stands on it.
pub(crate) struct Kept {
    /// The name offered when it is saved.
    pub file_name: String,
    /// What it is about, for the access log.
    pub subject: String,
    /// What the bytes are.
    pub media_type: &'static str,
    /// The content.
    pub bytes: Vec<u8>,
}

/// One rendered sheet.
pub(crate) struct Rendered {
    /// Names the sheet in its address.
    pub token: String,
    /// The sheet.
    pub kept: Kept,
}

/// The sheets that were rendered last.
#[derive(Default)]
pub(crate) struct Papers(Mutex<VecDeque<Arc<Rendered>>>);

impl Papers {
    /// Keeps a sheet and gives it an address that nobody can guess.
    pub(crate) fn keep(&self, kept: Kept, now: yike_core::clock::Moment) -> Arc<Rendered> {
        let rendered = Arc::new(Rendered {
            token: ids::fresh(now).simple().to_string(),
            kept,
        });
        let mut papers = self.lock();
        papers.push_back(Arc::clone(&rendered));
        while papers.len() > KEPT {
            papers.pop_front();
        }
        rendered
    }

    /// The sheet of a token.
    pub(crate) fn find(&self, token: &str) -> Option<Arc<Rendered>> {
        self.lock()
            .iter()
            .find(|rendered| rendered.token == token)
            .cloned()
    }

    /// Forgets all sheets.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Arc<Rendered>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A rendered sheet as the preview knows it.
#[derive(Clone, Debug, serde::Serialize, specta::Type)]
pub struct PaperView {
    /// Names the sheet to save and open it.
    pub token: String,
    /// Where the page fetches the PDF.
    pub address: String,
    /// The name offered when it is saved.
    pub file_name: String,
    /// How many pages it has.
    pub pages: u32,
    /// Characters that no face has, such as `U+20164`; they are printed as their code.
    pub missing_characters: Vec<String>,
}

/// Where a page fetches the sheet: webviews on Windows know custom schemes only as hosts.
pub(crate) fn address(token: &str) -> String {
    match cfg!(windows) {
        true => format!("http://{SCHEME}.localhost/{token}"),
        false => format!("{SCHEME}://localhost/{token}"),
    }
}
