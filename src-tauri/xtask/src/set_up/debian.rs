//! Debian, Ubuntu and what descends from them: missing packages are installed.

use std::fs;

use crate::failure::Failure;
use crate::program::{answer, on_path, program, run};

/// A package, and what it is for.
pub type Package = (&'static str, &'static str);

/// What a build and its tests need.
pub const PACKAGES: [Package; 15] = [
    ("build-essential", "the C compiler and linker"),
    ("pkg-config", "finds the libraries below"),
    ("libssl-dev", "the archive's encryption"),
    ("libwebkit2gtk-4.1-dev", "the window"),
    ("libxdo-dev", "the window's menus"),
    ("librsvg2-dev", "the window's icon"),
    ("webkit2gtk-driver", "tests in the real window"),
    ("xvfb", "a display where there is none"),
    ("dbus", "a session of its own for each tested window"),
    ("fonts-noto-cjk", "Chinese on the screen"),
    (BROWSER, "tests in a browser"),
    ("qpdf", "checks the structure of papers"),
    ("poppler-utils", "reads the text and fonts of papers"),
    ("mupdf-tools", "draws papers as pictures"),
    (
        "python3-venv",
        "a folder for the checker of archival papers",
    ),
];

const BROWSER: &str = "chromium";

/// Browsers that do as well, for instance where `chromium` is not a package.
const OTHER_BROWSERS: [&str; 3] = ["chromium-browser", "google-chrome", "google-chrome-stable"];

pub fn is_here() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| descends_from_debian(&text))
}

fn descends_from_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or(line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches(['"', '\'']).split_whitespace())
        .any(|name| name == "debian" || name == "ubuntu")
}

/// Installs those of the packages that are not there.
pub fn install(packages: &[Package]) -> Result<(), Failure> {
    let missing: Vec<&Package> = packages
        .iter()
        .filter(|(package, _)| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    for (package, purpose) in &missing {
        println!("installing {package}: {purpose}");
    }
    let names: Vec<&str> = missing.iter().map(|(package, _)| *package).collect();
    let remedy = format!(
        "run `sudo apt-get update && sudo apt-get install {}` by hand and look at its message",
        names.join(" ")
    );
    apt(&["update"], &remedy)?;
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(names);
    apt(&install, &remedy)
}

fn is_installed(package: &str) -> bool {
    let status =
        answer(program("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]));
    status.as_deref() == Some("installed")
        || package == BROWSER && OTHER_BROWSERS.iter().any(|name| on_path(name).is_some())
}

fn apt(arguments: &[&str], remedy: &str) -> Result<(), Failure> {
    let is_root = answer(program("id").arg("-u")).as_deref() == Some("0");
    // `env` because sudo does not hand the environment on.
    let mut command = if is_root {
        program("env")
    } else {
        let mut sudo = program("sudo");
        sudo.arg("env").stdin(std::process::Stdio::inherit());
        sudo
    };
    run(
        command
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
            .args(arguments),
        remedy,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_descendants_are_known_by_their_release_file() {
        assert!(descends_from_debian("PRETTY_NAME=\"Debian\"\nID=debian\n"));
        assert!(descends_from_debian(
            "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"
        ));
        assert!(!descends_from_debian("ID=fedora\nID_LIKE=\"rhel\"\n"));
        assert!(!descends_from_debian("BUILD_ID=debian\n"));
    }
}
