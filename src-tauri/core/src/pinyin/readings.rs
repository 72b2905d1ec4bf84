//! How characters are read, alone and within a name.

use std::collections::HashMap;
use std::sync::LazyLock;

use pinyin::ToPinyinMulti;

use super::matching;

/// Words by their first character, longer ones first.
type Words = HashMap<char, Vec<Word>>;

/// Words that are not read as their characters stand in the table (see `data/README.md`).
static WORDS: LazyLock<Words> =
    LazyLock::new(|| by_first_character(include_str!("../../data/pinyin/words.txt")));
/// Characters that are read otherwise as a surname.
static SURNAMES: LazyLock<Words> =
    LazyLock::new(|| by_first_character(include_str!("../../data/pinyin/surnames.txt")));

/// A word of a table with the syllable of each of its characters.
struct Word {
    text: &'static str,
    syllables: Vec<&'static str>,
}

/// How a person is addressed behind the name, longer forms first.
const TITLES: [&str; 19] = [
    "先生", "女士", "小姐", "经理", "主管", "主任", "老师", "师傅", "老板", "科长", "厂长", "店长",
    "会计", "总监", "总", "工", "董", "姐", "哥",
];

/// One reading of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sound {
    /// In ASCII letters, ü as `v`.
    pub(super) syllable: &'static str,
    /// 1 to 4, or 0 for none.
    pub(super) tone: u8,
}

fn by_first_character(table: &'static str) -> Words {
    let mut words = Words::new();
    for (text, syllables) in table.lines().filter_map(|line| line.split_once('\t')) {
        let word = Word {
            text,
            syllables: syllables.split(' ').collect(),
        };
        words.entry(first(text)).or_default().push(word);
    }
    for words in words.values_mut() {
        words.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
    }
    words
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or_default()
}

/// All readings of a character, the most frequent first; none when it is not a Chinese character or not known.
pub(super) fn all(character: char) -> impl Iterator<Item = Sound> {
    let readings = character.to_pinyin_multi().into_iter().flatten();
    readings.map(|reading| Sound {
        syllable: ascii(reading.plain()),
        tone: tone(reading.with_tone_num_end()),
    })
}

/// A syllable without letters that keyboards lack. Besides ü these are in a few interjections only.
fn ascii(plain: &'static str) -> &'static str {
    match plain {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        other if other.is_ascii() => other,
        other if other.starts_with(['ê', 'e']) => "e",
        other if other.starts_with('n') => "n",
        _ => "m",
    }
}

fn tone(numbered: &str) -> u8 {
    match numbered.as_bytes() {
        [.., digit @ b'1'..=b'4'] => digit - b'0',
        _ => 0,
    }
}

/// Each character of a name with its most likely reading; `None` for what is no Chinese character.
pub(super) fn best_guess(name: &str) -> Vec<(char, Option<Sound>)> {
    let mut surname_expected = is_person(name);
    let mut guessed = Vec::with_capacity(name.len() / 3 + 1);
    let mut rest = name;
    while let Some(character) = rest.chars().next() {
        let length =
            match known_word(rest, surname_expected) {
                Some(word) => {
                    let sounds = word.text.chars().zip(&word.syllables);
                    guessed.extend(sounds.map(|(character, syllable)| {
                        (character, Some(sound_of(character, syllable)))
                    }));
                    word.text.len()
                }
                None => {
                    guessed.push((character, all(character).next()));
                    character.len_utf8()
                }
            };
        rest = &rest[length..];
        surname_expected = false;
    }
    guessed
}

/// The longest word of the table that a text begins with. Where a person's name begins, a surname of one character
/// goes before a single character of the table, but not before a longer word: 单 is `shan`, 单县 too, and 单位 is
/// `dan wei`.
fn known_word(text: &str, surname_expected: bool) -> Option<&'static Word> {
    let character = first(text);
    let longest_of = |words: &'static Words| {
        let words = words.get(&character)?.iter();
        words.into_iter().find(|word| text.starts_with(word.text))
    };
    let word = longest_of(&WORDS);
    let surname = surname_expected.then(|| longest_of(&SURNAMES)).flatten();
    match (word, surname) {
        (Some(word), Some(_)) if word.syllables.len() > 1 => Some(word),
        (word, surname) => surname.or(word),
    }
}

/// A known syllable of a character, with the tone that the character has in it.
fn sound_of(character: char, syllable: &'static str) -> Sound {
    all(character)
        .find(|sound| sound.syllable == syllable)
        .unwrap_or(Sound { syllable, tone: 0 })
}

/// Whether a text looks like the name of a person: two or three Chinese characters, or one to three before a title.
/// It decides only which reading of a first character is guessed.
fn is_person(name: &str) -> bool {
    let name = name.trim();
    let titled = TITLES.iter().find_map(|title| name.strip_suffix(title));
    let bare = match titled {
        Some(bare) if !bare.is_empty() => bare,
        _ => name,
    };
    let count = bare.chars().count();
    let enough = if bare.len() < name.len() { 1 } else { 2 };
    (enough..=3).contains(&count)
        && bare
            .chars()
            .all(|character| all(character).next().is_some())
}

/// The readings of a character by which it should be found: the most likely one first, each once, tones aside, and
/// with `u` for ü as well. Readings that matching does not know are left out: they are of dead or dialect words.
pub(super) fn searchable(character: char, most_likely: Sound) -> Vec<&'static str> {
    let mut syllables = vec![most_likely.syllable];
    let others = all(character).map(|sound| sound.syllable);
    for syllable in others {
        if !syllables.contains(&syllable) && matching::knows(character, syllable) {
            syllables.push(syllable);
        }
    }
    for index in 0..syllables.len() {
        let with_u = match syllables[index] {
            "lv" => "lu",
            "nv" => "nu",
            "lve" => "lue",
            "nve" => "nue",
            _ => continue,
        };
        if !syllables.contains(&with_u) {
            syllables.push(with_u);
        }
    }
    syllables
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use pinyin::ToPinyinMulti;

    use super::{SURNAMES, WORDS, all, ascii};
    use crate::pinyin::Query;

    #[test]
    fn every_syllable_is_made_of_keyboard_letters() {
        let mut odd: Vec<(char, &str)> = Vec::new();
        for character in '\u{3400}'..='\u{9fff}' {
            for reading in character.to_pinyin_multi().into_iter().flatten() {
                let syllable = ascii(reading.plain());
                assert!(
                    !syllable.is_empty()
                        && syllable.bytes().all(|letter| letter.is_ascii_lowercase()),
                    "{character} {syllable}"
                );
                if syllable == "m" {
                    odd.push((character, reading.plain()));
                }
            }
        }
        assert!(odd.len() < 10, "only interjections are read m: {odd:?}");
    }

    #[test]
    fn the_tables_hold_only_readings_that_exist_and_can_be_found() {
        for word in WORDS.values().chain(SURNAMES.values()).flatten() {
            let text = word.text;
            assert_eq!(text.chars().count(), word.syllables.len(), "{text}");
            for (character, syllable) in text.chars().zip(&word.syllables) {
                assert!(
                    all(character).any(|sound| sound.syllable == *syllable),
                    "{text}: {character} is never read {syllable}"
                );
            }
            let query = Query::new(&word.syllables.concat());
            assert!(query.matcher().is_match(text), "{text}");
        }
    }

    #[test]
    fn no_word_stands_in_a_table_twice() {
        for words in WORDS.values().chain(SURNAMES.values()) {
            let texts: HashSet<&str> = words.iter().map(|word| word.text).collect();
            assert_eq!(texts.len(), words.len(), "{texts:?}");
        }
    }
}
