//! Many notices at once: all that a filter of the list finds, in one document or in a file each.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Map, json};
use yike_core::access_log::{self, Access};
use yike_core::archive::Archive;
use yike_core::complaints::{self, ComplaintFilter, ComplaintQuery};
use yike_core::ids::ComplaintId;
use yike_core::staff::Session;
use yike_documents::notice::NoticeStack;
use yike_documents::{MissingCharacter, Paper, archived};

use super::{FACES, NoticePrint, options};
use crate::desk::Desk;
use crate::error::{Answer, CommandError};
use crate::jobs::Watch;
use crate::picker::Ask;

/// How many notices one document holds at most: all its pages are in memory until it is written.
const MOST_IN_ONE: usize = 200;

/// Into what many notices are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum BatchForm {
    /// One document.
    OneFile,
    /// A file for each, in a new folder.
    FileEach,
}

/// What was printed.
#[derive(Clone, Debug, serde::Serialize, specta::Type)]
pub struct BatchPrinted {
    /// The document, or the folder of the files.
    pub path: String,
    /// How many notices.
    pub notices: u32,
    /// On how many pages.
    pub pages: u32,
    /// Characters that no face has, such as `U+20164`.
    pub missing_characters: Vec<String>,
}

/// Prints the notices that `filter` finds where the user says, watched as `job`; `None` when the dialog was dismissed.
/// A stopped job leaves no document, and of a folder the files that were whole.
pub(crate) fn print(
    desk: &Desk,
    archive: &Archive,
    by: &Session,
    filter: &ComplaintFilter,
    print: &NoticePrint,
    form: BatchForm,
    job: &str,
) -> Answer<Option<BatchPrinted>> {
    let found = found(archive, by, filter)?;
    if found.is_empty() {
        return Err(CommandError::new("nothing_to_print"));
    }
    if form == BatchForm::OneFile && found.len() > MOST_IN_ONE {
        let mut params = Map::new();
        params.insert("count".to_owned(), found.len().into());
        params.insert("most".to_owned(), MOST_IN_ONE.into());
        return Err(CommandError {
            code: "too_many_for_one_file".to_owned(),
            params,
        });
    }
    let name = format!(
        "顾客投诉处理通知书 {}",
        archive.clock().now().local().format("%Y-%m-%d %H%M")
    );
    let ask = match form {
        BatchForm::OneFile => Ask::Save {
            name: format!("{name}.pdf"),
        },
        BatchForm::FileEach => Ask::Folder,
    };
    let Some(chosen) = desk.choose(&ask).pop() else {
        return Ok(None);
    };
    archive.refuse_inside(&chosen)?;
    let work = Work {
        archive,
        by,
        print,
        watch: desk.watch(job),
    };
    let printed = match form {
        BatchForm::OneFile => work.one_file(&found, name, chosen)?,
        BatchForm::FileEach => work.file_each(&found, fresh_folder(&chosen.join(name))?)?,
    };
    let noted = json!({ "notices": printed.notices });
    access_log::append(
        archive.store(),
        Some(by.staff),
        Access::Print,
        "notices",
        noted,
    )?;
    Ok(Some(printed))
}

/// The complaints that the filter finds, last received first.
fn found(archive: &Archive, by: &Session, filter: &ComplaintFilter) -> Answer<Vec<ComplaintId>> {
    let mut query = ComplaintQuery {
        filter: filter.clone(),
        limit: 200,
        ..ComplaintQuery::default()
    };
    let mut found = Vec::new();
    loop {
        let page = complaints::list(archive.store(), by, &query)?;
        found.extend(page.rows.iter().map(|row| row.id));
        query.after = page.next;
        if query.after.is_none() {
            return Ok(found);
        }
    }
}

/// A folder that did not exist before, so that nothing in it is written over.
fn fresh_folder(wanted: &Path) -> Answer<PathBuf> {
    let beside = |number: usize| match number {
        1 => wanted.to_owned(),
        number => PathBuf::from(format!("{} ({number})", wanted.display())),
    };
    for folder in (1..1000).map(beside) {
        match std::fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(yike_core::Error::io(&folder, error).into()),
        }
    }
    Err(CommandError::new("folder_taken"))
}

/// What printing many notices needs.
struct Work<'w> {
    archive: &'w Archive,
    by: &'w Session,
    print: &'w NoticePrint,
    watch: Watch<'w>,
}

impl Work<'_> {
    fn one_file(
        &self,
        found: &[ComplaintId],
        title: String,
        path: PathBuf,
    ) -> Answer<BatchPrinted> {
        let firm = archived::firm(self.archive, self.by)?;
        let mut stack = NoticeStack::new(&FACES, &firm)?;
        self.each(found, |notice, how, _| {
            stack.add(notice, how);
            Ok(())
        })?;
        let paper = stack.print(title, self.archive.clock().now().local())?;
        yike_core::files::write_whole(&path, &paper.bytes)?;
        let mut printed = Printed::default();
        printed.count(&paper);
        Ok(printed.at(&path, found.len()))
    }

    fn file_each(&self, found: &[ComplaintId], folder: PathBuf) -> Answer<BatchPrinted> {
        let firm = archived::firm(self.archive, self.by)?;
        let mut printed = Printed::default();
        self.each(found, |notice, how, number| {
            let mut stack = NoticeStack::new(&FACES, &firm)?;
            stack.add(notice, how);
            let paper = stack.print(number.to_owned(), how.printed_at)?;
            yike_core::files::write_whole(&folder.join(format!("{number}.pdf")), &paper.bytes)?;
            printed.count(&paper);
            Ok(())
        })?;
        Ok(printed.at(&folder, found.len()))
    }

    /// Reads each complaint and hands its notice on.
    fn each(
        &self,
        found: &[ComplaintId],
        mut take: impl FnMut(
            &yike_documents::notice::Notice,
            &yike_documents::notice::NoticeOptions,
            &str,
        ) -> Answer<()>,
    ) -> Answer<()> {
        let people = archived::People::of(self.archive)?;
        for (done, id) in found.iter().enumerate() {
            self.watch.step(done, found.len())?;
            let detail = complaints::page(self.archive.store(), self.by, *id)?;
            let how = options(&detail, self.by, self.archive, self.print)?;
            let notice = archived::notice(&detail, &people);
            take(&notice, &how, &detail.complaint.complaint_no)?;
        }
        Ok(self.watch.step(found.len(), found.len())?)
    }
}

/// What was printed so far.
#[derive(Default)]
struct Printed {
    pages: usize,
    missing: BTreeSet<MissingCharacter>,
}

impl Printed {
    fn count(&mut self, paper: &Paper) {
        self.pages += paper.pages;
        self.missing.extend(&paper.missing);
    }

    fn at(self, path: &Path, notices: usize) -> BatchPrinted {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let missing = self.missing.into_iter();
        BatchPrinted {
            path: path.display().to_string(),
            notices: number(notices),
            pages: number(self.pages),
            missing_characters: missing.map(MissingCharacter::code_point).collect(),
        }
    }
}
