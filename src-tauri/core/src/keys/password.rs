//! What a password must be, and how strong one is.

use serde::Serialize;

use crate::problems::{Problems, Weight};

/// The fewest characters of a password.
pub const SHORTEST: usize = 8;

/// Passwords of eight characters and more that everybody tries first, in lower case.
const COMMON: &[&str] = &[
    "00000000",
    "11111111",
    "12121212",
    "12341234",
    "12344321",
    "12345678",
    "123456789",
    "1234567890",
    "0123456789",
    "87654321",
    "987654321",
    "88888888",
    "66666666",
    "99999999",
    "11223344",
    "112233445566",
    "123123123",
    "147258369",
    "789456123",
    "5201314520",
    "52013145",
    "520131400",
    "13145200",
    "1qaz2wsx",
    "1q2w3e4r",
    "1q2w3e4r5t",
    "qwertyui",
    "qwertyuiop",
    "qwer1234",
    "asdfghjk",
    "asdfghjkl",
    "asdf1234",
    "zxcvbnm1",
    "zxcvbnm123",
    "qazwsxedc",
    "qweasdzxc",
    "abcd1234",
    "abc12345",
    "abc123456",
    "abcdefgh",
    "aa123456",
    "aaa12345",
    "a1234567",
    "a12345678",
    "a123456789",
    "q1234567",
    "w1234567",
    "z1234567",
    "qq123456",
    "qq123456789",
    "password",
    "password1",
    "password123",
    "passw0rd",
    "p@ssw0rd",
    "iloveyou",
    "iloveyou1",
    "woaini520",
    "woaini521",
    "woaini1314",
    "woaini123",
    "woaiwojia",
    "woaiwoziji",
    "wodemima",
    "nihao123",
    "admin123",
    "admin888",
    "administrator",
    "root1234",
    "test1234",
    "welcome1",
    "letmein1",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "computer",
    "internet",
    "kehufuwu",
    "wuliu123",
    "wuliugongsi",
];

/// Runs of keys and of the alphabet; a piece of one is as easy as a single sign.
const RUNS: &[&str] = &[
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv",
];

/// How strong a password is, for the hint beside the field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Strength {
    /// 0 is refused, 1 weak, 2 fair, 3 good, 4 strong.
    pub level: u8,
    /// Codes of what would make it better or why it is refused, the weightiest first.
    pub hints: Vec<&'static str>,
}

/// Judges a password. `context` are the words that must not make it up: the user's name, the firm's name.
pub fn strength(password: &str, context: &[&str]) -> Strength {
    let mut hints: Vec<&'static str> = refusal(password, context).into_iter().collect();
    let bits = bits(&without_context(password, context));
    let level = match bits {
        _ if !hints.is_empty() => 0,
        ..36 => 1,
        36..52 => 2,
        52..68 => 3,
        _ => 4,
    };
    if level < 3 {
        if has_cheap_signs(password) {
            hints.push("password_avoid_runs");
        }
        if kinds(password) < 2 {
            hints.push("password_mix_signs");
        }
        if password.chars().count() < 12 {
            hints.push("password_longer");
        }
    }
    Strength { level, hints }
}

/// Refuses a password that breaks the rule; the problem stands at `field`.
pub fn require(field: &str, password: &str, context: &[&str]) -> crate::Result<()> {
    let mut problems = Problems::default();
    if let Some(code) = refusal(password, context) {
        problems.add(field, code, Weight::Error, [("shortest", SHORTEST.into())]);
    }
    problems.refuse(false).map(drop)
}

fn refusal(password: &str, context: &[&str]) -> Option<&'static str> {
    if password.chars().count() < SHORTEST {
        return Some("password_too_short");
    }
    if COMMON.contains(&password.to_lowercase().as_str()) || distinct(password) < 3 {
        return Some("password_common");
    }
    // A name with a digit or two behind it is still the name.
    if without_context(password, context).chars().count() < SHORTEST / 2 {
        return Some("password_is_name");
    }
    None
}

/// The password in lower case, without the words that an acquaintance would try.
fn without_context(password: &str, context: &[&str]) -> String {
    let words = context
        .iter()
        .map(|word| word.trim().to_lowercase())
        .filter(|word| word.chars().count() > 1);
    words.fold(password.to_lowercase(), |rest, word| {
        rest.replace(&word, "")
    })
}

/// A cautious estimate of what guessing costs: signs that follow from their neighbour count for almost nothing.
fn bits(password: &str) -> u32 {
    let per_sign: f64 = password.chars().map(sign_space).fold(0.0, f64::max).log2();
    let signs: Vec<char> = password.chars().collect();
    let counted: f64 = (0..signs.len())
        .map(|at| if is_cheap(&signs, at) { 0.25 } else { 1.0 })
        .sum();
    // A few different signs repeated are not as good as their number.
    let variety = distinct(password) as f64 * 2.0;
    (per_sign.max(1.0) * counted.min(variety)) as u32
}

/// From how many signs one of this kind was chosen.
fn sign_space(sign: char) -> f64 {
    match sign {
        '0'..='9' => 10.0,
        'a'..='z' | 'A'..='Z' => 36.0,
        ' '..='~' => 60.0,
        // Han characters that people type: about the first level of GB 2312, counted low.
        _ => 1000.0,
    }
}

fn is_cheap(signs: &[char], at: usize) -> bool {
    let Some(before) = at
        .checked_sub(1)
        .map(|before| signs[before].to_ascii_lowercase())
    else {
        return false;
    };
    let sign = signs[at].to_ascii_lowercase();
    let follows = |run: &&str| {
        let neighbours = |a: char, b: char| run.contains(&format!("{a}{b}"));
        neighbours(before, sign) || neighbours(sign, before)
    };
    sign == before || RUNS.iter().any(follows)
}

fn has_cheap_signs(password: &str) -> bool {
    let signs: Vec<char> = password.chars().collect();
    (0..signs.len()).filter(|&at| is_cheap(&signs, at)).count() * 3 > signs.len()
}

fn distinct(password: &str) -> usize {
    password
        .chars()
        .collect::<std::collections::BTreeSet<_>>()
        .len()
}

/// How many kinds of signs there are: letters, digits, marks, others.
fn kinds(password: &str) -> usize {
    let tests: [fn(char) -> bool; 4] = [
        |sign| sign.is_ascii_alphabetic(),
        |sign| sign.is_ascii_digit(),
        |sign| sign.is_ascii_punctuation(),
        |sign| !sign.is_ascii(),
    ];
    tests
        .iter()
        .filter(|test| password.chars().any(**test))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTEXT: &[&str] = &["温以宁", "衡通示例物流有限公司", "wenyining"];

    #[test]
    fn the_rule_names_what_is_wrong() {
        for (password, code) in [
            ("", "password_too_short"),
            ("Ab3$xyz", "password_too_short"),
            ("12345678", "password_common"),
            ("PassWord123", "password_common"),
            ("abababababab", "password_common"),
            ("衡通示例物流有限公司", "password_is_name"),
            ("温以宁温以宁123", "password_is_name"),
            ("WenYiNing888", "password_is_name"),
        ] {
            assert_eq!(refusal(password, CONTEXT), Some(code), "{password}");
            assert_eq!(strength(password, CONTEXT).level, 0, "{password}");
            assert_eq!(strength(password, CONTEXT).hints[0], code, "{password}");
            let Err(crate::Error::Invalid(problems)) = require("password", password, CONTEXT)
            else {
                panic!("{password} was let through")
            };
            assert_eq!(
                (problems[0].field.as_str(), problems[0].code.as_str()),
                ("password", code)
            );
        }
    }

    #[test]
    fn stronger_passwords_rate_higher() {
        let rated = |password: &str| strength(password, CONTEXT).level;
        assert_eq!(rated("abcd12345"), 1);
        assert_eq!(rated("73920164"), 1);
        assert_eq!(rated("m7k2w9pt"), 2);
        assert_eq!(rated("m7k2w9ptxq"), 2);
        assert_eq!(rated("m7K2-w9Ptx"), 3);
        assert_eq!(rated("m7K2-w9Ptx-4h"), 4);
        assert_eq!(rated("湖光山色共一楼台"), 4);
        assert!(require("password", "m7k2w9pt", CONTEXT).is_ok());
    }

    #[test]
    fn hints_say_what_would_help() {
        assert_eq!(
            strength("73920164", CONTEXT).hints,
            ["password_mix_signs", "password_longer"]
        );
        assert!(
            strength("abcdef123456", CONTEXT)
                .hints
                .contains(&"password_avoid_runs")
        );
        assert_eq!(strength("m7K2-w9Ptx-4h", CONTEXT).hints, [""; 0]);
    }
}
