//! The firm, its people and its holidays.

use yike_core::attachments::{self, Attachment};
use yike_core::firm::{self, Firm, FirmSheet};
use yike_core::holidays::{self, HolidayInput, HolidayYear, ReadHolidays, SavedHolidays};
use yike_core::ids::StaffId;
use yike_core::staff::{self, Staff, StaffInput};
use yike_core::store::Changed;

use super::AtDesk;
use crate::desk::away;
use crate::error::{Answer, CommandError};
use crate::holiday_lists;
use crate::logos::{self, LogoInput, LogoView};

/// The firm.
#[tauri::command]
#[specta::specta]
pub async fn get_firm(desk: AtDesk<'_>) -> Answer<Firm> {
    desk.run(|_, archive, _| archive.store().read(firm::get))
        .await
}

/// Saves what the firm's people set; the sign-in page shows the name.
#[tauri::command]
#[specta::specta]
pub async fn save_firm(desk: AtDesk<'_>, sheet: FirmSheet) -> Answer<Changed<Firm>> {
    desk.write(move |archive, by| archive.save_firm(by, sheet))
        .await
}

/// Everybody in the firm.
#[tauri::command]
#[specta::specta]
pub async fn list_staff(desk: AtDesk<'_>) -> Answer<Vec<Staff>> {
    desk.run(|_, archive, _| archive.store().read(staff::list))
        .await
}

/// Makes or changes a person; the sign-in page shows who may sign in.
#[tauri::command]
#[specta::specta]
pub async fn save_staff(
    desk: AtDesk<'_>,
    id: Option<StaffId>,
    input: StaffInput,
) -> Answer<Changed<Staff>> {
    desk.write(move |archive, by| archive.save_staff(by, id, input))
        .await
}

/// The holiday tables.
#[tauri::command]
#[specta::specta]
pub async fn list_holidays(desk: AtDesk<'_>) -> Answer<Vec<HolidayYear>> {
    desk.run(|_, archive, _| archive.store().read(holidays::list))
        .await
}

/// Saves the table of a year.
#[tauri::command]
#[specta::specta]
pub async fn save_holidays(
    desk: AtDesk<'_>,
    input: HolidayInput,
) -> Answer<Changed<SavedHolidays>> {
    desk.write(move |archive, by| holidays::save(archive.store(), by, input))
        .await
}

/// The years that lack a table which work needs already.
#[tauri::command]
#[specta::specta]
pub async fn missing_holidays(desk: AtDesk<'_>) -> Answer<Vec<i32>> {
    desk.run(|_, archive, _| {
        let today = archive.clock().now().local_date();
        archive
            .store()
            .read(|connection| holidays::missing(connection, today))
    })
    .await
}

/// Reads a list of the days of a year that was pasted; nothing is saved.
#[tauri::command]
#[specta::specta]
pub async fn read_holidays(year: i32, text: String) -> Answer<ReadHolidays> {
    away(move || Ok::<_, CommandError>(holidays::read_list(year, &text))).await
}

/// Asks for a file with the days of a year and reads it; `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub async fn pick_holidays(desk: AtDesk<'_>, year: i32) -> Answer<Option<ReadHolidays>> {
    desk.run(move |desk, _, by| holiday_lists::pick(desk, by, year))
        .await
}

/// The firm's logo, where it has one.
#[tauri::command]
#[specta::specta]
pub async fn get_logo(desk: AtDesk<'_>) -> Answer<Option<LogoView>> {
    desk.run(logos::view).await
}

/// Puts a picture on the firm's papers, in place of the one before.
#[tauri::command]
#[specta::specta]
pub async fn set_logo(desk: AtDesk<'_>, logo: LogoInput) -> Answer<Changed<Attachment>> {
    desk.write(move |archive, by| attachments::set_logo(archive, by, &logo.read()?))
        .await
}

/// Takes the logo off the firm's papers.
#[tauri::command]
#[specta::specta]
pub async fn remove_logo(desk: AtDesk<'_>) -> Answer<Changed<()>> {
    desk.write(attachments::remove_logo).await
}
