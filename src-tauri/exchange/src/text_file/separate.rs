//! Text to rows and columns.

use csv::{ReaderBuilder, StringRecord};

use super::Separator;
use crate::limits::Limits;
use crate::progress::Progress;
use crate::source::SourceError;
use crate::table::{DateSystem, Sheet, SheetBuilder};

/// How many rows are looked at to find the separator.
const SAMPLE: usize = 100;

/// The separator under which the first rows fall into columns most evenly; a comma where none does.
pub(crate) fn find_separator(text: &str) -> Separator {
    let mut best = (0, Separator::Comma);
    for separator in [Separator::Comma, Separator::Tab, Separator::Semicolon] {
        let evenness = evenness(text, separator);
        if evenness > best.0 {
            best = (evenness, separator);
        }
    }
    best.1
}

/// The most frequent number of columns above one, weighed by how many rows have it.
fn evenness(text: &str, separator: Separator) -> usize {
    let mut widths = std::collections::HashMap::new();
    for record in reader(text, separator).records().take(SAMPLE).flatten() {
        if record.len() > 1 {
            *widths.entry(record.len()).or_insert(0) += 1;
        }
    }
    // Many even rows outweigh many columns: addresses with commas fall apart into rows of all widths.
    widths
        .into_iter()
        .map(|(width, rows): (usize, usize)| rows * rows * width.min(20))
        .max()
        .unwrap_or(0)
}

fn reader(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Reads the text into a sheet. A row's number is the line on which it begins.
pub(crate) fn read_sheet(
    name: &str,
    text: &str,
    separator: Separator,
    limits: &Limits,
    progress: &dyn Progress,
) -> Result<Sheet, SourceError> {
    let mut builder = SheetBuilder::new(limits);
    let mut reader = reader(text, separator);
    let mut record = StringRecord::new();
    let mut count = 0_u64;
    loop {
        let (start, line) = next_row(text, reader.position());
        let found = reader
            .read_record(&mut record)
            .map_err(|_| SourceError::corrupt(name))?;
        if !found {
            return builder.finish(name.to_owned(), DateSystem::Excel1900);
        }
        let at_end = reader.position().byte() >= text.len() as u64;
        if at_end && ends_inside_quotes(&text[start..], &record) {
            return Err(SourceError::UnclosedQuote { line });
        }
        let row = u32::try_from(line).map_err(|_| too_many(limits))?;
        if row > crate::limits::LAST_ROW {
            return Err(too_many(limits));
        }
        for (column, field) in (0..).zip(&record) {
            if !field.is_empty() {
                builder.put_text(row, column, without_guard(field))?;
            }
        }
        count += 1;
        if count.is_multiple_of(4096) {
            let done = reader.position().byte();
            progress.advance(done, Some(text.len() as u64))?;
        }
    }
}

fn too_many(limits: &Limits) -> SourceError {
    SourceError::TooManyCells {
        limit: limits.cells as u64,
    }
}

/// Where the next row begins, as byte and line: the reader's own position is before the blank lines that it skips.
fn next_row(text: &str, position: &csv::Position) -> (usize, u64) {
    let start = usize::try_from(position.byte()).unwrap_or(text.len());
    let ahead = text.as_bytes().get(start..).unwrap_or_default();
    let blank = ahead
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    let breaks = ahead[..blank].iter().filter(|byte| **byte == b'\n').count();
    (start + blank, position.line() + breaks as u64)
}

/// Whether the last row swallowed lines because a quotation mark was never closed.
fn ends_inside_quotes(raw: &str, record: &StringRecord) -> bool {
    let spans_lines = record.iter().any(|field| field.contains(['\n', '\r']));
    spans_lines && raw.matches('"').count() % 2 == 1
}

/// Our own text files guard cells that a spreadsheet would take for formulas with an apostrophe.
fn without_guard(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(guarded) if guarded.starts_with(crate::workbook::FORMULA_STARTS) => guarded,
        _ => field,
    }
}
