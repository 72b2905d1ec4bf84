//! The rows that were refused, to be put right and read again.

use super::grid::{Column, Grid, GridValue};
use crate::matching::ColumnName;
use crate::table::Row;

/// A row that was refused, or some of whose cells were.
#[derive(Debug, Clone)]
pub struct RejectedRow<'sheet> {
    /// The row as it was read.
    pub row: &'sheet Row,
    /// Why, in the language of the reader, one reason each.
    pub reasons: Vec<String>,
}

/// The titles of the two columns that are added.
#[derive(Debug, Clone)]
pub struct RejectTitles {
    /// Over the number of the row in its file.
    pub row: String,
    /// Over the reasons.
    pub reason: String,
}

impl Default for RejectTitles {
    fn default() -> Self {
        RejectTitles {
            row: "行号".to_owned(),
            reason: "原因".to_owned(),
        }
    }
}

/// A grid of the refused rows: their columns as they were, behind them the row number and the reasons. Correct it, and the
/// file can be read as it is.
pub fn rejects(
    name: &str,
    columns: &[ColumnName],
    rows: &[RejectedRow<'_>],
    titles: &RejectTitles,
) -> Grid {
    let mut grid_columns: Vec<Column> = columns
        .iter()
        .map(|column| Column::new(column.column.to_string(), column.joined()))
        .collect();
    grid_columns.push(Column::new("row", titles.row.as_str()));
    grid_columns.push(Column::new("reason", titles.reason.as_str()));
    let rows = rows
        .iter()
        .map(|rejected| {
            let mut values: Vec<GridValue> = columns
                .iter()
                .map(|column| rejected.row.cell(column.column).into())
                .collect();
            values.push(GridValue::Number(rejected.row.number().into()));
            values.push(GridValue::text(rejected.reasons.join("；")));
            values
        })
        .collect();
    Grid {
        name: name.to_owned(),
        columns: grid_columns,
        rows,
    }
}
