//! Sheets: preview, save, open.

use std::path::PathBuf;

use serde_json::json;
use yike_core::access_log::{self, Access};
use yike_core::archive::Archive;
use yike_core::complaints::ComplaintFilter;
use yike_core::ids::ComplaintId;
use yike_core::staff::Session;

use super::AtDesk;
use crate::desk::Desk;
use crate::error::{Answer, CommandError};
use crate::paper::PaperView;
use crate::picker::Ask;
use crate::printers::{self, PrintJob, Printer};
use crate::sheets::batch::{self, BatchForm, BatchPrinted};
use crate::sheets::{self, NoticePrint};

/// Renders the notice of a complaint for the preview.
#[tauri::command]
#[specta::specta]
pub async fn render_notice(
    desk: AtDesk<'_>,
    id: ComplaintId,
    print: NoticePrint,
) -> Answer<PaperView> {
    desk.run(move |desk, archive, by| sheets::notice(desk, archive, by, id, &print))
        .await
}

/// Renders an empty notice for the preview.
#[tauri::command]
#[specta::specta]
pub async fn render_blank_notice(desk: AtDesk<'_>, print: NoticePrint) -> Answer<PaperView> {
    desk.run(move |desk, archive, by| sheets::blank_notice(desk, archive, by, &print))
        .await
}

/// Renders the sheet of the recovery code that is not confirmed yet.
#[tauri::command]
#[specta::specta]
pub async fn render_recovery_sheet(desk: AtDesk<'_>) -> Answer<PaperView> {
    desk.run(sheets::recovery).await
}

/// Prints the notices that a filter of the list finds, into one document or a file each, where the user says; `None` when
/// the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub async fn print_notices(
    desk: AtDesk<'_>,
    filter: ComplaintFilter,
    print: NoticePrint,
    form: BatchForm,
    job: String,
) -> Answer<Option<BatchPrinted>> {
    desk.run(move |desk, archive, by| batch::print(desk, archive, by, &filter, &print, form, &job))
        .await
}

/// The printers that a sheet can go to at once.
#[tauri::command]
#[specta::specta]
pub async fn list_printers(desk: AtDesk<'_>) -> Answer<Vec<Printer>> {
    desk.run(|_, _, _| Ok::<_, CommandError>(printers::printers()))
        .await
}

/// Prints a rendered sheet.
#[tauri::command]
#[specta::specta]
pub async fn print_paper(desk: AtDesk<'_>, token: String, print: PrintJob) -> Answer<()> {
    desk.run(move |desk, archive, by| printers::print(desk, archive, by, &token, &print))
        .await
}

/// Saves a rendered sheet where the user says; `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub async fn save_paper(desk: AtDesk<'_>, token: String) -> Answer<Option<String>> {
    desk.run(move |desk, archive, by| {
        Ok::<_, CommandError>(save(desk, archive, by, &token)?.map(shown))
    })
    .await
}

/// Saves a rendered sheet where the user says and opens it in the system's viewer.
#[tauri::command]
#[specta::specta]
pub async fn open_paper(desk: AtDesk<'_>, token: String) -> Answer<Option<String>> {
    desk.run(move |desk, archive, by| {
        let Some(path) = save(desk, archive, by, &token)? else {
            return Ok(None);
        };
        desk.open_outside(&path)?;
        Ok::<_, CommandError>(Some(shown(path)))
    })
    .await
}

fn save(desk: &Desk, archive: &Archive, by: &Session, token: &str) -> Answer<Option<PathBuf>> {
    let rendered = desk
        .papers
        .find(token)
        .ok_or_else(|| CommandError::new("paper_gone"))?;
    let Some(path) = desk
        .choose(&Ask::Save {
            name: rendered.kept.file_name.clone(),
        })
        .pop()
    else {
        return Ok(None);
    };
    archive.refuse_inside(&path)?;
    yike_core::files::write_whole(&path, &rendered.kept.bytes)?;
    access_log::append(
        archive.store(),
        Some(by.staff),
        Access::Print,
        &rendered.kept.subject,
        json!({}),
    )?;
    Ok(Some(path))
}

fn shown(path: PathBuf) -> String {
    path.display().to_string()
}
