//! 经费预算: the rows of a plan and its sub-plans, and what they come to.

use serde::Serialize;

use super::family::Family;
use super::{BudgetRow, EventPlan};
use crate::ids::EventPlanId;
use crate::money::Fen;
use crate::quantity::Quantity;

/// One row as it stands in the table of the plan that is looked at.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct BudgetLine {
    /// The plan whose row it is.
    pub plan: EventPlanId,
    /// 子策划书: 总 or the sub-plan's mark.
    pub mark: String,
    /// The row's number in its own plan, from 1; the closing names it by this.
    pub number: u32,
    /// The row.
    pub row: BudgetRow,
    /// 小计.
    pub subtotal: Fen,
    /// 决算; `None` until its plan is closed.
    pub actual: Option<Fen>,
    /// 小计 − 决算.
    pub difference: Option<Fen>,
}

/// What one plan of the family has in 合计.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BudgetShare {
    /// The plan.
    pub plan: EventPlanId,
    /// Its number.
    pub plan_no: String,
    /// Its name.
    pub name: String,
    /// 总 or its mark.
    pub mark: String,
    /// The sum of its own rows.
    pub amount: Fen,
}

/// 经费预算 of a plan with its sub-plans.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct BudgetView {
    /// The rows. Where there are sub-plans they stand by 科目, the plan's own first.
    pub lines: Vec<BudgetLine>,
    /// Sub-plans in the order of their numbers, the plan itself last.
    pub shares: Vec<BudgetShare>,
    /// 合计.
    pub sum: Fen,
    /// 不可预见费, per cent.
    pub contingency_percent: Quantity,
    /// 不可预见费.
    pub contingency: Fen,
    /// 总计.
    pub total: Fen,
    /// 总计, 大写.
    pub total_in_words: String,
}

impl BudgetRow {
    /// 小计 = 单价 × 数量 × 天次; `None` beyond [`Fen::LIMIT`].
    pub fn subtotal(&self) -> Option<Fen> {
        Quantity::times_price(self.unit_price, &[self.quantity, self.times])
    }
}

/// The sum of rows; `None` beyond the limit.
pub(super) fn sum(rows: &[BudgetRow]) -> Option<Fen> {
    rows.iter()
        .try_fold(Fen::ZERO, |sum, row| sum.checked_add(row.subtotal()?))
}

/// The budget of a family; `None` beyond the limit.
pub(super) fn view(family: &Family) -> Option<BudgetView> {
    let members = family.members();
    let mut lines = Vec::new();
    let mut shares = Vec::new();
    for member in &members {
        let mark = family.mark(member);
        shares.push(BudgetShare {
            plan: member.id,
            plan_no: member.plan_no.clone(),
            name: member.sheet.name.clone(),
            amount: sum(&member.sheet.budget)?,
            mark: mark.clone(),
        });
        for (index, row) in member.sheet.budget.iter().enumerate() {
            lines.push(line(member, index, row, &mark)?);
        }
    }
    if members.len() > 1 {
        lines.sort_by_key(|line| line.row.category);
    }
    shares.rotate_left(1);
    let sum = Fen::checked_sum(shares.iter().map(|share| share.amount))?;
    let contingency_percent = family.plan.sheet.contingency_percent;
    let contingency = contingency_percent.percent_of(sum)?;
    let total = sum.checked_add(contingency)?;
    Some(BudgetView {
        lines,
        shares,
        sum,
        contingency_percent,
        contingency,
        total,
        total_in_words: total.in_words(),
    })
}

fn line(plan: &EventPlan, index: usize, row: &BudgetRow, mark: &str) -> Option<BudgetLine> {
    let number = u32::try_from(index).ok()?.checked_add(1)?;
    let subtotal = row.subtotal()?;
    let actual = plan
        .closing
        .as_ref()
        .and_then(|closing| closing.of_line(number));
    Some(BudgetLine {
        plan: plan.id,
        mark: mark.to_owned(),
        number,
        row: row.clone(),
        subtotal,
        difference: actual.and_then(|actual| subtotal.checked_sub(actual)),
        actual,
    })
}
