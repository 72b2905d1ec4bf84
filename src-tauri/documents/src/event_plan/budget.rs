//! 6 经费预算: the rows with their sums, which are carried over the ends of pages, and 决算 row by row.

use std::ops::Range;

use yike_core::money::Fen;

use super::listing::{Column, Listing, figures, padded, short, text};
use super::style::{CELL, CELL_LEADING, LABEL};
use crate::typeset::paragraph::{Align, Paragraph};
use crate::typeset::table::{Carried, Cell, Content, Row};

/// 经费预算 of a plan with its sub-plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// The rows.
    pub lines: Vec<BudgetLine>,
    /// What each plan of the family has in 合计; nothing where there is only one.
    pub shares: Vec<BudgetShare>,
    /// 合计.
    pub sum: Fen,
    /// 不可预见费 in per cent of 合计, such as `5`.
    pub contingency_percent: String,
    /// 不可预见费.
    pub contingency: Fen,
    /// 总计.
    pub total: Fen,
}

/// One row of the budget.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BudgetLine {
    /// 归入: 总 or the sub-plan's mark; empty where there are no sub-plans.
    pub mark: String,
    /// 科目.
    pub category: String,
    /// 项目.
    pub item: String,
    /// 规格说明.
    pub specification: String,
    /// 单价.
    pub unit_price: Fen,
    /// 数量.
    pub quantity: String,
    /// 单位.
    pub unit: String,
    /// 天/次; `1` where it does not matter.
    pub times: String,
    /// 小计.
    pub subtotal: Fen,
    /// 资金来源.
    pub funding: String,
    /// 备注.
    pub note: String,
    /// 决算; `None` until the plan is closed.
    pub actual: Option<Fen>,
}

/// What one plan of a family has in 合计.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BudgetShare {
    /// 总 or its mark.
    pub mark: String,
    /// Its name.
    pub name: String,
    /// The sum of its own rows.
    pub amount: Fen,
}

impl BudgetLine {
    /// What it is, in one text.
    pub fn wording(&self) -> String {
        match (self.item.as_str(), self.specification.as_str()) {
            (item, "") => item.to_owned(),
            ("", specification) => specification.to_owned(),
            (item, specification) => format!("{item}（{specification}）"),
        }
    }

    fn remark(&self) -> String {
        let parts = [self.funding.as_str(), self.note.as_str()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("；")
    }
}

/// The units of a column of sums: as many as the longest of them needs at the size of a table.
pub fn units_for<'a>(sums: impl IntoIterator<Item = &'a Fen>) -> usize {
    let longest = sums
        .into_iter()
        .map(|sum| sum.display_grouped().len())
        .max()
        .unwrap_or(0);
    match longest {
        ..=9 => 5,
        10..=12 => 6,
        13..=15 => 8,
        _ => 9,
    }
}

/// The columns before 小计 that a budget can have, and the column of 小计 itself.
struct Layout {
    listing: Listing,
    /// Which column is 小计.
    sum: usize,
}

fn layout(budget: &Budget) -> Layout {
    let lines = &budget.lines;
    let has_marks = lines.iter().any(|line| !line.mark.is_empty());
    let has_times = lines
        .iter()
        .any(|line| !matches!(line.times.as_str(), "" | "1"));
    let has_remarks = lines.iter().any(|line| !line.remark().is_empty());
    let price = units_for(lines.iter().map(|line| &line.unit_price));
    let total = units_for([&budget.total, &budget.sum]);
    let mut columns = vec![
        short("序号", 3),
        short("科目", 3),
        text("项目及规格说明", 0),
        figures("单价", price),
        figures("数量", 3),
        short("单位", 4),
    ];
    if has_times {
        columns.push(figures("天/次", 3));
    }
    let sum = columns.len();
    columns.push(figures("小计", total));
    if has_marks {
        columns.push(short("归入", 3));
    }
    if has_remarks {
        columns.push(text("备注", 6));
    }
    let row = |(index, line): (usize, &BudgetLine)| {
        let mut values = vec![
            (index + 1).to_string(),
            line.category.clone(),
            line.wording(),
            line.unit_price.display_grouped(),
            line.quantity.clone(),
            line.unit.clone(),
        ];
        if has_times {
            values.push(line.times.clone());
        }
        values.push(line.subtotal.display_grouped());
        if has_marks {
            values.push(line.mark.clone());
        }
        if has_remarks {
            values.push(line.remark());
        }
        values
    };
    Layout {
        listing: Listing {
            rows: lines.iter().enumerate().map(row).collect(),
            columns,
        },
        sum,
    }
}

/// The head of the budget, its rows and its totals, from column `first` of the grid; `from` is the first column of the
/// whole table, which what is carried over takes in.
pub fn rows(budget: &Budget, first: usize, from: usize) -> Vec<Row> {
    let Layout { listing, sum } = layout(budget);
    let places = listing.places(first);
    let head = listing.head(first);
    let mut body = listing.body(first);
    let mut so_far = Fen::ZERO;
    let count = body.len();
    for (index, (row, line)) in body.iter_mut().zip(&budget.lines).enumerate() {
        so_far = so_far.checked_add(line.subtotal).unwrap_or(so_far);
        if index + 1 < count {
            row.carried = Some(Box::new(Carried {
                over: summed("过次页", so_far, &places, sum, from),
                brought: summed("承前页", so_far, &places, sum, from),
            }));
        }
    }
    let total = format!("总计：{}", budget.total.in_words());
    let contingency = format!("不可预见费（合计的{}%）", budget.contingency_percent);
    let mut totals = vec![summed("合计", budget.sum, &places, sum, first)];
    if budget.contingency != Fen::ZERO {
        totals.push(summed(
            &contingency,
            budget.contingency,
            &places,
            sum,
            first,
        ));
    }
    totals.push(summed(&total, budget.total, &places, sum, first));
    let last = |row| Row {
        keep_with_previous: true,
        ..row
    };
    std::iter::once(head)
        .chain(body)
        .chain(totals.into_iter().map(last))
        .collect()
}

/// A row with a sum: its words in front of the column of sums, nothing behind it.
fn summed(words: &str, amount: Fen, places: &[Range<usize>], sum: usize, from: usize) -> Row {
    let place = &places[sum];
    let end = places.last().map_or(place.end, |place| place.end);
    let cell = |columns, text: String, kind, align| {
        let paragraph = Paragraph::new(text, kind, CELL_LEADING, align);
        Cell::new(columns, Content::Text(vec![paragraph]))
    };
    let mut cells = vec![
        cell(from..place.start, words.to_owned(), LABEL, Align::Right),
        padded(cell(
            place.clone(),
            amount.display_grouped(),
            LABEL,
            Align::Right,
        )),
    ];
    if place.end < end {
        cells.push(cell(place.end..end, String::new(), CELL, Align::Left));
    }
    Row {
        cells,
        ..Row::default()
    }
}

/// `总 33,920.00元，A 客企篮球友谊赛 1,800.00元`: which plan has how much of 合计.
pub fn shares(shares: &[BudgetShare]) -> String {
    let share = |share: &BudgetShare| {
        let name = match share.mark.as_str() {
            "总" => "总策划书".to_owned(),
            mark => format!("子策划书{mark}（{}）", share.name),
        };
        format!("{name}{}元", share.amount.display_grouped())
    };
    let parts: Vec<String> = shares.iter().map(share).collect();
    parts.join("，")
}

/// The columns of 决算: what was planned, what it cost, and the difference.
pub fn settled_columns(widest: &[&Fen], has_notes: bool) -> Vec<Column> {
    let units = units_for(widest.iter().copied());
    let mut columns = vec![
        short("序号", 3),
        short("科目", 4),
        text("项目及规格说明", 0),
        figures("预算", units),
        figures("决算", units),
        figures("差额", units),
    ];
    if has_notes {
        columns.push(text("备注", 6));
    }
    columns
}
