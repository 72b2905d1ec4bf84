//! Guards, branches and the separation of duties, one by one (process.md §2 to §5).

mod correction;
mod department;
mod opinion;
mod result;
mod separation;

use serde_json::Value;

use super::story::*;

fn pairs(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found
        .iter()
        .map(|(field, code)| (field.as_str(), code.as_str()))
        .collect()
}

/// What each record is refused with, from a place of the chart.
#[track_caller]
fn refusals(place: &str, who: &str, cases: &[(Value, &[(&str, &str)])]) {
    for (record, expected) in cases {
        let found = station(place).refused(who, record.clone());
        assert_eq!(pairs(&found), *expected, "{place}: {record}");
    }
}
