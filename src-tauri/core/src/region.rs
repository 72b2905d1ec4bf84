//! Provinces, prefectures and districts of China by their codes (GB/T 2260, domain.md §3.4).
//!
//! Codes change over the years, so a record keeps the code **and** the text of its time; a code that is not known here
//! is never an error. Some cities have no districts, so a choice may stop at a prefecture.

mod resolve;
mod search;
mod short_name;
mod table;

#[cfg(test)]
mod tests;

pub use resolve::{Resolved, resolve};
pub use search::search;

use serde::{Deserialize, Serialize};
use table::Entry;

/// How large a region is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum RegionLevel {
    /// 省, 自治区, 直辖市 or 特别行政区: `510000`.
    Province,
    /// 地级市, 自治州, 地区 or 盟: `510100`.
    Prefecture,
    /// 区, 县, 县级市 or 旗: `510112`.
    District,
}

/// One region as the picker shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Region {
    /// Six digits of GB/T 2260.
    pub code: String,
    /// How large it is.
    pub level: RegionLevel,
    /// Its own name: `龙泉驿区`.
    pub name: String,
    /// Its name with those above it: `四川省成都市龙泉驿区`.
    pub full_text: String,
    /// Whether there is a choice below it.
    pub has_children: bool,
}

impl Region {
    fn of(entry: &Entry) -> Region {
        Region {
            code: format!("{:06}", entry.code),
            level: entry.level,
            name: entry.name.to_owned(),
            full_text: entry.full_text.clone(),
            has_children: table::below(Some(entry)).next().is_some(),
        }
    }
}

/// The region of a code, or `None` for a code that is not in the table: an abolished one, or no code at all. The
/// shortened codes of a province (`51`) and a prefecture (`5101`) are understood.
pub fn find(code: &str) -> Option<Region> {
    let code = code.trim();
    let well_formed =
        matches!(code.len(), 2 | 4 | 6) && code.bytes().all(|digit| digit.is_ascii_digit());
    if !well_formed {
        return None;
    }
    let code: u32 = format!("{code:0<6}").parse().ok()?;
    table::find(code).map(Region::of)
}

/// The choices below a region, or the provinces below the empty code, in the order of their codes.
///
/// The stand-ins that the standard puts between a municipality and its districts (市辖区, 县) or a province and the
/// counties that it governs itself are skipped: below `310000` come the districts of Shanghai, and 仙桃市 stands
/// directly below 湖北省.
pub fn children(code: &str) -> Vec<Region> {
    let parent = match code.trim() {
        "" => None,
        code => match code.parse().ok().and_then(table::find) {
            Some(parent) => Some(parent),
            None => return Vec::new(),
        },
    };
    table::below(parent).map(Region::of).collect()
}
