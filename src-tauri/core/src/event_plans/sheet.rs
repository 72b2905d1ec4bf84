//! The cover and the nine sections of a plan, with the keys that problems and the written form name.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::prose::Prose;
use crate::clock::Moment;
use crate::customers::Confidentiality;
use crate::ids::{AttachmentId, CustomerId};
use crate::money::Fen;
use crate::quantity::Quantity;
use crate::store::{self, Column};

choices! {
    /// 策划书类型: the ten kinds (domain.md §1.3.3).
    pub enum PlanType {
        /// Business plan.
        Business = "business" / "商业策划书",
        /// Start-up plan.
        Startup = "startup" / "创业计划书",
        /// Advertising plan.
        Advertising = "advertising" / "广告策划书",
        /// Event plan, the usual one.
        Event = "event" / "活动策划书",
        /// Marketing plan.
        Marketing = "marketing" / "营销策划书",
        /// Website plan.
        Website = "website" / "网站策划书",
        /// Project plan.
        Project = "project" / "项目策划书",
        /// Public-relations plan.
        PublicRelations = "public_relations" / "公关策划书",
        /// Wedding plan.
        Wedding = "wedding" / "婚礼策划书",
        /// Medical plan.
        Medical = "medical" / "医疗策划书",
    }
}

choices! {
    /// 规模.
    pub enum PlanSize {
        /// A form to fill in, in plain text.
        Small = "small" / "小型",
        /// Laid out freely; may have sub-plans.
        Large = "large" / "大型",
    }
}

choices! {
    /// How the paper lies; it is bound at its long edge either way.
    pub enum Orientation {
        /// Bound at the left.
        Portrait = "portrait" / "纵向",
        /// Bound at the top.
        Landscape = "landscape" / "横向",
    }
}

choices! {
    /// 类别 of a resource.
    pub enum ResourceCategory {
        /// People.
        People = "people" / "人力",
        /// Material of any kind.
        Material = "material" / "物力",
        /// Rooms and grounds.
        Venue = "venue" / "场地",
        /// Vehicles.
        Vehicle = "vehicle" / "车辆",
        /// Things that are handed out or set up.
        Goods = "goods" / "物资",
        /// Printed matter.
        Papers = "papers" / "资料",
        /// Money.
        Funds = "funds" / "资金",
        /// From outside the firm.
        External = "external" / "外部",
        /// Anything else.
        Other = "other" / "其他",
    }
}

choices! {
    /// Whether a resource is there.
    pub enum ResourceSource {
        /// It is.
        Existing = "existing" / "现有",
        /// It has to be asked for.
        Requested = "requested" / "需申请",
    }
}

choices! {
    /// 科目 of a budget row.
    pub enum BudgetCategory {
        /// Venue.
        Venue = "venue" / "场地",
        /// Decoration.
        Decoration = "decoration" / "布置",
        /// Food and drink.
        Catering = "catering" / "餐饮",
        /// Gifts.
        Gifts = "gifts" / "礼品",
        /// Programme.
        Programme = "programme" / "节目",
        /// Printed matter.
        Papers = "papers" / "资料",
        /// Transport.
        Transport = "transport" / "交通",
        /// Lodging.
        Lodging = "lodging" / "住宿",
        /// Publicity.
        Publicity = "publicity" / "宣传",
        /// Insurance.
        Insurance = "insurance" / "保险",
        /// Labour.
        Labour = "labour" / "劳务",
        /// Anything else.
        Other = "other" / "其他",
    }
}

choices! {
    /// How likely or how grave a risk is.
    pub enum Level {
        /// Low.
        Low = "low" / "低",
        /// Medium.
        Medium = "medium" / "中",
        /// High.
        High = "high" / "高",
    }
}

choices! {
    /// How an attachment is bound.
    pub enum Binding {
        /// Behind the plan, in the same book.
        Appended = "appended" / "附于书后",
        /// On its own, such as lists with personal information.
        Separate = "separate" / "单独装订",
    }
}

/// What the event is to reach, as figures that the closing is compared with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Targets {
    /// 邀请人数.
    pub invited: Option<u32>,
    /// 实到人数, at least.
    pub attended: Option<u32>,
    /// 收集需求条数, at least.
    pub needs: Option<u32>,
    /// 其中明确需求, at least.
    pub explicit_needs: Option<u32>,
    /// 问卷回收率 in per cent, at least.
    pub response_percent: Option<Quantity>,
    /// 综合满意度 out of five, at least.
    pub satisfaction: Option<Quantity>,
    /// 合作意向份数.
    pub intents: Option<u32>,
}

impl Column for Targets {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        names.push(field);
    }
    fn values(&self, values: &mut Vec<rusqlite::types::Value>) {
        values.push(store::json_column(self));
    }
    fn read(row: &rusqlite::Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        store::read_json(row, at)
    }
}

/// 4 需要的资源, one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct ResourceRow {
    /// 类别.
    pub category: ResourceCategory,
    /// 名称.
    pub name: String,
    /// 数量 in words, such as “各1” or “详见预算”.
    pub quantity: String,
    /// 现有/需申请.
    pub source: ResourceSource,
    /// 提供部门.
    pub department: String,
    /// 到位时间.
    pub ready_on: Option<NaiveDate>,
}

/// 邀请名单, one guest. Telephone numbers stay on the customer's own sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct Invitee {
    /// The customer, where it is one of ours.
    pub customer: Option<CustomerId>,
    /// 单位.
    pub unit: String,
    /// 姓名.
    pub name: String,
    /// 职务.
    pub title: String,
    /// 备注.
    pub note: String,
}

/// 流程表, one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct AgendaRow {
    /// 开始.
    pub start: Moment,
    /// 结束.
    pub end: Moment,
    /// 环节.
    pub part: String,
    /// 内容.
    pub content: String,
    /// 地点.
    pub place: String,
    /// 负责人.
    pub responsible: String,
    /// 物料.
    pub materials: String,
    /// 备注.
    pub note: String,
}

/// 筹备进度, one row, before or after the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct PreparationRow {
    /// 日期.
    pub due: NaiveDate,
    /// 事项.
    pub task: String,
    /// 负责人.
    pub responsible: String,
}

/// 分工, one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct DivisionRow {
    /// 组别.
    pub group: String,
    /// 职责.
    pub duty: String,
    /// 组长.
    pub leader: String,
    /// 成员.
    pub members: String,
}

/// 6 经费预算, one row. 小计 is computed: [`BudgetRow::subtotal`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct BudgetRow {
    /// 科目.
    pub category: BudgetCategory,
    /// 项目.
    pub item: String,
    /// 规格说明.
    pub specification: String,
    /// 单价.
    pub unit_price: Fen,
    /// 数量.
    pub quantity: Quantity,
    /// 单位.
    pub unit: String,
    /// 天/次.
    pub times: Quantity,
    /// 资金来源.
    pub funding: String,
    /// 备注.
    pub note: String,
}

/// 7 注意, one risk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct RiskRow {
    /// 风险.
    pub risk: String,
    /// 可能性.
    pub likelihood: Level,
    /// 影响.
    pub impact: Level,
    /// 预防.
    pub prevention: String,
    /// 应急.
    pub emergency: String,
    /// 责任人.
    pub responsible: String,
}

/// 8 活动负责人, one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct PersonInCharge {
    /// 总负责, 执行, or the group.
    pub role: String,
    /// 姓名.
    pub name: String,
    /// 部门、职务.
    pub title: String,
    /// 联系方式.
    pub phone: String,
}

/// 附件清单, one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct PlanAttachment {
    /// 名称.
    pub title: String,
    /// 装订方式.
    pub binding: Binding,
    /// The file, PDF, PNG or JPEG; `None` where it exists on paper only.
    pub file: Option<AttachmentId>,
    /// 备注.
    pub note: String,
}

columns! {
    /// The cover and the nine sections.
    pub struct PlanSheet {
        /// 1 策划书名称.
        pub name: String,
        /// 类型.
        pub plan_type: PlanType,
        /// 规模.
        pub size: PlanSize,
        /// 纸张方向.
        pub orientation: Orientation,
        /// 封页 is printed.
        pub has_cover: bool,
        /// 主办部门.
        pub sponsor: String,
        /// 编制, as the cover names the author.
        pub author: String,
        /// 编制日期.
        pub written_on: Option<NaiveDate>,
        /// 版本.
        pub version: String,
        /// 密级.
        pub secrecy: Confidentiality,
        /// 2 活动背景.
        pub background: Prose,
        /// 3 活动目的.
        pub goals: Prose,
        /// 3 the same in figures.
        pub targets: Targets,
        /// 3 活动意义.
        pub significance: Prose,
        /// 4 需要的资源.
        pub resources: Vec<ResourceRow>,
        /// 5 开始时间.
        pub starts_at: Option<Moment>,
        /// 5 结束时间.
        pub ends_at: Option<Moment>,
        /// 5 地点.
        pub place: String,
        /// 5 参加对象.
        pub audience: String,
        /// 5 客户人数.
        pub customers_expected: Option<u32>,
        /// 5 公司人数.
        pub staff_expected: Option<u32>,
        /// 5 邀请名单.
        pub invitees: Vec<Invitee>,
        /// 5 流程表.
        pub agenda: Vec<AgendaRow>,
        /// 5 筹备进度表.
        pub preparation: Vec<PreparationRow>,
        /// 5 分工.
        pub division: Vec<DivisionRow>,
        /// 5 what else is to be said of the conduct.
        pub conduct: Prose,
        /// 6 经费预算, the rows of this plan without those of its sub-plans.
        pub budget: Vec<BudgetRow>,
        /// 6 不可预见费 in per cent of 合计.
        pub contingency_percent: Quantity,
        /// 7 注意.
        pub risks: Vec<RiskRow>,
        /// 7 further points and details.
        pub precautions: Prose,
        /// 8 活动负责人.
        pub people: Vec<PersonInCharge>,
        /// 8 主要参与者.
        pub participants: String,
        /// 9 需要注意的事项.
        pub remarks: Prose,
        /// 9 附件清单.
        pub attachments: Vec<PlanAttachment>,
    }
}

impl PlanSheet {
    /// An empty sheet of a size.
    pub fn new(name: &str, size: PlanSize) -> Self {
        Self {
            name: name.to_owned(),
            plan_type: PlanType::Event,
            size,
            orientation: Orientation::Portrait,
            has_cover: size == PlanSize::Large,
            sponsor: String::new(),
            author: String::new(),
            written_on: None,
            version: String::new(),
            secrecy: Confidentiality::default(),
            background: Prose::new(),
            goals: Prose::new(),
            targets: Targets::default(),
            significance: Prose::new(),
            resources: Vec::new(),
            starts_at: None,
            ends_at: None,
            place: String::new(),
            audience: String::new(),
            customers_expected: None,
            staff_expected: None,
            invitees: Vec::new(),
            agenda: Vec::new(),
            preparation: Vec::new(),
            division: Vec::new(),
            conduct: Prose::new(),
            budget: Vec::new(),
            contingency_percent: Quantity::whole(5),
            risks: Vec::new(),
            precautions: Prose::new(),
            people: Vec::new(),
            participants: String::new(),
            remarks: Prose::new(),
            attachments: Vec::new(),
        }
    }

    /// Each text of blocks by its key.
    pub(super) fn prose(&self) -> [(&'static str, &Prose); 6] {
        [
            ("background", &self.background),
            ("goals", &self.goals),
            ("significance", &self.significance),
            ("conduct", &self.conduct),
            ("precautions", &self.precautions),
            ("remarks", &self.remarks),
        ]
    }

    /// The same, to be changed.
    pub(super) fn prose_mut(&mut self) -> [&mut Prose; 6] {
        [
            &mut self.background,
            &mut self.goals,
            &mut self.significance,
            &mut self.conduct,
            &mut self.precautions,
            &mut self.remarks,
        ]
    }

    /// The files that the sheet names, in its attachments and its pictures, each once.
    pub(super) fn files(&self) -> Vec<AttachmentId> {
        let listed = self.attachments.iter().filter_map(|row| row.file);
        let shown = self
            .prose()
            .into_iter()
            .flat_map(|(_, prose)| pictures(prose));
        let mut files: Vec<AttachmentId> = Vec::new();
        for id in listed.chain(shown) {
            if !files.contains(&id) {
                files.push(id);
            }
        }
        files
    }
}

fn pictures(prose: &Prose) -> impl Iterator<Item = AttachmentId> + '_ {
    prose.iter().filter_map(super::Block::picture)
}
