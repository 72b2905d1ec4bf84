//! How fields become columns and columns become JSON in the change log.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::{FromSqlError, Value, ValueRef};
use rusqlite::{Connection, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::clock::Moment;
use crate::money::Fen;
use crate::{Error, Result};

/// A field that is one column, or a sheet of fields that is several.
pub trait Column: Sized {
    /// Adds the names of the columns of a field called `field`.
    fn names(field: &'static str, names: &mut Vec<&'static str>);
    /// Adds the values in the order of the names.
    fn values(&self, values: &mut Vec<Value>);
    /// Reads from column `at` on and moves `at` behind what was read.
    fn read(row: &Row<'_>, at: &mut usize) -> rusqlite::Result<Self>;
}

/// A record of a synchronised table. The store adds its own columns (`created_at`, `updated_at`, `hlc`, `field_hlc`,
/// `deleted_at`, `extra`).
pub trait Record: Column {
    /// The table.
    const TABLE: &'static str;
    /// The table of the record that this one belongs to: a customer, a complaint, or itself.
    const ROOT_TABLE: &'static str;
    /// The key.
    fn id(&self) -> Uuid;
    /// The key of the root record.
    fn root_id(&self) -> Uuid;

    /// The record's own columns, in order.
    fn columns() -> Vec<&'static str> {
        let mut names = Vec::new();
        Self::names("", &mut names);
        names
    }

    /// The columns as they stand in a SELECT.
    fn column_list() -> String {
        Self::columns().join(", ")
    }
}

/// The error for a stored word that a closed list does not know.
pub fn unknown_choice(column: usize, list: &'static str, found: &str) -> rusqlite::Error {
    let reason = format!("{found:?} is no value of {list}");
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, reason.into())
}

macro_rules! plain_columns {
    ($($type:ty),*) => { $(
        impl Column for $type {
            fn names(field: &'static str, names: &mut Vec<&'static str>) { names.push(field); }
            fn values(&self, values: &mut Vec<Value>) { values.push(Value::from(self.clone())); }
            fn read(row: &Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
                let value = row.get(*at)?;
                *at += 1;
                Ok(value)
            }
        }
    )* };
}

plain_columns!(String, bool, i64, i32, u32, u8, f64);

impl Column for Moment {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        names.push(field);
    }
    fn values(&self, values: &mut Vec<Value>) {
        values.push(Value::Integer(self.millis()));
    }
    fn read(row: &Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        i64::read(row, at).map(Self::from_millis)
    }
}

impl Column for Fen {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        names.push(field);
    }
    fn values(&self, values: &mut Vec<Value>) {
        values.push(Value::Integer(self.fen()));
    }
    fn read(row: &Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        let position = *at;
        let fen = i64::read(row, at)?;
        Self::from_fen(fen)
            .map_err(|_| FromSqlError::OutOfRange(fen))
            .map_err(|error| {
                rusqlite::Error::FromSqlConversionFailure(
                    position,
                    rusqlite::types::Type::Integer,
                    Box::new(error),
                )
            })
    }
}

impl Column for NaiveDate {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        names.push(field);
    }
    fn values(&self, values: &mut Vec<Value>) {
        values.push(Value::Text(self.to_string()));
    }
    fn read(row: &Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        let position = *at;
        let text = String::read(row, at)?;
        text.parse().map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(
                position,
                rusqlite::types::Type::Text,
                Box::new(error),
            )
        })
    }
}

impl<T: Column> Column for Option<T> {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        T::names(field, names);
    }
    fn values(&self, values: &mut Vec<Value>) {
        match self {
            Some(value) => value.values(values),
            None => values.push(Value::Null),
        }
    }
    fn read(row: &Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        if matches!(row.get_ref(*at)?, ValueRef::Null) {
            *at += 1;
            return Ok(None);
        }
        T::read(row, at).map(Some)
    }
}

/// A field with several values is one JSON column.
impl<T: Serialize + DeserializeOwned> Column for Vec<T> {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        names.push(field);
    }
    fn values(&self, values: &mut Vec<Value>) {
        values.push(json_column(self));
    }
    fn read(row: &Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        read_json(row, at)
    }
}

/// An open JSON object, such as the fields that only one kind of step has.
impl Column for serde_json::Value {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        names.push(field);
    }
    fn values(&self, values: &mut Vec<Value>) {
        values.push(Value::Text(self.to_string()));
    }
    fn read(row: &Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        read_json(row, at)
    }
}

/// A value as JSON text. Serialising our own plain types cannot fail; an empty list stands in if it ever did.
pub(crate) fn json_column(value: &impl Serialize) -> Value {
    Value::Text(serde_json::to_string(value).unwrap_or_else(|_| "[]".to_owned()))
}

pub(crate) fn read_json<T: DeserializeOwned>(row: &Row<'_>, at: &mut usize) -> rusqlite::Result<T> {
    let position = *at;
    let text = String::read(row, at)?;
    serde_json::from_str(&text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(
            position,
            rusqlite::types::Type::Text,
            Box::new(error),
        )
    })
}

/// A column value as it stands in the change log. A key is its usual string.
pub(crate) fn value_to_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Integer(number) => (*number).into(),
        Value::Real(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Blob(bytes) => match Uuid::from_slice(bytes) {
            Ok(uuid) => uuid.to_string().into(),
            Err(_) => serde_json::Value::Null,
        },
    }
}

/// The way back, by the declared type of the column.
pub(crate) fn json_to_value(json: &serde_json::Value, declared: &str) -> Option<Value> {
    Some(match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::String(text) if declared == "BLOB" => {
            Value::Blob(Uuid::parse_str(text).ok()?.as_bytes().to_vec())
        }
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Bool(flag) => Value::Integer(i64::from(*flag)),
        serde_json::Value::Number(number) if declared == "REAL" => Value::Real(number.as_f64()?),
        serde_json::Value::Number(number) => Value::Integer(number.as_i64()?),
        serde_json::Value::Array(_) | serde_json::Value::Object(_) => return None,
    })
}

/// The declared type of every column of every table, read once when the archive opens.
pub(crate) struct ColumnTypes(HashMap<String, HashMap<String, String>>);

impl ColumnTypes {
    pub(crate) fn load(connection: &Connection) -> Result<Self> {
        let mut types: HashMap<String, HashMap<String, String>> = HashMap::new();
        let mut statement = connection.prepare(
            "SELECT m.name, i.name, i.type FROM sqlite_schema AS m, pragma_table_info(m.name) AS i WHERE m.type = 'table'",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            types
                .entry(row.get(0)?)
                .or_default()
                .insert(row.get(1)?, row.get(2)?);
        }
        Ok(Self(types))
    }

    /// Whether the table takes part in synchronisation, which its `field_hlc` column says.
    pub(crate) fn is_synchronised(&self, table: &str) -> bool {
        self.0
            .get(table)
            .is_some_and(|columns| columns.contains_key("field_hlc"))
    }

    pub(crate) fn declared(&self, table: &str, column: &str) -> Result<&str> {
        self.0
            .get(table)
            .and_then(|columns| columns.get(column))
            .map(String::as_str)
            .ok_or_else(|| Error::not_found("column", format!("{table}.{column}")))
    }
}
