//! Gives the content of a file back.

use std::io::Write;
use std::path::Path;

use super::{Attachment, content};
use crate::access_log::{self, Access};
use crate::archive::Archive;
use crate::firm;
use crate::ids::AttachmentId;
use crate::staff::{Act, Session};
use crate::{Error, Result, durable, store};

/// An attachment with its content, for showing it in the window. A file that is missing or was changed is refused with
/// the reason `missing` or `damaged`.
pub fn open(archive: &Archive, by: &Session, id: AttachmentId) -> Result<(Attachment, Vec<u8>)> {
    let attachment = find(archive, by, id)?;
    let mut bytes = Vec::with_capacity(attachment.size as usize);
    content::copy_out(archive, &attachment, &mut bytes)?;
    Ok((attachment, bytes))
}

/// The firm's logo with its content, for everybody who signs in; `None` where the firm has none.
pub fn logo(archive: &Archive, by: &Session) -> Result<Option<(Attachment, Vec<u8>)>> {
    let logo = archive.store().read(firm::get)?.sheet.logo;
    logo.map(|id| open(archive, by, id)).transpose()
}

/// Saves the content, decrypted, under a path that the user named. It is logged. Nothing stands there before all of it
/// was proved.
pub fn save_as(archive: &Archive, by: &Session, id: AttachmentId, target: &Path) -> Result<()> {
    archive.refuse_inside(target)?;
    let attachment = find(archive, by, id)?;
    let detail = serde_json::json!({ "sha256": attachment.sha256 });
    access_log::append(
        archive.store(),
        Some(by.staff),
        Access::OpenAttachment,
        &id.to_string(),
        detail,
    )?;
    let beside = durable::beside(target, ".partial");
    let written = (|| {
        let unwritable = |error| Error::io(target, error);
        let mut file = durable::create_private(&beside).map_err(unwritable)?;
        content::copy_out(archive, &attachment, &mut file)?;
        file.flush()
            .and_then(|()| file.sync_all())
            .map_err(unwritable)?;
        drop(file);
        durable::rename(&beside, target)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// The logo is for everybody who signs in; other files are for those who may see customers.
fn find(archive: &Archive, by: &Session, id: AttachmentId) -> Result<Attachment> {
    let found: Option<Attachment> = archive
        .store()
        .read(|connection| store::get(connection, id.uuid()))?;
    let attachment = found.ok_or_else(|| Error::not_found("attachment", id))?;
    if attachment.owner_table != "firm" {
        by.require(Act::ViewCustomers)?;
    }
    Ok(attachment)
}
