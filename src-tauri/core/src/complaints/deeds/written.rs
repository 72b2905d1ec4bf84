//! Sheets of a step as other programs write them: the keys of the form, Chinese values, people by name, amounts as
//! strings of yuan, moments as ISO 8601 with an offset.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::clock::Moment;
use crate::complaints::{CalmingMethod, Severity};
use crate::ids::StaffId;
use crate::money::Fen;
use crate::problems::{Problems, Weight};
use crate::staff::{Department, Staff};

use super::{
    BearerKind, CauseClass, Choice, FeedbackResult, LeaderChoice, OtherWay, PartyKind,
    RefusalReason, Remedy, ReviewResult, RulingResult, Trigger, Validity, VerifyResult, VoidReason,
};

/// Who is called what.
pub(crate) struct Names<'a> {
    keys: HashMap<&'a str, Option<StaffId>>,
    names: HashMap<StaffId, &'a str>,
}

impl<'a> Names<'a> {
    /// The names of these people; a name that two of them bear leads to nobody.
    pub(crate) fn of(people: &'a [Staff]) -> Self {
        let mut keys = HashMap::new();
        let mut names = HashMap::new();
        for person in people {
            keys.entry(person.name.as_str())
                .and_modify(|key| *key = None)
                .or_insert(Some(person.id));
            names.insert(person.id, person.name.as_str());
        }
        Self { keys, names }
    }

    /// The one person of this name.
    pub(crate) fn key(&self, name: &str) -> Option<StaffId> {
        self.keys.get(name.trim()).copied().flatten()
    }

    /// The name of a person.
    pub(crate) fn name(&self, id: StaffId) -> &str {
        self.names.get(&id).copied().unwrap_or_default()
    }
}

/// Reads values and collects what is wrong with them.
pub(crate) struct Reader<'a> {
    pub(crate) names: &'a Names<'a>,
    pub(crate) problems: Problems,
}

impl Reader<'_> {
    fn wrong<T>(&mut self, path: &str, code: &str, found: &Value) -> Option<T> {
        self.problems
            .add(path, code, Weight::Error, [("found", found.clone())]);
        None
    }

    /// One field of an object. What is not written has the value of nothing, where the type has one.
    pub(crate) fn field<T: Written>(&mut self, path: &str, key: &str, value: &Value) -> Option<T> {
        let path = match path {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        };
        match value.get(key).filter(|found| !found.is_null()) {
            Some(found) => T::read(self, &path, found),
            None => {
                let nothing = T::absent();
                if nothing.is_none() {
                    self.problems.error(&path, "required");
                }
                nothing
            }
        }
    }
}

/// A value that stands in a field.
pub(crate) trait Written: Sized {
    /// The value where nothing is written; `None` where something must be.
    fn absent() -> Option<Self> {
        None
    }
    /// Reads it.
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self>;
    /// Writes it.
    fn write(&self, names: &Names<'_>) -> Value;
}

/// A sheet of fields.
pub(crate) trait Sheet: Written {
    /// The keys of the fields.
    const KEYS: &'static [&'static str];
}

/// Declares a sheet: a struct whose fields can be stored, sent, and written by other programs under the same keys.
macro_rules! sheet {
    ($(#[$meta:meta])* pub struct $name:ident { $( $(#[$field_meta:meta])* pub $field:ident $(as $key:literal)? : $type:ty, )* }) => {
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, specta::Type)]
        $(#[$meta])*
        pub struct $name { $( $(#[$field_meta])* pub $field: $type, )* }

        impl $crate::complaints::deeds::written::Sheet for $name {
            const KEYS: &'static [&'static str] =
                &[$( $crate::complaints::deeds::written::sheet_key!($field $($key)?), )*];
        }

        impl $crate::complaints::deeds::written::Written for $name {
            fn read(
                reader: &mut $crate::complaints::deeds::written::Reader<'_>,
                path: &str,
                value: &serde_json::Value,
            ) -> Option<Self> {
                if !value.is_object() {
                    reader.problems.error(path, "not_an_object");
                    return None;
                }
                $( let $field = reader.field::<$type>(path, $crate::complaints::deeds::written::sheet_key!($field $($key)?), value); )*
                Some(Self { $( $field: $field?, )* })
            }
            fn write(&self, names: &$crate::complaints::deeds::written::Names<'_>) -> serde_json::Value {
                let mut fields = serde_json::Map::new();
                $( $crate::complaints::deeds::written::put(
                    &mut fields,
                    $crate::complaints::deeds::written::sheet_key!($field $($key)?),
                    $crate::complaints::deeds::written::Written::write(&self.$field, names),
                ); )*
                serde_json::Value::Object(fields)
            }
        }
    };
}

macro_rules! sheet_key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

pub(crate) use {sheet, sheet_key};

/// Puts a value under its key; what is empty is left out.
pub(crate) fn put(fields: &mut Map<String, Value>, key: &str, value: Value) {
    let is_empty = match &value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    if !is_empty {
        fields.insert(key.to_owned(), value);
    }
}

macro_rules! words {
    ($($type:ty),* $(,)?) => { $(
        impl Written for $type {
            fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
                let found = value.as_str().and_then(Self::parse);
                found.or_else(|| reader.wrong(path, "unknown_choice", value))
            }
            fn write(&self, _: &Names<'_>) -> Value { self.zh().into() }
        }
    )* };
}

words!(
    BearerKind,
    CalmingMethod,
    CauseClass,
    Choice,
    Department,
    FeedbackResult,
    LeaderChoice,
    OtherWay,
    PartyKind,
    RefusalReason,
    Remedy,
    ReviewResult,
    RulingResult,
    Severity,
    Validity,
    VerifyResult,
    VoidReason,
);

/// Triggers are named by their codes, in the samples too: two of them are words of the form's own boxes.
impl Written for Trigger {
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
        let found = value.as_str().and_then(Self::parse);
        found.or_else(|| reader.wrong(path, "unknown_choice", value))
    }
    fn write(&self, _: &Names<'_>) -> Value {
        self.code().into()
    }
}

impl Written for String {
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
        match value.as_str() {
            Some(text) => Some(text.trim().to_owned()),
            None => reader.wrong(path, "not_a_text", value),
        }
    }
    fn write(&self, _: &Names<'_>) -> Value {
        self.as_str().into()
    }
}

impl Written for bool {
    fn absent() -> Option<Self> {
        Some(false)
    }
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
        value
            .as_bool()
            .or_else(|| reader.wrong(path, "not_a_flag", value))
    }
    fn write(&self, _: &Names<'_>) -> Value {
        (*self).into()
    }
}

macro_rules! whole_numbers {
    ($($type:ty),*) => { $(
        impl Written for $type {
            fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
                let found = value.as_u64().and_then(|number| Self::try_from(number).ok());
                found.or_else(|| reader.wrong(path, "not_a_number", value))
            }
            fn write(&self, _: &Names<'_>) -> Value { (*self).into() }
        }
    )* };
}

whole_numbers!(u8, u32);

impl Written for f64 {
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
        value
            .as_f64()
            .or_else(|| reader.wrong(path, "not_a_number", value))
    }
    fn write(&self, _: &Names<'_>) -> Value {
        match self.fract() == 0.0 && self.abs() < 1e15 {
            true => (*self as i64).into(),
            false => (*self).into(),
        }
    }
}

impl Written for Fen {
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
        match serde_json::from_value(value.clone()) {
            Ok(amount) => Some(amount),
            Err(_) => reader.wrong(path, "not_an_amount", value),
        }
    }
    fn write(&self, _: &Names<'_>) -> Value {
        json!(self)
    }
}

impl Written for Moment {
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
        let found = value.as_str().and_then(Self::parse);
        found.or_else(|| reader.wrong(path, "not_a_moment", value))
    }
    fn write(&self, _: &Names<'_>) -> Value {
        json!(self)
    }
}

impl Written for NaiveDate {
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
        let found = value.as_str().and_then(|text| text.trim().parse().ok());
        found.or_else(|| reader.wrong(path, "not_a_date", value))
    }
    fn write(&self, _: &Names<'_>) -> Value {
        json!(self)
    }
}

impl Written for StaffId {
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
        let found = value.as_str().and_then(|name| reader.names.key(name));
        found.or_else(|| reader.wrong(path, "unknown_person", value))
    }
    fn write(&self, names: &Names<'_>) -> Value {
        names.name(*self).into()
    }
}

/// A value of any kind, as an amendment has it.
impl Written for Value {
    fn absent() -> Option<Self> {
        Some(Self::Null)
    }
    fn read(_: &mut Reader<'_>, _: &str, value: &Value) -> Option<Self> {
        Some(value.clone())
    }
    fn write(&self, _: &Names<'_>) -> Value {
        self.clone()
    }
}

impl<T: Written> Written for Option<T> {
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
        T::read(reader, path, value).map(Some)
    }
    fn write(&self, names: &Names<'_>) -> Value {
        self.as_ref()
            .map_or(Value::Null, |value| value.write(names))
    }
}

impl<T: Written> Written for Vec<T> {
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn read(reader: &mut Reader<'_>, path: &str, value: &Value) -> Option<Self> {
        let Some(items) = value.as_array() else {
            return reader.wrong(path, "not_a_list", value);
        };
        let read: Vec<Option<T>> = items
            .iter()
            .enumerate()
            .map(|(index, item)| T::read(reader, &format!("{path}.{index}"), item))
            .collect();
        read.into_iter().collect()
    }
    fn write(&self, names: &Names<'_>) -> Value {
        self.iter().map(|item| item.write(names)).collect()
    }
}
