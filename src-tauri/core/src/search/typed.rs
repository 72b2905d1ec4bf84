//! What somebody typed, taken apart.

use super::tokens::{compact, first, folded};
use crate::phone::Phone;
use crate::pinyin;

/// More of a query is not looked at.
const LONGEST_QUERY: usize = 100;
/// Fewer digits are no part of a number that anybody looks for.
const FEWEST_DIGITS: usize = 3;
/// The digits of a Chinese number with its area code, at least.
const SHORTEST_NATIONAL: usize = 10;

/// A query.
pub(super) struct Typed {
    /// The words, folded; every one must be found.
    pub words: Vec<String>,
    /// All of it without separators, as numbers and the beginnings of names are compared.
    pub compact: String,
    /// The digits, where it may be a part of a telephone number.
    pub digits: Option<String>,
    /// The words as names are compared with them.
    pub names: pinyin::Query,
}

impl Typed {
    /// Takes a query apart; `None` when it has nothing that could be found.
    pub(super) fn new(text: &str) -> Option<Self> {
        let text = first(text.trim(), LONGEST_QUERY);
        let words: Vec<String> = text.split_whitespace().map(folded).collect();
        let compacted = compact(text);
        if compacted.is_empty() {
            return None;
        }
        let names: Vec<String> = words.iter().map(|word| compact(word)).collect();
        Some(Self {
            names: pinyin::Query::new(&names.join(" ")),
            digits: phone_digits(text),
            compact: compacted,
            words,
        })
    }

    /// Each word by itself, and the query without it; nothing for a single word.
    pub(super) fn splits(&self) -> Vec<(Self, Self)> {
        let places = 0..self.words.len();
        let split = |place: usize| {
            let mut others = self.words.clone();
            let name = others.remove(place);
            Some((Self::new(&name)?, Self::new(&others.join(" "))?))
        };
        places.filter_map(split).collect()
    }

    /// Whether it is one character, which is looked for in names only.
    pub(super) fn is_single(&self) -> bool {
        self.compact.chars().nth(1).is_none()
    }

    /// The query as a number, separators left out; `None` for what is no part of a number.
    pub(super) fn number(&self) -> Option<&str> {
        let number = self.digits.as_deref().unwrap_or(&self.compact);
        let has_digits = number.contains(|character: char| character.is_ascii_digit());
        (has_digits && number.len() >= FEWEST_DIGITS).then_some(number)
    }
}

/// The digits of a part of a telephone number, or of a whole one with its extension; the country code of a whole
/// Chinese number does not count.
fn phone_digits(text: &str) -> Option<String> {
    let digits = match Phone::search_digits(text) {
        Some(digits) => digits,
        None => Phone::parse(text).ok()?.phone.digits(),
    };
    let without_country = ["0086", "86"]
        .into_iter()
        .filter_map(|country| digits.strip_prefix(country))
        .find(|rest| rest.len() >= SHORTEST_NATIONAL);
    let digits = without_country.unwrap_or(&digits);
    (digits.len() >= FEWEST_DIGITS).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn separators_do_not_count_in_numbers() {
        for (text, number) in [
            ("199-0000 0101", "19900000101"),
            ("+86 199 0000 0101", "19900000101"),
            ("008619900000101", "19900000101"),
            ("８６ 28 8555 0101", "2885550101"),
            ("028-85550101转806", "02885550101806"),
            ("0000 0101", "00000101"),
            ("8619900", "8619900"),
            ("TS20260618-A001", "ts20260618a001"),
        ] {
            assert_eq!(Typed::new(text).unwrap().number(), Some(number), "{text}");
        }
        for text in ["冷链", "19", "kh", "9"] {
            assert_eq!(Typed::new(text).unwrap().number(), None, "{text}");
        }
    }

    #[test]
    fn nothing_to_find_is_no_query() {
        for nothing in ["", "  ", "()", "，。"] {
            assert!(Typed::new(nothing).is_none(), "{nothing}");
        }
        assert!(Typed::new("佳").unwrap().is_single());
        assert!(!Typed::new("佳盈").unwrap().is_single());
    }

    #[test]
    fn long_queries_are_cut() {
        let typed = Typed::new(&"冷链运输温控".repeat(100)).unwrap();
        assert_eq!(typed.compact.chars().count(), 100);
    }

    #[test]
    fn each_word_stands_apart_from_the_others() {
        let splits = Typed::new("佳盈 超温 （）").unwrap().splits();
        let splits: Vec<(String, String)> = splits
            .into_iter()
            .map(|(word, others)| (word.compact, others.compact))
            .collect();
        let expected = [("佳盈", "超温"), ("超温", "佳盈")];
        assert_eq!(
            splits,
            expected.map(|(word, others)| (word.to_owned(), others.to_owned()))
        );
        assert!(Typed::new("佳盈").unwrap().splits().is_empty());
    }
}
