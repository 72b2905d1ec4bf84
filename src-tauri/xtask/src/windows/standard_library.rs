//! A Rust compiler with its standard library for Windows.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{LINKER, TRIPLE, TRIPLE_VARIABLE};
use crate::failure::Failure;
use crate::program::{answer, cargo, program, run};
use crate::set_up::debian::{self, Package};

/// Rust with the source of its standard library, for machines whose rustup has no library for Windows.
const PACKAGES: [Package; 3] = [
    ("rustc-web", "Rust as Debian keeps it current"),
    ("cargo-web", "Rust as Debian keeps it current"),
    ("rust-web-src", "the source of Rust's standard library"),
];

/// Where Debian's Rust lies, also when rustup's comes first on the search path.
const DEBIAN: &str = "/usr/bin";

pub enum Compiler {
    /// The one that runs this command; its library for Windows is installed.
    Own,
    /// Debian's, with a library built here.
    Debian { library: PathBuf },
}

impl Compiler {
    pub fn cargo(&self) -> Command {
        match self {
            Self::Own => cargo([]),
            Self::Debian { .. } => debians_cargo(),
        }
    }

    pub fn flags(&self) -> Vec<String> {
        // printpdf also declares a C library, and GNU's linker would export more symbols than one may have.
        let mut flags = vec!["-Clink-arg=-Wl,--exclude-all-symbols".to_owned()];
        if let Self::Debian { library } = self {
            flags.push(format!("--sysroot={}", library.display()));
        }
        flags
    }
}

pub fn compiler(place: &Path) -> Result<Compiler, Failure> {
    let installed = answer(program("rustup").args(["target", "list", "--installed"]));
    if installed.is_some_and(|targets| targets.lines().any(|target| target == TRIPLE)) {
        return Ok(Compiler::Own);
    }
    println!(
        "rustup has no {TRIPLE} (`rustup target add {TRIPLE}`): building it with Debian's Rust"
    );
    debian::install(&PACKAGES)?;
    let version = answer(program(format!("{DEBIAN}/rustc")).arg("--version")).unwrap_or_default();
    let library = place.join(folder_name(&version));
    if !library.join("done").is_file() {
        build(place, &library)?;
    }
    Ok(Compiler::Debian { library })
}

/// The library fits one version of the compiler only.
fn folder_name(version: &str) -> String {
    version.replace(
        |letter: char| !letter.is_ascii_alphanumeric() && letter != '.',
        "-",
    )
}

fn debians_cargo() -> Command {
    let mut command = program(format!("{DEBIAN}/cargo"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(PathBuf::from(DEBIAN)).chain(std::env::split_paths(&path));
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
    command
        .env("RUSTC", format!("{DEBIAN}/rustc"))
        .env_remove("RUSTUP_TOOLCHAIN");
    command
}

/// Compiles the library as a dependency of an empty program, and keeps what came out.
fn build(place: &Path, library: &Path) -> Result<(), Failure> {
    let remedy = "check that rustc-web, cargo-web and rust-web-src have the same version";
    let failed = |error: io::Error| Failure::new(format!("the standard library: {error}"), remedy);
    let empty = place.join("empty");
    let built = place.join("standard-library");
    write_empty_program(&empty).map_err(failed)?;
    run(
        debians_cargo()
            .current_dir(&empty)
            .args(["build", "--release", "--target", TRIPLE])
            .arg("-Zbuild-std=std,panic_unwind,panic_abort,test")
            .env("CARGO_TARGET_DIR", &built)
            .env(format!("{TRIPLE_VARIABLE}_LINKER"), LINKER)
            // Building the library is for nightly compilers, and this lets a stable one do it too.
            .env("RUSTC_BOOTSTRAP", "1"),
        remedy,
    )?;
    collect(&built.join(TRIPLE).join("release").join("deps"), library).map_err(failed)
}

fn write_empty_program(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src").join("main.rs"), "fn main() {}\n")?;
    fs::write(
        folder.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )
}

fn collect(built: &Path, library: &Path) -> io::Result<()> {
    let rooms = library.join("lib").join("rustlib").join(TRIPLE).join("lib");
    fs::create_dir_all(&rooms)?;
    for entry in fs::read_dir(built)? {
        let file = entry?.path();
        if let (Some("rlib"), Some(name)) = (
            file.extension().and_then(|ending| ending.to_str()),
            file.file_name(),
        ) {
            fs::copy(&file, rooms.join(name))?;
        }
    }
    fs::write(library.join("done"), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_version_of_the_compiler_has_its_own_library() {
        let one = folder_name("rustc 1.96.0 (abc 2026-01-01) (built from a source tarball)");
        let other = folder_name("rustc 1.97.0 (def 2026-02-01)");
        assert_ne!(one, other);
        assert!(!one.contains([' ', '(', '/']));
    }
}
