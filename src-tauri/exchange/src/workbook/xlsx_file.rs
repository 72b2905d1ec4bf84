//! Grids as Excel workbooks.

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::grid::{Grid, GridValue};
use super::{FORMULA_STARTS, WriteError};
use crate::limits::{CELL_CHARACTERS, COLUMNS, LAST_ROW};
use crate::progress::Progress;

/// Widths in characters of the standard font.
const NARROWEST: f64 = 8.0;
const WIDEST: f64 = 48.0;

/// How many rows are measured for the widths.
const MEASURED_ROWS: usize = 200;

/// The grid as the bytes of an .xlsx file: a header that stays in view, filters, widths that suit the content. `progress`
/// hears of rows.
///
/// # Errors
/// [`WriteError::TooManyRows`], [`WriteError::TooManyColumns`], [`WriteError::CellTooLong`], [`WriteError::Cancelled`].
pub fn to_xlsx(grid: &Grid, progress: &dyn Progress) -> Result<Vec<u8>, WriteError> {
    check_size(grid)?;
    let mut workbook = Workbook::new();
    let worksheet = workbook.add_worksheet();
    let formats = Formats::new();
    lay_out(worksheet, grid, &formats).map_err(failed)?;
    for (index, row) in grid.rows.iter().enumerate() {
        if index % 1024 == 0 {
            progress.advance(index as u64, Some(grid.rows.len() as u64))?;
        }
        for (column, value) in row.iter().take(grid.columns.len()).enumerate() {
            if let GridValue::Text(text) = value {
                check_length(text, index, column, grid)?;
            }
            // The size was checked, so both fit.
            write(worksheet, index as u32 + 1, column as u16, value, &formats).map_err(failed)?;
        }
    }
    workbook.save_to_buffer().map_err(failed)
}

struct Formats {
    header: Format,
    /// Text that would start a formula if it were typed in.
    guarded: Format,
    money: Format,
    percent: Format,
    date: Format,
    moment: Format,
}

impl Formats {
    fn new() -> Self {
        Formats {
            header: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0xE8_EE_F7))
                .set_border_bottom(FormatBorder::Thin)
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap(),
            guarded: Format::new().set_quote_prefix(),
            money: Format::new().set_num_format("#,##0.00"),
            percent: Format::new().set_num_format("0.00%"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        }
    }
}

fn check_size(grid: &Grid) -> Result<(), WriteError> {
    let limit = u64::from(LAST_ROW) - 1;
    if grid.rows.len() as u64 > limit {
        return Err(WriteError::TooManyRows { limit });
    }
    let limit = u64::from(COLUMNS);
    if grid.columns.len() as u64 > limit {
        return Err(WriteError::TooManyColumns { limit });
    }
    Ok(())
}

fn check_length(text: &str, row: usize, column: usize, grid: &Grid) -> Result<(), WriteError> {
    if text.len() > CELL_CHARACTERS && text.chars().count() > CELL_CHARACTERS {
        return Err(WriteError::CellTooLong {
            row: row as u64 + 1,
            column: grid.columns[column].title.clone(),
            limit: CELL_CHARACTERS as u64,
        });
    }
    Ok(())
}

fn lay_out(worksheet: &mut Worksheet, grid: &Grid, formats: &Formats) -> Result<(), XlsxError> {
    worksheet.set_name(sheet_name(&grid.name))?;
    worksheet.set_freeze_panes(1, 0)?;
    for (index, column) in (0_u16..).zip(&grid.columns) {
        let title: String = column.title.chars().take(CELL_CHARACTERS).collect();
        worksheet.write_string_with_format(0, index, title, &formats.header)?;
        let width = column
            .width
            .unwrap_or_else(|| fitting_width(grid, usize::from(index)));
        worksheet.set_column_width(index, width)?;
    }
    if let Some(last) = grid.columns.len().checked_sub(1) {
        worksheet.autofilter(0, 0, grid.rows.len() as u32, last as u16)?;
    }
    Ok(())
}

/// A name that Excel accepts: at most 31 characters, none of `[]:*?/\`, no apostrophe at the ends.
fn sheet_name(name: &str) -> String {
    let name: String = name
        .chars()
        .filter(|character| !"[]:*?/\\".contains(*character) && !character.is_control())
        .take(31)
        .collect();
    match name.trim_matches(['\'', ' ']) {
        "" => "Sheet1".to_owned(),
        name => name.to_owned(),
    }
}

fn fitting_width(grid: &Grid, column: usize) -> f64 {
    let values = grid
        .rows
        .iter()
        .take(MEASURED_ROWS)
        .filter_map(|row| row.get(column))
        .map(|value| room(&value.shown()));
    let title = room(&grid.columns[column].title) + 2.0;
    values.fold(title, f64::max).clamp(NARROWEST, WIDEST) + 1.0
}

/// A Chinese character takes the room of two letters.
fn room(text: &str) -> f64 {
    let longest = text.lines().map(|line| {
        line.chars()
            .map(|character| if character.is_ascii() { 1 } else { 2 })
            .sum::<u32>()
    });
    f64::from(longest.max().unwrap_or(0))
}

fn write(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &GridValue,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        GridValue::Empty => return Ok(()),
        GridValue::Text(text) if text.starts_with(FORMULA_STARTS) => {
            worksheet.write_string_with_format(row, column, text, &formats.guarded)?
        }
        GridValue::Text(text) => worksheet.write_string(row, column, text)?,
        GridValue::Number(number) if number.is_finite() => {
            worksheet.write_number(row, column, *number)?
        }
        // A worksheet has no such number.
        GridValue::Number(number) => worksheet.write_string(row, column, number.to_string())?,
        // An amount has at most fifteen digits of 分, which a worksheet keeps exactly.
        GridValue::Money(amount) => worksheet.write_number_with_format(
            row,
            column,
            amount.fen() as f64 / 100.0,
            &formats.money,
        )?,
        GridValue::Percent(percent) if percent.is_finite() => {
            worksheet.write_number_with_format(row, column, percent / 100.0, &formats.percent)?
        }
        GridValue::Percent(percent) => worksheet.write_string(row, column, percent.to_string())?,
        GridValue::Date(date) => {
            let moment = date.and_time(chrono::NaiveTime::MIN);
            return write_moment(worksheet, row, column, moment, &formats.date, value);
        }
        GridValue::Moment(moment) => {
            return write_moment(worksheet, row, column, *moment, &formats.moment, value);
        }
        GridValue::Bool(truth) => worksheet.write_boolean(row, column, *truth)?,
    };
    Ok(())
}

/// Excel's days begin in 1900; what lies before is written as text.
fn write_moment(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    moment: chrono::NaiveDateTime,
    format: &Format,
    value: &GridValue,
) -> Result<(), XlsxError> {
    use chrono::{Datelike, Timelike};
    let written = u16::try_from(moment.year())
        .map_err(|_| ())
        .and_then(|year| {
            ExcelDateTime::from_ymd(year, moment.month() as u8, moment.day() as u8).map_err(drop)
        })
        .and_then(|date| {
            let seconds = moment.second() as u16;
            date.and_hms(moment.hour() as u16, moment.minute() as u8, seconds)
                .map_err(drop)
        });
    match written {
        Ok(date) => worksheet.write_datetime_with_format(row, column, &date, format)?,
        Err(()) => worksheet.write_string(row, column, value.shown())?,
    };
    Ok(())
}

fn failed(error: XlsxError) -> WriteError {
    WriteError::WriteFailed {
        path: "xlsx".to_owned(),
        reason: error.to_string(),
    }
}
