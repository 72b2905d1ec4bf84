//! The table of regions, read once from the embedded list.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::RegionLevel;
use super::short_name::short_name;

/// Names of the stand-ins that the standard puts between a province and districts it governs directly.
const STAND_INS: [&str; 4] = [
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
];

/// One line of the table.
pub(super) struct Entry {
    pub(super) code: u32,
    pub(super) level: RegionLevel,
    pub(super) name: &'static str,
    /// The name as people say it: 成都, 凉山, 浦东. A beginning of the name.
    pub(super) short: &'static str,
    /// The whole name from the province on.
    pub(super) full_text: String,
    /// The whole name and then the short names from the province on: all that the picker searches in.
    pub(super) searched: String,
}

impl Entry {
    /// The short names from the province on: 四川成都龙泉驿.
    fn short_text(&self) -> &str {
        self.searched.split('\n').next_back().unwrap_or_default()
    }

    /// Whether this is no place but a stand-in.
    pub(super) fn is_stand_in(&self) -> bool {
        self.level == RegionLevel::Prefecture && STAND_INS.contains(&self.name)
    }
}

static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut table: Vec<Entry> = Vec::new();
    for line in include_str!("../../data/regions.tsv").lines() {
        if let Some((code, name)) = line.split_once('\t')
            && let Ok(code) = code.parse()
        {
            let entry = entry(code, name, &table);
            table.push(entry);
        }
    }
    table
});

/// Makes an entry below those read before it: the list is in the order of codes, so parents come first.
fn entry(code: u32, name: &'static str, above: &[Entry]) -> Entry {
    let level = level(code);
    let short = short_name(name);
    let mut entry = Entry {
        code,
        level,
        name,
        short,
        full_text: String::new(),
        searched: String::new(),
    };
    let mut short_text = String::new();
    let above = parent_code(code).and_then(|code| find_in(above, code));
    if let Some(above) = above {
        entry.full_text.clone_from(&above.full_text);
        short_text.push_str(above.short_text());
    }
    if !entry.is_stand_in() {
        entry.full_text.push_str(name);
        short_text.push_str(short);
    }
    entry.searched = format!("{}\n{short_text}", entry.full_text);
    entry
}

fn level(code: u32) -> RegionLevel {
    match (code % 10_000, code % 100) {
        (0, _) => RegionLevel::Province,
        (_, 0) => RegionLevel::Prefecture,
        _ => RegionLevel::District,
    }
}

fn parent_code(code: u32) -> Option<u32> {
    match level(code) {
        RegionLevel::Province => None,
        RegionLevel::Prefecture => Some(code - code % 10_000),
        RegionLevel::District => Some(code - code % 100),
    }
}

fn find_in(table: &[Entry], code: u32) -> Option<&Entry> {
    let place = table.binary_search_by_key(&code, |entry| entry.code).ok()?;
    table.get(place)
}

/// The entry of a code.
pub(super) fn find(code: u32) -> Option<&'static Entry> {
    find_in(&TABLE, code)
}

/// Places by the first character of their names, so that reading an address need not look at all of them.
static BY_FIRST_CHARACTER: LazyLock<HashMap<char, Vec<&'static Entry>>> = LazyLock::new(|| {
    let mut places_by: HashMap<char, Vec<&'static Entry>> = HashMap::new();
    for place in places() {
        let first = place.name.chars().next().unwrap_or_default();
        places_by.entry(first).or_default().push(place);
    }
    places_by
});

/// Every place whose name has the first character of the text.
pub(super) fn beginning_like(text: &str) -> &'static [&'static Entry] {
    let first = text.chars().next().unwrap_or_default();
    BY_FIRST_CHARACTER.get(&first).map_or(&[], Vec::as_slice)
}

/// Every place, without stand-ins.
pub(super) fn places() -> impl Iterator<Item = &'static Entry> {
    TABLE.iter().filter(|entry| !entry.is_stand_in())
}

/// The codes of all that lies within a region, at any depth; every code within nothing.
pub(super) fn codes_within(region: Option<&Entry>) -> Range<u32> {
    let Some(region) = region else {
        return 0..u32::MAX;
    };
    let span = match region.level {
        RegionLevel::Province => 10_000,
        RegionLevel::Prefecture => 100,
        RegionLevel::District => 1,
    };
    region.code + 1..region.code + span
}

/// The places directly below a region, stand-ins skipped; the provinces below nothing.
pub(super) fn below(region: Option<&Entry>) -> impl Iterator<Item = &'static Entry> {
    let above = region.map(|region| region.code);
    let codes = codes_within(region);
    let start = TABLE.partition_point(|entry| entry.code < codes.start);
    TABLE[start..]
        .iter()
        .take_while(move |entry| entry.code < codes.end)
        .filter(move |entry| !entry.is_stand_in() && is_directly_below(entry, above))
}

/// Whether the code is that of the next region above an entry, or of the one above its stand-in.
fn is_directly_below(entry: &Entry, above: Option<u32>) -> bool {
    let parent = parent_code(entry.code);
    parent == above
        || parent
            .and_then(find)
            .filter(|parent| parent.is_stand_in())
            .is_some_and(|stand_in| parent_code(stand_in.code) == above)
}
