//! What to ask the index for: FTS5 expressions of conditions that a record must meet to match. Whether it does is found
//! out by comparing it.

use super::names::LONGEST_PART;
use super::syllables::cuts;
use super::tokens::{
    LONGEST_WORD, NAME_MARK, NUMBER_MARK, START_MARK, Script, WHOLE_MARK, first, mixed_words, runs,
    windows,
};
use super::typed::Typed;

/// So many conditions narrow the candidates enough.
const MOST_CONDITIONS: usize = 24;
/// Numbers that start with fewer characters are not asked for apart: FTS5 puts the records of every term with such a
/// start together before it gives the first, and `TS2026` starts the numbers of a year.
const FEWEST_OF_START: usize = 8;
/// So many syllables of a long pinyin query are asked for.
const MOST_SYLLABLES: usize = 4;

/// Where a condition looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// In names.
    Names,
    /// In everything.
    All,
}

/// The expressions of a query: the best matches by the first, and so on.
pub(super) struct Expressions {
    /// Names and numbers that are what was typed, and names that start with it.
    pub best: Vec<String>,
    /// Names, numbers and texts that hold it.
    pub others: Vec<String>,
}

impl Expressions {
    pub(super) fn new(typed: &Typed) -> Self {
        let in_names = words(typed, Scope::Names);
        let mut others = vec![in_names.clone()];
        if !typed.is_single() {
            let number = typed.number();
            others.push(number.and_then(|number| all_of(conditions(number, Scope::All))));
            others.push(words(typed, Scope::All));
        }
        let mut different: Vec<String> = Vec::new();
        for expression in others.into_iter().flatten() {
            if !different.contains(&expression) {
                different.push(expression);
            }
        }
        let mut best = vec![whole(typed), name_start(typed, in_names)];
        best.extend(number_start(typed));
        Self {
            best,
            others: different,
        }
    }
}

fn words(typed: &Typed, scope: Scope) -> Option<String> {
    all_of(
        typed
            .words
            .iter()
            .flat_map(|word| conditions(word, scope))
            .collect(),
    )
}

fn all_of(mut conditions: Vec<String>) -> Option<String> {
    conditions.truncate(MOST_CONDITIONS);
    (!conditions.is_empty()).then(|| conditions.join(" AND "))
}

fn whole(typed: &Typed) -> String {
    let whole = |mark: char, text: &str| format!("\"{mark}{}\"", first(text, LONGEST_WORD));
    let name = whole(WHOLE_MARK, &typed.compact);
    match typed.number() {
        Some(number) => format!("{} OR {name}", whole(NUMBER_MARK, number)),
        None => name,
    }
}

/// Names that start with what was typed, by characters or by pinyin.
fn name_start(typed: &Typed, in_names: Option<String>) -> String {
    let name = format!("\"{WHOLE_MARK}{}\"*", first(&typed.compact, LONGEST_WORD));
    let letters = typed.compact.replace('ü', "v");
    if !letters.is_ascii() {
        return name;
    }
    let start = first(&letters, LONGEST_PART);
    let spelled = format!("\"{START_MARK}{start}\"*");
    match in_names {
        Some(in_names) if start != letters => format!("{name} OR ({spelled} AND {in_names})"),
        _ => format!("{name} OR {spelled}"),
    }
}

/// Numbers that start with what was typed. Of a short start there are so many that they are found anyway.
fn number_start(typed: &Typed) -> Option<String> {
    let number = typed.number()?;
    (number.len() >= FEWEST_OF_START)
        .then(|| format!("\"{NUMBER_MARK}{}\"*", first(number, LONGEST_WORD)))
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
    use super::Expressions;
    use crate::search::typed::Typed;

    fn expressions(text: &str) -> Expressions {
        Expressions::new(&Typed::new(text).unwrap())
    }

    fn last(text: &str) -> Option<String> {
        expressions(text).others.pop()
    }

    #[test]
    fn words_become_conditions() {
        let pairs = "(\"冷链\" OR \"n冷链\") AND (\"链车\" OR \"n链车\")";
        assert_eq!(
            expressions("冷链车").others,
            ["\"n冷链\" AND \"n链车\"", pairs]
        );
        assert_eq!(last("WMS").as_deref(), Some("\"wms\"*"));
        assert_eq!(last("lüdi").as_deref(), Some("(\"lüdi\"* OR \"lvdi\"*)"));
        assert_eq!(last("5g").as_deref(), Some("\"5g\"*"));
        assert_eq!(last("0101").as_deref(), Some("\"010\" AND \"101\""));
        assert_eq!(last("c"), None);
        assert_eq!(last("12"), None);
    }

    #[test]
    fn long_pinyin_asks_for_each_syllable() {
        assert_eq!(last("cdjywlyx").as_deref(), Some("\"cdjywl\"*"));
        assert_eq!(
            last("chengduwuli").as_deref(),
            Some("(\"chengduwuli\"* OR (\"chengd\"* AND ((\"duwuli\"*))))")
        );
    }

    #[test]
    fn mixed_words_ask_for_all_their_parts() {
        let mixed = "\"cd\"* AND (\"佳盈\" OR \"n佳盈\")";
        assert_eq!(last("cd佳盈").as_deref(), Some(mixed));
        assert_eq!(last("ＣＤ 佳盈").as_deref(), Some(mixed));
        let single = "\"cd\"* AND (\"佳\"* OR \"n佳\"*)";
        assert_eq!(last("cd佳").as_deref(), Some(single));
    }

    #[test]
    fn one_character_is_looked_for_in_names() {
        let expressions = expressions("佳");
        assert_eq!(expressions.best, ["\"≡佳\"", "\"≡佳\"*"]);
        assert_eq!(expressions.others, ["\"n佳\"*"]);
    }

    #[test]
    fn what_is_typed_whole_is_asked_for_first() {
        let name = expressions("成都佳盈物流");
        assert_eq!(name.best, ["\"≡成都佳盈物流\"", "\"≡成都佳盈物流\"*"]);
        let spelled = expressions("cdjy");
        assert_eq!(spelled.best, ["\"≡cdjy\"", "\"≡cdjy\"* OR \"«cdjy\"*"]);
        let longer = &expressions("chengdujiaying").best[1];
        assert!(longer.contains("OR (\"«chengd\"* AND ("), "{longer}");
        let phone = expressions("+86 199 0000 0101").best;
        assert_eq!(phone[0], "\"№19900000101\" OR \"≡8619900000101\"");
        assert_eq!(phone[2], "\"№19900000101\"*");
        assert_eq!(
            expressions("KH00").best.len(),
            2,
            "a short start of a number"
        );
        let number = expressions("199-0000");
        assert_eq!(number.others.len(), 2, "with and without its separators");
    }

    #[test]
    fn conditions_are_not_without_number() {
        let text = "冷链运输温控".repeat(10);
        assert_eq!(expressions(&text).others[0].split(" AND ").count(), 24);
    }
}
