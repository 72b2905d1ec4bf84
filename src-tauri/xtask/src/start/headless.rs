//! Starting where nobody can look: the main job is driven once through the real window, and what it leaves is shown.

use std::fs;
use std::path::PathBuf;

use crate::build::window_test;
use crate::failure::Failure;
use crate::program::run;
use crate::{files, project};

/// The test that is the main job.
const MAIN_JOB: &str = "in_the_window::main_job";

pub fn drive_main_job() -> Result<(), Failure> {
    let left = project::target().join("start");
    empty(&left)?;
    run(
        window_test(MAIN_JOB)
            .args(["--", "--nocapture"])
            .env("YIKE_START_OUT", &left),
        "the last picture in target/start shows where the job stopped",
    )?;
    let kept = files::under(&left).unwrap_or_default();
    if !kept.iter().any(|file| file.ends_with("notice.pdf")) {
        return Err(Failure::new(
            "start: the main job left no notice",
            "look at the run above: did a test named in_the_window::main_job run?",
        ));
    }
    println!(
        "\nThere is no display here, so the main job was driven once through the real window. It left:"
    );
    for file in kept {
        println!("{}", file.display());
    }
    Ok(())
}

fn empty(folder: &PathBuf) -> Result<(), Failure> {
    let emptied = if folder.exists() {
        fs::remove_dir_all(folder)
    } else {
        Ok(())
    };
    emptied
        .and_then(|()| fs::create_dir_all(folder))
        .map_err(|error| {
            Failure::new(
                format!("start: {} could not be emptied ({error})", folder.display()),
                "close what holds its files open",
            )
        })
}
