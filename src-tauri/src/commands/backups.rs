//! Backups, restored ones too.

use std::path::PathBuf;
use std::sync::Arc;

use yike_core::backup::{self, BackupFile, BackupView, LastBackup};

use super::AtDesk;
use crate::backups::{self, BackupPlace, RestoreInput, RestoredView};
use crate::desk::away;
use crate::error::Answer;

/// When the archive was backed up last.
#[tauri::command]
#[specta::specta]
pub async fn last_backup(desk: AtDesk<'_>) -> Answer<LastBackup> {
    desk.run(|_, archive, _| backup::last(archive)).await
}

/// Writes a backup, watched as `job`; gives its path, or `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub async fn back_up(desk: AtDesk<'_>, place: BackupPlace, job: String) -> Answer<Option<PathBuf>> {
    desk.run(move |desk, archive, by| backups::write(desk, archive, by, place, &job))
        .await
}

/// The backups in the archive's folder, before sign-in too.
#[tauri::command]
#[specta::specta]
pub async fn list_backups(desk: AtDesk<'_>) -> Answer<Vec<BackupFile>> {
    let desk = Arc::clone(&desk);
    away(move || backups::list(&desk)).await
}

/// Asks for a backup and looks at it; `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup(desk: AtDesk<'_>) -> Answer<Option<BackupView>> {
    let desk = Arc::clone(&desk);
    away(move || backups::choose(&desk)).await
}

/// Looks at a backup before it is restored.
#[tauri::command]
#[specta::specta]
pub async fn look_at_backup(desk: AtDesk<'_>, path: PathBuf) -> Answer<BackupView> {
    let desk = Arc::clone(&desk);
    away(move || backups::look(&desk, &path)).await
}

/// Restores a backup in the place of the archive while nobody is signed in, watched as `job`.
#[tauri::command]
#[specta::specta]
pub async fn restore_backup(
    desk: AtDesk<'_>,
    input: RestoreInput,
    job: String,
) -> Answer<RestoredView> {
    let desk = Arc::clone(&desk);
    away(move || backups::restore(&desk, &input, &job)).await
}
