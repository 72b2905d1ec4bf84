//! What can go wrong, as codes with parameters. Only the screen and the command line turn them into sentences.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::complaints::NextAct;
use crate::problems::Problem;

/// A result of the core.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the core refused or failed. A variant exists only where somebody acts on it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Fields of an input are wrong; nothing was written.
    #[error("invalid input")]
    Invalid(Vec<Problem>),
    /// There is no such record.
    #[error("{what} {key} not found")]
    NotFound {
        /// The kind of record.
        what: &'static str,
        /// The number or key that was asked for.
        key: String,
    },
    /// The role of the signed-in user does not allow the act (domain.md §4).
    #[error("{act} is not allowed")]
    Forbidden {
        /// The act that was tried.
        act: &'static str,
    },
    /// The complaint does not wait for this step (process.md §2).
    #[error("{step} is not possible in {state}")]
    StepNotNow {
        /// The step that was tried.
        step: &'static str,
        /// Where the complaint rests.
        state: &'static str,
        /// Where it stands in operation.
        phase: Option<&'static str>,
        /// Who may do what next.
        next: Vec<NextAct>,
    },
    /// The person may not decide this step (process.md §2, §4).
    #[error("{person} may not decide {step}")]
    StepNotTheirs {
        /// The step that was tried.
        step: &'static str,
        /// Who was to have decided it.
        person: String,
        /// Who may do what next.
        next: Vec<NextAct>,
    },
    /// Nobody is signed in, or the archive is locked.
    #[error("signed out")]
    SignedOut,
    /// The password or the recovery code does not open the archive.
    #[error("wrong password")]
    WrongPassword {
        /// Wrong tries in a row so far.
        tries: u32,
        /// Seconds before the next try is accepted.
        wait_seconds: u32,
    },
    /// Too many wrong tries; the next one is accepted later.
    #[error("wait {wait_seconds} s before the next try")]
    SignInDelayed {
        /// Seconds left to wait.
        wait_seconds: u32,
    },
    /// There is no archive in the folder.
    #[error("no archive in {path}")]
    NoArchive {
        /// The folder.
        path: PathBuf,
    },
    /// The folder holds an archive already.
    #[error("an archive is in {path} already")]
    ArchiveExists {
        /// The folder.
        path: PathBuf,
    },
    /// Another program has the archive open.
    #[error("the archive is open in {holder}")]
    ArchiveInUse {
        /// Which program, as it named itself.
        holder: String,
    },
    /// The archive lies on a network folder, where file locks cannot be trusted.
    #[error("{path} is on the network")]
    NetworkFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The key file is missing although the database is there.
    #[error("the key file is missing")]
    KeysMissing,
    /// The key file cannot be read.
    #[error("the key file is damaged")]
    KeysDamaged,
    /// The key is right but the database cannot be read.
    #[error("the archive is damaged")]
    ArchiveDamaged {
        /// The newest backup that was found whole, if any.
        backup: Option<PathBuf>,
    },
    /// A newer version of the program wrote the archive.
    #[error("the archive has version {found}, this program knows {known}")]
    ArchiveNewer {
        /// Version of the archive.
        found: u32,
        /// Newest version that this program knows.
        known: u32,
    },
    /// A step by which the archive's schema came about is not the one that this program knows under that name: another
    /// program made it.
    #[error("migration {migration} is not ours")]
    ArchiveAltered {
        /// The step's name.
        migration: &'static str,
    },
    /// The backup file is not a backup, or not whole.
    #[error("the backup is damaged")]
    BackupDamaged {
        /// The file.
        path: PathBuf,
    },
    /// The record was changed since the caller read it.
    #[error("changed meanwhile")]
    ChangedMeanwhile {
        /// Fields that differ.
        fields: Vec<String>,
        /// Who changed it last.
        by: String,
    },
    /// The act cannot be undone by its nature, or was undone already.
    #[error("cannot be undone")]
    CannotUndo,
    /// Records of the act were changed since; nothing was undone.
    #[error("records were changed since")]
    UndoConflict {
        /// How many records stand in the way.
        records: usize,
    },
    /// A file that was handed in is refused.
    #[error("{name}: {reason}")]
    FileRefused {
        /// The file's name.
        name: String,
        /// A stable reason such as `empty` or `too_large`.
        reason: &'static str,
    },
    /// The user stopped the work.
    #[error("cancelled")]
    Cancelled,
    /// The disk has no room; nothing was written.
    #[error("disk full")]
    DiskFull,
    /// The file or folder may not be written; nothing was written.
    #[error("{path} is read-only")]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// Reading or writing a file failed.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database refused a statement: a fault of the program.
    #[error(transparent)]
    Database(rusqlite::Error),
}

impl Error {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid_input",
            Self::NotFound { .. } => "not_found",
            Self::Forbidden { .. } => "forbidden",
            Self::StepNotNow { .. } => "step_not_now",
            Self::StepNotTheirs { .. } => "step_not_theirs",
            Self::SignedOut => "signed_out",
            Self::WrongPassword { .. } => "wrong_password",
            Self::SignInDelayed { .. } => "sign_in_delayed",
            Self::NoArchive { .. } => "no_archive",
            Self::ArchiveExists { .. } => "archive_exists",
            Self::ArchiveInUse { .. } => "archive_in_use",
            Self::NetworkFolder { .. } => "network_folder",
            Self::KeysMissing => "keys_missing",
            Self::KeysDamaged => "keys_damaged",
            Self::ArchiveDamaged { .. } => "archive_damaged",
            Self::ArchiveNewer { .. } => "archive_newer",
            Self::ArchiveAltered { .. } => "archive_altered",
            Self::BackupDamaged { .. } => "backup_damaged",
            Self::ChangedMeanwhile { .. } => "changed_meanwhile",
            Self::CannotUndo => "cannot_undo",
            Self::UndoConflict { .. } => "undo_conflict",
            Self::FileRefused { .. } => "file_refused",
            Self::Cancelled => "cancelled",
            Self::DiskFull => "disk_full",
            Self::ReadOnly { .. } => "read_only",
            Self::Io { .. } => "io",
            Self::Database(_) => "database",
        }
    }

    /// The values for the message.
    pub fn params(&self) -> Map<String, Value> {
        let value = match self {
            Self::Invalid(problems) => json!({ "problems": problems }),
            Self::NotFound { what, key } => json!({ "what": what, "key": key }),
            Self::Forbidden { act } => json!({ "act": act }),
            Self::StepNotNow {
                step,
                state,
                phase,
                next,
            } => json!({ "step": step, "state": state, "phase": phase, "next": next }),
            Self::StepNotTheirs { step, person, next } => {
                json!({ "step": step, "person": person, "next": next })
            }
            Self::WrongPassword {
                tries,
                wait_seconds,
            } => json!({ "tries": tries, "wait_seconds": wait_seconds }),
            Self::SignInDelayed { wait_seconds } => json!({ "wait_seconds": wait_seconds }),
            Self::NoArchive { path }
            | Self::ArchiveExists { path }
            | Self::NetworkFolder { path }
            | Self::BackupDamaged { path }
            | Self::ReadOnly { path } => json!({ "path": path }),
            Self::ArchiveInUse { holder } => json!({ "holder": holder }),
            Self::ArchiveDamaged { backup } => json!({ "backup": backup }),
            Self::ArchiveNewer { found, known } => json!({ "found": found, "known": known }),
            Self::ArchiveAltered { migration } => json!({ "migration": migration }),
            Self::ChangedMeanwhile { fields, by } => json!({ "fields": fields, "by": by }),
            Self::UndoConflict { records } => json!({ "records": records }),
            Self::FileRefused { name, reason } => json!({ "name": name, "reason": reason }),
            Self::Io { path, source } => json!({ "path": path, "kind": source.kind().to_string() }),
            Self::Database(error) => json!({ "kind": database_kind(error) }),
            Self::SignedOut
            | Self::KeysMissing
            | Self::KeysDamaged
            | Self::CannotUndo
            | Self::Cancelled
            | Self::DiskFull => {
                json!({})
            }
        };
        match value {
            Value::Object(params) => params,
            _ => Map::new(),
        }
    }

    /// What a failed file operation at `path` means to the user.
    pub fn io(path: &Path, source: std::io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { path }
            }
            _ => Self::Io { path, source },
        }
    }

    /// A missing record.
    pub fn not_found(what: &'static str, key: impl ToString) -> Self {
        Self::NotFound {
            what,
            key: key.to_string(),
        }
    }
}

/// The SQLite result code only: statements and values stay out of messages and logs.
fn database_kind(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(code) => format!("{code:?}"),
        None => "statement".to_owned(),
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly {
                path: PathBuf::new(),
            },
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                Self::ArchiveDamaged { backup: None }
            }
            Some(ErrorCode::OperationInterrupted) => Self::Cancelled,
            _ => Self::Database(error),
        }
    }
}
