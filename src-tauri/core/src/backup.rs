//! One file that holds the whole archive: the database, the keys, the device's marks and the attachments.
//!
//! Nothing in it is readable without a password or recovery code of the day it was made, except what the sign-in page
//! shows. It is written beside its place, verified and renamed; whatever fails leaves nothing half-written.

mod automatic;
mod container;
mod database;
mod last;
mod look;
mod manifest;
mod restore;
mod thin;
mod write;

#[cfg(test)]
mod tests;

pub use automatic::{BackupFile, daily, files, list, newest_good, write_here};
pub use last::{LastBackup, last};
pub use look::{BackupView, look};
pub use manifest::{Counts, Entry, Manifest, Reason};
pub use restore::{Proof, Restored, Restoring, restore};
pub use write::write;

pub(crate) use automatic::{before_migration, before_restore};
pub(crate) use write::Source;

use std::ops::ControlFlow;
use std::path::Path;

use crate::Result;

/// Whoever waits for a backup: called with the bytes done and the bytes in all; [`ControlFlow::Break`] stops the work.
pub type Watch<'a> = &'a dyn Fn(u64, u64) -> ControlFlow<()>;

/// Nobody waits.
pub fn unwatched(_done: u64, _total: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// What a backup file says of itself. The file is read whole and proved by its checksums; no password is needed.
pub fn inspect(path: &Path) -> Result<Manifest> {
    container::prove(path, &unwatched)
}
