//! What an import would do, as the screen and the command line show it.

use serde::Serialize;
use specta::Type;
use yike_core::customers::import::{
    self, CellNote, ImportRow, Plan, PlanCounts, RowReason, Step, Twin,
};
use yike_core::problems::Weight;
use yike_core::staff::Session;
use yike_core::store::Store;

use super::{CustomerList, Mapping};
use crate::cells::shown;

/// The most rows of each kind that are shown.
const SHOWN: usize = 200;

/// The longest piece of a cell that is shown.
const CELL: usize = 60;

/// What a row would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PreviewStep {
    /// It makes a customer, or goes on with one.
    Create,
    /// It may be a customer that is there already.
    Duplicate,
    /// It need not be taken in.
    Skip,
    /// It cannot be taken in.
    Refuse,
}

/// A row as it is shown.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PreviewRow {
    /// The row's number in the file.
    pub row: u32,
    /// What it would do.
    pub step: PreviewStep,
    /// Why it would be skipped or refused.
    pub reason: Option<RowReason>,
    /// What stands in the columns of [`DryRun::columns`], in that order.
    pub cells: Vec<String>,
    /// What a person should know about its cells.
    pub notes: Vec<CellNote>,
    /// Whom it may be the same as, the most likely first.
    pub twins: Vec<Twin>,
}

/// How the cells of one column fared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ColumnCheck {
    /// The column, from zero.
    pub column: u32,
    /// Rows with something in it.
    pub filled: u32,
    /// Cells that would be left out.
    pub refused: u32,
    /// Cells that would be taken in although something is odd.
    pub warned: u32,
    /// The most frequent code among both, where there is one.
    pub code: Option<String>,
}

/// What an import would do.
#[derive(Debug, Clone, Serialize, Type)]
pub struct DryRun {
    /// The sums.
    pub counts: PlanCounts,
    /// The columns that are imported, from left to right.
    pub columns: Vec<ColumnCheck>,
    /// The first rows of each kind, and the first with a note, in the order of the file.
    pub rows: Vec<PreviewRow>,
}

/// Shows a plan beside the list it was made for.
///
/// # Errors
/// As [`import::describe`].
pub fn dry_run(
    store: &Store,
    by: &Session,
    list: &CustomerList,
    mapping: &Mapping,
    rows: &[ImportRow],
    plan: &Plan,
) -> yike_core::Result<DryRun> {
    let mut mapped: Vec<u32> = mapping
        .columns
        .iter()
        .filter(|column| column.field.is_some())
        .map(|column| column.column)
        .collect();
    mapped.sort_unstable();
    let mut shown_of = Shown::default();
    let mut picked = Vec::new();
    for (planned, row) in plan.rows.iter().zip(rows) {
        let (step, reason) = step_of(&planned.step);
        if !shown_of.takes(step, !row.notes().is_empty()) {
            continue;
        }
        let twins = match &planned.step {
            Step::Duplicate(matches) => import::describe(store, by, matches)?,
            _ => Vec::new(),
        };
        picked.push(PreviewRow {
            row: row.row(),
            step,
            reason,
            cells: mapped
                .iter()
                .map(|column| cell_text(list, mapping, row.row(), *column))
                .collect(),
            notes: row.notes().to_vec(),
            twins,
        });
    }
    Ok(DryRun {
        counts: plan.counts,
        columns: mapped
            .iter()
            .map(|column| check(list, rows, *column))
            .collect(),
        rows: picked,
    })
}

fn step_of(step: &Step) -> (PreviewStep, Option<RowReason>) {
    match step {
        Step::Create | Step::Continue => (PreviewStep::Create, None),
        Step::Duplicate(_) => (PreviewStep::Duplicate, None),
        Step::SetAside(reason) if reason.is_harmless() => (PreviewStep::Skip, Some(*reason)),
        Step::SetAside(reason) => (PreviewStep::Refuse, Some(*reason)),
    }
}

/// How many rows of each kind are shown so far.
#[derive(Default)]
struct Shown {
    steps: [usize; 4],
    noted: usize,
}

impl Shown {
    fn takes(&mut self, step: PreviewStep, has_note: bool) -> bool {
        let count = &mut self.steps[step as usize];
        *count += 1;
        self.noted += usize::from(has_note);
        *count <= SHOWN || (has_note && self.noted <= SHOWN)
    }
}

fn cell_text(list: &CustomerList, mapping: &Mapping, row: u32, column: u32) -> String {
    let repaired = mapping
        .repairs
        .iter()
        .find(|repair| repair.row == row && repair.column == column);
    let text = match repaired {
        Some(repair) => repair.text.clone(),
        None => list
            .table_row(row)
            .map(|row| shown(row.cell(column)))
            .unwrap_or_default(),
    };
    match text.char_indices().nth(CELL) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn check(list: &CustomerList, rows: &[ImportRow], column: u32) -> ColumnCheck {
    let mut check = ColumnCheck {
        column,
        filled: 0,
        refused: 0,
        warned: 0,
        code: None,
    };
    let mut codes: Vec<(&str, u32)> = Vec::new();
    for (cells, row) in list.table_rows().iter().zip(rows) {
        check.filled += u32::from(!cells.cell(column).is_empty());
        let mut notes = row
            .notes()
            .iter()
            .filter(|note| note.column == Some(column));
        let Some(first) = notes.next() else {
            continue;
        };
        match first.weight {
            Weight::Error => check.refused += 1,
            Weight::Unverified | Weight::Warning => check.warned += 1,
        }
        match codes.iter_mut().find(|(code, _)| *code == first.code) {
            Some((_, count)) => *count += 1,
            None => codes.push((&first.code, 1)),
        }
    }
    let most = codes.iter().max_by_key(|(_, count)| *count);
    check.code = most.map(|(code, _)| (*code).to_owned());
    check
}
