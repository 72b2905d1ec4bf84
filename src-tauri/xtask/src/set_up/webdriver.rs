//! `tauri-driver`, through which tests type into the real window. It exists for Linux and Windows; our window tests
//! run on Linux.

use std::fs;

use crate::failure::Failure;
use crate::program::{cargo, run};
use crate::project;

const VERSION: &str = "2.1.0";

pub fn install() -> Result<(), Failure> {
    if !cfg!(target_os = "linux") || is_installed() {
        return Ok(());
    }
    let tools = project::tools();
    // Unoptimised: it only hands messages on, and builds in half the time.
    run(
        cargo([
            "install",
            "tauri-driver",
            "--version",
            VERSION,
            "--locked",
            "--debug",
            "--root",
        ])
        .arg(tools),
        "look at cargo's message; without a network, try again with one",
    )
}

/// Asks cargo's own list, because `cargo install` looks at the registry even when there is nothing to do.
fn is_installed() -> bool {
    let tools = project::tools();
    tools.join("bin").join("tauri-driver").is_file()
        && fs::read_to_string(tools.join(".crates.toml"))
            .is_ok_and(|list| list.contains(&format!("\"tauri-driver {VERSION} ")))
}
