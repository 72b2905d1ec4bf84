//! Finds regions by what is typed into the picker.

use super::Region;
use super::table::{self, Entry};
use crate::pinyin::{Matcher, Query};

/// The regions that best fit what somebody typed: a name, its pinyin, initials or a mixture, of the region alone or
/// with those above it (`cdlqy`, `成都lqy`, `longquanyi`), or the first digits of a code. Regions whose own name begins
/// with it come first, larger ones before smaller ones.
pub fn search(text: &str, limit: usize) -> Vec<Region> {
    let text = text.trim();
    let query = Query::new(text);
    let matcher = query.matcher();
    let mut found: Vec<(Fit, &'static Entry)> = table::places()
        .filter_map(|entry| fit(entry, text, &matcher).map(|fit| (fit, entry)))
        .collect();
    found.sort_by_key(|(fit, entry)| (*fit, entry.level, entry.code));
    let best = found.into_iter().take(limit);
    best.map(|(_, entry)| Region::of(entry)).collect()
}

/// How a region fits a query, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The name begins with the very text.
    NameBegins,
    /// The name begins with the pinyin.
    NameSoundsSo,
    /// Some part of the name fits.
    WithinName,
    /// The name together with those above it fits.
    WithinFullText,
}

fn fit(entry: &Entry, text: &str, matcher: &Matcher<'_>) -> Option<Fit> {
    if text.is_empty() {
        return None;
    }
    let is_code = text.bytes().all(|digit| digit.is_ascii_digit());
    if is_code {
        let code = format!("{:06}", entry.code);
        return code.starts_with(text).then_some(Fit::NameBegins);
    }
    if entry.name.starts_with(text) {
        return Some(Fit::NameBegins);
    }
    // The name is a part of what is searched: most regions are done with after one look.
    if !matcher.is_match(&entry.searched) {
        return None;
    }
    Some(match matcher.highlight(entry.name).first() {
        Some(part) if part.start == 0 => Fit::NameSoundsSo,
        Some(_) => Fit::WithinName,
        None => Fit::WithinFullText,
    })
}
