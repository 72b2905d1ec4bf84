//! 顾客投诉处理通知书: complaints, from the phone call on (domain.md §2.4, process.md).
//!
//! What happened to a complaint are insert-only steps; all that is known about it is computed from them by [`derive`], and
//! [`decide`] is the one door for further ones.

pub mod catalogue;
mod check;
mod clocks;
mod course;
mod decide;
pub mod deeds;
mod desk;
mod guards;
mod judge;
mod ledger;
mod list;
mod moved;
mod next;
mod page;
mod promise;
mod receive;
mod record;
mod repeats;
pub(crate) mod rows;
mod searched;
mod separation;
mod severity;
mod state;
mod steps;
mod telling;
mod update;
mod who;
mod written;
mod written_steps;

#[cfg(test)]
mod tests;

pub use check::{check, missing};
pub use clocks::{ClockEnd, ClockKind, ClockRun, Counting, Duration, clocks, duration};
pub use course::{Base, Course, Custody, Standing, derive};
use course::{amended, effective};
pub(crate) use decide::enter;
pub use decide::{Decided, StepInput, decide, decide_all};
pub use deeds::{Deed, Step};
pub use desk::Desk;
pub use ledger::{LedgerEntry, LedgerExtract, Period, ledger};
pub use list::{
    ComplaintFilter, ComplaintOrder, ComplaintPage, ComplaintQuery, ComplaintRow, StateCount,
    counts, list,
};
pub use moved::{MovedPromise, moved_promises};
pub use next::{NextAct, NextSteps, next, next_by_number};
pub use page::{ClockView, ComplaintCustomer, ComplaintDetail, StepView, by_number, page};
pub use promise::{ReplyPromise, promise};
pub use receive::{IntakeInput, Received, receive};
pub use record::{
    AmendmentRecord, DepartmentTurn, NoticeRecord, OpinionRecord, RetractionRecord, RoundRecord,
    WaiverRecord,
};
pub use repeats::{Repeat, repeats};
pub(crate) use rows::{count_of_customer, has_provisional_promise};
pub(crate) use searched::{SEARCHED, last_of_customer};
pub use separation::{Pair, Waiver};
pub use severity::{SeverityQuestion, SeverityReason, SeveritySuggestion, suggest_severity};
pub use state::{Phase, Section, State};
pub use steps::{ComplaintStep, Entry};
pub(crate) use telling::Telling;
pub use update::{SectionUpdate, update};
pub use who::Who;
pub use written::read_written;
pub use written_steps::{read_steps, write_steps};

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::customers::Service;
use crate::firm::LimitTable;
use crate::ids::{ComplaintId, CustomerId, StaffId};
use crate::money::Fen;
use crate::staff::Department;
use crate::store::{self, Column};

choices! {
    /// 投诉渠道.
    pub enum ComplaintChannel {
        /// Telephone.
        Phone = "phone" / "电话",
        /// Hotline.
        Hotline = "hotline" / "400热线",
        /// WeChat.
        Wechat = "wechat" / "微信",
        /// E-mail.
        Email = "email" / "邮件",
        /// Fax.
        Fax = "fax" / "传真",
        /// In person.
        InPerson = "in_person" / "来访",
        /// Letter.
        Letter = "letter" / "信函",
        /// Web site.
        Website = "website" / "网站",
        /// Found on a follow-up.
        FollowUp = "follow_up" / "回访中发现",
        /// Passed on by an authority.
        Authority = "authority" / "外部转办(12315、邮政等)",
        /// From inside the firm.
        Internal = "internal" / "内部",
    }
}

choices! {
    /// 投诉人身份: the complainant is not always the customer.
    pub enum Identity {
        /// The customer firm.
        CargoOwner = "cargo_owner" / "货主(客户企业)",
        /// The customer's customer.
        Consignee = "consignee" / "收货人(客户的顾客)",
        /// A subcontractor.
        Subcontractor = "subcontractor" / "分供方",
        /// Another department.
        InternalCustomer = "internal_customer" / "内部客户",
        /// Anybody else.
        Other = "other" / "其他",
    }
}

choices! {
    /// 级别 (domain.md §2.4.2).
    pub enum Severity {
        /// No safety risk, a small loss.
        Ordinary = "ordinary" / "一般",
        /// A larger loss, a temperature excursion, a repeat, an A customer.
        Major = "major" / "较大",
        /// A great loss, safety, the media, an authority: the leader is informed at once.
        Critical = "critical" / "重大",
    }
}

choices! {
    /// 交易阶段 (domain.md §1.2.2).
    pub enum TransactionPhase {
        /// Before.
        Before = "before" / "交易前",
        /// During.
        During = "during" / "交易中",
        /// After.
        After = "after" / "交易后",
    }
}

choices! {
    /// 现场安抚方法: the five methods (domain.md §1.1.3).
    pub enum CalmingMethod {
        /// Let the customer speak.
        Calm = "calm" / "平抑怒气法",
        /// Acknowledge, then show evidence.
        TactfulDenial = "tactful_denial" / "委婉否认法",
        /// Turn the fact into a benefit.
        Conversion = "conversion" / "转化法",
        /// Apologise and name a remedy.
        AdmitMistake = "admit_mistake" / "承认错误法",
        /// Steer back to substance.
        Diversion = "diversion" / "转移法",
    }
}

choices! {
    /// What a complaint came to (process.md DECISION 2).
    pub enum Outcome {
        /// 成立.
        Upheld = "upheld" / "成立",
        /// 部分成立.
        PartlyUpheld = "partly_upheld" / "部分成立",
        /// 不成立.
        NotUpheld = "not_upheld" / "不成立",
    }
}

/// The five questions of the initial assessment (ISO 10002, domain.md §3.2), or one reason why they are open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct InitialAssessment {
    /// 严重程度.
    pub severity: String,
    /// 是否涉及安全.
    pub safety: bool,
    /// 复杂程度.
    pub complexity: String,
    /// 影响.
    pub impact: String,
    /// 是否需要且可能立即采取措施.
    pub immediate_action: bool,
    /// Why the questions are not answered.
    pub reason: String,
}

impl Column for InitialAssessment {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        names.push(field);
    }
    fn values(&self, values: &mut Vec<rusqlite::types::Value>) {
        values.push(store::json_column(self));
    }
    fn read(row: &rusqlite::Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        store::read_json(row, at)
    }
}

columns! {
    /// 一 投诉受理: the first box of the form, with the keys of domain.md §2.4.
    pub struct SectionOne {
        /// 受理时间.
        pub received_at: Moment,
        /// 接受信息部门.
        pub receiving_dept: Department,
        /// 受理人.
        pub receiver: StaffId,
        /// 投诉渠道.
        pub channel: ComplaintChannel,
        /// 投诉人.
        pub complainant: String,
        /// 投诉人身份.
        pub complainant_identity: Option<Identity>,
        /// 联系电话.
        pub complainant_phone: String,
        /// 订单号.
        pub order_no: String,
        /// 运单号.
        pub waybill_no: String,
        /// 业务类型.
        pub service_type: Option<Service>,
        /// 交易阶段.
        pub transaction_phase: Option<TransactionPhase>,
        /// 服务要素.
        pub service_element: String,
        /// 投诉类别, a code of the catalogue.
        pub category: String,
        /// 小类.
        pub subcategory: String,
        /// Problem code of ISO 10002.
        pub iso_code: Option<u8>,
        /// 级别.
        pub severity: Severity,
        /// Why the level differs from the suggestion.
        pub severity_note: String,
        /// 初步评审.
        pub initial_assessment: Option<InitialAssessment>,
        /// 发生时间.
        pub occurred_at: Option<Moment>,
        /// 发生地点.
        pub occurred_place: String,
        /// 是否重复投诉.
        pub is_repeat: bool,
        /// The earlier complaint.
        pub repeat_of: Option<ComplaintId>,
        /// 货物.
        pub goods: String,
        /// 数量.
        pub qty: Option<f64>,
        /// 单位.
        pub unit: String,
        /// 货值.
        pub goods_value: Option<Fen>,
        /// 投诉内容.
        pub description: String,
        /// 顾客要求.
        pub customer_request: String,
        /// 索赔金额.
        pub claim_amount: Option<Fen>,
        /// 客户要求答复时间; never changes the promise (process.md DECISION 22).
        pub claim_deadline: Option<Moment>,
        /// 现场安抚方法.
        pub first_response: Vec<CalmingMethod>,
        /// 告知客户已受理时间.
        pub ack_at: Option<Moment>,
        /// Who told the customer.
        pub ack_by: Option<StaffId>,
        /// 告知方式.
        pub ack_method: String,
        /// 投诉(被投诉)部门.
        pub complained_dept: Department,
        /// 通知单送达时间.
        pub forwarded_at: Option<Moment>,
        /// 接收人.
        pub forwarded_to: Option<StaffId>,
        /// When the leader was told, for 重大.
        pub leader_informed_at: Option<Moment>,
        /// 项目经理 named on the complaint when the customer has none.
        pub pm_named: Option<StaffId>,
    }
}

record! {
    table "complaints", root "complaints" by id;
    /// A complaint.
    pub struct Complaint {
        /// Key.
        pub id: ComplaintId,
        /// 编号: `TS`, the day of receipt, workstation letter, number of the day.
        pub complaint_no: String,
        /// The customer; `None` for a complainant who is no customer.
        pub customer_id: Option<CustomerId>,
        /// 一 投诉受理.
        pub section: SectionOne,
        /// 承诺答复时限.
        pub promised_by: Moment,
        /// A day that was counted lies in a year without a holiday table.
        pub promise_provisional: bool,
        /// The time limits of all levels, frozen at receipt (process.md §6).
        pub limits: LimitTable,
        /// Computed from the steps by the function that writes them.
        pub state: State,
        /// Round of handling, from 1.
        pub round: u32,
        /// What it came to.
        pub outcome: Option<Outcome>,
        /// Who holds the paper.
        pub holder: Option<StaffId>,
        /// 结案时限.
        pub close_due: Moment,
        /// When it was closed.
        pub closed_at: Option<Moment>,
    }
}
