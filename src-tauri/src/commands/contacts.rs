//! Contacts.

use yike_core::contacts::{self, Contact, ContactInput};
use yike_core::ids::ContactId;
use yike_core::store::Changed;

use super::AtDesk;
use crate::error::Answer;

/// Makes or changes a contact.
#[tauri::command]
#[specta::specta]
pub async fn save_contact(desk: AtDesk<'_>, input: ContactInput) -> Answer<Changed<Contact>> {
    desk.write(move |archive, by| contacts::save(archive.store(), by, input))
        .await
}

/// Puts a contact into the recycle bin.
#[tauri::command]
#[specta::specta]
pub async fn delete_contact(desk: AtDesk<'_>, id: ContactId) -> Answer<Changed<()>> {
    desk.write(move |archive, by| contacts::delete(archive.store(), by, id))
        .await
}
