//! The cells of one worksheet.

use quick_xml::events::{BytesStart, Event};

use super::index::Index;
use super::strings::{read_rich_text, read_shared, read_text, unescape};
use super::styles::read_styles;
use crate::limits::{COLUMNS, LAST_ROW, Limits};
use crate::progress::Progress;
use crate::source::number_format::NumberShape;
use crate::source::package::{Package, XmlPart};
use crate::source::{SourceError, markup, serial};
use crate::table::{Cell, DateSystem, MergedArea, Sheet, SheetBuilder};

/// Reads the sheet at a position of the index.
pub(crate) fn read_sheet(
    package: &mut Package<'_>,
    index: &Index,
    position: usize,
    limits: &Limits,
    progress: &dyn Progress,
) -> Result<Sheet, SourceError> {
    let Some(entry) = index.sheets.get(position) else {
        return Err(SourceError::Empty);
    };
    let mut builder = SheetBuilder::new(limits);
    let shapes = read_styles(package, index.styles.as_deref())?;
    let shared = read_shared(package, index.strings.as_deref(), &mut builder, progress)?;
    let Some(part) = package.xml(&entry.part)? else {
        return Err(SourceError::corrupt(entry.part.as_str()));
    };
    let mut worksheet = Worksheet {
        part,
        shapes,
        shared,
        date_system: index.date_system,
        row: 0,
        column: 0,
        value: String::new(),
    };
    worksheet.read(&mut builder, progress)?;
    builder.finish(entry.name.clone(), index.date_system)
}

struct Worksheet<'package, 'bytes> {
    part: XmlPart<'package, 'bytes>,
    shapes: Vec<NumberShape>,
    shared: Vec<Cell>,
    date_system: DateSystem,
    /// The row that is being read, from one; cells may leave out where they stand.
    row: u32,
    /// The column of the next cell, from zero.
    column: u32,
    /// The written value of the cell at hand, kept for its memory.
    value: String,
}

/// What the start of a cell says about it.
struct CellStart {
    row: u32,
    column: u32,
    style: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Shared,
    Inline,
    Formula,
    Bool,
    Error,
    Date,
}

impl Worksheet<'_, '_> {
    fn read(
        &mut self,
        builder: &mut SheetBuilder,
        progress: &dyn Progress,
    ) -> Result<(), SourceError> {
        loop {
            match self.part.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "c" => {
                        let start = cell_start(&element, self.row, self.column);
                        let start = start.ok_or_else(|| self.part.corrupt())?;
                        self.column = start.column + 1;
                        self.read_cell(&start, builder)?;
                    }
                    "row" => {
                        let number = markup::number(&element, "r");
                        self.row = number.unwrap_or_else(|| self.row.saturating_add(1));
                        self.column = 0;
                        if self.row.is_multiple_of(1024) {
                            let (done, total) = self.part.position();
                            progress.advance(done, Some(total.max(done)))?;
                        }
                    }
                    "mergeCell" => {
                        if let Some(area) =
                            markup::attribute(&element, "ref").and_then(|area| merged_area(&area))
                        {
                            builder.merge(area);
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn read_cell(
        &mut self,
        start: &CellStart,
        builder: &mut SheetBuilder,
    ) -> Result<(), SourceError> {
        let mut has_value = false;
        let mut has_formula = false;
        self.value.clear();
        loop {
            match self.part.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "v" if start.kind != Kind::Inline => {
                        has_value = true;
                        read_text(&mut self.part, "v", &mut self.value)?;
                    }
                    "is" => {
                        has_value = true;
                        read_rich_text(&mut self.part, "is", &mut self.value)?;
                    }
                    "f" => has_formula = true,
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "c" => break,
                Event::Eof => return Err(self.part.corrupt()),
                _ => {}
            }
        }
        let (row, column) = (start.row, start.column);
        if !has_value || (self.value.is_empty() && start.kind != Kind::Formula) {
            return match has_formula {
                true => builder.put(row, column, Cell::Uncalculated),
                false => Ok(()),
            };
        }
        match start.kind {
            Kind::Inline => builder.put_text(row, column, &self.value),
            Kind::Formula => builder.put_text(row, column, &unescape(&self.value)),
            Kind::Number => match self.value.trim().parse::<f64>() {
                Ok(number) => {
                    let shape = self.shapes.get(start.style).copied().unwrap_or_default();
                    builder.put(row, column, serial::cell(number, shape, self.date_system))
                }
                Err(_) => builder.put_text(row, column, &self.value),
            },
            Kind::Shared => {
                let position = self.value.trim().parse::<usize>().ok();
                let cell = position.and_then(|position| self.shared.get(position));
                let cell = cell.ok_or_else(|| self.part.corrupt())?;
                builder.put(row, column, cell.clone())
            }
            Kind::Bool => {
                let truth = matches!(self.value.trim(), "1" | "true");
                builder.put(row, column, Cell::Bool(truth))
            }
            Kind::Error => builder.put(row, column, Cell::Error(self.value.trim().into())),
            Kind::Date => match serial::iso_moment(&self.value) {
                Some(moment) => builder.put(row, column, Cell::Date(moment)),
                None => builder.put_text(row, column, &self.value),
            },
        }
    }
}

/// Where a cell stands and how its value is written; nothing when its reference is outside every sheet.
fn cell_start(element: &BytesStart<'_>, row: u32, column: u32) -> Option<CellStart> {
    let mut start = CellStart {
        row,
        column,
        style: 0,
        kind: Kind::Number,
    };
    for attribute in element.attributes().with_checks(false).flatten() {
        match attribute.key.as_ref() {
            "r" => (start.row, start.column) = reference(&attribute.value)?,
            "s" => start.style = attribute.value.parse().unwrap_or(0),
            "t" => {
                start.kind = match attribute.value.as_ref() {
                    "s" => Kind::Shared,
                    "inlineStr" => Kind::Inline,
                    "str" => Kind::Formula,
                    "b" => Kind::Bool,
                    "e" => Kind::Error,
                    "d" => Kind::Date,
                    _ => Kind::Number,
                }
            }
            _ => {}
        }
    }
    Some(start)
}

/// `AB12` as row 12 and column 27.
fn reference(text: &str) -> Option<(u32, u32)> {
    let letters = text
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .take(4)
        .count();
    let column = text.as_bytes()[..letters].iter().fold(0, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row: u32 = text.get(letters..)?.parse().ok()?;
    let inside = (1..=LAST_ROW).contains(&row) && (1..=COLUMNS).contains(&column);
    inside.then(|| (row, column - 1))
}

fn merged_area(text: &str) -> Option<MergedArea> {
    let text = text.replace('$', "");
    let (first, last) = text.split_once(':')?;
    let (first_row, first_column) = reference(first)?;
    let (last_row, last_column) = reference(last)?;
    Some(MergedArea {
        first_row,
        last_row,
        first_column,
        last_column,
    })
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references_stay_inside_a_worksheet() {
        assert_eq!(reference("A1"), Some((1, 0)));
        assert_eq!(reference("XFD1048576"), Some((1_048_576, 16_383)));
        assert_eq!(reference("ab12"), Some((12, 27)));
        for outside in [
            "",
            "A",
            "1",
            "A0",
            "XFE1",
            "A1048577",
            "ZZZZZZZZ9",
            "A99999999999",
            "中1",
            "A1B",
        ] {
            assert_eq!(reference(outside), None, "{outside}");
        }
    }
}
