//! One program per archive: a lock of the operating system, which ends with the program however that ends.

use std::fs::{File, TryLockError};

use super::{Folder, Host};
use crate::{Error, Result, durable};

/// The lock on an archive's folder, held until it is dropped.
pub(crate) struct Lock {
    folder: Folder,
    _file: File,
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub(crate) fn take(folder: &Folder, host: &Host) -> Result<Self> {
        let path = folder.lock();
        let file = durable::open_private(&path).map_err(|error| Error::io(&path, error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::ArchiveInUse {
                    holder: holder(folder),
                });
            }
            Err(TryLockError::Error(error)) => return Err(Error::io(&path, error)),
        }
        let name = format!("{} ({})", host.program, std::process::id());
        // Only a courtesy to others: a full disk does not keep the archive shut.
        if let Err(error) = durable::create_private(&folder.holder())
            .and_then(|mut file| std::io::Write::write_all(&mut file, name.as_bytes()))
        {
            log::warn!("the lock's holder could not be written: {}", error.kind());
        }
        Ok(Self {
            folder: folder.clone(),
            _file: file,
        })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The name goes first; the lock itself goes with the file.
        let _ = std::fs::remove_file(self.folder.holder());
    }
}

fn holder(folder: &Folder) -> String {
    std::fs::read_to_string(folder.holder()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::SystemClock;

    #[test]
    fn the_second_is_told_who_has_it_and_the_next_gets_it() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let host = |name| Host::new(name, Arc::new(SystemClock));
        let first = Lock::take(&folder, &host("window")).unwrap();
        let Err(Error::ArchiveInUse { holder }) = Lock::take(&folder, &host("command line")) else {
            panic!("two programs have the archive")
        };
        assert_eq!(holder, format!("window ({})", std::process::id()));
        drop(first);
        assert!(!folder.holder().exists());
        Lock::take(&folder, &host("command line")).unwrap();
    }

    #[test]
    fn what_a_killed_program_left_behind_does_not_lock() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        std::fs::write(folder.lock(), b"").unwrap();
        std::fs::write(folder.holder(), b"window (1)").unwrap();
        Lock::take(&folder, &Host::new("window", Arc::new(SystemClock))).unwrap();
    }
}
