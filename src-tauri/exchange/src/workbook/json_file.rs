//! Grids as JSON.

use serde_json::{Map, Value};

use super::WriteError;
use super::grid::{Grid, GridValue};

/// The grid as the bytes of a JSON document: a list with one object a row, by the keys of the columns. Amounts are texts
/// of yuan with two decimals, dates are ISO 8601, blanks are null.
///
/// # Errors
/// [`WriteError::WriteFailed`] where memory for the text cannot be had.
pub fn to_json(grid: &Grid) -> Result<Vec<u8>, WriteError> {
    let rows: Vec<Value> = grid
        .rows
        .iter()
        .map(|row| {
            let fields = grid.columns.iter().enumerate().map(|(index, column)| {
                let value = row.get(index).map_or(Value::Null, json_value);
                (column.key.clone(), value)
            });
            Value::Object(fields.collect::<Map<_, _>>())
        })
        .collect();
    let mut bytes = serde_json::to_vec_pretty(&rows).map_err(|error| WriteError::WriteFailed {
        path: "json".to_owned(),
        reason: error.to_string(),
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn json_value(value: &GridValue) -> Value {
    match value {
        GridValue::Empty => Value::Null,
        GridValue::Text(text) => Value::from(text.as_str()),
        // A number that JSON does not have becomes null.
        GridValue::Number(number) | GridValue::Percent(number) => Value::from(*number),
        GridValue::Money(amount) => Value::from(amount.to_string()),
        GridValue::Date(date) => Value::from(date.format("%Y-%m-%d").to_string()),
        GridValue::Moment(moment) => Value::from(moment.format("%Y-%m-%dT%H:%M:%S").to_string()),
        GridValue::Bool(value) => Value::from(*value),
    }
}
