//! Civil dates and moments.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::problem::check;
use super::{CellProblem, text};
use crate::plain::half_width;
use crate::source::serial;
use crate::table::{Cell, DateSystem};

/// Years in which the dates of a firm lie.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Years in which a bare number is taken for a day: a house number or an amount is mostly another.
const YEARS_OF_BARE_DAYS: std::ops::RangeInclusive<i32> = 1950..=2099;

/// A date: a date cell, `2026年6月18日`, `2026/6/18`, `2026.6.18`, `2026-06-18 09:12`, `20260618`, or a bare day number
/// in the date system of the sheet.
///
/// # Errors
/// `date_order_unclear` for `6/7/2026` and for two-digit years, `date_without_day` for `2026年6月`, `no_such_date` for 30
/// February, `date_out_of_range` outside 1900–2199, `not_a_date`, and those of [`text`].
pub fn date(cell: &Cell, system: DateSystem) -> Result<Option<NaiveDate>, CellProblem> {
    Ok(moment(cell, system)?.map(|moment| moment.date()))
}

/// As [`date`], with the time of day; midnight where there is none.
///
/// # Errors
/// As [`date`].
pub fn moment(cell: &Cell, system: DateSystem) -> Result<Option<NaiveDateTime>, CellProblem> {
    check(cell)?;
    let found = match cell {
        Cell::Date(moment) => Ok(*moment),
        Cell::Number(number) => bare_number(*number, system),
        Cell::Bool(_) | Cell::Percent(_) => Err("not_a_date"),
        _ => match text(cell)? {
            Some(text) => written(&half_width(&text), system),
            None => return Ok(None),
        },
    };
    match found {
        Ok(moment) if YEARS.contains(&moment.year()) => Ok(Some(moment)),
        Ok(_) => Err(CellProblem::new("date_out_of_range", cell)),
        Err(code) => Err(CellProblem::new(code, cell)),
    }
}

type Found = Result<NaiveDateTime, &'static str>;

/// `20260618`, or a day number.
fn bare_number(number: f64, system: DateSystem) -> Found {
    if number.fract() == 0.0 && (19_000_000.0..22_000_000.0).contains(&number) {
        let digits = number as i32;
        return day(digits / 10_000, digits / 100 % 100, digits % 100)
            .map(|date| date.and_time(NaiveTime::MIN));
    }
    match serial::moment(number, system) {
        Some(moment) if YEARS_OF_BARE_DAYS.contains(&moment.year()) => Ok(moment),
        _ => Err("not_a_date"),
    }
}

fn written(text: &str, system: DateSystem) -> Found {
    if let Ok(number) = text.parse::<f64>()
        && text.bytes().all(|byte| byte.is_ascii_digit())
    {
        return bare_number(number, system);
    }
    let (date_text, rest) = split_date(text);
    let numbers = numbers(date_text).ok_or("not_a_date")?;
    let date = match numbers.as_slice() {
        [(year, 4), (month, _), (date, _)] => day(*year, *month, *date)?,
        [(_, 1..=2), (_, 1..=2), (_, 2 | 4)] => return Err("date_order_unclear"),
        [(_, 4), (_, 1..=2)] => return Err("date_without_day"),
        _ => return Err("not_a_date"),
    };
    Ok(date.and_time(time(rest)?))
}

/// The part with the day, and what follows it.
fn split_date(text: &str) -> (&str, &str) {
    for mark in ['日', '号'] {
        if let Some((date, rest)) = text.split_once(mark) {
            return (date, rest);
        }
    }
    let text = text.trim();
    match text.find([' ', 'T', '\n']) {
        // 2026 - 6 - 18 has blanks inside.
        Some(end) if text[end..].contains(':') || !text[end..].contains(['-', '/', '.']) => {
            text.split_at(end)
        }
        _ => (text, ""),
    }
}

/// The numbers between the marks of a date, each with its length.
fn numbers(text: &str) -> Option<Vec<(i32, usize)>> {
    text.trim()
        .trim_end_matches(['月', '.', '-', '/'])
        .split(['年', '月', '-', '/', '.', '\\'])
        .map(|part| {
            let part = part.trim();
            let digits =
                (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            digits
                .then(|| Some((part.parse().ok()?, part.len())))
                .flatten()
        })
        .collect()
}

fn day(year: i32, month: i32, day: i32) -> Result<NaiveDate, &'static str> {
    let month = u32::try_from(month).map_err(|_| "no_such_date")?;
    let day = u32::try_from(day).map_err(|_| "no_such_date")?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or("no_such_date")
}

/// The time of day behind a date; days of the week may stand before it.
fn time(rest: &str) -> Result<NaiveTime, &'static str> {
    let mut rest = rest.trim().trim_start_matches('T').trim_end_matches('Z');
    for week in ["星期", "周", "礼拜"] {
        if let Some(day) = rest.strip_prefix(week) {
            rest = day.trim_start_matches(['一', '二', '三', '四', '五', '六', '日', '天']);
        }
    }
    let rest = rest
        .trim_matches(['(', ')', ' ', ','])
        .replace(['时', '分'], ":")
        .replace('秒', "");
    let rest = rest.trim_end_matches(':');
    if rest.is_empty() {
        return Ok(NaiveTime::MIN);
    }
    ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(rest, form).ok())
        .ok_or("not_a_date")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &Cell, system: DateSystem) -> Result<String, &'static str> {
        match moment(cell, system) {
            Ok(Some(moment)) => Ok(moment.format("%Y-%m-%d %H:%M").to_string()),
            Ok(None) => Ok(String::new()),
            Err(problem) => Err(problem.code),
        }
    }

    #[test]
    fn the_many_ways_to_write_a_day() {
        for text in [
            "2026年6月18日",
            "2026年06月18号",
            "２０２６年６月１８日",
            "2026 年 6 月 18 日",
            "2026/6/18",
            "2026-06-18",
            "2026.6.18",
            "2026 - 6 - 18",
            "20260618",
            "46191",
            "2026-06-18 00:00:00",
            "2026-06-18T00:00:00Z",
            "2026年6月18日 星期四",
            "2026/6/18 周四",
        ] {
            let found = read(&Cell::text(text), DateSystem::Excel1900);
            assert_eq!(found.as_deref(), Ok("2026-06-18 00:00"), "{text}");
        }
        for text in [
            "2026-06-18 09:12",
            "2026年6月18日9时12分",
            "2026/6/18 9:12:00",
        ] {
            let found = read(&Cell::text(text), DateSystem::Excel1900);
            assert_eq!(found.as_deref(), Ok("2026-06-18 09:12"), "{text}");
        }
    }

    #[test]
    fn bare_numbers_follow_the_date_system() {
        let expected = Ok("2026-06-18 00:00".to_owned());
        assert_eq!(
            read(&Cell::Number(46_191.0), DateSystem::Excel1900),
            expected
        );
        assert_eq!(
            read(&Cell::Number(44_729.0), DateSystem::Excel1904),
            expected
        );
        assert_eq!(
            read(&Cell::Number(20_260_618.0), DateSystem::Excel1904),
            expected
        );
        assert_eq!(
            read(&Cell::Number(20_261_318.0), DateSystem::Excel1900),
            Err("no_such_date")
        );
        assert_eq!(
            read(&Cell::Number(2026.0), DateSystem::Excel1900),
            Err("not_a_date")
        );
    }

    #[test]
    fn what_is_unclear_is_refused() {
        for (text, code) in [
            ("6/7/2026", "date_order_unclear"),
            ("26-6-18", "date_order_unclear"),
            ("2026年6月", "date_without_day"),
            ("2026-06", "date_without_day"),
            ("2026-02-30", "no_such_date"),
            ("2026/13/1", "no_such_date"),
            ("0999-01-01", "date_out_of_range"),
            ("长期", "not_a_date"),
            ("2026-06-18 早上", "not_a_date"),
            ("2026-06-18 25:00", "not_a_date"),
            ("99999999999999999999", "not_a_date"),
        ] {
            assert_eq!(
                read(&Cell::text(text), DateSystem::Excel1900),
                Err(code),
                "{text}"
            );
        }
        assert_eq!(read(&Cell::Empty, DateSystem::Excel1900), Ok(String::new()));
    }
}
