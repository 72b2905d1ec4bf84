//! The names under which fields go.

use std::collections::HashMap;

use super::LEAST_CONFIDENCE;
use super::label::Label;

/// Names this long are sentences, which contain every word by chance.
const LONGEST_NAME: usize = 40;

/// Field keys, each with the names that people give to its column.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    fields: Vec<Field>,
    /// The fields of each folded name, in the order of the vocabulary.
    exact: HashMap<String, Vec<usize>>,
}

#[derive(Debug, Clone)]
struct Field {
    key: String,
    words: Vec<Word>,
}

/// A field that a column may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guess {
    /// The field's position in the vocabulary.
    pub field: usize,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
}

impl Vocabulary {
    /// A vocabulary of keys with their names. A name may belong to several fields; the earlier field is preferred.
    pub fn new<'words, Names>(entries: impl IntoIterator<Item = (&'words str, Names)>) -> Self
    where
        Names: IntoIterator<Item = &'words str>,
    {
        let mut fields = Vec::new();
        let mut exact: HashMap<String, Vec<usize>> = HashMap::new();
        for (position, (key, names)) in entries.into_iter().enumerate() {
            let names = names.into_iter().map(|name| Label::new(name).whole());
            let words: Vec<Word> = names.map(Word::new).collect();
            for word in &words {
                let positions = exact.entry(word.text.clone()).or_default();
                if !positions.contains(&position) {
                    positions.push(position);
                }
            }
            fields.push(Field {
                key: key.to_owned(),
                words,
            });
        }
        Vocabulary { fields, exact }
    }

    /// How many fields there are.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether there is no field.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The key of the field at a position.
    pub fn key(&self, field: usize) -> &str {
        &self.fields[field].key
    }

    /// The keys of all fields, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.key.as_str())
    }

    /// The fields that a column with this name, under this group, may be; at most one guess for each field.
    pub fn guesses(&self, name: &str, group: Option<&str>) -> Vec<Guess> {
        let label = Label::new(name);
        let group = group.map(|group| Label::new(group).words);
        let mut best: HashMap<usize, f64> = HashMap::new();
        let mut offer = |field: usize, confidence: f64| {
            let known = best.entry(field).or_insert(0.0);
            *known = known.max(confidence);
        };
        for (spelling, trust) in spellings(&label, group.as_deref()) {
            for field in self.exact.get(&spelling).into_iter().flatten() {
                offer(*field, trust);
            }
        }
        let name = Word::new(label.words);
        if name.length <= LONGEST_NAME {
            for (position, field) in self.fields.iter().enumerate() {
                let similar = field.words.iter().map(|word| similarity(&name, word));
                let similar = similar.fold(0.0, f64::max);
                if similar >= LEAST_CONFIDENCE {
                    offer(position, similar);
                }
            }
        }
        let mut guesses: Vec<Guess> = best
            .into_iter()
            .filter(|(_, confidence)| *confidence >= LEAST_CONFIDENCE)
            .map(|(field, confidence)| Guess { field, confidence })
            .collect();
        guesses.sort_by_key(|guess| guess.field);
        guesses
    }
}

/// The ways to read a name, and how far each is to be trusted when it is exactly a known one.
fn spellings(label: &Label, group: Option<&str>) -> Vec<(String, f64)> {
    let mut spellings = vec![(label.whole(), 1.0)];
    if !label.asides.is_empty() {
        // 统一社会信用代码(18位) is what it says outside the brackets, 电话(手机) may be both.
        spellings.push((label.words.clone(), 0.95));
        let inside = label.asides.iter().map(|aside| (aside.clone(), 0.7));
        spellings.extend(inside);
    }
    if let Some(group) = group.filter(|group| !group.is_empty()) {
        // 联系人 over 姓名 is 联系人姓名 before it is any other 姓名.
        for (_, trust) in &mut spellings {
            *trust *= 0.9;
        }
        spellings.push((format!("{group}{}", label.words), 1.0));
    }
    spellings
}

/// A name with what rules out likeness quickly: there are hundreds of known ones.
#[derive(Debug, Clone)]
struct Word {
    text: String,
    /// Its length in characters.
    length: usize,
    /// A bit for each of its characters; several characters share a bit.
    characters: u64,
}

impl Word {
    fn new(text: String) -> Self {
        let length = text.chars().count();
        let characters = text
            .chars()
            .fold(0, |bits, character| bits | 1 << (u32::from(character) % 64));
        Word {
            text,
            length,
            characters,
        }
    }

    /// Whether finding it inside another name says anything: two Chinese characters do, two letters do not.
    fn is_telling(&self) -> bool {
        self.length >= if self.text.is_ascii() { 4 } else { 2 }
    }

    /// How many characters at least are here and not in the other.
    fn missing_in(&self, other: &Word) -> usize {
        (self.characters & !other.characters).count_ones() as usize
    }
}

/// Likeness of two names that are not the same: one contains the other, or a letter or two differ.
fn similarity(name: &Word, known: &Word) -> f64 {
    let whole = name.length.max(known.length);
    if name.length < 2 || known.length < 2 || name.text == known.text {
        return 0.0;
    }
    let share = |part: usize| part as f64 / whole as f64;
    if known.is_telling() && known.length < name.length && known.missing_in(name) == 0 {
        // What a name is about stands at its end: 主要联系人手机号 is a 手机号, 客户备注 is no 客户.
        if name.text.ends_with(&known.text) {
            return 0.5 + 0.4 * share(known.length);
        }
        if name.text.contains(&known.text) {
            return 0.33 + 0.4 * share(known.length);
        }
    }
    if name.is_telling() && name.missing_in(known) == 0 && known.text.contains(&name.text) {
        return 0.3 + 0.4 * share(name.length);
    }
    // Each of these differences takes a change of its own.
    let least = name.length.abs_diff(known.length);
    let least = least
        .max(name.missing_in(known))
        .max(known.missing_in(name));
    if whole < 4 || least * 4 > whole {
        return 0.0;
    }
    let distance = strsim::levenshtein(&name.text, &known.text);
    if distance * 4 <= whole {
        return 0.9 * (1.0 - share(distance));
    }
    0.0
}
