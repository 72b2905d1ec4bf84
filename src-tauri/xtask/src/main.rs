//! `cargo xtask COMMAND`: what a person or a build machine does with the whole project.
//!
//! One file a command. Nothing here needs more than Rust's standard library, a JSON reader and a Rust parser, so that it
//! builds on a machine that has nothing yet: it is what brings the rest.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line speaks to its reader on the terminal"
)]

mod audit;
mod bench;
mod build;
mod failure;
mod files;
mod house;
mod interface;
mod program;
mod project;
mod set_up;
mod stamp;
mod start;
mod test;
mod windows;

use std::process::ExitCode;

use failure::Failure;

const USAGE: &str = "\
cargo xtask COMMAND

  set-up              install or name what is missing, fetch the UI's packages
  start [--headless]  build everything and open the window on a demo archive;
                      without a display: drive the main job once and keep its notice and pictures
  test [--quick]      every check; --quick leaves out the browser and the window
  bench [--only NAME]… [--scale PART]
                      the figures of the product beside their references, as a table and as
                      target/bench/figures.json; fails where one misses its bound
  house               the rules of the code that no compiler knows
  audit               licences and known weaknesses of the dependencies
  windows [CRATE…]    the tests of the crates without a window, built for Windows and run under Wine
  help                this page";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn command(words: &[&str]) -> Result<(), Failure> {
    match words {
        ["set-up"] => set_up::set_up(),
        ["start"] => start::start(start::Screen::found()),
        ["start", "--headless"] => start::start(start::Screen::Virtual),
        ["test"] => test::test(test::Extent::Full),
        ["test", "--quick"] => test::test(test::Extent::Quick),
        ["bench", words @ ..] => bench::bench(words),
        ["house"] => house::house(),
        ["audit"] => audit::audit(),
        ["windows", crates @ ..] => windows::windows(crates),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [unknown, ..] => Err(Failure::new(
            format!("`{unknown}` with these arguments is no command"),
            "`cargo xtask help` lists them",
        )),
    }
}
