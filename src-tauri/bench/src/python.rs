//! References that are Python's.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Failure;
use crate::options::Options;

/// A script beside the Python that runs it.
pub struct Script {
    python: PathBuf,
    script: PathBuf,
}

impl Script {
    /// Why it cannot run, where there is no Python with what it needs.
    pub fn find(options: &Options, name: &str) -> Result<Self, String> {
        let python = options.python.clone().ok_or(options.no_python.clone())?;
        let script = options.references.join(name);
        Ok(Self { python, script })
    }

    /// Runs it; it answers with one JSON document.
    pub fn run(&self, arguments: &[&std::ffi::OsStr]) -> Result<Value, Failure> {
        let output = Command::new(&self.python)
            .arg(&self.script)
            .args(arguments)
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()?;
        match output.status.success() {
            true => Ok(serde_json::from_slice(&output.stdout)?),
            false => Err(format!("{} ended with {}", self.script.display(), output.status).into()),
        }
    }

    /// Runs it for a number that it answers under `key`.
    pub fn number(&self, arguments: &[&std::ffi::OsStr], key: &str) -> Result<f64, Failure> {
        let answer = self.run(arguments)?;
        answer[key]
            .as_f64()
            .ok_or_else(|| format!("{} said no {key}", self.script.display()).into())
    }
}
