//! The UI's packages and its build.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::program::{npm, run};
use crate::project;
use crate::stamp::Stamp;

/// Fetches the packages that the lock file names, unless they are there.
pub fn packages() -> Result<(), Failure> {
    let stamp = stamp("ui-packages", &["package.json", "package-lock.json"])?;
    if stamp.stands() && file("node_modules/.package-lock.json").is_file() {
        return Ok(());
    }
    run(
        &mut npm(["ci", "--no-audit", "--no-fund"]),
        "look at npm's message; without a network, try again with one",
    )?;
    keep(&stamp)
}

/// Builds the pages that the window shows, unless nothing changed since the last build.
pub fn build() -> Result<(), Failure> {
    let stamp = stamp("ui-build", &[""])?;
    if stamp.stands() && file("dist/index.html").is_file() {
        return Ok(());
    }
    run(
        &mut npm(["run", "build"]),
        "mend what the UI's build names: `npm run build --prefix ui`",
    )?;
    keep(&stamp)
}

fn file(name: &str) -> PathBuf {
    project::ui().join(name)
}

fn stamp(work: &str, names: &[&str]) -> Result<Stamp, Failure> {
    let places: Vec<PathBuf> = names.iter().map(|name| file(name)).collect();
    Stamp::of(work, &places).map_err(|error| {
        Failure::new(
            format!("the files of the UI could not be read ({error})"),
            "check the rights of the folder ui",
        )
    })
}

fn keep(stamp: &Stamp) -> Result<(), Failure> {
    stamp.keep().map_err(|error| {
        Failure::new(
            format!("the folder of built things could not be written ({error})"),
            "check its rights and the free space",
        )
    })
}
