//! Percentages.

use super::number::without_thousands;
use super::problem::check;
use super::{CellProblem, text};
use crate::plain::folded;
use crate::table::Cell;

/// What a number without a percent sign means in a column of percentages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PercentScale {
    /// 0.125 is 12.5 %.
    Fraction,
    /// 12.5 is 12.5 %.
    Hundredths,
    /// It cannot be told.
    Unclear,
}

/// The scale of a column, from its numbers without a percent sign: one beyond ±1 shows that they are hundredths; fractions
/// with decimals only show that they are fractions.
pub fn percent_scale<'cell>(column: impl IntoIterator<Item = &'cell Cell>) -> PercentScale {
    let mut scale = PercentScale::Unclear;
    for cell in column {
        let number = match cell {
            Cell::Number(number) => *number,
            Cell::Text(text) => match decimal(&folded(text)) {
                Some(number) => number,
                None => continue,
            },
            _ => continue,
        };
        if number.abs() > 1.0 {
            return PercentScale::Hundredths;
        }
        if number.fract() != 0.0 {
            scale = PercentScale::Fraction;
        }
    }
    scale
}

/// A percentage: 12.5 for 12.5 %, rounded to a millionth.
///
/// # Errors
/// `percent_unclear` for a number between −1 and 1 without a sign where the scale is unclear, `not_a_percentage`, and
/// those of [`text`].
pub fn percent(cell: &Cell, scale: PercentScale) -> Result<Option<f64>, CellProblem> {
    check(cell)?;
    let bare = |number: f64| match scale {
        PercentScale::Hundredths => Ok(number),
        PercentScale::Fraction => Ok(number * 100.0),
        PercentScale::Unclear if number == 0.0 || number.abs() > 1.0 => Ok(number),
        PercentScale::Unclear => Err(CellProblem::new("percent_unclear", cell)),
    };
    let value = match cell {
        Cell::Percent(number) => number * 100.0,
        Cell::Number(number) => bare(*number)?,
        Cell::Date(_) | Cell::Bool(_) => return Err(CellProblem::new("not_a_percentage", cell)),
        _ => {
            let Some(text) = text(cell)? else {
                return Ok(None);
            };
            let refuse = || CellProblem::new("not_a_percentage", cell);
            let text = folded(&text);
            let signed = text
                .strip_suffix('%')
                .or_else(|| text.strip_prefix("百分之"));
            match signed {
                Some(digits) => decimal(digits).ok_or_else(refuse)?,
                None => bare(decimal(&text).ok_or_else(refuse)?)?,
            }
        }
    };
    Ok(Some((value * 1e6).round() / 1e6))
}

fn decimal(text: &str) -> Option<f64> {
    let plain = without_thousands(text)?;
    let only_digits = plain
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
    let number = only_digits.then(|| plain.parse::<f64>().ok()).flatten()?;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_read_as_meant() {
        use PercentScale::{Fraction, Hundredths, Unclear};
        let expected = [
            (Cell::Percent(0.125), Unclear, Ok(Some(12.5))),
            (Cell::Percent(0.07), Unclear, Ok(Some(7.0))),
            (Cell::text("12.5%"), Unclear, Ok(Some(12.5))),
            (Cell::text("-３．５％"), Unclear, Ok(Some(-3.5))),
            (Cell::text("百分之8"), Unclear, Ok(Some(8.0))),
            (Cell::Number(12.5), Unclear, Ok(Some(12.5))),
            (Cell::Number(0.125), Unclear, Err("percent_unclear")),
            (Cell::Number(0.125), Fraction, Ok(Some(12.5))),
            (Cell::Number(0.5), Hundredths, Ok(Some(0.5))),
            (Cell::Number(0.0), Unclear, Ok(Some(0.0))),
            (Cell::text("很高"), Unclear, Err("not_a_percentage")),
            (Cell::text("inf"), Unclear, Err("not_a_percentage")),
            (Cell::Bool(true), Unclear, Err("not_a_percentage")),
            (Cell::Empty, Unclear, Ok(None)),
        ];
        for (cell, scale, value) in expected {
            assert_eq!(percent(&cell, scale).map_err(|p| p.code), value, "{cell:?}");
        }
    }

    #[test]
    fn a_column_tells_its_scale() {
        let column = |numbers: &[f64]| {
            let cells: Vec<Cell> = numbers.iter().map(|number| Cell::Number(*number)).collect();
            percent_scale(&cells)
        };
        assert_eq!(column(&[0.1, 0.25]), PercentScale::Fraction);
        assert_eq!(column(&[0.1, 12.5]), PercentScale::Hundredths);
        assert_eq!(column(&[0.0, 1.0]), PercentScale::Unclear);
        assert_eq!(column(&[]), PercentScale::Unclear);
    }
}
