//! A list of customers that was opened: the file, one sheet of it, and the row of column names.

use std::path::Path;

use yike_core::credit_code::{self, CreditCodeProblem};
use yike_core::customers::import::ImportRow;
use yike_core::staff::Staff;

use super::mapping::{Mapping, MappingProblem};
use super::row::Reader;
use super::{customer_vocabulary, fields};
use crate::cells::{self, shown};
use crate::header;
use crate::limits::Limits;
use crate::matching::{self, ColumnMatch, ColumnName};
use crate::progress::Progress;
use crate::source::{SheetChoice, SourceError, SourceFile};
use crate::table::{Row, Sheet};

/// How many rows tell what a column holds.
const ROWS_WEIGHED: usize = 200;

/// Fewer rows are read at once by this thread.
const FEWEST_ROWS_OF_A_THREAD: usize = 1_000;

/// Which part of a file is the list.
#[derive(Debug, Clone, Default)]
pub struct ListChoice {
    /// The sheet's name; the first that is not hidden and has content where none is given.
    pub sheet: Option<String>,
    /// The number of the row with the column names; found by itself where none is given.
    pub header_row: Option<u32>,
}

/// An opened list.
pub struct CustomerList {
    file: SourceFile,
    sheet: Sheet,
    header_row: u32,
    columns: Vec<ColumnName>,
}

impl CustomerList {
    /// Opens a file and reads the chosen sheet of it; `progress` hears of bytes.
    ///
    /// # Errors
    /// Every [`SourceError`]; [`SourceError::Empty`] also where no row could hold column names.
    pub fn open(
        path: &Path,
        choice: &ListChoice,
        progress: &dyn Progress,
    ) -> Result<Self, SourceError> {
        Self::of(
            SourceFile::open(path, &Limits::default())?,
            choice,
            progress,
        )
    }

    /// Reads a file that was opened already.
    ///
    /// # Errors
    /// As [`CustomerList::open`].
    pub fn of(
        file: SourceFile,
        choice: &ListChoice,
        progress: &dyn Progress,
    ) -> Result<Self, SourceError> {
        let wanted = choice.sheet.as_deref();
        let sheet = file.read_sheet(
            wanted.map_or(SheetChoice::First, SheetChoice::Named),
            progress,
        )?;
        let header_row = match choice.header_row {
            Some(row) => row,
            None => {
                header::detect(&sheet, customer_vocabulary())
                    .ok_or(SourceError::Empty)?
                    .row
            }
        };
        let columns = header::column_names(&sheet, header_row);
        if columns.is_empty() {
            return Err(SourceError::Empty);
        }
        Ok(Self {
            file,
            sheet,
            header_row,
            columns,
        })
    }

    /// The file.
    pub fn file(&self) -> &SourceFile {
        &self.file
    }

    /// The name of the sheet that was read.
    pub fn sheet(&self) -> &str {
        &self.sheet.name
    }

    /// The number of the row with the column names.
    pub fn header_row(&self) -> u32 {
        self.header_row
    }

    /// The columns by their names.
    pub fn columns(&self) -> &[ColumnName] {
        &self.columns
    }

    /// The rows below the column names.
    pub fn table_rows(&self) -> &[Row] {
        self.sheet.rows_after(self.header_row)
    }

    /// A row by its number.
    pub fn table_row(&self, number: u32) -> Option<&Row> {
        self.sheet.row(number)
    }

    /// What each column seems to be, among the fields that can be imported.
    pub fn matches(&self) -> Vec<ColumnMatch> {
        let mut matches = matching::match_columns(&self.columns, customer_vocabulary());
        for matched in &mut matches {
            if matched
                .field
                .as_deref()
                .is_some_and(|key| fields::field(key).is_none())
            {
                matched.field = None;
                matched.confidence = 0.0;
            }
        }
        self.see_credit_codes(&mut matches);
        matches
    }

    /// Since 2015 the number for taxes is the credit code, and lists call it 税号. Where no other column is the code and
    /// most of the numbers have the form of codes, it is taken for that; the lower confidence asks for a look.
    fn see_credit_codes(&self, matches: &mut [ColumnMatch]) {
        let is =
            |key: &'static str| move |matched: &ColumnMatch| matched.field.as_deref() == Some(key);
        if matches.iter().any(is("uscc")) {
            return;
        }
        let Some(tax) = matches.iter_mut().find(|matched| is("tax_no")(matched)) else {
            return;
        };
        let texts = self.table_rows().iter().take(ROWS_WEIGHED);
        let (mut filled, mut codes, mut right) = (0, 0, 0);
        for text in texts.filter_map(|row| cells::code(row.cell(tax.column)).ok().flatten()) {
            let parsed = credit_code::parse(&text);
            filled += u32::from(text.len() > 5);
            right += u32::from(parsed.is_ok());
            codes += u32::from(matches!(
                parsed,
                Ok(_) | Err(CreditCodeProblem::CheckDigit { .. })
            ));
        }
        if right > 0 && codes * 2 > filled {
            tax.field = Some("uscc".to_owned());
            tax.confidence = tax.confidence.min(0.7);
        }
    }

    /// The first texts of a column.
    pub fn samples(&self, column: u32, count: usize) -> Vec<String> {
        self.table_rows()
            .iter()
            .map(|row| shown(row.cell(column)).chars().take(40).collect::<String>())
            .filter(|text| !text.trim().is_empty())
            .take(count)
            .collect()
    }

    /// The rows as customers. People of the firm are known by their names.
    ///
    /// # Errors
    /// [`MappingProblem`] where the mapping fits no list.
    pub fn rows(
        &self,
        mapping: &Mapping,
        staff: &[Staff],
    ) -> Result<Vec<ImportRow>, MappingProblem> {
        mapping.check(self)?;
        let reader = Reader::new(self, mapping, staff);
        let read =
            |rows: &[Row]| -> Vec<ImportRow> { rows.iter().map(|row| reader.read(row)).collect() };
        let rows = self.table_rows();
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let part = rows.len().div_ceil(threads).max(FEWEST_ROWS_OF_A_THREAD);
        if rows.len() <= part {
            return Ok(read(rows));
        }
        // Each row is read by itself, so all processors can.
        Ok(std::thread::scope(|scope| {
            let parts = rows.chunks(part);
            let threads: Vec<_> = parts.map(|part| scope.spawn(|| read(part))).collect();
            threads
                .into_iter()
                .flat_map(|thread| match thread.join() {
                    Ok(rows) => rows,
                    Err(panic) => std::panic::resume_unwind(panic),
                })
                .collect()
        }))
    }

    pub(super) fn date_system(&self) -> crate::table::DateSystem {
        self.sheet.date_system
    }
}
