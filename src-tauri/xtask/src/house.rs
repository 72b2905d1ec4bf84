//! `cargo xtask house`: the rules of the code that neither the compiler nor clippy knows.
//!
//! A rule that a reader would have to remember is a check here. Each breach names the place, and says what to do.

mod commands;
mod imports;
mod length;
mod manifests;
mod marks;
mod names;
mod sources;

use std::fmt;

use crate::failure::Failure;
use sources::Source;

/// One place that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
struct Breach {
    path: String,
    /// Counted from 1; nothing when the whole file is meant.
    line: Option<usize>,
    says: String,
}

impl Breach {
    fn of_file(path: &str, says: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line: None,
            says: says.into(),
        }
    }

    fn at(path: &str, line: usize, says: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            ..Self::of_file(path, says)
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, says } = self;
        match line {
            Some(line) => write!(text, "{path}:{line}: {says}"),
            None => write!(text, "{path}: {says}"),
        }
    }
}

/// Looks at all sources and names the places that break it.
type Rule = fn(&[Source]) -> Vec<Breach>;

const RULES: [Rule; 5] = [
    commands::one_call_each,
    imports::one_door_to_tauri,
    length::one_room_a_file,
    marks::nothing_left_undone,
    names::said_by_what_they_are,
];

pub fn house() -> Result<(), Failure> {
    let sources = sources::read().map_err(|error| {
        Failure::new(
            format!("the sources could not be read ({error})"),
            "check that every source file is UTF-8 and may be read",
        )
    })?;
    let mut breaches = manifests::dependencies_point_one_way()?;
    breaches.extend(RULES.iter().flat_map(|rule| rule(&sources)));
    for breach in &breaches {
        println!("{breach}");
    }
    match breaches.len() {
        0 => {
            println!("{} files keep the rules of the house", sources.len());
            Ok(())
        }
        count => Err(Failure::new(
            format!("{count} places break a rule of the house"),
            "mend the places named above",
        )),
    }
}
