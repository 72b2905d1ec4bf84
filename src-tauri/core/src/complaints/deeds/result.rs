//! Steps of section four, round by round: done, handed back, verified.

use chrono::NaiveDate;

use super::written::sheet;
use crate::clock::Moment;
use crate::ids::StaffId;
use crate::money::Fen;

choices! {
    /// 验证结果.
    pub enum VerifyResult {
        /// 合格.
        Pass = "pass" / "合格",
        /// 不合格.
        Fail = "fail" / "不合格",
    }
}

sheet! {
    /// 纠正措施, 预防措施.
    pub struct Measure {
        /// What.
        pub text: String,
        /// 责任人, as written: need not be a member of staff here.
        pub owner: String,
        /// 期限.
        pub due: Option<NaiveDate>,
    }
}

sheet! {
    /// 操作完成; who decided is the operator.
    pub struct Operation {
        /// Round, as the paper has it.
        pub round: Option<u32>,
        /// 操作内容.
        pub actions: String,
        /// 实际费用 of all rounds together.
        pub actual_cost: Option<Fen>,
        /// 纠正措施.
        pub corrective: Option<Measure>,
        /// 预防措施.
        pub preventive: Option<Measure>,
    }
}

sheet! {
    /// 转交通知单.
    pub struct Handover {
        /// Round, as the paper has it.
        pub round: Option<u32>,
        /// 接收人.
        pub to: StaffId,
    }
}

sheet! {
    /// 跟踪验证.
    pub struct Verification {
        /// Round, as the paper has it.
        pub round: Option<u32>,
        /// 验证结果.
        pub result: VerifyResult,
        /// 验证说明.
        pub note: String,
        /// 新的完成时限, with 不合格.
        pub due_at: Option<Moment>,
        /// Whether the corrective action is done; 合格 says so itself where nothing is said.
        pub corrective_done: Option<bool>,
    }
}
