//! Reading a workbook and inserting its cells, and nothing else.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::list_file::COLUMNS;
use crate::Failure;

/// A raw key, as an archive has it.
const KEY: &str = "x'2dd29ca851e7b56e4697b0e1f08507293d761a05ce4d1b628663f411a8086d99'";

/// Inserts the cells of the first sheet below its head into one table; returns how many rows.
pub fn bring_in(file: &Path, database: &Path) -> Result<u32, Failure> {
    let mut workbook: Xlsx<_> = open_workbook(file)?;
    let sheet = workbook
        .worksheet_range_at(0)
        .ok_or("a workbook without a sheet")??;
    let mut connection = Connection::open(database)?;
    connection.execute_batch(&format!(
        "PRAGMA key = \"{KEY}\"; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;"
    ))?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    let columns: Vec<String> = (0..COLUMNS).map(|column| format!("c{column}")).collect();
    connection.execute_batch(&format!("CREATE TABLE list ({})", columns.join(", ")))?;
    let transaction = connection.transaction()?;
    let mut inserted = 0;
    {
        let marks = vec!["?"; COLUMNS].join(", ");
        let mut insert = transaction.prepare(&format!("INSERT INTO list VALUES ({marks})"))?;
        for row in sheet.rows().skip(1) {
            insert.execute(params_from_iter(row.iter().map(value)))?;
            inserted += 1;
        }
    }
    transaction.commit()?;
    Ok(inserted)
}

fn value(cell: &Data) -> Value {
    match cell {
        Data::Empty => Value::Null,
        Data::Float(number) => Value::Real(*number),
        Data::Int(number) => Value::Integer(*number),
        Data::DateTime(day) => Value::Real(day.as_f64()),
        other => Value::Text(other.to_string()),
    }
}
