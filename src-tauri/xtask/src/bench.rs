//! `cargo xtask bench`: the figures of the product, each beside a named reference, in one table and as JSON.
//!
//! What is measured and judged stands in the crate `yike-bench`, built with the profile of a release. Here its ground is
//! made: the demo archive, a Python with what some references need, and a program that starts the window.

mod demo;
mod options;
mod references;

use std::path::PathBuf;

use crate::failure::Failure;
use crate::program::{cargo, program, run};
use crate::{interface, project};
use options::Options;

const REMEDY: &str = "mend what the compiler names above";

pub fn bench(words: &[&str]) -> Result<(), Failure> {
    let options = Options::read(words)?;
    run(
        &mut cargo([
            "build",
            "--release",
            "--package",
            "yike-cli",
            "--package",
            "yike-bench",
        ]),
        REMEDY,
    )?;
    let demo = demo::archive(&options)?;
    let mut command = program(released("yike-bench"));
    command.arg("--demo").arg(demo);
    command.arg("--work").arg(folder().join("work"));
    command.arg("--json").arg(folder().join("figures.json"));
    command
        .arg("--rows")
        .arg(options.scaled(100_000).to_string());
    let own = project::root().join("src-tauri/bench");
    command.arg("--references").arg(own.join("references"));
    let faces = project::ui().join("node_modules/@expo-google-fonts");
    command.arg("--faces").arg(faces);
    match references::python() {
        Ok(python) => command.arg("--python").arg(python),
        Err(why) => command.args(["--no-python", &why]),
    };
    if options.wants("window") {
        match window()? {
            Ok(window) => command.arg("--window").arg(window),
            Err(why) => command.args(["--no-window", why]),
        };
    }
    for subject in &options.only {
        command.args(["--only", subject]);
    }
    run(
        &mut command,
        "mend what a line `missed: …` above names; `--only` with its name repeats a figure alone",
    )
}

/// The folder of everything that is made for the figures.
fn folder() -> PathBuf {
    project::target().join("bench")
}

/// A program as a release has it.
fn released(name: &str) -> PathBuf {
    project::target()
        .join("release")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The program that starts the window of the release and times it, or why there is none.
fn window() -> Result<Result<PathBuf, &'static str>, Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(Err("only on Linux is there a driver for the window"));
    }
    interface::build()?;
    run(
        &mut cargo(["build", "--release", "--package", "yike-desktop"]),
        REMEDY,
    )?;
    run(
        &mut cargo([
            "build",
            "--release",
            "--package",
            "yike-tests",
            "--bin",
            "yike-window-start",
        ]),
        REMEDY,
    )?;
    Ok(Ok(released("yike-window-start")))
}
