//! Which years lack a table that work already needs.

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use super::calendar;
use crate::{Result, complaints};

/// The State Council publishes the next year's table in November (domain.md §3.7).
const PUBLISHED_IN: u32 = 11;

/// The years without a table, on `today`: this one, and the next from the month in which its table is published, or as
/// soon as an open promise was counted into it.
pub fn missing(connection: &Connection, today: NaiveDate) -> Result<Vec<i32>> {
    let calendar = calendar(connection)?;
    let known: Vec<i32> = calendar.years().collect();
    let year = today.year();
    let is_wanted =
        today.month() >= PUBLISHED_IN || complaints::has_provisional_promise(connection)?;
    let wanted = [(year, true), (year + 1, is_wanted)];
    Ok(wanted
        .into_iter()
        .filter(|(year, is_wanted)| *is_wanted && !known.contains(year))
        .map(|(year, _)| year)
        .collect())
}
