//! Walking the files of the project.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders that hold nothing written by hand.
const BUILT: [&str; 6] = [
    ".git",
    "target",
    "node_modules",
    "dist",
    "gen",
    "test-results",
];

/// Every file written by hand under a folder (or the file itself), sorted; nothing when it is not there.
pub fn under(place: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    gather(place, &mut found)?;
    found.sort();
    Ok(found)
}

fn gather(place: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    if place.is_file() {
        found.push(place.to_owned());
    } else if place.is_dir() {
        for entry in fs::read_dir(place)? {
            let entry = entry?;
            if !BUILT.iter().any(|built| entry.file_name() == *built) {
                gather(&entry.path(), found)?;
            }
        }
    }
    Ok(())
}
