//! What is wrong with one field of an input: a code with parameters that the screen translates.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How much a problem weighs.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Worth a look; never stops a save.
    Warning,
    /// Stops a save until the user chooses 保存并标注未核实 (domain.md §3.5).
    Unverified,
    /// Stops a save.
    Error,
}

/// One problem at one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct Problem {
    /// The field's key as in domain.md §2; children as `contacts.0.mobile`.
    pub field: String,
    /// A stable code such as `required` or `credit_code_check_digit`.
    pub code: String,
    /// Values for the message.
    #[specta(type = std::collections::BTreeMap<String, specta_typescript::Unknown>)]
    pub params: Map<String, Value>,
    /// How much it weighs.
    pub weight: Weight,
}

/// The problems of one input, collected so that all of them are shown at once.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Adds a problem that stops the save.
    pub fn error(&mut self, field: &str, code: &str) {
        self.add(field, code, Weight::Error, []);
    }

    /// Adds a problem that may be saved as unverified.
    pub fn unverified(&mut self, field: &str, code: &str) {
        self.add(field, code, Weight::Unverified, []);
    }

    /// Adds a warning.
    pub fn warning(&mut self, field: &str, code: &str) {
        self.add(field, code, Weight::Warning, []);
    }

    /// Adds a problem with parameters.
    pub fn add<const N: usize>(
        &mut self,
        field: &str,
        code: &str,
        weight: Weight,
        params: [(&str, Value); N],
    ) {
        let params = params.map(|(key, value)| (key.to_owned(), value));
        self.add_with(field, code, weight, params.into_iter().collect());
    }

    /// Adds a problem whose parameters stand in a map already.
    pub fn add_with(
        &mut self,
        field: &str,
        code: &str,
        weight: Weight,
        params: Map<String, Value>,
    ) {
        self.0.push(Problem {
            field: field.to_owned(),
            code: code.to_owned(),
            params,
            weight,
        });
    }

    /// Requires a text to be there.
    pub fn require(&mut self, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.error(field, "required");
        }
    }

    /// Limits a text to `limit` characters.
    pub fn limit(&mut self, field: &str, text: &str, limit: usize) {
        let found = text.chars().count();
        if found > limit {
            self.add(
                field,
                "too_long",
                Weight::Error,
                [("limit", limit.into()), ("found", found.into())],
            );
        }
    }

    /// Moves the problems of a child below `prefix`.
    pub fn nest(&mut self, prefix: &str, inner: Problems) {
        self.0.extend(inner.0.into_iter().map(|problem| Problem {
            field: format!("{prefix}.{}", problem.field),
            ..problem
        }));
    }

    /// Adds the problems of another part of the same input.
    pub fn append(&mut self, others: Problems) {
        self.0.extend(others.0);
    }

    /// All problems in the order they were found.
    pub fn into_vec(self) -> Vec<Problem> {
        self.0
    }

    /// The problems so far.
    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }

    /// Refuses the input where something stops the save. Problems of weight [`Weight::Unverified`] pass when
    /// `accept_unverified` is set.
    pub fn refuse(self, accept_unverified: bool) -> crate::Result<Vec<Problem>> {
        let limit = if accept_unverified {
            Weight::Error
        } else {
            Weight::Unverified
        };
        match self.0.iter().any(|problem| problem.weight >= limit) {
            true => Err(crate::Error::Invalid(self.0)),
            false => Ok(self.0),
        }
    }
}
