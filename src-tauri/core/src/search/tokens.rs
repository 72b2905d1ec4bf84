//! Text cut into the terms of the index, and the half-width lower-case form that texts are compared in.
//!
//! FTS5 is given terms that are ready: its own tokenizers find no Chinese word of two characters. A run of characters
//! that are written without spaces becomes its pairs and its last character, so that any part of it is found by the
//! pairs it is made of. A run of digits becomes its triples, a run of letters one word.

use crate::width::half_width;

/// Longer words are cut: a term is a way to candidates, which are then compared exactly.
pub(super) const LONGEST_WORD: usize = 24;
/// The pairs of names carry this mark, so that names can be searched alone.
pub(super) const NAME_MARK: char = 'n';
/// How a name is spelled from its first character on carries this mark. Like the next ones it is no letter, so that no
/// other term is like it.
pub(super) const START_MARK: char = '«';
/// A whole name carries this mark.
pub(super) const WHOLE_MARK: char = '≡';
/// A whole number carries this mark.
pub(super) const NUMBER_MARK: char = '№';

/// What a run of characters is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Chinese characters, and every other script without capitals.
    Han,
    /// 0 to 9.
    Digits,
    /// Scripts with capitals.
    Letters,
}

/// Half-width and lower-case, one character for one: places in a folded text are places in the text.
pub(super) fn fold(character: char) -> char {
    // Most characters are these, and have neither width nor case to lose.
    if matches!(character, '\u{4e00}'..='\u{9fff}' | '0'..='9' | 'a'..='z') {
        return character;
    }
    let character = half_width(character);
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => character,
    }
}

/// [`fold`] over a whole text.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// The folded letters, digits and Chinese characters of a text, without what stands between them.
pub(super) fn compact(text: &str) -> String {
    text.chars()
        .map(fold)
        .filter(|character| character.is_alphanumeric())
        .collect()
}

fn script(character: char) -> Option<Script> {
    match character {
        '0'..='9' => Some(Script::Digits),
        other if other.is_lowercase() || other.is_uppercase() => Some(Script::Letters),
        other if other.is_alphanumeric() => Some(Script::Han),
        _ => None,
    }
}

/// The runs of one script in a folded text, in order.
pub(super) fn runs(folded: &str) -> impl Iterator<Item = (Script, &str)> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        let start = rest.find(|character| script(character).is_some())?;
        rest = &rest[start..];
        let kind = rest.chars().next().and_then(script)?;
        let end = rest
            .find(|character| script(character) != Some(kind))
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some((kind, run))
    })
}

/// What a text is to the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A name, whose Chinese terms are marked.
    Name,
    /// A number, of which only the runs count.
    Number,
    /// Anything else.
    Text,
}

/// Adds the terms of a folded text, each followed by a space.
pub(super) fn tokenise(folded: &str, form: Form, terms: &mut String) {
    for (script, run) in runs(folded) {
        match script {
            Script::Han => {
                for pair in windows(run, 2).chain(last(run)) {
                    if form == Form::Name {
                        terms.push(NAME_MARK);
                    }
                    push(terms, pair);
                }
            }
            Script::Digits => windows(run, 3).for_each(|triple| push(terms, triple)),
            Script::Letters => push(terms, first(run, LONGEST_WORD)),
        }
    }
    if form != Form::Number {
        mixed_words(folded).for_each(|word| push(terms, word));
    }
}

/// Words of letters and digits together, such as `5g`, whose runs are too short to be found by themselves.
pub(super) fn mixed_words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| {
            word.contains(|character: char| character.is_ascii_digit())
                && word.contains(|character: char| character.is_ascii_lowercase())
        })
        .map(|word| first(word, LONGEST_WORD))
}

/// All parts of `length` characters; none where the run is shorter.
pub(super) fn windows(run: &str, length: usize) -> impl Iterator<Item = &str> {
    let starts = run.char_indices().map(|(at, _)| at);
    let ends = run
        .char_indices()
        .map(|(at, _)| at)
        .chain(std::iter::once(run.len()))
        .skip(length);
    starts.zip(ends).map(|(start, end)| &run[start..end])
}

fn last(run: &str) -> Option<&str> {
    run.char_indices().next_back().map(|(at, _)| &run[at..])
}

/// The first `length` characters.
pub(super) fn first(text: &str, length: usize) -> &str {
    match text.char_indices().nth(length) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Adds a marked term; nothing where there is no text.
pub(super) fn push_marked(terms: &mut String, mark: char, term: &str) {
    if !term.is_empty() {
        terms.push(mark);
        push(terms, term);
    }
}

/// Adds a term.
pub(super) fn push(terms: &mut String, term: &str) {
    terms.push_str(term);
    terms.push(' ');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Form, compact, first, folded, runs, tokenise, windows};

    fn terms(text: &str, form: Form) -> String {
        let mut terms = String::new();
        tokenise(&folded(text), form, &mut terms);
        terms.trim_end().to_owned()
    }

    #[test]
    fn chinese_becomes_pairs_and_the_last_character() {
        assert_eq!(terms("冷链运输", Form::Text), "冷链 链运 运输 输");
        assert_eq!(terms("超温，断链。", Form::Text), "超温 温 断链 链");
        assert_eq!(terms("仓", Form::Text), "仓");
        assert_eq!(terms("𠮷野家", Form::Text), "𠮷野 野家 家");
    }

    #[test]
    fn the_terms_of_names_are_marked() {
        assert_eq!(terms("佳盈ABC", Form::Name), "n佳盈 n盈 abc");
    }

    #[test]
    fn digits_become_triples_and_words_stay_whole() {
        assert_eq!(terms("19900", Form::Text), "199 990 900");
        assert_eq!(terms("12", Form::Text), "");
        assert_eq!(terms("WMS 系统", Form::Text), "wms 系统 统");
        assert_eq!(terms("ＷＭＳ２０２６", Form::Text), "wms 202 026 wms2026");
        assert_eq!(terms("用5G卡", Form::Text), "用 g 卡 5g");
        assert_eq!(terms("KH000101A", Form::Number), "kh 000 001 010 101 a");
        assert_eq!(terms(&"x".repeat(100), Form::Text), "x".repeat(24));
        assert_eq!(terms("，。 ()", Form::Text), "");
    }

    #[test]
    fn separators_do_not_count_in_numbers() {
        assert_eq!(compact("TS20260618-A001"), "ts20260618a001");
        assert_eq!(compact("（示例）· 甲"), "示例甲");
    }

    #[test]
    fn parts_are_counted_in_characters() {
        assert_eq!(windows("冷链", 3).count(), 0);
        assert_eq!(first("冷链a", 2), "冷链");
        assert_eq!(first("冷", 2), "冷");
    }

    proptest! {
        #[test]
        fn every_pair_of_characters_is_a_term(text in "[\u{4e00}-\u{9fff}\u{3400}-\u{4dbf}\u{20000}-\u{2a6df}]{1,30}") {
            let terms = terms(&text, Form::Text);
            let terms: Vec<&str> = terms.split(' ').collect();
            for pair in windows(&text, 2) {
                prop_assert!(terms.contains(&pair));
            }
            prop_assert_eq!(terms.len(), text.chars().count());
        }

        #[test]
        fn runs_are_parts_of_the_text_and_terms_never_empty(text in "\\PC{0,60}") {
            let folded = folded(&text);
            prop_assert_eq!(folded.chars().count(), text.chars().count());
            let mut at = 0;
            for (_, run) in runs(&folded) {
                let found = folded[at..].find(run).expect("a run is a part of its text");
                at += found + run.len();
            }
            let mut terms = String::new();
            tokenise(&folded, Form::Name, &mut terms);
            prop_assert!(terms.split_terminator(' ').all(|term| !term.is_empty()));
        }
    }
}
