//! Undo: the inverse of one write, as a write of its own.

use rusqlite::types::Value;
use uuid::Uuid;

use super::changes::{self, Change, ChangeKind, Fields};
use super::column::json_to_value;
use super::{Actor, Changed, Op, Store, Tx};
use crate::ids::WriteId;
use crate::{Error, Result};

/// What an undo did.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct Undone {
    /// Records put back.
    pub undone: u32,
    /// Records that were changed since and were kept as they are; only an import's undo goes on past them.
    pub kept: Vec<Uuid>,
}

impl Store {
    /// Takes back a write of the same user. A single act is refused whole when one of its records was changed since; of
    /// an import the changed records are kept and listed.
    pub fn undo(&self, actor: Actor, write: WriteId) -> Result<Changed<Undone>> {
        self.write(actor, Op::Undo, |tx| {
            let entries = changes::of_write(tx.connection(), write)?;
            let first = entries
                .first()
                .ok_or_else(|| Error::not_found("write", write))?;
            let op = Op::parse(&first.op).ok_or(Error::CannotUndo)?;
            if !op.is_undoable() || first.by != actor.0.uuid() {
                return Err(Error::CannotUndo);
            }
            let mut kept = Vec::new();
            for entry in &entries {
                if changes::changed_since(tx.connection(), entry)? && !kept.contains(&entry.record)
                {
                    kept.push(entry.record);
                }
            }
            if !kept.is_empty() && op != Op::ImportCustomers {
                return Err(Error::UndoConflict {
                    records: kept.len(),
                });
            }
            let mut undone = 0;
            for entry in entries
                .iter()
                .rev()
                .filter(|entry| !kept.contains(&entry.record))
            {
                invert(tx, entry).map_err(hangs_on_others)?;
                undone += 1;
            }
            Ok(Undone { undone, kept })
        })
    }
}

fn invert(tx: &mut Tx<'_>, entry: &Change) -> Result<()> {
    let table = known_table(&entry.table)?;
    let root = root_of(tx, entry)?;
    match entry.kind {
        ChangeKind::Insert | ChangeKind::Restore => {
            tx.set_deleted(table, entry.record, true)?;
            tx.log(
                table,
                ChangeKind::Delete,
                entry.record,
                root,
                entry.after.clone(),
                Fields::new(),
            )
        }
        ChangeKind::Delete => {
            tx.set_deleted(table, entry.record, false)?;
            tx.log(
                table,
                ChangeKind::Restore,
                entry.record,
                root,
                Fields::new(),
                entry.before.clone(),
            )
        }
        ChangeKind::Update => {
            let mut fields: Vec<(&str, Value)> = Vec::new();
            for (name, json) in &entry.before {
                let declared = tx.store.columns.declared(table, name)?;
                fields.push((
                    name,
                    json_to_value(json, declared).ok_or(Error::CannotUndo)?,
                ));
            }
            tx.update_row(table, entry.record, &fields)?;
            tx.log(
                table,
                ChangeKind::Update,
                entry.record,
                root,
                entry.after.clone(),
                entry.before.clone(),
            )
        }
    }
}

/// A record that others hang on, such as a plan with sub-plans, stays: the tables themselves refuse to lose it.
fn hangs_on_others(error: Error) -> Error {
    match error {
        Error::Database(cause)
            if cause.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            Error::UndoConflict { records: 1 }
        }
        other => other,
    }
}

const UNDOABLE: [&str; 7] = [
    "customers",
    "contacts",
    "complaints",
    "attachments",
    "holiday_years",
    "firm",
    "event_plans",
];

/// Only tables whose records can be undone; the name in the log is never put into SQL unseen.
fn known_table(name: &str) -> Result<&'static str> {
    UNDOABLE
        .into_iter()
        .find(|table| *table == name)
        .ok_or(Error::CannotUndo)
}

fn root_of(tx: &Tx<'_>, entry: &Change) -> Result<(&'static str, Uuid)> {
    let (table, id): (String, [u8; 16]) = tx.connection().query_row(
        "SELECT root_table, root_id FROM changes WHERE sequence = ?1",
        [entry.sequence],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok((known_table(&table)?, Uuid::from_bytes(id)))
}
