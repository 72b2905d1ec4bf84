//! Codes and phone numbers: digits that are names, not amounts.

use super::problem::check;
use super::{CellProblem, parts, text};
use crate::plain::half_width;
use crate::table::Cell;

/// A spreadsheet keeps 15 digits of a number; from the sixteenth on there are zeros.
const EXACT: f64 = 1e15;

/// A code such as a credit code, an account number or a customer number, half-width and without blanks around it.
///
/// # Errors
/// `digits_lost` for a number of 16 digits and more (the spreadsheet has put zeros for the last ones),
/// `scientific_notation` for `9.15101E+17`, `not_a_code` for dates, fractions and truth values, and those of [`text`].
pub fn code(cell: &Cell) -> Result<Option<String>, CellProblem> {
    check(cell)?;
    match cell {
        Cell::Number(number) if number.abs() >= EXACT => Err(CellProblem::new("digits_lost", cell)),
        Cell::Number(number) if number.fract() != 0.0 || *number < 0.0 => {
            Err(CellProblem::new("not_a_code", cell))
        }
        Cell::Date(_) | Cell::Percent(_) | Cell::Bool(_) => {
            Err(CellProblem::new("not_a_code", cell))
        }
        _ => {
            let Some(text) = text(cell)? else {
                return Ok(None);
            };
            let text = half_width(&text);
            // Excel writes '0012 for a text, and some programs leave the apostrophe in.
            let text = text.strip_prefix('\'').unwrap_or(&text).trim().to_owned();
            if is_scientific(&text) {
                return Err(CellProblem::new("scientific_notation", cell));
            }
            Ok((!text.is_empty()).then_some(text))
        }
    }
}

/// The phone numbers in a cell, as written but half-width; whether each is one is for the core to say.
///
/// # Errors
/// As [`code`]; `scientific_notation` also for a mobile number that was rounded to `1.39E+10` and stored so.
pub fn phones(cell: &Cell) -> Result<Vec<String>, CellProblem> {
    if let Cell::Number(number) = cell {
        let rounded = *number >= 1e10 && number % 1e7 == 0.0;
        if rounded && *number < 2e10 {
            return Err(CellProblem::new("scientific_notation", cell));
        }
    }
    if code(cell)?.is_none() {
        return Ok(Vec::new());
    }
    let mut phones = Vec::new();
    for part in parts(cell)? {
        let part = half_width(&part);
        if is_scientific(&part) {
            return Err(CellProblem::new("scientific_notation", cell));
        }
        // Two numbers with a blank between them, but not 139 0000 0101.
        let words: Vec<&str> = part.split_whitespace().collect();
        let whole_numbers = words
            .iter()
            .all(|word| word.chars().filter(char::is_ascii_digit).count() >= 7);
        if words.len() > 1 && whole_numbers {
            phones.extend(words.into_iter().map(str::to_owned));
        } else {
            phones.push(part);
        }
    }
    Ok(phones)
}

/// `1.39E+10`: digits of a long number that a spreadsheet has rounded away.
fn is_scientific(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let mantissa = digits
        .split_once('.')
        .map_or(digits.len() == 1, |(whole, fraction)| {
            whole.len() == 1 && !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit())
        });
    let power = power.strip_prefix('+').unwrap_or(power);
    mantissa
        && digits.starts_with(|first: char| first.is_ascii_digit())
        && (1..=3).contains(&power.len())
        && power.bytes().all(|byte| byte.is_ascii_digit())
        // 1E5 could be the name of something; 9E+17 and 1.39E10 could not.
        && (text.contains(['+', '.']) || power.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(cell: &Cell) -> &'static str {
        code(cell).unwrap_err().code
    }

    #[test]
    fn lost_digits_are_never_stored() {
        assert_eq!(
            refused(&Cell::Number(915_101_000_000_000_000.0)),
            "digits_lost"
        );
        assert_eq!(
            refused(&Cell::Number(6_222_020_000_000_000.0)),
            "digits_lost"
        );
        assert_eq!(refused(&Cell::text("9.15101E+17")), "scientific_notation");
        assert_eq!(
            refused(&Cell::text("９．１５Ｅ＋１７")),
            "scientific_notation"
        );
        assert_eq!(refused(&Cell::Number(12.5)), "not_a_code");
        assert_eq!(
            code(&Cell::text(" 91510100ＭＡXN00016H\u{200B}"))
                .unwrap()
                .unwrap(),
            "91510100MAXN00016H"
        );
        assert_eq!(code(&Cell::Number(610_100.0)).unwrap().unwrap(), "610100");
        assert_eq!(code(&Cell::text("'000123")).unwrap().unwrap(), "000123");
        assert_eq!(code(&Cell::text("A1E5")).unwrap().unwrap(), "A1E5");
        assert_eq!(code(&Cell::text("1E5")).unwrap().unwrap(), "1E5");
    }

    #[test]
    fn phones_come_out_whole_or_not_at_all() {
        let phones = |cell: &Cell| phones(cell).map_err(|problem| problem.code);
        assert_eq!(phones(&Cell::text("1.39E+10")), Err("scientific_notation"));
        assert_eq!(phones(&Cell::Number(1.99e10)), Err("scientific_notation"));
        assert_eq!(
            phones(&Cell::Number(19_900_000_101.0)),
            Ok(vec!["19900000101".to_owned()])
        );
        assert_eq!(
            phones(&Cell::text(
                "19900000101/028-85550101、19900000102 19900000103"
            )),
            Ok(
                ["19900000101", "028-85550101", "19900000102", "19900000103"]
                    .map(str::to_owned)
                    .to_vec()
            )
        );
        assert_eq!(
            phones(&Cell::text("199 0000 0101")),
            Ok(vec!["199 0000 0101".to_owned()])
        );
        assert_eq!(
            phones(&Cell::text("+86 19900000101")),
            Ok(vec!["+86 19900000101".to_owned()])
        );
        assert_eq!(
            phones(&Cell::text("(028)85550101")),
            Ok(vec!["(028)85550101".to_owned()])
        );
        assert_eq!(phones(&Cell::Empty), Ok(Vec::new()));
    }
}
