//! Takes a written number apart and decides what kind it is.

use super::{ParsedPhone, Phone, PhoneKind, PhoneProblem, PhoneWarning};
use crate::width::half_width_text;

/// First digits of mobile numbers that no operator has been given (domain.md §3.6).
const UNASSIGNED: [&str; 18] = [
    "140", "141", "142", "143", "144", "146", "148", "149", "154", "160", "161", "163", "164",
    "168", "169", "174", "179", "194",
];

/// What may stand between a number and its extension, longer forms first.
const EXTENSION_MARKS: [&str; 7] = ["转分机", "分机", "转", "ext.", "ext", "x", "#"];

/// Whether a character stands between two numbers of one field.
pub(super) fn separates_numbers(character: char) -> bool {
    matches!(character, '/' | '、' | ';' | ',' | '\n' | '\r' | '|')
}

/// Whether a character merely groups the digits of a number.
pub(super) fn is_filling(character: char) -> bool {
    character.is_whitespace()
        || is_hyphen(character)
        || matches!(character, '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕')
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−')
}

pub(super) fn number(text: &str) -> Result<ParsedPhone, PhoneProblem> {
    let written = half_width_text(text).to_lowercase();
    let written = written.trim();
    // A whole number read from a spreadsheet's number cell.
    let written = written.strip_suffix(".0").unwrap_or(written);
    if written.is_empty() {
        return Err(PhoneProblem::Empty);
    }
    if is_scientific(written) {
        return Err(PhoneProblem::Scientific);
    }
    if written.contains(separates_numbers) {
        return Err(PhoneProblem::SeveralNumbers);
    }
    if let Some((main, extension)) = marked_extension(written) {
        return with_extension(&digits(text, main)?, &digits(text, extension)?);
    }
    let whole = digits(text, written)?;
    // `028-85550101-806`: the last group is an extension when what stands before it is a whole landline already.
    let last_group = written
        .rsplit_once(is_hyphen)
        .or_else(|| written.rsplit_once(char::is_whitespace));
    if let Some((main, extension)) = last_group
        && let Ok(main) = digits(text, main)
        && let Ok(extension) = digits(text, extension)
        && let Ok(parsed) = with_extension(&main, &extension)
    {
        return Ok(parsed);
    }
    plain(&whole)
}

/// `1.39E+10`, in any spelling a spreadsheet gives it.
fn is_scientific(written: &str) -> bool {
    written.split_once('e').is_some_and(|(mantissa, exponent)| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !exponent.is_empty()
            && exponent.bytes().all(|byte| byte.is_ascii_digit())
            && mantissa.parse::<f64>().is_ok()
    })
}

fn marked_extension(written: &str) -> Option<(&str, &str)> {
    EXTENSION_MARKS.iter().find_map(|mark| {
        let (main, extension) = written.split_once(mark)?;
        Some((main, extension.strip_prefix(':').unwrap_or(extension)))
    })
}

/// The digits of a part of `text`, with a leading `+` where there is one.
fn digits(text: &str, part: &str) -> Result<String, PhoneProblem> {
    let mut digits = String::new();
    for character in part.chars() {
        match character {
            '0'..='9' => digits.push(character),
            '+' if digits.is_empty() => digits.push('+'),
            other if is_filling(other) => {}
            other => return Err(unexpected(text, other)),
        }
    }
    Ok(digits)
}

/// Names an offending character by its place in the text as the user wrote it.
fn unexpected(text: &str, found: char) -> PhoneProblem {
    let place = text.chars().position(|character| {
        half_width_text(&character.to_lowercase().to_string()).contains(found)
    });
    PhoneProblem::Character {
        character: place
            .and_then(|place| text.chars().nth(place))
            .unwrap_or(found),
        position: place.map_or(1, |place| u32::try_from(place + 1).unwrap_or(u32::MAX)),
    }
}

/// A number without an extension: digits, perhaps behind `+`.
fn plain(written: &str) -> Result<ParsedPhone, PhoneProblem> {
    match without_country(written) {
        Country::China(national) => national_number(&national),
        Country::Other(digits) => foreign(&digits),
    }
}

fn with_extension(main: &str, extension: &str) -> Result<ParsedPhone, PhoneProblem> {
    let mut parsed = plain(main)?;
    if !matches!(parsed.phone.kind, PhoneKind::Landline | PhoneKind::Hotline)
        || !(1..=6).contains(&extension.len())
        || extension.starts_with('+')
    {
        return Err(PhoneProblem::Extension);
    }
    parsed.phone.stored = format!("{}-{extension}", parsed.phone.stored);
    Ok(parsed)
}

enum Country {
    /// National digits, with the trunk 0 of a landline.
    China(String),
    /// Digits with the country code, without `+`.
    Other(String),
}

fn without_country(written: &str) -> Country {
    let international = written
        .strip_prefix('+')
        .or_else(|| written.strip_prefix("00"));
    match international {
        Some(digits) => match digits.strip_prefix("86") {
            Some(national) => Country::China(with_trunk_zero(national)),
            None => Country::Other(digits.to_owned()),
        },
        None => match written.strip_prefix("86") {
            // Without a plus, 86 is a country code only before a whole number: 86550101 is a local number.
            Some(national)
                if national.len() >= 10 && national_number(&with_trunk_zero(national)).is_ok() =>
            {
                Country::China(with_trunk_zero(national))
            }
            _ => Country::China(written.to_owned()),
        },
    }
}

/// Behind `+86` an area code loses its 0: `+86 28 8555 0101`.
fn with_trunk_zero(national: &str) -> String {
    let landline = format!("0{national}");
    if national_number(national).is_err() && split_landline(&landline).is_some() {
        landline
    } else {
        national.to_owned()
    }
}

fn national_number(digits: &str) -> Result<ParsedPhone, PhoneProblem> {
    // 0139… is how a mobile of another city was once dialled.
    let mobile = digits
        .strip_prefix('0')
        .filter(|rest| is_mobile(rest))
        .unwrap_or(digits);
    if is_mobile(mobile) {
        return Ok(mobile_number(mobile));
    }
    if is_service_code(digits) {
        return Ok(accepted(PhoneKind::ServiceCode, digits.to_owned()));
    }
    if digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800")) {
        let stored = format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]);
        return Ok(accepted(PhoneKind::Hotline, stored));
    }
    if let Some((area, local)) = split_landline(digits) {
        return Ok(landline(area, local));
    }
    Err(national_problem(digits))
}

fn national_problem(digits: &str) -> PhoneProblem {
    let bytes = digits.as_bytes();
    match bytes {
        [] => PhoneProblem::Empty,
        [b'0', ..] => PhoneProblem::Landline,
        [b'1', b'3'..=b'9', ..] => PhoneProblem::MobileLength {
            digits: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        },
        [b'2'..=b'9', ..] if matches!(bytes.len(), 7 | 8) => PhoneProblem::NoAreaCode,
        _ => PhoneProblem::Unrecognised,
    }
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

fn mobile_number(digits: &str) -> ParsedPhone {
    let mut parsed = accepted(PhoneKind::Mobile, digits.to_owned());
    let prefix = &digits[..3];
    if UNASSIGNED.contains(&prefix) {
        parsed.warnings.push(PhoneWarning::UnassignedPrefix {
            prefix: prefix.to_owned(),
        });
    }
    parsed
}

fn is_service_code(digits: &str) -> bool {
    match digits {
        "12345" | "12315" | "12305" | "10000" | "10001" | "10010" | "10086" | "11185" => true,
        _ => {
            (digits.starts_with("95") || digits.starts_with("96")) && matches!(digits.len(), 5 | 6)
        }
    }
}

/// Area code and local number: `010` or `02x` with two more digits of area, any other area with three.
fn split_landline(digits: &str) -> Option<(&str, &str)> {
    let area = match digits.as_bytes() {
        [b'0', b'1', b'0', ..] | [b'0', b'2', b'0'..=b'5' | b'7'..=b'9', ..] => 3,
        [b'0', b'3'..=b'9', _, _, ..] => 4,
        _ => return None,
    };
    let (area, local) = digits.split_at(area);
    let well_formed = matches!(local.len(), 7 | 8) && matches!(local.as_bytes(), [b'2'..=b'9', ..]);
    well_formed.then_some((area, local))
}

fn landline(area: &str, local: &str) -> ParsedPhone {
    let mut parsed = accepted(PhoneKind::Landline, format!("{area}-{local}"));
    // Beijing and the 02x cities have had eight digits for decades; elsewhere seven are still common.
    if area.len() == 3 && local.len() == 7 {
        parsed.warnings.push(PhoneWarning::SevenDigitLocal {
            area: area.to_owned(),
        });
    }
    parsed
}

fn foreign(digits: &str) -> Result<ParsedPhone, PhoneProblem> {
    if !(6..=15).contains(&digits.len()) {
        return Err(PhoneProblem::ForeignLength {
            digits: u32::try_from(digits.len()).unwrap_or(u32::MAX),
        });
    }
    let mut parsed = accepted(PhoneKind::Foreign, format!("+{digits}"));
    if let Some(meant) = digits.strip_prefix('1').filter(|rest| is_mobile(rest)) {
        parsed.warnings.push(PhoneWarning::CountryCodeSlip {
            meant: meant.to_owned(),
        });
    }
    Ok(parsed)
}

fn accepted(kind: PhoneKind, stored: String) -> ParsedPhone {
    ParsedPhone {
        phone: Phone { kind, stored },
        warnings: Vec::new(),
    }
}
