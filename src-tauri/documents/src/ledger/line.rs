//! One notice in the ledger.

use chrono::NaiveDate;
use yike_core::money::Fen;

use super::columns::{COLUMNS, narrow};
use super::{SMALL, SMALL_LEADING};
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Paragraph};
use crate::typeset::table::{Cell, Content, Row};
use crate::wording::{joined, list, yes_or_no};

/// 序号 and 编号 name the rest of their line.
const NAMING: usize = 2;

/// Whether the firm was at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// 有效.
    Valid,
    /// 部分有效.
    PartlyValid,
    /// 无效.
    Invalid,
}

impl Validity {
    fn wording(self) -> &'static str {
        match self {
            Self::Valid => "有效",
            Self::PartlyValid => "部分有效",
            Self::Invalid => "无效",
        }
    }
}

/// One notice. What is not known yet is `None`, and stands as — on paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LedgerLine {
    /// 编号.
    pub number: String,
    /// 受理日期.
    pub received_on: Option<NaiveDate>,
    /// 客户, by its short name.
    pub customer: Option<String>,
    /// 等级.
    pub class: Option<String>,
    /// 投诉人.
    pub complainant: Option<String>,
    /// 身份.
    pub identity: Option<String>,
    /// 渠道.
    pub channel: Option<String>,
    /// 运单号.
    pub waybill_number: Option<String>,
    /// 类别.
    pub category: Option<String>,
    /// 级别.
    pub severity: Option<String>,
    /// 内容摘要.
    pub summary: Option<String>,
    /// 投诉部门.
    pub department: Option<String>,
    /// 接受 or 拒绝.
    pub decision: Option<String>,
    /// 有效 or 无效.
    pub validity: Option<Validity>,
    /// 原因.
    pub causes: Vec<String>,
    /// 处理措施.
    pub remedies: Vec<String>,
    /// 申报金额.
    pub applied: Option<Fen>,
    /// 批准金额.
    pub approved: Option<Fen>,
    /// 实际费用.
    pub actual: Option<Fen>,
    /// 承诺时限.
    pub promised_by: Option<NaiveDate>,
    /// 办结日期.
    pub closed_on: Option<NaiveDate>,
    /// 用时 in workdays.
    pub workdays: Option<u32>,
    /// 是否超时.
    pub is_overdue: Option<bool>,
    /// 验证.
    pub verification: Option<String>,
    /// 满意度, 1 to 5.
    pub satisfaction: Option<u8>,
    /// 反馈.
    pub feedback: Option<String>,
    /// 项目经理签字: who signed.
    pub signed_by: Option<String>,
    /// 归档号.
    pub file_number: Option<String>,
    /// 备注.
    pub remark: Option<String>,
    /// 作废: the number is kept and nothing of it counts.
    pub is_voided: bool,
}

/// The rows of these notices, or one that says that there are none.
pub fn rows(lines: &[LedgerLine]) -> Vec<Row> {
    if lines.is_empty() {
        return vec![nothing()];
    }
    let numbered = lines.iter().enumerate();
    numbered.map(|(index, line)| line.row(index + 1)).collect()
}

fn nothing() -> Row {
    let text = Paragraph::new("本期没有受理投诉。", SMALL, SMALL_LEADING, Align::Centre);
    Row {
        cells: vec![Cell::new(0..COLUMNS.len(), Content::Text(vec![text]))],
        least: mm(16.0),
        ..Row::default()
    }
}

impl LedgerLine {
    fn row(&self, number: usize) -> Row {
        let cells = self.cells(number).into_iter().zip(&COLUMNS).enumerate();
        let cell =
            |(index, (lines, column)): (usize, (Vec<Option<String>>, &super::columns::Column))| {
                let line = |line: Option<String>| {
                    let text = line.filter(|text| !text.is_empty());
                    let text = text.as_deref().unwrap_or("—");
                    Paragraph::written(text, SMALL, SMALL_LEADING, column.align)
                };
                let content = lines.into_iter().flat_map(line).collect();
                let cell = narrow(index..index + 1, Content::Text(content));
                // A line that goes on on the next page says there whose it is.
                if index < NAMING { cell.label() } else { cell }
            };
        Row {
            cells: cells.map(cell).collect(),
            ..Row::default()
        }
    }

    /// What stands in each column, from top to bottom.
    fn cells(&self, number: usize) -> [Vec<Option<String>>; COLUMNS.len()] {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        let money = |amount: Option<Fen>| amount.map(Fen::display_grouped);
        let within = |name: &Option<String>, more: &Option<String>| {
            let more = more.as_ref().map(|more| format!("（{more}）"));
            joined("", [name.clone(), more])
        };
        let voided = self.is_voided.then(|| "作废".to_owned());
        let validity = self.validity.map(|validity| validity.wording().to_owned());
        let points = self.satisfaction.map(|points| points.to_string());
        let workdays = self.workdays.map(|days| days.to_string());
        [
            vec![Some(number.to_string())],
            vec![Some(self.number.clone()), day(self.received_on)],
            vec![
                within(&self.customer, &self.class),
                within(&self.complainant, &self.identity),
            ],
            vec![self.channel.clone(), self.waybill_number.clone()],
            vec![self.category.clone(), self.severity.clone()],
            vec![self.summary.clone()],
            vec![self.department.clone(), self.decision.clone()],
            vec![validity, list(&self.causes)],
            vec![list(&self.remedies)],
            vec![money(self.applied), money(self.approved)],
            vec![money(self.actual)],
            vec![day(self.promised_by), day(self.closed_on)],
            vec![workdays, self.is_overdue.map(yes_or_no)],
            vec![self.verification.clone(), points],
            vec![self.feedback.clone(), self.signed_by.clone()],
            vec![
                self.file_number.clone(),
                joined("：", [voided, self.remark.clone()]),
            ],
        ]
    }
}
