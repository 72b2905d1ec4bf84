//! Complaints.

use yike_core::clock::Moment;
use yike_core::complaints::{
    self, Complaint, ComplaintDetail, ComplaintFilter, ComplaintPage, ComplaintQuery, Decided,
    IntakeInput, NextSteps, Received, Repeat, ReplyPromise, SectionUpdate, Severity,
    SeverityQuestion, SeveritySuggestion, StateCount, StepInput,
    catalogue::{self, Catalogue},
};
use yike_core::ids::{ComplaintId, CustomerId};
use yike_core::store::Changed;

use super::AtDesk;
use crate::error::Answer;

/// One page of the list.
#[tauri::command]
#[specta::specta]
pub async fn list_complaints(desk: AtDesk<'_>, query: ComplaintQuery) -> Answer<ComplaintPage> {
    desk.run(move |_, archive, by| complaints::list(archive.store(), by, &query))
        .await
}

/// The strip above the list.
#[tauri::command]
#[specta::specta]
pub async fn count_complaints(
    desk: AtDesk<'_>,
    filter: ComplaintFilter,
) -> Answer<Vec<StateCount>> {
    desk.run(move |_, archive, by| complaints::counts(archive.store(), by, &filter))
        .await
}

/// The page of one complaint.
#[tauri::command]
#[specta::specta]
pub async fn get_complaint(desk: AtDesk<'_>, id: ComplaintId) -> Answer<ComplaintDetail> {
    desk.run(move |_, archive, by| complaints::page(archive.store(), by, id))
        .await
}

/// 受理.
#[tauri::command]
#[specta::specta]
pub async fn receive_complaint(desk: AtDesk<'_>, input: IntakeInput) -> Answer<Changed<Received>> {
    desk.write(move |archive, by| complaints::receive(archive.store(), by, input))
        .await
}

/// 挂机后补充.
#[tauri::command]
#[specta::specta]
pub async fn update_complaint(
    desk: AtDesk<'_>,
    input: SectionUpdate,
) -> Answer<Changed<Complaint>> {
    desk.write(move |archive, by| complaints::update(archive.store(), by, input))
        .await
}

/// What may happen next, and who may do it.
#[tauri::command]
#[specta::specta]
pub async fn complaint_next(desk: AtDesk<'_>, id: ComplaintId) -> Answer<NextSteps> {
    desk.run(move |_, archive, by| complaints::next(archive.store(), by, id))
        .await
}

/// One step, typed as it stands on paper.
#[tauri::command]
#[specta::specta]
pub async fn enter_complaint_step(
    desk: AtDesk<'_>,
    id: ComplaintId,
    input: StepInput,
) -> Answer<Changed<Decided>> {
    desk.write(move |archive, by| complaints::decide(archive.store(), by, id, input))
        .await
}

/// The promise for a level, with the days that are counted.
#[tauri::command]
#[specta::specta]
pub async fn preview_promise(
    desk: AtDesk<'_>,
    received_at: Moment,
    severity: Severity,
) -> Answer<ReplyPromise> {
    desk.run(move |_, archive, _| {
        archive
            .store()
            .read(|connection| complaints::promise(connection, received_at, severity))
    })
    .await
}

/// The level by rule.
#[tauri::command]
#[specta::specta]
pub async fn suggest_severity(
    desk: AtDesk<'_>,
    question: SeverityQuestion,
) -> Answer<SeveritySuggestion> {
    desk.run(move |_, archive, _| {
        archive
            .store()
            .read(|connection| complaints::suggest_severity(connection, &question))
    })
    .await
}

/// Earlier complaints of the customer.
#[tauri::command]
#[specta::specta]
pub async fn find_repeats(
    desk: AtDesk<'_>,
    customer: CustomerId,
    category: String,
    received_at: Moment,
) -> Answer<Vec<Repeat>> {
    desk.run(move |_, archive, _| {
        archive
            .store()
            .read(|connection| complaints::repeats(connection, customer, &category, received_at))
    })
    .await
}

/// The lists that complaints are sorted by.
#[tauri::command]
#[specta::specta]
pub async fn complaint_catalogue(desk: AtDesk<'_>) -> Answer<Catalogue> {
    desk.run(|_, _, _| yike_core::Result::Ok(catalogue::catalogue()))
        .await
}
