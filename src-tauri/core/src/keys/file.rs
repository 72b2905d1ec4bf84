//! `keys.json`: what an archive shows before anybody has signed in, and the data key wrapped for each who may.
//!
//! It is written to a temporary file, synced and renamed; then a second copy is. A file that cannot be read is replaced
//! by the other one. Both hold the same, so whoever may not read the one may not read the other.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::wrap::WrappedKey;
use super::{Cost, DataKey, RecoveryCode, hex};
use crate::ids::StaffId;
use crate::{Error, Result, durable};

const NAME: &str = "keys.json";
const COPY: &str = "keys.copy.json";

/// The format that this program writes.
const FORMAT: u32 = 1;

/// One of those who may sign in, as the sign-in page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SignInUser {
    /// Key of the member of staff.
    pub id: StaffId,
    /// The name that he signs in with.
    pub name: String,
    /// The codes of his roles (domain.md §4).
    pub roles: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct UserKey {
    #[serde(flatten)]
    user: SignInUser,
    wrapped: WrappedKey,
}

/// The key file of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFile {
    format: u32,
    archive: Uuid,
    /// [`DataKey::mark`] of the key that all wraps hold.
    mark: Uuid,
    firm: String,
    workstation: String,
    users: Vec<UserKey>,
    recovery: WrappedKey,
}

/// The file as it lies on disk. The checksum tells damage from a wrong password.
#[derive(Serialize, Deserialize)]
struct Sheet<K> {
    checksum: String,
    keys: K,
}

impl KeyFile {
    /// A key file without users for a new archive.
    pub fn new(
        archive: Uuid,
        firm: &str,
        workstation: &str,
        key: &DataKey,
        code: &RecoveryCode,
        cost: Cost,
    ) -> Result<Self> {
        Ok(Self {
            format: FORMAT,
            archive,
            mark: key.mark(),
            firm: firm.to_owned(),
            workstation: workstation.to_owned(),
            users: Vec::new(),
            recovery: WrappedKey::wrap(key, code.secret(), &recovery_owner(archive), cost)?,
        })
    }

    /// Reads the key file of a folder, or its copy where the file is missing or damaged.
    pub fn read(folder: &Path) -> Result<Self> {
        match read_one(&folder.join(NAME)) {
            Err(error @ (Error::KeysMissing | Error::KeysDamaged)) => {
                match read_one(&folder.join(COPY)) {
                    Err(Error::KeysMissing) => Err(error),
                    other => other,
                }
            }
            other => other,
        }
    }

    /// Reads as [`KeyFile::read`] does, and makes both files equal where they are not.
    pub fn read_and_repair(folder: &Path) -> Result<Self> {
        let keys = Self::read(folder)?;
        let whole = |name| read_one(&folder.join(name)).is_ok_and(|found| found == keys);
        if !whole(NAME) || !whole(COPY) {
            log::warn!("the key file and its copy differed; both are written again");
            keys.save(folder)?;
        }
        Ok(keys)
    }

    /// Writes the key file and its copy.
    pub fn save(&self, folder: &Path) -> Result<()> {
        let text = self.to_text()?;
        durable::replace(&folder.join(NAME), text.as_bytes())?;
        durable::replace(&folder.join(COPY), text.as_bytes())
    }

    /// The text of the file, for a backup.
    pub(crate) fn to_text(&self) -> Result<String> {
        let sheet = Sheet {
            checksum: checksum(self)?,
            keys: self,
        };
        serde_json::to_string_pretty(&sheet).map_err(|_| Error::KeysDamaged)
    }

    /// Reads the text of a key file.
    pub(crate) fn from_text(text: &[u8]) -> Result<Self> {
        let sheet: Sheet<serde_json::Value> =
            serde_json::from_slice(text).map_err(|_| Error::KeysDamaged)?;
        let format = sheet.keys.get("format").and_then(serde_json::Value::as_u64);
        if let Some(found) = format
            .and_then(|format| u32::try_from(format).ok())
            .filter(|found| *found > FORMAT)
        {
            return Err(Error::ArchiveNewer {
                found,
                known: FORMAT,
            });
        }
        let keys: Self = serde_json::from_value(sheet.keys).map_err(|_| Error::KeysDamaged)?;
        match checksum(&keys)? == sheet.checksum {
            true => Ok(keys),
            false => Err(Error::KeysDamaged),
        }
    }

    /// Whether a key file or its copy lies in a folder.
    pub fn is_in(folder: &Path) -> bool {
        Self::paths(folder).iter().any(|path| path.exists())
    }

    /// The paths of the file and its copy.
    pub(crate) fn paths(folder: &Path) -> [PathBuf; 2] {
        [folder.join(NAME), folder.join(COPY)]
    }

    /// The archive's own key, which never changes.
    pub fn archive(&self) -> Uuid {
        self.archive
    }

    /// [`DataKey::mark`] of the data key that is wrapped here.
    pub fn mark(&self) -> Uuid {
        self.mark
    }

    /// The firm's name for the sign-in page.
    pub fn firm(&self) -> &str {
        &self.firm
    }

    /// The letter of the workstation for the sign-in page.
    pub fn workstation(&self) -> &str {
        &self.workstation
    }

    /// Takes over what the sign-in page shows of the firm.
    pub fn rename(&mut self, firm: &str, workstation: &str) {
        self.firm = firm.to_owned();
        self.workstation = workstation.to_owned();
    }

    /// Those who may sign in.
    pub fn users(&self) -> impl Iterator<Item = &SignInUser> {
        self.users.iter().map(|entry| &entry.user)
    }

    /// The user of that key or, failing that, of that name.
    pub fn find(&self, who: &str) -> Option<&SignInUser> {
        let who = who.trim();
        let by_id = self.users().find(|user| user.id.to_string() == who);
        by_id.or_else(|| self.users().find(|user| user.name == who))
    }

    /// Lets a user in with this password from now on; it replaces an earlier one.
    pub fn set_user(
        &mut self,
        user: SignInUser,
        key: &DataKey,
        password: &str,
        cost: Cost,
    ) -> Result<()> {
        let wrapped = WrappedKey::wrap(key, password.as_bytes(), &self.owner(user.id), cost)?;
        match self.users.iter_mut().find(|entry| entry.user.id == user.id) {
            Some(entry) => *entry = UserKey { user, wrapped },
            None => self.users.push(UserKey { user, wrapped }),
        }
        Ok(())
    }

    /// Takes over name and roles of a user, whose password stays. Returns whether anything changed.
    pub fn describe_user(&mut self, user: SignInUser) -> bool {
        match self.users.iter_mut().find(|entry| entry.user.id == user.id) {
            Some(entry) if entry.user != user => {
                entry.user = user;
                true
            }
            _ => false,
        }
    }

    /// Lets a user in no longer. Returns whether he was let in before.
    pub fn remove_user(&mut self, id: StaffId) -> bool {
        let before = self.users.len();
        self.users.retain(|entry| entry.user.id != id);
        self.users.len() < before
    }

    /// The data key, where this is the user's password.
    pub fn open_by_password(&self, id: StaffId, password: &str) -> Result<Option<DataKey>> {
        match self.users.iter().find(|entry| entry.user.id == id) {
            Some(entry) => entry.wrapped.open(password.as_bytes(), &self.owner(id)),
            None => Ok(None),
        }
    }

    /// The data key, where this is the recovery code that is valid now.
    pub fn open_by_code(&self, code: &RecoveryCode) -> Result<Option<DataKey>> {
        self.recovery
            .open(code.secret(), &recovery_owner(self.archive))
    }

    /// Makes `code` the valid recovery code.
    pub fn set_recovery(&mut self, key: &DataKey, code: &RecoveryCode, cost: Cost) -> Result<()> {
        self.recovery = WrappedKey::wrap(key, code.secret(), &recovery_owner(self.archive), cost)?;
        Ok(())
    }

    /// A wrap names archive and person, so that no entry can be passed off as another's.
    fn owner(&self, id: StaffId) -> Vec<u8> {
        [
            b"staff".as_slice(),
            self.archive.as_bytes(),
            id.uuid().as_bytes(),
        ]
        .concat()
    }
}

fn recovery_owner(archive: Uuid) -> Vec<u8> {
    [b"recovery".as_slice(), archive.as_bytes()].concat()
}

fn checksum(keys: &KeyFile) -> Result<String> {
    let text = serde_json::to_vec(keys).map_err(|_| Error::KeysDamaged)?;
    Ok(hex::encode(&Sha256::digest(text)))
}

fn read_one(path: &Path) -> Result<KeyFile> {
    match std::fs::read(path) {
        Ok(text) => KeyFile::from_text(&text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::KeysMissing),
        Err(error) => Err(Error::io(path, error)),
    }
}

#[cfg(test)]
mod tests;
