//! How a new or a restored archive takes its place: put together aside, declared complete by one rename, then moved in.
//!
//! Before that rename a crash leaves the folder as it was; after it, whoever takes the lock next finishes the moving. No
//! program ever opens an archive that is half one thing and half another.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Folder, Lock};
use crate::{Result, durable};

/// What of the present archive is put aside, below [`Folder::replaced`], when the new one moves in.
#[derive(Serialize, Deserialize)]
struct SetAside {
    place: String,
    names: Vec<String>,
}

const SET_ASIDE: &str = "set-aside.json";

/// An archive that is being put together beside the one in place.
pub(crate) struct Incoming<'a> {
    target: &'a Folder,
    folder: Folder,
}

impl<'a> Incoming<'a> {
    /// Begins in an empty folder aside. The lock proves that nobody else does.
    pub(crate) fn begin(target: &'a Folder, _lock: &Lock) -> Result<Self> {
        let folder = Folder::new(&target.incoming());
        durable::remove_folder(folder.path())?;
        durable::create_private_folder(folder.path())?;
        Ok(Self { target, folder })
    }

    /// Where the parts are put.
    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Asks that these parts of the present archive are kept below `replaced/place` rather than written over.
    pub(crate) fn set_aside(&self, place: &str, names: &[&str]) -> Result<()> {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        let text = serde_json::to_vec(&SetAside {
            place: place.to_owned(),
            names,
        })
        .unwrap_or_default();
        durable::replace(&self.folder.path().join(SET_ASIDE), &text)
    }

    /// Declares the new archive complete and moves it in.
    pub(crate) fn install(self, lock: &Lock) -> Result<()> {
        durable::sync_parent(&self.folder.database())?;
        durable::rename(self.folder.path(), &self.target.arrived())?;
        settle(self.target, lock)
    }
}

impl Drop for Incoming<'_> {
    fn drop(&mut self) {
        // What was not installed is worthless. After an installation there is nothing left here.
        let _ = durable::remove_folder(self.folder.path());
    }
}

/// Finishes an installation that was interrupted, and sweeps up one that never became complete.
pub(crate) fn settle(folder: &Folder, _lock: &Lock) -> Result<()> {
    durable::remove_folder(&folder.incoming())?;
    let arrived = folder.arrived();
    if !arrived.exists() {
        return Ok(());
    }
    set_aside(folder, &arrived)?;
    if arrived.join("archive.db").exists() {
        // The journal of the earlier database must never be applied to the new one.
        for file in folder.database_files() {
            durable::remove(&file)?;
        }
    }
    move_in(&arrived, folder.path())?;
    durable::remove_folder(&arrived)?;
    durable::sync_parent(&arrived)
}

/// Puts aside what is to be kept. The list goes last, so that a second run never takes the new archive for the old one.
fn set_aside(folder: &Folder, arrived: &Path) -> Result<()> {
    let list = arrived.join(SET_ASIDE);
    let Ok(text) = std::fs::read(&list) else {
        return Ok(());
    };
    if let Ok(SetAside { place, names }) = serde_json::from_slice(&text) {
        let place = folder.replaced().join(place);
        durable::create_private_folder(&place)?;
        for name in names {
            let present = folder.path().join(&name);
            if present.exists() {
                durable::rename(&present, &place.join(name))?;
            }
        }
    }
    durable::sync_parent(&folder.database())?;
    durable::remove(&list)?;
    durable::sync_parent(&list)
}

/// Moves every file below `from` to the same place below `to`, over what is there.
fn move_in(from: &Path, to: &Path) -> Result<()> {
    durable::create_private_folder(to)?;
    for path in durable::entries(from)? {
        let Some(name) = path.file_name() else {
            continue;
        };
        let target = to.join(name);
        match path.is_dir() {
            true => move_in(&path, &target)?,
            false => durable::rename(&path, &target)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::Host;
    use super::*;
    use crate::clock::SystemClock;

    fn write(folder: &Path, name: &str, text: &str) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn read(folder: &Path, name: &str) -> Option<String> {
        std::fs::read_to_string(folder.join(name)).ok()
    }

    fn place() -> (tempfile::TempDir, Folder, Lock) {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let lock = Lock::take(&folder, &Host::new("test", Arc::new(SystemClock))).unwrap();
        (place, folder, lock)
    }

    #[test]
    fn the_new_archive_replaces_the_old_one_with_its_journal() {
        let (_place, folder, lock) = place();
        write(folder.path(), "archive.db", "old");
        write(folder.path(), "archive.db-wal", "old journal");
        write(folder.path(), "attachments/ab/kept", "kept");
        let incoming = Incoming::begin(&folder, &lock).unwrap();
        write(incoming.folder().path(), "archive.db", "new");
        write(incoming.folder().path(), "attachments/ab/added", "added");
        incoming.install(&lock).unwrap();
        assert_eq!(read(folder.path(), "archive.db").as_deref(), Some("new"));
        assert_eq!(read(folder.path(), "archive.db-wal"), None);
        assert_eq!(
            read(folder.path(), "attachments/ab/kept").as_deref(),
            Some("kept")
        );
        assert_eq!(
            read(folder.path(), "attachments/ab/added").as_deref(),
            Some("added")
        );
        assert!(!folder.incoming().exists() && !folder.arrived().exists());
    }

    #[test]
    fn an_interrupted_installation_is_finished_by_the_next() {
        let (_place, folder, lock) = place();
        // The crash came after the database was moved and before the keys were.
        write(folder.path(), "archive.db", "new");
        write(folder.path(), "keys.json", "old");
        write(&folder.arrived(), "keys.json", "new");
        settle(&folder, &lock).unwrap();
        assert_eq!(read(folder.path(), "archive.db").as_deref(), Some("new"));
        assert_eq!(read(folder.path(), "keys.json").as_deref(), Some("new"));
        assert!(!folder.arrived().exists());
    }

    #[test]
    fn what_is_to_be_kept_is_put_aside_once() {
        let (_place, folder, lock) = place();
        write(folder.path(), "archive.db", "damaged");
        write(folder.path(), "attachments/ab/old", "old");
        let incoming = Incoming::begin(&folder, &lock).unwrap();
        write(incoming.folder().path(), "archive.db", "new");
        incoming
            .set_aside("20260618", &["archive.db", "archive.db-wal", "attachments"])
            .unwrap();
        incoming.install(&lock).unwrap();
        settle(&folder, &lock).unwrap();
        assert_eq!(read(folder.path(), "archive.db").as_deref(), Some("new"));
        assert_eq!(
            read(&folder.replaced(), "20260618/archive.db").as_deref(),
            Some("damaged")
        );
        assert_eq!(
            read(&folder.replaced(), "20260618/attachments/ab/old").as_deref(),
            Some("old")
        );
        assert!(!folder.attachments().exists());
    }

    #[test]
    fn what_never_became_complete_changes_nothing() {
        let (_place, folder, lock) = place();
        write(folder.path(), "archive.db", "old");
        drop(Incoming::begin(&folder, &lock).unwrap());
        write(&folder.incoming(), "archive.db", "half");
        settle(&folder, &lock).unwrap();
        assert_eq!(read(folder.path(), "archive.db").as_deref(), Some("old"));
        assert!(!folder.incoming().exists());
    }
}
