//! What is to be written.

use chrono::{NaiveDate, NaiveDateTime};
use yike_core::money::Fen;

use crate::table::Cell;

/// A table with named columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// The name of the sheet.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as there are columns; what is missing stays blank, what is too much is left out.
    pub rows: Vec<Vec<GridValue>>,
}

/// A column of a [`Grid`].
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name in JSON.
    pub key: String,
    /// Its title for people.
    pub title: String,
    /// Its width in characters of the standard font; nothing for a width that suits the content.
    pub width: Option<f64>,
}

impl Column {
    /// A column whose width suits its content.
    pub fn new(key: impl Into<String>, title: impl Into<String>) -> Self {
        Column {
            key: key.into(),
            title: title.into(),
            width: None,
        }
    }
}

/// A value of a [`Grid`].
#[derive(Debug, Clone, PartialEq)]
pub enum GridValue {
    /// Nothing.
    Empty,
    /// Text, never taken for a formula.
    Text(String),
    /// A number.
    Number(f64),
    /// An amount.
    Money(Fen),
    /// A percentage: 12.5 for 12.5 %.
    Percent(f64),
    /// A civil date.
    Date(NaiveDate),
    /// A civil date and time, to the second.
    Moment(NaiveDateTime),
    /// True or false.
    Bool(bool),
}

impl GridValue {
    /// Text, or nothing for an empty one.
    pub fn text(text: impl Into<String>) -> Self {
        match text.into() {
            text if text.is_empty() => GridValue::Empty,
            text => GridValue::Text(text),
        }
    }

    /// The value as people read it.
    pub(super) fn shown(&self) -> String {
        match self {
            GridValue::Empty => String::new(),
            GridValue::Text(text) => text.clone(),
            GridValue::Number(number) => crate::cells::shown(&Cell::Number(*number)),
            GridValue::Money(amount) => amount.to_string(),
            GridValue::Percent(percent) => {
                format!("{}%", crate::cells::shown(&Cell::Number(*percent)))
            }
            GridValue::Date(date) => date.format("%Y-%m-%d").to_string(),
            GridValue::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
            GridValue::Bool(true) => "TRUE".to_owned(),
            GridValue::Bool(false) => "FALSE".to_owned(),
        }
    }
}

/// A cell that was read, to be written again as it was.
impl From<&Cell> for GridValue {
    fn from(cell: &Cell) -> Self {
        match cell {
            Cell::Empty | Cell::Uncalculated | Cell::TooLong { .. } => GridValue::Empty,
            Cell::Text(text) | Cell::Error(text) => GridValue::text(text.as_ref()),
            Cell::Number(number) => GridValue::Number(*number),
            Cell::Percent(number) => GridValue::Percent(number * 100.0),
            Cell::Date(moment) if moment.time() == chrono::NaiveTime::MIN => {
                GridValue::Date(moment.date())
            }
            Cell::Date(moment) => GridValue::Moment(*moment),
            Cell::Bool(value) => GridValue::Bool(*value),
        }
    }
}
