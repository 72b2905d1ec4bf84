//! How a connection to the encrypted database is opened.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Error, Result};

/// The raw key of the database. A raw key opens a connection at once; a passphrase would cost 100 ms each.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct DatabaseKey([u8; 32]);

impl DatabaseKey {
    /// Wraps the 32 bytes of the key.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn pragma(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(96));
        text.push_str("PRAGMA key = \"x'");
        for byte in self.0 {
            // Writing into a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text.push_str("'\"");
        text
    }
}

pub(super) fn open(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = unlock(Connection::open_with_flags(path, flags)?, key)?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    Ok(connection)
}

pub(super) fn open_reader(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    let connection = open(path, key)?;
    connection.execute_batch("PRAGMA query_only = ON;")?;
    Ok(connection)
}

pub(super) fn in_memory() -> Result<Connection> {
    configure(Connection::open_in_memory()?)
}

fn unlock(connection: Connection, key: &DatabaseKey) -> Result<Connection> {
    // SQLCipher logs to stderr unless told otherwise, and it must be told before it has anything to say.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&key.pragma())?;
    // The first read proves the key. With a key that was unwrapped well, a failure means damage.
    connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
            row.get::<_, i64>(0)
        })
        .map_err(|error| match Error::from(error) {
            Error::Database(_) => Error::ArchiveDamaged { backup: None },
            other => other,
        })?;
    configure(connection)
}

fn configure(connection: Connection) -> Result<Connection> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
         PRAGMA cache_size = -16384;",
    )?;
    Ok(connection)
}
