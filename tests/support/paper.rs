//! A printed sheet, read by other people's programs: what they find is what a customer's program will find.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::programs::start;

/// The text of a sheet without its spaces and line ends, which depend on where words stand.
pub fn text(sheet: &Path) -> String {
    let words = said("pdftotext", &["-raw", "-enc", "UTF-8"], sheet, &["-"]);
    words.split_whitespace().collect()
}

/// How many pages a sheet has; fails when qpdf finds the file wanting.
pub fn pages(sheet: &Path) -> u64 {
    let found = said("qpdf", &["--check"], sheet, &[]);
    assert!(
        found.contains("No syntax or stream encoding errors found"),
        "{found}"
    );
    let count = said("qpdf", &["--show-npages"], sheet, &[]);
    count.trim().parse().expect("a number of pages")
}

fn said(program: &str, before: &[&str], sheet: &Path, after: &[&str]) -> String {
    let mut command = Command::new(program);
    command
        .args(before)
        .arg(sheet)
        .args(after)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let output = start(&mut command).wait_with_output();
    let output = output.expect("the program to end");
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && complaints.is_empty(),
        "{program}: {complaints}"
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}
