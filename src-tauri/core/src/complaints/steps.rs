//! The steps of a complaint: insert-only rows, each with who decided on paper and who typed it in.

use serde_json::Value;

use crate::clock::Moment;
use crate::ids::{AttachmentId, ComplaintId, CustomerId, StaffId, StepId};

choices! {
    /// What was done (process.md §2).
    pub enum Step {
        /// 受理.
        Receive = "receive" / "受理",
        /// 告知受理.
        Acknowledge = "ack" / "告知受理",
        /// 送达.
        Forward = "forward" / "送达",
    }
}

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
