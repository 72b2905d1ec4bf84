//! Lists of customers, in and out.

use std::path::PathBuf;

use yike_core::customers::import::ImportDecisions;
use yike_core::store::Changed;
use yike_exchange::customers::{DryRun, ExportFormat, Language, Mapping};

use super::AtDesk;
use crate::error::{Answer, CommandError};
use crate::imports::{self, ImportPreview, ImportResult, ReadChoice};

/// Asks for a list; `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub async fn pick_import(desk: AtDesk<'_>) -> Answer<Option<String>> {
    desk.run(|desk, _, _| Ok::<_, CommandError>(imports::pick(desk)))
        .await
}

/// Opens a list that was picked or dropped on the window.
#[tauri::command]
#[specta::specta]
pub async fn read_import(
    desk: AtDesk<'_>,
    path: String,
    choice: ReadChoice,
    job: String,
) -> Answer<ImportPreview> {
    desk.run(move |desk, archive, by| {
        imports::read(desk, archive, by, &PathBuf::from(path), choice, &job)
    })
    .await
}

/// Shows what an import would do; nothing is written.
#[tauri::command]
#[specta::specta]
pub async fn preview_import(
    desk: AtDesk<'_>,
    token: String,
    mapping: Mapping,
    job: String,
) -> Answer<DryRun> {
    desk.run(move |desk, archive, by| imports::dry_run(desk, archive, by, &token, &mapping, &job))
        .await
}

/// Imports a list in one write.
#[tauri::command]
#[specta::specta]
pub async fn run_import(
    desk: AtDesk<'_>,
    token: String,
    mapping: Mapping,
    decisions: ImportDecisions,
    job: String,
) -> Answer<Changed<ImportResult>> {
    desk.run(move |desk, archive, by| {
        imports::run(desk, archive, by, &token, &mapping, &decisions, &job)
    })
    .await
}

/// Asks a job to stop; it ends with `cancelled`, or with its result where it was done already.
#[tauri::command]
#[specta::specta]
pub async fn cancel_job(desk: AtDesk<'_>, job: String) -> Answer<()> {
    desk.stop(&job);
    Ok(())
}

/// Saves what was not taken in as a workbook; `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub async fn save_rejects(
    desk: AtDesk<'_>,
    token: String,
    language: Language,
) -> Answer<Option<String>> {
    desk.run(move |desk, archive, _| imports::save_rejects(desk, archive, &token, language))
        .await
}

/// Saves the customer list to a file; each time is logged. `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub async fn export_customers(
    desk: AtDesk<'_>,
    format: ExportFormat,
    language: Language,
    job: String,
) -> Answer<Option<String>> {
    desk.run(move |desk, archive, by| imports::export(desk, archive, by, format, language, &job))
        .await
}
