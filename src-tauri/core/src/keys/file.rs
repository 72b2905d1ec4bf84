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
        folder.join(NAME).exists() || folder.join(COPY).exists()
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
mod tests {
    use super::*;

    struct Sample {
        folder: tempfile::TempDir,
        key: DataKey,
        code: RecoveryCode,
        user: SignInUser,
        keys: KeyFile,
    }

    fn sample() -> Sample {
        let (key, code) = (
            DataKey::generate().unwrap(),
            RecoveryCode::generate().unwrap(),
        );
        let archive = Uuid::from_u128(0xa);
        let user = user(1, "温以宁");
        let mut keys = KeyFile::new(
            archive,
            "衡通示例物流有限公司",
            "A",
            &key,
            &code,
            Cost::for_tests(),
        )
        .unwrap();
        keys.set_user(user.clone(), &key, "湖光山色共一楼", Cost::for_tests())
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        keys.save(folder.path()).unwrap();
        Sample {
            folder,
            key,
            code,
            user,
            keys,
        }
    }

    fn user(id: u128, name: &str) -> SignInUser {
        SignInUser {
            id: StaffId::from_uuid(Uuid::from_u128(id)),
            name: name.to_owned(),
            roles: vec!["service".to_owned()],
        }
    }

    fn mark(key: Option<DataKey>) -> Option<Uuid> {
        key.map(|key| key.mark())
    }

    #[test]
    fn passwords_and_the_code_open_the_same_key() {
        let Sample {
            folder,
            key,
            code,
            user,
            ..
        } = sample();
        let keys = KeyFile::read(folder.path()).unwrap();
        assert_eq!(
            mark(keys.open_by_password(user.id, "湖光山色共一楼").unwrap()),
            Some(key.mark())
        );
        assert_eq!(
            mark(keys.open_by_password(user.id, "湖光山色共一樓").unwrap()),
            None
        );
        assert_eq!(mark(keys.open_by_code(&code).unwrap()), Some(key.mark()));
        assert_eq!(
            mark(
                keys.open_by_code(&RecoveryCode::generate().unwrap())
                    .unwrap()
            ),
            None
        );
        assert_eq!(keys.find(" 温以宁 "), keys.find(&user.id.to_string()));
    }

    #[test]
    fn an_entry_cannot_be_passed_off_as_anothers() {
        let Sample {
            keys, user: owner, ..
        } = sample();
        let mut forged = keys.clone();
        forged.users[0].user = user(2, "钟鼎文");
        let forged_id = forged.users[0].user.id;
        assert!(
            forged
                .open_by_password(forged_id, "湖光山色共一楼")
                .unwrap()
                .is_none()
        );
        let mut moved = keys;
        moved.archive = Uuid::from_u128(0xb);
        assert!(
            moved
                .open_by_password(owner.id, "湖光山色共一楼")
                .unwrap()
                .is_none()
        );
    }

    #[test]
    fn a_replaced_recovery_code_opens_nothing() {
        let Sample {
            mut keys,
            key,
            code,
            ..
        } = sample();
        let next = RecoveryCode::generate().unwrap();
        keys.set_recovery(&key, &next, Cost::for_tests()).unwrap();
        assert!(keys.open_by_code(&code).unwrap().is_none());
        assert!(keys.open_by_code(&next).unwrap().is_some());
    }

    #[test]
    fn a_damaged_file_is_repaired_from_its_copy() {
        let Sample { folder, keys, .. } = sample();
        let [first, copy] = KeyFile::paths(folder.path());
        let whole = std::fs::read(&first).unwrap();
        let mut flipped = whole.clone();
        let at = whole
            .windows(5)
            .position(|window| window == b"salt\"")
            .unwrap()
            + 9;
        flipped[at] = if flipped[at] == b'0' { b'1' } else { b'0' };
        for (damaged, other) in [(&first, &copy), (&copy, &first)] {
            for bytes in [&flipped[..], &whole[..whole.len() / 2], b""] {
                std::fs::write(damaged, bytes).unwrap();
                assert_eq!(KeyFile::read_and_repair(folder.path()).unwrap(), keys);
                assert_eq!(
                    std::fs::read(damaged).unwrap(),
                    std::fs::read(other).unwrap()
                );
            }
            std::fs::remove_file(damaged).unwrap();
            assert_eq!(KeyFile::read_and_repair(folder.path()).unwrap(), keys);
            assert_eq!(std::fs::read(damaged).unwrap(), whole);
        }
    }

    #[test]
    fn missing_and_damaged_are_told_apart() {
        let Sample { folder, .. } = sample();
        let [first, copy] = KeyFile::paths(folder.path());
        std::fs::write(&first, b"{}").unwrap();
        std::fs::write(&copy, b"{}").unwrap();
        assert!(matches!(
            KeyFile::read(folder.path()),
            Err(Error::KeysDamaged)
        ));
        std::fs::remove_file(&copy).unwrap();
        assert!(matches!(
            KeyFile::read(folder.path()),
            Err(Error::KeysDamaged)
        ));
        std::fs::remove_file(&first).unwrap();
        assert!(matches!(
            KeyFile::read(folder.path()),
            Err(Error::KeysMissing)
        ));
        assert!(!KeyFile::is_in(folder.path()));
    }

    #[test]
    fn a_write_that_was_killed_half_way_loses_nothing() {
        let Sample { folder, keys, .. } = sample();
        let [first, _] = KeyFile::paths(folder.path());
        std::fs::write(durable::beside(&first, ".new"), b"{ \"checks").unwrap();
        assert_eq!(KeyFile::read_and_repair(folder.path()).unwrap(), keys);
        // Killed between the file and its copy: the file is newer, and it wins.
        let mut newer = keys.clone();
        newer.rename("衡通示例物流有限公司", "B");
        std::fs::write(&first, newer.to_text().unwrap()).unwrap();
        assert_eq!(KeyFile::read_and_repair(folder.path()).unwrap(), newer);
        assert_eq!(read_one(&folder.path().join(COPY)).unwrap(), newer);
    }

    #[test]
    fn a_newer_format_is_named() {
        let Sample { folder, keys, .. } = sample();
        let text = keys
            .to_text()
            .unwrap()
            .replace("\"format\": 1", "\"format\": 2");
        std::fs::write(folder.path().join(NAME), text).unwrap();
        assert!(matches!(
            KeyFile::read(folder.path()),
            Err(Error::ArchiveNewer { found: 2, known: 1 })
        ));
    }

    #[test]
    fn a_removed_user_is_gone_from_both_files() {
        let Sample {
            folder,
            mut keys,
            user,
            ..
        } = sample();
        assert!(keys.remove_user(user.id) && !keys.remove_user(user.id));
        keys.save(folder.path()).unwrap();
        for path in KeyFile::paths(folder.path()) {
            let text = std::fs::read_to_string(path).unwrap();
            assert!(!text.contains("温以宁") && !text.contains(&user.id.to_string()));
        }
    }
}
