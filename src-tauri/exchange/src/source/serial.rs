//! Numbers of a spreadsheet as what they show.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::number_format::NumberShape;
use crate::table::{Cell, DateSystem};

const MILLISECONDS_OF_DAY: f64 = 86_400_000.0;

/// The day after 31 December 9999 in the 1900 system.
const END_OF_DAYS: f64 = 2_958_466.0;

/// A number with a format as a cell. A date that no calendar has stays a number.
pub(crate) fn cell(number: f64, shape: NumberShape, system: DateSystem) -> Cell {
    if !number.is_finite() {
        return Cell::Error("#NUM!".into());
    }
    match shape {
        NumberShape::Plain => Cell::Number(number),
        NumberShape::Percent => Cell::Percent(number),
        NumberShape::Date if (0.0..1.0).contains(&number) => Cell::text(&clock(number)),
        NumberShape::Date => moment(number, system).map_or(Cell::Number(number), Cell::Date),
        NumberShape::Duration if (0.0..END_OF_DAYS).contains(&number) => Cell::text(&clock(number)),
        NumberShape::Duration => Cell::Number(number),
        NumberShape::Padded(digits) if number >= 0.0 && number.fract() == 0.0 && number < 1e15 => {
            let width = usize::from(digits);
            Cell::text(&format!("{number:0width$}"))
        }
        NumberShape::Padded(_) => Cell::Number(number),
    }
}

/// The civil moment of a day number, to the millisecond; nothing for 29 February 1900 and days out of range.
pub(crate) fn moment(serial: f64, system: DateSystem) -> Option<NaiveDateTime> {
    if !(0.0..END_OF_DAYS).contains(&serial) {
        return None;
    }
    let (year, month, day) = match system {
        DateSystem::Excel1904 => (1904, 1, 1),
        // The 1900 system counts a day that never was, so the days before it have another start.
        DateSystem::Excel1900 if serial < 60.0 => (1899, 12, 31),
        DateSystem::Excel1900 if serial < 61.0 => return None,
        DateSystem::Excel1900 => (1899, 12, 30),
    };
    let start = NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(0, 0, 0)?;
    let milliseconds = (serial * MILLISECONDS_OF_DAY).round() as i64;
    start.checked_add_signed(TimeDelta::milliseconds(milliseconds))
}

/// Hours, minutes and, where there are any, seconds.
fn clock(days: f64) -> String {
    let seconds = (days * 86_400.0).round() as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{hours}:{minutes:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

/// A date or moment in ISO 8601 form, as OpenDocument and some writers of Excel files store it.
pub(crate) fn iso_moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().trim_end_matches('Z');
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return date.and_hms_opt(0, 0, 0);
    }
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(serial: f64, system: DateSystem) -> Option<String> {
        moment(serial, system).map(|moment| moment.to_string())
    }

    #[test]
    fn both_date_systems_meet_the_calendar() {
        use DateSystem::{Excel1900, Excel1904};
        assert_eq!(date(1.0, Excel1900).unwrap(), "1900-01-01 00:00:00");
        assert_eq!(date(59.0, Excel1900).unwrap(), "1900-02-28 00:00:00");
        assert_eq!(date(60.0, Excel1900), None);
        assert_eq!(date(61.0, Excel1900).unwrap(), "1900-03-01 00:00:00");
        assert_eq!(date(46191.5, Excel1900).unwrap(), "2026-06-18 12:00:00");
        assert_eq!(date(44729.0, Excel1904).unwrap(), "2026-06-18 00:00:00");
        assert_eq!(date(-1.0, Excel1900), None);
        assert_eq!(date(1e12, Excel1900), None);
    }

    #[test]
    fn times_and_padded_numbers_show_as_in_the_sheet() {
        let show = |number, shape| cell(number, shape, DateSystem::Excel1900);
        assert_eq!(show(0.6041666667, NumberShape::Date), Cell::text("14:30"));
        assert_eq!(
            show(1.1041666667, NumberShape::Duration),
            Cell::text("26:30")
        );
        assert_eq!(show(10000.0, NumberShape::Padded(6)), Cell::text("010000"));
        assert_eq!(
            show(f64::NAN, NumberShape::Plain),
            Cell::Error("#NUM!".into())
        );
    }
}
