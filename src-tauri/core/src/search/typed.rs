//! What somebody typed, taken apart: what to look up in the index, and what to compare with candidates.

use super::names::LONGEST_PART;
use super::syllables::cuts;
use super::tokens::{
    LONGEST_WORD, NAME_MARK, Script, compact, first, folded, mixed_words, runs, windows,
};
use crate::phone::Phone;
use crate::pinyin;

/// More of a query is not looked at.
const LONGEST_QUERY: usize = 100;
/// So many conditions narrow the candidates enough; they are compared exactly afterwards.
const MOST_CONDITIONS: usize = 24;
/// So many syllables of a long pinyin query are asked for.
const MOST_SYLLABLES: usize = 4;
/// Fewer characters are no part of a number that anybody looks for.
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

/// Where an expression looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// In names.
    Names,
    /// In everything.
    All,
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

    /// How names that start with it stand in the index.
    pub(super) fn name_start(&self) -> String {
        self.compact
            .chars()
            .map(|character| if character == 'ü' { 'v' } else { character })
            .take(super::document::LONGEST_START)
            .collect()
    }

    /// How numbers that start with it stand in the index; `None` for what no number starts with.
    pub(super) fn number_start(&self) -> Option<&str> {
        let is_number = self.compact.contains(|c: char| c.is_ascii_digit())
            && self.compact.chars().count() >= FEWEST_DIGITS;
        let start = self.digits.as_deref().unwrap_or(&self.compact);
        is_number.then(|| first(start, super::document::LONGEST_START))
    }

    /// The FTS5 expression of a necessary condition for a record to match; `None` when the query is too short for one.
    pub(super) fn expression(&self, scope: Scope) -> Option<String> {
        let words = self.words.iter().flat_map(|word| conditions(word, scope));
        all_of(words)
    }

    /// The same for numbers, in which separators do not count; `None` also where it would be the same.
    pub(super) fn number_expression(&self) -> Option<String> {
        let number = self.digits.as_deref().unwrap_or(&self.compact);
        if !number.contains(|c: char| c.is_ascii_digit()) || self.words == [number] {
            return None;
        }
        all_of(conditions(number, Scope::All).into_iter())
    }
}

fn all_of(conditions: impl Iterator<Item = String>) -> Option<String> {
    let conditions: Vec<String> = conditions.take(MOST_CONDITIONS).collect();
    (!conditions.is_empty()).then(|| conditions.join(" AND "))
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

/// What the terms of a record must hold for the word to be in it. A run of letters may be a word, or pinyin of the
/// characters around it, so that `cd佳盈` asks for 佳盈 and for something that starts with `cd`.
fn conditions(word: &str, scope: Scope) -> Vec<String> {
    let mut conditions = Vec::new();
    for (script, run) in runs(word) {
        match script {
            Script::Han => {
                conditions.extend(windows(run, 2).map(|pair| pair_condition(pair, scope)));
            }
            Script::Digits => {
                conditions.extend(windows(run, 3).map(|triple| format!("\"{triple}\"")));
            }
            Script::Letters if run.chars().nth(1).is_some() => {
                conditions.push(letters_condition(run));
            }
            Script::Letters => {}
        }
    }
    if conditions.is_empty() {
        conditions.extend(mixed_words(word).map(|mixed| format!("\"{mixed}\"*")));
    }
    // A single character is a weak condition, but there may be no better one.
    let mut characters = runs(word).filter(|(script, _)| *script == Script::Han);
    let single = characters.next().filter(|(_, run)| first(run, 1) == *run);
    if let (Some((_, character)), None) = (single, characters.next()) {
        conditions.push(single_condition(character, scope));
    }
    conditions
}

fn pair_condition(pair: &str, scope: Scope) -> String {
    match scope {
        Scope::Names => format!("\"{NAME_MARK}{pair}\""),
        Scope::All => format!("(\"{pair}\" OR \"{NAME_MARK}{pair}\")"),
    }
}

fn single_condition(character: &str, scope: Scope) -> String {
    match scope {
        Scope::Names => format!("\"{NAME_MARK}{character}\"*"),
        Scope::All => format!("(\"{character}\"* OR \"{NAME_MARK}{character}\"*)"),
    }
}

/// A word that starts with the letters, or characters whose pinyin does. Of long pinyin the index knows each part by
/// its beginning only, hence a condition for each syllable.
fn letters_condition(letters: &str) -> String {
    let word = format!("\"{}\"*", first(letters, LONGEST_WORD));
    let letters = letters.replace('ü', "v");
    let start = format!("\"{}\"*", first(&letters, LONGEST_PART));
    if letters.len() <= LONGEST_PART {
        return match word == start {
            true => word,
            false => format!("({word} OR {start})"),
        };
    }
    let mut ways: Vec<String> = cuts(first(&letters, LONGEST_WORD))
        .into_iter()
        .map(|rests| syllable_conditions(&rests))
        .collect();
    ways.sort_unstable();
    ways.dedup();
    match ways.is_empty() {
        true => start,
        false => format!("({word} OR ({start} AND ({})))", ways.join(" OR ")),
    }
}

/// Conditions for the syllables behind the first one. Short rests say little, and longer ones have said it already.
fn syllable_conditions(rests: &[&str]) -> String {
    let long = rests.iter().take_while(|rest| rest.len() >= LONGEST_PART);
    let telling = long.count().max(1).min(rests.len());
    let conditions: Vec<String> = rests[..telling]
        .iter()
        .take(MOST_SYLLABLES)
        .map(|rest| format!("\"{}\"*", first(rest, LONGEST_PART)))
        .collect();
    format!("({})", conditions.join(" AND "))
}

#[cfg(test)]
mod tests {
    use super::{Scope, Typed};

    fn expression(text: &str) -> Option<String> {
        Typed::new(text).and_then(|typed| typed.expression(Scope::All))
    }

    #[test]
    fn words_become_conditions() {
        let pairs = "(\"冷链\" OR \"n冷链\") AND (\"链车\" OR \"n链车\")";
        assert_eq!(expression("冷链车").as_deref(), Some(pairs));
        assert_eq!(expression("佳").as_deref(), Some("(\"佳\"* OR \"n佳\"*)"));
        assert_eq!(expression("WMS").as_deref(), Some("\"wms\"*"));
        assert_eq!(expression("cdjywlyx").as_deref(), Some("\"cdjywl\"*"));
        assert_eq!(
            expression("chengduwuli").as_deref(),
            Some("(\"chengduwuli\"* OR (\"chengd\"* AND ((\"duwuli\"*))))")
        );
        assert_eq!(
            expression("lüdi").as_deref(),
            Some("(\"lüdi\"* OR \"lvdi\"*)")
        );
        assert_eq!(expression("5g").as_deref(), Some("\"5g\"*"));
        assert_eq!(expression("0101").as_deref(), Some("\"010\" AND \"101\""));
        assert_eq!(expression("c").as_deref(), None);
        assert_eq!(expression("12"), None);
    }

    #[test]
    fn mixed_words_ask_for_all_their_parts() {
        let mixed = "\"cd\"* AND (\"佳盈\" OR \"n佳盈\")";
        assert_eq!(expression("cd佳盈").as_deref(), Some(mixed));
        let single = "\"cd\"* AND (\"佳\"* OR \"n佳\"*)";
        assert_eq!(expression("cd佳").as_deref(), Some(single));
        assert_eq!(expression("ＣＤ 佳盈").as_deref(), Some(mixed));
    }

    #[test]
    fn separators_do_not_count_in_numbers() {
        let typed = Typed::new("199-0000 0101").unwrap();
        assert_eq!(typed.digits.as_deref(), Some("19900000101"));
        assert_eq!(typed.number_start(), Some("19900000101"));
        assert!(typed.number_expression().unwrap().contains("\"900\""));
        let typed = Typed::new("TS20260618-A001").unwrap();
        assert_eq!(typed.number_start(), Some("ts20260618a001"));
        let typed = Typed::new("+86 199 0000 0101").unwrap();
        assert_eq!(typed.digits.as_deref(), Some("19900000101"));
        for (text, digits) in [
            ("008619900000101", "19900000101"),
            ("028-85550101转806", "02885550101806"),
            ("0000 0101", "00000101"),
            ("8619900", "8619900"),
        ] {
            let typed = Typed::new(text).unwrap();
            assert_eq!(typed.digits.as_deref(), Some(digits), "{text}");
        }
        assert!(Typed::new("0101").unwrap().number_expression().is_none());
        for text in ["冷链", "19", "kh"] {
            assert!(Typed::new(text).unwrap().number_start().is_none(), "{text}");
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
        let expression = typed.expression(Scope::Names).unwrap();
        assert_eq!(expression.split(" AND ").count(), 24);
    }
}
