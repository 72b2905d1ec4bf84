//! The state of a complaint, computed from its steps by one pure function (process.md §1).

use super::{ComplaintStep, Outcome, Step};
use crate::ids::StaffId;

choices! {
    /// Where a complaint rests.
    pub enum State {
        /// Waits for section one and for its delivery.
        Received = "received" / "已受理",
        /// Waits for the department to accept or refuse.
        Coordinating = "coordinating" / "待部门确认",
        /// Waits for the supervisor's review of a refusal.
        RefusalReview = "refusal_review" / "拒绝复核",
        /// Waits for the investigation.
        Accepted = "accepted" / "部门已接受",
        /// Waits by phase.
        InOperation = "in_operation" / "处理中",
        /// Waits for the leader.
        Escalated = "escalated" / "待领导审批",
        /// Waits for verification.
        Returned = "returned" / "已转交",
        /// Waits for the customer's feedback.
        Verified = "verified" / "验证合格",
        /// Waits for answer and feedback.
        NotUpheld = "not_upheld" / "投诉不成立",
        /// Waits for the project manager.
        Feedback = "feedback" / "已反馈",
        /// Signed.
        Closed = "closed" / "已结案",
        /// In a report to the leadership.
        Reported = "reported" / "已上报",
        /// Filed.
        Archived = "archived" / "已归档",
        /// Taken back by the customer.
        Withdrawn = "withdrawn" / "顾客撤诉",
        /// Made by mistake; the number is kept.
        Voided = "voided" / "作废",
    }
}

choices! {
    /// Where a complaint in operation stands.
    pub enum Phase {
        /// 拟意见.
        Propose = "propose" / "拟意见",
        /// 待会签.
        Countersign = "countersign" / "待会签",
        /// 执行.
        Execute = "execute" / "执行",
        /// 待转交.
        Done = "done" / "待转交",
    }
}

/// What the steps amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where the complaint rests.
    pub state: State,
    /// Where it stands in operation.
    pub phase: Option<Phase>,
    /// Round of handling, from 1.
    pub round: u32,
    /// What it came to, once that is settled.
    pub outcome: Option<Outcome>,
    /// Who holds the paper.
    pub holder: Option<StaffId>,
}

/// The standing after all steps, in order. An empty list is a complaint that is about to be received.
pub fn derive(steps: &[ComplaintStep]) -> Standing {
    let start = Standing {
        state: State::Received,
        phase: None,
        round: 1,
        outcome: None,
        holder: None,
    };
    steps.iter().fold(start, |standing, step| {
        let state = match step.step {
            Step::Receive => State::Received,
            Step::Acknowledge => standing.state,
            Step::Forward => State::Coordinating,
        };
        Standing {
            state,
            round: step.round,
            holder: step.holder_after.or(standing.holder),
            ..standing
        }
    })
}
