//! The last steps, and those that end or begin a complaint again.

use super::written::sheet;
use crate::clock::Moment;

choices! {
    /// 作废原因.
    pub enum VoidReason {
        /// The same complaint was taken down twice.
        Twice = "twice" / "重复录入",
        /// Taken down by mistake.
        Mistake = "mistake" / "误录",
        /// A trial.
        Trial = "trial" / "测试",
    }
}

sheet! {
    /// 项目经理签字.
    pub struct SignOff {
        /// 意见.
        pub comment: String,
        /// 归档号, given by the program.
        pub archive_no: Option<String>,
    }
}

sheet! {
    /// 上报.
    pub struct Report {
        /// 月报编号, `YB-` and the month of closing.
        pub report_id: String,
    }
}

sheet! {
    /// 归档. Without a scan of the signed sheet it is kept on paper only.
    pub struct Archive {
        /// 归档号, where the paper has another one than the program gave.
        pub archive_no: Option<String>,
        /// 备注.
        pub note: String,
    }
}

sheet! {
    /// 作废.
    pub struct Voiding {
        /// 原因.
        pub reason: VoidReason,
        /// The number that stays, with 重复录入.
        pub surviving: String,
        /// 说明.
        pub note: String,
    }
}

sheet! {
    /// 重开.
    pub struct Reopening {
        /// 理由.
        pub reason: String,
        /// The promise before, kept by the program.
        pub promised_was: Option<Moment>,
        /// The promise from now on, counted by the program.
        pub promised_by: Option<Moment>,
    }
}
