//! What a plan still lacks before 编制 signs it.

use super::PlanSheet;

/// The keys of fields that are empty and may not be, in the order of the form.
pub fn missing(sheet: &PlanSheet) -> Vec<String> {
    let wanted = [
        ("background", !sheet.background.is_empty()),
        ("goals", !sheet.goals.is_empty()),
        ("starts_at", sheet.starts_at.is_some()),
        ("ends_at", sheet.ends_at.is_some()),
        ("place", !sheet.place.is_empty()),
        ("people", !sheet.people.is_empty()),
    ];
    wanted
        .into_iter()
        .filter(|(_, there)| !there)
        .map(|(key, _)| key.to_owned())
        .collect()
}
