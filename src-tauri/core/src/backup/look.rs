//! What a backup says of itself before it is restored into a folder.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::container::Opened;
use super::{Counts, Reason};
use crate::archive::{Folder, device_marks};
use crate::clock::Moment;
use crate::keys::{KeyFile, SignInUser};
use crate::store::SCHEMA_VERSION;
use crate::{Error, Result};

/// A backup as somebody looks at it who is about to restore it.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct BackupView {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub made_at: Moment,
    /// Why.
    pub reason: Reason,
    /// Its size.
    #[specta(type = u32)]
    pub bytes: u64,
    /// The firm's name.
    pub firm: String,
    /// The workstation that made it.
    pub workstation: String,
    /// What it holds.
    pub counts: Counts,
    /// Whether today's passwords and recovery code open it, and stay; else those of the day it was made.
    pub keys_kept: bool,
    /// Whose passwords open it.
    pub users: Vec<SignInUser>,
    /// Whether an archive, whole or not, stands where it would go.
    pub replaces: bool,
    /// Whether this computer needs a workstation letter of its own: it never gave numbers for this archive.
    pub needs_workstation: bool,
}

/// Looks at a backup that may be restored into the folder `into`. Its head is proved, its content only when it is
/// restored.
pub fn look(path: &Path, into: &Path) -> Result<BackupView> {
    let mut opened = Opened::open(path)?;
    if opened.manifest.schema > SCHEMA_VERSION {
        return Err(Error::ArchiveNewer {
            found: opened.manifest.schema,
            known: SCHEMA_VERSION,
        });
    }
    let folder = Folder::new(into);
    let replaces = folder.holds_archive();
    let today = match replaces {
        true => KeyFile::read(into).ok(),
        false => None,
    };
    let today = today.filter(|keys| {
        keys.archive() == opened.manifest.archive && keys.mark() == opened.manifest.mark
    });
    let keys_kept = today.is_some();
    let keys = match today {
        Some(keys) => keys,
        None => KeyFile::from_text(&opened.entry("keys.json")?).map_err(|_| opened.damage())?,
    };
    let bytes = std::fs::metadata(path)
        .map_err(|error| Error::io(path, error))?
        .len();
    let manifest = opened.manifest;
    Ok(BackupView {
        path: path.to_owned(),
        made_at: manifest.made_at,
        reason: manifest.reason,
        bytes,
        firm: manifest.firm,
        workstation: manifest.workstation,
        counts: manifest.counts,
        keys_kept,
        users: keys.users().cloned().collect(),
        replaces,
        needs_workstation: device_marks(&folder)?.is_none(),
    })
}
