//! Search as typed.

use yike_core::search::{self, CustomerPick, SearchResults};

use super::AtDesk;
use crate::error::Answer;

/// Everything that fits the text.
#[tauri::command]
#[specta::specta]
pub async fn search(desk: AtDesk<'_>, text: String, limit: u32) -> Answer<SearchResults> {
    desk.run(move |_, archive, by| search::search(archive.store(), by, &text, limit as usize))
        .await
}

/// Customers for a field that wants one.
#[tauri::command]
#[specta::specta]
pub async fn pick_customers(
    desk: AtDesk<'_>,
    text: String,
    limit: u32,
) -> Answer<Vec<CustomerPick>> {
    desk.run(move |_, archive, by| {
        search::pick_customers(archive.store(), by, &text, limit as usize)
    })
    .await
}
