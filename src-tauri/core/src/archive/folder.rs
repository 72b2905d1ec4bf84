//! What lies where in an archive's folder.

use std::path::{Path, PathBuf};

use crate::keys::KeyFile;
use crate::{Error, Result};

/// The folder of an archive.
#[derive(Clone, Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The encrypted database.
    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("archive.db")
    }

    /// The database with the files that SQLite keeps beside it.
    pub(crate) fn database_files(&self) -> [PathBuf; 3] {
        ["archive.db", "archive.db-wal", "archive.db-shm"].map(|name| self.0.join(name))
    }

    /// Which installation this is and how far its numbers came.
    pub(crate) fn device(&self) -> PathBuf {
        self.0.join("device.json")
    }

    /// Sealed files, by their keyed hash.
    pub(crate) fn attachments(&self) -> PathBuf {
        self.0.join("attachments")
    }

    /// Backups that come by themselves.
    pub(crate) fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// What an archive that could not be read was before a restore replaced it.
    pub(crate) fn replaced(&self) -> PathBuf {
        self.0.join("replaced")
    }

    /// The file whose lock the open archive holds.
    pub(crate) fn lock(&self) -> PathBuf {
        self.0.join("archive.lock")
    }

    /// Who holds the lock. A file of its own, because Windows lets nobody read a locked one.
    pub(crate) fn holder(&self) -> PathBuf {
        self.0.join("archive.holder")
    }

    /// A new or restored archive that is being put together.
    pub(crate) fn incoming(&self) -> PathBuf {
        self.0.join("incoming")
    }

    /// The same once it is complete: what lies here replaces what lies in the folder.
    pub(crate) fn arrived(&self) -> PathBuf {
        self.0.join("arrived")
    }

    /// Refuses a path within this folder, however it is written.
    pub(crate) fn refuse_inside(&self, target: &Path) -> Result<()> {
        let parent = target
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let real = |path: &Path| std::fs::canonicalize(path).ok();
        match (real(parent.unwrap_or(Path::new("."))), real(&self.0)) {
            (Some(place), Some(own)) if place.starts_with(&own) => Err(Error::FileRefused {
                name: target
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default(),
                reason: "inside_archive",
            }),
            _ => Ok(()),
        }
    }

    /// Whether an archive, whole or not, lies here.
    pub(crate) fn holds_archive(&self) -> bool {
        KeyFile::is_in(&self.0) || self.database().exists() || self.arrived().exists()
    }
}
