//! The archive that a newcomer looks at first.

use std::fs;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::program::{program, run};
use crate::project;

/// Makes the demo archive the first time, and says each time who may sign in to it.
pub fn archive() -> Result<PathBuf, Failure> {
    let archive = project::target().join("demo");
    // Written when the archive is complete, so that a broken-off attempt is seen and begun again.
    let users = project::target().join("demo-users.txt");
    if !users.is_file() {
        make(&archive, &users)?;
    }
    let said = fs::read_to_string(&users).map_err(|error| unusable(&error))?;
    println!("{}", said.trim_end());
    Ok(archive)
}

fn make(archive: &PathBuf, users: &PathBuf) -> Result<(), Failure> {
    if archive.exists() {
        fs::remove_dir_all(archive).map_err(|error| unusable(&error))?;
    }
    let unfinished = users.with_extension("unfinished");
    let said = fs::File::create(&unfinished).map_err(|error| unusable(&error))?;
    run(
        program(project::built("yike"))
            .args(["demo", "--into"])
            .arg(archive)
            .stdout(said),
        "read the message above",
    )?;
    fs::rename(&unfinished, users).map_err(|error| unusable(&error))
}

fn unusable(error: &std::io::Error) -> Failure {
    Failure::new(
        format!("the demo archive could not be made ready ({error})"),
        "remove demo and demo-users.txt from the target folder and start again",
    )
}
