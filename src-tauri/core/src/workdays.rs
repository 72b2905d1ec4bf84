//! Workdays, holidays and the deadlines counted in them (domain.md §3.7, process.md §6).
//!
//! All dates and times here are civil ones in Beijing time. A day is a workday when it is Monday to Friday and no
//! holiday, or a weekend day that the State Council moved work to (调休). The State Council publishes a year's table
//! only in the November before, so a deadline in a later year is provisional: counted by weekends alone.

mod deadline;
mod table;

#[cfg(test)]
mod tests;

pub use deadline::{DayCount, Deadline, OffDays};
pub use table::{DayKind, SpecialDay, TableProblem, WorkdayTable, YearTable, shipped};
