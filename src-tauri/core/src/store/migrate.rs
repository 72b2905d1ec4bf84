//! Brings an archive to the schema of this program, in one transaction or not at all.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::{Error, Result};

struct Migration {
    name: &'static str,
    sql: &'static str,
}

/// Append-only: a migration that was released is never edited; its checksum is verified at every start.
const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "0001_archive",
        sql: include_str!("../../migrations/0001_archive.sql"),
    },
    Migration {
        name: "0002_event_plans_and_lists",
        sql: include_str!("../../migrations/0002_event_plans_and_lists.sql"),
    },
];

/// The schema version that this program writes.
pub const SCHEMA_VERSION: u32 = MIGRATIONS.len() as u32;

pub(super) fn migrate(
    connection: &mut Connection,
    before: impl FnOnce(&Connection) -> Result<()>,
) -> Result<()> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > SCHEMA_VERSION {
        return Err(Error::ArchiveNewer {
            found,
            known: SCHEMA_VERSION,
        });
    }
    if found > 0 {
        verify(connection, found)?;
    }
    if found == SCHEMA_VERSION {
        return Ok(());
    }
    if found > 0 {
        before(connection)?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (index, migration) in MIGRATIONS.iter().enumerate().skip(found as usize) {
        apply(&transaction, index as u32 + 1, migration)?;
    }
    prove_whole(&transaction)?;
    transaction.commit()?;
    Ok(())
}

fn apply(transaction: &Transaction<'_>, version: u32, migration: &Migration) -> Result<()> {
    transaction.execute_batch(migration.sql)?;
    transaction.execute(
        "INSERT INTO migrations (version, name, checksum) VALUES (?1, ?2, ?3)",
        params![version, migration.name, checksum(migration.sql)],
    )?;
    transaction.pragma_update(None, "user_version", version)?;
    Ok(())
}

/// An archive whose applied migrations differ from ours was written by a program we do not know.
fn verify(connection: &Connection, found: u32) -> Result<()> {
    for (index, migration) in MIGRATIONS.iter().enumerate().take(found as usize) {
        let version = index as u32 + 1;
        let stored: String = connection
            .query_row(
                "SELECT checksum FROM migrations WHERE version = ?1",
                [version],
                |row| row.get(0),
            )
            .map_err(|_| Error::ArchiveDamaged { backup: None })?;
        if stored != checksum(migration.sql) {
            return Err(Error::ArchiveAltered {
                migration: migration.name,
            });
        }
    }
    Ok(())
}

fn prove_whole(transaction: &Transaction<'_>) -> Result<()> {
    let broken: i64 =
        transaction.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
            row.get(0)
        })?;
    let verdict: String = transaction.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    match broken == 0 && verdict == "ok" {
        true => Ok(()),
        false => Err(Error::ArchiveDamaged { backup: None }),
    }
}

/// Line ends do not count, whatever a checkout did to them.
fn checksum(sql: &str) -> String {
    let digest = Sha256::digest(sql.replace('\r', "").as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
