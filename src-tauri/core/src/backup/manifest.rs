//! What a backup says of itself.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Moment;

/// The format that this program writes.
pub(super) const FORMAT: u32 = 1;

choices! {
    /// Why a backup was made.
    pub enum Reason {
        /// Somebody asked for it.
        Asked = "asked" / "手动备份",
        /// It was time.
        Daily = "daily" / "每日备份",
        /// The archive was about to be brought to a newer schema.
        BeforeMigration = "before_migration" / "升级前备份",
        /// The archive was about to be replaced by a backup.
        BeforeRestore = "before_restore" / "恢复前备份",
    }
}

/// One file inside a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its path in the archive's folder, parted by `/`.
    pub name: String,
    /// Bytes as they stand in the backup.
    pub length: u64,
    /// SHA-256 of these bytes.
    pub sha256: String,
}

/// The head of a backup, readable without a password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Format of the file.
    pub format: u32,
    /// The archive's own key.
    pub archive: Uuid,
    /// Mark of the data key that opens it.
    pub mark: Uuid,
    /// The firm's name.
    pub firm: String,
    /// The workstation that made it.
    pub workstation: String,
    /// Schema of the database.
    pub schema: u32,
    /// When.
    pub made_at: Moment,
    /// Why.
    pub reason: Reason,
    /// How many customers, contacts, complaints and attachments it holds, the recycle bin included.
    pub counts: Counts,
    /// The files, in the order they stand.
    pub entries: Vec<Entry>,
}

/// How much a backup holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Counts {
    /// Customers.
    pub customers: u32,
    /// Contacts.
    pub contacts: u32,
    /// Complaints.
    pub complaints: u32,
    /// Attachments.
    pub attachments: u32,
}
