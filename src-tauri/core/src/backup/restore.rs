//! Puts a backup in the place of an archive, or where there is none.

mod present;
mod unpack;

use std::path::{Path, PathBuf};

use super::container::{Opened, damaged};
use super::{Manifest, Watch};
use crate::archive::{
    Credential, Folder, Host, Incoming, Lock, check_workstation, device_marks,
    refuse_network_folder, settle,
};
use crate::keys::{Attempts, DataKey, KeyFile, Purpose, RecoveryCode};
use crate::problems::Problems;
use crate::store::{HighWater, Numbers, SCHEMA_VERSION};
use crate::{Error, Result, durable};
use present::Present;

/// By what a user shows that the archive is his.
#[derive(Clone, Copy)]
pub enum Proof<'a> {
    /// A user, by key or name, and his password.
    Password {
        /// The user.
        who: &'a str,
        /// The password: today's where the archive is in place, else that of the day of the backup.
        password: &'a str,
    },
    /// The recovery code, of the same day.
    RecoveryCode(&'a str),
}

/// How a backup is restored.
#[derive(Clone, Copy)]
pub struct Restoring<'a> {
    /// Whose archive it is.
    pub proof: Proof<'a>,
    /// The letter of this workstation. Asked for where the archive is new to this computer, and then one that the
    /// archive has not used: the other computer may have given numbers since. In place the letter stays.
    pub workstation: Option<&'a str>,
}

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The backup that was restored.
    pub manifest: Manifest,
    /// Whether today's passwords and recovery code stay; else those of the day of the backup are back.
    pub keys_kept: bool,
    /// The backup of what was there before.
    pub before: Option<PathBuf>,
    /// Where lies what was there before and could not be backed up, because it was damaged or of another key.
    pub set_aside: Option<PathBuf>,
}

/// Restores the backup `from` into the folder `into`.
///
/// The backup is proved whole and its database opened before anything in the folder changes. What is there is backed up
/// first or, where it cannot be read, put aside. Over a whole archive only the system administrator or the holder of the
/// recovery code may restore.
pub fn restore(
    from: &Path,
    into: &Path,
    restoring: Restoring<'_>,
    host: &Host,
    watch: Watch<'_>,
) -> Result<Restored> {
    refuse_network_folder(into)?;
    let mut opened = Opened::open(from)?;
    if opened.manifest.schema > SCHEMA_VERSION {
        return Err(Error::ArchiveNewer {
            found: opened.manifest.schema,
            known: SCHEMA_VERSION,
        });
    }
    let folder = Folder::new(into);
    durable::create_private_folder(into)?;
    let lock = Lock::take(&folder, host)?;
    settle(&folder, &lock)?;

    let present = Present::find(&folder, &opened.manifest)?;
    let (key, mut keys, keys_kept) =
        prove_owner(&mut opened, &folder, &present, restoring.proof, host)?;
    if !opened.is_sealed_by(&key.subkey(Purpose::Backups)) {
        return Err(damaged(from));
    }
    let incoming = Incoming::begin(&folder, &lock)?;
    unpack::unpack(&mut opened, incoming.folder(), &key, from, watch)?;
    let letters = unpack::prove_database(incoming.folder(), &key, host, from)?;
    let marks = marks(&mut opened, &folder, &letters, restoring.workstation, host)?;
    keys.rename(&opened.manifest.firm.clone(), &marks.workstation);
    keys.save(incoming.folder().path())?;
    Numbers::create(incoming.folder().device(), marks)?;

    let (before, set_aside) =
        present::save_present(&folder, &present, &key, restoring.proof, &incoming, host)?;
    incoming.install(&lock)?;
    Ok(Restored {
        manifest: opened.manifest,
        keys_kept,
        before,
        set_aside,
    })
}

/// Finds the data key. Today's keys are kept, and today's proof asked, where they hold the backup's data key.
fn prove_owner(
    opened: &mut Opened,
    folder: &Folder,
    present: &Present,
    proof: Proof<'_>,
    host: &Host,
) -> Result<(DataKey, KeyFile, bool)> {
    let code = match proof {
        Proof::RecoveryCode(typed) => Some(RecoveryCode::parse(typed)?),
        Proof::Password { .. } => None,
    };
    let credential = match (&code, proof) {
        (Some(code), _) => Credential::Code(code),
        (None, Proof::Password { who, password }) => Credential::Password(who, password),
        (None, Proof::RecoveryCode(_)) => return Err(Error::SignedOut),
    };
    let (keys, keys_kept) = match present {
        Present::Same(today) if today.mark() == opened.manifest.mark => {
            (KeyFile::clone(today), true)
        }
        _ => (
            KeyFile::from_text(&opened.entry("keys.json")?).map_err(|_| opened.damage())?,
            false,
        ),
    };
    let key = credential.open(&keys, &mut Attempts::load(folder.path()), host)?;
    Ok((key, keys, keys_kept))
}

/// The device file of the restored archive.
fn marks(
    opened: &mut Opened,
    folder: &Folder,
    letters: &[String],
    workstation: Option<&str>,
    host: &Host,
) -> Result<HighWater> {
    let then: HighWater =
        serde_json::from_slice(&opened.entry("device.json")?).map_err(|_| opened.damage())?;
    let mut marks = match device_marks(folder)? {
        Some(here) => here,
        None => {
            let mut problems = Problems::default();
            let letter = workstation.unwrap_or_default();
            match workstation {
                Some(letter) => check_workstation(&mut problems, letter),
                None => problems.error("workstation", "required"),
            }
            if then.knows(letter) || letters.iter().any(|used| used == letter) {
                problems.error("workstation", "workstation_used");
            }
            problems.refuse(false)?;
            HighWater::new(letter, host.clock.now())
        }
    };
    marks.absorb(&then);
    Ok(marks)
}
