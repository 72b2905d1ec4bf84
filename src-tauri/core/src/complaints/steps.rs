//! The steps of a complaint: insert-only rows, each with who decided on paper and who typed it in.

use serde::Serialize;
use serde_json::Value;

use super::Deed;
use super::deeds::Step;
use super::separation::Waiver;
use crate::Result;
use crate::clock::Moment;
use crate::ids::{AttachmentId, ComplaintId, CustomerId, StaffId, StepId};

/// Beside the fields of the step itself, under this key, stand the waivers of the separation of duties.
const WAIVERS: &str = "waivers";

record! {
    table "complaint_steps", root "complaints" by complaint_id;
    /// One step of one complaint.
    pub struct ComplaintStep {
        /// Key.
        pub id: StepId,
        /// The complaint.
        pub complaint_id: ComplaintId,
        /// Its customer.
        pub customer_id: Option<CustomerId>,
        /// Place in the complaint, from 1.
        pub sequence: u32,
        /// What was done.
        pub step: Step,
        /// Round of handling, from 1.
        pub round: u32,
        /// Who decided on paper.
        pub decided_by: StaffId,
        /// When.
        pub decided_at: Moment,
        /// Who typed it in.
        pub entered_by: StaffId,
        /// When.
        pub entered_at: Moment,
        /// 补录: typed more than one workday later (process.md DECISION 18).
        pub entered_late: bool,
        /// Who holds the paper from then on; `None` where it stayed.
        pub holder_after: Option<StaffId>,
        /// The signed sheet.
        pub scan: Option<AttachmentId>,
        /// Fields that only this kind of step has.
        pub data: Value,
    }
}

/// A step with its sheet of fields: who decided, when, who typed it, and what it says.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct Entry<T> {
    /// Place in the complaint, from 1. Amendments name it.
    pub sequence: u32,
    /// Round of handling, from 1.
    pub round: u32,
    /// Who decided on paper.
    pub decided_by: StaffId,
    /// When.
    pub decided_at: Moment,
    /// Who typed it in.
    pub entered_by: StaffId,
    /// When.
    pub entered_at: Moment,
    /// 补录.
    pub entered_late: bool,
    /// Who holds the paper from then on; `None` where it stayed.
    pub holder_after: Option<StaffId>,
    /// The signed sheet.
    pub scan: Option<AttachmentId>,
    /// 职责分离豁免.
    pub waivers: Vec<Waiver>,
    /// What it says, amendments applied.
    pub sheet: T,
}

impl<T> Entry<T> {
    /// The same step with another sheet.
    pub fn with<U>(&self, sheet: U) -> Entry<U> {
        Entry {
            sequence: self.sequence,
            round: self.round,
            decided_by: self.decided_by,
            decided_at: self.decided_at,
            entered_by: self.entered_by,
            entered_at: self.entered_at,
            entered_late: self.entered_late,
            holder_after: self.holder_after,
            scan: self.scan,
            waivers: self.waivers.clone(),
            sheet,
        }
    }
}

impl ComplaintStep {
    /// The step with its sheet.
    ///
    /// # Errors
    /// Where the stored fields are not those of the step: the archive is damaged.
    pub fn entry(&self) -> Result<Entry<Deed>> {
        let damaged = |_| crate::Error::ArchiveDamaged { backup: None };
        let waivers = match self.data.get(WAIVERS) {
            Some(waivers) => serde_json::from_value(waivers.clone()).map_err(damaged)?,
            None => Vec::new(),
        };
        Ok(Entry {
            sequence: self.sequence,
            round: self.round,
            decided_by: self.decided_by,
            decided_at: self.decided_at,
            entered_by: self.entered_by,
            entered_at: self.entered_at,
            entered_late: self.entered_late,
            holder_after: self.holder_after,
            scan: self.scan,
            waivers,
            sheet: Deed::of_data(self.step, &self.data).map_err(damaged)?,
        })
    }

    /// The row of a step.
    pub(super) fn of(
        entry: &Entry<Deed>,
        id: StepId,
        complaint: ComplaintId,
        customer: Option<CustomerId>,
    ) -> Self {
        let mut data = entry.sheet.data();
        if let Some(fields) = data.as_object_mut()
            && !entry.waivers.is_empty()
        {
            let waivers = serde_json::to_value(&entry.waivers).unwrap_or_default();
            fields.insert(WAIVERS.to_owned(), waivers);
        }
        Self {
            id,
            complaint_id: complaint,
            customer_id: customer,
            sequence: entry.sequence,
            step: entry.sheet.step(),
            round: entry.round,
            decided_by: entry.decided_by,
            decided_at: entry.decided_at,
            entered_by: entry.entered_by,
            entered_at: entry.entered_at,
            entered_late: entry.entered_late,
            holder_after: entry.holder_after,
            scan: entry.scan,
            data,
        }
    }
}
