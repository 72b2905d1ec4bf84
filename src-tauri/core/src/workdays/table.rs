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
pub struct HolidayDay {
    /// The day.
    pub date: NaiveDate,
    /// The holiday it belongs to, such as `春节`; for a moved workday, the holiday it makes up for.
    pub name: String,
    /// Whether the day is free; otherwise it is a weekend day on which people work.
    pub is_off: bool,
}

/// The published table of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct HolidayYear {
    /// The year the table was published for.
    pub year: i32,
    /// Its days. The last days of the year before may be among them: New Year's holiday can begin in December.
    pub days: Vec<HolidayDay>,
}

/// Why a table of holidays was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum HolidayProblem {
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

impl HolidayYear {
    /// Reads the table of one year from JSON: `{"year": 2026, "days": [{"date", "name", "is_off"}, …]}`. The widely
    /// used spelling `isOffDay` of the community's yearly files is understood as well, and what else stands there is
    /// ignored.
    ///
    /// # Errors
    /// [`HolidayProblem`] when it is no such table or its days do not fit the year.
    pub fn from_json(json: &str) -> Result<HolidayYear, HolidayProblem> {
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
            days: Vec<Day>,
        }
        let read: Year =
            serde_json::from_str(json).map_err(|error| HolidayProblem::Unreadable {
                reason: error.to_string(),
            })?;
        let days = read.days.into_iter().map(|day| HolidayDay {
            date: day.date,
            name: day.name,
            is_off: day.is_off,
        });
        let year = HolidayYear {
            year: read.year,
            days: days.collect(),
        };
        year.check()?;
        Ok(year)
    }

    /// Checks that the table has days, each once, and all of its own year or the December before.
    ///
    /// # Errors
    /// The first [`HolidayProblem`] met.
    pub fn check(&self) -> Result<(), HolidayProblem> {
        let year = self.year;
        if self.days.is_empty() {
            return Err(HolidayProblem::NoDays { year });
        }
        let mut seen = std::collections::BTreeSet::new();
        for day in &self.days {
            let date = day.date;
            let december_before = date.year() + 1 == year && date.month() == 12;
            if date.year() != year && !december_before {
                return Err(HolidayProblem::OtherYear { year, date });
            }
            if !seen.insert(date) {
                return Err(HolidayProblem::Twice { date });
            }
        }
        Ok(())
    }
}

/// All tables known, and with them the answer to what kind of day any date is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkdayTable {
    /// Per year, the days in which it departs from the ordinary week.
    years: BTreeMap<i32, BTreeMap<NaiveDate, HolidayDay>>,
}

impl WorkdayTable {
    /// The tables that come with the program: 2024 to 2026.
    ///
    /// # Errors
    /// [`HolidayProblem`] only if the program was built with a damaged table.
    pub fn shipped() -> Result<WorkdayTable, HolidayProblem> {
        let years: Result<Vec<_>, _> = SHIPPED.into_iter().map(HolidayYear::from_json).collect();
        WorkdayTable::from_years(years?)
    }

    /// A table of the years given; of two tables for one year the later counts.
    ///
    /// # Errors
    /// The first [`HolidayProblem`] met.
    pub fn from_years(
        years: impl IntoIterator<Item = HolidayYear>,
    ) -> Result<WorkdayTable, HolidayProblem> {
        let mut table = WorkdayTable::default();
        for year in years {
            year.check()?;
            let days = year.days.into_iter().map(|day| (day.date, day));
            table.years.insert(year.year, days.collect());
        }
        Ok(table)
    }

    /// The years that have a table, in order, each as it would be stored.
    pub fn years(&self) -> impl Iterator<Item = HolidayYear> {
        self.years.iter().map(|(year, days)| HolidayYear {
            year: *year,
            days: days.values().cloned().collect(),
        })
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
    fn listed(&self, date: NaiveDate) -> Option<&HolidayDay> {
        [date.year(), date.year() + 1]
            .iter()
            .find_map(|year| self.years.get(year)?.get(&date))
    }
}
