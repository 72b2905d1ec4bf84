//! Backups that come by themselves, in the archive's own folder.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde::Serialize;

use super::thin::{Kept, surplus};
use super::write::{Source, log_asked, write_archive, write_opening};
use super::{Counts, Reason, Watch, container};
use crate::archive::{Archive, Folder, Host};
use crate::clock::Moment;
use crate::staff::{Act, Session};
use crate::{Error, Result, durable};

const EXTENSION: &str = "yikebackup";
const STAMP: &str = "%Y%m%d-%H%M%S";

/// Writes today's backup unless there is one, and thins the older ones. Returns the file that was written. Called after
/// sign-in and once in a while; a day begins in Beijing.
pub fn daily(archive: &Archive, watch: Watch<'_>) -> Result<Option<PathBuf>> {
    let folder = archive.folder();
    let today = archive.clock().now().local_date();
    let is_done = found(folder.path())
        .iter()
        .any(|kept| kept.reason == Reason::Daily && kept.at.date() == today);
    if is_done {
        return Ok(None);
    }
    let target = prepare(folder, Reason::Daily, archive.clock().now())?;
    write_archive(archive, &target, Reason::Daily, watch)?;
    thin(folder)?;
    Ok(Some(target))
}

/// Writes a backup that somebody asked for to where the daily ones lie, and logs it.
pub fn write_here(archive: &Archive, by: &Session, watch: Watch<'_>) -> Result<BackupFile> {
    by.require(Act::ManageBackups)?;
    let target = prepare(archive.folder(), Reason::Asked, archive.clock().now())?;
    write_archive(archive, &target, Reason::Asked, watch)?;
    log_asked(archive, by, &target)?;
    files(archive.path())
        .into_iter()
        .find(|file| file.path == target)
        .ok_or_else(|| Error::io(&target, std::io::ErrorKind::NotFound.into()))
}

/// A backup in the archive's own folder.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct BackupFile {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub made_at: Moment,
    /// Why.
    pub reason: Reason,
    /// Its size.
    #[specta(type = u32)]
    pub bytes: u64,
    /// What it holds; `None` where its head cannot be read.
    pub counts: Option<Counts>,
}

/// The backups in the archive's folder, newest first, as their names and heads tell.
pub fn files(folder: &Path) -> Vec<BackupFile> {
    let described = |kept: Kept| {
        let head = container::Opened::open(&kept.path);
        BackupFile {
            made_at: Moment::from_local(kept.at),
            reason: kept.reason,
            bytes: std::fs::metadata(&kept.path).map_or(0, |found| found.len()),
            counts: head.ok().map(|opened| opened.manifest.counts),
            path: kept.path,
        }
    };
    found(folder).into_iter().map(described).collect()
}

/// The backups in the archive's folder, newest first.
pub fn list(folder: &Path) -> Vec<PathBuf> {
    found(folder).into_iter().map(|kept| kept.path).collect()
}

/// The newest of them that is whole, proved from beginning to end.
pub fn newest_good(folder: &Path) -> Option<PathBuf> {
    list(folder)
        .into_iter()
        .find(|path| container::prove(path, &super::unwatched).is_ok())
}

/// Saves an archive that is about to be brought to a newer schema. Without this backup nothing is migrated.
pub(crate) fn before_migration(
    connection: &Connection,
    source: &Source<'_>,
    host: &Host,
) -> Result<()> {
    automatic(connection, source, Reason::BeforeMigration, host).map(drop)
}

/// Saves an archive that is about to be replaced.
pub(crate) fn before_restore(
    connection: &Connection,
    source: &Source<'_>,
    host: &Host,
) -> Result<PathBuf> {
    automatic(connection, source, Reason::BeforeRestore, host)
}

fn automatic(
    connection: &Connection,
    source: &Source<'_>,
    reason: Reason,
    host: &Host,
) -> Result<PathBuf> {
    let target = prepare(source.folder, reason, host.clock.now())?;
    write_opening(connection, source, &target, reason, host)?;
    Ok(target)
}

/// The path of a new backup, in a folder that is swept of what a killed program left there.
fn prepare(folder: &Folder, reason: Reason, now: Moment) -> Result<PathBuf> {
    let backups = folder.backups();
    durable::create_private_folder(&backups)?;
    for path in durable::entries(&backups)? {
        if path
            .extension()
            .is_some_and(|extension| extension.to_string_lossy().starts_with("partial"))
        {
            durable::remove(&path)?;
        }
    }
    Ok(backups.join(format!(
        "yike-{}-{}.{EXTENSION}",
        now.local().format(STAMP),
        reason.code()
    )))
}

fn thin(folder: &Folder) -> Result<()> {
    for kept in surplus(found(folder.path())) {
        match durable::remove(&kept.path) {
            // A backup that cannot be removed, such as one that is being copied, goes the next time.
            Err(Error::Io { .. } | Error::ReadOnly { .. }) => {
                log::warn!("an old backup could not be removed")
            }
            other => other?,
        }
    }
    Ok(())
}

fn found(folder: &Path) -> Vec<Kept> {
    // A folder that cannot be read has no backup to offer.
    let files = durable::entries(&Folder::new(folder).backups()).unwrap_or_default();
    let mut found: Vec<Kept> = files.into_iter().filter_map(by_name).collect();
    found.sort_by(|one, other| {
        other
            .at
            .cmp(&one.at)
            .then_with(|| other.path.cmp(&one.path))
    });
    found
}

fn by_name(path: PathBuf) -> Option<Kept> {
    let name = path
        .file_name()?
        .to_str()?
        .strip_suffix(EXTENSION)?
        .strip_suffix('.')?;
    let (stamp, reason) = name.strip_prefix("yike-")?.rsplit_once('-')?;
    let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
    Some(Kept {
        at,
        reason: Reason::parse(reason)?,
        path,
    })
}
