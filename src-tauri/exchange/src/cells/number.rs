//! Whole numbers.

use super::problem::check;
use super::{CellProblem, text};
use crate::plain::folded;
use crate::table::Cell;

/// A whole number; a unit of up to three letters may follow, as in `260人` and `30 天`.
///
/// # Errors
/// `not_a_number`, `not_whole`, `out_of_range`, and those of [`text`].
pub fn integer(cell: &Cell) -> Result<Option<i64>, CellProblem> {
    check(cell)?;
    if let Cell::Number(number) = cell {
        return if number.fract() != 0.0 {
            Err(CellProblem::new("not_whole", cell))
        } else if number.abs() >= 1e15 {
            Err(CellProblem::new("out_of_range", cell))
        } else {
            Ok(Some(*number as i64))
        };
    }
    if matches!(cell, Cell::Date(_) | Cell::Percent(_) | Cell::Bool(_)) {
        return Err(CellProblem::new("not_a_number", cell));
    }
    let Some(text) = text(cell)? else {
        return Ok(None);
    };
    let folded = folded(&text);
    let unit_start = folded.trim_end_matches(char::is_alphabetic).len();
    let (digits, unit) = folded.split_at(unit_start);
    if unit.chars().count() > 3 || unit.starts_with(['万', '亿', '千', '百']) {
        return Err(CellProblem::new("not_a_number", cell));
    }
    let digits = without_thousands(digits).ok_or_else(|| CellProblem::new("not_a_number", cell))?;
    match digits.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => {
            whole.parse().map(Some)
        }
        Some((_, fraction)) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => {
            return Err(CellProblem::new("not_whole", cell));
        }
        _ => digits.parse().map(Some),
    }
    .map_err(|_| CellProblem::new("not_a_number", cell))
}

/// Digits without the commas that group them; nothing where the commas do not group by three.
pub(super) fn without_thousands(text: &str) -> Option<String> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let first = groups.next().unwrap_or_default();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
    }
    if grouped && !(1..=3).contains(&first.len()) {
        return None;
    }
    Some(text.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_come_with_units_and_commas() {
        let expected = [
            (Cell::Number(260.0), Ok(Some(260))),
            (Cell::Number(2.5), Err("not_whole")),
            (Cell::Number(1e20), Err("out_of_range")),
            (Cell::text("260人"), Ok(Some(260))),
            (Cell::text("１，２６０ 人"), Ok(Some(1260))),
            (Cell::text("30天"), Ok(Some(30))),
            (Cell::text("-5"), Ok(Some(-5))),
            (Cell::text("30.00"), Ok(Some(30))),
            (Cell::text("30.5"), Err("not_whole")),
            (Cell::text("200-300"), Err("not_a_number")),
            (Cell::text("1,2"), Err("not_a_number")),
            (Cell::text("3万"), Err("not_a_number")),
            (Cell::text("若干"), Err("not_a_number")),
            (Cell::text("99999999999999999999"), Err("not_a_number")),
            (Cell::Bool(true), Err("not_a_number")),
            (Cell::Empty, Ok(None)),
        ];
        for (cell, value) in expected {
            assert_eq!(integer(&cell).map_err(|p| p.code), value, "{cell:?}");
        }
    }
}
