//! Grids as text files that Excel opens with a double click.

use super::grid::{Grid, GridValue};
use super::{FORMULA_STARTS, WriteError};

/// The byte order mark, without which Excel takes the file for GBK.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The grid as the bytes of a .csv file: UTF-8 with a mark, lines ended by CR LF. Text that a spreadsheet would take for
/// a formula is guarded by an apostrophe, which reading takes away again.
///
/// # Errors
/// [`WriteError::WriteFailed`] where memory for the text cannot be had.
pub fn to_csv(grid: &Grid) -> Result<Vec<u8>, WriteError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.to_vec());
    let titles = grid.columns.iter().map(|column| guarded(&column.title));
    writer.write_record(titles).map_err(failed)?;
    for row in &grid.rows {
        let fields = (0..grid.columns.len()).map(|column| match row.get(column) {
            Some(GridValue::Text(text)) => guarded(text),
            Some(value) => value.shown(),
            None => String::new(),
        });
        writer.write_record(fields).map_err(failed)?;
    }
    writer.into_inner().map_err(failed)
}

fn guarded(text: &str) -> String {
    if text.starts_with(FORMULA_STARTS) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn failed(error: impl std::fmt::Display) -> WriteError {
    WriteError::WriteFailed {
        path: "csv".to_owned(),
        reason: error.to_string(),
    }
}
