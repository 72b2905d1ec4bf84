//! `cargo xtask windows`: the crates without a window, built for Windows on Linux and tested under Wine.
//!
//! It shows what differs by system without a second machine: paths, file locks, line ends, the encryption built from
//! source. It does not show the window, nor what only real Windows has. It takes minutes, so it is no part of `test`.

mod processprng;
mod standard_library;

use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::program::{answer, program, run};
use crate::set_up::debian::{self, Package};
use crate::{interface, project};

const TRIPLE: &str = "x86_64-pc-windows-gnu";

/// The same for the names of cargo's variables.
const TRIPLE_VARIABLE: &str = "CARGO_TARGET_X86_64_PC_WINDOWS_GNU";

const LINKER: &str = "x86_64-w64-mingw32-gcc";

const COMMAND_LINE: &str = "yike-cli";

const CRATES: [&str; 4] = ["yike-core", "yike-documents", "yike-exchange", COMMAND_LINE];

/// Tests that read papers with programs of Linux, which a Windows program cannot start.
const NOT_UNDER_WINE: [&str; 2] = ["printing::", "the_recovery_code_may_go_to_a_sheet"];

const PACKAGES: [Package; 5] = [
    (
        "gcc-mingw-w64-x86-64-win32",
        "compiles and links for Windows",
    ),
    ("wine", "runs what was built"),
    ("wine64", "runs what was built"),
    ("perl", "configures OpenSSL"),
    ("make", "builds OpenSSL"),
];

pub fn windows(crates: &[&str]) -> Result<(), Failure> {
    if !debian::is_here() {
        return Err(Failure::new(
            "windows: this goes through Debian's cross-compiler and Wine",
            "run it on Debian or Ubuntu; on Windows itself run `cargo xtask test`",
        ));
    }
    debian::install(&PACKAGES)?;
    interface::packages()?;
    let place = project::target().join("windows");
    let compiler = standard_library::compiler(&place)?;
    let libraries = processprng::build(&place)?;

    let crates = if crates.is_empty() { &CRATES } else { crates };
    let begin = |words: &[&str]| {
        let mut cargo = compiler.cargo();
        cargo
            .args(words)
            .args(["--target", TRIPLE, "--target-dir"])
            .arg(place.join("built"));
        through_wine(&mut cargo, &place, &libraries);
        for compiles in ["RUSTFLAGS", "RUSTDOCFLAGS"] {
            cargo.env(
                format!("{TRIPLE_VARIABLE}_{compiles}"),
                compiler.flags().join(" "),
            );
        }
        cargo
            .env(format!("{TRIPLE_VARIABLE}_LINKER"), LINKER)
            // Their debug information would be read by nobody.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_TEST_DEBUG", "0");
        cargo
    };
    let mut tests = begin(&["test", "--no-fail-fast"]);
    for name in crates {
        tests.args(["--package", name]);
    }
    run(&mut tests, "mend the tests named above")?;
    if crates.contains(&COMMAND_LINE) {
        // Its tests start the built program, as a person would.
        run(
            &mut begin(&["build", "--package", COMMAND_LINE]),
            "mend what the compiler names above",
        )?;
        run(
            begin(&["test", "--no-fail-fast", "--package", "yike-tests"])
                .args(["--test", "cli", "--"])
                .args(NOT_UNDER_WINE.map(|name| ["--skip", name]).as_flattened()),
            "mend the tests named above",
        )?;
    }
    Ok(())
}

/// Tests run under a Wine of our own making, which finds the given folder of libraries.
fn through_wine(cargo: &mut Command, place: &Path, libraries: &Path) {
    let prefix = place.join("wine");
    cargo
        .env(format!("{TRIPLE_VARIABLE}_RUNNER"), "wine")
        .env("WINEPATH", as_windows_path(libraries))
        // A test under Wine cannot ask cargo where the snapshots lie.
        .env("INSTA_WORKSPACE_ROOT", as_windows_path(project::root()))
        // Without a UTF-8 locale Wine cannot name files in Chinese.
        .env("LANG", "C.UTF-8")
        .env("LC_ALL", "C.UTF-8");
    let mut first_start = program("wineboot");
    for command in [&mut first_start, cargo] {
        command.env("WINEPREFIX", &prefix).env("WINEDEBUG", "-all");
    }
    if !prefix.is_dir() {
        // Made before the tests, which would otherwise make it at the same time as each other. It says no when it finds
        // no display, and has made everything all the same.
        answer(first_start.arg("--init"));
    }
}

/// Wine shows the root of the file system as drive Z.
fn as_windows_path(path: &Path) -> String {
    format!("Z:{}", path.to_string_lossy().replace('/', "\\"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wine_sees_our_paths_on_drive_z() {
        assert_eq!(as_windows_path(Path::new("/a b/c")), "Z:\\a b\\c");
    }
}
