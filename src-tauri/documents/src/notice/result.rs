//! 四 处理结果: what was done, and whether the receiving department found it good.

use chrono::{NaiveDate, NaiveDateTime};
use yike_core::money::Fen;

use super::{Notice, Signatory};
use crate::form::{
    Section, empty, full, money_blank, open_lines, open_row, row, short, signature, signed, text,
    ticks, wide,
};
use crate::typeset::table::Row;
use crate::wording::{date, figures, joined, moment};

/// What section four holds (domain.md §2.4).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandlingResult {
    /// Whether nothing was operated because the complaint was not upheld.
    pub not_upheld: bool,
    /// 操作内容; for a complaint that was not upheld, how it was answered.
    pub actions: Option<String>,
    /// 操作人.
    pub operator: Option<Signatory>,
    /// 实际费用, over all rounds.
    pub actual_cost: Option<Fen>,
    /// 纠正措施.
    pub corrective: Option<Measure>,
    /// 预防措施.
    pub preventive: Option<Measure>,
    /// Each time that the work was done, the notice handed back and the result verified.
    pub rounds: Vec<Round>,
}

/// Something to be done so that it does not happen again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// What.
    pub text: String,
    /// By whom.
    pub owner: Option<String>,
    /// Until when.
    pub due: Option<NaiveDate>,
}

/// One round of operating, handing back and verifying.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// 完成时间.
    pub done_at: Option<NaiveDateTime>,
    /// 转交人 and 转交时间.
    pub returned_by: Option<Signatory>,
    /// 接收人.
    pub returned_to: Option<String>,
    /// 跟踪验证.
    pub verification: Option<Verification>,
}

/// What the receiving department found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// 合格 or 不合格.
    pub result: String,
    /// What was seen.
    pub note: Option<String>,
    /// 验证人.
    pub by: Signatory,
}

/// The box.
pub fn section(notice: &Notice) -> Section {
    let rows = match &notice.result {
        Some(result) if result.not_upheld => result.without_work(),
        Some(result) => result.rows(),
        None if notice.withdrawal.is_some() => {
            vec![row([full("说明", text("顾客撤诉，本栏不填".to_owned()))])]
        }
        None => open_rows(),
    };
    Section {
        number: "四",
        name: "处理结果",
        rows,
    }
}

impl HandlingResult {
    fn rows(&self) -> Vec<Row> {
        let mut rows = vec![
            row([full("操作内容", text(self.actions.clone()))]),
            row([full(
                "纠正措施",
                text(self.corrective.as_ref().map(Measure::wording)),
            )]),
            row([full(
                "预防措施",
                text(self.preventive.as_ref().map(Measure::wording)),
            )]),
            signed(
                short("实际费用", text(self.actual_cost.map(figures))),
                "操作人",
                self.operator.as_ref(),
            ),
        ];
        for (index, round) in self.rounds.iter().enumerate() {
            rows.extend(round.rows(index + 1));
        }
        if self.rounds.is_empty() {
            rows.extend(open_verification());
        }
        rows
    }

    fn without_work(&self) -> Vec<Row> {
        let mut rows = vec![row([full(
            "操作内容",
            text("投诉不成立，无作业".to_owned()),
        )])];
        if self.actions.is_some() {
            rows.push(row([full("答复记录", text(self.actions.clone()))]));
        }
        if self.preventive.is_some() {
            rows.push(row([full(
                "预防措施",
                text(self.preventive.as_ref().map(Measure::wording)),
            )]));
        }
        rows
    }
}

impl Measure {
    fn wording(&self) -> String {
        let owner = self.owner.as_ref().map(|owner| format!("责任人 {owner}"));
        let due = self.due.map(|due| format!("期限 {}", date(due)));
        match joined("，", [owner, due]) {
            Some(who) => format!("{}（{who}）", self.text),
            None => self.text.clone(),
        }
    }
}

impl Round {
    fn rows(&self, number: usize) -> Vec<Row> {
        let returned = self.returned_by.as_ref().map(|by| {
            let to = self.returned_to.as_ref().map(|to| format!("交 {to}"));
            joined("　", [by.at.map(moment), Some(by.name.clone()), to]).unwrap_or_default()
        });
        let mut rows = vec![row([
            short("完成时间", text(self.done_at.map(moment))),
            wide("转交通知", text(returned)),
        ])];
        match &self.verification {
            Some(verification) => {
                let found = [
                    Some(format!("第{number}次 {}", verification.result)),
                    verification.note.clone(),
                ];
                rows.push(row([full("跟踪验证", text(joined("：", found)))]));
                rows.push(signature("验证人", Some(&verification.by)));
            }
            None => rows.extend(open_verification()),
        }
        rows
    }
}

fn open_rows() -> Vec<Row> {
    let mut rows = vec![
        open_lines("操作内容"),
        open_row([short("完成时间", empty()), wide("纠正预防", empty())]),
        signed(short("实际费用", money_blank()), "操作人", None),
    ];
    rows.extend(open_verification());
    rows
}

fn open_verification() -> Vec<Row> {
    vec![signed(
        short("跟踪验证", ticks(&["合格", "不合格"], false)),
        "验证人",
        None,
    )]
}
