//! 客户档案表: what the archive knows of a customer (domain.md §2.1, §2.2). A key account has the full sheet, a small
//! account a card of half a page; each also stands empty, to be filled by hand.

mod blank;
mod contact;
mod key;
mod small;

use chrono::{NaiveDate, NaiveDateTime};
use yike_core::money::Fen;

use crate::firm::Firm;
use crate::form::{Leaf, Section, Signatory, line, signature, table, title, two_signatures};
use crate::imprint::Imprint;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::Faces;
use crate::typeset::flow::Flow;
use crate::typeset::page::Sheet;
use crate::typeset::paragraph::Align;
use crate::typeset::table::Row;
use crate::wording::{date, joined, list};

pub use blank::{blank_key_account, blank_small_account};
pub use contact::Contact;

const TITLE: &str = "客户档案表";

/// How deep the archive of a customer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// 大客户: the full sheet.
    #[default]
    KeyAccount,
    /// 中小客户: the quick card.
    SmallAccount,
}

impl Depth {
    fn wording(self) -> &'static str {
        match self {
            Self::KeyAccount => "大客户",
            Self::SmallAccount => "中小客户",
        }
    }
}

/// A customer as it stands on paper. Wording is Chinese; numbers that the reader may not see are masked already.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomerSheet {
    /// 客户编号, such as `KH000101A`.
    pub number: Option<String>,
    /// 档案类型.
    pub depth: Depth,
    /// 密级.
    pub confidentiality: Option<String>,
    /// 档案完整度 in per cent.
    pub completeness: Option<u8>,
    /// What a complete archive still wants, by name.
    pub missing: Vec<String>,
    /// 基本资料.
    pub profile: Profile,
    /// 经营与货物.
    pub trade: Trade,
    /// 合同与结算.
    pub terms: Terms,
    /// 联系人: those in office.
    pub contacts: Vec<Contact>,
    /// Contacts that are kept and do not stand here, such as `离任1人`.
    pub further_contacts: Vec<String>,
    /// 服务与维护.
    pub care: Care,
    /// 填表人 and 填表时间.
    pub filled_by: Option<Signatory>,
}

/// 基本资料: what the business licence says, and where the customer is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// 客户全称.
    pub name: Option<String>,
    /// 简称.
    pub short_name: Option<String>,
    /// 英文名称.
    pub english_name: Option<String>,
    /// 统一社会信用代码.
    pub credit_code: Option<String>,
    /// 企业性质.
    pub ownership: Option<String>,
    /// 所属行业.
    pub industry: Option<String>,
    /// 客户种类.
    pub kind: Option<String>,
    /// 法定代表人.
    pub legal_representative: Option<String>,
    /// 注册资本 in 万元.
    pub capital_wan: Option<Fen>,
    /// 成立日期.
    pub founded_on: Option<NaiveDate>,
    /// 员工人数.
    pub employees: Option<u32>,
    /// 所在地区.
    pub region: Option<String>,
    /// 详细地址.
    pub address: Option<String>,
    /// 邮政编码.
    pub postcode: Option<String>,
    /// 总机.
    pub phone: Option<String>,
    /// 传真.
    pub fax: Option<String>,
    /// 网址.
    pub website: Option<String>,
}

/// 经营与货物: the basic traits of the customer, and what it ships.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trade {
    /// 经营区域的覆盖范围.
    pub coverage: Vec<String>,
    /// 每年可达到的销售额 in 万元.
    pub sales_wan: Option<Fen>,
    /// 销售增长率: `12.5%`.
    pub growth: Option<String>,
    /// 利润占销售额的比例: `6.8%`.
    pub profit: Option<String>,
    /// 主要货物.
    pub goods: Option<String>,
    /// 温控要求.
    pub temperature: Option<String>,
    /// 合作业务类型.
    pub services: Vec<String>,
    /// 月均业务量 with its unit.
    pub volume: Option<String>,
    /// 现用其他物流商.
    pub competitor: Option<String>,
}

/// 合同与结算.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms {
    /// 合同编号.
    pub contract_number: Option<String>,
    /// The first day of the contract.
    pub from: Option<NaiveDate>,
    /// The last day of the contract.
    pub to: Option<NaiveDate>,
    /// 约定服务标准.
    pub service_level: Option<String>,
    /// 结算方式.
    pub settlement: Option<String>,
    /// 账期 in days.
    pub credit_days: Option<u32>,
    /// 信用额度.
    pub credit_limit: Option<Fen>,
    /// 信用等级.
    pub credit_grade: Option<String>,
    /// 保价、投保约定.
    pub insurance: Option<String>,
    /// 开户银行.
    pub bank: Option<String>,
    /// 账号.
    pub account: Option<String>,
    /// 发票抬头.
    pub invoice_title: Option<String>,
    /// 税号.
    pub tax_number: Option<String>,
}

/// 服务与维护: who looks after the customer, and when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Care {
    /// 客户等级.
    pub class: Option<String>,
    /// 关系阶段.
    pub stage: Option<String>,
    /// 客户来源.
    pub source: Option<String>,
    /// 客户经理.
    pub owner: Option<String>,
    /// 备份责任人.
    pub backup_owner: Option<String>,
    /// 专属客服.
    pub agent: Option<String>,
    /// 项目经理.
    pub project_manager: Option<String>,
    /// 最近联系.
    pub last_contact: Option<NaiveDateTime>,
    /// 下次联系.
    pub next_contact: Option<NaiveDate>,
    /// 最后核实日期.
    pub verified_on: Option<NaiveDate>,
    /// 重要日期: `3月18日 司庆`.
    pub days: Vec<String>,
    /// 备注.
    pub notes: Option<String>,
    /// 保存期限.
    pub retention_until: Option<NaiveDate>,
}

/// Prints the archive of a customer.
///
/// # Errors
/// [`PaperError::LogoUnreadable`] or [`PaperError::LogoTooLarge`] for the firm's logo, [`PaperError::NotWritten`] for a
/// fault of the program.
pub fn customer_sheet(
    faces: &Faces,
    firm: &Firm,
    customer: &CustomerSheet,
    imprint: &Imprint,
) -> Result<Paper, PaperError> {
    let number = customer.number.as_deref();
    let secrecy = customer.confidentiality.as_deref();
    let leaf = leaf(faces, firm, imprint, number, secrecy);
    let sections = match customer.depth {
        Depth::KeyAccount => key::sections(customer),
        Depth::SmallAccount => small::sections(customer),
    };
    leaf.print(|flow| {
        head(flow, customer);
        flow.table(&table(sections), false);
    })
}

fn leaf<'l>(
    faces: &'l Faces,
    firm: &'l Firm,
    imprint: &'l Imprint,
    number: Option<&'l str>,
    secrecy: Option<&str>,
) -> Leaf<'l> {
    let secrecy = secrecy.map(|secrecy| format!("密级：{secrecy}"));
    let known = number.unwrap_or("　　　　　　");
    let number_line = format!("客户编号：{known}");
    Leaf {
        faces,
        firm,
        imprint,
        sheet: Sheet::A4_FORM,
        title: TITLE,
        number,
        reference: joined("　", [secrecy, Some(number_line)]).unwrap_or_default(),
    }
}

fn head(flow: &mut Flow, customer: &CustomerSheet) {
    title(flow, TITLE);
    let filled_at = customer.filled_by.as_ref().and_then(|by| by.at);
    let filled_on = filled_at.map(|at| date(at.date()));
    let complete = customer
        .completeness
        .map(|percent| format!("档案完整度：{percent}%"));
    flow.line_of(&[
        line(
            format!("档案类型：{}", customer.depth.wording()),
            Align::Left,
        ),
        line(
            format!("填表日期：{}", filled_on.as_deref().unwrap_or("—")),
            Align::Centre,
        ),
        line(complete.unwrap_or_default(), Align::Right),
    ]);
    if let Some(missing) = list(&customer.missing) {
        flow.paragraphs(&[line(format!("待补：{missing}"), Align::Left)]);
    }
    flow.space(3.0);
}

impl Terms {
    /// `2026年1月1日至2026年12月31日`.
    fn period(&self) -> Option<String> {
        match (self.from, self.to) {
            (None, None) => None,
            (from, to) => joined("", [from.map(date), to.map(|to| format!("至{}", date(to)))]),
        }
    }

    /// `蜀岭鲜达食品（示例）有限公司　税号 91510100MAXN00016H`.
    fn invoicing(&self) -> Option<String> {
        let tax = self.tax_number.as_ref();
        let tax = tax.map(|number| format!("税号 {number}"));
        joined("　", [self.invoice_title.clone(), tax])
    }
}

/// `3,000.00万元`.
fn ten_thousands(amount: Fen) -> String {
    format!("{}万元", amount.display_grouped())
}

/// The rows in which a sheet is signed.
fn signatures(filled_by: Option<&Signatory>) -> [Row; 2] {
    [
        signature("填表人", filled_by),
        two_signatures(["客户经理", "客服主管"]),
    ]
}

fn section(number: &'static str, name: &'static str, rows: Vec<Row>) -> Section {
    Section { number, name, rows }
}
