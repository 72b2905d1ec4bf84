//! What each kind of step says: one sheet of fields a kind, with the keys of the form (process.md §2).
//!
//! A step is stored and sent with codes and keys; as other programs write it, it has Chinese values, people by name,
//! amounts as strings of yuan and moments as ISO 8601 (see [`written`]).

mod closing;
mod correction;
mod customer;
mod department;
mod opinion;
mod receipt;
mod result;
pub(crate) mod written;

pub use closing::{Archive, Reopening, Report, SignOff, VoidReason, Voiding};
pub use correction::{
    Amendment, CustodyMove, Evidence, ManagerNaming, Retraction, SeverityChange, Wait,
};
pub use customer::{
    Attempt, Choice, EdGrade, Feedback, FeedbackResult, Reply, Withdrawal, is_written,
};
pub use department::{
    Acceptance, CauseClass, Investigation, PartyKind, Refusal, RefusalReason, Responsibility,
    Review, ReviewResult, Temperature, Validity,
};
pub use opinion::{
    Bearer, BearerKind, CostLine, Countersignature, FinanceCheck, LeaderChoice, LeaderDecision,
    OtherWay, Proposal, Remedy, Ruling, RulingResult, SendBack, Trigger,
};
pub use receipt::{Acknowledgement, Delivery, Receipt};
pub use result::{Handover, Measure, Operation, Verification, VerifyResult};

use serde_json::Value;

use written::{Names, Reader, Sheet, Written};

/// Declares the kinds of steps: the code that is stored, the word on paper, and the sheet of fields.
macro_rules! deeds {
    ($( $(#[$meta:meta])* $variant:ident($sheet:ident) = $code:literal / $zh:literal, )*) => {
        choices! {
            /// What was done (process.md §2).
            pub enum Step { $( $(#[$meta])* $variant = $code / $zh, )* }
        }

        /// What was done, with the fields that only this kind of step has.
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, specta::Type)]
        #[serde(tag = "step")]
        pub enum Deed { $( $(#[$meta])* #[serde(rename = $code)] $variant($sheet), )* }

        impl Deed {
            /// The kind.
            pub fn step(&self) -> Step { match self { $( Self::$variant(_) => Step::$variant, )* } }

            /// The fields as they are stored.
            pub fn data(&self) -> Value {
                let data = match self { $( Self::$variant(sheet) => serde_json::to_value(sheet), )* };
                data.unwrap_or_default()
            }

            /// The step of stored fields.
            pub fn of_data(step: Step, data: &Value) -> serde_json::Result<Self> {
                match step { $( Step::$variant => serde_json::from_value(data.clone()).map(Self::$variant), )* }
            }

            /// The fields as other programs write them.
            pub(crate) fn write(&self, names: &Names<'_>) -> Value {
                match self { $( Self::$variant(sheet) => sheet.write(names), )* }
            }

            /// Reads the fields as other programs write them; what is wrong is told to the reader.
            pub(crate) fn read(step: Step, reader: &mut Reader<'_>, value: &Value) -> Option<Self> {
                match step { $( Step::$variant => $sheet::read(reader, "", value).map(Self::$variant), )* }
            }
        }

        impl Step {
            /// The keys of the fields.
            pub(crate) fn keys(self) -> &'static [&'static str] {
                match self { $( Self::$variant => $sheet::KEYS, )* }
            }
        }
    };
}

deeds! {
    /// 受理.
    Receive(Receipt) = "receive" / "受理",
    /// 告知受理.
    Acknowledge(Acknowledgement) = "ack" / "告知受理",
    /// 送达.
    Forward(Delivery) = "forward" / "送达",
    /// 接受.
    Accept(Acceptance) = "accept" / "接受",
    /// 拒绝接受.
    Refuse(Refusal) = "refuse" / "拒绝接受",
    /// 复核拒绝.
    Review(Review) = "review" / "复核",
    /// 调查签字.
    Investigate(Investigation) = "investigate" / "调查签字",
    /// 处理意见.
    Propose(Proposal) = "propose" / "处理意见",
    /// 会签, with 上报 where a trigger holds.
    Countersign(Countersignature) = "countersign" / "会签",
    /// 退回修改.
    SendBack(SendBack) = "send_back" / "退回修改",
    /// 领导批示 on a proposal.
    Leader(LeaderDecision) = "leader" / "领导批示",
    /// 领导裁决 on a refusal, or on a customer who does not accept.
    Rule(Ruling) = "ruling" / "领导裁决",
    /// 操作完成.
    Finish(Operation) = "done" / "操作完成",
    /// 转交通知单.
    Return(Handover) = "return" / "转交通知单",
    /// 跟踪验证.
    Verify(Verification) = "verify" / "跟踪验证",
    /// 答复客户.
    Reply(Reply) = "reply" / "答复客户",
    /// 联系未果.
    Attempt(Attempt) = "attempt" / "联系未果",
    /// 顾客反馈.
    Feedback(Feedback) = "feedback" / "顾客反馈",
    /// 项目经理签字.
    Sign(SignOff) = "sign" / "项目经理签字",
    /// 上报.
    Report(Report) = "report" / "上报",
    /// 归档.
    Archive(Archive) = "archive" / "归档",
    /// 撤诉.
    Withdraw(Withdrawal) = "withdraw" / "顾客撤诉",
    /// 作废.
    Void(Voiding) = "void" / "作废",
    /// 重开.
    Reopen(Reopening) = "reopen" / "重开",
    /// 更正.
    Amend(Amendment) = "amend" / "更正",
    /// 撤回 of the last state step.
    Retract(Retraction) = "retract" / "撤回",
    /// 调整级别.
    Regrade(SeverityChange) = "severity" / "调整级别",
    /// 通知单转移, outside the steps.
    MoveCustody(CustodyMove) = "custody" / "通知单转移",
    /// 等待客户.
    Wait(Wait) = "wait" / "等待客户",
    /// 补充证据.
    AddEvidence(Evidence) = "evidence" / "补充证据",
    /// 指定项目经理.
    NameManager(ManagerNaming) = "name_pm" / "指定项目经理",
}

impl Step {
    /// Whether the step moves the complaint; the others leave state and phase as they are.
    pub fn moves(self) -> bool {
        use Step::*;
        !matches!(
            self,
            Acknowledge
                | Reply
                | Attempt
                | Amend
                | Retract
                | Regrade
                | MoveCustody
                | Wait
                | AddEvidence
                | NameManager
        )
    }
}
