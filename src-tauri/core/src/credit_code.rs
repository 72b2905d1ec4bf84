//! 统一社会信用代码: the eighteen characters by which every Chinese organisation is known (GB 32100-2015,
//! domain.md §3.5).

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::width::half_width;

/// The characters of a code in the order of their values 0–30; I, O, S, V and Z are left out.
const CHARACTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// How many characters a code has.
const LENGTH: usize = 18;
/// Stands for the whole country in codes that a national authority gives.
const NATIONAL_REGION: &str = "100000";
/// Weights of the first eight characters of an organisation code (GB 11714).
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A code whose length, characters and check digit are right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedCreditCode {
    /// The code: eighteen half-width capitals and digits.
    pub code: String,
    /// What a person should look at; nothing here keeps the code from being saved.
    pub warnings: Vec<CreditCodeWarning>,
}

/// Something odd about a code that is none the less well formed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum CreditCodeWarning {
    /// Characters 9–17 carry a check character of their own (GB 11714), and it is wrong.
    #[serde(rename = "organisation")]
    OrganisationCheck {
        /// What character 17 should be.
        expected: char,
    },
    /// Characters 3–8 are no region of today: mistyped, or a region abolished since the code was given.
    #[serde(rename = "region")]
    UnknownRegion {
        /// The six characters.
        region: String,
    },
}

/// Why a text is not a credit code. A user may save it all the same, marked 未核实.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, specta::Type,
)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum CreditCodeProblem {
    /// A spreadsheet turned the code into `9.144E+17`: digits are lost, so it must be entered again.
    #[error("code in scientific notation, digits are lost")]
    Scientific,
    /// Not eighteen characters.
    #[error("{found} characters instead of 18")]
    Length {
        /// How many there are.
        found: u32,
    },
    /// A character that no code has; the letters I, O, S, V and Z are such.
    #[error("character {character:?} at position {position}")]
    Charset {
        /// The character as written, after [`normalised`].
        character: char,
        /// Its place in the code, counted from 1.
        position: u32,
    },
    /// The last character does not match the others: one of them is mistyped.
    #[error("check character should be {expected:?}")]
    CheckDigit {
        /// What the last character should be for the seventeen before it.
        expected: char,
    },
}

/// The form in which codes are stored and compared: half-width capitals without spaces.
pub fn normalised(text: &str) -> String {
    text.chars()
        .map(half_width)
        .filter(|character| !character.is_whitespace())
        .map(|character| character.to_ascii_uppercase())
        .collect()
}

/// Reads and checks a code in any width, case and grouping.
///
/// # Errors
/// A [`CreditCodeProblem`] that says what is wrong; the empty text is a [`CreditCodeProblem::Length`] of 0.
pub fn parse(text: &str) -> Result<CheckedCreditCode, CreditCodeProblem> {
    let code = normalised(text);
    if code.contains("E+") {
        return Err(CreditCodeProblem::Scientific);
    }
    let found = code.chars().count();
    if found != LENGTH {
        return Err(CreditCodeProblem::Length {
            found: u32::try_from(found).unwrap_or(u32::MAX),
        });
    }
    let values = values(&code)?;
    let expected = check_character(&values[..LENGTH - 1]);
    if !code.ends_with(expected) {
        return Err(CreditCodeProblem::CheckDigit { expected });
    }
    let warnings = organisation_warning(&code).into_iter();
    let warnings = warnings.chain(region_warning(&code)).collect();
    Ok(CheckedCreditCode { code, warnings })
}

fn values(code: &str) -> Result<Vec<u32>, CreditCodeProblem> {
    code.chars()
        .zip(1..)
        .map(|(character, position)| {
            CHARACTERS
                .chars()
                .zip(0..)
                .find_map(|(known, value)| (known == character).then_some(value))
                .ok_or(CreditCodeProblem::Charset {
                    character,
                    position,
                })
        })
        .collect()
}

/// The eighteenth character: `31 − (Σ C_i · 3^(i−1) mod 31)`, where 31 stands for 0.
fn check_character(values: &[u32]) -> char {
    let mut weight = 1;
    let mut sum = 0;
    for value in values {
        sum = (sum + value * weight) % 31;
        weight = weight * 3 % 31;
    }
    let index = (31 - sum) % 31;
    CHARACTERS.chars().nth(index as usize).unwrap_or('0')
}

/// Checks characters 9–17, which are the organisation code of GB 11714 with a check character of its own:
/// `11 − (Σ C_i · W_i mod 11)`, where 10 is X and 11 is 0 and letters count from A = 10.
fn organisation_warning(code: &str) -> Option<CreditCodeWarning> {
    let organisation: Vec<char> = code.chars().skip(8).take(9).collect();
    let sum: u32 = organisation
        .iter()
        .zip(ORGANISATION_WEIGHTS)
        .map(|(character, weight)| character.to_digit(36).unwrap_or(0) * weight)
        .sum();
    let expected = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10)?,
    };
    (organisation.last() != Some(&expected))
        .then_some(CreditCodeWarning::OrganisationCheck { expected })
}

fn region_warning(code: &str) -> Option<CreditCodeWarning> {
    let region = code.get(2..8)?;
    let known = region == NATIONAL_REGION || crate::region::find(region).is_some();
    (!known).then(|| CreditCodeWarning::UnknownRegion {
        region: region.to_owned(),
    })
}
