//! `yike import`.

use serde_json::json;
use yike_core::customers::import::{self, ImportDecisions, OnDuplicate};
use yike_core::staff;
use yike_exchange::customers::{self, CustomerList, Language, ListChoice, Mapping, MappingProblem};
use yike_exchange::progress::Unwatched;
use yike_exchange::source::SourceError;
use yike_exchange::workbook::{WriteError, to_xlsx, write_file};

use crate::answer::{Answer, Failure};
use crate::options::{self, ImportCustomers, Options};
use crate::signed_in::sign_in;

pub(crate) fn customers(options: &Options, wanted: &ImportCustomers) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    session.require(staff::Act::ImportCustomers)?;
    let choice = ListChoice {
        sheet: wanted.sheet.clone(),
        header_row: wanted.header_row,
    };
    let list = CustomerList::open(&wanted.file, &choice, &Unwatched)?;
    let mapping = mapping(&list, &wanted.map)?;
    let rows = list.rows(&mapping, &archive.store().read(staff::list)?)?;
    let unwatched = &mut |_, _| Ok(());
    if wanted.dry_run {
        let plan = import::plan(archive.store(), &session, &rows, unwatched)?;
        let shown = customers::dry_run(archive.store(), &session, &list, &mapping, &rows, &plan)?;
        return Ok(Answer::document(shown));
    }
    let decisions = ImportDecisions::all(match wanted.on_duplicate {
        options::OnDuplicate::Skip => OnDuplicate::Skip,
        options::OnDuplicate::Update => OnDuplicate::Update,
        options::OnDuplicate::Create => OnDuplicate::Create,
    });
    let changed = import::apply(archive.store(), &session, &rows, &decisions, unwatched)?;
    let report = &changed.output;
    let rejects = match &wanted.rejects {
        Some(path) => match customers::rejects(&list, report, Language::Chinese) {
            Some(grid) => {
                archive.refuse_inside(path)?;
                write_file(path, &to_xlsx(&grid, &Unwatched)?)?;
                Some(path)
            }
            None => None,
        },
        None => None,
    };
    let counts = [
        ("created", report.created),
        ("updated", report.updated),
        ("skipped", report.skipped),
        ("refused", report.refused),
    ];
    let lines = counts
        .iter()
        .map(|(name, count)| format!("{name}\t{count}"))
        .collect();
    let document = json!({ "report": report, "rejects": rejects, "undo": changed.undo });
    Ok(Answer::new(lines, document))
}

/// What was found by itself, corrected by `--map FIELD=COLUMN`.
fn mapping(list: &CustomerList, corrections: &[String]) -> Result<Mapping, Failure> {
    let mut mapping = Mapping::of(&list.matches());
    for correction in corrections {
        let (field, column) = correction
            .split_once('=')
            .ok_or_else(|| Failure::new("mapping_unreadable", json!({ "found": correction })))?;
        mapping.set(list, field.trim(), column.trim())?;
    }
    Ok(mapping)
}

impl From<SourceError> for Failure {
    fn from(error: SourceError) -> Self {
        Self::new(&format!("list_{}", error.code()), error.params().into())
    }
}

impl From<MappingProblem> for Failure {
    fn from(problem: MappingProblem) -> Self {
        Self::new(
            &format!("mapping_{}", problem.code()),
            problem.params().into(),
        )
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Self::new(&format!("write_{}", error.code()), error.params().into())
    }
}
