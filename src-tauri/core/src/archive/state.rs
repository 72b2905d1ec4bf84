//! What a folder holds, as far as it can be told without a password.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::open::enter;
use super::{Folder, Host};
use crate::keys::{KeyFile, SignInUser};
use crate::{Error, Result, backup};

/// What the first page is about: set-up, sign-in, or what is in the way of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ArchiveState {
    /// No archive: first run.
    Absent,
    /// An archive, to be opened with a password.
    Locked {
        /// The firm's name.
        firm: String,
        /// The letter of this workstation.
        workstation: String,
        /// Who may sign in.
        users: Vec<SignInUser>,
    },
    /// Another program has it open.
    InUse {
        /// The program.
        holder: String,
    },
    /// The folder is on the network.
    Network,
    /// The archive is of a newer version of the program.
    Newer {
        /// Its version.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// The key file and its copy are missing.
    KeysMissing {
        /// The newest backup that is whole.
        backup: Option<PathBuf>,
    },
    /// The key file and its copy cannot be read.
    KeysDamaged {
        /// The newest backup that is whole.
        backup: Option<PathBuf>,
    },
    /// The database is missing or cut off.
    Damaged {
        /// The newest backup that is whole.
        backup: Option<PathBuf>,
    },
}

/// Looks at a folder. Damage inside the database shows only when it is opened.
pub fn state(path: &Path, host: &Host) -> Result<ArchiveState> {
    let folder = Folder::new(path);
    let backup = || backup::newest_good(path);
    let found = enter(&folder, host).and_then(|_lock| {
        let keys = KeyFile::read(path)?;
        super::open::require_whole_pages(&folder.database())?;
        Ok(keys)
    });
    Ok(match found {
        Ok(keys) => ArchiveState::Locked {
            firm: keys.firm().to_owned(),
            workstation: keys.workstation().to_owned(),
            users: keys.users().cloned().collect(),
        },
        Err(Error::NoArchive { .. }) => ArchiveState::Absent,
        Err(Error::ArchiveInUse { holder }) => ArchiveState::InUse { holder },
        Err(Error::NetworkFolder { .. }) => ArchiveState::Network,
        Err(Error::ArchiveNewer { found, known }) => ArchiveState::Newer { found, known },
        Err(Error::KeysMissing) => ArchiveState::KeysMissing { backup: backup() },
        Err(Error::KeysDamaged) => ArchiveState::KeysDamaged { backup: backup() },
        Err(Error::ArchiveDamaged { .. }) => ArchiveState::Damaged { backup: backup() },
        Err(other) => return Err(other),
    })
}
