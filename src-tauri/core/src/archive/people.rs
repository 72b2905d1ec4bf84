//! What the sign-in page shows follows what was saved of people and of the firm.

use super::Archive;
use crate::Result;
use crate::firm::{self, Firm, FirmSheet};
use crate::ids::StaffId;
use crate::staff::{self, Session, Staff, StaffInput};
use crate::store::Changed;

impl Archive {
    /// Saves a person. Who has left can no longer sign in from then on.
    pub fn save_staff(
        &self,
        by: &Session,
        id: Option<StaffId>,
        input: StaffInput,
    ) -> Result<Changed<Staff>> {
        let saved = staff::save(&self.store, by, id, input)?;
        self.follow_staff()?;
        Ok(saved)
    }

    /// Saves what the firm's people set.
    pub fn save_firm(&self, by: &Session, sheet: FirmSheet) -> Result<Changed<Firm>> {
        let saved = firm::save(&self.store, by, sheet)?;
        self.follow_staff()?;
        Ok(saved)
    }
}
