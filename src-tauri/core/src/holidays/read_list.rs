//! Reads a list of days that somebody pasted: one day a line, the text of the State Council's notice, or the JSON of the
//! community's yearly files. What is not understood is told, never dropped.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use crate::width::half_width_text;
use crate::workdays::{SpecialDay, TableProblem, YearTable};

/// A holiday that is longer than this was misread.
const LONGEST_HOLIDAY: i64 = 31;

/// Words of a working weekend day; looked for first, because 放假调休 is off and 调休上班 is not.
const WORKING: [&str; 3] = ["班", "work", "false"];
const OFF: [&str; 5] = ["放假", "假日", "休", "off", "true"];
/// Signs between the parts of a line that may be a name.
const BETWEEN: [char; 12] = [
    ',', ';', '\t', '|', ':', '、', '。', ' ', '(', ')', '"', '~',
];

/// A list as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, specta::Type)]
pub struct ReadHolidays {
    /// Its days, in the order of the calendar, each once.
    pub days: Vec<SpecialDay>,
    /// The notice that the list names; empty where it names none.
    pub source: String,
    /// Lines that were not taken.
    pub refused: Vec<RefusedLine>,
}

/// A line that was not taken.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct RefusedLine {
    /// Its number, from 1.
    pub line: u32,
    /// The line.
    pub text: String,
    /// Why: a code of the field problems.
    pub code: String,
}

/// Reads a list of days of `year`.
pub fn read_list(year: i32, text: &str) -> ReadHolidays {
    let mut read = ReadHolidays::default();
    if text.trim_start().starts_with(['{', '[']) {
        match YearTable::from_json(text) {
            Ok(table) if table.year == year => {
                read.days = table.days;
                read.source = table.source;
            }
            Ok(_) => read.refuse(1, "", "other_year"),
            Err(problem) => read.refuse(1, "", code_of(&problem)),
        }
    } else {
        let mut is_first = true;
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            // The head of a list names columns.
            let is_head = is_first && !line.chars().any(|sign| sign.is_numeric());
            is_first = false;
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            match days_of(line, year) {
                _ if is_head => {}
                Ok(days) => read.take(number, line, days),
                Err(code) => read.refuse(number, line, code),
            }
        }
    }
    read.days.sort_by_key(|day| day.date);
    read
}

impl ReadHolidays {
    fn take(&mut self, line: u32, text: &str, days: Vec<SpecialDay>) {
        for day in days {
            match self.days.iter().any(|known| known.date == day.date) {
                true => self.refuse(line, text, "twice"),
                false => self.days.push(day),
            }
        }
    }

    fn refuse(&mut self, line: u32, text: &str, code: &str) {
        let text = text.trim().chars().take(120).collect();
        self.refused.push(RefusedLine {
            line,
            text,
            code: code.to_owned(),
        });
    }
}

fn code_of(problem: &TableProblem) -> &'static str {
    match problem {
        TableProblem::Unreadable { .. } => "not_a_table",
        TableProblem::NoDays { .. } => "no_days",
        TableProblem::OtherYear { .. } => "other_year",
        TableProblem::Twice { .. } => "twice",
    }
}

/// The days of one line; a sentence of its own for each kind of day.
fn days_of(line: &str, year: i32) -> Result<Vec<SpecialDay>, &'static str> {
    let line = without_remarks(&half_width_text(line))
        .replace(" 年", "年")
        .replace("年 ", "年")
        .replace(" 月", "月")
        .replace("月 ", "月")
        .replace(" 日", "日");
    let mut days: Vec<SpecialDay> = Vec::new();
    let mut name = String::new();
    for sentence in line.split('。') {
        let (dates, rest) = dates_of(sentence, year)?;
        if let Some(found) = name_in(&rest) {
            name = found;
        }
        if dates.is_empty() {
            continue;
        }
        let told = kind_in(&rest);
        for date in dates {
            let is_december_before = date.year() + 1 == year && date.month() == 12;
            if date.year() != year && !is_december_before {
                return Err("other_year");
            }
            let is_weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
            let is_off = match told {
                Some(is_off) => is_off,
                // A weekday differs from the plain week only by being off.
                None if !is_weekend => true,
                None => return Err("off_or_working"),
            };
            days.push(SpecialDay {
                date,
                name: name.clone(),
                is_off,
            });
        }
    }
    match days.is_empty() {
        true => Err("no_date"),
        false => Ok(days),
    }
}

/// Without what stands in brackets, such as the day of the week or of the moon's calendar.
fn without_remarks(line: &str) -> String {
    let mut depth = 0_u32;
    line.chars()
        .filter(|sign| {
            match sign {
                '(' => depth += 1,
                ')' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

/// Every date of a sentence, ranges day by day, and the sentence without them.
fn dates_of(sentence: &str, year: i32) -> Result<(Vec<NaiveDate>, String), &'static str> {
    let signs: Vec<char> = sentence.chars().collect();
    let (mut dates, mut rest): (Vec<NaiveDate>, String) = (Vec::new(), String::new());
    let mut at = 0;
    let mut from: Option<NaiveDate> = None;
    while at < signs.len() {
        let Some((date, length)) = date_at(&signs[at..], year, from)? else {
            rest.push(signs[at]);
            // Only what joins two dates keeps the first one waiting for the second.
            from = from.filter(|_| matches!(signs[at], '至' | '到' | '~' | '—' | '–' | '-' | ' '));
            at += 1;
            continue;
        };
        match from.filter(|_| ends_in_joint(&rest)) {
            Some(begin) => dates.extend(days_up_to(begin, date)?),
            None => dates.push(date),
        }
        rest.push(' ');
        from = Some(date);
        at += length;
    }
    Ok((dates, rest))
}

fn ends_in_joint(rest: &str) -> bool {
    rest.trim_end().ends_with(['至', '到', '~', '—', '–', '-'])
}

/// The days after `begin` up to `end`.
fn days_up_to(begin: NaiveDate, end: NaiveDate) -> Result<Vec<NaiveDate>, &'static str> {
    let length = (end - begin).num_days();
    match length {
        1..=LONGEST_HOLIDAY => Ok(begin
            .iter_days()
            .skip(1)
            .take_while(|date| *date <= end)
            .collect()),
        _ => Err("not_a_range"),
    }
}

/// A date at the beginning of `signs` and how many signs it takes: with its year, as month and day in words, as eight
/// digits, or, behind the beginning of a range, as a day alone.
fn date_at(
    signs: &[char],
    year: i32,
    from: Option<NaiveDate>,
) -> Result<Option<(NaiveDate, usize)>, &'static str> {
    let (first, first_length) = number_at(signs);
    let valid = |year: i32, month: u32, day: u32, length: usize| {
        NaiveDate::from_ymd_opt(year, month, day)
            .map(|date| Some((date, length)))
            .ok_or("no_such_date")
    };
    let sign = |at: usize| signs.get(at).copied();
    let with_day_sign = |at: usize| at + usize::from(matches!(sign(at), Some('日' | '号')));
    match first_length {
        8 => valid(
            (first / 10_000) as i32,
            first / 100 % 100,
            first % 100,
            first_length,
        ),
        4 if matches!(sign(4), Some('-' | '/' | '.' | '年')) => {
            let (month, month_length) = number_at(&signs[5..]);
            let at = 5 + month_length;
            if !matches!(month_length, 1 | 2) || !matches!(sign(at), Some('-' | '/' | '.' | '月'))
            {
                return Ok(None);
            }
            let (day, day_length) = number_at(&signs[at + 1..]);
            match day_length {
                1 | 2 => valid(first as i32, month, day, with_day_sign(at + 1 + day_length)),
                _ => Ok(None),
            }
        }
        1 | 2 if sign(first_length) == Some('月') => {
            let at = first_length + 1;
            let (day, day_length) = number_at(&signs[at..]);
            match day_length {
                1 | 2 => valid(year, first, day, with_day_sign(at + day_length)),
                _ => Ok(None),
            }
        }
        1 | 2 if matches!(sign(first_length), Some('日' | '号')) => match from {
            Some(begin) => valid(begin.year(), begin.month(), first, first_length + 1),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// The number at the beginning and how many digits it has.
fn number_at(signs: &[char]) -> (u32, usize) {
    let digits: String = signs
        .iter()
        .take_while(|sign| sign.is_ascii_digit())
        .take(9)
        .collect();
    (digits.parse().unwrap_or_default(), digits.len())
}

/// Whether the words say free or working; `None` where they do not.
fn kind_in(rest: &str) -> Option<bool> {
    let rest = rest.to_lowercase();
    if WORKING.iter().any(|word| rest.contains(word)) {
        return Some(false);
    }
    // 调休 alone is used for both.
    let rest = match rest.contains("放假") {
        true => rest,
        false => rest.replace("调休", ""),
    };
    OFF.iter().any(|word| rest.contains(word)).then_some(true)
}

/// The first part that is the name of a holiday.
fn name_in(rest: &str) -> Option<String> {
    rest.split(BETWEEN)
        .map(|part| part.trim_matches(|sign: char| sign == '至' || sign == '到' || sign == '-'))
        .find(|part| is_name(part))
        .map(str::to_owned)
}

fn is_name(part: &str) -> bool {
    let has_letters = part.chars().any(char::is_alphabetic);
    let is_order = part
        .chars()
        .all(|sign| "一二三四五六七八九十".contains(sign));
    let is_weekday = part.starts_with("星期") || part.starts_with('周');
    let is_kind = kind_in(part).is_some() || part == "调休";
    has_letters && !is_order && !is_weekday && !is_kind && !part.starts_with('共')
}
