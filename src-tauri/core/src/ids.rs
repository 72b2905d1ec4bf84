//! Keys of records: UUIDv7 made on the laptop, 16 bytes in the archive, a string everywhere else.

use std::panic::AssertUnwindSafe;
use std::sync::Mutex;

use uuid::{ContextV7, Uuid};

use crate::clock::Moment;

/// Keeps keys made in the same millisecond in the order in which they were made.
static ORDER: Mutex<AssertUnwindSafe<ContextV7>> = Mutex::new(AssertUnwindSafe(ContextV7::new()));

/// A fresh UUIDv7 for a record made at `now`.
pub fn fresh(now: Moment) -> Uuid {
    let millis = u64::try_from(now.millis()).unwrap_or_default();
    let stamp =
        uuid::Timestamp::from_unix(&ORDER, millis / 1000, (millis % 1000) as u32 * 1_000_000);
    Uuid::new_v7(stamp)
}

/// A key, or an optional key, that can name a root record.
pub trait RootId {
    /// The key, where there is one.
    fn root_uuid(&self) -> Option<Uuid>;
}

impl<T: RootId> RootId for Option<T> {
    fn root_uuid(&self) -> Option<Uuid> {
        self.as_ref().and_then(RootId::root_uuid)
    }
}

macro_rules! id_types {
    ($( $(#[$meta:meta])* $name:ident; )*) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, specta::Type)]
        #[serde(transparent)]
        #[specta(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a key that was read from the archive.
            pub const fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            /// A fresh key for a record made at `now`.
            pub fn fresh(now: Moment) -> Self { Self(fresh(now)) }
            /// The bare key.
            pub const fn uuid(self) -> Uuid { self.0 }
        }

        impl RootId for $name {
            fn root_uuid(&self) -> Option<Uuid> { Some(self.0) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(formatter) }
        }

        impl crate::store::Column for $name {
            fn names(field: &'static str, names: &mut Vec<&'static str>) { names.push(field); }
            fn values(&self, values: &mut Vec<rusqlite::types::Value>) {
                values.push(rusqlite::types::Value::Blob(self.0.as_bytes().to_vec()));
            }
            fn read(row: &rusqlite::Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
                let bytes: [u8; 16] = row.get(*at)?;
                *at += 1;
                Ok(Self(Uuid::from_bytes(bytes)))
            }
        }
    )* };
}

id_types! {
    /// Key of a customer.
    CustomerId;
    /// Key of a contact.
    ContactId;
    /// Key of a complaint.
    ComplaintId;
    /// Key of one step of a complaint.
    StepId;
    /// Key of an event plan.
    EventPlanId;
    /// Key of one signature under an event plan.
    ApprovalId;
    /// Key of a member of staff.
    StaffId;
    /// Key of the firm's own profile.
    FirmId;
    /// Key of an attachment record.
    AttachmentId;
    /// Key of a year's holiday table.
    HolidayYearId;
    /// Key of one write: all its change entries share it, and undo names it.
    WriteId;
    /// Key of a workstation's installation.
    DeviceId;
}
