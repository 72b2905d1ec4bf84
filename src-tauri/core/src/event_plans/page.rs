//! Everything that the page of one plan, and its paper, shows.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::approve::signatures;
use super::budget::BudgetView;
use super::family::{Family, top};
use super::settlement::SettlementView;
use super::standing::Standing;
use super::turnout::{Turnout, turnout};
use super::{
    EventPlan, PlanState, Station, Verdict, budget, check, may_sign, missing, rows, settlement,
    standing,
};
use crate::attachments::{self, Attachment};
use crate::clock::Moment;
use crate::ids::{EventPlanId, StaffId};
use crate::problems::{Problem, Problems};
use crate::staff::{self, Act, Session};
use crate::store::Store;
use crate::{Error, Result};

/// Another plan, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PlanLink {
    /// Key.
    pub id: EventPlanId,
    /// 编号.
    pub plan_no: String,
    /// 名称.
    pub name: String,
}

/// A signature as the paper shows it.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct ApprovalView {
    /// The round it belongs to.
    pub round: u32,
    /// The line.
    pub station: Station,
    /// What it says.
    pub verdict: Verdict,
    /// 意见.
    pub opinion: String,
    /// Who decided, by name.
    pub name: String,
    /// Who decided.
    pub decided_by: StaffId,
    /// 日期.
    pub decided_on: NaiveDate,
    /// The leader who allowed an author to sign, by name; empty where none had to.
    pub allowed_by: String,
    /// Why.
    pub allowed_because: String,
    /// Who typed it in.
    pub entered_by: StaffId,
    /// When.
    pub entered_at: Moment,
}

/// One plan with all that belongs to it, its sub-plans in the same form.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct EventPlanDetail {
    /// The record.
    pub plan: EventPlan,
    /// 总 for the plan that was asked for; of a sub-plan below it the mark, such as `A`.
    pub mark: String,
    /// The plan that this one is part of.
    pub parent: Option<PlanLink>,
    /// 子策划书, by number.
    pub sub_plans: Vec<EventPlanDetail>,
    /// 经费预算 with the sub-plans rolled up; each line has its 决算 once its plan is closed.
    pub budget: BudgetView,
    /// 决算 with the sub-plans rolled up; once the plan is closed.
    pub settlement: Option<SettlementView>,
    /// Rates and missed targets; once the plan is closed.
    pub turnout: Option<Turnout>,
    /// 审批栏 of the family, in the order of entry; the current round is [`EventPlan::round`] of the plan.
    pub approvals: Vec<ApprovalView>,
    /// Who may agree next; empty once everybody did.
    pub open_stations: Vec<Station>,
    /// The files of the plan: those of its attachments and its pictures.
    pub files: Vec<Attachment>,
    /// What is worth a look, each with section and row.
    pub warnings: Vec<Problem>,
    /// Keys of what is lacking before 编制 signs.
    pub missing: Vec<String>,
    /// Whether the user may change it now.
    pub may_edit: bool,
    /// Whether the user may enter the closing now.
    pub may_close: bool,
}

/// The page of a plan, by key.
pub fn page(store: &Store, by: &Session, id: EventPlanId) -> Result<EventPlanDetail> {
    by.require(Act::ViewPlans)?;
    store.read(|connection| detail_of(connection, by, rows::get(connection, id)?))
}

/// The page of a plan, by number.
pub fn by_number(store: &Store, by: &Session, number: &str) -> Result<EventPlanDetail> {
    by.require(Act::ViewPlans)?;
    store.read(|connection| detail_of(connection, by, rows::by_number(connection, number)?))
}

fn detail_of(connection: &Connection, by: &Session, plan: EventPlan) -> Result<EventPlanDetail> {
    let top = top(connection, &plan)?;
    let approvals = rows::approvals(connection, top.id)?;
    let standing = standing(&signatures(&approvals));
    let name = |id| staff::get(connection, id).map(|person| person.name);
    let mut views = Vec::new();
    for approval in approvals {
        views.push(ApprovalView {
            round: approval.round,
            station: approval.station,
            verdict: approval.verdict,
            opinion: approval.opinion,
            name: name(approval.decided_by)?,
            decided_by: approval.decided_by,
            decided_on: approval.decided_on,
            allowed_by: approval
                .allowed_by
                .map(name)
                .transpose()?
                .unwrap_or_default(),
            allowed_because: approval.allowed_because,
            entered_by: approval.entered_by,
            entered_at: approval.entered_at,
        });
    }
    let parent = match plan.parent_id {
        Some(id) => {
            let parent = rows::get(connection, id)?;
            Some(PlanLink {
                id,
                plan_no: parent.plan_no,
                name: parent.sheet.name,
            })
        }
        None => None,
    };
    let family = Family::of(connection, plan)?;
    let context = Context {
        connection,
        by,
        standing: &standing,
        approvals: &views,
        whole: &family,
    };
    context.detail(&family, parent)
}

/// What all members of a family share.
struct Context<'a> {
    connection: &'a Connection,
    by: &'a Session,
    standing: &'a Standing,
    approvals: &'a [ApprovalView],
    whole: &'a Family,
}

impl Context<'_> {
    fn detail(&self, family: &Family, parent: Option<PlanLink>) -> Result<EventPlanDetail> {
        let plan = &family.plan;
        let link = PlanLink {
            id: plan.id,
            plan_no: plan.plan_no.clone(),
            name: plan.sheet.name.clone(),
        };
        let mut sub_plans = Vec::new();
        for sub_plan in &family.sub_plans {
            sub_plans.push(self.detail(sub_plan, Some(link.clone()))?);
        }
        let budget = budget::view(family).ok_or_else(too_large)?;
        let settlement = settlement::view(family, &budget);
        let closing = plan.closing.as_ref();
        Ok(EventPlanDetail {
            mark: self.whole.mark(plan),
            parent,
            sub_plans,
            settlement,
            budget,
            turnout: closing.map(|closing| turnout(closing, &plan.sheet.targets)),
            approvals: self.approvals.to_vec(),
            open_stations: self.open_stations(plan),
            files: attachments::of_owner(self.connection, plan.id.uuid())?,
            warnings: check(&plan.sheet, plan.parent_id.is_some()).into_vec(),
            missing: missing(&plan.sheet),
            may_edit: plan.state.is_open() && plan.may_be_edited_by(self.by),
            may_close: matches!(plan.state, PlanState::Approved | PlanState::Closed)
                && self.by.may(Act::WritePlans),
            plan: plan.clone(),
        })
    }

    fn open_stations(&self, plan: &EventPlan) -> Vec<Station> {
        if plan.state == PlanState::Closed {
            return Vec::new();
        }
        let may_agree =
            |station: &&Station| may_sign(self.standing, **station, Verdict::Agree).is_ok();
        Station::ALL.iter().filter(may_agree).copied().collect()
    }
}

/// Only records that came from elsewhere can be so; every write here checks the sums.
fn too_large() -> Error {
    let mut problems = Problems::default();
    problems.error("budget", "too_large");
    Error::Invalid(problems.into_vec())
}
