//! What a file is, told by what it holds.

use serde::Serialize;
use specta::Type;

use super::SourceError;
use super::package::Package;
use crate::limits::Limits;
use crate::{xls, xlsx};

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Office Open XML workbook.
    Xlsx,
    /// Excel 97–2003 workbook.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// Text with separated columns.
    Text,
}

impl SourceKind {
    /// The endings under which files of this kind usually go.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            SourceKind::Xlsx => &["xlsx", "xlsm", "xltx", "xltm"],
            SourceKind::Xls => &["xls", "xlt", "et", "ett"],
            SourceKind::Ods => &["ods", "ots"],
            SourceKind::Text => &["csv", "txt", "tsv", "tab"],
        }
    }
}

/// A file's kind, with the records where a compound file had to be opened for that.
pub(super) enum Recognised {
    Zip(SourceKind),
    Xls(Vec<u8>),
    Text,
}

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

pub(super) fn recognise(bytes: &[u8], limits: &Limits) -> Result<Recognised, SourceError> {
    if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) {
        return recognise_zip(bytes, limits).map(Recognised::Zip);
    }
    if bytes.starts_with(OLE) {
        return match xls::read_container(bytes)? {
            xls::Container::Workbook(records) => Ok(Recognised::Xls(records)),
            xls::Container::Other(kind) => Err(unsupported(kind)),
        };
    }
    match foreign_kind(bytes) {
        Some(kind) => Err(unsupported(kind)),
        None => Ok(Recognised::Text),
    }
}

fn recognise_zip(bytes: &[u8], limits: &Limits) -> Result<SourceKind, SourceError> {
    check_entries(bytes, limits)?;
    let mut package = Package::open(bytes, limits)?;
    if let Some(kind) = package.short_text("mimetype")? {
        let kind = kind.trim();
        if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            return Ok(SourceKind::Ods);
        }
        if let Some(kind) = kind.strip_prefix("application/vnd.oasis.opendocument.") {
            return Err(unsupported(kind));
        }
    }
    if xlsx::is_workbook(&mut package)? {
        return Ok(SourceKind::Xlsx);
    }
    let known = [
        ("xl/workbook.bin", "xlsb"),
        ("word/document.xml", "docx"),
        ("ppt/presentation.xml", "pptx"),
        ("AndroidManifest.xml", "apk"),
    ];
    let kind = known.iter().find(|(part, _)| package.contains(part));
    Err(unsupported(kind.map_or("zip", |(_, kind)| kind)))
}

/// Counts the entries of a zip container before they are read into memory, whatever their number is said to be.
fn check_entries(bytes: &[u8], limits: &Limits) -> Result<(), SourceError> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    const SHORTEST_ENTRY: usize = 46;
    let could_be_too_many = bytes.len() / SHORTEST_ENTRY > limits.parts;
    if could_be_too_many && bytes.windows(4).filter(|four| *four == ENTRY).count() > limits.parts {
        return Err(SourceError::ZipBomb {
            part: "zip".to_owned(),
        });
    }
    Ok(())
}

/// Files that people take for lists, told by their first bytes.
fn foreign_kind(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"%PDF", "pdf"),
        (b"\x89PNG", "image"),
        (b"\xFF\xD8\xFF", "image"),
        (b"GIF8", "image"),
        (b"II*\0", "image"),
        (b"MM\0*", "image"),
        (b"Rar!", "archive"),
        (b"7z\xBC\xAF\x27\x1C", "archive"),
        (b"\x1F\x8B", "archive"),
        (b"{\\rtf", "rtf"),
        (b"SQLite format 3\0", "database"),
        (b"\x00\x01\x00\x00Standard Jet DB", "database"),
        (b"\x00\x01\x00\x00Standard ACE DB", "database"),
        // Workbooks from before Excel 95 are bare records.
        (b"\x09\x00\x04\x00", "xls_before_95"),
        (b"\x09\x02\x06\x00", "xls_before_95"),
        (b"\x09\x04\x06\x00", "xls_before_95"),
    ];
    let signature = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    if let Some((_, kind)) = signature {
        return Some(kind);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("image");
    }
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Some("image");
    }
    markup_kind(bytes)
}

/// Reports of older systems are web pages that call themselves .xls.
fn markup_kind(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = start.get(..2048).unwrap_or(start);
    let head = String::from_utf8_lossy(head)
        .trim_start()
        .to_ascii_lowercase();
    if head.starts_with("<?xml") || head.starts_with("<workbook") {
        let spreadsheet = head.contains("urn:schemas-microsoft-com:office:spreadsheet");
        return Some(if spreadsheet {
            "xml_spreadsheet"
        } else {
            "xml"
        });
    }
    let page = ["<html", "<!doctype html", "<table", "<head", "<meta"];
    page.iter()
        .any(|tag| head.starts_with(tag))
        .then_some("html")
}

fn unsupported(kind: &str) -> SourceError {
    SourceError::UnsupportedKind {
        kind: kind.to_owned(),
    }
}
