//! The numbers of plans: what a new plan is called, and which numbers from paper are kept.

use chrono::NaiveDate;

use super::rows;
use crate::Result;
use crate::store::Tx;

/// The length of `CH20140108-`.
const HEAD: usize = 11;

/// `CH`, the day, the workstation's letter, the number of the day: two digits, three after 99.
pub(super) fn top(tx: &mut Tx<'_>, day: NaiveDate) -> Result<String> {
    let day = day.format("%Y%m%d").to_string();
    let serial = tx.next_number(&format!("event_plan/{day}"))?;
    Ok(format!("CH{day}-{}{serial:02}", tx.workstation()))
}

/// The plan's number with the next mark: a letter where this workstation numbered the plan, else its own letter with a
/// count.
pub(super) fn sub_plan(tx: &mut Tx<'_>, parent_no: &str) -> Result<String> {
    let workstation = tx.workstation();
    // A number from paper may have been taken over, and the next free mark is sought.
    loop {
        let serial = tx.next_number(&format!("event_plan/{parent_no}"))?;
        let mark = match letter(parent_no) == workstation {
            true => letters(serial),
            false => format!("{workstation}{serial}"),
        };
        let number = format!("{parent_no}-{mark}");
        if rows::is_free(tx.connection(), &number)? {
            return Ok(number);
        }
    }
}

/// The workstation's letter in a number; empty in one from paper.
fn letter(number: &str) -> &str {
    let serial = number.get(HEAD..).unwrap_or_default();
    let serial = serial.split('-').next().unwrap_or_default();
    serial.trim_end_matches(|sign: char| sign.is_ascii_digit())
}

/// A to Z, then AA to AZ, BA and so on.
fn letters(serial: u32) -> String {
    let mut left = serial;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// Whether a number has the form of paper, `CH20140108-01`, or that of its sub-plan, the parent's number with a letter.
pub(super) fn is_from_paper(number: &str, parent_no: Option<&str>) -> bool {
    let (head, mark) = match parent_no {
        None => (number, None),
        Some(parent) => match number
            .strip_prefix(parent)
            .and_then(|rest| rest.strip_prefix('-'))
        {
            Some(mark) => (parent, Some(mark)),
            None => return false,
        },
    };
    let is_mark = |mark: &str| {
        (1..=2).contains(&mark.len()) && mark.bytes().all(|sign| sign.is_ascii_uppercase())
    };
    let mut parts = head.split('-');
    let day = parts.next().and_then(|day| day.strip_prefix("CH"));
    let serial = parts.next().unwrap_or_default();
    let above: Vec<&str> = parts.collect();
    day.is_some_and(|day| day.len() == 8 && NaiveDate::parse_from_str(day, "%Y%m%d").is_ok())
        && (2..=3).contains(&serial.len())
        && serial.bytes().all(|sign| sign.is_ascii_digit())
        && above.iter().all(|mark| is_mark(mark))
        && mark.is_none_or(is_mark)
        && (parent_no.is_some() || above.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_on_after_z() {
        for (serial, expected) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA")] {
            assert_eq!(letters(serial), expected);
        }
    }

    #[test]
    fn numbers_from_paper_have_no_letter_of_a_workstation() {
        assert!(is_from_paper("CH20140108-01", None));
        assert!(is_from_paper("CH20140108-01-A", Some("CH20140108-01")));
        assert!(is_from_paper("CH20140108-01-A-B", Some("CH20140108-01-A")));
        for (number, parent) in [
            ("CH20140108-A01", None),
            ("CH20140108-1", None),
            ("CH20141308-01", None),
            ("CH20140108-01-A", None),
            ("CH20140108-02-A", Some("CH20140108-01")),
            ("CH20140108-01-A1", Some("CH20140108-01")),
            ("CH20140108-A01-A", Some("CH20140108-A01")),
            ("20140108-01", None),
            ("", None),
        ] {
            assert!(!is_from_paper(number, parent), "{number}");
        }
        assert_eq!(letter("CH20140108-AB01-A"), "AB");
        assert_eq!(letter("CH20140108-01-A"), "");
    }
}
