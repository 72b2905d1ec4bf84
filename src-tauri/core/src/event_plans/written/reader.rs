//! Reads values by their keys and collects what is wrong with them.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::Connection;
use serde_json::{Map, Value, json};

use crate::clock::Moment;
use crate::customers;
use crate::ids::{AttachmentId, CustomerId, StaffId};
use crate::money::Fen;
use crate::problems::{Problems, Weight};
use crate::quantity::Quantity;
use crate::{Error, Result, staff};

/// How a word of a closed list is read, and all its words.
pub(super) type Choices<T> = (fn(&str) -> Option<T>, fn() -> String);

/// One object of the written form, and where it stands.
pub(super) struct Reader<'a> {
    connection: &'a Connection,
    files: &'a HashMap<String, AttachmentId>,
    problems: &'a RefCell<Problems>,
    fields: Map<String, Value>,
    path: String,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        files: &'a HashMap<String, AttachmentId>,
        problems: &'a RefCell<Problems>,
        value: &Value,
    ) -> Self {
        let reader = Self {
            connection,
            files,
            problems,
            fields: value.as_object().cloned().unwrap_or_default(),
            path: String::new(),
        };
        if !value.is_object() {
            reader.add("", "not_an_object", Map::new());
        }
        reader
    }

    /// A reader of a part.
    pub(super) fn part(&self, key: &str, value: &Value) -> Self {
        let reader = Self {
            connection: self.connection,
            files: self.files,
            problems: self.problems,
            fields: value.as_object().cloned().unwrap_or_default(),
            path: self.at(key),
        };
        if !value.is_object() {
            reader.add("", "not_an_object", Map::new());
        }
        reader
    }

    fn at(&self, key: &str) -> String {
        match (self.path.as_str(), key) {
            ("", key) => key.to_owned(),
            (path, "") => path.to_owned(),
            (path, key) => format!("{path}.{key}"),
        }
    }

    fn add(&self, key: &str, code: &str, params: Map<String, Value>) {
        let field = self.at(key);
        let mut problems = self.problems.borrow_mut();
        problems.add_with(&field, code, Weight::Error, params);
    }

    /// Names a value as wrong.
    pub(super) fn wrong(&self, key: &str, code: &str) {
        let found = self.fields.get(key).cloned().unwrap_or_default();
        let params = json!({ "found": found });
        self.add(key, code, params.as_object().cloned().unwrap_or_default());
    }

    /// Names every other key as a mistake.
    pub(super) fn only(&self, keys: &[&str]) {
        for key in self.fields.keys() {
            if !keys.contains(&key.as_str()) {
                self.add(key, "unknown_key", Map::new());
            }
        }
    }

    /// Wants a value to be there.
    pub(super) fn require(&self, key: &str) {
        if self.present(key).is_none() {
            self.add(key, "required", Map::new());
        }
    }

    pub(super) fn present(&self, key: &str) -> Option<&Value> {
        self.fields.get(key).filter(|value| !value.is_null())
    }

    fn read<T>(&self, key: &str, code: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let found = read(self.present(key)?);
        if found.is_none() {
            self.wrong(key, code);
        }
        found
    }

    pub(super) fn text(&self, key: &str) -> String {
        self.read(key, "not_a_text", |value| {
            value.as_str().map(|text| text.trim().to_owned())
        })
        .unwrap_or_default()
    }

    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        self.read(key, "not_a_flag", Value::as_bool)
    }

    pub(super) fn count(&self, key: &str) -> Option<u32> {
        self.read(key, "not_a_number", |value| {
            u32::try_from(value.as_u64()?).ok()
        })
    }

    pub(super) fn quantity(&self, key: &str) -> Option<Quantity> {
        self.read(key, "not_a_quantity", |value| {
            serde_json::from_value(value.clone()).ok()
        })
    }

    pub(super) fn money(&self, key: &str) -> Option<Fen> {
        self.read(key, "not_an_amount", |value| {
            serde_json::from_value(value.clone()).ok()
        })
    }

    pub(super) fn date(&self, key: &str) -> Option<NaiveDate> {
        self.read(key, "not_a_date", |value| {
            value.as_str()?.trim().parse().ok()
        })
    }

    pub(super) fn moment(&self, key: &str) -> Option<Moment> {
        self.read(key, "not_a_moment", |value| Moment::parse(value.as_str()?))
    }

    /// A moment, or a time of `day`.
    pub(super) fn time(&self, key: &str, day: Option<NaiveDate>) -> Option<Moment> {
        self.read(key, "not_a_time", |value| {
            let text = value.as_str()?.trim();
            Moment::parse(text).or_else(|| {
                let time = NaiveTime::parse_from_str(text, "%H:%M").ok()?;
                Some(Moment::from_local(day?.and_time(time)))
            })
        })
    }

    /// One of a closed list; a refusal says its words.
    pub(super) fn choice<T>(&self, key: &str, (parse, words): Choices<T>) -> Option<T> {
        let value = self.present(key)?;
        let found = value.as_str().and_then(parse);
        if found.is_none() {
            let params = json!({ "found": value, "choices": words() });
            let params = params.as_object().cloned().unwrap_or_default();
            self.add(key, "unknown_choice", params);
        }
        found
    }

    /// A choice that the row needs.
    pub(super) fn needed_choice<T>(&self, key: &str, choices: Choices<T>) -> Option<T> {
        self.require(key);
        self.choice(key, choices)
    }

    pub(super) fn person(&self, key: &str) -> Result<Option<StaffId>> {
        let name = self.text(key);
        if name.is_empty() {
            return Ok(None);
        }
        let person = staff::by_name(self.connection, &name)?;
        if person.is_none() {
            self.wrong(key, "unknown_person");
        }
        Ok(person.map(|person| person.id))
    }

    pub(super) fn customer(&self, key: &str) -> Result<Option<CustomerId>> {
        let number = self.text(key);
        if number.is_empty() {
            return Ok(None);
        }
        match customers::rows::by_number(self.connection, &number) {
            Ok(customer) => Ok(Some(customer.id)),
            Err(Error::NotFound { .. }) => {
                self.wrong(key, "unknown_customer");
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// A file that is there.
    pub(super) fn file(&self, key: &str) -> Option<AttachmentId> {
        self.files.get(&self.text(key)).copied()
    }

    /// An object below a key.
    pub(super) fn object(&self, key: &str) -> Option<Reader<'a>> {
        let value = self.present(key)?;
        Some(self.part(key, value))
    }

    /// The values of a list.
    pub(super) fn list(&self, key: &str) -> Vec<Value> {
        self.read(key, "not_a_list", |value| value.as_array().cloned())
            .unwrap_or_default()
    }

    /// A reader for each row of a table.
    pub(super) fn rows(&self, key: &str) -> Vec<Reader<'a>> {
        self.list(key)
            .iter()
            .enumerate()
            .map(|(index, value)| self.part(&format!("{key}.{index}"), value))
            .collect()
    }
}
