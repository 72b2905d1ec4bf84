//! The holiday table of each year: shipped for the years that are published, edited by the firm for the next one.

use chrono::Datelike;
use rusqlite::Connection;

use crate::Result;
use crate::ids::HolidayYearId;
use crate::problems::Problems;
use crate::staff::{Act, Session};
use crate::store::{self, Changed, Op, Store, Tx};
use crate::workdays::{self, SpecialDay, WorkdayTable};

record! {
    table "holiday_years", root "holiday_years" by id;
    /// The table of one year.
    pub struct HolidayYear {
        /// Key.
        pub id: HolidayYearId,
        /// The year.
        pub year: i32,
        /// Its days that differ from the plain week.
        pub days: Vec<SpecialDay>,
        /// Where the table comes from.
        pub source: String,
    }
}

/// All tables, by year.
pub fn list(connection: &Connection) -> Result<Vec<HolidayYear>> {
    store::select(connection, "1 = 1 ORDER BY year", [])
}

/// The tables as the calendar that deadlines are counted with.
pub fn calendar(connection: &Connection) -> Result<WorkdayTable> {
    let mut table = WorkdayTable::default();
    for year in list(connection)? {
        table.set_year(year.year, year.days);
    }
    Ok(table)
}

/// Saves the table of a year over the earlier one.
pub fn save(
    store: &Store,
    by: &Session,
    year: i32,
    mut days: Vec<SpecialDay>,
) -> Result<Changed<HolidayYear>> {
    by.require(Act::ManageFirm)?;
    let mut problems = Problems::default();
    if !(2000..=2100).contains(&year) {
        problems.error("year", "out_of_range");
    }
    days.sort_by_key(|day| day.date);
    for (index, day) in days.iter().enumerate() {
        if day.date.year() != year {
            problems.error(&format!("days.{index}.date"), "other_year");
        }
        if index > 0 && days[index - 1].date == day.date {
            problems.error(&format!("days.{index}.date"), "twice");
        }
    }
    problems.refuse(false)?;
    store.write(by.actor(), Op::SaveHolidays, |tx| {
        let found: Vec<HolidayYear> = store::select(tx.connection(), "year = ?1", [year])?;
        match found.into_iter().next() {
            None => insert(tx, year, days, ""),
            Some(before) => {
                let after = HolidayYear {
                    days,
                    ..before.clone()
                };
                tx.update(&before, &after)?;
                Ok(after)
            }
        }
    })
}

/// Inserts the shipped tables into a new archive.
pub(crate) fn insert_shipped(tx: &mut Tx<'_>) -> Result<()> {
    for table in workdays::shipped() {
        insert(tx, table.year, table.days, &table.source)?;
    }
    Ok(())
}

fn insert(tx: &mut Tx<'_>, year: i32, days: Vec<SpecialDay>, source: &str) -> Result<HolidayYear> {
    let record = HolidayYear {
        id: HolidayYearId::fresh(tx.now()),
        year,
        days,
        source: source.to_owned(),
    };
    tx.insert(&record)?;
    Ok(record)
}
