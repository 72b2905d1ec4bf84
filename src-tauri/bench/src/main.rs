//! The figures of the product: what it does, timed beside a named reference in one run.
//!
//! A figure is a ratio, because a time says more about the machine than about the program. Measured work and reference
//! take turns, so that whatever else the machine does falls on both. One file a figure; `cargo xtask bench` builds this
//! with the profile of a release, makes the demo archive that it works on, and runs it.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line speaks to its reader on the terminal"
)]

mod figure;
mod import;
mod lists;
mod notice;
mod options;
mod place;
mod python;
mod sample;
mod search;
mod sign_in;
mod window;

use std::error::Error;
use std::process::ExitCode;

use clap::Parser;

use figure::Figure;
use options::{Options, Subject};
use place::Place;

/// Why a figure could not be measured.
type Failure = Box<dyn Error>;

fn main() -> ExitCode {
    let options = Options::parse();
    let mut figures = Vec::new();
    for subject in options.subjects() {
        eprintln!("measuring: {}", subject.words());
        match measure(subject, &options) {
            Ok(measured) => figures.extend(measured),
            Err(failure) => {
                eprintln!("{} could not be measured: {failure}", subject.words());
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{}", figure::table(&figures));
    if let Err(failure) = std::fs::write(&options.json, figure::json(&figures, &options)) {
        eprintln!("{}: {failure}", options.json.display());
        return ExitCode::FAILURE;
    }
    let missed: Vec<&Figure> = figures.iter().filter(|figure| figure.is_missed()).collect();
    for figure in &missed {
        eprintln!("missed: {figure}");
    }
    match missed.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

fn measure(subject: Subject, options: &Options) -> Result<Vec<Figure>, Failure> {
    let place = Place::new(options);
    match subject {
        Subject::Import => import::figures(&place, options),
        Subject::Search => search::figures(&place),
        Subject::Lists => lists::figures(&place),
        Subject::SignIn => sign_in::figures(&place),
        Subject::Window => window::figures(&place, options),
        Subject::Notice => notice::figures(&place, options),
    }
}
