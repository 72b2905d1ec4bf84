//! The customer archive (domain.md §2.1): a quick card for small accounts, the full sheet for key accounts.

mod check;
mod completeness;
mod create;
mod delete;
mod duplicates;
mod export;
pub mod import;
mod list;
mod mask;
mod page;
pub(crate) mod rows;
mod searched;
mod short_name;
mod silence;
mod update;
mod upgrade;

#[cfg(test)]
mod tests;

pub use check::{check, check_credit_code, check_phone};
pub(crate) use completeness::recount_completeness;
pub use completeness::{Completeness, completeness};
pub use create::{CustomerInput, create, insert};
pub use delete::delete;
pub use duplicates::{Duplicate, DuplicateReason, duplicates};
pub use export::{Exported, export};
pub use list::{
    CustomerCounts, CustomerFilter, CustomerOrder, CustomerPage, CustomerQuery, CustomerRow,
    counts, list,
};
pub use page::{CustomerDetail, by_number, page, unmask};
pub(crate) use searched::SEARCHED;
pub use silence::{Silence, SilenceTone, silence};
pub use update::{CustomerUpdate, update};
pub use upgrade::upgrade;

use chrono::NaiveDate;

use crate::clock::Moment;
use crate::ids::{CustomerId, StaffId};
use crate::money::Fen;
use crate::staff::{Act, Session};

choices! {
    /// How deep the archive of a customer is (domain.md §2.1.2).
    pub enum ArchiveType {
        /// The full sheet.
        KeyAccount = "key_account" / "大客户",
        /// The quick card.
        SmallAccount = "small_account" / "中小客户",
    }
}

choices! {
    /// 企业性质.
    pub enum Ownership {
        /// State-owned.
        State = "state" / "国有",
        /// Private.
        Private = "private" / "民营",
        /// Foreign.
        Foreign = "foreign" / "外资",
        /// Joint venture.
        Joint = "joint" / "合资",
        /// Sole trader.
        SoleTrader = "sole_trader" / "个体工商户",
        /// Public institution.
        PublicInstitution = "public_institution" / "事业单位",
        /// Anything else.
        Other = "other" / "其他",
    }
}

choices! {
    /// 客户的种类.
    pub enum CustomerKind {
        /// Maker of goods.
        Manufacturer = "manufacturer" / "生产企业",
        /// Trader.
        Trader = "trader" / "商贸流通",
        /// Seller on the net.
        OnlineShop = "online_shop" / "电商",
        /// Another logistics firm.
        LogisticsPeer = "logistics_peer" / "物流同行",
        /// Government or public institution.
        Government = "government" / "政府事业",
        /// A person.
        Individual = "individual" / "个人",
    }
}

choices! {
    /// 温控要求.
    pub enum TemperatureClass {
        /// Room temperature.
        Ambient = "ambient" / "常温",
        /// Cool.
        Cool = "cool" / "阴凉",
        /// 2 to 8 °C.
        Chilled = "chilled" / "冷藏(2~8℃)",
        /// At most −18 °C.
        Frozen = "frozen" / "冷冻(≤−18℃)",
        /// Several.
        Several = "several" / "多温",
    }
}

choices! {
    /// 合作业务类型.
    pub enum Service {
        /// Transport.
        Transport = "transport" / "运输",
        /// Warehousing.
        Warehousing = "warehousing" / "仓储",
        /// Distribution.
        Distribution = "distribution" / "配送",
        /// Packaging.
        Packaging = "packaging" / "包装",
        /// Distribution processing.
        Processing = "processing" / "流通加工",
        /// Handling.
        Handling = "handling" / "装卸",
        /// Air freight.
        AirFreight = "air_freight" / "航空货运",
        /// Express.
        Express = "express" / "快递",
        /// Information.
        Information = "information" / "信息",
        /// Design of solutions.
        Design = "design" / "方案设计",
    }
}

choices! {
    /// Unit of 月均业务量.
    pub enum VolumeUnit {
        /// Shipments.
        Shipments = "shipments" / "票",
        /// Tonnes.
        Tonnes = "tonnes" / "吨",
        /// Cubic metres.
        CubicMetres = "cubic_metres" / "立方",
        /// Pieces.
        Pieces = "pieces" / "件",
    }
}

choices! {
    /// 结算方式.
    pub enum Settlement {
        /// Monthly.
        Monthly = "monthly" / "月结",
        /// By shipment.
        PerShipment = "per_shipment" / "票结",
        /// In advance.
        Prepaid = "prepaid" / "预付",
        /// On arrival.
        OnArrival = "on_arrival" / "到付",
        /// Against the proof of delivery.
        OnProof = "on_proof" / "回单付",
    }
}

choices! {
    /// 信用等级.
    pub enum CreditGrade {
        /// AAA.
        Aaa = "aaa" / "AAA",
        /// AA.
        Aa = "aa" / "AA",
        /// A.
        A = "a" / "A",
        /// B.
        B = "b" / "B",
        /// C.
        C = "c" / "C",
    }
}

choices! {
    /// 保价/投保约定.
    pub enum Insurance {
        /// The customer insures.
        ByCustomer = "by_customer" / "客户自保",
        /// The firm insures for the customer.
        ByFirm = "by_firm" / "我司代投",
        /// Declared value.
        DeclaredValue = "declared_value" / "保价",
        /// None.
        None = "none" / "无",
    }
}

choices! {
    /// 客户等级 (domain.md §2.1.3).
    pub enum Class {
        /// A.
        A = "a" / "A",
        /// B.
        B = "b" / "B",
        /// C.
        C = "c" / "C",
        /// D.
        D = "d" / "D",
    }
}

choices! {
    /// 关系阶段.
    pub enum RelationStage {
        /// Might become one.
        Prospect = "prospect" / "潜在",
        /// In talks.
        Negotiating = "negotiating" / "洽谈",
        /// Working together.
        Cooperating = "cooperating" / "合作",
        /// Satisfied.
        Satisfied = "satisfied" / "满意",
        /// Trusting.
        Trusting = "trusting" / "信任",
        /// About to leave.
        AtRisk = "at_risk" / "流失预警",
        /// Gone.
        Lost = "lost" / "流失",
        /// Ended.
        Ended = "ended" / "终止",
    }
}

choices! {
    /// 客户来源.
    pub enum Source {
        /// Referral.
        Referral = "referral" / "转介绍",
        /// Tender.
        Tender = "tender" / "招标",
        /// The net.
        Online = "online" / "网络",
        /// Trade fair.
        Fair = "fair" / "展会",
        /// Cold call.
        ColdCall = "cold_call" / "陌拜",
        /// Earlier customer.
        Returning = "returning" / "老客户",
    }
}

choices! {
    /// 密级标识.
    pub enum Confidentiality {
        /// Public.
        Public = "public" / "公开",
        /// Within the firm.
        Internal = "internal" / "内部",
        /// Confidential.
        Confidential = "confidential" / "保密",
    }
}

/// 重要日期: an anniversary or a festival that the firm remembers.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
pub struct ImportantDate {
    /// Month and day as `MM-DD`.
    pub day: String,
    /// What it is.
    pub name: String,
}

columns! {
    /// What people fill in. Absent text is empty; the keys are those of domain.md §2.1.
    #[derive(Default)]
    #[serde(default)]
    pub struct CustomerSheet {
        /// 客户全称, as on the business licence.
        pub name: String,
        /// 简称; made from the name where it is left empty.
        pub short_name: String,
        /// 英文名称.
        pub name_en: String,
        /// 拼音; made from the short name where it is left empty, corrected by hand for 多音字.
        pub pinyin: String,
        /// 首字母; likewise.
        pub initials: String,
        /// 统一社会信用代码 (GB 32100-2015).
        pub uscc: String,
        /// Saved although the code failed its check (保存并标注未核实).
        pub uscc_unverified: bool,
        /// 企业性质.
        pub ent_nature: Option<Ownership>,
        /// 所属行业.
        pub industry: String,
        /// 客户的种类.
        pub customer_kind: Option<CustomerKind>,
        /// 法定代表人.
        pub legal_rep: String,
        /// 注册资本, in 万元.
        pub reg_capital_wan: Option<Fen>,
        /// 成立日期.
        pub reg_date: Option<NaiveDate>,
        /// 员工人数.
        pub employees: Option<u32>,
        /// 所在地区, a code of GB/T 2260 as it was on the day of entry.
        pub region_code: String,
        /// The region's text at the time of entry (domain.md §3.4).
        pub region_text: String,
        /// 详细地址.
        pub address: String,
        /// 邮政编码.
        pub postcode: String,
        /// 总机.
        pub phone: String,
        /// 传真.
        pub fax: String,
        /// 网址.
        pub website: String,
        /// 经营区域的覆盖范围.
        pub coverage: Vec<String>,
        /// 每年可达到的销售额, in 万元.
        pub annual_sales_wan: Option<Fen>,
        /// 销售增长率, per cent.
        pub sales_growth_pct: Option<f64>,
        /// 利润占销售额的比例, per cent.
        pub profit_ratio_pct: Option<f64>,
        /// 主要货物.
        pub main_goods: String,
        /// 温控要求.
        pub temp_class: Option<TemperatureClass>,
        /// 合作业务类型.
        pub services: Vec<Service>,
        /// 月均业务量.
        pub monthly_volume: Option<f64>,
        /// Its unit.
        pub monthly_volume_unit: Option<VolumeUnit>,
        /// 合同编号.
        pub contract_no: String,
        /// 合同起.
        pub contract_from: Option<NaiveDate>,
        /// 合同止.
        pub contract_to: Option<NaiveDate>,
        /// 约定服务标准.
        pub service_level: String,
        /// 结算方式.
        pub settlement: Option<Settlement>,
        /// 账期, days.
        pub credit_days: Option<u32>,
        /// 信用额度.
        pub credit_limit: Option<Fen>,
        /// 信用等级.
        pub credit_grade: Option<CreditGrade>,
        /// 开户银行.
        pub bank: String,
        /// 账号; restricted view.
        pub bank_acct: String,
        /// 发票抬头.
        pub invoice_title: String,
        /// 税号.
        pub tax_no: String,
        /// 保价/投保约定.
        pub insurance: Option<Insurance>,
        /// What was agreed about it.
        pub insurance_note: String,
        /// 客户等级.
        pub class: Option<Class>,
        /// 关系阶段.
        pub relation_stage: Option<RelationStage>,
        /// 客户经理(责任人).
        pub owner: Option<StaffId>,
        /// 备份责任人.
        pub backup_owner: Option<StaffId>,
        /// 专属客服.
        pub cs_agent: Option<StaffId>,
        /// 项目经理, who signs section six of complaints.
        pub project_manager: Option<StaffId>,
        /// 现用其他物流商.
        pub competitor: String,
        /// 客户来源.
        pub source: Option<Source>,
        /// 重要日期.
        pub dates: Vec<ImportantDate>,
        /// 保存期限 (PIPL art. 19, domain.md §3.8).
        pub retention_until: Option<NaiveDate>,
        /// 密级标识.
        pub confidentiality: Confidentiality,
        /// 下次联系.
        pub next_contact: Option<NaiveDate>,
        /// 备注.
        pub notes: String,
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the list's own declaration has no place for a default"
)]
impl Default for Confidentiality {
    fn default() -> Self {
        Self::Internal
    }
}

record! {
    table "customers", root "customers" by id;
    /// A customer of the firm.
    pub struct Customer {
        /// Key.
        pub id: CustomerId,
        /// 客户编号: `KH`, six digits, the workstation's letter.
        pub customer_no: String,
        /// 档案类型.
        pub archive_type: ArchiveType,
        /// What people fill in.
        pub sheet: CustomerSheet,
        /// When the firm and the customer last spoke.
        pub last_contact: Option<Moment>,
        /// 最后核实日期.
        pub verified_on: Option<NaiveDate>,
        /// 填表人.
        pub filled_by: StaffId,
        /// 填表时间.
        pub filled_at: Moment,
        /// Orders names by pinyin.
        pub sort_key: String,
        /// The name as duplicates are found by.
        pub name_key: String,
        /// 档案完整度, 0 to 100.
        pub completeness: u8,
    }
}

impl Customer {
    /// Whether the user is named on the customer as owner, backup, service agent or project manager.
    pub fn is_served_by(&self, by: &Session) -> bool {
        let sheet = &self.sheet;
        [
            sheet.owner,
            sheet.backup_owner,
            sheet.cs_agent,
            sheet.project_manager,
        ]
        .contains(&Some(by.staff))
    }

    /// Whether the user may change the customer (domain.md §4).
    pub fn may_be_edited_by(&self, by: &Session) -> bool {
        by.may(Act::EditAllCustomers) || (by.may(Act::EditOwnCustomers) && self.is_served_by(by))
    }

    /// Whether the user sees phone numbers in full.
    pub fn is_unmasked_for(&self, by: &Session) -> bool {
        by.may(Act::SeeAllContacts) || (by.may(Act::ViewCustomers) && self.is_served_by(by))
    }
}
