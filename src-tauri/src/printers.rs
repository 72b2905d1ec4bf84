//! The printers of the system. Where CUPS serves them (Linux, macOS) a sheet goes to its `lp` without a file of ours in
//! between; on Windows there is no such way, and a sheet is saved and printed from the viewer.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::json;
use yike_core::access_log::{self, Access};
use yike_core::archive::Archive;
use yike_core::staff::Session;

use crate::desk::Desk;
use crate::error::{Answer, CommandError};

/// A printer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct Printer {
    /// The name that the system knows it by.
    pub name: String,
    /// Whether it is the one that the user prefers.
    pub is_default: bool,
}

/// How a sheet is printed.
#[derive(Clone, Debug, serde::Deserialize, specta::Type)]
pub struct PrintJob {
    /// One of [`printers`].
    pub printer: String,
    /// Whether it was set for both sides of the paper.
    pub two_sided: bool,
}

/// The printers that a sheet can go to at once; none where the system has no `lp`.
pub(crate) fn printers() -> Vec<Printer> {
    let default =
        said("lpstat", &["-d"]).and_then(|text| Some(text.rsplit_once(':')?.1.trim().to_owned()));
    let names = said("lpstat", &["-e"]).unwrap_or_default();
    let printer = |name: &str| Printer {
        name: name.to_owned(),
        is_default: default.as_deref() == Some(name),
    };
    let mut printers: Vec<Printer> = names
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(printer)
        .collect();
    printers.sort_by_key(|printer| !printer.is_default);
    printers
}

/// Hands a rendered sheet to a printer; each time is logged.
pub(crate) fn print(
    desk: &Desk,
    archive: &Archive,
    by: &Session,
    token: &str,
    job: &PrintJob,
) -> Answer<()> {
    let rendered = desk
        .papers
        .find(token)
        .ok_or_else(|| CommandError::new("paper_gone"))?;
    if !printers().iter().any(|printer| printer.name == job.printer) {
        return Err(refused(&job.printer));
    }
    let sides = if job.two_sided {
        "sides=two-sided-long-edge"
    } else {
        "sides=one-sided"
    };
    let mut command = Command::new("lp");
    command
        .args([
            "-d",
            &job.printer,
            "-t",
            &rendered.kept.subject,
            "-o",
            sides,
        ])
        // The sheet has its margins already.
        .args(["-o", "print-scaling=none", "-o", "media=A4", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let printed = command.spawn().and_then(|mut child| {
        let written = child
            .stdin
            .take()
            .map_or(Ok(()), |mut pipe| pipe.write_all(&rendered.kept.bytes));
        let ended = child.wait()?;
        written.map(|()| ended.success())
    });
    if !printed.unwrap_or(false) {
        return Err(refused(&job.printer));
    }
    access_log::append(
        archive.store(),
        Some(by.staff),
        Access::Print,
        &rendered.kept.subject,
        json!({ "printer": job.printer }),
    )?;
    Ok(())
}

fn refused(printer: &str) -> CommandError {
    let mut error = CommandError::new("printer_refused");
    error.params.insert("printer".to_owned(), printer.into());
    error
}

/// What a program says when it succeeds, its words untranslated.
fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let Output { status, stdout, .. } = Command::new(program)
        .args(arguments)
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    status
        .success()
        .then(|| String::from_utf8_lossy(&stdout).into_owned())
}
