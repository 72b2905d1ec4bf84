//! Lists that are being imported. They live in memory and are forgotten when the window is locked.

mod shown;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use yike_core::archive::Archive;
use yike_core::clock::Moment;
use yike_core::customers::import::{self, ImportDecisions, ImportReport};
use yike_core::ids;
use yike_core::staff::{self, Session, Staff};
use yike_core::store::Changed;
use yike_exchange::customers::{
    self, CustomerList, DryRun, ExportFormat, Language, ListChoice, Mapping,
};
use yike_exchange::workbook::{WriteError, to_xlsx, write_file};

use crate::desk::Desk;
use crate::error::{Answer, CommandError};
use crate::events::{ArchiveChanged, Notice};
use crate::picker::Ask;

use shown::preview_of;
pub use shown::{ImportPreview, ImportResult, ReadChoice};

/// An opened list.
pub(crate) struct Opened {
    token: String,
    list: CustomerList,
    report: Mutex<Option<ImportReport>>,
}

/// The list that was opened last; an earlier one is forgotten, for lists are large.
#[derive(Default)]
pub(crate) struct Imports(Mutex<Option<Arc<Opened>>>);

impl Imports {
    fn keep(&self, list: CustomerList, now: Moment) -> Arc<Opened> {
        let opened = Arc::new(Opened {
            token: ids::fresh(now).simple().to_string(),
            list,
            report: Mutex::new(None),
        });
        *self.lock() = Some(Arc::clone(&opened));
        opened
    }

    fn find(&self, token: &str) -> Answer<Arc<Opened>> {
        self.lock()
            .as_ref()
            .filter(|opened| opened.token == token)
            .cloned()
            .ok_or_else(|| CommandError::new("import_gone"))
    }

    /// Forgets the list.
    pub(crate) fn clear(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<Opened>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens a list, watched as `job`.
pub(crate) fn read(
    desk: &Desk,
    archive: &Archive,
    by: &Session,
    path: &Path,
    choice: ReadChoice,
    job: &str,
) -> Answer<ImportPreview> {
    by.require(staff::Act::ImportCustomers)?;
    let choice = ListChoice {
        sheet: choice.sheet,
        header_row: choice.header_row,
    };
    let watch = desk.watch(job);
    let list = CustomerList::open(path, &choice, &watch)?;
    let opened = desk.imports.keep(list, archive.clock().now());
    Ok(preview_of(&opened.token, &opened.list, path))
}

/// Shows what an import would do.
pub(crate) fn dry_run(
    desk: &Desk,
    archive: &Archive,
    by: &Session,
    token: &str,
    mapping: &Mapping,
    job: &str,
) -> Answer<DryRun> {
    let opened = desk.imports.find(token)?;
    let rows = opened.list.rows(mapping, &people(archive)?)?;
    let watch = desk.watch(job);
    let plan = import::plan(archive.store(), by, &rows, &mut |done, all| {
        watch.step(done, all)
    })?;
    let list = &opened.list;
    let shown = customers::dry_run(archive.store(), by, list, mapping, &rows, &plan)?;
    Ok(shown)
}

/// Imports the list, watched as `job`.
pub(crate) fn run(
    desk: &Desk,
    archive: &Archive,
    by: &Session,
    token: &str,
    mapping: &Mapping,
    decisions: &ImportDecisions,
    job: &str,
) -> Answer<Changed<ImportResult>> {
    let opened = desk.imports.find(token)?;
    let rows = opened.list.rows(mapping, &people(archive)?)?;
    let watch = desk.watch(job);
    let changed = import::apply(archive.store(), by, &rows, decisions, &mut |done, all| {
        watch.step(done, all)
    })?;
    desk.tell(Notice::Changed(ArchiveChanged {
        topics: changed.topics.clone(),
    }));
    let result = ImportResult::from(&changed.output);
    let kept = changed.map(|report| {
        *opened.report.lock().unwrap_or_else(PoisonError::into_inner) = Some(report);
        result
    });
    Ok(kept)
}

/// Saves what was not taken in as a workbook where the user says; `None` when the dialog was dismissed.
pub(crate) fn save_rejects(
    desk: &Desk,
    archive: &Archive,
    token: &str,
    language: Language,
) -> Answer<Option<String>> {
    let opened = desk.imports.find(token)?;
    let report = opened.report.lock().unwrap_or_else(PoisonError::into_inner);
    let grid = report
        .as_ref()
        .and_then(|report| customers::rejects(&opened.list, report, language))
        .ok_or_else(|| CommandError::new("nothing_to_save"))?;
    let name = format!("{} {}.xlsx", grid.name, today(archive));
    let Some(path) = desk.choose(&Ask::Save { name }).pop() else {
        return Ok(None);
    };
    archive.refuse_inside(&path)?;
    write_file(&path, &to_xlsx(&grid, &yike_exchange::progress::Unwatched)?)?;
    Ok(Some(path.display().to_string()))
}

/// Saves the customers that the user may take out where the user says, watched as `job`.
pub(crate) fn export(
    desk: &Desk,
    archive: &Archive,
    by: &Session,
    format: ExportFormat,
    language: Language,
    job: &str,
) -> Answer<Option<String>> {
    by.require(staff::Act::ExportLists)?;
    let title = match language {
        Language::Chinese => "客户",
        Language::English => "Customers",
    };
    let name = format!("{title} {}.{}", today(archive), format.ending());
    let Some(path) = desk.choose(&Ask::Save { name }).pop() else {
        return Ok(None);
    };
    archive.refuse_inside(&path)?;
    let grid = customers::export(archive.store(), by, format, language)?;
    write_file(&path, &format.bytes(&grid, &desk.watch(job))?)?;
    Ok(Some(path.display().to_string()))
}

/// Asks for a list.
pub(crate) fn pick(desk: &Desk) -> Option<String> {
    const ENDINGS: &[&str] = &["xlsx", "xlsm", "xls", "et", "ods", "csv", "txt", "tsv"];
    let picked: Option<PathBuf> = desk.choose(&Ask::Open { endings: ENDINGS }).pop();
    picked.map(|path| path.display().to_string())
}

fn people(archive: &Archive) -> yike_core::Result<Vec<Staff>> {
    archive.store().read(staff::list)
}

fn today(archive: &Archive) -> String {
    archive.clock().now().local_date().to_string()
}

impl From<yike_exchange::source::SourceError> for CommandError {
    fn from(error: yike_exchange::source::SourceError) -> Self {
        Self::prefixed("list", error.code(), error.params())
    }
}

impl From<customers::MappingProblem> for CommandError {
    fn from(problem: customers::MappingProblem) -> Self {
        Self::prefixed("mapping", problem.code(), problem.params())
    }
}

impl From<WriteError> for CommandError {
    fn from(error: WriteError) -> Self {
        Self::prefixed("write", error.code(), error.params())
    }
}
