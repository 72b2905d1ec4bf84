//! What the pages see of a list that is being imported.

use std::path::Path;

use serde::{Deserialize, Serialize};
use yike_core::customers::import::{ImportReport, RowOutcome, RowResult};
use yike_exchange::customers::{CustomerList, FIELDS};
use yike_exchange::matching::MoneyUnit;
use yike_exchange::source::{SheetName, SourceKind, SourceWarning, TextLayout};

/// How many rows of a report the page receives; the workbook of what was not taken in has them all.
const SHOWN: usize = 300;

/// Which part of the file is the list.
#[derive(Clone, Debug, Default, Deserialize, Serialize, specta::Type)]
pub struct ReadChoice {
    /// The sheet; found by itself where none is given.
    pub sheet: Option<String>,
    /// The number of the row with the column names; found by itself where none is given.
    pub header_row: Option<u32>,
}

/// One column of the list.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct ImportColumn {
    /// The column, from zero.
    pub column: u32,
    /// Its name, behind that of its group.
    pub name: String,
    /// Its first texts.
    pub samples: Vec<String>,
    /// The field that it seems to be.
    pub field: Option<String>,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// The unit of money that its name gives.
    pub unit: Option<MoneyUnit>,
}

/// A list as it was opened.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct ImportPreview {
    /// Names the list in the further commands.
    pub token: String,
    /// The file's name without its folder.
    pub file_name: String,
    /// What the file is, by its content.
    pub kind: SourceKind,
    /// How a text file was understood.
    pub layout: Option<TextLayout>,
    /// Its sheets.
    pub sheets: Vec<SheetName>,
    /// The sheet that was read.
    pub sheet: String,
    /// The number of the row with the column names.
    pub header_row: u32,
    /// The columns.
    pub columns: Vec<ImportColumn>,
    /// Rows below the column names.
    pub rows: u32,
    /// What a person should know about the file.
    pub warnings: Vec<SourceWarning>,
    /// Keys of the fields that can be filled, in the order of the form.
    pub fields: Vec<String>,
}

/// How an import ended.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct ImportResult {
    /// Rows that made a customer.
    pub created: u32,
    /// Rows from which a customer learned.
    pub updated: u32,
    /// Rows that were not needed.
    pub skipped: u32,
    /// Rows that could not be taken in.
    pub refused: u32,
    /// Rows of which something is not in the archive: what the workbook of rejects holds.
    pub to_repair: u32,
    /// The first rows that were not simply taken in.
    pub rows: Vec<RowResult>,
}

impl From<&ImportReport> for ImportResult {
    fn from(report: &ImportReport) -> Self {
        let told = report.rows.iter().filter(|row| {
            !row.notes.is_empty()
                || matches!(row.outcome, RowOutcome::Skipped | RowOutcome::Refused)
        });
        let to_repair = report.rows.iter().filter(|row| row.wants_repair()).count();
        Self {
            created: report.created,
            updated: report.updated,
            skipped: report.skipped,
            refused: report.refused,
            to_repair: u32::try_from(to_repair).unwrap_or(u32::MAX),
            rows: told.take(SHOWN).cloned().collect(),
        }
    }
}

/// The list of a token, as the page shows it.
pub(super) fn preview_of(token: &str, list: &CustomerList, path: &Path) -> ImportPreview {
    let columns = list.columns().iter().zip(list.matches());
    ImportPreview {
        token: token.to_owned(),
        file_name: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        kind: list.file().kind(),
        layout: list.file().text_layout(),
        sheets: list.file().sheets().to_vec(),
        sheet: list.sheet().to_owned(),
        header_row: list.header_row(),
        columns: columns
            .map(|(name, matched)| ImportColumn {
                column: name.column,
                name: name.joined(),
                samples: list.samples(name.column, 3),
                field: matched.field,
                confidence: matched.confidence,
                unit: matched.unit,
            })
            .collect(),
        rows: u32::try_from(list.table_rows().len()).unwrap_or(u32::MAX),
        warnings: list.file().warnings().to_vec(),
        fields: FIELDS.iter().map(|field| field.key.to_owned()).collect(),
    }
}
