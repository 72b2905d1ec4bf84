//! History and undo.

use uuid::Uuid;
use yike_core::history::{self, HistoryEntry};
use yike_core::ids::WriteId;
use yike_core::store::{Changed, Undone};

use super::AtDesk;
use crate::error::Answer;

/// The newest changes below a customer or complaint.
#[tauri::command]
#[specta::specta]
pub async fn list_history(
    desk: AtDesk<'_>,
    root: Uuid,
    before: Option<String>,
    limit: u32,
) -> Answer<Vec<HistoryEntry>> {
    desk.run(move |_, archive, by| history::of(archive.store(), by, root, before.as_deref(), limit))
        .await
}

/// Takes back a write.
#[tauri::command]
#[specta::specta]
pub async fn undo(desk: AtDesk<'_>, write: WriteId) -> Answer<Changed<Undone>> {
    desk.write(move |archive, by| archive.store().undo(by.actor(), write))
        .await
}
