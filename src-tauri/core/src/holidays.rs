//! The holiday table of each year: shipped for the years that are published, edited by the firm for the next one.

mod missing;
mod read_list;
mod save;

#[cfg(test)]
mod tests;

pub use missing::missing;
pub use read_list::{ReadHolidays, RefusedLine, read_list};
pub use save::{HolidayInput, SavedHolidays, save};

use rusqlite::Connection;

use crate::Result;
use crate::ids::HolidayYearId;
use crate::store::{self, Tx};
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

/// The tables as the calendar that deadlines are counted with. A table without a single day was not published yet.
pub fn calendar(connection: &Connection) -> Result<WorkdayTable> {
    let mut table = WorkdayTable::default();
    for year in list(connection)? {
        if !year.days.is_empty() {
            table.set_year(year.year, year.days);
        }
    }
    Ok(table)
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
