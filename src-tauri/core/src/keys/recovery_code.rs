//! The printed code that opens the archive when a password is forgotten.
//!
//! 128 random bits and a checksum of 12, written as seven groups of four signs. The signs are Crockford's base 32, which
//! leaves out I, L, O and U. The checksum tells a slip of the hand from a code that was replaced.

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::random;
use crate::problems::{Problems, Weight};
use crate::{Error, Result};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SIGNS: usize = 28;
const GROUP: usize = 4;
const CHECK_BITS: u32 = 12;

/// A recovery code. It opens the archive once; then another takes its place.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; 16]);

impl RecoveryCode {
    /// How many groups the printed code has.
    pub const GROUPS: usize = SIGNS / GROUP;

    /// A fresh code.
    pub fn generate() -> Result<Self> {
        let mut code = Self([0; 16]);
        random(&mut code.0)?;
        Ok(code)
    }

    /// Reads a code as people type it: spaces, dashes, lower case and full-width signs do not matter, nor does O for 0
    /// or I for 1. The problems stand at the field `recovery_code`.
    pub fn parse(typed: &str) -> Result<Self> {
        let mut problems = Problems::default();
        let mut digits = Zeroizing::new(Vec::with_capacity(SIGNS));
        for sign in typed.chars().filter(|sign| !is_separator(*sign)) {
            match digit(sign) {
                Some(value) => digits.push(value),
                None => {
                    let params = [("sign", sign.to_string().into())];
                    problems.add("recovery_code", "recovery_code_sign", Weight::Error, params);
                }
            }
        }
        if problems.as_slice().is_empty() && digits.len() != SIGNS {
            let params = [("found", digits.len().into()), ("expected", SIGNS.into())];
            problems.add(
                "recovery_code",
                "recovery_code_length",
                Weight::Error,
                params,
            );
        }
        problems.refuse(false)?;
        let mut value = digits
            .iter()
            .take(25)
            .fold(0_u128, |value, digit| value << 5 | u128::from(*digit));
        // The 26th sign is shared: three bits of the code, then the first two of the checksum.
        let tail = digits[25..]
            .iter()
            .fold(0_u32, |value, digit| value << 5 | u32::from(*digit));
        value = value << 3 | u128::from(tail >> CHECK_BITS);
        let code = Self(value.to_be_bytes());
        value.zeroize();
        if code.checksum() != tail & ((1 << CHECK_BITS) - 1) {
            let mut problems = Problems::default();
            problems.error("recovery_code", "recovery_code_typo");
            return Err(Error::Invalid(problems.into_vec()));
        }
        Ok(code)
    }

    /// One printed group, counted from 0; empty beyond the last.
    pub fn group(&self, index: usize) -> Zeroizing<String> {
        let signs = self
            .signs()
            .into_iter()
            .skip(index.saturating_mul(GROUP))
            .take(GROUP);
        Zeroizing::new(signs.collect())
    }

    /// Whether `typed` is the group at `index`, by which the user shows that the sheet is in his hands.
    pub fn is_group(&self, index: usize, typed: &str) -> bool {
        let typed: Option<Vec<u8>> = typed
            .chars()
            .filter(|sign| !is_separator(*sign))
            .map(digit)
            .collect();
        let group: Option<Vec<u8>> = self.group(index).chars().map(digit).collect();
        index < Self::GROUPS && typed == group
    }

    /// All groups, as they are printed one beside the other.
    pub fn groups(&self) -> Vec<String> {
        (0..Self::GROUPS)
            .map(|index| self.group(index).to_string())
            .collect()
    }

    /// The whole code as it is printed, groups parted by dashes.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.groups().join("-"))
    }

    pub(super) fn secret(&self) -> &[u8] {
        &self.0
    }

    fn signs(&self) -> Zeroizing<[char; SIGNS]> {
        let value = u128::from_be_bytes(self.0);
        let tail = ((value & 0b111) as u32) << CHECK_BITS | self.checksum();
        let mut signs = Zeroizing::new(['0'; SIGNS]);
        for (at, sign) in signs.iter_mut().enumerate() {
            let digit = match at {
                0..25 => (value >> (3 + 5 * (24 - at))) as usize & 31,
                _ => (tail >> (5 * (SIGNS - 1 - at))) as usize & 31,
            };
            *sign = char::from(ALPHABET[digit]);
        }
        signs
    }

    fn checksum(&self) -> u32 {
        let digest = Sha256::new()
            .chain_update(b"yike recovery code")
            .chain_update(self.0)
            .finalize();
        (u32::from(digest[0]) << 8 | u32::from(digest[1])) >> (16 - CHECK_BITS)
    }
}

fn is_separator(sign: char) -> bool {
    sign.is_whitespace() || "-‐‑‒–—－_.·".contains(sign)
}

fn digit(sign: char) -> Option<u8> {
    // Chinese input methods leave the full-width forms of ASCII, 0xFEE0 higher.
    let narrow = match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0)?,
        _ => sign,
    };
    let plain = match narrow.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|known| char::from(*known) == plain)
        .and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(typed: &str) -> String {
        match RecoveryCode::parse(typed) {
            Err(Error::Invalid(problems)) => problems[0].code.clone(),
            Err(other) => panic!("{other}"),
            Ok(_) => "none".to_owned(),
        }
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for _ in 0..200 {
            let code = RecoveryCode::generate().unwrap();
            let text = code.text();
            assert_eq!(text.len(), SIGNS + RecoveryCode::GROUPS - 1);
            assert_eq!(RecoveryCode::parse(&text).unwrap().0, code.0);
        }
        for edge in [[0; 16], [255; 16]] {
            assert_eq!(
                RecoveryCode::parse(&RecoveryCode(edge).text()).unwrap().0,
                edge
            );
        }
    }

    #[test]
    fn it_is_read_as_people_type_it() {
        let code = RecoveryCode([0x10; 16]);
        let text = code.text();
        let variants = [
            text.to_lowercase(),
            text.replace('-', ""),
            text.replace('-', " — "),
            text.replace('0', "o").replace('1', "l"),
            text.chars()
                .map(|sign| char::from_u32(u32::from(sign) + 0xfee0).unwrap())
                .collect(),
        ];
        for typed in variants {
            assert_eq!(RecoveryCode::parse(&typed).unwrap().0, code.0, "{typed}");
        }
    }

    #[test]
    fn slips_of_the_hand_are_named() {
        let code = RecoveryCode([0x5a; 16]);
        let text = code.text();
        assert_eq!(problem(&text[..text.len() - 1]), "recovery_code_length");
        assert_eq!(problem(""), "recovery_code_length");
        assert_eq!(
            problem(&text.replacen(&text[..1], "U", 1)),
            "recovery_code_sign"
        );
        // Every change of one sign and every swap of two unequal neighbours is noticed, or nearly: 12 bits.
        let signs: Vec<char> = text.chars().filter(|sign| *sign != '-').collect();
        let mut missed = 0;
        for at in 0..SIGNS {
            let mut changed = signs.clone();
            changed[at] = if changed[at] == 'Z' { 'Y' } else { 'Z' };
            missed +=
                usize::from(problem(&changed.iter().collect::<String>()) != "recovery_code_typo");
        }
        assert_eq!(missed, 0);
    }

    #[test]
    fn one_group_confirms_the_sheet() {
        let code = RecoveryCode::generate().unwrap();
        let third = code.group(2).to_lowercase();
        assert!(code.is_group(2, &format!(" {third} ")));
        assert!(!code.is_group(2, ""));
        assert!(!code.is_group(2, &third[..3]));
        assert!(!code.is_group(RecoveryCode::GROUPS, ""));
        assert_eq!(code.group(99).as_str(), "");
    }
}
