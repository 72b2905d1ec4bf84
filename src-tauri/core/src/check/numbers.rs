//! The counters against the numbers that were given on this workstation.

use rusqlite::params;

use super::{Defect, Finding};
use crate::Result;
use crate::archive::Archive;

pub(super) fn check(archive: &Archive, mend: bool) -> Result<Finding> {
    let numbers = archive.store().numbers();
    let workstation = numbers.workstation();
    let given: Vec<(String, u32, u32)> = archive.store().read(|connection| {
        let mut statement = connection.prepare(include_str!("given_numbers.sql"))?;
        let rows = statement.query_map([&workstation], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    })?;
    let marks = numbers.marks().counters;
    let reached =
        |counter: &str, value: u32| value.max(marks.get(counter).copied().unwrap_or_default());
    let behind: Vec<&(String, u32, u32)> = given
        .iter()
        .filter(|(counter, highest, value)| reached(counter, *value) < *highest)
        .collect();
    if mend {
        archive.store().write_local(|connection, _| {
            for (counter, highest, _) in &behind {
                connection
                    .prepare_cached(
                        "INSERT INTO counters (name, value) VALUES (?1, ?2)
                         ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
                    )?
                    .execute(params![counter, highest])?;
            }
            Ok(())
        })?;
    }
    let places = behind.iter().map(|(counter, ..)| counter.clone()).collect();
    Ok(Finding::new(Defect::Counter, places).mended_if(mend))
}
