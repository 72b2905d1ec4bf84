//! Pinyin of names: the key they sort by, the forms they are found by, and what of a name a query matches.
//!
//! Half of all names hold a character with several readings (重庆, 长沙, 单). For sorting and for the field that a
//! person can correct, one reading is guessed: by a table of words, then of surnames, then the most frequent reading.
//! For finding, every reading counts. Syllables are written in ASCII; ü is `v`, and `u` is understood as well.

mod index;
mod matching;
mod readings;

#[cfg(test)]
mod tests;

pub use index::{IndexTerms, index_terms};
pub use matching::{Matcher, Query};

use crate::width::half_width;
use readings::Sound;

/// The pinyin of a name in one word, as best guessed: 蜀岭鲜达 → `shulingxianda`. Letters and digits stay, in lower
/// case; all else is left out.
pub fn full(name: &str) -> String {
    let mut pinyin = String::new();
    for (character, sound) in readings::best_guess(name) {
        match sound {
            Some(sound) => pinyin.push_str(sound.syllable),
            None => pinyin.extend(plain_letter(character)),
        }
    }
    pinyin
}

/// The initials of a name, as best guessed: 蜀岭鲜达 → `SLXD`. Letters and digits stay, in upper case; all else is left
/// out.
pub fn initials(name: &str) -> String {
    readings::best_guess(name)
        .into_iter()
        .filter_map(|(character, sound)| match sound {
            Some(sound) => sound.syllable.chars().next(),
            None => plain_letter(character),
        })
        .map(|initial| initial.to_ascii_uppercase())
        .collect()
}

/// The key by which names sort when compared byte by byte: digits, then letters and Chinese characters together by
/// their pinyin, then everything else.
///
/// Each character is its syllable, its tone and itself, so that one surname stays together (李 before 理) and a short
/// syllable comes before a longer one. Spaces and punctuation do not count.
pub fn sort_key(name: &str) -> String {
    let mut key = String::new();
    for (character, sound) in readings::best_guess(name) {
        match sound {
            Some(Sound { syllable, tone }) => {
                key.push_str(syllable);
                key.push(char::from(b'0' + tone));
                key.push(character);
            }
            None => match half_width(character) {
                other if other.is_alphanumeric() => key.extend(other.to_lowercase()),
                _ => {}
            },
        }
    }
    key
}

/// A letter or digit of the keyboard, in half-width lower case.
fn plain_letter(character: char) -> Option<char> {
    let character = half_width(character);
    character
        .is_ascii_alphanumeric()
        .then(|| character.to_ascii_lowercase())
}
