//! Words of a fixed list, and yes or no.

use serde_json::json;

use super::problem::check;
use super::{CellProblem, parts, text};
use crate::plain::folded;
use crate::table::Cell;

/// One of the values that a field may have, with the words for it.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'words, Value> {
    /// What is stored.
    pub value: Value,
    /// How it is written, in Chinese and English; the first is shown when something else was found.
    pub words: &'words [&'words str],
}

/// The value that a cell names. Brackets behind a word are not needed: 冷藏 is 冷藏(2~8℃).
///
/// # Errors
/// `unknown_choice` with the words that are known, and those of [`text`].
pub fn choice<Value: Clone>(
    cell: &Cell,
    choices: &[Choice<'_, Value>],
) -> Result<Option<Value>, CellProblem> {
    match text(cell)? {
        Some(text) => find(&text, choices)
            .map(Some)
            .ok_or_else(|| unknown(cell, choices)),
        None => Ok(None),
    }
}

/// The values that a cell names, separated as in [`parts`], each once.
///
/// # Errors
/// As [`choice`], where one part is unknown.
pub fn choices<Value: Clone + PartialEq>(
    cell: &Cell,
    choices: &[Choice<'_, Value>],
) -> Result<Vec<Value>, CellProblem> {
    let mut values = Vec::new();
    for part in parts(cell)? {
        let value = find(&part, choices).ok_or_else(|| unknown(cell, choices))?;
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Ok(values)
}

fn find<Value: Clone>(text: &str, choices: &[Choice<'_, Value>]) -> Option<Value> {
    let text = folded(text);
    let exact = choices
        .iter()
        .find(|choice| choice.words.iter().any(|word| folded(word) == text));
    let found = exact.or_else(|| {
        let bare = without_bracket(&text);
        choices.iter().find(|choice| {
            let mut words = choice.words.iter().map(|word| folded(word));
            words.any(|word| without_bracket(&word) == bare)
        })
    });
    found.map(|choice| choice.value.clone())
}

fn without_bracket(text: &str) -> &str {
    match text.split_once('(') {
        Some((before, _)) if !before.is_empty() => before,
        _ => text,
    }
}

fn unknown<Value>(cell: &Cell, choices: &[Choice<'_, Value>]) -> CellProblem {
    let known: Vec<&str> = choices
        .iter()
        .filter_map(|choice| choice.words.first().copied())
        .collect();
    CellProblem::with("unknown_choice", cell, json!({ "choices": known }))
}

/// Yes or no, in the ways that lists write it.
///
/// # Errors
/// `not_yes_or_no`, and those of [`text`].
pub fn boolean(cell: &Cell) -> Result<Option<bool>, CellProblem> {
    check(cell)?;
    if let Cell::Bool(value) = cell {
        return Ok(Some(*value));
    }
    let Some(text) = text(cell)? else {
        return Ok(None);
    };
    match folded(&text).as_str() {
        "是" | "有" | "对" | "真" | "√" | "✓" | "✔" | "☑" | "y" | "yes" | "true" | "t" | "1" => {
            Ok(Some(true))
        }
        "否" | "无" | "没有" | "不是" | "错" | "假" | "×" | "✗" | "✘" | "☐" | "x" | "n" | "no"
        | "false" | "f" | "0" => Ok(Some(false)),
        _ => Err(CellProblem::new("not_yes_or_no", cell)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPERATURES: &[Choice<'static, &str>] = &[
        Choice {
            value: "ambient",
            words: &["常温", "Ambient"],
        },
        Choice {
            value: "chilled",
            words: &["冷藏(2~8℃)", "Chilled"],
        },
    ];

    #[test]
    fn words_of_both_languages_are_known() {
        let one = |text| choice(&Cell::text(text), TEMPERATURES).map_err(|problem| problem.code);
        assert_eq!(one("冷藏"), Ok(Some("chilled")));
        assert_eq!(one("冷藏（２~８℃）"), Ok(Some("chilled")));
        assert_eq!(one(" CHILLED "), Ok(Some("chilled")));
        assert_eq!(one(""), Ok(None));
        assert_eq!(one("热"), Err("unknown_choice"));
        let problem = choice(&Cell::text("热"), TEMPERATURES).unwrap_err();
        assert_eq!(problem.params["choices"], json!(["常温", "冷藏(2~8℃)"]));
        assert_eq!(problem.found, "热");
        let several = choices(&Cell::text("常温、冷藏、Ambient"), TEMPERATURES);
        assert_eq!(several.unwrap(), ["ambient", "chilled"]);
    }

    #[test]
    fn yes_and_no_have_many_faces() {
        for yes in ["是", "√", "Y", "ＹＥＳ", "1"] {
            assert_eq!(boolean(&Cell::text(yes)).unwrap(), Some(true), "{yes}");
        }
        assert_eq!(boolean(&Cell::Number(0.0)).unwrap(), Some(false));
        assert_eq!(boolean(&Cell::Bool(true)).unwrap(), Some(true));
        assert_eq!(
            boolean(&Cell::text("也许")).unwrap_err().code,
            "not_yes_or_no"
        );
    }
}
