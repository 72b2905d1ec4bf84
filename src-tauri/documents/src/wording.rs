//! How moments, money and lists are worded on paper (domain.md §3.7, §3.9).

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use yike_core::money::Fen;

/// `2026年6月18日`: Arabic figures without leading zeros, as formal documents have them.
pub fn date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// `2026年6月18日 09:12`.
pub fn moment(moment: NaiveDateTime) -> String {
    format!("{} {}", date(moment.date()), moment.format("%H:%M"))
}

/// `¥18,600.00（人民币壹万捌仟陆佰元整）`: in figures and in words, so that neither can be altered.
pub fn amount(amount: Fen) -> String {
    format!("¥{}（{}）", amount.display_grouped(), amount.in_words())
}

/// `¥25,920.00`.
pub fn figures(amount: Fen) -> String {
    format!("¥{}", amount.display_grouped())
}

/// `照片、签收单`, or nothing for an empty list.
pub fn list(items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| items.join("、"))
}

/// The parts that are there, with `between` between them; nothing where none is.
pub fn joined<const N: usize>(between: &str, parts: [Option<String>; N]) -> Option<String> {
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    (!parts.is_empty()).then(|| parts.join(between))
}

/// `是` or `否`.
pub fn yes_or_no(answer: bool) -> String {
    if answer { "是" } else { "否" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_no_leading_zeros_and_clocks_do() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 8).expect("a day");
        assert_eq!(date(day), "2026年6月8日");
        assert_eq!(
            moment(day.and_hms_opt(9, 5, 0).expect("a time")),
            "2026年6月8日 09:05"
        );
    }

    #[test]
    fn amounts_stand_in_figures_and_words() {
        assert_eq!(
            amount(Fen::from_yuan(18_600)),
            "¥18,600.00（人民币壹万捌仟陆佰元整）"
        );
        assert_eq!(figures(Fen::from_yuan(0)), "¥0.00");
    }

    #[test]
    fn parts_that_are_not_there_leave_no_mark() {
        assert_eq!(
            joined("　", [None, Some("电话".to_owned()), Some(String::new())]),
            Some("电话".to_owned())
        );
        assert_eq!(joined("　", [None, None]), None);
        assert_eq!(list(&[]), None);
    }
}
