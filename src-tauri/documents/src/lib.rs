//! The papers of the firm: what the archive holds, as PDF sheets that managers sign.
//!
//! [`typeset`] is the engine and knows paper, type and Chinese text; each sheet is a module that says what stands on
//! it. A sheet is described by plain values of this crate (moments in Beijing time, wording already in Chinese), so that
//! it can be filled from the archive, from a draft, or from nothing.

#![deny(missing_docs)]

pub mod archived;
pub mod customer_sheet;
pub mod event_plan;
mod firm;
mod form;
pub mod handover_list;
mod imprint;
pub mod ledger;
pub mod notice;
mod paper;
pub mod recovery_sheet;
pub mod survey;
pub mod typeset;
pub mod visit_record;
mod wording;

pub use firm::Firm;
pub use imprint::Imprint;
pub use paper::{MissingCharacter, Paper, PaperError};
