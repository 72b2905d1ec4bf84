//! `yike`: the product on the command line, over the same core and the same archive. It needs no display.
//!
//! One JSON document goes to standard output with `--json`, otherwise plain lines; errors go to standard error as
//! `{"error":{"code":…,"params":…}}` with exit status 1; wrong usage ends with 2.

mod answer;
mod commands;
mod json_file;
mod options;
mod signed_in;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let options = options::Options::parse();
    match commands::run(&options) {
        Ok(answer) => match answer.print(options.json) {
            Ok(()) => ExitCode::SUCCESS,
            // A reader that closed the pipe early has what it wanted.
            Err(_) => ExitCode::FAILURE,
        },
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "{}", failure.to_json());
            ExitCode::FAILURE
        }
    }
}
