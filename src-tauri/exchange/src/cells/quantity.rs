//! Amounts of something, with the unit behind them.

use super::number::without_thousands;
use super::problem::check;
use super::{CellProblem, text};
use crate::plain::folded;
use crate::table::Cell;

/// A number that is not negative, and the unit that stands behind it: `410 票`, `1,200.5吨/月`. The unit is empty where
/// there is none.
///
/// # Errors
/// `not_a_quantity`, and those of [`text`].
pub fn quantity(cell: &Cell) -> Result<Option<(f64, String)>, CellProblem> {
    check(cell)?;
    let refuse = || CellProblem::new("not_a_quantity", cell);
    let (digits, unit) = match cell {
        Cell::Number(number) => return found(*number, "", cell).map(Some),
        Cell::Date(_) | Cell::Percent(_) | Cell::Bool(_) => return Err(refuse()),
        _ => {
            let Some(text) = text(cell)? else {
                return Ok(None);
            };
            let text = folded(&text);
            let text = text.trim_start_matches(['约', '近', '~']);
            let end = text.find(|sign: char| !sign.is_ascii_digit() && !",.".contains(sign));
            let (digits, unit) = text.split_at(end.unwrap_or(text.len()));
            (digits.to_owned(), unit.to_owned())
        }
    };
    let (unit, factor) = match unit.strip_prefix('万') {
        Some(unit) => (unit, 10_000.0),
        None => (unit.as_str(), 1.0),
    };
    let plain = without_thousands(&digits).ok_or_else(refuse)?;
    let number: f64 = plain.parse().map_err(|_| refuse())?;
    let unit = unit.split(['/', '每']).next().unwrap_or_default();
    found(number * factor, unit, cell).map(Some)
}

fn found(number: f64, unit: &str, cell: &Cell) -> Result<(f64, String), CellProblem> {
    match (0.0..=1e12).contains(&number) {
        true => Ok((number, unit.to_owned())),
        false => Err(CellProblem::new("not_a_quantity", cell)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_behind_numbers() {
        let expected = [
            ("410 票", Some((410.0, "票"))),
            ("1,200.5吨/月", Some((1200.5, "吨"))),
            ("约３万件", Some((30_000.0, "件"))),
            ("88", Some((88.0, ""))),
            ("", None),
        ];
        for (written, value) in expected {
            let value = value.map(|(number, unit): (f64, &str)| (number, unit.to_owned()));
            assert_eq!(quantity(&Cell::text(written)), Ok(value), "{written}");
        }
        for wrong in ["很多", "-5", "1.2.3", "12,34"] {
            assert!(quantity(&Cell::text(wrong)).is_err(), "{wrong}");
        }
        assert_eq!(quantity(&Cell::Number(3.5)), Ok(Some((3.5, String::new()))));
    }
}
