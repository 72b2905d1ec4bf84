//! 活动策划书: event plans in nine sections (domain.md §1.3.3, §2.6).
//!
//! A small plan is a form to fill in; a large one is laid out as a book: cover, contents, the nine sections, approvals,
//! the summary after the event, plans within the plan, and attachments, each behind a sheet of its own. What is bound
//! separately is a booklet of its own, named in the contents of the plan. All is bound at a long edge.

mod approval;
mod attachments;
mod blank;
mod book;
mod budget;
mod closing;
mod cover;
mod form;
mod front;
mod listing;
mod lists;
mod prose;
mod sections;
mod style;

use chrono::{NaiveDate, NaiveDateTime};

use crate::firm::Firm;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::Faces;

pub use approval::{Approval, STATIONS};
pub use attachments::{Binding, PlanAttachment};
pub use budget::{Budget, BudgetLine, BudgetShare};
pub use closing::{Closing, Settlement, UnplannedCost};
pub use lists::{
    AgendaRow, DivisionRow, Invitee, PersonInCharge, PreparationRow, ResourceRow, RiskRow,
};
pub use prose::{Block, Prose, Run};
pub use sections::Targets;

/// 规模.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanSize {
    /// A form to fill in, in plain text.
    #[default]
    Small,
    /// Laid out freely; may have sub-plans.
    Large,
}

/// How the paper lies; it is bound at its long edge either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Orientation {
    /// Bound at the left.
    #[default]
    Portrait,
    /// Bound at the top.
    Landscape,
}

/// A plan as it stands on paper: wording is Chinese, moments are Beijing time, and a text that is empty is not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventPlan {
    /// 编号, such as `CH20140108-A01`.
    pub plan_no: String,
    /// Of a plan within a plan, its mark there: `A`.
    pub mark: String,
    /// 名称, such as 新疆天业集团物流公司“腊八同心 互助双赢”2014年客户联谊会活动策划书.
    pub name: String,
    /// 策划书类型, such as 活动策划书.
    pub plan_type: String,
    /// 规模.
    pub size: PlanSize,
    /// 纸张方向.
    pub orientation: Orientation,
    /// 主办部门.
    pub sponsor: String,
    /// 编制.
    pub author: String,
    /// 编制日期.
    pub written_on: Option<NaiveDate>,
    /// 版本.
    pub version: String,
    /// 密级; empty for a plan that everybody may read.
    pub secrecy: String,
    /// 2 活动背景.
    pub background: Prose,
    /// 3 活动目的.
    pub goals: Prose,
    /// 3 the same in figures.
    pub targets: Targets,
    /// 3 活动意义.
    pub significance: Prose,
    /// 4 需要的资源.
    pub resources: Vec<ResourceRow>,
    /// 5 开始时间.
    pub starts_at: Option<NaiveDateTime>,
    /// 5 结束时间.
    pub ends_at: Option<NaiveDateTime>,
    /// 5 地点.
    pub place: String,
    /// 5 参加对象.
    pub audience: String,
    /// 5 客户人数.
    pub customers_expected: Option<u32>,
    /// 5 公司人数.
    pub staff_expected: Option<u32>,
    /// 5 邀请名单.
    pub invitees: Vec<Invitee>,
    /// 5 流程表.
    pub agenda: Vec<AgendaRow>,
    /// 5 筹备进度表.
    pub preparation: Vec<PreparationRow>,
    /// 5 分工.
    pub division: Vec<DivisionRow>,
    /// 5 what else is to be said of the conduct.
    pub conduct: Prose,
    /// 6 经费预算, with the sub-plans rolled up.
    pub budget: Budget,
    /// 7 注意.
    pub risks: Vec<RiskRow>,
    /// 7 further points and details.
    pub precautions: Prose,
    /// 8 活动负责人.
    pub people: Vec<PersonInCharge>,
    /// 8 主要参与者.
    pub participants: String,
    /// 9 需要注意的事项.
    pub remarks: Prose,
    /// 9 附件清单.
    pub attachments: Vec<PlanAttachment>,
    /// 审批栏: the signatures that were recorded. Of a plan within a plan there are none: its family is signed as one.
    pub approvals: Vec<Approval>,
    /// 总结 and 决算.
    pub closing: Option<Closing>,
    /// 子策划书.
    pub sub_plans: Vec<EventPlan>,
}

/// How a plan is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct EventPlanOptions {
    /// Whether a large plan has its 封页.
    pub cover: bool,
    /// Whether both sides of the paper are printed: the margin for binding changes over, and the parts of the book start
    /// at the right.
    pub duplex: bool,
    /// How the attachments are bound; each as the plan says, where nothing is said here.
    pub attachments: Option<Binding>,
    /// How the sub-plans are bound.
    pub sub_plans: Binding,
    /// How 邀请名单 is bound: it names people, and most readers of the plan need not have it.
    pub invitees: Binding,
    /// Whether 草稿 stands across the pages.
    pub draft: bool,
    /// Who has the plan printed; stands in the foot.
    pub printed_by: Option<String>,
    /// When it is printed, in Beijing time.
    pub printed_at: NaiveDateTime,
}

/// A part of what is printed that is bound on its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Booklet {
    /// What it is: the name of the plan, `子策划书A …`, `附件4 …`.
    pub title: String,
    /// The sheets.
    pub paper: Paper,
}

/// Prints a plan: first the plan itself, then what is bound separately, in the order of its contents.
///
/// # Errors
/// [`PaperError::LogoUnreadable`] or [`PaperError::LogoTooLarge`] for the firm's logo, one of the errors that name an
/// attachment or a picture, [`PaperError::NotWritten`] for a fault of the program.
pub fn event_plan(
    faces: &Faces,
    firm: &Firm,
    plan: &EventPlan,
    options: &EventPlanOptions,
) -> Result<Vec<Booklet>, PaperError> {
    book::print(faces, firm, plan, options)
}

/// Prints an empty plan to fill by hand.
///
/// # Errors
/// As [`event_plan`].
pub fn blank_event_plan(
    faces: &Faces,
    firm: &Firm,
    options: &EventPlanOptions,
) -> Result<Paper, PaperError> {
    blank::print(faces, firm, options)
}
