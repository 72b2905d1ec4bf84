//! What a person should know about one cell of a list.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::problems::{Problem, Weight};

/// A cell that was left out of its row, or that was taken in although something about it is odd.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct CellNote {
    /// The column in the file, from zero; `None` where no column of the file is to blame.
    pub column: Option<u32>,
    /// The field that the column was taken for, as in domain.md §2, contacts as `contact.mobile`.
    pub field: String,
    /// A stable code such as `digits_lost` or `phone_mobile_length`.
    pub code: String,
    /// Values for the message.
    #[specta(type = std::collections::BTreeMap<String, specta_typescript::Unknown>)]
    pub params: Map<String, Value>,
    /// What stands in the cell, cut where it is long.
    pub found: String,
    /// [`Weight::Error`]: the cell was left out. [`Weight::Unverified`]: it was taken in, marked 未核实.
    /// [`Weight::Warning`]: it was taken in as it stands.
    pub weight: Weight,
}

impl CellNote {
    /// Whether the cell was left out of its row.
    pub fn is_refusal(&self) -> bool {
        self.weight == Weight::Error
    }

    pub(super) fn of(problem: Problem, column: Option<u32>, found: String) -> Self {
        Self {
            column,
            field: problem.field,
            code: problem.code,
            params: problem.params,
            found,
            weight: problem.weight,
        }
    }
}
