//! What was done once and need not be done again.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use crate::{files, project};

/// A fingerprint of the files that a piece of work was made from, kept beside what is built.
///
/// The fingerprint is only ever compared on the machine that made it, so the standard hasher does: another version of
/// Rust at worst does the work once more.
pub struct Stamp {
    file: PathBuf,
    fingerprint: String,
}

impl Stamp {
    /// The fingerprint of all files at the given places as they are now.
    pub fn of(work: &str, places: &[PathBuf]) -> io::Result<Self> {
        Self::kept_in(&project::target().join("xtask"), work, places)
    }

    fn kept_in(folder: &Path, work: &str, places: &[PathBuf]) -> io::Result<Self> {
        let mut hasher = DefaultHasher::new();
        for place in places {
            for file in files::under(place)? {
                file.hash(&mut hasher);
                fs::read(&file)?.hash(&mut hasher);
            }
        }
        Ok(Self {
            file: folder.join(format!("{work}.stamp")),
            fingerprint: format!("{:016x}", hasher.finish()),
        })
    }

    /// Whether the work was finished from exactly these files.
    pub fn stands(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|kept| kept == self.fingerprint)
    }

    /// Notes that the work is finished.
    pub fn keep(&self) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, &self.fingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_stands_until_a_file_changes_appears_or_goes() {
        let folder = project::target()
            .join("xtask")
            .join(format!("stamp-test-{}", std::process::id()));
        let sources = folder.join("sources");
        fs::create_dir_all(&sources).unwrap();
        fs::write(sources.join("a"), "one").unwrap();
        let now = || Stamp::kept_in(&folder, "work", std::slice::from_ref(&sources)).unwrap();

        assert!(!now().stands(), "nothing was done yet");
        now().keep().unwrap();
        assert!(now().stands());

        fs::write(sources.join("a"), "two").unwrap();
        assert!(!now().stands(), "a file changed");
        now().keep().unwrap();

        fs::write(sources.join("b"), "").unwrap();
        assert!(!now().stands(), "a file appeared");

        fs::remove_file(sources.join("b")).unwrap();
        assert!(now().stands(), "everything is as it was");
        fs::remove_dir_all(folder).unwrap();
    }
}
