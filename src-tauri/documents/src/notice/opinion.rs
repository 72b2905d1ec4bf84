//! 三 处理意见: what the department proposes, who agrees, what it costs and what the leadership says.

use chrono::NaiveDateTime;
use yike_core::money::Fen;

use super::{Notice, Share, Signatory, shares};
use crate::form::{
    self, Section, below, empty, full, list_rows, money_blank, open_lines, open_row, row, short,
    signature, signed, text, ticks, two_signatures, wide, words,
};
use crate::typeset::table::Row;
use crate::wording::{amount, joined, list, moment};

/// What section three holds (domain.md §2.4). A part whose signatory is `None` is still to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opinion {
    /// 处理意见.
    pub proposal: Option<String>,
    /// 处理措施.
    pub remedies: Vec<String>,
    /// 抱怨处理方法.
    pub methods: Vec<String>,
    /// 完成时限.
    pub due_at: Option<NaiveDateTime>,
    /// 需申报费用: every application, the last one being the one that counts.
    pub applications: Vec<Application>,
    /// 不可操作, with the reason.
    pub cannot_operate: Option<String>,
    /// 费用承担.
    pub bearers: Vec<Share>,
    /// 经办人, who proposed it.
    pub proposer: Option<Signatory>,
    /// 客服主管, who countersigned it.
    pub supervisor: Option<Signatory>,
    /// What the supervisor wrote.
    pub supervisor_note: Option<String>,
    /// 财务审核.
    pub finance_check: Option<FinanceCheck>,
    /// When it was handed up to the leadership.
    pub submitted_at: Option<NaiveDateTime>,
    /// 领导批示.
    pub leader: Option<LeaderDecision>,
    /// 答复客户.
    pub reply: Option<Reply>,
}

/// An application for a cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Application {
    /// Its lines.
    pub lines: Vec<CostLine>,
    /// Their sum.
    pub total: Fen,
}

/// A line of an application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostLine {
    /// 项目.
    pub item: String,
    /// 说明.
    pub description: String,
    /// 数量 with its unit.
    pub quantity: String,
    /// 单价; negative where something is deducted.
    pub price: Fen,
    /// 小计.
    pub subtotal: Fen,
}

/// What the finance department found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FinanceCheck {
    /// Who looked at it, and when.
    pub by: Signatory,
    /// What was found.
    pub note: Option<String>,
}

/// What the leadership decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeaderDecision {
    /// 同意, 部分同意, 不同意, 另行处理.
    pub decision: String,
    /// 批准金额.
    pub approved: Option<Fen>,
    /// In words.
    pub comment: Option<String>,
    /// Who decided it.
    pub by: Signatory,
}

/// What the customer was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Who told him, and when.
    pub by: Signatory,
    /// By which means.
    pub method: Option<String>,
    /// What he was told, where it is not the proposal itself.
    pub text: Option<String>,
}

/// The box.
pub fn section(notice: &Notice) -> Section {
    let rows = match &notice.opinion {
        Some(opinion) => opinion.rows(),
        None => {
            let mut rows = open_proposal();
            rows.extend(open_decision());
            rows
        }
    };
    Section {
        number: "三",
        name: "处理意见",
        rows,
    }
}

impl Opinion {
    fn rows(&self) -> Vec<Row> {
        let needs_cost = !self.applications.is_empty();
        let mut rows = vec![
            row([full("处理意见", text(self.proposal.clone()))]),
            row([
                wide("处理措施", text(list(&self.remedies))),
                short("完成时限", text(self.due_at.map(moment))),
            ]),
        ];
        if !self.methods.is_empty() {
            rows.push(row([full("处理方法", text(list(&self.methods)))]));
        }
        if let Some(reason) = &self.cannot_operate {
            rows.push(row([full("不可操作", text(reason.clone()))]));
        }
        for (index, application) in self.applications.iter().enumerate() {
            rows.extend(application.rows(index + 1, self.applications.len()));
        }
        if needs_cost {
            rows.push(row([full("费用承担", text(shares(&self.bearers)))]));
        } else {
            rows.push(row([full("申报费用", text("无需申报费用".to_owned()))]));
        }
        if let Some(proposer) = &self.proposer {
            rows.push(signature("经办人", Some(proposer)));
        }
        if self.supervisor_note.is_some() {
            rows.push(row([full("会签意见", text(self.supervisor_note.clone()))]));
        }
        rows.push(signature("客服主管", self.supervisor.as_ref()));
        if let Some(check) = &self.finance_check {
            let wording = [
                check.by.at.map(moment),
                Some(check.by.name.clone()),
                check.note.clone(),
            ];
            rows.push(row([full("财务审核", text(joined("　", wording)))]));
        }
        if let Some(leader) = &self.leader {
            rows.extend(leader.rows(self.submitted_at));
        } else if needs_cost || self.cannot_operate.is_some() || self.submitted_at.is_some() {
            rows.extend(open_decision());
        }
        if let Some(reply) = &self.reply {
            let wording = [
                reply.by.at.map(moment),
                reply.method.clone(),
                Some(reply.by.name.clone()),
            ];
            let told = [joined("　", wording), reply.text.clone()];
            rows.push(row([full("答复客户", text(joined("\n", told)))]));
        }
        rows
    }
}

impl Application {
    fn rows(&self, number: usize, of: usize) -> Vec<Row> {
        let cells = |line: &CostLine| {
            let (price, subtotal) = (
                line.price.display_grouped(),
                line.subtotal.display_grouped(),
            );
            [
                line.item.clone(),
                line.description.clone(),
                line.quantity.clone(),
                price,
                subtotal,
            ]
        };
        let lines: Vec<_> = self.lines.iter().map(cells).collect();
        let mut rows = list_rows(
            "费用明细",
            &[
                words(2..3, "项目"),
                words(3..6, "说明"),
                form::figures(6..7, "数量"),
                form::figures(7..9, "单价（元）"),
                form::figures(9..10, "小计（元）"),
            ],
            &lines,
        );
        let which = match (number, of) {
            (_, 1) => String::new(),
            (number, of) if number < of => format!("　第{number}次申报，已由第{of}次替代"),
            (number, _) => format!("　第{number}次申报"),
        };
        rows.push(below(row([full(
            "申报金额",
            text(format!("{}{which}", amount(self.total))),
        )])));
        rows
    }
}

impl LeaderDecision {
    fn rows(&self, submitted_at: Option<NaiveDateTime>) -> Vec<Row> {
        let mut rows = vec![row([
            short("领导批示", text(self.decision.clone())),
            wide("批准金额", text(self.approved.map(amount))),
        ])];
        if submitted_at.is_some() || self.comment.is_some() {
            rows.push(row([
                wide("批示意见", text(self.comment.clone())),
                short("上报时间", text(submitted_at.map(moment))),
            ]));
        }
        rows.push(signature("公司领导", Some(&self.by)));
        rows
    }
}

fn open_proposal() -> Vec<Row> {
    vec![
        open_lines("处理意见"),
        open_row([
            wide("上报事项", ticks(&["无", "不可操作", "申报费用 ¥"], true)),
            short("完成时限", empty()),
        ]),
        two_signatures(["经办人", "客服主管"]),
    ]
}

fn open_decision() -> Vec<Row> {
    vec![
        open_row([
            wide(
                "领导批示",
                ticks(&["同意", "部分同意", "不同意", "另行处理"], false),
            ),
            short("批准金额", money_blank()),
        ]),
        signed(short("批示意见", empty()), "公司领导", None),
    ]
}
