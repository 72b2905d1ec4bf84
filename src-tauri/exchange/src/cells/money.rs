//! Amounts of money.

use yike_core::money::Fen;

use super::number::without_thousands;
use super::problem::check;
use super::text::number_shown;
use super::{CellProblem, text};
use crate::matching::MoneyUnit;
use crate::plain::folded;
use crate::table::Cell;

/// An amount. `unit` is that of the column; a unit inside the cell counts instead.
///
/// # Errors
/// `not_money`, `below_fen` for a written amount with a fraction of a 分, `out_of_range`, and those of [`text`].
/// An amount that the spreadsheet computed is rounded to the 分, half away from zero, as it is shown.
pub fn money(cell: &Cell, unit: MoneyUnit) -> Result<Option<Fen>, CellProblem> {
    check(cell)?;
    let refuse = |code| Err(CellProblem::new(code, cell));
    let (digits, unit, computed) = match cell {
        Cell::Number(number) if number.abs() < 1e15 => (number_shown(*number), unit, true),
        Cell::Number(_) => return refuse("out_of_range"),
        Cell::Date(_) | Cell::Percent(_) | Cell::Bool(_) => return refuse("not_money"),
        _ => {
            let Some(text) = text(cell)? else {
                return Ok(None);
            };
            match written(&folded(&text), unit) {
                Some((digits, unit)) => (digits, unit, false),
                None => return refuse("not_money"),
            }
        }
    };
    match fen(&digits, unit) {
        Some((amount, exact)) if exact || computed => {
            match i64::try_from(amount).map(Fen::from_fen) {
                Ok(Ok(amount)) => Ok(Some(amount)),
                _ => refuse("out_of_range"),
            }
        }
        Some(_) => refuse("below_fen"),
        None => refuse("not_money"),
    }
}

/// The digits and the unit of a written amount such as `¥1,234.50`, `1.8亿元`, `(500)`, `人民币3000万`.
fn written(text: &str, unit: MoneyUnit) -> Option<(String, MoneyUnit)> {
    let (text, bookkeeping_minus) = match text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        Some(inside) => (inside, true),
        None => (text, false),
    };
    let mut text = text;
    let mut minus = bookkeeping_minus;
    for _ in 0..3 {
        for sign in ["-", "−", "△", "负"] {
            if let Some(rest) = text.strip_prefix(sign) {
                text = rest;
                minus = true;
            }
        }
        for currency in ["人民币", "rmb", "cny", "¥", ":", "+"] {
            text = text.strip_prefix(currency).unwrap_or(text);
        }
    }
    for ending in ["人民币", "rmb", "cny", "整", "正"] {
        text = text.strip_suffix(ending).unwrap_or(text);
    }
    let end = text.find(|character: char| !character.is_ascii_digit() && !",.".contains(character));
    let (digits, word) = text.split_at(end.unwrap_or(text.len()));
    let unit = match word {
        "" => unit,
        word => MoneyUnit::of_word(word)?,
    };
    let digits = without_thousands(digits)?;
    let digits = if minus { format!("-{digits}") } else { digits };
    Some((digits, unit))
}

/// Decimal digits of a unit as 分, and whether nothing was rounded.
fn fen(digits: &str, unit: MoneyUnit) -> Option<(i128, bool)> {
    let (minus, digits) = match digits.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, digits),
    };
    let (mantissa, power) = match digits.split_once('e') {
        Some((mantissa, power)) => (mantissa, power.parse::<i32>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = format!("{whole}{fraction}");
    if all_digits.is_empty()
        || all_digits.len() > 20
        || !all_digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let places = i32::try_from(fraction.len()).ok()? - power;
    let hundredths = all_digits.parse::<i128>().ok()? * i128::from(unit.yuan()) * 100;
    // Beyond the range of the divisor an amount is nothing at all.
    let Some(divisor) = 10_i128.checked_pow(u32::try_from(places.max(0)).ok()?) else {
        return Some((0, hundredths == 0));
    };
    let exact = hundredths % divisor == 0;
    let rounded = (hundredths + divisor / 2) / divisor;
    Some((if minus { -rounded } else { rounded }, exact))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_become_fen_exactly() {
        use MoneyUnit::{TenThousand, Yuan};
        let expected = [
            (Cell::Number(1234.5), Yuan, Ok(Some(123_450))),
            (Cell::Number(0.1 + 0.2), Yuan, Ok(Some(30))),
            (Cell::Number(100.0 / 3.0), Yuan, Ok(Some(3_333))),
            (Cell::Number(-0.005), Yuan, Ok(Some(-1))),
            (Cell::Number(3000.0), TenThousand, Ok(Some(3_000_000_000))),
            (Cell::Number(1e300), Yuan, Err("out_of_range")),
            (Cell::Number(1e-12), Yuan, Ok(Some(0))),
            (Cell::text("¥1,234.50"), Yuan, Ok(Some(123_450))),
            (Cell::text("￥１，２３４．５０元"), Yuan, Ok(Some(123_450))),
            (
                Cell::text("人民币 3000 万元整"),
                Yuan,
                Ok(Some(3_000_000_000)),
            ),
            (Cell::text("1.8亿元"), TenThousand, Ok(Some(18_000_000_000))),
            (Cell::text("50万"), Yuan, Ok(Some(50_000_000))),
            (Cell::text("-12.30"), Yuan, Ok(Some(-1_230))),
            (Cell::text("¥-12.30"), Yuan, Ok(Some(-1_230))),
            (Cell::text("(500.00)"), Yuan, Ok(Some(-50_000))),
            (Cell::text("0.005"), Yuan, Err("below_fen")),
            (Cell::text("12,34"), Yuan, Err("not_money")),
            (Cell::text("1.2.3"), Yuan, Err("not_money")),
            (Cell::text("."), Yuan, Err("not_money")),
            (Cell::text("叁万元"), Yuan, Err("not_money")),
            (Cell::text("100美元"), Yuan, Err("not_money")),
            (Cell::text("$100"), Yuan, Err("not_money")),
            (Cell::text("面议"), Yuan, Err("not_money")),
            (
                Cell::text("99999999999999999999"),
                Yuan,
                Err("out_of_range"),
            ),
            (Cell::Percent(0.5), Yuan, Err("not_money")),
            (Cell::text("  "), Yuan, Ok(None)),
        ];
        for (cell, unit, value) in expected {
            let found = money(&cell, unit).map(|amount| amount.map(Fen::fen));
            assert_eq!(found.map_err(|problem| problem.code), value, "{cell:?}");
        }
    }
}
