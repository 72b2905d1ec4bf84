//! Brings in a list of customers (domain.md §1.3.5): what each row would do, and then all of it in one write.
//!
//! An import needs a name only. What a complete record wants is counted later, what a cell got wrong is left out of its
//! row and reported, and every row ends as created, updated, skipped or refused. The whole import is one write: a stop,
//! a full disk or a power cut leaves nothing of it, and one undo takes all of it back.

mod apply;
mod fill;
mod note;
mod plan;
mod row;
mod twins;

#[cfg(test)]
mod tests;

pub use apply::{
    ImportDecisions, ImportReport, OnDuplicate, RowDecision, RowOutcome, RowResult, apply,
};
pub use note::CellNote;
pub use plan::{Plan, PlanCounts, PlannedRow, Step, Twin, describe, plan};
pub use row::{CellPlace, ImportRow, RowReason};
pub use twins::{Candidate, Match};
