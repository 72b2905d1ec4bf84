//! Evidence and other files.

use std::path::Path;

use yike_core::archive::Archive;
use yike_core::attachments::{self, Attachment};
use yike_core::ids::AttachmentId;
use yike_core::staff::Session;
use yike_core::store::Changed;

use super::AtDesk;
use crate::error::Answer;
use crate::logos;
use crate::picker::Ask;

/// Asks for files and takes them in for a record that is being typed. Dismissed, it gives an empty list.
#[tauri::command]
#[specta::specta]
pub async fn pick_attachments(desk: AtDesk<'_>) -> Answer<Vec<Attachment>> {
    desk.run(|desk, archive, by| stage_all(archive, by, desk.choose(&Ask::OpenMany)))
        .await
}

/// Takes in files that were dropped on the window.
#[tauri::command]
#[specta::specta]
pub async fn attach_paths(desk: AtDesk<'_>, paths: Vec<String>) -> Answer<Vec<Attachment>> {
    desk.run(move |_, archive, by| stage_all(archive, by, paths))
        .await
}

/// Takes in a picture from the clipboard. `base64` is its content.
#[tauri::command]
#[specta::specta]
pub async fn attach_bytes(desk: AtDesk<'_>, name: String, base64: String) -> Answer<Attachment> {
    desk.run(move |_, archive, by| stage_base64(archive, by, &name, &base64))
        .await
}

/// Puts a file that is not final into the recycle bin.
#[tauri::command]
#[specta::specta]
pub async fn discard_attachment(desk: AtDesk<'_>, id: AttachmentId) -> Answer<Changed<()>> {
    desk.write(move |archive, by| attachments::remove(archive.store(), by, id))
        .await
}

/// Saves a file where the user says; `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub async fn save_attachment(
    desk: AtDesk<'_>,
    id: AttachmentId,
    name: String,
) -> Answer<Option<String>> {
    desk.run(move |desk, archive, by| {
        let Some(target) = desk.choose(&Ask::Save { name }).pop() else {
            return Ok(None);
        };
        attachments::save_as(archive, by, id, &target)?;
        yike_core::Result::Ok(Some(target.display().to_string()))
    })
    .await
}

fn stage_all<P: AsRef<Path>>(
    archive: &Archive,
    by: &Session,
    paths: Vec<P>,
) -> yike_core::Result<Vec<Attachment>> {
    paths
        .iter()
        .map(|path| stage_file(archive, by, path.as_ref()))
        .collect()
}

fn stage_file(archive: &Archive, by: &Session, path: &Path) -> yike_core::Result<Attachment> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let mut file = std::fs::File::open(path).map_err(|error| yike_core::Error::io(path, error))?;
    Ok(attachments::stage(archive, by, &name, &mut file)?.output)
}

fn stage_base64(
    archive: &Archive,
    by: &Session,
    name: &str,
    text: &str,
) -> yike_core::Result<Attachment> {
    let bytes = logos::bytes(name, text)?;
    Ok(attachments::stage(archive, by, name, &mut bytes.as_slice())?.output)
}
