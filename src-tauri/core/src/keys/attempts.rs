//! Wrong passwords in a row, kept in a small file beside the archive so that a restart does not wipe them out.
//!
//! After five wrong tries each further one has to wait: 30 seconds, then 1, 2, 4, 8 and at last 10 minutes. This slows
//! down who tries at the screen; who holds the file is slowed down by Argon2id alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::durable;

const NAME: &str = "attempts.json";

/// Tries that cost no waiting.
const FREE: u32 = 5;

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Tries {
    wrong: u32,
    /// When the last wrong try was made, or when the clock was found to have been set back since.
    last: Moment,
}

impl Tries {
    /// Seconds that have to pass after the last wrong try.
    fn wait(self) -> i64 {
        match self.wrong {
            ..FREE => 0,
            wrong => (30_i64 << (wrong - FREE).min(5)).min(600),
        }
    }
}

/// The wrong tries of everyone who may sign in.
pub struct Attempts {
    path: PathBuf,
    tries: BTreeMap<String, Tries>,
}

impl Attempts {
    /// Reads the tries of an archive. A file that cannot be read counts for nothing: it may not lock everybody out.
    pub fn load(folder: &Path) -> Self {
        let path = folder.join(NAME);
        let tries = std::fs::read(&path)
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok());
        Self {
            path,
            tries: tries.unwrap_or_default(),
        }
    }

    /// How many wrong tries in a row `who` has made.
    pub fn wrong(&self, who: &str) -> u32 {
        self.tries.get(who).map_or(0, |tries| tries.wrong)
    }

    /// Seconds that `who` has to wait yet. A clock that was set back makes the waiting start again.
    pub fn wait_seconds(&mut self, who: &str, now: Moment) -> u32 {
        let Some(tries) = self.tries.get_mut(who) else {
            return 0;
        };
        if now < tries.last {
            tries.last = now;
            self.save();
            return self.wait_seconds(who, now);
        }
        let left = tries.wait() * 1000 - (now.millis() - tries.last.millis());
        u32::try_from(left.div_euclid(1000) + i64::from(left.rem_euclid(1000) > 0)).unwrap_or(0)
    }

    /// Counts a wrong try and returns the seconds that the next one has to wait.
    ///
    /// It is called before the password is looked at and taken back by [`Attempts::succeed`], so that ending the program
    /// at the right moment gains nothing.
    pub fn count(&mut self, who: &str, now: Moment) -> u32 {
        let tries = self.tries.entry(who.to_owned()).or_default();
        *tries = Tries {
            wrong: tries.wrong.saturating_add(1),
            last: now,
        };
        self.save();
        self.wait_seconds(who, now)
    }

    /// Forgets the tries of `who`, who has shown the right password.
    pub fn succeed(&mut self, who: &str) {
        if self.tries.remove(who).is_some() {
            self.save();
        }
    }

    /// A full disk keeps nobody from signing in, who may be the one to make room.
    fn save(&self) {
        let written =
            serde_json::to_vec_pretty(&self.tries).map(|text| durable::replace(&self.path, &text));
        if !matches!(written, Ok(Ok(()))) {
            log::warn!("the count of wrong passwords could not be written");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHO: &str = "someone";

    fn at(seconds: i64) -> Moment {
        Moment::from_millis(1_780_000_000_000 + seconds * 1000)
    }

    #[test]
    fn the_delay_grows_to_ten_minutes() {
        let folder = tempfile::tempdir().unwrap();
        let mut attempts = Attempts::load(folder.path());
        let waits: Vec<u32> = (0..12).map(|_| attempts.count(WHO, at(0))).collect();
        assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 600, 600, 600]);
        assert_eq!(attempts.wrong(WHO), 12);
    }

    #[test]
    fn it_survives_a_restart_and_runs_out() {
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..6 {
            Attempts::load(folder.path()).count(WHO, at(0));
        }
        let mut attempts = Attempts::load(folder.path());
        assert_eq!(attempts.wait_seconds(WHO, at(0)), 60);
        assert_eq!(
            attempts.wait_seconds(WHO, Moment::from_millis(at(59).millis() + 1)),
            1
        );
        assert_eq!(attempts.wait_seconds(WHO, at(60)), 0);
        assert_eq!(attempts.wait_seconds("someone else", at(0)), 0);
    }

    #[test]
    fn a_clock_set_back_does_not_shorten_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut attempts = Attempts::load(folder.path());
        for _ in 0..10 {
            attempts.count(WHO, at(0));
        }
        assert_eq!(attempts.wait_seconds(WHO, at(-86_400)), 600);
        let mut attempts = Attempts::load(folder.path());
        assert_eq!(attempts.wait_seconds(WHO, at(-86_400 + 599)), 1);
        assert_eq!(attempts.wait_seconds(WHO, at(-86_400 + 600)), 0);
    }

    #[test]
    fn success_starts_afresh() {
        let folder = tempfile::tempdir().unwrap();
        let mut attempts = Attempts::load(folder.path());
        for _ in 0..6 {
            attempts.count(WHO, at(0));
        }
        attempts.succeed(WHO);
        let mut attempts = Attempts::load(folder.path());
        assert_eq!((attempts.wrong(WHO), attempts.count(WHO, at(1))), (0, 0));
    }

    #[test]
    fn a_damaged_file_locks_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), b"{ \"some").unwrap();
        assert_eq!(Attempts::load(folder.path()).count(WHO, at(0)), 0);
        assert_eq!(Attempts::load(folder.path()).wrong(WHO), 1);
    }
}
