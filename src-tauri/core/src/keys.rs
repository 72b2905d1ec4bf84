//! The keys of an archive: one random data key, wrapped once for each user and once for the printed recovery code.
//!
//! The data key itself encrypts nothing. Each [`Purpose`] has its own subkey, so that no two ciphers share a key.
//! Nothing in this module is printed, logged or written unwrapped, and every key wipes itself when it is dropped.

mod attempts;
mod file;
mod hex;
pub mod password;
mod recovery_code;
mod wrap;

pub use attempts::Attempts;
pub use file::{KeyFile, SignInUser};
pub use recovery_code::RecoveryCode;
pub use wrap::Cost;

use std::path::Path;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::store::DatabaseKey;
use crate::{Error, Result};

/// What a subkey is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The database, as SQLCipher's raw key.
    Database,
    /// The content of attached files.
    Attachments,
    /// The names under which attached files lie on disk.
    AttachmentNames,
    /// What was typed but not saved yet.
    Drafts,
    /// Backup files.
    Backups,
}

impl Purpose {
    /// The label that goes into the derivation. Never changed: archives depend on it.
    fn label(self) -> &'static [u8] {
        match self {
            Self::Database => b"yike 1 database",
            Self::Attachments => b"yike 1 attachments",
            Self::AttachmentNames => b"yike 1 attachment names",
            Self::Drafts => b"yike 1 drafts",
            Self::Backups => b"yike 1 backups",
        }
    }

    /// One byte for file headers.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Database => 1,
            Self::Attachments => 2,
            Self::AttachmentNames => 3,
            Self::Drafts => 4,
            Self::Backups => 5,
        }
    }
}

/// The key from which all others of the archive come.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// A fresh random key.
    pub fn generate() -> Result<Self> {
        let mut key = Self([0; 32]);
        random(&mut key.0)?;
        Ok(key)
    }

    /// The subkey for one purpose.
    pub fn subkey(&self, purpose: Purpose) -> Subkey {
        let mut subkey = Subkey {
            purpose,
            bytes: [0; 32],
        };
        derive(&self.0, None, purpose.label(), &mut subkey.bytes);
        subkey
    }

    /// The key that opens the database.
    pub fn database_key(&self) -> DatabaseKey {
        DatabaseKey::new(self.subkey(Purpose::Database).bytes)
    }

    /// A public mark by which two key files are known to hold the same data key. It tells nothing about the key.
    pub fn mark(&self) -> Uuid {
        let mut mark = [0; 16];
        derive(&self.0, None, b"yike 1 mark", &mut mark);
        Uuid::from_bytes(mark)
    }

    fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// A key for one purpose.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Subkey {
    #[zeroize(skip)]
    purpose: Purpose,
    bytes: [u8; 32],
}

impl Subkey {
    /// What the key is for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// HMAC-SHA256 of `message`: a name or a seal that only holders of the key can make.
    pub fn keyed_hash(&self, message: &[u8]) -> [u8; 32] {
        self.keyed_hasher()
            .chain_update(message)
            .finalize()
            .into_bytes()
            .into()
    }

    /// The same hash, fed in parts.
    pub(crate) fn keyed_hasher(&self) -> Hmac<Sha256> {
        // A block is 64 bytes; HMAC itself fills shorter keys up with zeros.
        let mut block = Zeroizing::new([0; 64]);
        block[..32].copy_from_slice(&self.bytes);
        Hmac::<Sha256>::new((&*block).into())
    }

    /// Derives the key of one file from a random salt in its header.
    pub(crate) fn derive(&self, salt: &[u8], label: &[u8], output: &mut [u8]) {
        derive(&self.bytes, Some(salt), label, output);
    }
}

/// HKDF-SHA256. It refuses only outputs beyond 8 KiB, which nobody asks for here.
fn derive(key: &[u8; 32], salt: Option<&[u8]>, label: &[u8], output: &mut [u8]) {
    let expanded = Hkdf::<Sha256>::new(salt, key).expand(label, output);
    assert!(expanded.is_ok(), "a derived key is shorter than 8 KiB");
}

/// Fills `bytes` from the system's random source.
pub(crate) fn random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| Error::io(Path::new("random"), error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_has_its_own_key_and_the_same_one_each_time() {
        use Purpose::*;
        let (key, other) = (DataKey::generate().unwrap(), DataKey::generate().unwrap());
        let purposes = [Database, Attachments, AttachmentNames, Drafts, Backups];
        let mut seen = std::collections::BTreeSet::new();
        for purpose in purposes {
            assert_eq!(key.subkey(purpose).bytes, key.subkey(purpose).bytes);
            assert!(seen.insert(key.subkey(purpose).bytes));
            assert!(seen.insert(other.subkey(purpose).bytes));
        }
        assert_eq!(key.mark(), key.mark());
        assert_ne!(key.mark(), other.mark());
    }

    #[test]
    fn derivations_never_change() {
        // Computed by another HKDF and HMAC: other values mean that existing archives no longer open.
        let key = DataKey([7; 32]);
        let database = hex::encode(&key.subkey(Purpose::Database).bytes);
        assert_eq!(
            database,
            "a0a4f16f194663ae3d0ddbe03d523dbec7e8aef35ed10e2b027b0eb528d9c3bb"
        );
        assert_eq!(
            key.mark().to_string(),
            "8e53fef7-5250-f16b-27d3-4e1a6193a1c1"
        );
        let name = hex::encode(&key.subkey(Purpose::AttachmentNames).keyed_hash(b"content"));
        assert_eq!(
            name,
            "be48c564bc749330be159232f50acfb30170b560f3c514e1573580f6af9f83a8"
        );
    }
}
