//! The archive as a folder on this computer: what lies in it, who may open it, and that only one program does.
//!
//! An open [`Archive`] holds the folder's lock, the database and the data key. Dropping it closes the database, wipes the
//! key and lets the next program in; that is all that locking the screen does.

mod create;
mod folder;
mod install;
mod lock;
mod network;
mod open;
mod passwords;
mod people;
mod recover;
mod sign_in;
mod state;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use create::{Logo, Setup, create};
pub use recover::recover;
pub use sign_in::sign_in;
pub use state::{ArchiveState, state};

pub(crate) use create::check_workstation;
pub(crate) use folder::Folder;
pub(crate) use install::{Incoming, settle};
pub(crate) use lock::Lock;
pub(crate) use network::refuse_network_folder;
pub(crate) use open::{Credential, device_marks, require_whole_pages};

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use uuid::Uuid;

use crate::Result;
use crate::clock::Clock;
use crate::keys::{Cost, DataKey, KeyFile, Purpose, SignInUser, Subkey};
use crate::store::Store;

/// The program that opens archives.
#[derive(Clone)]
pub struct Host {
    /// What it calls itself to others who find the archive in use.
    pub program: String,
    /// Its clock.
    pub clock: Arc<dyn Clock>,
    /// What a guess at a new password costs.
    pub cost: Cost,
}

impl Host {
    /// A program with the standard cost.
    pub fn new(program: &str, clock: Arc<dyn Clock>) -> Self {
        Self {
            program: program.to_owned(),
            clock,
            cost: Cost::standard(),
        }
    }

    /// The same program with another cost, for tests and throw-away archives.
    pub fn with_cost(self, cost: Cost) -> Self {
        Self { cost, ..self }
    }
}

/// An open archive.
pub struct Archive {
    // Fields are dropped in this order: the database is closed and the key wiped before the lock is released.
    store: Store,
    key: DataKey,
    keys: Mutex<KeyFile>,
    host: Host,
    folder: Folder,
    arriving: RwLock<()>,
    _lock: Lock,
}

impl Archive {
    /// The database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Where the archive lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The archive's own key, the same on every workstation.
    pub fn id(&self) -> Uuid {
        self.keys().archive()
    }

    /// Refuses to write a file that a user named into the archive's own folder, where it could replace the archive.
    pub fn refuse_inside(&self, target: &Path) -> Result<()> {
        self.folder.refuse_inside(target)
    }

    /// The clock.
    pub fn clock(&self) -> &dyn Clock {
        self.host.clock.as_ref()
    }

    /// Those who have a password.
    pub fn users(&self) -> Vec<SignInUser> {
        self.keys().users().cloned().collect()
    }

    pub(crate) fn subkey(&self, purpose: Purpose) -> Subkey {
        self.key.subkey(purpose)
    }

    pub(crate) fn data_key(&self) -> &DataKey {
        &self.key
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Held from before a file is put in its place until its record is written, and while files are copied.
    pub(crate) fn files_arriving(&self) -> RwLockReadGuard<'_, ()> {
        self.arriving.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Held while files and records are compared: none is under way between them.
    pub(crate) fn files_at_rest(&self) -> RwLockWriteGuard<'_, ()> {
        self.arriving
            .write()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn keys(&self) -> MutexGuard<'_, KeyFile> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
