//! What the window tells its pages without being asked.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use yike_core::store::Topic;

/// A write was committed: whatever shows these topics fetches again.
#[derive(Clone, Debug, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
pub struct ArchiveChanged {
    /// What changed.
    pub topics: BTreeSet<Topic>,
}

/// The window was locked: pages forget what they show.
#[derive(Clone, Debug, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
pub struct ArchiveLocked;

/// How far a long job is.
#[derive(Clone, Debug, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
pub struct JobProgress {
    /// The job's name, chosen by the page that started it.
    pub job: String,
    /// Units done.
    pub done: u32,
    /// Units in all, where that is known.
    pub total: Option<u32>,
}

/// Something to tell the pages.
#[derive(Clone, Debug)]
pub(crate) enum Notice {
    /// See [`ArchiveChanged`].
    Changed(ArchiveChanged),
    /// See [`ArchiveLocked`].
    Locked,
    /// See [`JobProgress`].
    Progress(JobProgress),
}
