//! What of a name a typed query matches, by characters and by pinyin.

use std::ops::Range;
use std::sync::LazyLock;

use ib_pinyin::matcher::PinyinMatcher;
use ib_pinyin::pinyin::{Pinyin, PinyinData, PinyinNotation};

use crate::width::half_width;

/// The table of readings, prepared once for both ways of typing.
static READINGS: LazyLock<PinyinData> = LazyLock::new(|| PinyinData::new(notations()));

fn notations() -> PinyinNotation {
    PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter
}

/// Whether a syllable is among the readings by which a character is matched.
pub(super) fn knows(character: char, syllable: &str) -> bool {
    let same =
        |reading: Pinyin| (reading.notation(PinyinNotation::Ascii) == Some(syllable)).then_some(());
    READINGS
        .get_pinyins_and_try_for_each(character, same)
        .is_some()
}

/// What somebody typed to find a name: whole pinyin, initials, characters or a mixture (`chengdu`, `cdjy`, `cd佳盈`,
/// `成都jy`), in any width and case. Words between spaces must all match, anywhere and in any order.
#[derive(Debug, Clone)]
pub struct Query {
    /// The words, each in the spellings that mean the same.
    words: Vec<Vec<String>>,
}

impl Query {
    /// Takes a query apart.
    pub fn new(text: &str) -> Query {
        let words = text.split_whitespace().map(|word| {
            let letters = word.chars().map(typed);
            letters.filter(|letter| *letter != '\'').collect::<String>()
        });
        Query {
            words: words
                .filter(|word| !word.is_empty())
                .map(spellings)
                .collect(),
        }
    }

    /// Whether there is nothing to match; such a query matches nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Prepares the query to be held against many names.
    pub fn matcher(&self) -> Matcher<'_> {
        let words = self.words.iter();
        Matcher {
            words: words
                .map(|spellings| spellings.iter().map(|word| Pattern::new(word)).collect())
                .collect(),
        }
    }
}

/// A character of a query as it is compared: half-width, lower-case, ü as `v`.
fn typed(character: char) -> char {
    match folded(character) {
        'ü' => 'v',
        '’' => '\'',
        other => other,
    }
}

/// Half-width and lower-case, never more than one character: places in a folded text are places in the text.
fn folded(character: char) -> char {
    let character = half_width(character);
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => character,
    }
}

/// The word itself and, where somebody may have typed `u` for ü, the word with `v`: `lubu` finds 吕布.
fn spellings(word: String) -> Vec<String> {
    let with_v = word.replace("lu", "lv").replace("nu", "nv");
    if with_v == word {
        vec![word]
    } else {
        vec![word, with_v]
    }
}

/// A query prepared to be held against many names.
pub struct Matcher<'query> {
    words: Vec<Vec<Pattern<'query>>>,
}

impl Matcher<'_> {
    /// Whether every word of the query matches a part of the text.
    pub fn is_match(&self, text: &str) -> bool {
        let folded: String = text.chars().map(folded).collect();
        !self.words.is_empty()
            && self.words.iter().all(|spellings| {
                spellings
                    .iter()
                    .any(|pattern| pattern.find(&folded).is_some())
            })
    }

    /// The parts of the text that the query matches, as ranges of characters (not bytes), in order and without
    /// overlap; empty when not every word matches.
    pub fn highlight(&self, text: &str) -> Vec<Range<usize>> {
        let folded: String = text.chars().map(folded).collect();
        let mut parts = Vec::new();
        for spellings in &self.words {
            let found = spellings
                .iter()
                .map(|pattern| pattern.find_all(&folded))
                .find(|found| !found.is_empty());
            match found {
                Some(found) => parts.extend(found),
                None => return Vec::new(),
            }
        }
        merged(parts)
            .into_iter()
            .map(|part| {
                characters_before(&folded, part.start)..characters_before(&folded, part.end)
            })
            .collect()
    }
}

/// One word of a query, prepared.
enum Pattern<'query> {
    /// A word of ASCII and Chinese characters, which may be pinyin.
    Readings(Box<PinyinMatcher<'query>>),
    /// A word with characters of other scripts. It has no pinyin, and folding its case further, as the matcher would,
    /// moves the places in it.
    Literal(&'query str),
}

impl<'query> Pattern<'query> {
    fn new(word: &'query str) -> Self {
        let may_be_pinyin = |character: char| character.is_ascii() || is_han(character);
        if !word.chars().all(may_be_pinyin) {
            return Pattern::Literal(word);
        }
        let matcher = PinyinMatcher::builder(word)
            .pinyin_data(&READINGS)
            .pinyin_notations(notations())
            .is_pattern_partial(true)
            .build();
        Pattern::Readings(Box::new(matcher))
    }

    /// The first match as a range of bytes.
    fn find(&self, text: &str) -> Option<Range<usize>> {
        match self {
            Pattern::Readings(matcher) => matcher.find(text).map(|found| found.range()),
            Pattern::Literal(word) => text.find(word).map(|start| start..start + word.len()),
        }
    }

    /// Every match, as ranges of bytes.
    fn find_all(&self, text: &str) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut from = 0;
        while let Some(part) = text.get(from..).and_then(|rest| self.find(rest))
            && !part.is_empty()
        {
            parts.push(from + part.start..from + part.end);
            from += part.end;
        }
        parts
    }
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn merged(mut parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    parts.sort_by_key(|part| part.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => merged.push(part),
        }
    }
    merged
}

fn characters_before(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}
