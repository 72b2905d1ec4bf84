//! Writing to the file that the user named.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::WriteError;

/// Writes a file whole or not at all: beside its target first, then over it. What was there before stays until then.
///
/// # Errors
/// [`WriteError::FolderMissing`], [`WriteError::TargetOpen`], [`WriteError::NotWritable`], [`WriteError::DiskFull`],
/// [`WriteError::WriteFailed`].
pub fn write_file(target: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let named = target;
    let target = followed(named);
    let path = || named.display().to_string();
    let folder = match target.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(WriteError::NotWritable { path: path() }),
    };
    if !folder.is_dir() {
        return Err(WriteError::FolderMissing {
            path: folder.display().to_string(),
        });
    }
    let before = fs::metadata(&target).ok();
    if let Some(before) = &before
        && (before.is_dir() || before.permissions().readonly())
    {
        return Err(WriteError::NotWritable { path: path() });
    }
    let failed = |error: io::Error| writing_failed(named, &error);
    let mut file = new_file(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if let Some(before) = before {
        // Whoever could read the old file can read the new one.
        file.as_file()
            .set_permissions(before.permissions())
            .map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&target)
        .map(drop)
        .map_err(|error| writing_failed(named, &error.error))
}

/// The file behind a link, so that the link stays one.
fn followed(target: &Path) -> PathBuf {
    fs::canonicalize(target).unwrap_or_else(|_| target.to_owned())
}

/// A new file that takes itself away unless it is given its name.
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".yike-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any program makes a new document: the user's mask decides.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn writing_failed(target: &Path, error: &io::Error) -> WriteError {
    let path = target.display().to_string();
    if is_locked_elsewhere(error) {
        return WriteError::TargetOpen { path };
    }
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => WriteError::DiskFull { path },
        // Windows also says so where another program keeps the target open.
        io::ErrorKind::PermissionDenied if cfg!(windows) && target.exists() => {
            WriteError::TargetOpen { path }
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            WriteError::NotWritable { path }
        }
        _ => WriteError::WriteFailed {
            path,
            reason: error.to_string(),
        },
    }
}

/// Whether another program keeps the file to itself (Windows: sharing or lock violation).
pub(crate) fn is_locked_elsewhere(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    cfg!(windows)
        && matches!(
            error.raw_os_error(),
            Some(SHARING_VIOLATION | LOCK_VIOLATION)
        )
}
