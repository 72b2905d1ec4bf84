//! Where a complaint may rest (process.md §1).

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

choices! {
    /// A box of the form.
    pub enum Section {
        /// 投诉受理.
        Receipt = "s1" / "一",
        /// 投诉调查.
        Investigation = "s2" / "二",
        /// 处理意见.
        Opinion = "s3" / "三",
        /// 处理结果.
        Result = "s4" / "四",
        /// 顾客反馈.
        Feedback = "s5" / "五",
        /// 项目经理签字.
        SignOff = "s6" / "六",
    }
}

impl State {
    /// Whether the case is over: closed, withdrawn or voided.
    pub fn is_over(self) -> bool {
        use State::*;
        matches!(self, Closed | Reported | Archived | Withdrawn | Voided)
    }
}
