//! `cargo xtask audit`: licences and known weaknesses of what others wrote. Not part of the tests, because its answer
//! changes with the world and not with the code.

use crate::failure::Failure;
use crate::program::{cargo, npm, on_path, run};

pub fn audit() -> Result<(), Failure> {
    if on_path("cargo-deny").is_none() {
        return Err(Failure::new(
            "audit: cargo-deny is not installed",
            "run `cargo install cargo-deny --locked`",
        ));
    }
    let rust = run(
        &mut cargo(["deny", "check"]),
        "replace or update the crates named above, or state in deny.toml why they stay; the list of weaknesses wants a network",
    );
    let ui = run(
        &mut npm(["audit", "--omit=dev"]),
        "update the packages named above; where the registry keeps no list of weaknesses, ask another",
    );
    // Both have spoken before the first failure ends the run.
    rust.and(ui)
}
