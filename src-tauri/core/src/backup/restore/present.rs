//! What stands where a backup is to be restored, and how it is kept.

use std::path::PathBuf;
use std::sync::Arc;

use super::Proof;
use crate::archive::{Folder, Host, Incoming, device_marks, require_whole_pages};
use crate::backup::{Manifest, Source, before_restore, database};
use crate::keys::{DataKey, KeyFile};
use crate::staff::{Act, Role};
use crate::store::{HighWater, Numbers, Store};
use crate::{Error, Result};

/// What stands in the folder.
pub(super) enum Present {
    Nothing,
    /// The same archive, with today's keys.
    Same(Box<KeyFile>),
    /// An archive whose keys cannot be read.
    Unknown,
}

impl Present {
    pub(super) fn find(folder: &Folder, manifest: &Manifest) -> Result<Self> {
        if !folder.holds_archive() {
            return Ok(Self::Nothing);
        }
        match KeyFile::read(folder.path()) {
            Ok(keys) if keys.archive() == manifest.archive => Ok(Self::Same(Box::new(keys))),
            // Another firm's archive is never written over.
            Ok(_) => Err(Error::ArchiveExists {
                path: folder.path().to_owned(),
            }),
            Err(Error::KeysMissing | Error::KeysDamaged) => Ok(Self::Unknown),
            Err(other) => Err(other),
        }
    }
}

/// Backs up what is there; what cannot be backed up is put aside when the new archive moves in.
pub(super) fn save_present(
    folder: &Folder,
    present: &Present,
    key: &DataKey,
    proof: Proof<'_>,
    incoming: &Incoming<'_>,
    host: &Host,
) -> Result<(Option<PathBuf>, Option<PathBuf>)> {
    let aside = |names: &[&str]| {
        let place = host.clock.now().local().format("%Y%m%d-%H%M%S").to_string();
        incoming.set_aside(&place, names)?;
        Ok((None, Some(folder.replaced().join(place))))
    };
    let database = ["archive.db", "archive.db-wal", "archive.db-shm"];
    let whole = [
        "archive.db",
        "archive.db-wal",
        "archive.db-shm",
        "keys.json",
        "keys.copy.json",
        "attachments",
    ];
    match present {
        Present::Nothing => Ok((None, None)),
        Present::Same(keys) if keys.mark() == key.mark() => {
            match back_up_present(folder, keys, key, proof, host) {
                Ok(before) => Ok((Some(before), None)),
                Err(Error::ArchiveDamaged { .. }) => aside(&database),
                Err(other) => Err(other),
            }
        }
        Present::Same(_) | Present::Unknown => aside(&whole),
    }
}

fn back_up_present(
    folder: &Folder,
    keys: &KeyFile,
    key: &DataKey,
    proof: Proof<'_>,
    host: &Host,
) -> Result<PathBuf> {
    require_whole_pages(&folder.database())?;
    let marks = device_marks(folder)?
        .unwrap_or_else(|| HighWater::new(keys.workstation(), host.clock.now()));
    let numbers = Numbers::in_memory(marks.clone());
    let store = Store::open(
        &folder.database(),
        &key.database_key(),
        Arc::clone(&host.clock),
        numbers,
        |_| Ok(()),
    )?;
    store.alone(|connection| {
        database::prove(connection, "main")?;
        require_administrator(keys, proof)?;
        let source = Source {
            key,
            keys,
            marks: &marks,
            folder,
        };
        before_restore(connection, &source, host)
    })
}

fn require_administrator(keys: &KeyFile, proof: Proof<'_>) -> Result<()> {
    let Proof::Password { who, .. } = proof else {
        return Ok(());
    };
    let roles = keys
        .find(who)
        .map(|user| user.roles.clone())
        .unwrap_or_default();
    match roles.iter().any(|role| role == Role::Administrator.code()) {
        true => Ok(()),
        false => Err(Error::Forbidden {
            act: Act::ManageBackups.code(),
        }),
    }
}
