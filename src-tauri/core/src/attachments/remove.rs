//! Puts a file into the recycle bin.

use super::Attachment;
use crate::ids::AttachmentId;
use crate::staff::Session;
use crate::store::{self, Changed, Op, Store};
use crate::{Error, Result};

/// Removes a file that the user added himself. Evidence of a complaint is final (process.md §5): only what is staged, or
/// belongs to a customer, can go. The sealed file stays as long as the recycle bin names it.
pub fn remove(store: &Store, by: &Session, id: AttachmentId) -> Result<Changed<()>> {
    store.write(by.actor(), Op::DeleteAttachment, |tx| {
        let found: Option<Attachment> = store::get(tx.connection(), id.uuid())?;
        let attachment = found.ok_or_else(|| Error::not_found("attachment", id))?;
        let is_final = !matches!(attachment.owner_table.as_str(), "" | "customers");
        if is_final || attachment.added_by != by.staff {
            return Err(Error::Forbidden {
                act: "remove_attachment",
            });
        }
        tx.delete(&attachment)
    })
}
