//! Files that belong to a record: encrypted beside the database, named by the keyed hash of their content.
//!
//! The sealed file is on disk before the record that names it is written; the same content twice is one file. A file
//! that is added before its record exists (evidence to a complaint being taken down) is staged: its record has no owner
//! until [`assign`] gives it one.

mod add;
pub(crate) mod content;
pub(crate) mod media;
mod open;
mod remove;

#[cfg(test)]
mod tests;

pub(crate) use add::require_logo;
pub use add::{LARGEST, add_to_customer, remove_logo, set_logo, stage};
pub use open::{logo, open, save_as};
pub use remove::remove;

use rusqlite::Connection;
use uuid::Uuid;

use crate::clock::Moment;
use crate::ids::{AttachmentId, CustomerId, RootId, StaffId};
use crate::store::{self, Tx};
use crate::{Error, Result};

/// The record that an attachment belongs to, or the attachment itself while it is staged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(transparent)]
pub struct OwnerId(Uuid);

impl RootId for OwnerId {
    fn root_uuid(&self) -> Option<Uuid> {
        Some(self.0)
    }
}

impl store::Column for OwnerId {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        names.push(field);
    }
    fn values(&self, values: &mut Vec<rusqlite::types::Value>) {
        values.push(rusqlite::types::Value::Blob(self.0.as_bytes().to_vec()));
    }
    fn read(row: &rusqlite::Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        let bytes: [u8; 16] = row.get(*at)?;
        *at += 1;
        Ok(Self(Uuid::from_bytes(bytes)))
    }
}

record! {
    table "attachments", root "attachments" by owner_id;
    /// A file.
    pub struct Attachment {
        /// Key.
        pub id: AttachmentId,
        /// The table of the record it belongs to; empty while it is staged for a draft.
        pub owner_table: String,
        /// The record it belongs to.
        pub owner_id: Option<OwnerId>,
        /// The customer behind that record.
        pub customer_id: Option<CustomerId>,
        /// Keyed hash of the content: the name of the encrypted file.
        pub hash: String,
        /// SHA-256 of the content, as papers cite it.
        pub sha256: String,
        /// The name it came with.
        pub name: String,
        /// Bytes.
        pub size: u32,
        /// Found by content, such as `image/jpeg`.
        pub media_type: String,
        /// Who added it.
        pub added_by: StaffId,
        /// When.
        pub added_at: Moment,
    }
}

impl Attachment {
    /// Whether a record may take the file: it is staged, or the record's own already.
    pub(crate) fn is_free_for(&self, record: Option<Uuid>) -> bool {
        match self.owner_id {
            None => true,
            Some(OwnerId(owner)) => Some(owner) == record,
        }
    }
}

/// The files of a record, in the order they were added.
pub fn of_owner(connection: &Connection, owner: Uuid) -> Result<Vec<Attachment>> {
    store::select(
        connection,
        "owner_id = ?1 ORDER BY added_at, id",
        [owner.as_bytes()],
    )
}

/// Gives staged files to a record, inside the write that makes the record.
pub fn assign(
    tx: &mut Tx<'_>,
    files: &[AttachmentId],
    table: &str,
    owner: Uuid,
    customer: Option<CustomerId>,
) -> Result<()> {
    for id in files {
        let before: Attachment = store::get(tx.connection(), id.uuid())?
            .ok_or_else(|| Error::not_found("attachment", id))?;
        if before.owner_id.is_some() {
            continue;
        }
        let after = Attachment {
            owner_table: table.to_owned(),
            owner_id: Some(OwnerId(owner)),
            customer_id: customer,
            ..before.clone()
        };
        tx.update(&before, &after)?;
    }
    Ok(())
}
