//! Finds the region that a written address or place name means.

use std::cmp::Reverse;

use super::table::{self, Entry};
use super::{Region, RegionLevel};

/// A place that was recognised at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The smallest region that is certain.
    pub region: Region,
    /// What of the text comes after it: a street and number, or a district that is not known. Often empty.
    pub rest: String,
}

/// Reads the region at the beginning of a text: `四川成都龙泉驿`, `广东省东莞市`, `上海浦东`, `四川省-成都市`,
/// `成都市龙泉驿区示例大道88号`, or a code. Levels may be left out where the rest is still unambiguous.
///
/// `None` when the text begins with no known place, or with one that several regions are called by (`朝阳区`).
pub fn resolve(text: &str) -> Option<Resolved> {
    let text = text.trim();
    if let Some(region) = (text.len() == 6).then(|| super::find(text)).flatten() {
        return Some(Resolved {
            region,
            rest: String::new(),
        });
    }
    let mut rest = without_country(text);
    let mut place: Option<&'static Entry> = None;
    while let Some((next, length)) = next_place(place, rest) {
        place = Some(next);
        rest = after_repetition(next, without_separators(&rest[length..]));
    }
    place.map(|place| Resolved {
        region: Region::of(place),
        rest: rest.to_owned(),
    })
}

fn without_country(text: &str) -> &str {
    let rest = ["中华人民共和国", "中国"]
        .iter()
        .find_map(|country| text.strip_prefix(country))
        .unwrap_or(text);
    without_separators(rest)
}

fn without_separators(text: &str) -> &str {
    text.trim_start_matches(|character: char| {
        character.is_whitespace()
            || matches!(
                character,
                '-' | '－' | '—' | '/' | '／' | '\\' | '|' | '·' | ',' | '，' | '、' | '.' | '>'
            )
    })
}

/// Skips what some lists put between a municipality and its districts: its name again, or 市辖区.
fn after_repetition<'text>(place: &Entry, text: &'text str) -> &'text str {
    if place.level != RegionLevel::Province {
        return text;
    }
    [
        place.name,
        "市辖区",
        "省直辖县级行政区划",
        "自治区直辖县级行政区划",
    ]
    .iter()
    .find_map(|repeated| text.strip_prefix(repeated))
    .map_or(text, without_separators)
}

/// The place within `region` that the text begins with, and the length of its name there in bytes.
///
/// The longest name wins, then a whole name over a shortened one, then the larger region. Two places that are still
/// equal mean that nothing is certain.
fn next_place(region: Option<&Entry>, text: &str) -> Option<(&'static Entry, usize)> {
    let rank = |found: &(&'static Entry, Written)| {
        let (entry, written) = found;
        (Reverse(written.length), !written.whole, entry.level)
    };
    let codes = table::codes_within(region);
    let mut found: Vec<(&'static Entry, Written)> = table::beginning_like(text)
        .iter()
        .filter(|entry| codes.contains(&entry.code))
        .copied()
        .filter_map(|entry| written(entry, text).map(|written| (entry, written)))
        .collect();
    found.sort_by_key(rank);
    match found.as_slice() {
        [first, second, ..] if rank(first) == rank(second) => None,
        [(entry, written), ..] => Some((entry, written.length)),
        [] => None,
    }
}

/// How a text names a place at its beginning.
struct Written {
    /// In bytes.
    length: usize,
    /// By its whole name.
    whole: bool,
}

fn written(entry: &Entry, text: &str) -> Option<Written> {
    if text.starts_with(entry.name) {
        let length = entry.name.len();
        return Some(Written {
            length,
            whole: true,
        });
    }
    let short = shortest(entry, text)?;
    let after = &text[short..];
    let kind = other_kinds(entry)
        .iter()
        .find(|kind| after.starts_with(*kind));
    match kind {
        Some(kind) => Some(Written {
            length: short + kind.len(),
            whole: false,
        }),
        None => (!names_a_street(after)).then_some(Written {
            length: short,
            whole: false,
        }),
    }
}

/// The length of the short name at the beginning of the text.
fn shortest(entry: &Entry, text: &str) -> Option<usize> {
    if text.starts_with(entry.short) {
        return Some(entry.short.len());
    }
    // 内蒙 is the one province that is commonly shortened further.
    (entry.short == "内蒙古" && text.starts_with("内蒙")).then_some("内蒙".len())
}

/// Kinds that people write behind a short name although the whole name has another: 凉山州, 北川县, 广西自治区; and for
/// districts the kind of former days, since counties became cities and districts.
fn other_kinds(entry: &Entry) -> &'static [&'static str] {
    match entry.level {
        RegionLevel::Province => &["自治区"],
        RegionLevel::Prefecture if entry.name.ends_with("自治州") => &["自治州", "州"],
        RegionLevel::Prefecture => &["地区", "市"],
        RegionLevel::District => &["自治县", "县", "市", "区"],
    }
}

/// Whether a short name is part of the name of a street, town or village: 北京东路, 青羊大道, 龙泉镇.
fn names_a_street(after: &str) -> bool {
    let after = after.trim_start_matches(['东', '西', '南', '北', '中']);
    ["路", "街", "大道", "大街", "巷", "镇", "乡", "村"]
        .iter()
        .any(|kind| after.starts_with(kind))
}
