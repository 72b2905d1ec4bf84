//! Whose paper it is.

use std::sync::Arc;

use crate::paper::PaperError;
use crate::typeset::page::LOGO;
use crate::typeset::picture::Picture;

/// The firm as it stands in the head of its papers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Firm {
    /// Its full name.
    pub name: String,
    /// Its logo: a PNG or JPEG file.
    pub logo: Option<Vec<u8>>,
}

impl Firm {
    /// The logo, ready for the head of a page.
    pub(crate) fn picture(&self) -> Result<Option<Arc<Picture>>, PaperError> {
        let read = |file: &Vec<u8>| Picture::read(file, LOGO.0, LOGO.1).map(Arc::new);
        Ok(self.logo.as_ref().map(read).transpose()?)
    }
}
