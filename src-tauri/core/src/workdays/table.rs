//! The table of holidays and moved workdays, year by year.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// The tables that come with the program.
const SHIPPED: [&str; 3] = [
    include_str!("../../data/holidays/2024.json"),
    include_str!("../../data/holidays/2025.json"),
    include_str!("../../data/holidays/2026.json"),
];

/// One day on which the State Council's table departs from the ordinary week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SpecialDay {
    /// The day.
    pub date: NaiveDate,
    /// The holiday it belongs to, such as `春节`; for a moved workday, the holiday it makes up for.
    pub name: String,
    /// Whether the day is free; otherwise it is a weekend day on which people work.
    pub is_off: bool,
}

/// The published table of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct YearTable {
    /// The year the table was published for.
    pub year: i32,
    /// The notice it was published in; empty when not known.
    #[serde(default)]
    pub source: String,
    /// Its days. The last days of the year before may be among them: New Year's holiday can begin in December.
    pub days: Vec<SpecialDay>,
}

/// The tables that come with the program: 2024 to 2026.
pub fn shipped() -> Vec<YearTable> {
    SHIPPED
        .into_iter()
        .map(|json| YearTable::from_json(json).expect("the tests read every shipped table"))
        .collect()
}

/// Why a table of holidays was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum TableProblem {
    /// The file is not a table of holidays.
    #[error("not a table of holidays: {reason}")]
    Unreadable {
        /// What the reader met, for the log.
        reason: String,
    },
    /// A table without a single day is a table that was not published yet.
    #[error("the table of {year} has no day")]
    NoDays {
        /// The year of the table.
        year: i32,
    },
    /// A day that belongs to another year.
    #[error("{date} is not a day of the table of {year}")]
    OtherYear {
        /// The year of the table.
        year: i32,
        /// The day.
        date: NaiveDate,
    },
    /// The same day twice.
    #[error("{date} stands in the table twice")]
    Twice {
        /// The day.
        date: NaiveDate,
    },
}

/// What kind of day a date is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DayKind {
    /// An ordinary Monday to Friday.
    Workday,
    /// A weekend day on which people work in exchange for a holiday (调休上班).
    ShiftedWorkday {
        /// The holiday it makes up for.
        name: String,
    },
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// A free day of a holiday, whatever day of the week it is.
    Holiday {
        /// The holiday.
        name: String,
    },
}

impl DayKind {
    /// Whether people work on such a day.
    pub fn is_workday(&self) -> bool {
        matches!(self, DayKind::Workday | DayKind::ShiftedWorkday { .. })
    }
}

impl YearTable {
    /// Reads the table of one year from JSON: `{"year": 2026, "days": [{"date", "name", "is_off"}, …]}`. The widely
    /// used spelling `isOffDay` of the community's yearly files is understood as well, and what else stands there is
    /// ignored.
    ///
    /// # Errors
    /// [`TableProblem`] when it is no such table or its days do not fit the year.
    pub fn from_json(json: &str) -> Result<YearTable, TableProblem> {
        #[derive(Deserialize)]
        struct Day {
            date: NaiveDate,
            name: String,
            #[serde(alias = "isOffDay")]
            is_off: bool,
        }
        #[derive(Deserialize)]
        struct Year {
            year: i32,
            #[serde(default)]
            source: String,
            days: Vec<Day>,
        }
        let read: Year = serde_json::from_str(json).map_err(|error| TableProblem::Unreadable {
            reason: error.to_string(),
        })?;
        let days = read.days.into_iter().map(|day| SpecialDay {
            date: day.date,
            name: day.name,
            is_off: day.is_off,
        });
        let year = YearTable {
            year: read.year,
            source: read.source,
            days: days.collect(),
        };
        year.check()?;
        Ok(year)
    }

    /// Checks that the table has days, each once, and all of its own year or the December before.
    ///
    /// # Errors
    /// The first [`TableProblem`] met.
    pub fn check(&self) -> Result<(), TableProblem> {
        let year = self.year;
        if self.days.is_empty() {
            return Err(TableProblem::NoDays { year });
        }
        let mut seen = std::collections::BTreeSet::new();
        for day in &self.days {
            let date = day.date;
            let december_before = date.year() + 1 == year && date.month() == 12;
            if date.year() != year && !december_before {
                return Err(TableProblem::OtherYear { year, date });
            }
            if !seen.insert(date) {
                return Err(TableProblem::Twice { date });
            }
        }
        Ok(())
    }
}

/// All tables known, and with them the answer to what kind of day any date is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkdayTable {
    /// Per year, the days in which it departs from the ordinary week.
    years: BTreeMap<i32, BTreeMap<NaiveDate, SpecialDay>>,
}

impl WorkdayTable {
    /// The calendar of the tables that come with the program.
    pub fn shipped() -> WorkdayTable {
        let mut table = WorkdayTable::default();
        for year in shipped() {
            table.set_year(year.year, year.days);
        }
        table
    }

    /// Sets the days of a year, in place of those it had. [`YearTable::check`] tells whether they can be right.
    pub fn set_year(&mut self, year: i32, days: impl IntoIterator<Item = SpecialDay>) {
        let days = days.into_iter().map(|day| (day.date, day));
        self.years.insert(year, days.collect());
    }

    /// The years that have a table, in order.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.keys().copied()
    }

    /// Whether the year of a date has a table; without one its holidays are not known.
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.years.contains_key(&date.year())
    }

    /// What kind of day a date is. In a year without a table only weekends are known.
    pub fn day_kind(&self, date: NaiveDate) -> DayKind {
        let is_weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        match self.listed(date) {
            Some(day) if day.is_off => DayKind::Holiday {
                name: day.name.clone(),
            },
            Some(day) if is_weekend => DayKind::ShiftedWorkday {
                name: day.name.clone(),
            },
            None if is_weekend => DayKind::Weekend,
            Some(_) | None => DayKind::Workday,
        }
    }

    /// Whether people work on a date.
    pub fn is_workday(&self, date: NaiveDate) -> bool {
        match self.listed(date) {
            Some(day) => !day.is_off,
            None => !matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// The entry for a date: in the table of its own year, or in the next one's for the end of December.
    fn listed(&self, date: NaiveDate) -> Option<&SpecialDay> {
        [date.year(), date.year() + 1]
            .iter()
            .find_map(|year| self.years.get(year)?.get(&date))
    }
}
