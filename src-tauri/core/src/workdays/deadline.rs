//! Deadlines in workdays and in hours, with the days counted.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::table::{DayKind, WorkdayTable};

/// When something is due, and how that was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Deadline {
    /// The last moment that is still in time, Beijing time.
    pub at: NaiveDateTime,
    /// Whether a day that was counted lies in a year whose holidays are not known yet.
    pub provisional: bool,
    /// Every day after the start up to the day of [`Deadline::at`], in order.
    pub explained: Vec<DayCount>,
}

/// One day of the way to a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DayCount {
    /// The day.
    pub date: NaiveDate,
    /// What kind of day it is; only workdays were counted.
    #[serde(flatten)]
    pub kind: DayKind,
}

/// What happens to a period of hours that ends on a day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffDays {
    /// It ends there all the same: grave complaints do not wait (process.md DECISION 21).
    Stay,
    /// It ends at this time of the next workday (民法典 art. 203).
    MoveToNextWorkday(NaiveTime),
}

impl WorkdayTable {
    /// The date so many workdays after `start`, which is itself not counted (民法典 art. 201). No workdays after a date
    /// is the date itself, be it a workday or not.
    pub fn add_workdays(&self, start: NaiveDate, workdays: u16) -> NaiveDate {
        self.days_ahead(start, workdays)
            .last()
            .map_or(start, |day| day.date)
    }

    /// How many workdays lie after `from` up to and including `to`; none when `to` is not after `from`.
    pub fn workdays_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|date| *date <= to);
        days.fold(0, |count, date| count + u32::from(self.is_workday(date)))
    }

    /// The deadline of a promise made in workdays: the start day is not counted, and the last day ends when the firm
    /// closes (process.md DECISION 20).
    pub fn due_at_close(&self, start: NaiveDate, workdays: u16, closing: NaiveTime) -> Deadline {
        let explained = self.days_ahead(start, workdays);
        let last = explained.last().map_or(start, |day| day.date);
        Deadline {
            at: last.and_time(closing),
            provisional: explained.iter().any(|day| !self.covers(day.date)),
            explained,
        }
    }

    /// The deadline of a promise made in hours or minutes, which runs in real time from the moment `start`
    /// (process.md DECISION 21). Only a deadline that can be moved depends on holidays, so only that is explained day
    /// by day and can be provisional.
    pub fn due_after(
        &self,
        start: NaiveDateTime,
        period: TimeDelta,
        off_days: OffDays,
    ) -> Deadline {
        let end = start
            .checked_add_signed(period)
            .unwrap_or(NaiveDateTime::MAX);
        let unmoved = Deadline {
            at: end,
            provisional: false,
            explained: Vec::new(),
        };
        let OffDays::MoveToNextWorkday(closing) = off_days else {
            return unmoved;
        };
        let days_after_start = self.days_ahead_until(start.date(), end.date());
        let provisional = !self.covers(end.date());
        if self.is_workday(end.date()) {
            return Deadline {
                provisional,
                explained: days_after_start,
                ..unmoved
            };
        }
        let moved = self.due_at_close(end.date(), 1, closing);
        Deadline {
            at: moved.at,
            provisional: provisional || moved.provisional,
            explained: [days_after_start, moved.explained].concat(),
        }
    }

    /// The days after `start` up to the workday that completes the count.
    fn days_ahead(&self, start: NaiveDate, workdays: u16) -> Vec<DayCount> {
        let mut days = Vec::new();
        let mut left = workdays;
        let mut dates = start.iter_days().skip(1);
        while left > 0
            && let Some(date) = dates.next()
        {
            let day = self.counted(date);
            left -= u16::from(day.kind.is_workday());
            days.push(day);
        }
        days
    }

    fn days_ahead_until(&self, start: NaiveDate, end: NaiveDate) -> Vec<DayCount> {
        let dates = start.iter_days().skip(1).take_while(|date| *date <= end);
        dates.map(|date| self.counted(date)).collect()
    }

    fn counted(&self, date: NaiveDate) -> DayCount {
        DayCount {
            date,
            kind: self.day_kind(date),
        }
    }
}
