//! The checker of papers for the archive (PDF/A-2b): pikepdf's, the one validator that a package registry has. The tests
//! of the papers run it on Linux; elsewhere they do without.

use std::fs;

use crate::failure::Failure;
use crate::program::{program, run};
use crate::project;

const CHECKER: &str = "pikepdf[pdfa]==10.18.0";

pub fn install() -> Result<(), Failure> {
    let folder = project::tools().join("archival");
    // Written last, so that a broken-off attempt is seen and begun again.
    let mark = folder.join("installed");
    let is_installed = fs::read_to_string(&mark).is_ok_and(|text| text == CHECKER);
    if !cfg!(target_os = "linux") || is_installed {
        return Ok(());
    }
    let remedy = "look at the message above; without a network, try again with one";
    run(
        program("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&folder),
        "install Python 3 with its module venv",
    )?;
    let python = folder.join("bin").join("python");
    run(
        program(python).args(["-m", "pip", "install", "--quiet", CHECKER]),
        remedy,
    )?;
    fs::write(&mark, CHECKER).map_err(|error| {
        Failure::new(
            format!("{} could not be written ({error})", mark.display()),
            "look at the rights of the target folder",
        )
    })
}
