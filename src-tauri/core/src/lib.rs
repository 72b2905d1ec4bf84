//! The product itself: the encrypted archive of a logistics firm, its customers, its complaints
//! and its event plans.
//!
//! This crate knows no window, no paper and no network. A feature is a module (`customers`, `complaints`, …) whose
//! verbs are one file each; the only SQL that touches a feature's tables stands in its `rows.rs` and `.sql` files.
//! Everything that changes the archive goes through [`store::Store::write`].

#![deny(missing_docs)]

#[macro_use]
mod macros;

pub mod access_log;
pub mod archive;
pub mod attachments;
pub mod backup;
pub mod check;
pub mod clock;
pub mod company_name;
pub mod complaints;
pub mod contacts;
pub mod credit_code;
pub mod customers;
pub mod demo;
pub mod drafts;
mod durable;
pub mod error;
pub mod event_plans;
pub mod files;
pub mod firm;
pub mod history;
pub mod holidays;
pub mod ids;
pub mod keys;
mod merge;
pub mod money;
pub mod phone;
pub mod pinyin;
pub mod preferences;
pub mod problems;
pub mod quantity;
pub mod region;
pub mod sealed;
pub mod search;
pub mod staff;
pub mod store;
mod width;
pub mod workdays;

pub use error::{Error, Result};

#[cfg(test)]
mod fixtures;
