//! Moments and the clock that tells them. Nothing else in the product asks the machine for the time.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset as _, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Beijing time in seconds east of UTC; the firm's papers know no other zone (domain.md §3.7).
const BEIJING_SECONDS: i32 = 8 * 3600;

/// A point in time as UTC milliseconds. Written as ISO 8601 at +08:00; whole minutes are written without seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, specta::Type)]
#[specta(type = String)]
pub struct Moment(i64);

impl Moment {
    /// The moment `millis` milliseconds after 1970-01-01T00:00Z.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The moment at which clocks in Beijing show `local`.
    pub fn from_local(local: NaiveDateTime) -> Self {
        Self(local.and_utc().timestamp_millis() - i64::from(BEIJING_SECONDS) * 1000)
    }

    /// What clocks in Beijing show.
    pub fn local(self) -> NaiveDateTime {
        self.in_beijing().naive_local()
    }

    /// The civil date in Beijing.
    pub fn local_date(self) -> NaiveDate {
        self.local().date()
    }

    /// This moment moved by whole minutes.
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(60_000)))
    }

    /// Reads ISO 8601 with an offset, seconds optional (`2026-06-18T09:12+08:00`).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        DateTime::parse_from_rfc3339(text)
            .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z"))
            .ok()
            .map(|moment| Self(moment.timestamp_millis()))
    }

    fn in_beijing(self) -> DateTime<FixedOffset> {
        let beijing = FixedOffset::east_opt(BEIJING_SECONDS).unwrap_or_else(|| Utc.fix());
        let utc = DateTime::from_timestamp_millis(self.0).unwrap_or_default();
        utc.with_timezone(&beijing)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.in_beijing();
        let pattern = match self.0.rem_euclid(60_000) {
            0 => "%Y-%m-%dT%H:%M%:z",
            _ => "%Y-%m-%dT%H:%M:%S%.3f%:z",
        };
        write!(formatter, "{}", local.format(pattern))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("a moment is ISO 8601 with an offset"))
    }
}

/// Where the current time comes from; passed in, so that tests own it.
pub trait Clock: Send + Sync {
    /// The current moment.
    fn now(&self) -> Moment;
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the machine is asked for the time"
    )]
    fn now(&self) -> Moment {
        Moment(Utc::now().timestamp_millis())
    }
}

/// A clock that stands still until it is moved: for tests and for demo archives with a fixed story.
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that shows `moment`.
    pub fn at(moment: Moment) -> Self {
        Self(AtomicI64::new(moment.0))
    }

    /// Sets the clock, backwards too.
    pub fn set(&self, moment: Moment) {
        self.0.store(moment.0, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_written_without_seconds_and_read_back() {
        let moment = Moment::parse("2026-06-18T09:12+08:00").unwrap();
        assert_eq!(moment.to_string(), "2026-06-18T09:12+08:00");
        assert_eq!(moment.local().to_string(), "2026-06-18 09:12:00");
        let later = Moment::from_millis(moment.millis() + 1_234);
        assert_eq!(Moment::parse(&later.to_string()), Some(later));
        assert_eq!(Moment::from_local(moment.local()), moment);
    }

    #[test]
    fn other_zones_are_the_same_moment() {
        assert_eq!(
            Moment::parse("2026-06-18T01:12:00Z"),
            Moment::parse("2026-06-18T09:12+08:00")
        );
        assert_eq!(Moment::parse("2026-06-18T09:12"), None);
    }
}
