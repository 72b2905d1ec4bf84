//! How long nobody has spoken with a customer, against what its class asks for (domain.md §2.1.3).

use chrono::NaiveDate;
use serde::Serialize;

use super::Class;
use crate::clock::Moment;

/// How much a silence weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SilenceTone {
    /// Within the limit.
    Fine,
    /// Beyond it.
    Care,
    /// Beyond twice the limit.
    Late,
}

/// A silence in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Silence {
    /// Days since somebody spoke with the customer.
    pub days: u32,
    /// Days that the class allows.
    pub limit: u32,
    /// What one is to the other.
    pub tone: SilenceTone,
}

impl Class {
    /// Days between contacts: A weekly, B monthly, C half-yearly, D yearly.
    pub fn contact_days(self) -> u32 {
        match self {
            Self::A => 7,
            Self::B => 30,
            Self::C => 180,
            Self::D => 365,
        }
    }
}

/// The silence on `today`; `None` where nobody ever spoke with the customer. One without a class is kept like a D.
pub fn silence(
    last_contact: Option<Moment>,
    class: Option<Class>,
    today: NaiveDate,
) -> Option<Silence> {
    let since = (today - last_contact?.local_date()).num_days();
    let days = u32::try_from(since).unwrap_or_default();
    let limit = class.unwrap_or(Class::D).contact_days();
    let tone = match days {
        _ if days > 2 * limit => SilenceTone::Late,
        _ if days > limit => SilenceTone::Care,
        _ => SilenceTone::Fine,
    };
    Some(Silence { days, limit, tone })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::at;

    #[test]
    fn each_class_has_its_own_limit_and_twice_of_it_is_late() {
        let today = at("2026-09-18T08:00").local_date();
        for (last, class, days, limit, tone) in [
            ("2026-09-11T09:00", Some(Class::A), 7, 7, SilenceTone::Fine),
            ("2026-09-10T09:00", Some(Class::A), 8, 7, SilenceTone::Care),
            ("2026-09-03T09:00", Some(Class::A), 15, 7, SilenceTone::Late),
            (
                "2026-07-01T09:00",
                Some(Class::B),
                79,
                30,
                SilenceTone::Late,
            ),
            (
                "2026-03-21T23:59",
                Some(Class::C),
                181,
                180,
                SilenceTone::Care,
            ),
            (
                "2026-07-28T09:00",
                Some(Class::D),
                52,
                365,
                SilenceTone::Fine,
            ),
            ("2025-09-01T09:00", None, 382, 365, SilenceTone::Care),
            // A clock that was set back makes nobody wait a negative time.
            ("2026-09-20T09:00", None, 0, 365, SilenceTone::Fine),
        ] {
            assert_eq!(
                silence(Some(at(last)), class, today),
                Some(Silence { days, limit, tone }),
                "{last}"
            );
        }
        assert_eq!(silence(None, Some(Class::A), today), None);
    }
}
