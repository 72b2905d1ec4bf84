//! The command line, run as a person or a program runs it.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::programs::{built, start};

/// Variables that would answer for a test if the machine had them set.
const OURS: [&str; 3] = ["YIKE_ARCHIVE", "YIKE_PASSWORD", "YIKE_RECOVERY_CODE"];

/// The command line with what stays the same between calls.
#[derive(Clone, Default)]
pub struct Yike {
    words: Vec<OsString>,
    environment: Vec<(OsString, OsString)>,
}

impl Yike {
    /// With nothing: no archive, no user, no password.
    pub fn bare() -> Self {
        Self::default()
    }

    /// On an archive, as one of its users.
    pub fn on(archive: &Path, user: &str, password: &str) -> Self {
        Self::bare()
            .with(["--archive".as_ref(), archive.as_os_str()])
            .with(["--as", user])
            .knowing("YIKE_PASSWORD", password)
    }

    /// With further words before the command.
    pub fn with<W: AsRef<OsStr>>(mut self, words: impl IntoIterator<Item = W>) -> Self {
        self.words
            .extend(words.into_iter().map(|word| word.as_ref().to_owned()));
        self
    }

    /// With a variable in the environment.
    pub fn knowing(mut self, variable: &str, value: impl AsRef<OsStr>) -> Self {
        self.environment
            .push((variable.into(), value.as_ref().to_owned()));
        self
    }

    /// Runs a command to its end, exactly as typed.
    pub fn output<W: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = W>) -> Output {
        let mut command = Command::new(built("yike"));
        for variable in OURS {
            command.env_remove(variable);
        }
        command
            .args(&self.words)
            .args(words)
            .envs(self.environment.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let output = start(&mut command).wait_with_output();
        output.expect("the command line to end")
    }

    /// Runs a command that must succeed, and returns its one document.
    pub fn answer<W: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = W>) -> Value {
        let output = self.clone().with(["--json"]).output(words);
        let said = String::from_utf8(output.stderr).expect("text on standard error");
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""));
        serde_json::from_slice(&output.stdout).expect("one document on standard output")
    }

    /// Runs a command that must fail, and returns the code of its error with the parameters.
    pub fn refusal<W: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = W>) -> (String, Value) {
        let output = self.clone().with(["--json"]).output(words);
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!((output.status.code(), said.as_ref()), (Some(1), ""));
        let document: Value =
            serde_json::from_slice(&output.stderr).expect("one document on standard error");
        let keys: Vec<&String> = document.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["error"]);
        let error = document["error"].as_object().expect("an object");
        let keys: Vec<&String> = error.keys().collect();
        assert_eq!(keys, ["code", "params"]);
        let code = error["code"].as_str().expect("a code").to_owned();
        (code, error["params"].clone())
    }
}

/// Says of each problem of an `invalid_input` which key it stands at and its code.
pub fn problems(params: &Value) -> Vec<(String, String)> {
    let text = |problem: &Value, key: &str| problem[key].as_str().unwrap_or_default().to_owned();
    let listed = params["problems"].as_array().expect("a list of problems");
    listed
        .iter()
        .map(|problem| (text(problem, "field"), text(problem, "code")))
        .collect()
}

/// A file of this name with this content, to be handed to the command line.
pub fn file(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a file of a test");
    path
}
