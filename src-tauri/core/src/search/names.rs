//! The pinyin terms of names: from every character on, in full and by initials, in all readings.

use std::collections::HashMap;
use std::rc::Rc;

use super::tokens::{START_MARK, fold, push, push_marked};
use crate::pinyin;

/// Letters or characters of a name's spelling from some character on; a longer query is cut to as many, and then
/// compared exactly.
pub(super) const LONGEST_PART: usize = 6;
/// From so many characters on a name is found; behind them stand the words that all firms share.
const MOST_STARTS: usize = 10;
/// At most this many combinations of readings count from one character on, the likelier ones first.
const MOST_FORMS: usize = 16;

/// The readings of the characters met so far: an import meets the same few thousand again and again.
#[derive(Default)]
pub(super) struct Readings(HashMap<char, Rc<[String]>>);

impl Readings {
    /// The readings of each character of a name that has any, signs left out.
    pub(super) fn of(&mut self, name: &str) -> Vec<Rc<[String]>> {
        name.chars()
            .map(fold)
            .filter(|character| character.is_alphanumeric())
            .map(|character| {
                let known = self.0.entry(character);
                Rc::clone(known.or_insert_with(|| readings(character).into()))
            })
            .filter(|readings| !readings.is_empty())
            .collect()
    }
}

/// Adds how a name may be spelled from its first character on, marked as its start.
pub(super) fn spell_start(characters: &[Rc<[String]>], terms: &mut String) {
    for part in [whole, initial] {
        for form in forms(characters, part) {
            push_marked(terms, START_MARK, form.text());
        }
    }
}

/// Adds how a name may be spelled from each of its characters on.
pub(super) fn spell_parts(characters: &[Rc<[String]>], terms: &mut String) {
    for from in 0..characters.len().min(MOST_STARTS) {
        for part in [whole, initial] {
            for form in forms(&characters[from..], part) {
                push(terms, form.text());
            }
        }
    }
}

/// All readings of one character, ü as `v` and as `u`; a letter or digit is itself.
fn readings(character: char) -> Vec<String> {
    pinyin::index_terms(character.encode_utf8(&mut [0; 4])).full
}

fn whole(syllable: &str) -> &str {
    syllable
}

fn initial(syllable: &str) -> &str {
    syllable.get(..1).unwrap_or(syllable)
}

/// A spelling under way. It lies on the stack: an import makes hundreds of them for each name.
#[derive(Clone, Copy, Default)]
struct Form {
    letters: [u8; LONGEST_PART],
    length: usize,
    /// How many of its readings are not the most likely ones.
    unlikely: usize,
}

impl Form {
    fn is_full(&self) -> bool {
        self.length == LONGEST_PART
    }

    /// This form with a further reading, cut to the longest part.
    fn with(mut self, reading: &str, is_unlikely: bool) -> Self {
        for letter in reading.bytes().take(LONGEST_PART - self.length) {
            self.letters[self.length] = letter;
            self.length += 1;
        }
        self.unlikely += usize::from(is_unlikely);
        self
    }

    fn text(&self) -> &str {
        // Readings are ASCII.
        str::from_utf8(&self.letters[..self.length]).unwrap_or_default()
    }
}

/// The combinations of the readings, cut to the longest part, each once, those with the fewest unlikely readings first.
fn forms(characters: &[Rc<[String]>], part: fn(&str) -> &str) -> Vec<Form> {
    let mut forms = Vec::from_iter((!characters.is_empty()).then(Form::default));
    let mut longer: Vec<Form> = Vec::new();
    for readings in characters {
        if forms.iter().all(Form::is_full) {
            break;
        }
        for form in &forms {
            for (place, reading) in readings.iter().enumerate() {
                let next = form.with(part(reading), place > 0);
                if longer.iter().all(|known| known.text() != next.text()) {
                    longer.push(next);
                }
            }
        }
        if longer.len() > MOST_FORMS {
            longer.sort_by_key(|form| form.unlikely);
            longer.truncate(MOST_FORMS);
        }
        std::mem::swap(&mut forms, &mut longer);
        longer.clear();
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::{Readings, spell_parts, spell_start};

    fn starts(name: &str) -> Vec<String> {
        let mut terms = String::new();
        spell_start(&Readings::default().of(name), &mut terms);
        terms.split_terminator(' ').map(str::to_owned).collect()
    }

    fn parts(name: &str) -> Vec<String> {
        let mut terms = String::new();
        spell_parts(&Readings::default().of(name), &mut terms);
        terms.split_terminator(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_name_is_found_from_each_of_its_characters_on() {
        assert_eq!(starts("成都佳盈"), ["«chengd", "«cdjy"]);
        let parts = parts("成都佳盈");
        for part in ["chengd", "cdjy", "dujiay", "jiayin", "jy", "ying", "y"] {
            assert!(parts.contains(&part.to_owned()), "{part} in {parts:?}");
        }
    }

    #[test]
    fn all_readings_count() {
        assert_eq!(starts("重庆"), ["«zhongq", "«chongq", "«zq", "«cq"]);
        assert_eq!(starts("吕布"), ["«lvbu", "«lubu", "«lb"]);
        assert!(starts("单雄").contains(&"«shanxi".to_owned()));
        assert!(starts("曾国").contains(&"«zenggu".to_owned()));
    }

    #[test]
    fn letters_stay_and_signs_go() {
        assert_eq!(starts("A1冷链（成都）"), ["«a1leng", "«a1llcd"]);
        assert_eq!(starts("阿里·木").last().map(String::as_str), Some("«elm"));
        assert!(starts("阿里·木").contains(&"«alm".to_owned()));
        assert!(starts("（）").is_empty() && parts("（）").is_empty());
    }

    #[test]
    fn a_name_of_heteronyms_stays_within_bounds() {
        let name = "重行长乐单解曾查区朴参差会计行".repeat(3);
        assert!(starts(&name).len() <= 32 && parts(&name).len() <= 32 * 10);
    }
}
