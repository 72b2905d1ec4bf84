//! Steps of section one: 受理, 告知受理, 送达.

use super::written::sheet;
use crate::clock::Moment;
use crate::complaints::Severity;
use crate::ids::StaffId;
use crate::staff::Department;

sheet! {
    /// 受理. The section itself stands with the complaint; the step keeps what was said on the telephone.
    pub struct Receipt {
        /// 级别 at the time.
        pub severity: Option<Severity>,
        /// 承诺答复时限 at the time.
        pub promised_by: Option<Moment>,
    }
}

sheet! {
    /// 告知受理.
    pub struct Acknowledgement {
        /// 告知方式.
        pub method: String,
        /// Who was told; the complainant where nobody is named.
        pub person: String,
    }
}

sheet! {
    /// 送达: the notice goes to the department.
    pub struct Delivery {
        /// 被投诉部门; the one of section one where none is named.
        pub to_dept: Option<Department>,
        /// 接收人.
        pub to: StaffId,
        /// 项目经理 who is to sign; by default the customer's own, else the firm's (process.md DECISION 16).
        pub pm: Option<StaffId>,
    }
}
