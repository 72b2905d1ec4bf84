//! Backups and how one is restored, watched by the pages.
//!
//! Restoring happens at an empty desk: nobody may look at an archive that is being replaced.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use yike_core::archive::Archive;
use yike_core::backup::{self, BackupFile, BackupView, Proof, Restoring};
use yike_core::clock::Moment;
use yike_core::staff::{Act, Session};
use yike_core::store::Topic;
use yike_core::{Error, firm};
use yike_exchange::progress::Progress as _;

use crate::desk::Desk;
use crate::error::{Answer, CommandError};
use crate::events::{ArchiveChanged, Notice};
use crate::jobs::Watch;
use crate::picker::Ask;

const ENDING: &str = "yikebackup";

/// Where a backup goes.
#[derive(Clone, Copy, Debug, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum BackupPlace {
    /// Where the daily ones lie.
    Usual,
    /// Where the user says.
    Chosen,
}

/// By what a user shows that the archive is his.
#[derive(Clone, Deserialize, specta::Type)]
#[serde(tag = "with", rename_all = "snake_case")]
pub enum RestoreProof {
    /// A password.
    Password {
        /// The user, by key or name.
        who: String,
        /// Today's password where today's keys stay, else that of the day of the backup.
        password: String,
    },
    /// The recovery code of the same day.
    RecoveryCode {
        /// As typed.
        code: String,
    },
}

/// Which backup is restored, and by whom.
#[derive(Clone, Deserialize, specta::Type)]
pub struct RestoreInput {
    /// The backup.
    pub path: PathBuf,
    /// Whose archive it is.
    pub proof: RestoreProof,
    /// The letter of this workstation, where it never gave numbers for this archive.
    pub workstation: Option<String>,
}

/// What a restore did.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct RestoredView {
    /// When the restored backup was made.
    pub made_at: Moment,
    /// Whether today's passwords stay; else those of the day of the backup are back.
    pub keys_kept: bool,
    /// The backup of what was there before.
    pub before: Option<PathBuf>,
    /// Where lies what was there before and could not be read.
    pub set_aside: Option<PathBuf>,
}

/// Writes a backup; gives its path, or `None` when the dialog was dismissed.
pub(crate) fn write(
    desk: &Desk,
    archive: &Archive,
    by: &Session,
    place: BackupPlace,
    job: &str,
) -> Answer<Option<PathBuf>> {
    by.require(Act::ManageBackups)?;
    let path = match place {
        BackupPlace::Usual => backup::write_here(archive, by, &steps(&desk.watch(job)))?.path,
        BackupPlace::Chosen => {
            let name = offered_name(archive)?;
            let Some(path) = desk.choose(&Ask::Save { name }).pop() else {
                return Ok(None);
            };
            backup::write(archive, by, &path, &steps(&desk.watch(job)))?;
            path
        }
    };
    tell(desk);
    Ok(Some(path))
}

/// The backups in the archive's folder. While somebody is signed in, only for who keeps them; before, for whoever could
/// look into the folder anyway.
pub(crate) fn list(desk: &Desk) -> Answer<Vec<BackupFile>> {
    if let Ok(sitting) = desk.sitting() {
        sitting.session.require(Act::ManageBackups)?;
    }
    Ok(backup::files(desk.folder()))
}

/// Asks for a backup and looks at it; `None` when the dialog was dismissed.
pub(crate) fn choose(desk: &Desk) -> Answer<Option<BackupView>> {
    let chosen = desk.choose(&Ask::Open { endings: &[ENDING] }).pop();
    chosen.map(|path| look(desk, &path)).transpose()
}

/// Looks at a backup before it is restored.
pub(crate) fn look(desk: &Desk, path: &Path) -> Answer<BackupView> {
    Ok(backup::look(path, desk.folder())?)
}

/// Restores a backup in the place of the archive.
pub(crate) fn restore(desk: &Desk, input: &RestoreInput, job: &str) -> Answer<RestoredView> {
    if desk.sitting().is_ok() {
        return Err(CommandError::new("lock_first"));
    }
    desk.wait_for_work();
    let proof = match &input.proof {
        RestoreProof::Password { who, password } => Proof::Password { who, password },
        RestoreProof::RecoveryCode { code } => Proof::RecoveryCode(code),
    };
    let restoring = Restoring {
        proof,
        workstation: input.workstation.as_deref(),
    };
    let watch = desk.watch(job);
    let restored = backup::restore(
        &input.path,
        desk.folder(),
        restoring,
        &desk.host(),
        &steps(&watch),
    )?;
    Ok(RestoredView {
        made_at: restored.manifest.made_at,
        keys_kept: restored.keys_kept,
        before: restored.before,
        set_aside: restored.set_aside,
    })
}

/// Makes today's backup, if there is none yet.
pub(crate) fn daily(desk: &Desk, archive: &Archive) {
    match backup::daily(archive, &backup::unwatched) {
        Ok(Some(_)) => tell(desk),
        Ok(None) => {}
        Err(error) => log::warn!("the daily backup failed: {}", error.code()),
    }
}

/// Steps of the core's work for the pages, counted in kilobytes.
fn steps<'a>(watch: &'a Watch<'a>) -> impl Fn(u64, u64) -> ControlFlow<()> + 'a {
    |done, total| match watch.advance(done / 1024, Some(total / 1024)) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

fn offered_name(archive: &Archive) -> Result<String, Error> {
    let firm = archive.store().read(firm::get)?.sheet.name;
    let firm: String = firm
        .chars()
        .filter(|sign| !"<>:\"|?*/\\".contains(*sign) && !sign.is_control())
        .collect();
    let now = archive.clock().now().local().format("%Y%m%d-%H%M");
    Ok(format!("{firm} {now}.{ENDING}"))
}

fn tell(desk: &Desk) {
    desk.tell(Notice::Changed(ArchiveChanged {
        topics: BTreeSet::from([Topic::Backups]),
    }));
}
