//! The firm, its people and its holidays.

use yike_core::firm::{self, Firm, FirmSheet};
use yike_core::holidays::{self, HolidayYear};
use yike_core::ids::StaffId;
use yike_core::staff::{self, Staff, StaffInput};
use yike_core::store::Changed;
use yike_core::workdays::SpecialDay;

use super::AtDesk;
use crate::error::Answer;

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
    desk.write(move |archive, by| firm::save(archive.store(), by, sheet))
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
    desk.write(move |archive, by| staff::save(archive.store(), by, id, input))
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
    year: i32,
    days: Vec<SpecialDay>,
) -> Answer<Changed<HolidayYear>> {
    desk.write(move |archive, by| holidays::save(archive.store(), by, year, days))
        .await
}
