//! What holds for a whole workbook: sheets, formats, shared texts.

use std::collections::HashMap;

use super::records::{Records, double_word, word};
use super::text::{Pieces, TextForm, code_page};
use crate::limits::Limits;
use crate::source::SourceError;
use crate::source::number_format::{NumberShape, built_in, of_code};
use crate::table::{Cell, DateSystem};

/// A sheet and where its records begin.
pub(crate) struct SheetEntry {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) offset: usize,
}

/// The part of the stream before the sheets.
pub(crate) struct Globals {
    pub(crate) sheets: Vec<SheetEntry>,
    pub(crate) date_system: DateSystem,
    pub(super) shapes: Vec<NumberShape>,
    pub(super) shared: Vec<Cell>,
    pub(super) form: TextForm,
}

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const ENCRYPTION: u16 = 0x002F;
const CODE_PAGE: u16 = 0x0042;
const DATE_MODE: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const CELL_FORMAT: u16 = 0x00E0;
const SHEET: u16 = 0x0085;
const SHARED_TEXTS: u16 = 0x00FC;

/// The version in the opening record of Excel 97 and later.
const EXCEL_97: u16 = 0x0600;

pub(crate) fn read_globals(stream: &[u8], limits: &Limits) -> Result<Globals, SourceError> {
    let mut records = Records::from(stream, 0);
    let version = match records.next() {
        Some(record) if record.kind == BEGIN => word(record.data, 0),
        _ => None,
    };
    let form = match version.ok_or_else(damaged)? {
        EXCEL_97 => TextForm::Unicode,
        _ => TextForm::Bytes(code_page(0)),
    };
    let mut globals = Globals {
        sheets: Vec::new(),
        date_system: DateSystem::Excel1900,
        shapes: Vec::new(),
        shared: Vec::new(),
        form,
    };
    let mut own_formats: HashMap<u16, NumberShape> = HashMap::new();
    while let Some(record) = records.next() {
        let data = record.data;
        match record.kind {
            END => return Ok(globals),
            ENCRYPTION => return Err(SourceError::EncryptedWorkbook),
            CODE_PAGE => {
                if let (TextForm::Bytes(_), Some(page)) = (globals.form, word(data, 0)) {
                    globals.form = TextForm::Bytes(code_page(page));
                }
            }
            DATE_MODE if word(data, 0) == Some(1) => {
                globals.date_system = DateSystem::Excel1904;
            }
            FORMAT => {
                let code = match globals.form {
                    TextForm::Unicode => globals.form.long(vec![data.get(2..).unwrap_or_default()]),
                    TextForm::Bytes(_) => globals.form.short(data.get(2..).unwrap_or_default()),
                };
                if let (Some(id), Some(code)) = (word(data, 0), code) {
                    own_formats.insert(id, of_code(&code));
                }
            }
            CELL_FORMAT => {
                let id = word(data, 2).unwrap_or(0);
                let shape = own_formats.get(&id).copied();
                globals
                    .shapes
                    .push(shape.unwrap_or_else(|| built_in(id.into())));
            }
            SHEET => globals.sheets.extend(sheet_entry(data, globals.form)?),
            SHARED_TEXTS => {
                let pieces = records.with_continuations(data);
                globals.shared = shared_texts(pieces, limits)?;
            }
            _ => {}
        }
    }
    Err(damaged())
}

/// Only worksheets have cells to read; charts and macro sheets are passed over.
fn sheet_entry(data: &[u8], form: TextForm) -> Result<Option<SheetEntry>, SourceError> {
    const WORKSHEET: u8 = 0;
    let [_, _, _, _, visibility, kind, name @ ..] = data else {
        return Err(damaged());
    };
    if *kind != WORKSHEET {
        return Ok(None);
    }
    let name = form.short(name).ok_or_else(damaged)?;
    Ok(Some(SheetEntry {
        name: name.replace('\0', ""),
        hidden: visibility & 3 != 0,
        offset: double_word(data, 0).ok_or_else(damaged)? as usize,
    }))
}

fn shared_texts(pieces: Vec<&[u8]>, limits: &Limits) -> Result<Vec<Cell>, SourceError> {
    let mut pieces = Pieces::new(pieces);
    // Of the two counts at the start, the second says how many texts follow; the data must bear it out.
    pieces.double_word().ok_or_else(damaged)?;
    let count = pieces.double_word().ok_or_else(damaged)?;
    let mut shared = Vec::new();
    let mut bytes = 0;
    for _ in 0..count {
        let Some(length) = pieces.word() else {
            break;
        };
        let text = pieces.unicode(length.into()).ok_or_else(damaged)?;
        bytes += text.len() + size_of::<Cell>();
        if bytes > limits.text_bytes {
            return Err(SourceError::TooMuchText {
                limit: limits.text_bytes as u64,
            });
        }
        shared.push(Cell::text(&text));
    }
    Ok(shared)
}

pub(super) fn damaged() -> SourceError {
    SourceError::corrupt("Workbook")
}
