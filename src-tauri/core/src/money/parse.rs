//! Reads an amount from text.

use super::{Fen, MoneyProblem};
use crate::width::half_width_text;

/// Units that may follow the number, longest first, and by how many decimal places each moves the point.
const UNITS: [(&str, usize); 5] = [("亿元", 8), ("万元", 4), ("亿", 8), ("万", 4), ("元", 0)];

pub(super) fn amount(text: &str) -> Result<Fen, MoneyProblem> {
    let text = half_width_text(text);
    let text = text.trim();
    if text.is_empty() {
        return Err(MoneyProblem::Empty);
    }
    let (negative, number) = without_sign(text);
    let (number, places) = without_unit(number);
    let fen = unsigned(number, places)?;
    Fen::from_fen(if negative { -fen } else { fen })
}

/// Takes off one sign and one currency mark, in either order.
fn without_sign(text: &str) -> (bool, &str) {
    let (marked, rest) = without_mark(text);
    match rest.strip_prefix(['-', '−', '–']) {
        Some(unsigned) if marked => (true, unsigned.trim_start()),
        Some(unsigned) => (true, without_mark(unsigned.trim_start()).1),
        None => (false, rest),
    }
}

fn without_mark(text: &str) -> (bool, &str) {
    let rest = ["¥", "人民币", "RMB", "CNY"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark));
    (rest.is_some(), rest.unwrap_or(text).trim_start())
}

fn without_unit(number: &str) -> (&str, usize) {
    UNITS
        .iter()
        .find_map(|(unit, places)| {
            number
                .strip_suffix(unit)
                .map(|rest| (rest.trim_end(), *places))
        })
        .unwrap_or((number, 0))
}

/// The number times ten to the power of `places`, in 分.
fn unsigned(number: &str, places: usize) -> Result<i64, MoneyProblem> {
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    let decimals = match decimals {
        Some("") => return Err(MoneyProblem::NotANumber),
        Some(decimals) => decimals,
        None => "",
    };
    let whole = ungrouped(whole)?;
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MoneyProblem::NotANumber);
    }
    let places = places + 2;
    if decimals.len() > places {
        return Err(MoneyProblem::TooManyDecimals);
    }
    format!("{whole}{decimals:0<places$}")
        .parse()
        .map_err(|_| MoneyProblem::TooLarge)
}

/// The digits of the whole yuan. Commas are allowed where they stand between groups of three digits, nowhere else:
/// `1,5` is more likely a mistyped `1.5` than fifteen.
fn ungrouped(whole: &str) -> Result<String, MoneyProblem> {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 {
            return Err(MoneyProblem::NotANumber);
        }
        grouped = true;
        digits.push_str(group);
    }
    let well_formed = !first.is_empty()
        && (!grouped || first.len() <= 3)
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if well_formed {
        Ok(digits)
    } else {
        Err(MoneyProblem::NotANumber)
    }
}
