//! The history of a record, read from the change log.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::Result;
use crate::clock::Moment;
use crate::staff;
use crate::staff::{Act, Session};
use crate::store::{self, Change, Op, Store};

/// One field that changed.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct FieldChange {
    /// The field's key.
    pub field: String,
    /// The value before, as plain text; empty when there was none.
    pub before: String,
    /// The value after.
    pub after: String,
}

/// What one write did to one record.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct HistoryEntry {
    /// Place in the log, to read on from.
    pub sequence: String,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// Which operation.
    pub op: Op,
    /// The table of the record.
    pub table: String,
    /// What changed, without the columns that only the program reads.
    pub fields: Vec<FieldChange>,
}

/// Columns that are derived and would only be noise.
const DERIVED: &[&str] = &[
    "sort_key",
    "name_key",
    "completeness",
    "pinyin",
    "initials",
    "limits",
    "holder",
    "round",
    "filled_by",
    "filled_at",
    // What a step says stands in the timeline of its complaint, with names for keys.
    "data",
];
/// Columns that only people with the right to see contacts read in full (domain.md §4).
const PERSONAL: &[&str] = &[
    "mobile",
    "phone",
    "other_phones",
    "wechat",
    "email",
    "complainant_phone",
];

/// The newest entries below a customer or complaint, newest first. `before` is the sequence to read on from.
pub fn of(
    store: &Store,
    by: &Session,
    root: Uuid,
    before: Option<&str>,
    limit: u32,
) -> Result<Vec<HistoryEntry>> {
    by.require(Act::ViewCustomers)?;
    let unmasked = by.may(Act::SeeAllContacts);
    store.read(|connection| {
        let names: HashMap<Uuid, String> = staff::list(connection)?
            .into_iter()
            .map(|person| (person.id.uuid(), person.name))
            .collect();
        let before = before.and_then(|text| text.parse().ok());
        let changes = store::changes_of_root(connection, root, before, limit.min(200))?;
        Ok(changes
            .iter()
            .filter_map(|change| entry(change, &names, unmasked))
            .collect())
    })
}

fn entry(change: &Change, names: &HashMap<Uuid, String>, unmasked: bool) -> Option<HistoryEntry> {
    let fields = change
        .after
        .keys()
        .chain(
            change
                .before
                .keys()
                .filter(|key| !change.after.contains_key(*key)),
        )
        .filter(|key| !DERIVED.contains(&key.as_str()))
        .map(|key| FieldChange {
            field: key.clone(),
            before: shown(key, change.before.get(key), names, unmasked),
            after: shown(key, change.after.get(key), names, unmasked),
        })
        .filter(|field| field.before != field.after)
        .collect();
    Some(HistoryEntry {
        sequence: change.sequence.to_string(),
        at: change.at,
        by: names.get(&change.by).cloned().unwrap_or_default(),
        op: Op::parse(&change.op)?,
        table: change.table.clone(),
        fields,
    })
}

fn shown(
    key: &str,
    value: Option<&Value>,
    names: &HashMap<Uuid, String>,
    unmasked: bool,
) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) if PERSONAL.contains(&key) && !unmasked => {
            crate::phone::mask(text)
        }
        Some(Value::String(text)) => match Uuid::parse_str(text) {
            Ok(uuid) => names.get(&uuid).cloned().unwrap_or_default(),
            Err(_) => text.clone(),
        },
        Some(other) => other.to_string(),
    }
}
