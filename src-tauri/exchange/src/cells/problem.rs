//! Why a cell was refused.

use serde::Serialize;
use serde_json::{Map, Value, json};
use specta::Type;

use super::shown;
use crate::limits::CELL_CHARACTERS;
use crate::table::Cell;

/// The longest piece of a cell that is shown with a reason.
const SHOWN: usize = 60;

/// Why a cell was refused, as a code with parameters; the wording belongs to whoever shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct CellProblem {
    /// The stable name of the reason.
    pub code: &'static str,
    /// What the wording needs, by name.
    pub params: Map<String, Value>,
    /// What stands in the cell, cut where it is long.
    pub found: String,
}

impl CellProblem {
    pub(crate) fn new(code: &'static str, cell: &Cell) -> Self {
        Self::with(code, cell, json!({}))
    }

    pub(crate) fn with(code: &'static str, cell: &Cell, params: Value) -> Self {
        let mut found: String = shown(cell).chars().take(SHOWN + 1).collect();
        if found.chars().count() > SHOWN {
            found.pop();
            found.push('…');
        }
        let params = match params {
            Value::Object(params) => params,
            _ => Map::new(),
        };
        CellProblem {
            code,
            params,
            found,
        }
    }
}

/// Refuses cells that have no value of any kind.
pub(super) fn check(cell: &Cell) -> Result<(), CellProblem> {
    match cell {
        Cell::Error(_) => Err(CellProblem::new("error_value", cell)),
        Cell::Uncalculated => Err(CellProblem::new("formula_without_value", cell)),
        Cell::TooLong { characters } => Err(CellProblem::with(
            "cell_too_long",
            cell,
            json!({ "characters": characters, "limit": CELL_CHARACTERS }),
        )),
        _ => Ok(()),
    }
}
