//! Texts with the matched characters set apart, so that the screen needs no markup.

use std::ops::Range;

use serde::Serialize;

use super::document::{Field, Kind};
use super::ranking::Ranking;

/// The length of a snippet, and of what stands in it before its first match.
const SNIPPET: usize = 60;
const LEAD: usize = 12;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Part {
    /// The characters.
    pub text: String,
    /// Whether they match.
    pub matched: bool,
}

/// A text that matches, in pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Highlight {
    /// `title`, `subtitle`, `number` or `phone` of the hit, or the field of the record that the snippet is from.
    pub field: String,
    /// The text in pieces, in order.
    pub parts: Vec<Part>,
}

/// A text in pieces; `None` when nothing of it matches.
pub(super) fn highlight(
    ranking: &Ranking<'_>,
    field: &str,
    kind: Kind,
    text: &str,
) -> Option<Highlight> {
    let ranges = ranking.ranges(kind, text);
    (!ranges.is_empty()).then(|| Highlight {
        field: field.to_owned(),
        parts: parts(text, &ranges),
    })
}

/// The surroundings of the first match of a field; `None` when nothing of it matches.
pub(super) fn snippet(ranking: &Ranking<'_>, field: &Field) -> Option<Highlight> {
    let ranges = ranking.ranges(field.kind, &field.text);
    let first = ranges.first()?.start;
    let (text, ranges) = cut(&field.text, first, ranges);
    Some(Highlight {
        field: field.name.to_owned(),
        parts: parts(&text, &ranges),
    })
}

/// A text cut at the ranges that match.
fn parts(text: &str, ranges: &[Range<usize>]) -> Vec<Part> {
    let matched = |place: usize| ranges.iter().any(|range| range.contains(&place));
    let mut parts: Vec<Part> = Vec::new();
    for (place, character) in text.chars().enumerate() {
        match parts.last_mut() {
            Some(last) if last.matched == matched(place) => last.text.push(character),
            _ => parts.push(Part {
                text: character.to_string(),
                matched: matched(place),
            }),
        }
    }
    parts
}

/// The text around the character `first` on one line, and the ranges moved accordingly.
fn cut(text: &str, first: usize, ranges: Vec<Range<usize>>) -> (String, Vec<Range<usize>>) {
    let start = first.saturating_sub(LEAD);
    let end = start + SNIPPET;
    let dots = usize::from(start > 0);
    let mut line: String = "…".repeat(dots);
    let mut rest = text.chars().skip(start);
    line.extend(rest.by_ref().take(SNIPPET).map(on_one_line));
    if rest.next().is_some() {
        line.push('…');
    }
    let ranges = ranges
        .into_iter()
        .filter(|range| range.start < end)
        .map(|range| range.start - start + dots..range.end.min(end) - start + dots)
        .collect();
    (line, ranges)
}

fn on_one_line(character: char) -> char {
    match character.is_control() {
        true => ' ',
        false => character,
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, parts};

    #[test]
    fn a_text_is_cut_at_its_matches() {
        let cut: Vec<(String, bool)> = parts("成都佳盈物流", &[0..2, 4..6])
            .into_iter()
            .map(|part| (part.text, part.matched))
            .collect();
        let expected = [("成都", true), ("佳盈", false), ("物流", true)];
        assert_eq!(
            cut,
            expected.map(|(text, matched)| (text.to_owned(), matched))
        );
        assert!(parts("", &[]).is_empty());
    }

    #[test]
    fn a_snippet_is_one_line_around_its_first_match() {
        let text = format!("{}超温\n{}", "前".repeat(50), "后".repeat(80));
        let (line, ranges) = cut(&text, 50, vec![50..52, 120..122]);
        assert_eq!(ranges.len(), 1);
        assert_eq!(ranges[0], 13..15);
        assert!(line.starts_with("…前") && line.ends_with("后…") && !line.contains('\n'));
        assert_eq!(line.chars().count(), 62);
        let (line, ranges) = cut("超温后超温", 0, vec![0..2, 3..5]);
        assert_eq!((line.as_str(), ranges), ("超温后超温", vec![0..2, 3..5]));
    }
}
