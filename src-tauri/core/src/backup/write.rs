//! Writes a backup.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::container::{self, Container, Course};
use super::database::Copied;
use super::manifest::{FORMAT, Manifest, Reason};
use super::{Watch, database};
use crate::access_log::{self, Access};
use crate::archive::{Archive, Folder, Host};
use crate::clock::Moment;
use crate::keys::{DataKey, KeyFile, Purpose, Subkey};
use crate::sealed::SealedWriter;
use crate::staff::{Act, Session};
use crate::store::HighWater;
use crate::{Error, Result, durable};

/// What a backup is made of beside the database.
pub(crate) struct Source<'a> {
    pub key: &'a DataKey,
    pub keys: &'a KeyFile,
    pub marks: &'a HighWater,
    pub folder: &'a Folder,
}

/// Writes a backup of the open archive to `target`, over what is there, and logs it. Other writes wait only while the
/// database is copied.
pub fn write(archive: &Archive, by: &Session, target: &Path, watch: Watch<'_>) -> Result<Manifest> {
    by.require(Act::ManageBackups)?;
    archive.refuse_inside(target)?;
    let manifest = write_archive(archive, target, Reason::Asked, watch)?;
    log_asked(archive, by, target)?;
    Ok(manifest)
}

/// Logs a backup with its place: people look for it there.
pub(super) fn log_asked(archive: &Archive, by: &Session, target: &Path) -> Result<()> {
    let detail = serde_json::json!({ "bytes": length(target)?, "path": target });
    access_log::append(
        archive.store(),
        Some(by.staff),
        Access::Backup,
        "archive",
        detail,
    )
}

/// The same without asking who wants it.
pub(super) fn write_archive(
    archive: &Archive,
    target: &Path,
    reason: Reason,
    watch: Watch<'_>,
) -> Result<Manifest> {
    // No file is removed between the copy of the database and that of the files.
    let _arriving = archive.files_arriving();
    let copied = |to: &Path| {
        archive
            .store()
            .alone(|connection| database::copy(connection, to))
    };
    let scratch = Scratch::beside(target);
    let copy = scratch.fill(target, copied)?;
    let keys = archive.keys().clone();
    let marks = archive.store().numbers().marks();
    let source = Source {
        key: archive.data_key(),
        keys: &keys,
        marks: &marks,
        folder: archive.folder(),
    };
    pack(
        &scratch,
        copy,
        &source,
        target,
        reason,
        archive.clock().now(),
        watch,
    )
}

/// The same of an archive that is open only to the work that asks for this.
pub(super) fn write_opening(
    connection: &Connection,
    source: &Source<'_>,
    target: &Path,
    reason: Reason,
    host: &Host,
) -> Result<Manifest> {
    let scratch = Scratch::beside(target);
    let copy = scratch.fill(target, |to| database::copy(connection, to))?;
    pack(
        &scratch,
        copy,
        source,
        target,
        reason,
        host.clock.now(),
        &super::unwatched,
    )
}

/// Puts the copied database, the keys, the marks and the files into one file, proves it and moves it to its place.
fn pack(
    scratch: &Scratch,
    copy: Copied,
    source: &Source<'_>,
    target: &Path,
    reason: Reason,
    now: Moment,
    watch: Watch<'_>,
) -> Result<Manifest> {
    let unwritable = |error| Error::io(target, error);
    let file = durable::create_private(&scratch.partial).map_err(unwritable)?;
    let attachments = attachment_files(source.folder)?;
    let mut course = Course {
        watch,
        done: 0,
        total: length(&scratch.database)?,
    };
    for path in &attachments {
        course.total += length(path)?;
    }
    let key = source.key.subkey(Purpose::Backups);

    let mut container = Container::begin(BufWriter::new(file), target)?;
    container.add("archive.db", |entry| {
        seal_into(
            &scratch.database,
            entry,
            &key,
            source.keys,
            target,
            &mut course,
        )
    })?;
    let keys = source.keys.to_text()?;
    container.add("keys.json", |entry| {
        entry.write_all(keys.as_bytes()).map_err(unwritable)
    })?;
    let marks =
        serde_json::to_vec_pretty(source.marks).map_err(|error| unwritable(error.into()))?;
    container.add("device.json", |entry| {
        entry.write_all(&marks).map_err(unwritable)
    })?;
    for path in &attachments {
        let mut file = File::open(path).map_err(|error| Error::io(path, error))?;
        let copying = |entry: &mut dyn Write| {
            container::copy((&mut file, path), (entry, target), &mut course)
        };
        container.add(&entry_name(path), copying)?;
    }
    let described = |entries| describe(source, reason, now, copy, entries);
    let file = container
        .finish(&key, described)?
        .into_inner()
        .map_err(|error| unwritable(error.into_error()))?;
    file.sync_all().map_err(unwritable)?;
    drop(file);

    let manifest = container::prove(&scratch.partial, &super::unwatched)?;
    durable::rename(&scratch.partial, target)?;
    Ok(manifest)
}

fn describe(
    source: &Source<'_>,
    reason: Reason,
    made_at: Moment,
    copy: Copied,
    entries: Vec<super::Entry>,
) -> Manifest {
    Manifest {
        format: FORMAT,
        archive: source.keys.archive(),
        mark: source.keys.mark(),
        firm: source.keys.firm().to_owned(),
        workstation: source.marks.workstation.clone(),
        schema: copy.schema,
        made_at,
        reason,
        counts: copy.counts,
        entries,
    }
}

/// The copied database is sealed once more as a whole: pages of another day cannot be mixed into it.
fn seal_into(
    copy: &Path,
    entry: &mut dyn Write,
    key: &Subkey,
    keys: &KeyFile,
    target: &Path,
    course: &mut Course<'_>,
) -> Result<()> {
    let mut file = File::open(copy).map_err(|error| Error::io(copy, error))?;
    let mut writer = SealedWriter::new(entry, key, keys.archive().as_bytes())?;
    container::copy((&mut file, copy), (&mut writer, target), course)?;
    writer
        .finish()
        .map(drop)
        .map_err(|error| Error::io(target, error))
}

/// Every sealed file, staged ones included, in the order of their names.
fn attachment_files(folder: &Folder) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for shelf in durable::entries(&folder.attachments())?
        .into_iter()
        .filter(|path| path.is_dir())
    {
        files.extend(
            durable::entries(&shelf)?
                .into_iter()
                .filter(|path| path.is_file()),
        );
    }
    files.sort();
    Ok(files)
}

/// `attachments/ab/…` whatever the system's separator is.
fn entry_name(path: &Path) -> String {
    let mut parts: Vec<_> = path
        .iter()
        .rev()
        .take(3)
        .map(|part| part.to_string_lossy())
        .collect();
    parts.reverse();
    parts.join("/")
}

fn length(path: &Path) -> Result<u64> {
    std::fs::metadata(path)
        .map(|found| found.len())
        .map_err(|error| Error::io(path, error))
}

/// A database error about the copy is about the place where the backup was to go.
fn at(error: Error, target: &Path) -> Error {
    match error {
        Error::ReadOnly { .. } => Error::ReadOnly {
            path: target.to_owned(),
        },
        other => other,
    }
}

/// The files beside the target that are gone when the work is, however that ends.
struct Scratch {
    partial: PathBuf,
    database: PathBuf,
}

impl Scratch {
    fn beside(target: &Path) -> Self {
        Self {
            partial: durable::beside(target, ".partial"),
            database: durable::beside(target, ".partial-db"),
        }
    }

    /// Has the database copied into a file that only its owner may read.
    fn fill(&self, target: &Path, copied: impl FnOnce(&Path) -> Result<Copied>) -> Result<Copied> {
        durable::create_private(&self.database).map_err(|error| Error::io(target, error))?;
        copied(&self.database).map_err(|error| at(error, target))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.partial);
        let _ = std::fs::remove_file(&self.database);
    }
}
