//! The window: one-call commands, events and jobs around the core. No SQL and no rules live here.

mod backups;
pub mod bindings;
mod commands;
pub mod desk;
pub mod error;
mod events;
mod holiday_lists;
mod imports;
mod jobs;
mod logos;
mod paper;
mod picker;
mod printers;
mod sheets;
mod window;

pub use window::{connect, run};
