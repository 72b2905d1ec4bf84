//! The cells of one worksheet.

use super::globals::{Globals, damaged};
use super::records::{Records, double_word, float, word};
use crate::limits::Limits;
use crate::progress::Progress;
use crate::source::{SourceError, serial};
use crate::table::{Cell, MergedArea, Sheet, SheetBuilder};

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const NUMBER: u16 = 0x0203;
const PACKED_NUMBER: u16 = 0x027E;
const PACKED_NUMBERS: u16 = 0x00BD;
const LABEL: u16 = 0x0204;
const RICH_LABEL: u16 = 0x00D6;
const SHARED_LABEL: u16 = 0x00FD;
const TRUTH_OR_ERROR: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const FORMULA_TEXT: u16 = 0x0207;
const MERGED: u16 = 0x00E5;

/// Reads the sheet at a position of the workbook.
pub(crate) fn read_sheet(
    stream: &[u8],
    globals: &Globals,
    position: usize,
    limits: &Limits,
    progress: &dyn Progress,
) -> Result<Sheet, SourceError> {
    let Some(entry) = globals.sheets.get(position) else {
        return Err(SourceError::Empty);
    };
    let mut records = Records::from(stream, entry.offset);
    match records.next() {
        Some(record) if record.kind == BEGIN => {}
        _ => return Err(damaged()),
    }
    let mut worksheet = Worksheet {
        globals,
        builder: SheetBuilder::new(limits),
        waiting_for_text: None,
    };
    let total = records.remaining();
    let mut inner = 0_u32;
    let mut count = 0_u64;
    loop {
        let record = records.next().ok_or_else(damaged)?;
        match record.kind {
            // Charts inside the sheet bring records of their own, up to their own end.
            BEGIN => inner += 1,
            END if inner > 0 => inner -= 1,
            END => break,
            _ if inner > 0 => {}
            LABEL | RICH_LABEL | FORMULA_TEXT => {
                let pieces = records.with_continuations(record.data);
                worksheet.text(record.kind, pieces)?.ok_or_else(damaged)?;
            }
            kind => worksheet.record(kind, record.data)?.ok_or_else(damaged)?,
        }
        count += 1;
        if count.is_multiple_of(16_384) {
            progress.advance((total - records.remaining()) as u64, Some(total as u64))?;
        }
    }
    worksheet
        .builder
        .finish(entry.name.clone(), globals.date_system)
}

struct Worksheet<'globals> {
    globals: &'globals Globals,
    builder: SheetBuilder,
    /// The formula cell whose text comes in a later record.
    waiting_for_text: Option<(u32, u32)>,
}

/// Nothing inside where a record is shorter than its kind demands.
type Read = Result<Option<()>, SourceError>;

impl Worksheet<'_> {
    fn record(&mut self, kind: u16, data: &[u8]) -> Read {
        match kind {
            NUMBER => {
                let (Some(place), Some(number)) = (place(data), float(data, 6)) else {
                    return Ok(None);
                };
                self.number(place, word(data, 4), number)
            }
            PACKED_NUMBER => {
                let (Some(place), Some(packed)) = (place(data), double_word(data, 6)) else {
                    return Ok(None);
                };
                self.number(place, word(data, 4), unpack(packed))
            }
            PACKED_NUMBERS => self.packed_numbers(data),
            SHARED_LABEL => {
                let (Some((row, column)), Some(index)) = (place(data), double_word(data, 6)) else {
                    return Ok(None);
                };
                let Some(cell) = self.globals.shared.get(index as usize) else {
                    return Ok(None);
                };
                self.builder.put(row, column, cell.clone()).map(Some)
            }
            TRUTH_OR_ERROR => {
                let (Some((row, column)), Some(&[value, is_error])) = (
                    place(data),
                    data.get(6..8).and_then(|tail| tail.first_chunk()),
                ) else {
                    return Ok(None);
                };
                let cell = truth_or_error(value, is_error != 0);
                self.builder.put(row, column, cell).map(Some)
            }
            FORMULA => self.formula(data),
            MERGED => self.merged(data),
            _ => Ok(Some(())),
        }
    }

    fn text(&mut self, kind: u16, mut pieces: Vec<&[u8]>) -> Read {
        let place = if kind == FORMULA_TEXT {
            let waiting = self.waiting_for_text.take();
            if waiting.is_none() {
                return Ok(Some(()));
            }
            waiting
        } else {
            let Some(first) = pieces.first_mut() else {
                return Ok(None);
            };
            let place = place(first);
            *first = first.get(6..).unwrap_or_default();
            place
        };
        let (Some((row, column)), Some(text)) = (place, self.globals.form.long(pieces)) else {
            return Ok(None);
        };
        self.builder.put_text(row, column, &text).map(Some)
    }

    fn number(&mut self, place: (u32, u32), style: Option<u16>, number: f64) -> Read {
        let shapes = &self.globals.shapes;
        let shape = style.and_then(|style| shapes.get(usize::from(style)));
        let shape = shape.copied().unwrap_or_default();
        let cell = serial::cell(number, shape, self.globals.date_system);
        self.builder.put(place.0, place.1, cell).map(Some)
    }

    fn packed_numbers(&mut self, data: &[u8]) -> Read {
        let (Some((row, first)), Some(packed)) = (place(data), data.get(4..)) else {
            return Ok(None);
        };
        // Six bytes each, and two at the end that repeat the last column.
        for (offset, one) in (0..).zip(packed.chunks_exact(6)) {
            if let Some(number) = double_word(one, 2) {
                self.number((row, first + offset), word(one, 0), unpack(number))?;
            }
        }
        Ok(Some(()))
    }

    /// The stored result of a formula: a number, or in the last two bytes the mark of another kind of value.
    fn formula(&mut self, data: &[u8]) -> Read {
        let (Some((row, column)), Some(result)) = (
            place(data),
            data.get(6..14).and_then(|result| result.first_chunk::<8>()),
        ) else {
            return Ok(None);
        };
        let [kind, _, value, _, _, _, 0xFF, 0xFF] = *result else {
            return self.number((row, column), word(data, 4), f64::from_le_bytes(*result));
        };
        match kind {
            0 => self.waiting_for_text = Some((row, column)),
            1 | 2 => {
                let cell = truth_or_error(value, kind == 2);
                self.builder.put(row, column, cell)?;
            }
            // An empty text.
            _ => {}
        }
        Ok(Some(()))
    }

    fn merged(&mut self, data: &[u8]) -> Read {
        let Some(count) = word(data, 0) else {
            return Ok(None);
        };
        for area in data[2..].chunks_exact(8).take(count.into()) {
            let at = |index| word(area, index).map(u32::from);
            let (Some(first_row), Some(last_row)) = (at(0), at(2)) else {
                break;
            };
            let (Some(first_column), Some(last_column)) = (at(4), at(6)) else {
                break;
            };
            self.builder.merge(MergedArea {
                first_row: first_row + 1,
                last_row: last_row + 1,
                first_column,
                last_column,
            });
        }
        Ok(Some(()))
    }
}

/// Row, from one, and column of a cell record.
fn place(data: &[u8]) -> Option<(u32, u32)> {
    Some((u32::from(word(data, 0)?) + 1, u32::from(word(data, 2)?)))
}

/// A number in 30 bits, whole or the upper half of a floating-point number, perhaps in hundredths ([MS-XLS] 2.5.217).
fn unpack(packed: u32) -> f64 {
    let number = if packed & 2 != 0 {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 != 0 {
        number / 100.0
    } else {
        number
    }
}

fn truth_or_error(value: u8, is_error: bool) -> Cell {
    if !is_error {
        return Cell::Bool(value != 0);
    }
    let name = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR",
    };
    Cell::Error(name.into())
}
