//! Which column fills which field, and the cells that were put right by hand.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use specta::Type;

use super::{CustomerList, fields};
use crate::matching::ColumnMatch;
use crate::plain::folded;

/// Fields that several columns may fill together: 省, 市 and 区 in columns of their own, and notes of all kinds.
const SHARED: [&str; 3] = ["region_code", "notes", "contact.other_phones"];

/// A column and the field it fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ColumnField {
    /// The column, from zero.
    pub column: u32,
    /// The key of the field; nothing for a column that is not imported.
    pub field: Option<String>,
}

/// A cell that was put right before the import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Repair {
    /// The row's number in the file.
    pub row: u32,
    /// The column, from zero.
    pub column: u32,
    /// What the cell says now.
    pub text: String,
}

/// How a list is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Mapping {
    /// The columns; those that are not named are not imported.
    pub columns: Vec<ColumnField>,
    /// Cells that were put right.
    pub repairs: Vec<Repair>,
    /// Rows whose credit code is kept although it fails its check (保存并标注未核实).
    pub unverified_rows: Vec<u32>,
}

/// Why a mapping fits no list, as a code with parameters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {:?}", self.code(), self.params())]
pub enum MappingProblem {
    /// There is no such field.
    UnknownField {
        /// The key.
        field: String,
    },
    /// There is no such column.
    UnknownColumn {
        /// Its name or number.
        column: String,
    },
    /// Two columns fill one field.
    FieldTwice {
        /// The key of the field.
        field: String,
    },
    /// No column is the customer's name.
    NameNotMapped,
}

impl MappingProblem {
    /// The stable name of this problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownField { .. } => "unknown_field",
            Self::UnknownColumn { .. } => "unknown_column",
            Self::FieldTwice { .. } => "field_twice",
            Self::NameNotMapped => "name_not_mapped",
        }
    }

    /// What the wording needs, by name.
    pub fn params(&self) -> Map<String, Value> {
        let params = match self {
            Self::UnknownField { field } | Self::FieldTwice { field } => json!({ "field": field }),
            Self::UnknownColumn { column } => json!({ "column": column }),
            Self::NameNotMapped => json!({}),
        };
        match params {
            Value::Object(params) => params,
            _ => Map::new(),
        }
    }
}

impl Mapping {
    /// The mapping that was found by itself.
    pub fn of(matches: &[ColumnMatch]) -> Self {
        Self {
            columns: matches
                .iter()
                .map(|matched| ColumnField {
                    column: matched.column,
                    field: matched.field.clone(),
                })
                .collect(),
            ..Self::default()
        }
    }

    /// Lets a field be filled by the column of a name, or of a letter such as `C`; both come from the same command line.
    /// Columns that filled the field before are not imported any more.
    ///
    /// # Errors
    /// [`MappingProblem::UnknownField`], [`MappingProblem::UnknownColumn`].
    pub fn set(
        &mut self,
        list: &CustomerList,
        field: &str,
        column: &str,
    ) -> Result<(), MappingProblem> {
        let known = fields::FIELDS
            .iter()
            .find(|known| known.key == field || known.zh == field)
            .ok_or_else(|| MappingProblem::UnknownField {
                field: field.to_owned(),
            })?;
        let index = column_of(list, column).ok_or_else(|| MappingProblem::UnknownColumn {
            column: column.to_owned(),
        })?;
        for other in &mut self.columns {
            if other.field.as_deref() == Some(known.key) {
                other.field = None;
            }
        }
        self.columns.retain(|other| other.column != index);
        self.columns.push(ColumnField {
            column: index,
            field: Some(known.key.to_owned()),
        });
        Ok(())
    }

    /// Whether every field is known and filled once, and the name is among them.
    pub(super) fn check(&self, list: &CustomerList) -> Result<(), MappingProblem> {
        let mut taken = HashSet::new();
        for mapped in &self.columns {
            let Some(key) = mapped.field.as_deref() else {
                continue;
            };
            if fields::field(key).is_none() {
                return Err(MappingProblem::UnknownField {
                    field: key.to_owned(),
                });
            }
            if !list
                .columns()
                .iter()
                .any(|name| name.column == mapped.column)
            {
                return Err(MappingProblem::UnknownColumn {
                    column: mapped.column.to_string(),
                });
            }
            if !taken.insert(key) && !SHARED.contains(&key) {
                return Err(MappingProblem::FieldTwice {
                    field: key.to_owned(),
                });
            }
        }
        match taken.contains("name") {
            true => Ok(()),
            false => Err(MappingProblem::NameNotMapped),
        }
    }
}

/// A column by its name, with or without its group, or by its letter.
fn column_of(list: &CustomerList, wanted: &str) -> Option<u32> {
    let wanted = folded(wanted);
    let by_name = list
        .columns()
        .iter()
        .find(|name| folded(&name.joined()) == wanted || folded(&name.name) == wanted);
    by_name
        .map(|name| name.column)
        .or_else(|| column_of_letters(&wanted))
        .filter(|column| list.columns().iter().any(|name| name.column == *column))
}

/// The column of letters as spreadsheet programs name it: `A` is the first, `AA` the 27th.
fn column_of_letters(letters: &str) -> Option<u32> {
    let well_formed = (1..=3).contains(&letters.len())
        && letters.bytes().all(|letter| letter.is_ascii_lowercase());
    let place = |sum: u32, letter: u8| sum * 26 + u32::from(letter - b'a') + 1;
    well_formed.then(|| letters.bytes().fold(0, place) - 1)
}
