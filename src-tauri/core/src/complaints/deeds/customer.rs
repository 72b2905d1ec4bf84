//! Steps with the customer: 答复, 联系未果, 反馈, 撤诉.

use super::written::sheet;
use crate::money::Fen;

choices! {
    /// 顾客反馈结果.
    pub enum FeedbackResult {
        /// 接受.
        Accepted = "accepted" / "接受",
        /// 不接受.
        NotAccepted = "not_accepted" / "不接受",
        /// 未联系上.
        NotReached = "not_reached" / "未联系上",
    }
}

choices! {
    /// What follows when the customer does not accept for the first time.
    pub enum Choice {
        /// The department handles it anew.
        Rework = "rework" / "退回处理",
        /// The leader rules.
        ToLeader = "to_leader" / "上报",
    }
}

choices! {
    /// What expectation and perception come to: equality is 可以接受, not 满意.
    pub enum EdGrade {
        /// Perceived above expected.
        Satisfied = "satisfied" / "满意",
        /// Equal.
        Acceptable = "acceptable" / "可以接受",
        /// Below.
        Dissatisfied = "dissatisfied" / "不满意",
    }
}

sheet! {
    /// 答复客户.
    pub struct Reply {
        /// 答复方式.
        pub method: String,
        /// Who was answered; the complainant where nobody is named.
        pub person: String,
        /// 答复内容; that of section three where nothing is written.
        pub text: String,
        /// 已告知其他途径.
        pub other_routes_told: Option<bool>,
    }
}

sheet! {
    /// 联系未果.
    pub struct Attempt {
        /// 联系方式.
        pub channel: String,
        /// What happened.
        pub note: String,
    }
}

sheet! {
    /// 顾客反馈; who decided is the recorder.
    pub struct Feedback {
        /// 反馈结果.
        pub result: FeedbackResult,
        /// 反馈方式.
        pub method: String,
        /// 反馈人.
        pub person: String,
        /// 满意度, 1 to 5.
        pub satisfaction: Option<u8>,
        /// 期望 E, 1 to 5.
        pub expected as "E": Option<u8>,
        /// 感知 P, 1 to 5.
        pub perceived as "P": Option<u8>,
        /// 顾客意见.
        pub comment: String,
        /// 进一步要求.
        pub further_request: String,
        /// 已告知其他途径.
        pub other_routes_told: Option<bool>,
        /// 不接受的理由.
        pub reason: String,
        /// What follows, with 不接受 for the first time.
        pub choice: Option<Choice>,
    }
}

sheet! {
    /// 顾客撤诉.
    pub struct Withdrawal {
        /// 撤诉人.
        pub person: String,
        /// 方式.
        pub method: String,
        /// 理由.
        pub reason: String,
        /// 证据, names of files.
        pub evidence: Vec<String>,
        /// What stands in place of evidence.
        pub note: String,
        /// 已发生费用 of all rounds together; as recorded so far where nothing is said.
        pub cost: Option<Fen>,
    }
}

impl Feedback {
    /// What expectation and perception come to.
    pub fn grade(&self) -> Option<EdGrade> {
        let (expected, perceived) = self.expected.zip(self.perceived)?;
        Some(match perceived.cmp(&expected) {
            std::cmp::Ordering::Greater => EdGrade::Satisfied,
            std::cmp::Ordering::Equal => EdGrade::Acceptable,
            std::cmp::Ordering::Less => EdGrade::Dissatisfied,
        })
    }
}

/// Whether a way of answering leaves something to read.
pub fn is_written(method: &str) -> bool {
    ["书面", "邮件", "信函", "传真", "微信", "短信"]
        .iter()
        .any(|way| method.contains(way))
}
