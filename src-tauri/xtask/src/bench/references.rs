//! A Python with the packages that some references are.

use std::path::{Path, PathBuf};

use super::folder;
use crate::program::{answer, program};

const PACKAGES: [&str; 3] = ["pandas", "python-calamine", "typst"];
const IMPORTS: &str = "import pandas, python_calamine, typst";

/// The Python, in an environment of its own; or why there is none, which leaves its references out.
pub fn python() -> Result<PathBuf, String> {
    let environment = folder().join("venv");
    let python = environment.join(match cfg!(windows) {
        true => "Scripts/python.exe",
        false => "bin/python",
    });
    if is_complete(&python) {
        return Ok(python);
    }
    let system = if cfg!(windows) { "python" } else { "python3" };
    let made = answer(program(system).args(["-m", "venv"]).arg(&environment));
    made.ok_or_else(|| format!("`{system} -m venv` failed: install Python with venv and pip"))?;
    let installed = answer(
        program(&python)
            .args(["-m", "pip", "install", "--quiet"])
            .args(PACKAGES),
    );
    installed.ok_or_else(|| format!("pip could not install {}", PACKAGES.join(", ")))?;
    match is_complete(&python) {
        true => Ok(python),
        false => Err(format!("{} cannot be loaded", PACKAGES.join(", "))),
    }
}

fn is_complete(python: &Path) -> bool {
    answer(program(python).args(["-c", IMPORTS])).is_some()
}
