//! Does what was planned and decided, all of it in one write.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::fill::fill;
use super::plan::STRIDE;
use super::twins::Twins;
use super::{Candidate, CellNote, ImportRow, Match, RowReason};
use crate::Result;
use crate::customers::{Customer, create, rows};
use crate::ids::CustomerId;
use crate::problems::Weight;
use crate::staff::{Act, Session};
use crate::store::{Changed, Op, Store, Tx};

choices! {
    /// What happens to a row whose customer is there already.
    pub enum OnDuplicate {
        /// Nothing: the row is skipped.
        Skip = "skip" / "跳过",
        /// The customer that is there learns what the row knows.
        Update = "update" / "更新",
        /// The row makes a customer of its own.
        Create = "create" / "新建",
    }
}

/// What the user decided about one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RowDecision {
    /// The row's number in the file.
    pub row: u32,
    /// What happens to it. [`OnDuplicate::Skip`] leaves out a row that is no duplicate too.
    pub then: OnDuplicate,
}

/// What the user decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ImportDecisions {
    /// What happens to every duplicate.
    pub on_duplicate: OnDuplicate,
    /// Rows that are decided otherwise.
    pub rows: Vec<RowDecision>,
    /// An update replaces what is there; otherwise it only fills what is empty. Contacts are added either way.
    pub replace: bool,
}

impl ImportDecisions {
    /// The same for every duplicate; updates fill what is empty.
    pub fn all(on_duplicate: OnDuplicate) -> Self {
        Self {
            on_duplicate,
            rows: Vec::new(),
            replace: false,
        }
    }
}

choices! {
    /// How a row ended.
    pub enum RowOutcome {
        /// It made a customer.
        Created = "created" / "已新建",
        /// A customer learned from it.
        Updated = "updated" / "已更新",
        /// It was not needed.
        Skipped = "skipped" / "已跳过",
        /// It could not be taken in.
        Refused = "refused" / "未导入",
    }
}

/// How one row ended.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct RowResult {
    /// The row's number in the file.
    pub row: u32,
    /// How it ended.
    pub outcome: RowOutcome,
    /// The customer that it made, changed or is the same as.
    pub customer_no: Option<String>,
    /// Why it was skipped or refused.
    pub reason: Option<RowReason>,
    /// What happened to its cells.
    pub notes: Vec<CellNote>,
}

/// How an import ended; the four sums add up to the number of rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, specta::Type)]
pub struct ImportReport {
    /// Rows that made a customer.
    pub created: u32,
    /// Rows from which a customer learned.
    pub updated: u32,
    /// Rows that were not needed.
    pub skipped: u32,
    /// Rows that could not be taken in.
    pub refused: u32,
    /// Every row, in the order of the file.
    pub rows: Vec<RowResult>,
}

impl ImportReport {
    fn add(&mut self, result: RowResult) {
        *match result.outcome {
            RowOutcome::Created => &mut self.created,
            RowOutcome::Updated => &mut self.updated,
            RowOutcome::Skipped => &mut self.skipped,
            RowOutcome::Refused => &mut self.refused,
        } += 1;
        self.rows.push(result);
    }
}

/// Imports rows in one write: all of them, or none where the work fails or is stopped. `watch` hears of rows done and
/// rows in all; when it answers with an error, the work stops.
pub fn apply(
    store: &Store,
    by: &Session,
    rows: &[ImportRow],
    decisions: &ImportDecisions,
    watch: &mut dyn FnMut(usize, usize) -> Result<()>,
) -> Result<Changed<ImportReport>> {
    by.require(Act::ImportCustomers)?;
    let decided: HashMap<u32, OnDuplicate> = decisions
        .rows
        .iter()
        .map(|decision| (decision.row, decision.then))
        .collect();
    store.write(by.actor(), Op::ImportCustomers, |tx| {
        let mut desk = Desk {
            by,
            decisions,
            decided,
            twins: Twins::default(),
            became: HashMap::new(),
            above: Err(RowReason::ContinuesRefused),
        };
        let mut report = ImportReport::default();
        for (done, row) in rows.iter().enumerate() {
            if done % STRIDE == 0 {
                watch(done, rows.len())?;
            }
            report.add(desk.take(tx, row)?);
        }
        watch(rows.len(), rows.len())?;
        Ok(report)
    })
}

/// What an import under way knows about the rows so far.
struct Desk<'a> {
    by: &'a Session,
    decisions: &'a ImportDecisions,
    decided: HashMap<u32, OnDuplicate>,
    twins: Twins,
    /// The customer that each row made, changed or is the same as.
    became: HashMap<u32, CustomerId>,
    /// The customer of the row above, or what becomes of a row that goes on with it.
    above: std::result::Result<CustomerId, RowReason>,
}

impl Desk<'_> {
    fn take(&mut self, tx: &mut Tx<'_>, row: &ImportRow) -> Result<RowResult> {
        let mut result = RowResult {
            row: row.row(),
            outcome: RowOutcome::Skipped,
            customer_no: None,
            reason: None,
            notes: row.notes().to_vec(),
        };
        if let Some(reason) = row.reason() {
            result.set_aside(reason);
            // A heading between two rows of one customer does not part them.
            if !reason.is_harmless() {
                self.above = Err(RowReason::ContinuesRefused);
            }
            return Ok(result);
        }
        if row.is_continuation() {
            match self.above {
                Ok(id) => self.update(tx, row, id, &mut result)?,
                Err(reason) => result.set_aside(reason),
            }
            return Ok(result);
        }
        let twin = self
            .twins
            .of(tx.connection(), row.row(), row.input())?
            .first()
            .and_then(|found| self.customer_of(found));
        let decision = self.decided.get(&row.row()).copied();
        let taken_in = match (twin, decision) {
            (None, Some(OnDuplicate::Skip)) => {
                result.set_aside(RowReason::LeftOut);
                None
            }
            (None, _) => Some(self.create(tx, row, &mut result)?),
            (Some(id), decision) => match decision.unwrap_or(self.decisions.on_duplicate) {
                OnDuplicate::Create => Some(self.create(tx, row, &mut result)?),
                OnDuplicate::Update => {
                    self.update(tx, row, id, &mut result)?;
                    (result.outcome != RowOutcome::Refused).then_some(id)
                }
                OnDuplicate::Skip => {
                    result.customer_no = Some(rows::get(tx.connection(), id)?.customer_no);
                    result.set_aside(match decision {
                        Some(_) => RowReason::LeftOut,
                        None => RowReason::Duplicate,
                    });
                    None
                }
            },
        };
        self.above = taken_in.ok_or(match result.outcome {
            RowOutcome::Refused => RowReason::ContinuesRefused,
            _ => RowReason::Continues,
        });
        if let Some(id) = taken_in.or(twin) {
            self.became.insert(row.row(), id);
        }
        Ok(result)
    }

    fn customer_of(&self, found: &Match) -> Option<CustomerId> {
        match found.candidate {
            Candidate::Customer(id) => Some(id),
            Candidate::Row(row) => self.became.get(&row).copied(),
        }
    }

    fn create(
        &self,
        tx: &mut Tx<'_>,
        row: &ImportRow,
        result: &mut RowResult,
    ) -> Result<CustomerId> {
        let customer = create::insert(tx, self.by, row.input().clone())?;
        result.outcome = RowOutcome::Created;
        result.customer_no = Some(customer.customer_no);
        Ok(customer.id)
    }

    fn update(
        &self,
        tx: &mut Tx<'_>,
        row: &ImportRow,
        id: CustomerId,
        result: &mut RowResult,
    ) -> Result<()> {
        let before: Customer = rows::get(tx.connection(), id)?;
        result.customer_no = Some(before.customer_no.clone());
        if !before.may_be_edited_by(self.by) {
            result.set_aside(RowReason::NotYours);
            return Ok(());
        }
        let mut notes = Vec::new();
        match fill(tx, &before, row.input(), self.decisions.replace, &mut notes)? {
            true => result.outcome = RowOutcome::Updated,
            false => result.set_aside(RowReason::NothingNew),
        }
        result.notes.extend(notes);
        Ok(())
    }
}

impl RowResult {
    fn set_aside(&mut self, reason: RowReason) {
        self.outcome = match reason.is_harmless() {
            true => RowOutcome::Skipped,
            false => RowOutcome::Refused,
        };
        self.reason = Some(reason);
    }

    /// Whether something of the row is not in the archive and has to be looked at again.
    pub fn wants_repair(&self) -> bool {
        let refused_cell = self.notes.iter().any(|note| note.weight == Weight::Error);
        self.outcome == RowOutcome::Refused || (self.outcome != RowOutcome::Skipped && refused_cell)
    }
}
