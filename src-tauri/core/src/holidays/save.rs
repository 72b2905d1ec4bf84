//! Saves the table of a year.

use std::collections::BTreeSet;

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};

use super::{HolidayYear, calendar, insert};
use crate::Result;
use crate::complaints::{self, MovedPromise};
use crate::problems::Problems;
use crate::staff::{Act, Session};
use crate::store::{self, Changed, Op, Store};
use crate::workdays::SpecialDay;

/// The table of a year as it was put together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct HolidayInput {
    /// The year.
    pub year: i32,
    /// Its days that differ from the plain week, in any order.
    pub days: Vec<SpecialDay>,
    /// Where the table comes from.
    pub source: String,
}

/// A saved table, and what it would mean for promises that were given before.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct SavedHolidays {
    /// The table.
    pub saved: HolidayYear,
    /// Open complaints whose answer would fall on another day by the new table. Their promises stay as they were given
    /// (process.md DECISION 23).
    pub moved: Vec<MovedPromise>,
}

/// Saves the table of a year over the earlier one. Without a day it counts as not published.
pub fn save(store: &Store, by: &Session, input: HolidayInput) -> Result<Changed<SavedHolidays>> {
    by.require(Act::ManageFirm)?;
    input.problems().refuse(false)?;
    let HolidayInput {
        year,
        mut days,
        source,
    } = input;
    days.sort_by_key(|day| day.date);
    for day in &mut days {
        day.name = day.name.trim().to_owned();
    }
    let source = source.trim().to_owned();
    let sees_customers = by.may(Act::ViewCustomers);
    store.write(by.actor(), Op::SaveHolidays, |tx| {
        let counted_before = calendar(tx.connection())?;
        let found: Vec<HolidayYear> = store::select(tx.connection(), "year = ?1", [year])?;
        let saved = match found.into_iter().next() {
            None => insert(tx, year, days, &source)?,
            Some(before) => {
                let after = HolidayYear {
                    days,
                    source,
                    ..before.clone()
                };
                tx.update(&before, &after)?;
                after
            }
        };
        let counted_now = calendar(tx.connection())?;
        let mut moved = complaints::moved_promises(tx.connection(), &counted_before, &counted_now)?;
        if !sees_customers {
            moved.iter_mut().for_each(|one| one.customer.clear());
        }
        Ok(SavedHolidays { saved, moved })
    })
}

impl HolidayInput {
    fn problems(&self) -> Problems {
        let mut problems = Problems::default();
        if !(2000..=2100).contains(&self.year) {
            problems.error("year", "out_of_range");
        }
        problems.limit("source", &self.source, 200);
        let mut seen = BTreeSet::new();
        for (index, day) in self.days.iter().enumerate() {
            let date = format!("days.{index}.date");
            let name = format!("days.{index}.name");
            let is_weekend = matches!(day.date.weekday(), Weekday::Sat | Weekday::Sun);
            // New Year's holiday may begin in December.
            let is_december_before = day.date.year() + 1 == self.year && day.date.month() == 12;
            if day.date.year() != self.year && !is_december_before {
                problems.error(&date, "other_year");
            } else if !seen.insert(day.date) {
                problems.error(&date, "twice");
            } else if !day.is_off && !is_weekend {
                problems.error(&date, "workday_anyway");
            }
            problems.require(&name, &day.name);
            problems.limit(&name, &day.name, 20);
        }
        problems
    }
}
