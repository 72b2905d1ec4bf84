//! What an import would do, before it does it.

use serde::Serialize;

use super::twins::Twins;
use super::{Candidate, ImportRow, Match, RowReason};
use crate::Result;
use crate::customers::duplicates::DuplicateReason;
use crate::customers::{CustomerRow, rows};
use crate::staff::{Act, Session};
use crate::store::Store;

/// After so many rows the watcher hears of it and may stop the work.
pub(super) const STRIDE: usize = 200;

/// What one row would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// It makes a customer.
    Create,
    /// It may be a customer that is there already: the user decides.
    Duplicate(Vec<Match>),
    /// It goes on with the customer of the row above.
    Continue,
    /// It cannot be taken in, or need not be.
    SetAside(RowReason),
}

/// A row of the plan.
#[derive(Clone, Debug)]
pub struct PlannedRow {
    /// The row's number in the file.
    pub row: u32,
    /// What it would do.
    pub step: Step,
}

/// How many rows would do what; `create`, `duplicate`, `skip` and `refuse` add up to `rows`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct PlanCounts {
    /// All rows.
    pub rows: u32,
    /// Rows that make a customer, or go on with one.
    pub create: u32,
    /// Rows that may be a customer that is there already.
    pub duplicate: u32,
    /// Rows that need not be taken in.
    pub skip: u32,
    /// Rows that cannot be taken in.
    pub refuse: u32,
    /// Rows with a cell that is left out, among those that are taken in.
    pub with_refused_cells: u32,
}

/// What an import would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The sums.
    pub counts: PlanCounts,
    /// Every row, in the order of the file.
    pub rows: Vec<PlannedRow>,
}

/// Plans an import; nothing is written. `watch` hears of rows done and rows in all, and stops the work with an error.
pub fn plan(
    store: &Store,
    by: &Session,
    rows: &[ImportRow],
    watch: &mut dyn FnMut(usize, usize) -> Result<()>,
) -> Result<Plan> {
    by.require(Act::ImportCustomers)?;
    store.read(|connection| {
        let mut twins = Twins::default();
        let mut plan = Plan::default();
        let mut above_refused = true;
        for (done, row) in rows.iter().enumerate() {
            if done % STRIDE == 0 {
                watch(done, rows.len())?;
            }
            let step = match row.reason() {
                Some(reason) => Step::SetAside(reason),
                None if row.is_continuation() && above_refused => {
                    Step::SetAside(RowReason::ContinuesRefused)
                }
                None if row.is_continuation() => Step::Continue,
                None => match twins.of(connection, row.row(), row.input())? {
                    none if none.is_empty() => Step::Create,
                    found => Step::Duplicate(found),
                },
            };
            // A heading between two rows of one customer does not part them.
            match &step {
                Step::SetAside(reason) if reason.is_harmless() => {}
                step => above_refused = matches!(step, Step::SetAside(_)),
            }
            plan.counts.add(&step, row);
            plan.rows.push(PlannedRow {
                row: row.row(),
                step,
            });
        }
        Ok(plan)
    })
}

impl PlanCounts {
    fn add(&mut self, step: &Step, row: &ImportRow) {
        self.rows += 1;
        match step {
            Step::Create | Step::Continue => self.create += 1,
            Step::Duplicate(_) => self.duplicate += 1,
            Step::SetAside(reason) if reason.is_harmless() => self.skip += 1,
            Step::SetAside(_) => self.refuse += 1,
        }
        let taken_in = !matches!(step, Step::SetAside(_));
        let refused_cells = row.notes().iter().any(|note| note.is_refusal());
        self.with_refused_cells += u32::from(taken_in && refused_cells);
    }
}

/// A candidate as it is shown beside its row.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct Twin {
    /// The customer of the archive; `None` for an earlier row of the file.
    pub customer: Option<CustomerRow>,
    /// The earlier row of the file, by its number.
    pub row: Option<u32>,
    /// What both have in common, the strongest first.
    pub reasons: Vec<DuplicateReason>,
    /// Whether the user may update it (domain.md §4).
    pub may_update: bool,
}

/// The candidates of a row, as they are shown.
pub fn describe(store: &Store, by: &Session, matches: &[Match]) -> Result<Vec<Twin>> {
    by.require(Act::ViewCustomers)?;
    store.read(|connection| {
        matches
            .iter()
            .map(|found| {
                let reasons = found.reasons.clone();
                Ok(match found.candidate {
                    Candidate::Row(row) => Twin {
                        customer: None,
                        row: Some(row),
                        reasons,
                        may_update: true,
                    },
                    Candidate::Customer(id) => Twin {
                        customer: Some(rows::row(connection, id)?),
                        row: None,
                        reasons,
                        may_update: rows::get(connection, id)?.may_be_edited_by(by),
                    },
                })
            })
            .collect()
    })
}
