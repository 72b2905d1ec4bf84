//! Event plans.

use yike_core::event_plans::{self, EventPlanDetail, EventPlanPage, EventPlanQuery};
use yike_core::ids::EventPlanId;

use super::AtDesk;
use crate::error::Answer;

/// One page of the list.
#[tauri::command]
#[specta::specta]
pub async fn list_event_plans(desk: AtDesk<'_>, query: EventPlanQuery) -> Answer<EventPlanPage> {
    desk.run(move |_, archive, by| event_plans::list(archive.store(), by, &query))
        .await
}

/// The page of one plan.
#[tauri::command]
#[specta::specta]
pub async fn get_event_plan(desk: AtDesk<'_>, id: EventPlanId) -> Answer<EventPlanDetail> {
    desk.run(move |_, archive, by| event_plans::page(archive.store(), by, id))
        .await
}
