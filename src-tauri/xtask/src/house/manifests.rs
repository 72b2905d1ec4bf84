//! Which crate may use which.

use serde_json::Value;

use super::Breach;
use crate::failure::Failure;
use crate::program::{answer, cargo};

/// Our crates, and which of ours each may use: dependencies point one way.
const OURS: [(&str, &[&str]); 8] = [
    ("yike-core", &[]),
    ("yike-documents", &["yike-core"]),
    ("yike-exchange", &["yike-core"]),
    (
        "yike-cli",
        &["yike-core", "yike-documents", "yike-exchange"],
    ),
    (
        "yike-desktop",
        &["yike-core", "yike-documents", "yike-exchange"],
    ),
    ("yike-bridge", &["yike-core", "yike-desktop"]),
    (
        "yike-bench",
        &["yike-core", "yike-documents", "yike-exchange"],
    ),
    ("xtask", &[]),
];

/// Crates of others that have one home, and the crates that are it.
const HOMES: [(&str, &[&str], &str); 3] = [
    (
        "tauri",
        &["yike-desktop", "yike-bridge"],
        "only the window knows Tauri: the rest runs without one",
    ),
    (
        "rusqlite",
        // The benchmark's references are what bare SQL costs.
        &["yike-core", "yike-bench"],
        "only the core speaks SQL: ask it for the record or the change instead",
    ),
    (
        "printpdf",
        &["yike-documents"],
        "only the documents crate writes PDF: ask it for the sheet instead",
    ),
];

pub fn dependencies_point_one_way() -> Result<Vec<Breach>, Failure> {
    let unread = || Failure::new("`cargo metadata` failed", "mend what it names");
    let said = answer(&mut cargo([
        "metadata",
        "--no-deps",
        "--format-version",
        "1",
    ]))
    .ok_or_else(unread)?;
    let metadata: Value = serde_json::from_str(&said).map_err(|_| unread())?;
    Ok(judge(&metadata))
}

fn judge(metadata: &Value) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for package in list(&metadata["packages"]) {
        let name = word(&package["name"]);
        for dependency in list(&package["dependencies"]) {
            if let Some(says) = objection(name, word(&dependency["name"])) {
                breaches.push(Breach::of_file(word(&package["manifest_path"]), says));
            }
        }
    }
    breaches
}

fn objection(name: &str, dependency: &str) -> Option<String> {
    for (guest, homes, why) in HOMES {
        let is_guest = dependency == guest || dependency.starts_with(&format!("{guest}-"));
        if is_guest && !homes.contains(&name) {
            return Some(format!("uses {dependency}; {why}"));
        }
    }
    let (_, may_use) = OURS.into_iter().find(|(ours, _)| *ours == name)?;
    let is_ours = OURS.into_iter().any(|(ours, _)| ours == dependency);
    (is_ours && !may_use.contains(&dependency))
        .then(|| format!("uses {dependency}; dependencies point towards the core"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_guest_stays_in_its_home() {
        assert!(objection("yike-core", "rusqlite").is_none());
        assert!(objection("yike-cli", "rusqlite").is_some());
        assert!(objection("yike-tests", "rusqlite").is_some());
        assert!(objection("yike-desktop", "tauri-plugin-log").is_none());
        assert!(objection("yike-core", "tauri-plugin-log").is_some());
        assert!(objection("yike-exchange", "printpdf").is_some());
    }

    #[test]
    fn our_crates_do_not_look_back() {
        assert!(objection("yike-documents", "yike-core").is_none());
        assert!(objection("yike-core", "yike-documents").is_some());
        assert!(objection("yike-documents", "yike-exchange").is_some());
        assert!(objection("yike-tests", "yike-exchange").is_none());
    }

    #[test]
    fn a_breach_names_the_manifest() {
        let metadata = serde_json::json!({ "packages": [{
            "name": "yike-core",
            "manifest_path": "core/Cargo.toml",
            "dependencies": [{ "name": "serde" }, { "name": "tauri" }],
        }] });
        let breaches = judge(&metadata);
        assert_eq!(breaches.len(), 1);
        assert!(
            breaches[0]
                .to_string()
                .starts_with("core/Cargo.toml: uses tauri;")
        );
    }
}
