//! Whether a record matches, by which field, and how well.

use std::ops::Range;

use super::document::{Document, Field, Kind};
use super::tokens::{fold, folded};
use super::typed::Typed;
use crate::pinyin::Matcher;

/// How well a record matches, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A number is what was typed.
    Number,
    /// A name starts with the characters that were typed.
    NameStart,
    /// A name holds the characters, or its pinyin starts with the letters.
    Name,
    /// The pinyin of a part of a name.
    NamePart,
    /// A number starts with what was typed.
    NumberStart,
    /// A part of a telephone number.
    Phone,
    /// A part of a number.
    NumberPart,
    /// The words stand in the text.
    Text,
    /// Something of a customer that matches.
    OfCustomer,
}

/// Fewer characters are no part of a number.
const FEWEST_OF_NUMBER: usize = 3;

/// Holds records against a query.
pub(super) struct Ranking<'query> {
    typed: &'query Typed,
    names: Matcher<'query>,
}

impl<'query> Ranking<'query> {
    pub(super) fn new(typed: &'query Typed) -> Self {
        let names = typed.names.matcher();
        Self { typed, names }
    }

    /// How well the record matches, and the field that says so; `None` when it does not match.
    pub(super) fn rank<'record>(
        &self,
        document: &'record Document,
    ) -> Option<(Rank, &'record Field)> {
        document
            .fields
            .iter()
            .filter_map(|field| Some((self.rank_field(field)?, field)))
            .min_by_key(|(rank, _)| *rank)
            .or_else(|| self.rank_words(document))
    }

    /// The parts of a field's text that match, as ranges of characters.
    pub(super) fn ranges(&self, kind: Kind, text: &str) -> Vec<Range<usize>> {
        match kind {
            Kind::Name => self.name_ranges(text),
            Kind::Number | Kind::Phone | Kind::Phones => {
                let number = self.typed.digits.as_deref().unwrap_or(&self.typed.compact);
                Compact::new(text).find(number).into_iter().collect()
            }
            _ => self.word_ranges(text),
        }
    }

    fn rank_field(&self, field: &Field) -> Option<Rank> {
        if self.typed.is_single() && !matches!(field.kind, Kind::Name | Kind::Spelling) {
            return None;
        }
        match field.kind {
            Kind::Name => self.rank_name(&field.text),
            Kind::Spelling => Compact::new(&field.text)
                .text
                .starts_with(&self.typed.compact)
                .then_some(Rank::Name),
            Kind::Number => self.rank_number(&field.text),
            Kind::Phone | Kind::Phones => self.rank_phone(&field.text),
            Kind::Text | Kind::Private | Kind::Category => None,
        }
    }

    fn rank_name(&self, name: &str) -> Option<Rank> {
        let compact = Compact::new(name);
        let ranges = self.names.highlight(&compact.text);
        let first = ranges.first()?;
        let typed = &self.typed.compact;
        Some(match compact.text.find(typed.as_str()) {
            Some(0) => Rank::NameStart,
            Some(_) => Rank::Name,
            None if first.start == 0 => Rank::Name,
            None => Rank::NamePart,
        })
    }

    fn rank_number(&self, number: &str) -> Option<Rank> {
        let typed = &self.typed.compact;
        if !typed.contains(|character: char| character.is_ascii_digit()) {
            return None;
        }
        let number = Compact::new(number).text;
        match number.find(typed.as_str())? {
            0 if number.len() == typed.len() => Some(Rank::Number),
            0 => Some(Rank::NumberStart),
            _ if typed.len() >= FEWEST_OF_NUMBER => Some(Rank::NumberPart),
            _ => None,
        }
    }

    fn rank_phone(&self, number: &str) -> Option<Rank> {
        let digits = self.typed.digits.as_deref()?;
        let found = Compact::new(number).text.contains(digits);
        found.then_some(Rank::Phone)
    }

    /// Every word stands somewhere in the record; the field is the first that holds one of them.
    fn rank_words<'record>(&self, document: &'record Document) -> Option<(Rank, &'record Field)> {
        if self.typed.is_single() {
            return None;
        }
        let texts: Vec<(&Field, String)> = document
            .fields
            .iter()
            .filter(|field| field.kind != Kind::Phone)
            .map(|field| (field, folded(&field.text)))
            .collect();
        let holds = |text: &str, word: &String| text.contains(word.as_str());
        let everywhere = self.typed.words.iter().all(|word| {
            texts.iter().any(|(field, text)| {
                holds(text, word)
                    || (field.kind == Kind::Name && self.is_in_name(word, &field.text))
            })
        });
        let named = texts
            .iter()
            .filter(|(_, text)| self.typed.words.iter().any(|word| holds(text, word)));
        let best = named.min_by_key(|(field, _)| field.kind != Kind::Text);
        best.filter(|_| everywhere)
            .map(|(field, _)| (Rank::Text, *field))
    }

    fn is_in_name(&self, word: &str, name: &str) -> bool {
        let query = crate::pinyin::Query::new(&super::tokens::compact(word));
        query.matcher().is_match(&Compact::new(name).text)
    }

    fn name_ranges(&self, name: &str) -> Vec<Range<usize>> {
        let compact = Compact::new(name);
        let ranges = self.names.highlight(&compact.text);
        match ranges.is_empty() {
            true => self.word_ranges(name),
            false => ranges
                .into_iter()
                .map(|range| compact.places(range))
                .collect(),
        }
    }

    fn word_ranges(&self, text: &str) -> Vec<Range<usize>> {
        let folded = folded(text);
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for word in &self.typed.words {
            let length = word.chars().count();
            for (at, _) in folded.match_indices(word.as_str()) {
                let start = folded[..at].chars().count();
                ranges.push(start..start + length);
            }
        }
        ranges.sort_by_key(|range| range.start);
        ranges.dedup_by(|next, earlier| {
            let overlap = next.start <= earlier.end;
            if overlap {
                earlier.end = earlier.end.max(next.end);
            }
            overlap
        });
        ranges
    }
}

/// A text without separators, and where each of its characters stands in the text.
struct Compact {
    text: String,
    places: Vec<usize>,
}

impl Compact {
    fn new(text: &str) -> Self {
        let mut compact = Self {
            text: String::with_capacity(text.len()),
            places: Vec::new(),
        };
        for (place, character) in text.chars().map(fold).enumerate() {
            if character.is_alphanumeric() {
                compact.text.push(character);
                compact.places.push(place);
            }
        }
        compact
    }

    fn find(&self, part: &str) -> Option<Range<usize>> {
        let at = self.text.find(part).filter(|_| !part.is_empty())?;
        let start = self.text[..at].chars().count();
        Some(self.places(start..start + part.chars().count()))
    }

    /// A range of the compact text as a range of the text, separators inside it included.
    fn places(&self, range: Range<usize>) -> Range<usize> {
        let place = |index: usize| self.places.get(index).copied().unwrap_or_default();
        place(range.start)..place(range.end.saturating_sub(1)) + 1
    }
}
