//! Steps of section two: the department accepts or refuses, the supervisor reviews, the department investigates.

use chrono::NaiveDate;

use super::opinion::Remedy;
use super::written::sheet;
use crate::clock::Moment;
use crate::ids::StaffId;
use crate::staff::Department;

choices! {
    /// 拒绝理由.
    pub enum RefusalReason {
        /// Another department's matter.
        NotOurs = "not_ours" / "非本部门责任",
        /// The facts are otherwise.
        NotAsTold = "not_as_told" / "事实不符",
        /// Not in the contract.
        OutsideContract = "outside_contract" / "合同外",
        /// The customer's own doing.
        Customer = "customer" / "客户原因",
        /// Force majeure.
        ForceMajeure = "force_majeure" / "不可抗力",
        /// The nature of the goods, or fair wear (民法典 832).
        NatureOfGoods = "nature_of_goods" / "货物自身性质或合理损耗",
        /// Raised too late.
        TooLate = "too_late" / "超过异议期",
        /// Anything else.
        Other = "other" / "其他",
    }
}

choices! {
    /// 原因分类.
    pub enum CauseClass {
        /// People.
        People = "people" / "人",
        /// Vehicle or machine.
        Machine = "machine" / "车(机)",
        /// Goods or material.
        Goods = "goods" / "货(料)",
        /// Method.
        Method = "method" / "法",
        /// Surroundings.
        Surroundings = "surroundings" / "环",
        /// Measuring.
        Measuring = "measuring" / "测",
        /// Information.
        Information = "information" / "信息",
        /// Subcontractor.
        Subcontractor = "subcontractor" / "分供方",
        /// Customer.
        Customer = "customer" / "客户",
        /// Force majeure.
        ForceMajeure = "force_majeure" / "不可抗力",
    }
}

choices! {
    /// 责任方.
    pub enum PartyKind {
        /// A department of the firm.
        Department = "department" / "部门",
        /// A subcontractor.
        Subcontractor = "subcontractor" / "分供方",
        /// The customer.
        Customer = "customer" / "客户",
        /// The consignee.
        Consignee = "consignee" / "收货人",
        /// A third person.
        ThirdPerson = "third_person" / "第三人",
        /// Nobody: force majeure.
        ForceMajeure = "force_majeure" / "不可抗力",
    }
}

choices! {
    /// 是否有效投诉: whether the provider is at fault. Not the same as the department's 接受 (process.md DECISION 3).
    pub enum Validity {
        /// 有效.
        Valid = "valid" / "有效",
        /// 部分有效.
        PartlyValid = "partly_valid" / "部分有效",
        /// 无效.
        Invalid = "invalid" / "无效",
    }
}

choices! {
    /// 复核结果.
    pub enum ReviewResult {
        /// The refusal stands: the complaint is not upheld.
        Agree = "agree" / "同意拒绝",
        /// Another department gets it.
        Reassign = "reassign" / "改派",
        /// The leader decides.
        ToLeader = "to_leader" / "提交领导",
    }
}

sheet! {
    /// A part of the responsibility.
    pub struct Responsibility {
        /// 责任方.
        pub kind: PartyKind,
        /// Who.
        pub name: String,
        /// How large a part; all parts make a hundred.
        pub pct: u32,
    }
}

sheet! {
    /// 温度记录.
    pub struct Temperature {
        /// 约定温度.
        pub required: String,
        /// 记录仪编号.
        pub logger_id: String,
        /// 校准日期.
        pub calibrated_on: Option<NaiveDate>,
        /// 记录间隔, minutes.
        pub interval_min: Option<u32>,
        /// 首次超温.
        pub first_over: Option<Moment>,
        /// 末次超温.
        pub last_over: Option<Moment>,
        /// 超温时长, minutes.
        pub minutes_over: Option<u32>,
        /// 最高, degrees Celsius.
        pub max_c: Option<f64>,
        /// 最低, degrees Celsius.
        pub min_c: Option<f64>,
    }
}

sheet! {
    /// 接受. Partly accepted is accepted with a note (process.md DECISION 12).
    pub struct Acceptance {
        /// What the department adds.
        pub note: String,
    }
}

sheet! {
    /// 拒绝接受, with what the department found.
    pub struct Refusal {
        /// 拒绝理由.
        pub reason: Vec<RefusalReason>,
        /// 拒绝说明.
        pub text: String,
        /// 拒绝证据, names of files.
        pub evidence: Vec<String>,
        /// Why there is no evidence.
        pub no_evidence: String,
        /// 调查经过.
        pub facts: String,
        /// 询问人员.
        pub witnesses: String,
        /// 原因分类.
        pub cause_class: Vec<CauseClass>,
        /// 根本原因.
        pub root_cause: String,
        /// 责任方.
        pub responsible_party: Vec<Responsibility>,
        /// 调查人; the refuser where nobody is named.
        pub investigator: Option<StaffId>,
        /// 调查日期.
        pub investigated_at: Option<Moment>,
    }
}

sheet! {
    /// 复核 of a refusal. With 同意拒绝 it carries section three: what the customer is told.
    pub struct Review {
        /// 复核结果.
        pub result: ReviewResult,
        /// 复核意见.
        pub comment: String,
        /// 是否有效; 无效 with 同意拒绝.
        pub validity: Option<Validity>,
        /// 处理意见: the reply to the customer.
        pub proposal: String,
        /// 处理措施 that cost nothing.
        pub remedies: Vec<Remedy>,
        /// 完成时限.
        pub due_at: Option<Moment>,
        /// The new department, with 改派.
        pub to_dept: Option<Department>,
        /// Who gets the notice there.
        pub to: Option<StaffId>,
    }
}

sheet! {
    /// 调查签字.
    pub struct Investigation {
        /// 调查经过.
        pub facts: String,
        /// 询问人员.
        pub witnesses: String,
        /// 温度记录.
        pub temperature: Option<Temperature>,
        /// 原因分类.
        pub cause_class: Vec<CauseClass>,
        /// 根本原因.
        pub root_cause: String,
        /// 责任方.
        pub responsible_party: Vec<Responsibility>,
        /// 是否有效投诉, as the department sees it.
        pub validity: Validity,
        /// 调查人; the signer where nobody is named.
        pub investigator: Option<StaffId>,
        /// 调查日期, where it is not that of the signature.
        pub investigated_at: Option<Moment>,
    }
}
