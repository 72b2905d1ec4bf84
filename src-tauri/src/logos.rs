//! The firm's logo on its way in from a page and out to one.

use base64::Engine as _;
use serde::{Deserialize, Serialize};
use yike_core::archive::{Archive, Logo};
use yike_core::attachments;
use yike_core::staff::Session;
use yike_core::{Error, Result};

use crate::desk::Desk;
use crate::paper::{self, Kept};

/// A picture that a user chose on a page.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct LogoInput {
    /// The file's name.
    pub name: String,
    /// Its content.
    pub base64: String,
}

/// The firm's logo as a page shows it.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct LogoView {
    /// The file's name.
    pub name: String,
    /// Where the page fetches the picture.
    pub address: String,
}

impl LogoInput {
    /// The picture; whether it is one is the core's to say.
    pub(crate) fn read(self) -> Result<Logo> {
        Ok(Logo {
            bytes: bytes(&self.name, &self.base64)?,
            name: self.name,
        })
    }
}

/// The content of a file that a page sent.
pub(crate) fn bytes(name: &str, base64: &str) -> Result<Vec<u8>> {
    base64::engine::general_purpose::STANDARD
        .decode(base64)
        .map_err(|_| Error::FileRefused {
            name: name.to_owned(),
            reason: "unreadable",
        })
}

/// The firm's logo, kept where the page can fetch it.
pub(crate) fn view(desk: &Desk, archive: &Archive, by: &Session) -> Result<Option<LogoView>> {
    let found = attachments::logo(archive, by)?;
    Ok(found.map(|(picture, bytes)| {
        let media_type = match picture.media_type.as_str() {
            "image/png" => "image/png",
            _ => "image/jpeg",
        };
        let kept = Kept {
            file_name: picture.name.clone(),
            subject: "logo".to_owned(),
            media_type,
            bytes,
        };
        LogoView {
            name: picture.name,
            address: paper::address(&desk.papers.keep(kept, archive.clock().now()).token),
        }
    }))
}
