//! What a user changed, put upon what others changed meanwhile.

use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::ids::StaffId;
use crate::{staff, store};

/// Merges field by field. The error names the fields that both sides changed differently.
pub(crate) fn three_way<T: Serialize + DeserializeOwned>(
    base: &T,
    stored: &T,
    wanted: &T,
) -> Result<T, Vec<String>> {
    let (base, stored, wanted) = (to_fields(base), to_fields(stored), to_fields(wanted));
    let mut merged = stored.clone();
    let mut clashes = Vec::new();
    for (field, value) in &wanted {
        let (began, now) = (base.get(field), stored.get(field));
        if began == Some(value) || now == Some(value) {
            continue;
        }
        match began == now {
            true => {
                merged.insert(field.clone(), value.clone());
            }
            false => clashes.push(field.clone()),
        }
    }
    match clashes.is_empty() {
        true => serde_json::from_value(Value::Object(merged)).map_err(|_| vec!["sheet".to_owned()]),
        false => Err(clashes),
    }
}

/// The fields of a sheet by name.
pub(crate) fn to_fields(sheet: &impl Serialize) -> store::Fields {
    match serde_json::to_value(sheet) {
        Ok(Value::Object(fields)) => fields,
        _ => store::Fields::new(),
    }
}

/// Who changed a record last, by name; nothing where that is not known.
pub(crate) fn last_author(connection: &Connection, root: Uuid) -> String {
    let newest = store::changes_of_root(connection, root, None, 1).unwrap_or_default();
    newest
        .first()
        .and_then(|change| staff::get(connection, StaffId::from_uuid(change.by)).ok())
        .map(|person| person.name)
        .unwrap_or_default()
}
