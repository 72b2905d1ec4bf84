//! The archive that is measured on: made once, and again when what makes it has changed.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::options::Options;
use super::{folder, released};
use crate::failure::Failure;
use crate::program::{program, run};
use crate::project;
use crate::stamp::Stamp;

/// Customers, contacts and complaints at full size.
const SIZE: [(&str, u32); 3] = [
    ("--customers", 100_000),
    ("--contacts", 300_000),
    ("--complaints", 100_000),
];

pub fn archive(options: &Options) -> Result<PathBuf, Failure> {
    let name = format!("demo-{}", options.scaled(SIZE[0].1));
    let archive = folder().join(&name);
    let core = project::root().join("src-tauri/core");
    let makers =
        ["migrations", "src/demo", "src/demo.rs", "src/search"].map(|part| core.join(part));
    let stamp = Stamp::of(&format!("bench-{name}"), &makers).map_err(unusable)?;
    if archive.is_dir() && stamp.stands() {
        return Ok(archive);
    }
    if archive.exists() {
        fs::remove_dir_all(&archive).map_err(unusable)?;
    }
    fs::create_dir_all(folder()).map_err(unusable)?;
    println!("making the demo archive {}", archive.display());
    let mut command = program(released("yike"));
    command
        .args(["demo", "--seed", "1", "--into"])
        .arg(&archive);
    for (what, full) in SIZE {
        command.args([what, &options.scaled(full).to_string()]);
    }
    run(&mut command, "read the message above")?;
    stamp.keep().map_err(unusable)?;
    Ok(archive)
}

fn unusable(error: io::Error) -> Failure {
    Failure::new(
        format!("the demo archive could not be made ready ({error})"),
        "remove the folder bench from the target folder and start again",
    )
}
