//! Customers.

use yike_core::contacts::{Contact, ContactSheet};
use yike_core::customers::{
    self, Completeness, Customer, CustomerCounts, CustomerDetail, CustomerFilter, CustomerInput,
    CustomerPage, CustomerQuery, CustomerSheet, CustomerUpdate, Duplicate,
};
use yike_core::ids::{ContactId, CustomerId};
use yike_core::problems::Problem;
use yike_core::region::{self, Region};
use yike_core::store::Changed;

use super::AtDesk;
use crate::error::Answer;

/// One page of the list.
#[tauri::command]
#[specta::specta]
pub async fn list_customers(desk: AtDesk<'_>, query: CustomerQuery) -> Answer<CustomerPage> {
    desk.run(move |_, archive, by| customers::list(archive.store(), by, &query))
        .await
}

/// The foot of the list.
#[tauri::command]
#[specta::specta]
pub async fn count_customers(desk: AtDesk<'_>, filter: CustomerFilter) -> Answer<CustomerCounts> {
    desk.run(move |_, archive, by| customers::counts(archive.store(), by, &filter))
        .await
}

/// The page of one customer.
#[tauri::command]
#[specta::specta]
pub async fn get_customer(desk: AtDesk<'_>, id: CustomerId) -> Answer<CustomerDetail> {
    desk.run(move |_, archive, by| customers::page(archive.store(), by, id))
        .await
}

/// Makes a customer.
#[tauri::command]
#[specta::specta]
pub async fn create_customer(desk: AtDesk<'_>, input: CustomerInput) -> Answer<Changed<Customer>> {
    desk.write(move |archive, by| customers::create(archive.store(), by, input))
        .await
}

/// Changes a customer.
#[tauri::command]
#[specta::specta]
pub async fn update_customer(desk: AtDesk<'_>, input: CustomerUpdate) -> Answer<Changed<Customer>> {
    desk.write(move |archive, by| customers::update(archive.store(), by, input))
        .await
}

/// 升级为大客户.
#[tauri::command]
#[specta::specta]
pub async fn upgrade_customer(desk: AtDesk<'_>, id: CustomerId) -> Answer<Changed<Completeness>> {
    desk.write(move |archive, by| customers::upgrade(archive.store(), by, id))
        .await
}

/// Puts a customer into the recycle bin.
#[tauri::command]
#[specta::specta]
pub async fn delete_customer(desk: AtDesk<'_>, id: CustomerId) -> Answer<Changed<()>> {
    desk.write(move |archive, by| customers::delete(archive.store(), by, id))
        .await
}

/// The problems of a sheet while it is being typed.
#[tauri::command]
#[specta::specta]
pub async fn check_customer(desk: AtDesk<'_>, sheet: CustomerSheet) -> Answer<Vec<Problem>> {
    desk.run(move |_, _, _| yike_core::Result::Ok(customers::check(&sheet).into_vec()))
        .await
}

/// Customers that a new one may be the same as.
#[tauri::command]
#[specta::specta]
pub async fn find_duplicates(
    desk: AtDesk<'_>,
    sheet: CustomerSheet,
    contacts: Vec<ContactSheet>,
) -> Answer<Vec<Duplicate>> {
    desk.run(move |_, archive, _| {
        archive
            .store()
            .read(|connection| customers::duplicates(connection, &sheet, &contacts))
    })
    .await
}

/// A contact's numbers in full; each look is logged.
#[tauri::command]
#[specta::specta]
pub async fn unmask_contact(desk: AtDesk<'_>, id: ContactId) -> Answer<Contact> {
    desk.run(move |_, archive, by| customers::unmask(archive.store(), by, id))
        .await
}

/// Regions that fit what was typed: a name, pinyin or a code.
#[tauri::command]
#[specta::specta]
pub async fn find_regions(desk: AtDesk<'_>, text: String, limit: u32) -> Answer<Vec<Region>> {
    desk.run(move |_, _, _| yike_core::Result::Ok(region::search(&text, limit as usize)))
        .await
}

/// The regions below a code; those of the country below an empty one.
#[tauri::command]
#[specta::specta]
pub async fn list_regions(desk: AtDesk<'_>, below: String) -> Answer<Vec<Region>> {
    desk.run(move |_, _, _| yike_core::Result::Ok(region::children(&below)))
        .await
}
