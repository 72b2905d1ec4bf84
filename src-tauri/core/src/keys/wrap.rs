//! The data key wrapped by a secret that a person knows or holds.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{Aead, AeadInOut, KeyInit, Payload};
use chacha20poly1305::{Tag, XChaCha20Poly1305};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::{DataKey, hex, random};
use crate::{Error, Result};

/// How much work a guess costs: the parameters of Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// What every archive gets: 64 MiB, three passes, one lane, about 150 ms.
    pub const fn standard() -> Self {
        Self {
            memory_kib: 64 * 1024,
            passes: 3,
            lanes: 1,
        }
    }

    /// Next to nothing, so that tests which are about other things do not wait. Never for a real archive.
    pub const fn for_tests() -> Self {
        Self {
            memory_kib: 8,
            passes: 1,
            lanes: 1,
        }
    }

    /// Whether the figures of a key file are ones that a key file can have. A damaged file must not ask for a terabyte.
    fn is_plausible(self) -> bool {
        (8..=1024 * 1024).contains(&self.memory_kib)
            && (1..=16).contains(&self.passes)
            && (1..=8).contains(&self.lanes)
            && self.memory_kib >= 8 * self.lanes
    }

    fn stretch(self, secret: &[u8], salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>> {
        if !self.is_plausible() {
            return Err(Error::KeysDamaged);
        }
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| Error::KeysDamaged)?;
        let mut blocks = vec![Block::default(); params.block_count()];
        let mut key = Zeroizing::new([0; 32]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let outcome = argon.hash_password_into_with_memory(secret, salt, key.as_mut(), &mut blocks);
        blocks.zeroize();
        // All that remains to be refused is a secret beyond 4 GiB.
        outcome.map_err(|_| Error::WrongPassword {
            tries: 0,
            wait_seconds: 0,
        })?;
        Ok(key)
    }
}

/// The data key as it stands in the key file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct WrappedKey {
    cost: Cost,
    #[serde(with = "hex")]
    salt: [u8; 16],
    #[serde(with = "hex")]
    nonce: [u8; 24],
    #[serde(with = "hex")]
    key: [u8; 32],
    #[serde(with = "hex")]
    tag: [u8; 16],
}

impl WrappedKey {
    /// Wraps `key` by `secret`. `owner` names whose wrap this is; under another name it does not open.
    pub(super) fn wrap(key: &DataKey, secret: &[u8], owner: &[u8], cost: Cost) -> Result<Self> {
        let mut wrapped = Self {
            cost,
            salt: [0; 16],
            nonce: [0; 24],
            key: [0; 32],
            tag: [0; 16],
        };
        random(&mut wrapped.salt)?;
        random(&mut wrapped.nonce)?;
        let stretched = cost.stretch(secret, &wrapped.salt)?;
        let cipher = XChaCha20Poly1305::new((&*stretched).into());
        let sealed = cipher
            .encrypt(
                &wrapped.nonce.into(),
                Payload {
                    msg: key.bytes(),
                    aad: owner,
                },
            )
            .map_err(|_| Error::KeysDamaged)?;
        let (body, tag) = sealed.split_at(32);
        wrapped.key.copy_from_slice(body);
        wrapped.tag.copy_from_slice(tag);
        Ok(wrapped)
    }

    /// The data key, where `secret` and `owner` are the right ones.
    pub(super) fn open(&self, secret: &[u8], owner: &[u8]) -> Result<Option<DataKey>> {
        let stretched = self.cost.stretch(secret, &self.salt)?;
        let cipher = XChaCha20Poly1305::new((&*stretched).into());
        let mut key = DataKey(self.key);
        let opened = cipher.decrypt_inout_detached(
            &self.nonce.into(),
            owner,
            key.0.as_mut_slice().into(),
            &Tag::from(self.tag),
        );
        Ok(opened.ok().map(|()| key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_secret_and_owner_open_it() {
        let key = DataKey::generate().unwrap();
        let wrapped = WrappedKey::wrap(&key, "密码".as_bytes(), b"a", Cost::for_tests()).unwrap();
        let open = |secret: &str, owner: &[u8]| wrapped.open(secret.as_bytes(), owner).unwrap();
        assert_eq!(open("密码", b"a").unwrap().bytes(), key.bytes());
        assert!(open("密码 ", b"a").is_none());
        assert!(open("密码", b"b").is_none());
    }

    #[test]
    fn two_wraps_of_the_same_key_have_nothing_in_common() {
        let key = DataKey::generate().unwrap();
        let wrap = || WrappedKey::wrap(&key, b"same", b"a", Cost::for_tests()).unwrap();
        let (one, two) = (wrap(), wrap());
        assert_ne!(
            (one.salt, one.nonce, one.key),
            (two.salt, two.nonce, two.key)
        );
    }

    #[test]
    fn figures_that_no_key_file_has_are_damage() {
        let key = DataKey::generate().unwrap();
        let mut wrapped = WrappedKey::wrap(&key, b"x", b"a", Cost::for_tests()).unwrap();
        wrapped.cost.memory_kib = u32::MAX;
        assert!(matches!(wrapped.open(b"x", b"a"), Err(Error::KeysDamaged)));
    }

    #[test]
    fn the_standard_cost_is_the_designed_one() {
        assert_eq!(
            Cost::standard(),
            Cost {
                memory_kib: 65_536,
                passes: 3,
                lanes: 1
            }
        );
    }
}
