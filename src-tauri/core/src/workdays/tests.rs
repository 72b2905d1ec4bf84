use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use proptest::prelude::*;

use super::{DayKind, OffDays, SpecialDay, TableProblem, WorkdayTable, YearTable, shipped};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn closing() -> NaiveTime {
    NaiveTime::from_hms_opt(18, 0, 0).unwrap()
}

fn new_year(day: &str) -> SpecialDay {
    SpecialDay {
        date: date(day),
        name: "元旦".into(),
        is_off: true,
    }
}

fn dates(from: &str, to: &str) -> impl Iterator<Item = NaiveDate> {
    let to = date(to);
    date(from).iter_days().take_while(move |day| *day <= to)
}

#[test]
fn the_table_of_2026_is_the_published_one() {
    let table = WorkdayTable::shipped();
    let off: Vec<NaiveDate> = [
        ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"),
        ("2026-04-04", "2026-04-06"),
        ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"),
        ("2026-09-25", "2026-09-27"),
        ("2026-10-01", "2026-10-07"),
    ]
    .into_iter()
    .flat_map(|(from, to)| dates(from, to))
    .collect();
    let working = [
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ]
    .map(date);
    for day in dates("2026-01-01", "2026-12-31") {
        let kind = table.day_kind(day);
        assert_eq!(
            matches!(kind, DayKind::Holiday { .. }),
            off.contains(&day),
            "{day}"
        );
        assert_eq!(
            matches!(kind, DayKind::ShiftedWorkday { .. }),
            working.contains(&day),
            "{day}"
        );
    }
}

#[test]
fn promises_in_workdays_fall_on_the_days_of_the_specification() {
    let table = WorkdayTable::shipped();
    for (start, workdays, end) in [
        ("2026-06-18", 1, "2026-06-22"),
        ("2026-06-18", 3, "2026-06-24"),
        ("2026-06-18", 5, "2026-06-26"),
        ("2026-09-17", 1, "2026-09-18"),
        ("2026-09-17", 3, "2026-09-21"),
        ("2026-09-17", 5, "2026-09-23"),
        ("2026-05-07", 3, "2026-05-11"),
        ("2026-09-28", 5, "2026-10-10"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-09-23", 3, "2026-09-29"),
    ] {
        let start = date(start);
        assert_eq!(
            table.add_workdays(start, workdays),
            date(end),
            "{start} + {workdays}"
        );
        assert_eq!(
            table.workdays_between(start, date(end)),
            u32::from(workdays)
        );
        let deadline = table.due_at_close(start, workdays, closing());
        assert_eq!(deadline.at, date(end).and_time(closing()));
        assert!(!deadline.provisional);
    }
    assert!(table.is_workday(date("2014-01-08")));
    assert_eq!(
        table.workdays_between(date("2026-06-18"), date("2026-06-18")),
        0
    );
    assert_eq!(
        table.workdays_between(date("2026-06-22"), date("2026-06-18")),
        0
    );
    assert_eq!(
        table.add_workdays(date("2026-06-20"), 0),
        date("2026-06-20")
    );
}

#[test]
fn a_deadline_is_explained_day_by_day() {
    let deadline = WorkdayTable::shipped().due_at_close(date("2026-09-17"), 3, closing());
    let explained: Vec<_> = deadline
        .explained
        .into_iter()
        .map(|day| (day.date, day.kind))
        .collect();
    assert_eq!(
        explained,
        [
            (date("2026-09-18"), DayKind::Workday),
            (date("2026-09-19"), DayKind::Weekend),
            (
                date("2026-09-20"),
                DayKind::ShiftedWorkday {
                    name: "国庆节".into()
                }
            ),
            (date("2026-09-21"), DayKind::Workday),
        ]
    );
    let dragon_boat = WorkdayTable::shipped().due_at_close(date("2026-06-18"), 1, closing());
    assert_eq!(
        serde_json::to_value(&dragon_boat).unwrap(),
        serde_json::json!({
            "at": "2026-06-22T18:00:00",
            "provisional": false,
            "explained": [
                {"date": "2026-06-19", "kind": "holiday", "name": "端午节"},
                {"date": "2026-06-20", "kind": "holiday", "name": "端午节"},
                {"date": "2026-06-21", "kind": "holiday", "name": "端午节"},
                {"date": "2026-06-22", "kind": "workday"},
            ]
        })
    );
}

#[test]
fn a_deadline_in_a_year_without_a_table_is_provisional() {
    let table = WorkdayTable::shipped();
    assert!(
        !table
            .due_at_close(date("2026-12-30"), 1, closing())
            .provisional
    );
    let over_new_year = table.due_at_close(date("2026-12-30"), 2, closing());
    assert!(over_new_year.provisional);
    assert_eq!(over_new_year.at.date(), date("2027-01-01"));

    let mut table = table;
    table.set_year(2027, [new_year("2027-01-01")]);
    let over_new_year = table.due_at_close(date("2026-12-30"), 2, closing());
    assert!(!over_new_year.provisional);
    assert_eq!(over_new_year.at.date(), date("2027-01-04"));
}

#[test]
fn the_last_days_of_december_may_stand_in_the_next_years_table() {
    let mut table = WorkdayTable::default();
    table.set_year(2027, [new_year("2026-12-31")]);
    assert!(!table.is_workday(date("2026-12-31")));
    assert!(!table.covers(date("2026-12-31")));
    assert!(table.covers(date("2027-12-31")));
}

#[test]
fn hours_run_in_real_time_and_move_off_a_free_day_when_they_may() {
    let table = WorkdayTable::shipped();
    let movable = OffDays::MoveToNextWorkday(closing());

    let within_the_week =
        table.due_after(moment("2026-06-17 09:12"), TimeDelta::hours(24), movable);
    assert_eq!(within_the_week.at, moment("2026-06-18 09:12"));
    assert_eq!(within_the_week.explained.len(), 1);

    let into_the_holiday =
        table.due_after(moment("2026-06-18 09:12"), TimeDelta::hours(24), movable);
    assert_eq!(into_the_holiday.at, moment("2026-06-22 18:00"));
    assert!(!into_the_holiday.provisional);
    assert_eq!(
        into_the_holiday
            .explained
            .iter()
            .map(|day| day.date)
            .collect::<Vec<_>>(),
        dates("2026-06-19", "2026-06-22").collect::<Vec<_>>()
    );

    let grave = table.due_after(
        moment("2026-06-18 23:50"),
        TimeDelta::minutes(30),
        OffDays::Stay,
    );
    assert_eq!(grave.at, moment("2026-06-19 00:20"));
    assert_eq!(grave.explained, []);

    let working_sunday = table.due_after(moment("2026-09-19 10:00"), TimeDelta::hours(24), movable);
    assert_eq!(working_sunday.at, moment("2026-09-20 10:00"));

    let unknown_year = table.due_after(moment("2026-12-31 20:00"), TimeDelta::hours(8), movable);
    assert_eq!(unknown_year.at, moment("2027-01-01 04:00"));
    assert!(unknown_year.provisional);
    let unmovable = table.due_after(
        moment("2026-12-31 20:00"),
        TimeDelta::hours(8),
        OffDays::Stay,
    );
    assert!(!unmovable.provisional);
}

#[test]
fn files_of_the_community_are_understood() {
    let year = YearTable::from_json(
        r#"{"$schema": "s", "year": 2027, "papers": [], "days":
            [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}"#,
    )
    .unwrap();
    assert_eq!(year.days, [new_year("2027-01-01")]);
}

#[test]
fn a_table_that_cannot_be_right_is_refused() {
    let refused = |json: &str| YearTable::from_json(json).unwrap_err();
    assert!(matches!(refused("[]"), TableProblem::Unreadable { .. }));
    assert_eq!(
        refused(r#"{"year": 2027, "days": []}"#),
        TableProblem::NoDays { year: 2027 }
    );
    assert_eq!(
        refused(r#"{"year": 2027, "days": [{"date": "2026-11-30", "name": "", "is_off": true}]}"#),
        TableProblem::OtherYear {
            year: 2027,
            date: date("2026-11-30")
        }
    );
    assert_eq!(
        refused(
            r#"{"year": 2027, "days": [{"date": "2027-01-01", "name": "", "is_off": true},
                {"date": "2027-01-01", "name": "", "is_off": false}]}"#
        ),
        TableProblem::Twice {
            date: date("2027-01-01")
        }
    );
}

#[test]
fn the_shipped_tables_agree_with_the_law() {
    let table = WorkdayTable::shipped();
    assert!(table.years().eq([2024, 2025, 2026]));
    for year in shipped() {
        for day in &year.days {
            let weekend = day.date.weekday().num_days_from_monday() >= 5;
            assert!(day.is_off || weekend, "{} is moved to no weekend", day.date);
        }
        // Every moved workday gives one weekend day back, so what is won over ordinary weeks is what the law gives:
        // 11 days by the rule of 2013, 13 by that of 2024.
        let free_weekdays = year
            .days
            .iter()
            .filter(|day| day.is_off && day.date.weekday().num_days_from_monday() < 5)
            .count();
        let moved = year.days.iter().filter(|day| !day.is_off).count();
        let by_law = if year.year < 2025 { 11 } else { 13 };
        assert_eq!(free_weekdays - moved, by_law, "{}", year.year);
        // No week of work longer than seven days: six by the rule's intention, seven as it has happened.
        let mut row = 0;
        for day in dates(
            &format!("{}-01-01", year.year),
            &format!("{}-12-31", year.year),
        ) {
            row = if table.is_workday(day) { row + 1 } else { 0 };
            assert!(row <= 7, "{day} is workday number {row} in a row");
        }
    }
}

/// Counts workdays by arithmetic: whole weeks have five, then the table's exceptions are taken off and put on.
fn counted_by_weeks(from: NaiveDate, to: NaiveDate) -> i64 {
    let weekdays_up_to = |date: NaiveDate| {
        let days = i64::from(date.num_days_from_ce());
        // Day 1 of the common era was a Monday.
        days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
    };
    let mut count = weekdays_up_to(to) - weekdays_up_to(from);
    for day in shipped().into_iter().flat_map(|year| year.days) {
        if day.date > from && day.date <= to {
            let weekend = day.date.weekday().num_days_from_monday() >= 5;
            count += i64::from(!day.is_off && weekend) - i64::from(day.is_off && !weekend);
        }
    }
    count
}

proptest! {
    #[test]
    fn counting_days_agrees_with_counting_weeks(start in 0_i64..1_500, length in 0_i64..400) {
        let table = WorkdayTable::shipped();
        let from = date("2023-06-01") + TimeDelta::days(start);
        let to = from + TimeDelta::days(length);
        prop_assert_eq!(
            i64::from(table.workdays_between(from, to)),
            counted_by_weeks(from, to)
        );
    }

    #[test]
    fn adding_and_counting_are_inverse_and_monotone(start in 0_i64..1_500, workdays in 1_u16..60) {
        let table = WorkdayTable::shipped();
        let from = date("2023-06-01") + TimeDelta::days(start);
        let end = table.add_workdays(from, workdays);
        prop_assert!(table.is_workday(end));
        prop_assert_eq!(counted_by_weeks(from, end), i64::from(workdays));
        prop_assert!(end > table.add_workdays(from, workdays - 1));
        prop_assert!(table.add_workdays(from + TimeDelta::days(1), workdays) >= end);
        let deadline = table.due_at_close(from, workdays, closing());
        prop_assert_eq!(deadline.at.date(), end);
        prop_assert_eq!(deadline.explained.len() as i64, (end - from).num_days());
    }

    #[test]
    fn a_moved_period_never_ends_early_or_on_a_free_day(start in 0_i64..1_500_000, hours in 0_i64..200) {
        let table = WorkdayTable::shipped();
        let from = moment("2023-06-01 00:00") + TimeDelta::minutes(start);
        let unmoved = from + TimeDelta::hours(hours);
        let off_days = OffDays::MoveToNextWorkday(closing());
        let due = table.due_after(from, TimeDelta::hours(hours), off_days);
        prop_assert!(table.is_workday(due.at.date()));
        if table.is_workday(unmoved.date()) {
            prop_assert_eq!(due.at, unmoved);
        } else {
            prop_assert_eq!(due.at.time(), closing());
            prop_assert_eq!(table.workdays_between(unmoved.date(), due.at.date()), 1);
        }
    }
}
