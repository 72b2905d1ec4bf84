//! OpenDocument spreadsheets (.ods), streamed.
//!
//! Repetitions are counted before they are carried out: a file of a kilobyte can claim a billion equal cells.

mod cell;

use quick_xml::events::Event;

use crate::limits::{COLUMNS, LAST_ROW, Limits};
use crate::progress::Progress;
use crate::source::markup::{attribute, number, push_reference};
use crate::source::package::{Package, XmlPart};
use crate::source::{SourceError, serial};
use crate::table::{Cell, DateSystem, MergedArea, Sheet, SheetBuilder};
use cell::{CellStart, Value, repeats};

const CONTENT: &str = "content.xml";

/// Refuses documents that need a password.
pub(crate) fn check_readable(package: &mut Package<'_>) -> Result<(), SourceError> {
    let Some(mut manifest) = package.xml("META-INF/manifest.xml")? else {
        return Ok(());
    };
    loop {
        match manifest.next()? {
            Event::Start(element) if element.local_name().as_ref() == "encryption-data" => {
                return Err(SourceError::EncryptedWorkbook);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The names of the sheets and whether each is hidden.
pub(crate) fn read_names(
    package: &mut Package<'_>,
    limits: &Limits,
) -> Result<Vec<(String, bool)>, SourceError> {
    let mut part = content(package)?;
    let mut names = Vec::new();
    let mut hiding_styles = Vec::new();
    let mut style = None;
    let mut depth = 0_u32;
    loop {
        match part.next()? {
            Event::Start(element) => match element.name().as_ref() {
                "style:style" => style = attribute(&element, "name").map(|name| name.into_owned()),
                "style:table-properties"
                    if hiding_styles.len() < limits.sheets
                        && attribute(&element, "display").is_some_and(|shown| shown == "false") =>
                {
                    hiding_styles.extend(style.take());
                }
                "table:table" => {
                    depth += 1;
                    if depth == 1 {
                        let name = attribute(&element, "name").unwrap_or_default();
                        let hidden = attribute(&element, "style-name")
                            .is_some_and(|style| hiding_styles.iter().any(|name| *name == style));
                        names.push((name.into_owned(), hidden));
                        if names.len() > limits.sheets {
                            return Err(part.corrupt());
                        }
                    }
                }
                _ => {}
            },
            Event::End(element) if element.name().as_ref() == "table:table" => depth -= 1,
            Event::Eof => return Ok(names),
            _ => {}
        }
    }
}

/// Reads the sheet at a position.
pub(crate) fn read_sheet(
    package: &mut Package<'_>,
    position: usize,
    limits: &Limits,
    progress: &dyn Progress,
) -> Result<Sheet, SourceError> {
    let mut part = content(package)?;
    let mut seen = 0;
    let mut depth = 0_u32;
    loop {
        match part.next()? {
            Event::Start(element) if element.name().as_ref() == "table:table" => {
                depth += 1;
                if depth == 1 {
                    if seen == position {
                        let name = attribute(&element, "name").unwrap_or_default().into_owned();
                        return Table::new(part, limits).read(name, progress);
                    }
                    seen += 1;
                }
            }
            Event::End(element) if element.name().as_ref() == "table:table" => depth -= 1,
            Event::Eof => return Err(SourceError::Empty),
            _ => {}
        }
    }
}

fn content<'package, 'bytes>(
    package: &'package mut Package<'bytes>,
) -> Result<XmlPart<'package, 'bytes>, SourceError> {
    package
        .xml(CONTENT)?
        .ok_or_else(|| SourceError::corrupt(CONTENT))
}

struct Table<'package, 'bytes> {
    part: XmlPart<'package, 'bytes>,
    builder: SheetBuilder,
    /// The row at hand, from one, and how many rows it stands for.
    row: u32,
    row_repeats: u32,
    /// The next column, from zero.
    column: u32,
    /// The cells of the row at hand.
    cells: Vec<(u32, Cell)>,
}

impl<'package, 'bytes> Table<'package, 'bytes> {
    fn new(part: XmlPart<'package, 'bytes>, limits: &Limits) -> Self {
        Table {
            part,
            builder: SheetBuilder::new(limits),
            row: 1,
            row_repeats: 1,
            column: 0,
            cells: Vec::new(),
        }
    }

    fn read(mut self, name: String, progress: &dyn Progress) -> Result<Sheet, SourceError> {
        let mut rows = 0_u64;
        loop {
            match self.part.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-row" => {
                        self.row_repeats = repeats(&element, "number-rows-repeated");
                        self.column = 0;
                        rows += 1;
                        if rows.is_multiple_of(1024) {
                            let (done, total) = self.part.position();
                            progress.advance(done, Some(total.max(done)))?;
                        }
                    }
                    "table:table-cell" => {
                        let start = CellStart::new(&element);
                        let cell = self.read_cell(&start)?;
                        self.add(&start, cell)?;
                    }
                    "table:covered-table-cell" => {
                        // What a merged cell hides is not shown, so it is not read.
                        let columns = repeats(&element, "number-columns-repeated");
                        skip(&mut self.part, "table:covered-table-cell")?;
                        self.column = self.column.saturating_add(columns);
                    }
                    other @ ("table:shapes" | "office:forms" | "table:table") => {
                        let other = other.to_owned();
                        skip(&mut self.part, &other)?;
                    }
                    _ => {}
                },
                Event::End(element) => match element.name().as_ref() {
                    "table:table-row" => self.end_row()?,
                    "table:table" => return self.builder.finish(name, DateSystem::Excel1900),
                    _ => {}
                },
                Event::Eof => return Err(self.part.corrupt()),
                _ => {}
            }
        }
    }

    fn add(&mut self, start: &CellStart, cell: Cell) -> Result<(), SourceError> {
        if start.spanned_rows > 1 || start.spanned_columns > 1 {
            self.builder.merge(MergedArea {
                first_row: self.row,
                last_row: self.row.saturating_add(start.spanned_rows - 1),
                first_column: self.column,
                last_column: self.column.saturating_add(start.spanned_columns - 1),
            });
        }
        if !cell.is_empty() {
            // Whole rows in a background colour repeat blanks to the last column; text does not.
            let end = self.column.saturating_add(start.repeats).min(COLUMNS);
            self.cells
                .extend((self.column..end).map(|column| (column, cell.clone())));
        }
        self.column = self.column.saturating_add(start.repeats);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), SourceError> {
        if !self.cells.is_empty() {
            let end = self.row.saturating_add(self.row_repeats).min(LAST_ROW + 1);
            for row in self.row..end {
                for (column, cell) in &self.cells {
                    self.builder.put(row, *column, cell.clone())?;
                }
            }
            self.cells.clear();
        }
        self.row = self.row.saturating_add(self.row_repeats);
        Ok(())
    }

    fn read_cell(&mut self, start: &CellStart) -> Result<Cell, SourceError> {
        let (text, paragraphs) = self.read_paragraphs()?;
        let cell = match &start.value {
            Value::None if start.has_formula && paragraphs == 0 => Cell::Uncalculated,
            Value::None | Value::Text(None) => Cell::text(&text),
            Value::Text(Some(value)) => Cell::text(value),
            Value::Error => Cell::Error(text.trim().into()),
            Value::Number(number) => Cell::Number(*number),
            Value::Percent(number) => Cell::Percent(*number),
            Value::Bool(value) => Cell::Bool(*value),
            Value::Date(value) => match serial::iso_moment(value) {
                Some(moment) => Cell::Date(moment),
                None => Cell::text(&text),
            },
        };
        if let Cell::Text(text) = &cell {
            self.builder.count_text(text.len())?;
        }
        Ok(cell)
    }

    /// The shown text of a cell, its paragraphs on lines of their own, up to the end of the cell.
    fn read_paragraphs(&mut self) -> Result<(String, usize), SourceError> {
        let mut text = String::new();
        let mut paragraphs = 0;
        let mut in_paragraph = 0_u32;
        loop {
            self.part.check_text(&text)?;
            match self.part.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "text:p" | "text:h" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                        in_paragraph += 1;
                    }
                    "text:s" => {
                        let count = number::<u32>(&element, "c").unwrap_or(1);
                        text.extend(std::iter::repeat_n(' ', count.min(1 << 16) as usize));
                    }
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    other @ ("office:annotation" | "draw:frame" | "draw:custom-shape"
                    | "table:table") => {
                        let other = other.to_owned();
                        skip(&mut self.part, &other)?;
                    }
                    _ => {}
                },
                Event::Text(piece) if in_paragraph > 0 => text.push_str(&piece.xml10_content()),
                Event::CData(piece) if in_paragraph > 0 => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(reference) if in_paragraph > 0 => {
                    push_reference(&reference, &mut text);
                }
                Event::End(element) => match element.name().as_ref() {
                    "text:p" | "text:h" => in_paragraph = in_paragraph.saturating_sub(1),
                    "table:table-cell" => return Ok((text, paragraphs)),
                    _ => {}
                },
                Event::Eof => return Err(self.part.corrupt()),
                _ => {}
            }
        }
    }
}

/// Passes over an element whose start has been read.
fn skip(part: &mut XmlPart<'_, '_>, name: &str) -> Result<(), SourceError> {
    let mut depth = 1_u32;
    loop {
        match part.next()? {
            Event::Start(element) if element.name().as_ref() == name => depth += 1,
            Event::End(element) if element.name().as_ref() == name => {
                depth -= 1;
                if depth == 0 {
                    return Ok(());
                }
            }
            Event::Eof => return Err(part.corrupt()),
            _ => {}
        }
    }
}
