//! What may happen beside the flow: 更正, 撤回, 级别, 转移, 等待, 证据.

use serde_json::Value;

use super::written::sheet;
use crate::clock::Moment;
use crate::complaints::Severity;
use crate::ids::StaffId;

sheet! {
    /// 更正 of a text, a figure or a time; never of a decision (process.md §5).
    pub struct Amendment {
        /// The step that is amended, by its place; 0 is section one.
        pub sequence: u32,
        /// The field's key; `decided_at` is the time of the step.
        pub field: String,
        /// The value before, kept by the program.
        #[specta(type = specta_typescript::Unknown)]
        pub old: Value,
        /// The value from now on.
        #[specta(type = specta_typescript::Unknown)]
        pub new: Value,
        /// 更正理由.
        pub reason: String,
    }
}

sheet! {
    /// 撤回 of the last state step, because the decision was typed wrongly (process.md DECISION 17).
    pub struct Retraction {
        /// The step that is meant, by its place; the last state step where nothing is said.
        pub sequence: Option<u32>,
        /// 理由.
        pub reason: String,
    }
}

sheet! {
    /// 调整级别.
    pub struct SeverityChange {
        /// The level from now on.
        pub severity: Severity,
        /// 理由.
        pub reason: String,
        /// When the leader was told, for 重大.
        pub leader_informed_at: Option<Moment>,
        /// The level before, kept by the program.
        pub was: Option<Severity>,
        /// The promise before, kept by the program.
        pub promised_was: Option<Moment>,
        /// The promise from now on: never later (process.md DECISION 23).
        pub promised_by: Option<Moment>,
    }
}

sheet! {
    /// 通知单转移 outside the steps.
    pub struct CustodyMove {
        /// Who has it now.
        pub to: StaffId,
        /// 理由.
        pub reason: String,
    }
}

sheet! {
    /// 等待客户: stops some clocks where the firm allows it (process.md DECISION 24).
    pub struct Wait {
        /// 起.
        pub from: Moment,
        /// 止.
        pub until: Moment,
        /// 理由.
        pub reason: String,
    }
}

sheet! {
    /// 补充证据.
    pub struct Evidence {
        /// Names of the files.
        pub evidence: Vec<String>,
        /// 说明.
        pub note: String,
    }
}

sheet! {
    /// 指定项目经理 (process.md DECISION 16).
    pub struct ManagerNaming {
        /// Who is to sign.
        pub pm: StaffId,
        /// 理由.
        pub reason: String,
    }
}
