//! The people at a customer (domain.md §2.2), each with the legal basis for keeping the data (§3.8).

mod check;
mod delete;
mod save;
mod searched;

pub use check::check;
pub(crate) use check::is_month_and_day;
pub use delete::delete;
pub use save::{ContactInput, insert, save};
pub(crate) use searched::SEARCHED;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::ids::{AttachmentId, ContactId, CustomerId};
use crate::{Error, Result, store};

choices! {
    /// 称谓.
    pub enum Address {
        /// Mr.
        Mr = "mr" / "先生",
        /// Ms.
        Ms = "ms" / "女士",
    }
}

choices! {
    /// 角色(多重身份).
    pub enum ContactRole {
        /// Decides.
        Decider = "decider" / "决策人",
        /// Uses the service.
        User = "user" / "使用人",
        /// Influences.
        Influencer = "influencer" / "影响人",
        /// Buys.
        Purchasing = "purchasing" / "采购",
        /// Pays.
        Finance = "finance" / "财务",
        /// Receives goods.
        Consignee = "consignee" / "收货人",
        /// Watches quality.
        Quality = "quality" / "质量",
        /// Anything else.
        Other = "other" / "其他",
    }
}

choices! {
    /// 偏好联系方式.
    pub enum PreferredChannel {
        /// Telephone.
        Phone = "phone" / "电话",
        /// WeChat.
        Wechat = "wechat" / "微信",
        /// E-mail.
        Email = "email" / "邮件",
    }
}

choices! {
    /// 告知方式 (PIPL art. 17).
    pub enum NoticeMethod {
        /// On the back of a name card.
        NameCard = "name_card" / "名片背面",
        /// By e-mail.
        Email = "email" / "邮件",
        /// In the contract.
        Contract = "contract" / "合同条款",
        /// By word of mouth.
        Spoken = "spoken" / "口头",
    }
}

choices! {
    /// 处理依据 (PIPL art. 13; there is no legitimate interest).
    pub enum LegalBasis {
        /// Consent.
        Consent = "consent" / "同意",
        /// Lawfully published, art. 13(6).
        Published = "published" / "已合法公开",
        /// A contract to which the individual is a party.
        Contract = "contract" / "履行个人为当事人的合同",
        /// A legal duty.
        LegalDuty = "legal_duty" / "法定义务",
    }
}

choices! {
    /// 状态.
    pub enum ContactStatus {
        /// In office.
        Active = "active" / "在任",
        /// Left.
        Left = "left" / "离任",
        /// Has asked to be deleted.
        DeletionRequested = "deletion_requested" / "请求删除",
        /// Anonymised.
        Anonymised = "anonymised" / "已匿名化",
    }
}

columns! {
    /// What people fill in about a contact.
    #[derive(Default)]
    #[serde(default)]
    pub struct ContactSheet {
        /// 姓名, rare characters and `·` included.
        pub name: String,
        /// 称谓.
        pub gender: Option<Address>,
        /// 部门.
        pub dept: String,
        /// 职务.
        pub title: String,
        /// 角色.
        pub roles: Vec<ContactRole>,
        /// 手机, as stored by [`crate::phone`].
        pub mobile: String,
        /// 座机, with extension.
        pub phone: String,
        /// Further numbers.
        pub other_phones: Vec<String>,
        /// 微信号.
        pub wechat: String,
        /// 邮箱.
        pub email: String,
        /// 偏好联系方式.
        pub preferred_channel: Option<PreferredChannel>,
        /// 方便联系时间.
        pub best_time: String,
        /// 喜好备注; shown only to the owner and the supervisor.
        pub preference: String,
        /// 生日 as `MM-DD`, without the year.
        pub birthday: String,
        /// 告知日期.
        pub notice_at: Option<NaiveDate>,
        /// 告知方式.
        pub notice_method: Option<NoticeMethod>,
        /// 处理依据.
        pub basis: Option<LegalBasis>,
        /// 同意凭证.
        pub consent_file: Option<AttachmentId>,
        /// 状态.
        pub status: ContactStatus,
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the list's own declaration has no place for a default"
)]
impl Default for ContactStatus {
    fn default() -> Self {
        Self::Active
    }
}

record! {
    table "contacts", root "customers" by customer_id;
    /// A person at a customer.
    pub struct Contact {
        /// Key.
        pub id: ContactId,
        /// The customer.
        pub customer_id: CustomerId,
        /// What people fill in.
        pub sheet: ContactSheet,
    }
}

/// The contacts of a customer, people in office first.
pub fn of_customer(connection: &Connection, customer: CustomerId) -> Result<Vec<Contact>> {
    store::select(
        connection,
        "customer_id = ?1 ORDER BY status <> 'active', id",
        [customer.uuid().as_bytes()],
    )
}

/// One contact.
pub fn get(connection: &Connection, id: ContactId) -> Result<Contact> {
    store::get(connection, id.uuid())?.ok_or_else(|| Error::not_found("contact", id))
}
