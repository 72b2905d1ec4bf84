//! Wrong passwords in a row, kept in a small file beside the archive so that a restart does not wipe them out.
//!
//! After five wrong tries each further one has to wait: 30 seconds, then 1, 2, 4, 8 and at last 10 minutes. This slows
//! down who tries at the screen; who holds the file is slowed down by Argon2id alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::DataKey;
use crate::clock::Moment;
use crate::{Error, Result, durable};

const NAME: &str = "attempts.json";

/// Tries that cost no waiting.
const FREE: u32 = 5;

/// How many failures wait for the access log; of more, the oldest are dropped.
const REMEMBERED: usize = 500;

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

/// A wrong try that the access log has not taken over yet; it cannot be written to before somebody signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Key of the member of staff, or `recovery_code`.
    pub who: String,
    /// When.
    pub at: Moment,
}

#[derive(Default, Serialize, Deserialize)]
struct Sheet {
    tries: BTreeMap<String, Tries>,
    failures: Vec<Failure>,
}

/// The wrong tries of everyone who may sign in.
pub struct Attempts {
    path: PathBuf,
    sheet: Sheet,
}

impl Attempts {
    /// Reads the tries of an archive. A file that cannot be read counts for nothing: it may not lock everybody out.
    pub fn load(folder: &Path) -> Self {
        let path = folder.join(NAME);
        let sheet = std::fs::read(&path)
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok());
        Self {
            path,
            sheet: sheet.unwrap_or_default(),
        }
    }

    /// Lets `who` try to open the key, unless he has to wait yet. The failures that the access log lacks stay in
    /// [`Attempts::failures`].
    pub fn guard(
        &mut self,
        who: &str,
        now: Moment,
        open: impl FnOnce() -> Result<Option<DataKey>>,
    ) -> Result<DataKey> {
        match self.wait_seconds(who, now) {
            0 => {}
            wait_seconds => return Err(Error::SignInDelayed { wait_seconds }),
        }
        let before = self.sheet.tries.get(who).copied();
        // Counted before the password is looked at, so that ending the program at the right moment gains nothing.
        let tries = self.count(who, now);
        match open() {
            Ok(Some(key)) => {
                self.take_back(who, None);
                Ok(key)
            }
            Ok(None) => Err(Error::WrongPassword {
                tries,
                wait_seconds: self.wait_seconds(who, now),
            }),
            Err(error) => {
                self.take_back(who, before);
                Err(error)
            }
        }
    }

    /// Wrong tries that the access log lacks, oldest first.
    pub fn failures(&self) -> &[Failure] {
        &self.sheet.failures
    }

    /// Forgets the failures, which the access log has taken over.
    pub fn forget_failures(&mut self) {
        if !self.sheet.failures.is_empty() {
            self.sheet.failures.clear();
            self.save();
        }
    }

    /// Seconds that `who` has to wait yet. A clock that was set back makes the waiting start again.
    fn wait_seconds(&mut self, who: &str, now: Moment) -> u32 {
        let Some(tries) = self.sheet.tries.get_mut(who) else {
            return 0;
        };
        let was_set_back = now < tries.last;
        if was_set_back {
            tries.last = now;
        }
        let left = tries.wait() * 1000 - (now.millis() - tries.last.millis());
        if was_set_back {
            self.save();
        }
        u32::try_from((left + 999).div_euclid(1000)).unwrap_or(0)
    }

    fn count(&mut self, who: &str, now: Moment) -> u32 {
        let tries = self.sheet.tries.entry(who.to_owned()).or_default();
        *tries = Tries {
            wrong: tries.wrong.saturating_add(1),
            last: now,
        };
        let wrong = tries.wrong;
        self.sheet.failures.push(Failure {
            who: who.to_owned(),
            at: now,
        });
        let surplus = self.sheet.failures.len().saturating_sub(REMEMBERED);
        self.sheet.failures.drain(..surplus);
        self.save();
        wrong
    }

    /// The try that was just counted was none after all.
    fn take_back(&mut self, who: &str, before: Option<Tries>) {
        self.sheet.failures.pop();
        match before {
            Some(tries) => self.sheet.tries.insert(who.to_owned(), tries),
            None => self.sheet.tries.remove(who),
        };
        self.save();
    }

    /// A full disk keeps nobody from signing in, who may be the one to make room.
    fn save(&self) {
        let written =
            serde_json::to_vec_pretty(&self.sheet).map(|text| durable::replace(&self.path, &text));
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

    /// A wrong try: how many there were and what the next one waits.
    fn wrong(attempts: &mut Attempts, now: Moment) -> (u32, u32) {
        match attempts.guard(WHO, now, || Ok(None)) {
            Err(Error::WrongPassword {
                tries,
                wait_seconds,
            }) => (tries, wait_seconds),
            _ => panic!("the try was not looked at"),
        }
    }

    fn delayed(attempts: &mut Attempts, now: Moment) -> Option<u32> {
        match attempts.guard(
            WHO,
            now,
            DataKey::generate().map(|key| || Ok(Some(key))).unwrap(),
        ) {
            Err(Error::SignInDelayed { wait_seconds }) => Some(wait_seconds),
            Ok(_) => None,
            Err(other) => panic!("{other}"),
        }
    }

    /// Six wrong tries, as early as they are allowed: the last at second 30.
    fn six_wrong(attempts: &mut Attempts) {
        for _ in 0..5 {
            wrong(attempts, at(0));
        }
        assert_eq!(wrong(attempts, at(30)), (6, 60));
    }

    #[test]
    fn the_delay_grows_to_ten_minutes() {
        let folder = tempfile::tempdir().unwrap();
        let mut attempts = Attempts::load(folder.path());
        let mut seconds = 0;
        let mut waits = Vec::new();
        for number in 1..=12 {
            let (tries, wait) = wrong(&mut attempts, at(seconds));
            assert_eq!(tries, number);
            waits.push(wait);
            seconds += i64::from(wait);
        }
        assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 600, 600, 600]);
    }

    #[test]
    fn it_survives_a_restart_and_runs_out() {
        let folder = tempfile::tempdir().unwrap();
        six_wrong(&mut Attempts::load(folder.path()));
        let mut attempts = Attempts::load(folder.path());
        assert_eq!(delayed(&mut attempts, at(30)), Some(60));
        assert_eq!(
            delayed(&mut attempts, Moment::from_millis(at(89).millis() + 1)),
            Some(1)
        );
        assert_eq!(attempts.wait_seconds("someone else", at(30)), 0);
        assert_eq!(delayed(&mut attempts, at(90)), None);
        assert_eq!(wrong(&mut attempts, at(91)), (1, 0));
    }

    #[test]
    fn a_clock_set_back_does_not_shorten_it() {
        let folder = tempfile::tempdir().unwrap();
        six_wrong(&mut Attempts::load(folder.path()));
        let yesterday = -86_400;
        assert_eq!(
            delayed(&mut Attempts::load(folder.path()), at(yesterday)),
            Some(60)
        );
        let mut attempts = Attempts::load(folder.path());
        assert_eq!(delayed(&mut attempts, at(yesterday + 59)), Some(1));
        assert_eq!(delayed(&mut attempts, at(yesterday + 60)), None);
    }

    #[test]
    fn ending_the_program_in_the_middle_gains_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut attempts = Attempts::load(folder.path());
        let outcome = attempts.guard(WHO, at(0), || {
            assert_eq!(Attempts::load(folder.path()).sheet.tries[WHO].wrong, 1);
            Err(Error::KeysDamaged)
        });
        assert!(matches!(outcome, Err(Error::KeysDamaged)));
        // A key file that cannot be read is no wrong password.
        assert_eq!(wrong(&mut Attempts::load(folder.path()), at(0)), (1, 0));
    }

    #[test]
    fn failures_wait_for_the_log() {
        let folder = tempfile::tempdir().unwrap();
        let mut attempts = Attempts::load(folder.path());
        wrong(&mut attempts, at(0));
        wrong(&mut attempts, at(7));
        assert_eq!(delayed(&mut attempts, at(9)), None);
        let mut attempts = Attempts::load(folder.path());
        assert_eq!(
            attempts
                .failures()
                .iter()
                .map(|failure| failure.at)
                .collect::<Vec<_>>(),
            [at(0), at(7)]
        );
        attempts.forget_failures();
        assert_eq!(Attempts::load(folder.path()).failures(), []);
    }

    #[test]
    fn a_damaged_file_locks_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), b"{ \"some").unwrap();
        assert_eq!(wrong(&mut Attempts::load(folder.path()), at(0)), (1, 0));
        assert_eq!(wrong(&mut Attempts::load(folder.path()), at(0)), (2, 0));
    }
}
