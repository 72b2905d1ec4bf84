//! Builds that several commands share.
//!
//! Cargo chooses the features of shared dependencies by the crates that a call names, and compiles them again for another
//! choice. So programs and tests are built by one call, and what runs afterwards names the same crates.

use std::process::Command;

use crate::failure::Failure;
use crate::program::{cargo, run};

/// How the names of all tests begin that want the real window.
pub const WINDOW_TESTS: &str = "in_the_window::";

const REMEDY: &str = "mend what the compiler names above";

/// What the window alone needs.
pub fn programs() -> Result<(), Failure> {
    run(
        &mut cargo([
            "build",
            "--package",
            "yike-desktop",
            "--package",
            "yike-cli",
        ]),
        REMEDY,
    )
}

/// All programs and all tests.
pub fn everything() -> Result<(), Failure> {
    run(
        &mut cargo(["build", "--workspace", "--all-targets"]),
        REMEDY,
    )
}

/// Runs the window tests whose names begin so.
///
/// On a display of their own, also where there is one: they would take the keyboard from whoever sits there.
pub fn window_test(name: &str) -> Command {
    let mut command = cargo(["test", "--quiet", "--workspace", "--tests", name]);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command
}
