//! Which of the automatic backups are kept: the last of each of seven days, four weeks and twelve months. What somebody
//! asked for stays.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{Datelike, NaiveDateTime};

use super::Reason;

/// An automatic backup, as its name tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// When it was made, Beijing time.
    pub at: NaiveDateTime,
    pub reason: Reason,
    pub path: PathBuf,
}

/// How many of the backups before migrations and restores are kept whatever their day.
const EVENTS: usize = 3;

/// Those that may go, of backups that are given newest first.
pub(super) fn surplus(backups: Vec<Kept>) -> Vec<Kept> {
    let mut days = Buckets::new(7);
    let mut weeks = Buckets::new(4);
    let mut months = Buckets::new(12);
    let mut events = 0;
    let mut goes = |kept: &Kept| {
        if kept.reason == Reason::Asked {
            return false;
        }
        let date = kept.at.date();
        // Each is asked, so that each counts.
        let by_day = days.takes((date.year(), date.ordinal()));
        let by_week = weeks.takes((date.iso_week().year(), date.iso_week().week()));
        let by_month = months.takes((date.year(), date.month()));
        let is_event = kept.reason != Reason::Daily;
        events += usize::from(is_event);
        !(by_day || by_week || by_month || is_event && events <= EVENTS)
    };
    backups.into_iter().filter(|kept| goes(kept)).collect()
}

/// The newest periods of one length; the first backup of each, which is its last in time, is taken.
struct Buckets {
    limit: usize,
    seen: BTreeSet<(i32, u32)>,
}

impl Buckets {
    fn new(limit: usize) -> Self {
        Self {
            limit,
            seen: BTreeSet::new(),
        }
    }

    fn takes(&mut self, period: (i32, u32)) -> bool {
        self.seen.len() < self.limit && self.seen.insert(period)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};

    use super::*;

    fn kept(at: NaiveDateTime, reason: Reason) -> Kept {
        Kept {
            at,
            reason,
            path: PathBuf::from(format!("{at}-{}", reason.code())),
        }
    }

    fn noon(days_ago: u64) -> NaiveDateTime {
        let today = NaiveDate::from_ymd_opt(2026, 6, 18).unwrap();
        (today - Days::new(days_ago))
            .and_hms_opt(12, 30, 0)
            .unwrap()
    }

    #[test]
    fn two_years_of_days_become_days_weeks_and_months() {
        let all: Vec<Kept> = (0..730)
            .map(|days_ago| kept(noon(days_ago), Reason::Daily))
            .collect();
        let gone = surplus(all.clone());
        let left: Vec<NaiveDateTime> = all
            .iter()
            .filter(|one| !gone.contains(one))
            .map(|one| one.at)
            .collect();
        // Seven days, the Sundays of three more weeks, the last days of eleven more months.
        assert_eq!(left[..7], (0..7).map(noon).collect::<Vec<_>>()[..]);
        let days: Vec<String> = left[7..]
            .iter()
            .map(|at| at.format("%Y-%m-%d").to_string())
            .collect();
        assert_eq!(
            days,
            [
                "2026-06-07",
                "2026-05-31",
                "2026-04-30",
                "2026-03-31",
                "2026-02-28",
                "2026-01-31",
                "2025-12-31",
                "2025-11-30",
                "2025-10-31",
                "2025-09-30",
                "2025-08-31",
                "2025-07-31"
            ]
        );
        // Thinning what was thinned takes nothing more.
        let left: Vec<Kept> = all.into_iter().filter(|one| !gone.contains(one)).collect();
        assert_eq!(surplus(left), []);
    }

    #[test]
    fn the_last_of_a_day_and_the_events_stay() {
        let at = |hour| noon(0).date().and_hms_opt(hour, 0, 0).unwrap();
        let all = vec![
            kept(at(20), Reason::Asked),
            kept(at(19), Reason::Asked),
            kept(at(18), Reason::Daily),
            kept(at(12), Reason::BeforeRestore),
            kept(at(9), Reason::Daily),
            kept(at(8), Reason::BeforeMigration),
            kept(at(7), Reason::BeforeRestore),
            kept(at(6), Reason::BeforeRestore),
        ];
        assert_eq!(surplus(all.clone()), [all[4].clone(), all[7].clone()]);
    }
}
