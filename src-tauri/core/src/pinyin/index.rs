//! All forms under which a name stands in the index of names.

use super::{plain_letter, readings};

/// How many forms of one name are indexed. A firm's short name of six characters with two readings each would have 64;
/// those that differ least from the most likely reading come first.
const MOST_FORMS: usize = 32;

/// The forms under which a name can be found by typing letters, the most likely first, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexTerms {
    /// The whole pinyin: `chongqing`, `zhongqing`.
    pub full: Vec<String>,
    /// The initials: `cq`, `zq`.
    pub initials: Vec<String>,
}

/// All readings of a name in full and by initials, in lower case, for the name index. Meant for short names and names
/// of people; at most 32 forms of each kind are given.
pub fn index_terms(name: &str) -> IndexTerms {
    let syllables: Vec<Vec<&str>> = readings::best_guess(name)
        .into_iter()
        .filter_map(|(character, sound)| match sound {
            Some(sound) => Some(readings::searchable(character, sound)),
            None => keyboard_letter(character).map(|letter| vec![letter]),
        })
        .collect();
    let initials: Vec<Vec<&str>> = syllables
        .iter()
        .map(|options| first_letters(options))
        .collect();
    IndexTerms {
        full: combinations(&syllables),
        initials: combinations(&initials),
    }
}

/// [`plain_letter`] as a text.
fn keyboard_letter(character: char) -> Option<&'static str> {
    const LETTERS: &str = "0123456789abcdefghijklmnopqrstuvwxyz";
    let place = LETTERS.find(plain_letter(character)?)?;
    LETTERS.get(place..=place)
}

fn first_letters(syllables: &[&'static str]) -> Vec<&'static str> {
    let mut letters = Vec::new();
    for letter in syllables.iter().filter_map(|syllable| syllable.get(..1)) {
        if !letters.contains(&letter) {
            letters.push(letter);
        }
    }
    letters
}

/// Joins one option of each place in every way, those with the fewest unlikely options first, up to [`MOST_FORMS`].
fn combinations(places: &[Vec<&str>]) -> Vec<String> {
    let open: Vec<usize> = (0..places.len())
        .filter(|place| places[*place].len() > 1)
        .collect();
    let mut forms = Vec::new();
    for unlikely in 0..=open.len() {
        let mut chosen = vec![0; places.len()];
        choose(places, &open, unlikely, &mut chosen, &mut forms);
        if forms.len() >= MOST_FORMS {
            break;
        }
    }
    forms.retain(|form| !form.is_empty());
    forms
}

/// Adds every form in which exactly `unlikely` of the `open` places have another than their first option.
fn choose(
    places: &[Vec<&str>],
    open: &[usize],
    unlikely: usize,
    chosen: &mut [usize],
    forms: &mut Vec<String>,
) {
    if forms.len() >= MOST_FORMS || unlikely > open.len() {
        return;
    }
    if unlikely == 0 {
        let form: String = places
            .iter()
            .zip(chosen.iter())
            .map(|(options, option)| options[*option])
            .collect();
        if !forms.contains(&form) {
            forms.push(form);
        }
        return;
    }
    let Some((place, later)) = open.split_first() else {
        return;
    };
    for option in 1..places[*place].len() {
        chosen[*place] = option;
        choose(places, later, unlikely - 1, chosen, forms);
    }
    chosen[*place] = 0;
    choose(places, later, unlikely, chosen, forms);
}
