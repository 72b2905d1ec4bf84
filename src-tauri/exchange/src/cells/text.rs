//! Cells as text.

use chrono::Timelike;

use super::CellProblem;
use super::problem::check;
use crate::plain::trimmed;
use crate::table::Cell;

/// What a spreadsheet shows for a cell, without thousands separators.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Uncalculated | Cell::TooLong { .. } => String::new(),
        Cell::Text(text) | Cell::Error(text) => text.to_string(),
        Cell::Number(number) => number_shown(*number),
        Cell::Percent(number) => format!("{}%", number_shown(number * 100.0)),
        Cell::Bool(true) => "TRUE".to_owned(),
        Cell::Bool(false) => "FALSE".to_owned(),
        Cell::Date(moment) if moment.num_seconds_from_midnight() == 0 => {
            moment.format("%Y-%m-%d").to_string()
        }
        Cell::Date(moment) if moment.second() == 0 => moment.format("%Y-%m-%d %H:%M").to_string(),
        Cell::Date(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
    }
}

/// A number as Excel shows it: at most 15 digits, so that 0.1 + 0.2 is 0.3.
pub(super) fn number_shown(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    // Beyond 21 digits plain notation would invent digits.
    if rounded != 0.0 && !(1e-9..1e21).contains(&f64::abs(rounded)) {
        return format!("{rounded:e}");
    }
    match format!("{rounded}") {
        minus_zero if minus_zero == "-0" => "0".to_owned(),
        plain => plain,
    }
}

/// The text of a cell without invisible characters and blanks around it.
///
/// # Errors
/// `error_value`, `formula_without_value`, `cell_too_long`.
pub fn text(cell: &Cell) -> Result<Option<String>, CellProblem> {
    check(cell)?;
    let text = trimmed(&shown(cell));
    Ok((!text.is_empty()).then_some(text))
}

/// The parts of a cell that holds several values, separated by `、，,；;/|` or line breaks, each once.
///
/// # Errors
/// As [`text`].
pub fn parts(cell: &Cell) -> Result<Vec<String>, CellProblem> {
    let text = text(cell)?.unwrap_or_default();
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(['、', '，', ',', '；', ';', '/', '／', '|', '｜', '\n']) {
        let part = trimmed(part);
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_as_in_excel() {
        let expected = [
            (0.1 + 0.2, "0.3"),
            (13_900_000_101.0, "13900000101"),
            (-0.0, "0"),
            (1234.5, "1234.5"),
            (1e15, "1000000000000000"),
            (1e30, "1e30"),
            (0.000_000_000_001, "1e-12"),
        ];
        for (number, text) in expected {
            assert_eq!(shown(&Cell::Number(number)), text);
        }
        assert_eq!(shown(&Cell::Percent(0.07)), "7%");
    }

    #[test]
    fn several_values_come_apart() {
        let cell = Cell::text("仓储、运输，配送;仓储/ 包装\n快递｜");
        assert_eq!(
            parts(&cell).unwrap(),
            ["仓储", "运输", "配送", "包装", "快递"]
        );
        assert!(parts(&Cell::Empty).unwrap().is_empty());
    }

    #[test]
    fn cells_without_a_value_are_refused_by_name() {
        assert_eq!(
            text(&Cell::Error("#N/A".into())).unwrap_err().code,
            "error_value"
        );
        assert_eq!(
            text(&Cell::Uncalculated).unwrap_err().code,
            "formula_without_value"
        );
        let long = text(&Cell::TooLong {
            characters: 1_000_000,
        })
        .unwrap_err();
        assert_eq!(long.code, "cell_too_long");
        assert_eq!(long.params["limit"], 32_767);
        assert_eq!(text(&Cell::text(" \u{200B}\u{3000}")).unwrap(), None);
    }
}
