//! 活动策划书: event plans in nine sections, with sub-plans, budget, approvals and the closing summary (domain.md §2.6).
//!
//! A plan and its sub-plans are one family. Signatures are entered on the plan at the top and cover the whole family:
//! they are insert-only rows, and the state of every plan of the family is computed from them by [`standing`]. What is
//! being signed, or was approved, is locked; a 退回 opens it again and the next 编制 begins a new round.
//!
//! Numbers. A plan made here is `CH`, the day of the event (or of its making, while the event has no day), the
//! workstation's letter and the number of the day: `CH20140108-A01`. A number from paper has no letter
//! (`CH20140108-01`) and is kept when it is free; what looks like a number of ours is not taken from outside. A sub-plan
//! adds a mark: `-A`, `-B` where the workstation that numbered the plan adds it, else the letter of its own workstation
//! with a count (`-B1`), so that two laptops without a network never give the same mark.
//!
//! Money. 小计 is 单价 × 数量 × 天次, rounded once to the 分. 合计 rolls up the sub-plans; 不可预见费 is counted once, over
//! all of it, with the per cent of the plan that is looked at.

mod add;
mod approve;
mod budget;
mod check;
mod close;
mod family;
mod gaps;
mod list;
mod number;
mod page;
mod place_below;
mod prose;
mod remove;
mod rows;
mod settlement;
mod sheet;
mod standing;
mod turnout;
mod update;
mod written;

#[cfg(test)]
mod tests;

pub use add::{Added, PlanInput, add};
pub use approve::{Approval, ApprovalInput, Exception, approve};
pub use budget::{BudgetLine, BudgetShare, BudgetView};
pub use check::check;
pub use close::{CloseInput, close};
pub use family::{TOP_MARK, would_circle};
pub use gaps::missing;
pub use list::{EventPlanFilter, EventPlanPage, EventPlanQuery, EventPlanRow, list};
pub use page::{ApprovalView, EventPlanDetail, PlanLink, by_number, page};
pub use place_below::{PlacementInput, place_below};
pub use prose::{Block, Prose, Run, plain};
pub use remove::{RemoveInput, remove};
pub use settlement::{Closing, FinalCost, SettlementView, UnplannedCost, check_closing};
pub use sheet::{
    AgendaRow, Binding, BudgetCategory, BudgetRow, DivisionRow, Invitee, Level, Orientation,
    PersonInCharge, PlanAttachment, PlanSheet, PlanSize, PlanType, PreparationRow,
    ResourceCategory, ResourceRow, ResourceSource, RiskRow, Targets,
};
pub use standing::{PlanState, Signature, Standing, Station, Verdict, may_sign, standing};
pub use turnout::{Rate, Turnout, rate};
pub use update::{PlanUpdate, update};
pub use written::{WrittenPlan, add_written, files_named, read_written};

use crate::clock::Moment;
use crate::ids::{EventPlanId, StaffId};

record! {
    table "event_plans", root "event_plans" by id;
    /// An event plan as it is stored. What is computed from it, and its sub-plans, are in [`EventPlanDetail`].
    pub struct EventPlan {
        /// Key.
        pub id: EventPlanId,
        /// 编号, never changed and never used twice.
        pub plan_no: String,
        /// The plan that this one is part of.
        pub parent_id: Option<EventPlanId>,
        /// The cover and the nine sections.
        pub sheet: PlanSheet,
        /// Who made the record.
        pub drafted_by: StaffId,
        /// Computed from the signatures and the closing by the function that writes them.
        pub state: PlanState,
        /// Round of signing; 0 before the first 编制.
        pub round: u32,
        /// 总结 and 决算.
        pub closing: Option<Closing>,
        /// Who entered the closing last.
        pub closed_by: Option<StaffId>,
        /// When.
        pub closed_at: Option<Moment>,
    }
}
