//! The pinyin terms of names: from every character on, in full and by initials, in all readings.

use std::collections::HashMap;
use std::rc::Rc;

use super::document::LONGEST_START;
use super::tokens::fold;
use crate::pinyin;

/// Letters of a form that begins inside a name; a longer query is cut to as many, and then compared exactly.
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

/// How a whole name may be spelled, in full and by initials.
pub(super) fn starts(characters: &[Rc<[String]>]) -> Vec<String> {
    let mut starts = forms(characters, LONGEST_START, whole);
    starts.extend(forms(characters, LONGEST_START, initial));
    starts
}

/// Adds how a name may be spelled from each of its characters on, each followed by a space.
pub(super) fn parts(characters: &[Rc<[String]>], terms: &mut String) {
    for from in 0..characters.len().min(MOST_STARTS) {
        for part in [whole, initial] {
            for form in forms(&characters[from..], LONGEST_PART, part) {
                terms.push_str(&form);
                terms.push(' ');
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

/// The combinations of the readings, cut to `limit` letters, each once, those with the fewest unlikely readings first.
fn forms(characters: &[Rc<[String]>], limit: usize, part: fn(&str) -> &str) -> Vec<String> {
    let mut forms = vec![(0, String::new())];
    if characters.is_empty() {
        return Vec::new();
    }
    for readings in characters {
        if forms.iter().all(|(_, form)| form.len() >= limit) {
            break;
        }
        let mut longer: Vec<(usize, String)> = Vec::with_capacity(forms.len() * readings.len());
        for (unlikely, form) in &forms {
            for (rank, reading) in readings.iter().enumerate() {
                let mut next = format!("{form}{}", part(reading));
                next.truncate(limit);
                if !longer.iter().any(|(_, known)| *known == next) {
                    longer.push((unlikely + rank.min(1), next));
                }
            }
        }
        if longer.len() > MOST_FORMS {
            longer.sort_by_key(|(unlikely, _)| *unlikely);
            longer.truncate(MOST_FORMS);
        }
        forms = longer;
    }
    forms.into_iter().map(|(_, form)| form).collect()
}

#[cfg(test)]
mod tests {
    use super::{Readings, parts, starts};

    fn terms(name: &str) -> (Vec<String>, Vec<String>) {
        let characters = Readings::default().of(name);
        let mut terms = String::new();
        parts(&characters, &mut terms);
        let parts = terms.split_whitespace().map(str::to_owned).collect();
        (starts(&characters), parts)
    }

    #[test]
    fn a_name_is_found_from_each_of_its_characters_on() {
        let (starts, parts) = terms("成都佳盈");
        assert!(starts.contains(&"chengdujiaying".to_owned()));
        assert!(starts.contains(&"cdjy".to_owned()));
        for part in ["chengd", "dujiay", "jiayin", "jy", "ying", "y"] {
            assert!(parts.contains(&part.to_owned()), "{part} in {parts:?}");
        }
    }

    #[test]
    fn all_readings_count() {
        let (starts, _) = terms("重庆");
        for form in ["chongqing", "zhongqing", "cq", "zq"] {
            assert!(starts.contains(&form.to_owned()), "{form} in {starts:?}");
        }
        let (starts, _) = terms("吕布");
        for form in ["lvbu", "lubu", "lb"] {
            assert!(starts.contains(&form.to_owned()), "{form} in {starts:?}");
        }
    }

    #[test]
    fn letters_stay_and_signs_go() {
        assert!(
            terms("A1冷链（成都）")
                .0
                .contains(&"a1lenglianchengd".to_owned())
        );
        assert!(terms("阿里·木").0.contains(&"alm".to_owned()));
        assert!(starts(&Readings::default().of("（）")).is_empty());
    }

    #[test]
    fn a_name_of_heteronyms_stays_within_bounds() {
        let (starts, parts) = terms(&"重行长乐单解曾查区朴参差会计行".repeat(3));
        assert!(starts.len() <= 32 && parts.len() <= 32 * 10);
        assert!(starts.iter().all(|form| form.len() <= 16));
    }
}
