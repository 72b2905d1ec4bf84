//! Drafts and preferences.

use std::collections::BTreeMap;

use yike_core::clock::Moment;
use yike_core::drafts::{self, Draft};
use yike_core::preferences;

use super::AtDesk;
use crate::error::Answer;

/// Saves a draft as typed.
#[tauri::command]
#[specta::specta]
pub async fn save_draft(
    desk: AtDesk<'_>,
    kind: String,
    key: String,
    body: String,
) -> Answer<Moment> {
    desk.run(move |_, archive, by| drafts::save(archive.store(), by, &kind, &key, &body))
        .await
}

/// The draft, if there is one.
#[tauri::command]
#[specta::specta]
pub async fn load_draft(desk: AtDesk<'_>, kind: String, key: String) -> Answer<Option<Draft>> {
    desk.run(move |_, archive, by| drafts::load(archive.store(), by, &kind, &key))
        .await
}

/// All drafts of the user.
#[tauri::command]
#[specta::specta]
pub async fn list_drafts(desk: AtDesk<'_>) -> Answer<Vec<Draft>> {
    desk.run(|_, archive, by| drafts::list(archive.store(), by))
        .await
}

/// Drops a draft.
#[tauri::command]
#[specta::specta]
pub async fn discard_draft(desk: AtDesk<'_>, kind: String, key: String) -> Answer<()> {
    desk.run(move |_, archive, by| drafts::discard(archive.store(), by, &kind, &key))
        .await
}

/// How the user likes the program.
#[tauri::command]
#[specta::specta]
pub async fn get_preferences(desk: AtDesk<'_>) -> Answer<BTreeMap<String, String>> {
    desk.run(|_, archive, by| preferences::all(archive.store(), by))
        .await
}

/// Sets one preference.
#[tauri::command]
#[specta::specta]
pub async fn set_preference(desk: AtDesk<'_>, key: String, value: String) -> Answer<()> {
    desk.run(move |_, archive, by| preferences::set(archive.store(), by, &key, &value))
        .await
}
