//! The commands of the window, one file a feature, one call a command.

pub(crate) mod access;
pub(crate) mod attachments;
pub(crate) mod backups;
pub(crate) mod complaints;
pub(crate) mod contacts;
pub(crate) mod customers;
pub(crate) mod drafts;
pub(crate) mod event_plans;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod papers;
pub(crate) mod search;
pub(crate) mod settings;

/// The desk as commands receive it.
pub(crate) type AtDesk<'a> = tauri::State<'a, std::sync::Arc<crate::desk::Desk>>;
