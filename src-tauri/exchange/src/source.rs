//! Opening a file that holds a list, and reading a sheet of it.
//!
//! What a file is, is told by its content; a misleading ending only brings a warning. The whole file is read into memory
//! at once, so it may be closed, moved or changed by another program while it is being looked at.

mod error;
mod kind;
pub(crate) mod markup;
pub(crate) mod number_format;
pub(crate) mod package;
pub(crate) mod serial;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::Serialize;
use specta::Type;

pub use error::SourceError;
pub use kind::SourceKind;

use crate::limits::Limits;
use crate::progress::Progress;
use crate::table::Sheet;
use crate::text_file::{self, Separator, TextEncoding};
use crate::{ods, xls, xlsx};
use kind::Recognised;
use package::Package;

/// Something a person should know about a file that could be opened all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum SourceWarning {
    /// The ending says something else than the content.
    MisleadingExtension {
        /// The ending, in lower case, without the dot.
        extension: String,
        /// What the file really is.
        kind: SourceKind,
    },
}

/// A sheet that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// Whether the spreadsheet program hides it.
    pub hidden: bool,
}

/// How a text file was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct TextLayout {
    /// How its characters are stored.
    pub encoding: TextEncoding,
    /// What separates its columns.
    pub separator: Separator,
}

/// Which sheet to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetChoice<'name> {
    /// The first sheet that is not hidden and has content, or else the first that has.
    First,
    /// The sheet of this name.
    Named(&'name str),
}

enum Content {
    Xlsx(Vec<u8>, xlsx::Index),
    Ods(Vec<u8>),
    Xls(Vec<u8>, xls::Globals),
    Text(String, TextLayout),
}

/// A file that was opened and recognised.
pub struct SourceFile {
    content: Content,
    sheets: Vec<SheetName>,
    warnings: Vec<SourceWarning>,
    limits: Limits,
}

impl SourceFile {
    /// Opens a file.
    ///
    /// # Errors
    /// Every [`SourceError`] that can be told without reading a sheet.
    pub fn open(path: &Path, limits: &Limits) -> Result<Self, SourceError> {
        let bytes = read_file(path, limits)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        SourceFile::from_bytes(&name, bytes, limits)
    }

    /// As [`SourceFile::open`], for a file that is in memory already; `name` is the file's name.
    ///
    /// # Errors
    /// As [`SourceFile::open`].
    pub fn from_bytes(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Self, SourceError> {
        check_size(bytes.len() as u64, limits)?;
        if bytes.is_empty() {
            return Err(SourceError::Empty);
        }
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let (content, sheets) = match kind::recognise(&bytes, limits)? {
            Recognised::Zip(SourceKind::Ods) => open_ods(bytes, limits)?,
            Recognised::Zip(_) => open_xlsx(bytes, limits)?,
            Recognised::Xls(records) => open_xls(records, limits)?,
            Recognised::Text => open_text(stem, &bytes)?,
        };
        let mut file = SourceFile {
            content,
            sheets,
            warnings: Vec::new(),
            limits: limits.clone(),
        };
        let extension = extension.to_ascii_lowercase();
        let kind = file.kind();
        if !extension.is_empty() && !kind.extensions().contains(&extension.as_str()) {
            file.warnings
                .push(SourceWarning::MisleadingExtension { extension, kind });
        }
        Ok(file)
    }

    /// What the file is.
    pub fn kind(&self) -> SourceKind {
        match self.content {
            Content::Xlsx(..) => SourceKind::Xlsx,
            Content::Ods(_) => SourceKind::Ods,
            Content::Xls(..) => SourceKind::Xls,
            Content::Text(..) => SourceKind::Text,
        }
    }

    /// The sheets in the order of the file; a text file has one.
    pub fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    /// What a person should know about the file.
    pub fn warnings(&self) -> &[SourceWarning] {
        &self.warnings
    }

    /// How a text file was understood; nothing for workbooks.
    pub fn text_layout(&self) -> Option<TextLayout> {
        match &self.content {
            Content::Text(_, layout) => Some(*layout),
            _ => None,
        }
    }

    /// Reads a sheet; `progress` hears of bytes.
    ///
    /// # Errors
    /// [`SourceError::Empty`] where there is no content, [`SourceError::SheetNotFound`], [`SourceError::Cancelled`], and
    /// what only shows while reading: damage, bombs, too many cells.
    pub fn read_sheet(
        &self,
        choice: SheetChoice<'_>,
        progress: &dyn Progress,
    ) -> Result<Sheet, SourceError> {
        let candidates = match choice {
            SheetChoice::Named(name) => {
                let position = self.sheets.iter().position(|sheet| sheet.name == name);
                vec![position.ok_or_else(|| self.not_found(name))?]
            }
            SheetChoice::First => {
                let mut positions: Vec<usize> = (0..self.sheets.len()).collect();
                positions.sort_by_key(|position| self.sheets[*position].hidden);
                positions
            }
        };
        for position in candidates {
            let sheet = self.read_at(position, progress)?;
            if !sheet.rows.is_empty() {
                return Ok(sheet);
            }
        }
        Err(SourceError::Empty)
    }

    fn read_at(&self, position: usize, progress: &dyn Progress) -> Result<Sheet, SourceError> {
        let limits = &self.limits;
        match &self.content {
            Content::Xlsx(bytes, index) => {
                let mut package = Package::open(bytes, limits)?;
                xlsx::read_sheet(&mut package, index, position, limits, progress)
            }
            Content::Ods(bytes) => {
                let mut package = Package::open(bytes, limits)?;
                ods::read_sheet(&mut package, position, limits, progress)
            }
            Content::Xls(records, globals) => {
                xls::read_sheet(records, globals, position, limits, progress)
            }
            Content::Text(text, layout) => {
                let name = &self.sheets[position].name;
                text_file::read_sheet(name, text, layout.separator, limits, progress)
            }
        }
    }

    fn not_found(&self, name: &str) -> SourceError {
        SourceError::SheetNotFound {
            sheet: name.to_owned(),
            available: self.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        }
    }
}

type Opened = Result<(Content, Vec<SheetName>), SourceError>;

fn open_xlsx(bytes: Vec<u8>, limits: &Limits) -> Opened {
    let index = xlsx::read_index(&mut Package::open(&bytes, limits)?, limits)?;
    let sheets = index
        .sheets
        .iter()
        .map(|sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.hidden,
        })
        .collect();
    Ok((Content::Xlsx(bytes, index), sheets))
}

fn open_ods(bytes: Vec<u8>, limits: &Limits) -> Opened {
    let mut package = Package::open(&bytes, limits)?;
    ods::check_readable(&mut package)?;
    let sheets = ods::read_names(&mut package, limits)?
        .into_iter()
        .map(|(name, hidden)| SheetName { name, hidden })
        .collect();
    Ok((Content::Ods(bytes), sheets))
}

fn open_xls(records: Vec<u8>, limits: &Limits) -> Opened {
    let globals = xls::read_globals(&records, limits)?;
    let sheets = globals
        .sheets
        .iter()
        .map(|sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.hidden,
        })
        .collect();
    Ok((Content::Xls(records, globals), sheets))
}

fn open_text(stem: &str, bytes: &[u8]) -> Opened {
    let decoded = text_file::decode(bytes)?;
    let layout = TextLayout {
        encoding: decoded.encoding,
        separator: text_file::find_separator(&decoded.text),
    };
    let sheet = SheetName {
        name: stem.to_owned(),
        hidden: false,
    };
    Ok((Content::Text(decoded.text, layout), vec![sheet]))
}

fn read_file(path: &Path, limits: &Limits) -> Result<Vec<u8>, SourceError> {
    let failed = |error: io::Error| reading_failed(path, &error);
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    check_size(size, limits)?;
    let mut bytes = Vec::new();
    // The file may grow while it is being read.
    file.take(limits.file_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok(bytes)
}

fn check_size(bytes: u64, limits: &Limits) -> Result<(), SourceError> {
    if bytes > limits.file_bytes {
        return Err(SourceError::TooLarge {
            bytes,
            limit: limits.file_bytes,
        });
    }
    Ok(())
}

fn reading_failed(path: &Path, error: &io::Error) -> SourceError {
    let path = path.display().to_string();
    if crate::workbook::is_locked_elsewhere(error) {
        return SourceError::Locked { path };
    }
    match error.kind() {
        io::ErrorKind::NotFound => SourceError::NotFound { path },
        _ => SourceError::NotReadable {
            path,
            reason: error.to_string(),
        },
    }
}
