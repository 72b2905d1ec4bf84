//! From a key that opens to an open archive.

use std::path::Path;
use std::sync::{Arc, Mutex, RwLock};

use super::{Archive, Folder, Host, Lock, install, refuse_network_folder};
use crate::access_log::{self, Access};
use crate::ids::StaffId;
use crate::keys::{Attempts, DataKey, KeyFile, RecoveryCode, SignInUser};
use crate::staff::{self, Session};
use crate::store::{HighWater, Numbers, Store};
use crate::{Error, Result, backup, firm};

/// SQLCipher's page: the database is always a whole number of them.
const PAGE: u64 = 4096;

/// Takes the lock of a folder that holds an archive, and finishes what a crash left unfinished there.
pub(super) fn enter(folder: &Folder, host: &Host) -> Result<Lock> {
    refuse_network_folder(folder.path())?;
    if !folder.holds_archive() {
        return Err(Error::NoArchive {
            path: folder.path().to_owned(),
        });
    }
    let lock = Lock::take(folder, host)?;
    install::settle(folder, &lock)?;
    Ok(lock)
}

/// What opens the key of a key file.
pub(crate) enum Credential<'a> {
    /// A user, by key or name, and his password.
    Password(&'a str, &'a str),
    /// The recovery code.
    Code(&'a RecoveryCode),
}

impl Credential<'_> {
    /// The name under which wrong tries are counted.
    pub(super) const RECOVERY: &'static str = "recovery_code";

    /// The data key, or the error of a wrong try, which is counted.
    pub(crate) fn open(
        &self,
        keys: &KeyFile,
        attempts: &mut Attempts,
        host: &Host,
    ) -> Result<DataKey> {
        let now = host.clock.now();
        match self {
            Self::Password(who, password) => {
                let user = keys
                    .find(who)
                    .ok_or_else(|| Error::not_found("user", who))?;
                let open = || keys.open_by_password(user.id, password);
                attempts.guard(&user.id.to_string(), now, open)
            }
            Self::Code(code) => attempts.guard(Self::RECOVERY, now, || keys.open_by_code(code)),
        }
    }
}

impl Archive {
    /// Opens the database with a key that was unwrapped, and brings the key file in line with the staff.
    pub(super) fn open(
        folder: Folder,
        lock: Lock,
        key: DataKey,
        keys: KeyFile,
        host: &Host,
    ) -> Result<Self> {
        let opened = open_store(&folder, &key, &keys, host);
        let store = opened.map_err(|error| damage_names_a_backup(error, &folder))?;
        let archive = Self {
            store,
            key,
            keys: Mutex::new(keys),
            host: host.clone(),
            folder,
            arriving: RwLock::new(()),
            _lock: lock,
        };
        archive.follow_staff()?;
        Ok(archive)
    }

    /// Takes over names and roles from the staff into the key file, and drops the wraps of those who left. Called at
    /// sign-in and whenever people or the firm were saved.
    pub fn follow_staff(&self) -> Result<()> {
        let mut keys = self.keys();
        let users: Vec<SignInUser> = keys.users().cloned().collect();
        let mut next = keys.clone();
        self.store.read(|connection| {
            for user in &users {
                match staff::get(connection, user.id) {
                    Ok(person) if person.active && person.signs_in => {
                        next.describe_user(sign_in_user(&person));
                    }
                    Ok(_) | Err(Error::NotFound { .. }) => {
                        next.remove_user(user.id);
                    }
                    Err(other) => return Err(other),
                }
            }
            next.rename(
                &firm::get(connection)?.sheet.name,
                &self.store.numbers().workstation(),
            );
            Ok(())
        })?;
        if next != *keys {
            next.save(self.folder.path())?;
            *keys = next;
        }
        Ok(())
    }

    /// The session of a user who has proved himself.
    pub(super) fn session_of(&self, id: StaffId) -> Result<Session> {
        let person = self.store.read(|connection| staff::get(connection, id))?;
        match person.active {
            true => Ok(Session::of(&person)),
            false => Err(Error::Forbidden { act: "sign_in" }),
        }
    }

    /// Writes an access and the failures before it into the access log.
    pub(super) fn log_entry(
        &self,
        by: &Session,
        access: Access,
        attempts: &mut Attempts,
    ) -> Result<()> {
        for failure in attempts.failures() {
            let who = uuid::Uuid::parse_str(&failure.who)
                .ok()
                .map(StaffId::from_uuid);
            let detail = serde_json::json!({ "at": failure.at, "with": if who.is_some() { "password" } else { "recovery_code" } });
            access_log::append(&self.store, who, Access::FailedSignIn, "archive", detail)?;
        }
        attempts.forget_failures();
        access_log::append(
            &self.store,
            Some(by.staff),
            access,
            "archive",
            serde_json::json!({}),
        )
    }
}

/// A member of staff as the sign-in page shows him.
pub(super) fn sign_in_user(person: &staff::Staff) -> SignInUser {
    let roles = person
        .roles
        .iter()
        .map(|role| role.code().to_owned())
        .collect();
    SignInUser {
        id: person.id,
        name: person.name.clone(),
        roles,
    }
}

fn open_store(folder: &Folder, key: &DataKey, keys: &KeyFile, host: &Host) -> Result<Store> {
    require_whole_pages(&folder.database())?;
    let numbers = match device_marks(folder)? {
        Some(_) => Numbers::load(folder.device())?,
        None => Numbers::create(
            folder.device(),
            HighWater::new(keys.workstation(), host.clock.now()),
        )?,
    };
    let marks = numbers.marks();
    let clock = Arc::clone(&host.clock);
    Store::open(
        &folder.database(),
        &key.database_key(),
        clock,
        numbers,
        |connection| {
            backup::before_migration(
                connection,
                &backup::Source {
                    key,
                    keys,
                    marks: &marks,
                    folder,
                },
                host,
            )
        },
    )
}

/// What the installation's own file says. Where it is lost, this is a new installation: the counters of the database
/// stand, and its number series goes on from them.
pub(crate) fn device_marks(folder: &Folder) -> Result<Option<HighWater>> {
    let marks = match std::fs::read(folder.device()) {
        Ok(text) => serde_json::from_slice(&text).ok(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Error::io(&folder.device(), error)),
    };
    if marks.is_none() {
        log::warn!("the device file was missing or damaged");
    }
    Ok(marks)
}

/// SQLite would make a missing database anew, and SQLCipher takes an empty one for a new one.
pub(crate) fn require_whole_pages(database: &Path) -> Result<()> {
    match std::fs::metadata(database) {
        Ok(found) if found.len() > 0 && found.len() % PAGE == 0 => Ok(()),
        Ok(_) => Err(Error::ArchiveDamaged { backup: None }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(Error::ArchiveDamaged { backup: None })
        }
        Err(error) => Err(Error::io(database, error)),
    }
}

/// Damage is told together with the newest backup that is whole.
fn damage_names_a_backup(error: Error, folder: &Folder) -> Error {
    match error {
        Error::ArchiveDamaged { backup: None } => Error::ArchiveDamaged {
            backup: backup::newest_good(folder.path()),
        },
        other => other,
    }
}
