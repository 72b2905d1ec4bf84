//! `yike print`.

mod blank;
mod customer;
mod ledger;

use std::path::Path;

use serde_json::{Value, json};
use yike_core::access_log::{self, Access};
use yike_core::archive::Archive;
use yike_core::complaints::{self, Period};
use yike_core::staff::Session;
use yike_documents::notice::{self, NoticeCopy, NoticeOptions};
use yike_documents::typeset::face::Faces;
use yike_documents::{Paper, PaperError, archived};

use crate::answer::{Answer, Failure};
use crate::options::{Options, Print};
use crate::signed_in::sign_in;

pub(crate) fn run(options: &Options, sheet: &Print) -> Result<Answer, Failure> {
    match sheet {
        Print::Notice {
            number,
            output,
            copies,
            duplex,
        } => print_notice(options, number, output, *copies, *duplex),
        Print::Customer { number, output } => customer::run(options, number, output),
        Print::Ledger { output, from, to } => {
            let period = Period {
                from: *from,
                to: *to,
            };
            ledger::run(options, period, output)
        }
        Print::Blank { form, output } => blank::run(options, *form, output),
        Print::BlankNotice {
            output,
            copies,
            duplex,
        } => print_blank_notice(options, output, *copies, *duplex),
    }
}

fn print_notice(
    options: &Options,
    number: &str,
    output: &Path,
    copies: u8,
    two_sided: bool,
) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let detail = complaints::by_number(archive.store(), &session, number)?;
    let firm = archived::firm(&archive, &session)?;
    let notice = archived::notice(&detail, &archived::People::of(&archive)?);
    let how = NoticeOptions {
        copies: NoticeCopy::first(usize::from(copies))?,
        two_sided,
        ..archived::options(&detail, &session, archive.clock().now())
    };
    let paper = notice::notice(&Faces::with_installed(), &firm, &notice, &how)?;
    log(
        &archive,
        &session,
        &detail.complaint.complaint_no,
        json!({}),
    )?;
    save(&archive, &paper, output)
}

/// Every sheet with records of the archive on it is logged, by number and not by name.
fn log(archive: &Archive, by: &Session, subject: &str, detail: Value) -> Result<(), Failure> {
    let staff = Some(by.staff);
    access_log::append(archive.store(), staff, Access::Print, subject, detail)?;
    Ok(())
}

fn print_blank_notice(
    options: &Options,
    output: &Path,
    copies: u8,
    two_sided: bool,
) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let how = NoticeOptions {
        copies: NoticeCopy::first(usize::from(copies))?,
        draft: false,
        mask_phones: false,
        two_sided,
        printed_by: Some(session.name.clone()),
        printed_at: archive.clock().now().local(),
    };
    let paper = notice::blank_notice(
        &Faces::with_installed(),
        &archived::firm(&archive, &session)?,
        &how,
    )?;
    save(&archive, &paper, output)
}

/// Writes a sheet to the file that the user named, never into the archive's own folder.
pub(crate) fn save(archive: &Archive, paper: &Paper, output: &Path) -> Result<Answer, Failure> {
    archive.refuse_inside(output)?;
    yike_core::files::write_whole(output, &paper.bytes)?;
    let missing: Vec<String> = paper
        .missing
        .iter()
        .map(|character| character.code_point())
        .collect();
    let document = json!({ "file": output, "pages": paper.pages, "missing_characters": missing });
    let mut lines = vec![output.display().to_string()];
    lines.extend(missing);
    Ok(Answer::new(lines, document))
}

impl From<PaperError> for Failure {
    fn from(error: PaperError) -> Self {
        Self::new(error.code(), error.params().into())
    }
}
