//! 活动总结: what came of the plan, and 决算 against the budget.

use yike_core::money::Fen;

use super::budget::{Budget, settled_columns};
use super::listing::{Listing, short, text};
use super::sections::Targets;

/// The closing of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// 邀请人数.
    pub invited: Option<u32>,
    /// 实到人数.
    pub attended: Option<u32>,
    /// 到会率, such as `88.3`, in per cent.
    pub attendance_percent: String,
    /// 回收问卷.
    pub questionnaires: Option<u32>,
    /// 问卷回收率, in per cent.
    pub response_percent: String,
    /// 综合满意度 out of five.
    pub satisfaction: String,
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
    /// 决算, with the sub-plans rolled up.
    pub settlement: Option<Settlement>,
}

/// 决算 of a plan beside the lines of its budget, which say theirs row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settlement {
    /// 计划外.
    pub unplanned: Vec<UnplannedCost>,
    /// 决算 in all.
    pub total: Fen,
    /// 总计 of the budget − 决算; below zero where more was spent.
    pub difference: Fen,
}

/// A cost that no row of the budget foresaw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// What was aimed at and what was reached, side by side.
pub fn figures(closing: &Closing, targets: &Targets) -> Listing {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut add = |name: &str, target: String, reached: String| {
        if !(target.is_empty() && reached.is_empty()) {
            rows.push(vec![name.to_owned(), target, reached]);
        }
    };
    let count = |count: Option<u32>, unit: &str| {
        count
            .map(|count| format!("{count}{unit}"))
            .unwrap_or_default()
    };
    let at_least = |value: String| {
        if value.is_empty() {
            value
        } else {
            format!("≥{value}")
        }
    };
    let with = |value: String, name: &str, percent: &str| {
        if value.is_empty() || percent.is_empty() {
            value
        } else {
            format!("{value}（{name}{percent}%）")
        }
    };
    add(
        "邀请人数",
        count(targets.invited, "人"),
        count(closing.invited, "人"),
    );
    add(
        "实到人数",
        at_least(count(targets.attended, "人")),
        with(
            count(closing.attended, "人"),
            "到会率",
            &closing.attendance_percent,
        ),
    );
    let response = match targets.response_percent.as_str() {
        "" => String::new(),
        percent => format!("回收率≥{percent}%"),
    };
    add(
        "回收问卷",
        response,
        with(
            count(closing.questionnaires, "份"),
            "回收率",
            &closing.response_percent,
        ),
    );
    add(
        "综合满意度（5分制）",
        at_least(targets.satisfaction.clone()),
        closing.satisfaction.clone(),
    );
    let needs = match (closing.hinted_needs, closing.explicit_needs) {
        (None, None) => String::new(),
        (hinted, explicit) => {
            let (hinted, explicit) = (hinted.unwrap_or(0), explicit.unwrap_or(0));
            format!(
                "{}条（暗示{hinted}条，明确{explicit}条）",
                u64::from(hinted) + u64::from(explicit)
            )
        }
    };
    add("收集需求", targets.needs_in_words(), needs);
    add(
        "合作意向",
        at_least(count(targets.intents, "份")),
        count(closing.intents, "份"),
    );
    Listing {
        columns: vec![text("指标", 12), short("目标", 12), text("实际", 0)],
        rows,
    }
}

/// 决算 row by row, with its totals last.
pub fn settled(budget: &Budget, settlement: &Settlement) -> Listing {
    let difference = |planned: Fen, actual: Fen| {
        planned
            .checked_sub(actual)
            .map(Fen::display_grouped)
            .unwrap_or_default()
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in &budget.lines {
        rows.push(vec![
            (rows.len() + 1).to_string(),
            line.category.clone(),
            line.wording(),
            line.subtotal.display_grouped(),
            line.actual.map(Fen::display_grouped).unwrap_or_default(),
            line.actual
                .map(|actual| difference(line.subtotal, actual))
                .unwrap_or_default(),
            String::new(),
        ]);
    }
    for cost in &settlement.unplanned {
        rows.push(vec![
            (rows.len() + 1).to_string(),
            "计划外".to_owned(),
            cost.item.clone(),
            Fen::ZERO.display_grouped(),
            cost.amount.display_grouped(),
            difference(Fen::ZERO, cost.amount),
            cost.note.clone(),
        ]);
    }
    if budget.contingency != Fen::ZERO {
        rows.push(vec![
            String::new(),
            "备用".to_owned(),
            "不可预见费".to_owned(),
            budget.contingency.display_grouped(),
            String::new(),
            String::new(),
            String::new(),
        ]);
    }
    rows.push(vec![
        String::new(),
        "总计".to_owned(),
        String::new(),
        budget.total.display_grouped(),
        settlement.total.display_grouped(),
        settlement.difference.display_grouped(),
        String::new(),
    ]);
    let widest = [&budget.total, &settlement.total, &settlement.difference];
    let has_notes = settlement
        .unplanned
        .iter()
        .any(|cost| !cost.note.is_empty());
    if !has_notes {
        for row in &mut rows {
            row.pop();
        }
    }
    Listing {
        columns: settled_columns(&widest, has_notes),
        rows,
    }
}

/// `决算59,412.00元（人民币…整），比总计节约1,425.00元。`
pub fn in_words(budget: &Budget, settlement: &Settlement) -> String {
    let against = match settlement.difference {
        Fen::ZERO => "与总计相符".to_owned(),
        more if more.is_negative() => {
            let more = Fen::ZERO.checked_sub(more).unwrap_or(more);
            format!("比总计超支{}元", more.display_grouped())
        }
        less => format!("比总计节约{}元", less.display_grouped()),
    };
    format!(
        "预算总计{}元，决算{}元（{}），{against}。",
        budget.total.display_grouped(),
        settlement.total.display_grouped(),
        settlement.total.in_words()
    )
}
