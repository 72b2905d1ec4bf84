//! The files that people write.

use std::{fs, io};

use crate::{files, project};

/// One file, with its path from the root in forward slashes.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn has_ending(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// Written by a program from other sources, so that its length and words are not ours.
    pub fn is_generated(&self) -> bool {
        self.has_ending(&["/bindings.ts", ".d.ts"])
    }

    /// Holds the words that the rules look for.
    pub fn states_the_rules(&self) -> bool {
        self.path.starts_with("src-tauri/xtask/src/house")
    }

    /// The lines with their numbers, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }
}

const ENDINGS: [&str; 7] = [".rs", ".vue", ".ts", ".mjs", ".js", ".css", ".sql"];

pub fn read() -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for file in files::under(project::root())? {
        let path = file
            .strip_prefix(project::root())
            .unwrap_or(&file)
            .to_string_lossy()
            .replace('\\', "/");
        if ENDINGS.iter().any(|ending| path.ends_with(ending)) {
            let text = fs::read_to_string(&file)
                .map_err(|error| io::Error::new(error.kind(), format!("{path}: {error}")))?;
            sources.push(Source { path, text });
        }
    }
    Ok(sources)
}

/// A source for the tests of the rules.
#[cfg(test)]
pub fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}
