//! 总结 and 决算: what came of the event and what it really cost.

use serde::{Deserialize, Serialize};

use super::BudgetRow;
use super::budget::BudgetView;
use super::family::Family;
use crate::money::Fen;
use crate::problems::{Problems, Weight};
use crate::quantity::Quantity;
use crate::store::{self, Column};

/// 决算 of one row of the plan's own budget, or of something that was not planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct FinalCost {
    /// The number of the row in the plan's own budget, from 1; `None` for 计划外.
    pub line: Option<u32>,
    /// What it was, for 计划外.
    pub item: String,
    /// 决算.
    pub amount: Fen,
    /// 备注.
    pub note: String,
}

/// The closing of a plan. Sub-plans have final costs of their own and usually nothing else.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct Closing {
    /// 邀请人数.
    pub invited: Option<u32>,
    /// 实到人数.
    pub attended: Option<u32>,
    /// 回收问卷.
    pub questionnaires: Option<u32>,
    /// 综合满意度 out of five.
    pub satisfaction: Option<Quantity>,
    /// 暗示需求.
    pub hinted_needs: Option<u32>,
    /// 明确需求.
    pub explicit_needs: Option<u32>,
    /// 合作意向.
    pub intents: Option<u32>,
    /// 总结.
    pub summary: String,
    /// 改进.
    pub improvements: String,
    /// 决算: one for every row of the plan's own budget, and what was not planned.
    pub final_costs: Vec<FinalCost>,
}

impl Closing {
    /// What the budget's row of this number really cost.
    pub(super) fn of_line(&self, number: u32) -> Option<Fen> {
        let cost = self
            .final_costs
            .iter()
            .find(|cost| cost.line == Some(number))?;
        Some(cost.amount)
    }
}

impl Column for Closing {
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

/// A cost that no row of the budget foresaw.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct UnplannedCost {
    /// 总 or the sub-plan's mark.
    pub mark: String,
    /// What it was.
    pub item: String,
    /// 决算.
    pub amount: Fen,
    /// 备注.
    pub note: String,
}

/// 决算 of a plan with its sub-plans, beside the budget's lines, which hold 决算 row by row.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct SettlementView {
    /// 计划外.
    pub unplanned: Vec<UnplannedCost>,
    /// 决算 in all.
    pub total: Fen,
    /// 大写.
    pub total_in_words: String,
    /// 总计 of the budget − 决算; below zero where more was spent.
    pub difference: Fen,
}

/// The settlement of a family whose members are closed; `None` before, and beyond [`Fen::LIMIT`].
pub(super) fn view(family: &Family, budget: &BudgetView) -> Option<SettlementView> {
    let mut total = Fen::ZERO;
    let mut unplanned = Vec::new();
    for member in family.members() {
        for cost in &member.closing.as_ref()?.final_costs {
            total = total.checked_add(cost.amount)?;
            if cost.line.is_none() {
                unplanned.push(UnplannedCost {
                    mark: family.mark(member),
                    item: cost.item.clone(),
                    amount: cost.amount,
                    note: cost.note.clone(),
                });
            }
        }
    }
    Some(SettlementView {
        unplanned,
        total_in_words: total.in_words(),
        difference: budget.total.checked_sub(total)?,
        total,
    })
}

/// More people than these came to no event of a small firm; it is a slip of the keyboard.
pub(super) const MOST_PEOPLE: u32 = 100_000;
const LONGEST_TEXT: usize = 20_000;
const HIGHEST_MARK: Quantity = Quantity::whole(5);

/// The problems of a closing against the budget that it settles, each with its row where it is one of a row.
pub fn check_closing(closing: &Closing, budget: &[BudgetRow]) -> Problems {
    let mut problems = Problems::default();
    for (field, count) in [
        ("invited", closing.invited),
        ("attended", closing.attended),
        ("questionnaires", closing.questionnaires),
        ("hinted_needs", closing.hinted_needs),
        ("explicit_needs", closing.explicit_needs),
        ("intents", closing.intents),
    ] {
        if count.is_some_and(|count| count > MOST_PEOPLE) {
            problems.error(field, "out_of_range");
        }
    }
    let more = |part: Option<u32>, whole: Option<u32>| matches!((part, whole), (Some(part), Some(whole)) if part > whole);
    if more(closing.attended, closing.invited) {
        problems.warning("attended", "more_than_invited");
    }
    if more(closing.questionnaires, closing.attended) {
        problems.error("questionnaires", "more_than_attended");
    }
    if closing.satisfaction.is_some_and(|mark| mark > HIGHEST_MARK) {
        problems.error("satisfaction", "out_of_range");
    }
    problems.limit("summary", &closing.summary, LONGEST_TEXT);
    problems.limit("improvements", &closing.improvements, LONGEST_TEXT);
    check_costs(&mut problems, closing, budget);
    problems
}

fn check_costs(problems: &mut Problems, closing: &Closing, budget: &[BudgetRow]) {
    let mut settled = vec![false; budget.len()];
    for (index, cost) in closing.final_costs.iter().enumerate() {
        let row = index + 1;
        let mut add = |field: &str, code: &str| {
            let at = format!("final_costs.{index}.{field}");
            problems.add(&at, code, Weight::Error, [("row", row.into())]);
        };
        if cost.amount.is_negative() {
            add("amount", "negative");
        }
        match cost.line {
            None if cost.item.trim().is_empty() => add("item", "required"),
            None => {}
            Some(line) => match (line as usize)
                .checked_sub(1)
                .and_then(|at| settled.get_mut(at))
            {
                None => add("line", "unknown_line"),
                Some(true) => add("line", "line_twice"),
                Some(open) => *open = true,
            },
        }
    }
    for (index, _) in settled.iter().enumerate().filter(|(_, settled)| !**settled) {
        let params = [("line", (index + 1).into())];
        problems.add("final_costs", "final_cost_missing", Weight::Error, params);
    }
    let amounts = closing.final_costs.iter().map(|cost| cost.amount);
    if Fen::checked_sum(amounts).is_none() {
        problems.error("final_costs", "too_large");
    }
}
