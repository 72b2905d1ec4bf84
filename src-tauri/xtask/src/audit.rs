//! `cargo xtask audit`: licences and known weaknesses of what others wrote. Not part of the tests, because its answer
//! changes with the world and not with the code.

use serde_json::Value;

use crate::failure::Failure;
use crate::program::{cargo, npm, on_path, run};

/// Each part has spoken before the first failure ends the run.
pub fn audit() -> Result<(), Failure> {
    if on_path("cargo-deny").is_none() {
        return Err(Failure::new(
            "audit: cargo-deny is not installed",
            "run `cargo install cargo-deny --locked`",
        ));
    }
    let origins = run(
        &mut cargo(["deny", "check", "bans", "licenses", "sources"]),
        "replace the crates named above, or state in deny.toml why they may stay",
    );
    let weaknesses = run(
        &mut cargo(["deny", "check", "advisories"]),
        "update the crates named above; the list of weaknesses itself comes over the network",
    );
    let ui = weaknesses_of_the_ui();
    origins.and(weaknesses).and(ui)
}

/// Of what is shipped; the tools of the build are not.
fn weaknesses_of_the_ui() -> Result<(), Failure> {
    let output = npm(["audit", "--omit=dev", "--json"]).output();
    let said = output.map(|output| output.stdout).unwrap_or_default();
    match judge(&serde_json::from_slice(&said).unwrap_or_default()) {
        Some(0) => {
            println!("npm knows of no weakness in the UI's packages");
            Ok(())
        }
        Some(count) => Err(Failure::new(
            format!("audit: npm knows of {count} weaknesses in the UI's packages"),
            "`npm audit --omit=dev --prefix ui` names them and their mended versions",
        )),
        None => {
            println!("left out: npm's registry gave no list of weaknesses");
            Ok(())
        }
    }
}

/// How many weaknesses npm names; nothing when it could not ask.
fn judge(report: &Value) -> Option<u64> {
    report["metadata"]["vulnerabilities"]["total"].as_u64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_that_could_not_be_fetched_is_not_an_empty_one() {
        let asked = json!({ "metadata": { "vulnerabilities": { "high": 2, "total": 2 } } });
        let refused = json!({ "message": "405 Method Not Allowed", "error": {} });
        assert_eq!(judge(&asked), Some(2));
        assert_eq!(judge(&refused), None);
        assert_eq!(judge(&Value::Null), None);
    }
}
