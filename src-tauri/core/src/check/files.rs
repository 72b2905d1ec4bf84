//! Attachments: every record has its file, every file its record.

use std::collections::BTreeMap;

use super::{Defect, Finding};
use crate::archive::Archive;
use crate::attachments::content::{Fault, place, prove};
use crate::{Result, durable};

pub(super) fn check(archive: &Archive, mend: bool) -> Result<Vec<Finding>> {
    // No file is between its place and its record while both are compared.
    let _at_rest = archive.files_at_rest();
    let recorded = recorded(archive)?;
    let (mut missing, mut damaged) = (Vec::new(), Vec::new());
    for (hash, sha256) in &recorded {
        match prove(archive, hash) {
            Ok(found) if found == *sha256 => {}
            Ok(_) | Err(Fault::Damaged) => damaged.push(hash.clone()),
            Err(Fault::Missing) => missing.push(hash.clone()),
            Err(Fault::Other(error)) => return Err(error),
        }
    }
    let mut orphans = Vec::new();
    for path in files(archive)? {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if !recorded.contains_key(&name) || path != place(archive, &name) {
            orphans.push(name);
            if mend {
                durable::remove(&path)?;
            }
        }
    }
    Ok(vec![
        Finding::new(Defect::FileMissing, missing),
        Finding::new(Defect::FileDamaged, damaged),
        Finding::new(Defect::FileOrphan, orphans).mended_if(mend),
    ])
}

/// Keyed hash and SHA-256 of every attachment, the recycle bin included.
fn recorded(archive: &Archive) -> Result<BTreeMap<String, String>> {
    archive.store().read(|connection| {
        let mut statement = connection.prepare("SELECT DISTINCT hash, sha256 FROM attachments")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    })
}

/// Whatever lies among the attachments, half-written files included.
fn files(archive: &Archive) -> Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    for path in durable::entries(&archive.folder().attachments())? {
        match path.is_dir() {
            true => files.extend(durable::entries(&path)?),
            false => files.push(path),
        }
    }
    files.sort();
    Ok(files)
}
