//! When the archive was backed up last, and whether that is too long ago.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::automatic;
use crate::access_log::{self, Access};
use crate::archive::Archive;
use crate::clock::Moment;
use crate::{Result, store};

/// From so many days on a missing backup is worth a look.
const OVERDUE_DAYS: u32 = 3;

/// The newest backup.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct LastBackup {
    /// When it was made; `None` where there never was one.
    pub at: Option<Moment>,
    /// Where it was written to.
    pub path: Option<PathBuf>,
    /// Days since then, or since the archive was made.
    pub days: u32,
    /// Whether these are too many.
    pub overdue: bool,
}

/// The newest backup: in the archive's folder, or where somebody wrote one to.
pub fn last(archive: &Archive) -> Result<LastBackup> {
    let here = automatic::files(archive.path())
        .into_iter()
        .next()
        .map(|file| (file.made_at, file.path));
    let elsewhere = archive
        .store()
        .read(|connection| access_log::last(connection, Access::Backup))?
        .and_then(|(at, detail)| {
            let path = detail.get("path")?.as_str()?;
            Some((at, Path::new(path).to_owned()))
        });
    let newest = here.into_iter().chain(elsewhere).max_by_key(|(at, _)| *at);
    let now = archive.clock().now();
    let since = match &newest {
        Some((at, _)) => *at,
        None => archive.store().read(store::first_at)?,
    };
    let days = (now.local_date() - since.local_date()).num_days();
    let days = u32::try_from(days).unwrap_or_default();
    let (at, path) = newest.unzip();
    Ok(LastBackup {
        at,
        path,
        days,
        overdue: days >= OVERDUE_DAYS,
    })
}
