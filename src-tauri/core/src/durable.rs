//! Files that survive a crash: written whole or not at all, on disk when the call returns, readable by their owner only.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// Replaces `path` by `bytes`. Whatever interrupts this, the file holds either the old bytes or the new ones.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = beside(path, ".new");
    let written = create_private(&beside)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| std::fs::rename(&beside, path));
    if let Err(error) = written {
        // The old file stands; what was begun beside it is worthless.
        let _ = std::fs::remove_file(&beside);
        return Err(Error::io(path, error));
    }
    sync_parent(path)
}

/// Creates or empties a file that only its owner may read.
pub(crate) fn create_private(path: &Path) -> io::Result<File> {
    private().truncate(true).open(path)
}

/// Opens a file for reading and writing, and creates it for its owner only where it is missing.
pub(crate) fn open_private(path: &Path) -> io::Result<File> {
    private().truncate(false).open(path)
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Creates a folder, with its parents, that only its owner may enter.
pub(crate) fn create_private_folder(path: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| Error::io(path, error))
}

/// Moves a finished file or folder to its place and makes the move last.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    std::fs::rename(from, to).map_err(|error| Error::io(to, error))?;
    sync_parent(to)
}

/// Removes a file where there is one.
pub(crate) fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(path, error)),
        _ => Ok(()),
    }
}

/// Removes a folder with all that it holds, where there is one.
pub(crate) fn remove_folder(path: &Path) -> Result<()> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(path, error)),
        _ => Ok(()),
    }
}

/// What lies in a folder, in no order; nothing where there is no folder.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = match std::fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    };
    read.map_err(|error| Error::io(folder, error))
}

/// The path with `suffix` behind its file name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}

/// Makes the entries of the folder around `path` last. Windows does so by itself and opens no folder as a file.
pub(crate) fn sync_parent(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| Error::io(folder, error))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replaced_file_is_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        // What a crash in the middle of an earlier write left behind.
        std::fs::write(beside(&path, ".new"), b"half").unwrap();
        replace(&path, b"first").unwrap();
        replace(&path, b"second").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failed_replacement_keeps_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        replace(&path, b"first").unwrap();
        // A folder stands where the new file would be written.
        std::fs::create_dir(beside(&path, ".new")).unwrap();
        assert!(replace(&path, b"second").is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_keeps_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        replace(&path, b"first").unwrap();
        std::os::unix::fs::symlink("/dev/full", beside(&path, ".new")).unwrap();
        assert!(matches!(replace(&path, b"second"), Err(Error::DiskFull)));
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("archive");
        create_private_folder(&inner).unwrap();
        replace(&inner.join("keys.json"), b"{}").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&inner), 0o700);
        assert_eq!(mode(&inner.join("keys.json")), 0o600);
    }
}
