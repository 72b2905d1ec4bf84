//! The program that is killed.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use yike_tests::demo::Demo;
use yike_tests::programs::start;

/// `yike-saving` at work.
pub struct Saving {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Saving {
    pub fn start(demo: &Demo, what: &str, word: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yike-saving"));
        command
            .arg(demo.archive())
            .args([what, word])
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let mut child = start(&mut command);
        let said = BufReader::new(child.stdout.take().expect("its standard output"));
        Self { child, said }
    }

    /// Waits for its next lines.
    pub fn hear(&mut self, lines: usize) -> Vec<String> {
        (0..lines)
            .map(|_| self.line().expect("the program to go on"))
            .collect()
    }

    /// Kills it at once, and returns what it said in the meantime.
    pub fn kill(&mut self) -> Vec<String> {
        self.child.kill().expect("the program to be there yet");
        self.child.wait().expect("the program to end");
        std::iter::from_fn(|| self.line()).collect()
    }

    /// Lets it finish one import.
    pub fn how_long_an_import_takes(mut self) -> Duration {
        self.hear(1);
        let begun = Instant::now();
        self.hear(1);
        let took = begun.elapsed();
        self.kill();
        took
    }

    /// A whole line; what was cut off in its middle was not said.
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.said.read_line(&mut line).expect("lines of text");
        line.strip_suffix('\n').map(str::to_owned)
    }
}
