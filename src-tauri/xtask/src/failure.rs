//! What a command says when it stops.

use std::fmt;

/// What failed and what to do about it, in one line.
#[derive(Debug)]
pub struct Failure {
    what: String,
    remedy: String,
}

impl Failure {
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// The same failure seen from the step it happened in.
    pub fn within(self, step: &str) -> Self {
        Self {
            what: format!("{step}: {}", self.what),
            ..self
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, line: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(line, "FAILED {}; remedy: {}", self.what, self.remedy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_line_with_its_remedy() {
        let failure = Failure::new("cargo ended with 101", "mend the test").within("Rust tests");
        assert_eq!(
            failure.to_string(),
            "FAILED Rust tests: cargo ended with 101; remedy: mend the test"
        );
    }
}
