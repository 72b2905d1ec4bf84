//! Telephone numbers of China and abroad (domain.md §3.6).

mod read;

#[cfg(test)]
mod tests;

use std::fmt;

use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize, Serializer};

use crate::width::half_width;

/// What kind of number it is; it decides how the number is shown and masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PhoneKind {
    /// 手机: eleven digits from 13 to 19.
    Mobile,
    /// 座机: area code, local number and perhaps an extension.
    Landline,
    /// 400 and 800 numbers, perhaps with an extension.
    Hotline,
    /// Short numbers that a firm or an authority answers: 95xxx, 96xxx, 12345, 10086 and the like.
    ServiceCode,
    /// A number outside mainland China, with its country code.
    Foreign,
}

/// One telephone number in its storage form.
///
/// Storage forms: `19900000101`, `028-85550101-806`, `400-123-4567`, `95338`, `+85225550101`. As JSON the number is
/// that string; a number in any other accepted spelling is brought into it when read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, specta::Type)]
#[specta(type = String)]
pub struct Phone {
    kind: PhoneKind,
    stored: String,
}

/// A number that was understood, with what is odd about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedPhone {
    /// The number.
    pub phone: Phone,
    /// What a person should look at; nothing here keeps the number from being saved.
    pub warnings: Vec<PhoneWarning>,
}

/// Something odd about a number that is none the less accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PhoneWarning {
    /// No operator has been given mobile numbers that start like this.
    UnassignedPrefix {
        /// The first three digits.
        prefix: String,
    },
    /// A mobile number behind `+1`: most likely `+86` was meant, or nothing.
    CountryCodeSlip {
        /// The number that was most likely meant.
        meant: String,
    },
    /// Seven digits behind an area code whose local numbers have eight.
    SevenDigitLocal {
        /// The area code.
        area: String,
    },
}

/// Why a text is not a telephone number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PhoneProblem {
    /// Nothing was written.
    #[error("no number")]
    Empty,
    /// A spreadsheet turned the number into `1.39E+10`: digits are lost, so it must be entered again.
    #[error("number in scientific notation, digits are lost")]
    Scientific,
    /// A character that no telephone number has.
    #[error("unexpected character {character:?} at position {position}")]
    Character {
        /// The character as written.
        character: char,
        /// Its place in the text, counted from 1.
        position: u32,
    },
    /// More than one number in one field: see [`Phone::split`].
    #[error("several numbers in one field")]
    SeveralNumbers,
    /// Starts like a mobile number but has not eleven digits.
    #[error("mobile number with {digits} digits")]
    MobileLength {
        /// How many digits there are.
        digits: u32,
    },
    /// A local number without its area code.
    #[error("local number without area code")]
    NoAreaCode,
    /// An area code that does not exist, or a local number too short, too long or with a wrong first digit.
    #[error("not an area code and a local number")]
    Landline,
    /// Not six to fifteen digits behind the `+`.
    #[error("foreign number with {digits} digits")]
    ForeignLength {
        /// How many digits there are.
        digits: u32,
    },
    /// An extension of more than six digits or with no digits, or one behind a kind of number that has none.
    #[error("not an extension")]
    Extension,
    /// Digits that fit no kind of number.
    #[error("no known kind of number")]
    Unrecognised,
}

/// What a reader without the right to see contacts is shown for a stored number, address or account, whatever its
/// spelling: a number as [`Phone::masked`], several numbers each by itself, and any other text by its ends alone.
pub fn mask(text: &str) -> String {
    let masked: Vec<String> = Phone::split(text)
        .map(|part| match Phone::parse(part) {
            Ok(parsed) => parsed.phone.masked(),
            Err(_) => mask_ends(part),
        })
        .collect();
    masked.join("/")
}

/// Leaves two characters at each end of a text long enough that they give nothing away.
fn mask_ends(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    match characters.as_slice() {
        [first, second, hidden @ .., last_but_one, last] if hidden.len() >= 4 => {
            format!("{first}{second}****{last_but_one}{last}")
        }
        _ => "****".to_owned(),
    }
}

impl Phone {
    /// Reads one number as people write it: with or without spaces, hyphens, brackets, `+86`, in half- or full-width
    /// characters, with an extension behind `-`, 转, 分机 or `ext`.
    ///
    /// # Errors
    /// A [`PhoneProblem`] that says what is wrong with the text.
    pub fn parse(text: &str) -> Result<ParsedPhone, PhoneProblem> {
        read::number(text)
    }

    /// The parts of a field in which several numbers stand, separated by `/`, `、`, `;`, `,` or line ends.
    pub fn split(text: &str) -> impl Iterator<Item = &str> {
        text.split(|character| read::separates_numbers(half_width(character)))
            .map(str::trim)
            .filter(|part| !part.is_empty())
    }

    /// What kind of number it is.
    pub fn kind(&self) -> PhoneKind {
        self.kind
    }

    /// The storage form, which is also how a landline is dialled: `028-85550101-806`.
    pub fn as_str(&self) -> &str {
        &self.stored
    }

    /// The number as shown to a reader who may see it: `199 0000 0101`, `028-85550101-806`.
    pub fn display(&self) -> String {
        match self.kind {
            PhoneKind::Mobile => {
                let digits = &self.stored;
                format!("{} {} {}", &digits[..3], &digits[3..7], &digits[7..])
            }
            _ => self.stored.clone(),
        }
    }

    /// The number as shown to a reader who may not see it: `199****0101`, `028-****0101`. Hotlines and service codes
    /// are public and stay as they are.
    pub fn masked(&self) -> String {
        match self.kind {
            PhoneKind::Mobile => format!("{}****{}", &self.stored[..3], &self.stored[7..]),
            PhoneKind::Landline => {
                let mut parts = self.stored.split('-');
                let area = parts.next().unwrap_or_default();
                let local = parts.next().unwrap_or_default();
                let end = &local[local.len().saturating_sub(4)..];
                let extension = if parts.next().is_some() { "-***" } else { "" };
                format!("{area}-****{end}{extension}")
            }
            PhoneKind::Foreign => {
                let hidden = self.stored.len() - 5;
                let end = &self.stored[self.stored.len() - 2..];
                format!("{}{}{end}", &self.stored[..3], "*".repeat(hidden))
            }
            PhoneKind::Hotline | PhoneKind::ServiceCode => self.stored.clone(),
        }
    }

    /// Only the digits, extension included, for an index in which any fragment can be found.
    pub fn digits(&self) -> String {
        self.stored.chars().filter(char::is_ascii_digit).collect()
    }

    /// The digits of a fragment of a number that somebody searches for, or `None` when the text is something else.
    ///
    /// Spaces, hyphens, brackets and a leading `+` are ignored, as in a whole number.
    pub fn search_digits(text: &str) -> Option<String> {
        let mut digits = String::new();
        for character in text.chars().map(half_width) {
            match character {
                '0'..='9' => digits.push(character),
                '+' if digits.is_empty() => {}
                other if read::is_filling(other) => {}
                _ => return None,
            }
        }
        (!digits.is_empty()).then_some(digits)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.stored)
    }
}

impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.stored)
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Phone::parse(&text)
            .map(|parsed| parsed.phone)
            .map_err(D::Error::custom)
    }
}
