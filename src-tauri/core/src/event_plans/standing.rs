//! 审批栏: who signs when, and where a plan stands by what was signed.
//!
//! 编制 signs first, 客服主管, 项目经理 and 财务 in any order, 公司领导 last. Any of the four may send the plan back; that
//! opens it, and the next 编制 begins a new round in which everybody signs again.

use crate::ids::StaffId;
use crate::staff::{Act, Role, Session, Staff};

choices! {
    /// A line of 审批栏.
    pub enum Station {
        /// Who wrote the plan.
        Author = "author" / "编制",
        /// The supervisor of customer service.
        Supervisor = "supervisor" / "客服主管",
        /// The project manager.
        ProjectManager = "project_manager" / "项目经理",
        /// Finance checks the budget.
        Finance = "finance" / "财务",
        /// A leader approves.
        Leader = "leader" / "公司领导",
    }
}

choices! {
    /// What a signature says.
    pub enum Verdict {
        /// It agrees.
        Agree = "agree" / "同意",
        /// It sends the plan back.
        Return = "return" / "退回",
    }
}

choices! {
    /// Where a plan stands.
    pub enum PlanState {
        /// Being written.
        Draft = "draft" / "编制中",
        /// Signed by 编制 and on its way; locked.
        InApproval = "in_approval" / "审批中",
        /// Sent back; open again.
        Returned = "returned" / "退回修改",
        /// Signed by everybody; locked.
        Approved = "approved" / "已批准",
        /// The event is over, summary and final costs are entered.
        Closed = "closed" / "已总结",
    }
}

impl PlanState {
    /// Whether the content may be changed.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }
}

impl Station {
    /// Whether a person of these roles signs here.
    pub fn is_of(self, person: &Staff) -> bool {
        let holds = |role| person.roles.contains(&role);
        match self {
            Self::Author => Session::of(person).may(Act::ProposePlans),
            Self::Supervisor => holds(Role::ServiceSupervisor),
            Self::ProjectManager => holds(Role::ProjectManager),
            Self::Finance => holds(Role::Finance),
            Self::Leader => holds(Role::Leader),
        }
    }
}

/// What the rules need of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The line.
    pub station: Station,
    /// What it says.
    pub verdict: Verdict,
    /// Who decided on paper.
    pub decided_by: StaffId,
}

/// What a row of signatures comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where the plan stands; never [`PlanState::Closed`], which the closing says.
    pub state: PlanState,
    /// The round, from 1; 0 before the first 编制.
    pub round: u32,
    /// The stations that agreed in this round.
    pub signed: Vec<Station>,
    /// Who wrote the plan of this round.
    pub author: Option<StaffId>,
}

/// Computes where a plan stands, over its signatures in the order they were entered.
pub fn standing(signatures: &[Signature]) -> Standing {
    let mut standing = Standing {
        state: PlanState::Draft,
        round: 0,
        signed: Vec::new(),
        author: None,
    };
    for signature in signatures {
        match (signature.station, signature.verdict) {
            (Station::Author, _) => {
                standing.round += 1;
                standing.state = PlanState::InApproval;
                standing.signed = vec![Station::Author];
                standing.author = Some(signature.decided_by);
            }
            (_, Verdict::Return) => {
                standing.state = PlanState::Returned;
                standing.signed.clear();
            }
            (station, Verdict::Agree) => {
                if !standing.signed.contains(&station) {
                    standing.signed.push(station);
                }
                if standing.signed.len() == Station::ALL.len() {
                    standing.state = PlanState::Approved;
                }
            }
        }
    }
    standing
}

/// Whether a station may sign so now. The error is the code of the problem.
pub fn may_sign(
    standing: &Standing,
    station: Station,
    verdict: Verdict,
) -> Result<(), &'static str> {
    let is_open = standing.state.is_open();
    match (station, verdict) {
        (Station::Author, Verdict::Return) => Err("author_cannot_return"),
        (Station::Author, Verdict::Agree) if is_open => Ok(()),
        (Station::Author, Verdict::Agree) => Err("signed_already"),
        _ if is_open => Err("author_signs_first"),
        (_, Verdict::Return) => Ok(()),
        (station, Verdict::Agree) if standing.signed.contains(&station) => Err("signed_already"),
        (Station::Leader, Verdict::Agree) if standing.signed.len() + 1 < Station::ALL.len() => {
            Err("leader_signs_last")
        }
        (_, Verdict::Agree) => Ok(()),
    }
}
