//! The one library of Windows that Rust wants and an older Wine lacks.

use std::fs;
use std::path::{Path, PathBuf};

use super::LINKER;
use crate::failure::Failure;
use crate::program::{program, run};

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/windows/processprng.c");

/// Builds it and returns the folder it lies in.
pub fn build(place: &Path) -> Result<PathBuf, Failure> {
    let folder = place.join("libraries");
    let remedy = "check that the package gcc-mingw-w64-x86-64-win32 is whole";
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("{}: {error}", folder.display()), remedy))?;
    run(
        program(LINKER)
            .args(["-shared", "-O2", "-o"])
            .arg(folder.join("bcryptprimitives.dll"))
            .args([SOURCE, "-ladvapi32"]),
        remedy,
    )?;
    Ok(folder)
}
