//! Steps of section three: what is proposed, countersigned, applied for and decided.

use super::department::Validity;
use super::written::sheet;
use crate::clock::Moment;
use crate::complaints::CalmingMethod;
use crate::ids::StaffId;
use crate::money::Fen;
use crate::staff::Department;

choices! {
    /// 处理措施.
    pub enum Remedy {
        /// 补送.
        DeliverMissing = "deliver_missing" / "补送",
        /// 重发.
        SendAgain = "send_again" / "重发",
        /// 换货.
        Exchange = "exchange" / "换货",
        /// 返修.
        Repair = "repair" / "返修",
        /// 退回.
        TakeBack = "take_back" / "退回",
        /// 赔偿.
        Compensate = "compensate" / "赔偿",
        /// 运费减免.
        WaiveFreight = "waive_freight" / "运费减免",
        /// 更正单据.
        CorrectPapers = "correct_papers" / "更正单据",
        /// 致歉.
        Apologise = "apologise" / "致歉",
        /// 解释说明.
        Explain = "explain" / "解释说明",
        /// 流程改进.
        Improve = "improve" / "流程改进",
        /// 其他.
        Other = "other" / "其他",
    }
}

choices! {
    /// 费用承担.
    pub enum BearerKind {
        /// The firm.
        Firm = "firm" / "公司",
        /// A department.
        Department = "department" / "部门",
        /// A person.
        Person = "person" / "责任人",
        /// A subcontractor, by recourse.
        Subcontractor = "subcontractor" / "分供方追偿",
        /// Insurance.
        Insurance = "insurance" / "保险",
    }
}

choices! {
    /// Why a complaint goes to the leader (process.md DECISION 6).
    pub enum Trigger {
        /// A cost is applied for.
        Cost = "cost" / "需申报费用",
        /// The department cannot carry it out.
        CannotOperate = "cannot_operate" / "不可操作",
        /// More than was approved before.
        Overrun = "overrun" / "超出批准金额",
        /// 重大.
        Critical = "critical" / "重大投诉",
        /// A refusal that the supervisor does not settle.
        Refusal = "refusal" / "拒绝接受",
        /// The customer does not accept.
        NotAccepted = "not_accepted" / "顾客不接受",
    }
}

choices! {
    /// 领导批示.
    pub enum LeaderChoice {
        /// 同意.
        Agree = "agree" / "同意",
        /// 部分同意.
        Partly = "partly" / "部分同意",
        /// 不同意.
        Refuse = "refuse" / "不同意",
        /// 另行处理.
        Otherwise = "otherwise" / "另行处理",
    }
}

choices! {
    /// What 另行处理 means.
    pub enum OtherWay {
        /// The leader's own plan.
        Plan = "plan" / "指定方案",
        /// Another department.
        Reassign = "reassign" / "改派部门",
        /// The complaint is not upheld.
        NotUpheld = "not_upheld" / "裁定不成立",
    }
}

choices! {
    /// 领导裁决.
    pub enum RulingResult {
        /// The department must take it (refusal).
        Order = "order" / "责令接受",
        /// Another department gets it (refusal).
        Reassign = "reassign" / "改派",
        /// The refusal stands (refusal).
        NotUpheld = "not_upheld" / "维持不成立",
        /// It is handled anew (customer does not accept).
        HandleAnew = "handle_anew" / "再处理",
        /// It stays as it is (customer does not accept).
        Uphold = "uphold" / "维持原处理",
    }
}

sheet! {
    /// A line of an application.
    pub struct CostLine {
        /// 项目.
        pub item: String,
        /// 说明.
        pub desc: String,
        /// 数量.
        pub qty: f64,
        /// 单位.
        pub unit: String,
        /// 单价; negative where something is deducted.
        pub price: Fen,
        /// 小计.
        pub subtotal: Fen,
    }
}

sheet! {
    /// A part of the cost; amounts are computed from what is approved (process.md DECISION 11).
    pub struct Bearer {
        /// 承担方.
        pub kind: BearerKind,
        /// Who.
        pub name: String,
        /// How large a part; all parts make a hundred.
        pub pct: u32,
    }
}

sheet! {
    /// 财务审核: never stops anything (process.md DECISION 11).
    pub struct FinanceCheck {
        /// Who.
        pub by: StaffId,
        /// When.
        pub at: Option<Moment>,
        /// What was found.
        pub note: String,
    }
}

sheet! {
    /// 处理意见.
    pub struct Proposal {
        /// 处理意见; where the department cannot carry it out, the alternative.
        pub proposal: String,
        /// 处理措施.
        pub remedies: Vec<Remedy>,
        /// 抱怨处理方法.
        pub handling_methods: Vec<CalmingMethod>,
        /// 完成时限.
        pub due_at: Moment,
        /// 需申报费用.
        pub cost_needed: bool,
        /// 费用明细.
        pub cost_items: Vec<CostLine>,
        /// 申报金额: the new total, not the increment (process.md DECISION 7).
        pub cost_amount: Option<Fen>,
        /// 费用承担.
        pub cost_bearer: Vec<Bearer>,
        /// 不可操作.
        pub cannot_operate: bool,
        /// 不可操作原因.
        pub cannot_reason: String,
    }
}

sheet! {
    /// 会签. With triggers it is 上报 too: an application to the leader.
    pub struct Countersignature {
        /// 主管意见.
        pub supervisor_note: String,
        /// 是否有效投诉, confirmed; as the department proposed it where nothing is said.
        pub validity: Option<Validity>,
        /// Why it goes to the leader; empty where it does not.
        pub escalate: Vec<Trigger>,
        /// 申报序号, counted by the program.
        pub application: Option<u32>,
        /// 财务审核.
        pub finance_check: Option<FinanceCheck>,
    }
}

sheet! {
    /// 退回修改.
    pub struct SendBack {
        /// Why.
        pub comment: String,
    }
}

sheet! {
    /// 领导批示.
    pub struct LeaderDecision {
        /// 批示.
        pub decision: LeaderChoice,
        /// 批准金额, the new total.
        pub approved_amount: Option<Fen>,
        /// 意见.
        pub comment: String,
        /// What is to be done instead, with 另行处理.
        pub directive: String,
        /// Which way, with 另行处理.
        pub resolution: Option<OtherWay>,
        /// The new department, with 改派部门.
        pub to_dept: Option<Department>,
        /// Who gets the notice there.
        pub to: Option<StaffId>,
    }
}

sheet! {
    /// 领导裁决.
    pub struct Ruling {
        /// 裁决.
        pub result: RulingResult,
        /// 意见, or what is to be done.
        pub comment: String,
        /// 已告知其他途径, with 维持原处理.
        pub other_routes_told: Option<bool>,
        /// The new department, with 改派.
        pub to_dept: Option<Department>,
        /// Who gets the notice there.
        pub to: Option<StaffId>,
    }
}
