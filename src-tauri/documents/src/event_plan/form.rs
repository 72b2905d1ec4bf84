//! A small plan: a form that is filled in (domain.md §1.3.3 (1)), the names of its nine sections at the left.

use std::ops::Range;

use super::listing::{Listing, UNITS};
use super::prose::{Prose, in_cell};
use super::sections::{NAMES, audience, time};
use super::style::{CELL, CELL_LEADING, LABEL};
use super::{Binding, EventPlan, EventPlanOptions, approval, attachments, budget, closing, lists};
use crate::typeset::face::Typeface;
use crate::typeset::flow::Flow;
use crate::typeset::mm;
use crate::typeset::numbering::of_heading;
use crate::typeset::paragraph::{Align, Paragraph, Type};
use crate::typeset::table::{Cell, Content, Row, Table};
use crate::wording::date;

const TITLE: Type = Type {
    typeface: Typeface::SongBold,
    size: 20.0,
    tracking: 0.14,
};
const NAME: Type = Type::new(Typeface::SongBold, 18.0);

/// The column of the names of the sections, and the first of the grid beside it.
const SIDE: f32 = mm(26.0);
const FIRST: usize = 1;

/// Sets the title of a plan within a plan, or of another part of the book, and leads there from the contents.
pub fn title_of_sub_plan(flow: &mut Flow, title: &str) {
    let paragraph = Paragraph::new(title, NAME, 30.0, Align::Centre);
    flow.anchor(title, 0);
    flow.title(&paragraph);
    flow.space(4.0);
}

/// Pours the form.
pub fn pour(flow: &mut Flow, plan: &EventPlan, options: &EventPlanOptions, signed: bool) {
    if plan.mark.is_empty() {
        flow.anchor(plan.plan_type.clone(), 0);
        flow.title(&Paragraph::new(&plan.plan_type, TITLE, 32.0, Align::Centre));
    }
    let sections = [
        name(plan),
        prose_rows(1, &plan.background),
        purpose(plan),
        section(3, listing(&lists::resources(&plan.resources))),
        conduct(plan),
        section(5, money(plan)),
        precautions(plan),
        people(plan),
        remarks(plan, options),
    ];
    let mut rows: Vec<Row> = sections.into_iter().flatten().collect();
    if signed {
        rows.extend(kept(titled(
            "审批栏",
            approval::rows(&plan.approvals, FIRST),
        )));
    }
    if let Some(closing) = &plan.closing {
        rows.extend(titled("活动总结", summary(plan, closing)));
    }
    flow.table(&table(rows), false);
}

/// A table of the form.
pub fn table(rows: Vec<Row>) -> Table {
    let unit = (mm(162.0) - SIDE) / UNITS as f32;
    let columns = std::iter::once(SIDE).chain(std::iter::repeat_n(unit, UNITS));
    Table {
        columns: columns.collect(),
        rows,
        ..Table::default()
    }
}

/// The rows of section `index`, counted from 0, beside its name.
pub fn section(index: usize, rows: Vec<Row>) -> Vec<Row> {
    titled(
        &format!("{}{}", of_heading(1, index + 1), NAMES[index]),
        rows,
    )
}

/// Rows beside a name.
pub fn titled(name: &str, mut rows: Vec<Row>) -> Vec<Row> {
    let count = rows.len();
    let label = Paragraph::new(name, LABEL, CELL_LEADING, Align::Left);
    let cell = Cell::new(0..FIRST, Content::Text(vec![label])).label();
    if let Some(first) = rows.first_mut() {
        first.cells.insert(0, cell.spanning(count));
        first.opens_group = true;
        first.anchor = Some(name.to_owned());
    }
    if let Some(second) = rows.get_mut(1) {
        second.keep_with_previous = true;
    }
    rows
}

/// The approvals go with the row above them: a signature never stands alone.
fn kept(mut rows: Vec<Row>) -> Vec<Row> {
    if let Some(first) = rows.first_mut() {
        first.keep_with_previous = true;
    }
    rows
}

/// A row over the whole width of the grid.
pub fn wide(paragraphs: Vec<Paragraph>) -> Row {
    Row {
        cells: vec![Cell::new(FIRST..FIRST + UNITS, Content::Text(paragraphs))],
        ..Row::default()
    }
}

fn line(text: &str) -> Vec<Paragraph> {
    Paragraph::written(text, CELL, CELL_LEADING, Align::Justified)
}

/// Labels with what they name, side by side: so many units for each label and each value.
pub fn fields(fields: &[(&str, String, usize, usize)]) -> Row {
    let mut edge = FIRST;
    let mut place = |units: usize| -> Range<usize> {
        edge += units;
        edge - units..edge
    };
    let mut cells = Vec::with_capacity(2 * fields.len());
    for (label, value, label_units, units) in fields {
        let label = Paragraph::new(*label, LABEL, CELL_LEADING, Align::Left);
        cells.push(Cell::new(place(*label_units), Content::Text(vec![label])).label());
        cells.push(Cell::new(place(*units), Content::Text(line(value))));
    }
    Row {
        cells,
        ..Row::default()
    }
}

/// Three fields of a label and a value.
pub fn three(all: [(&str, String); 3]) -> Row {
    let [first, second, third] = all;
    fields(&[
        (first.0, first.1, 4, 10),
        (second.0, second.1, 5, 8),
        (third.0, third.1, 5, 8),
    ])
}

/// A field over the whole width.
pub fn one(label: &str, value: String) -> Row {
    fields(&[(label, value, 5, 35)])
}

/// A list with its heads, of which the heads and the first row stay together.
pub fn listing(listing: &Listing) -> Vec<Row> {
    if listing.rows.is_empty() {
        return vec![wide(line("—"))];
    }
    let mut body = listing.body(FIRST);
    if let Some(first) = body.first_mut() {
        first.keep_with_previous = true;
    }
    std::iter::once(listing.head(FIRST)).chain(body).collect()
}

fn prose_rows(index: usize, prose: &Prose) -> Vec<Row> {
    let lines = in_cell(prose);
    let lines = if lines.is_empty() { line("—") } else { lines };
    section(index, vec![wide(lines)])
}

fn name(plan: &EventPlan) -> Vec<Row> {
    section(
        0,
        vec![
            wide(line(&plan.name)),
            three([
                ("编号", plan.plan_no.clone()),
                ("类型", plan.plan_type.clone()),
                ("主办部门", plan.sponsor.clone()),
            ]),
            three([
                ("编制", plan.author.clone()),
                ("编制日期", plan.written_on.map(date).unwrap_or_default()),
                ("密级", plan.secrecy.clone()),
            ]),
        ],
    )
}

fn labelled(label: &str, paragraphs: Vec<Paragraph>) -> Row {
    let name = Paragraph::new(label, LABEL, CELL_LEADING, Align::Left);
    Row {
        cells: vec![
            Cell::new(FIRST..FIRST + 5, Content::Text(vec![name])).label(),
            Cell::new(FIRST + 5..FIRST + UNITS, Content::Text(paragraphs)),
        ],
        ..Row::default()
    }
}

fn purpose(plan: &EventPlan) -> Vec<Row> {
    let mut goals = in_cell(&plan.goals);
    let targets = plan.targets.in_words();
    if !targets.is_empty() {
        goals.extend(line(&format!("量化目标：{targets}。")));
    }
    section(
        2,
        vec![
            labelled("目的", goals),
            labelled("意义", in_cell(&plan.significance)),
        ],
    )
}

fn conduct(plan: &EventPlan) -> Vec<Row> {
    let mut rows = vec![
        one("时间", time(plan.starts_at, plan.ends_at)),
        one("地点", plan.place.clone()),
        one("对象", audience(plan)),
    ];
    if !plan.agenda.is_empty() {
        rows.extend(listing(&lists::agenda(&plan.agenda)));
    }
    if !plan.preparation.is_empty() {
        rows.extend(listing(&lists::preparation(&plan.preparation)));
    }
    if !plan.division.is_empty() {
        rows.extend(listing(&lists::division(&plan.division)));
    }
    if !plan.invitees.is_empty() {
        rows.extend(listing(&lists::invitees(&plan.invitees)));
    }
    let more = in_cell(&plan.conduct);
    if !more.is_empty() {
        rows.push(labelled("其他", more));
    }
    section(4, rows)
}

fn money(plan: &EventPlan) -> Vec<Row> {
    if plan.budget.lines.is_empty() {
        vec![wide(line("本策划书没有经费支出。"))]
    } else {
        let unit = Paragraph::new("单位：元", CELL, CELL_LEADING, Align::Right);
        let mut rows = budget::rows(&plan.budget, FIRST, 0);
        for row in rows.iter_mut().take(2) {
            row.keep_with_previous = true;
        }
        std::iter::once(wide(vec![unit])).chain(rows).collect()
    }
}

fn precautions(plan: &EventPlan) -> Vec<Row> {
    let mut rows = Vec::new();
    if !plan.risks.is_empty() {
        rows.extend(listing(&lists::risks(&plan.risks)));
    }
    let more = in_cell(&plan.precautions);
    if !more.is_empty() || rows.is_empty() {
        rows.push(wide(if more.is_empty() { line("—") } else { more }));
    }
    section(6, rows)
}

fn people(plan: &EventPlan) -> Vec<Row> {
    let mut rows = listing(&lists::people(&plan.people));
    if !plan.participants.is_empty() {
        rows.push(fields(&[("主要参与者", plan.participants.clone(), 6, 34)]));
    }
    section(7, rows)
}

fn remarks(plan: &EventPlan, options: &EventPlanOptions) -> Vec<Row> {
    let mut lines = in_cell(&plan.remarks);
    for (index, attachment) in plan.attachments.iter().enumerate() {
        let binding: Binding = options.attachments.unwrap_or(attachment.binding);
        let name = attachments::name(index + 1, &attachment.title);
        lines.extend(line(&format!("{name}（{}）", binding.zh())));
    }
    let lines = if lines.is_empty() { line("—") } else { lines };
    section(8, vec![wide(lines)])
}

fn summary(plan: &EventPlan, closing: &closing::Closing) -> Vec<Row> {
    let mut rows = Vec::new();
    let figures = closing::figures(closing, &plan.targets);
    if !figures.rows.is_empty() {
        rows.extend(listing(&figures));
    }
    if !closing.summary.is_empty() {
        rows.push(labelled("总结", line(&closing.summary)));
    }
    if let Some(settlement) = &closing.settlement {
        rows.extend(listing(&closing::settled(&plan.budget, settlement)));
        rows.push(labelled(
            "决算",
            line(&closing::in_words(&plan.budget, settlement)),
        ));
    }
    if !closing.improvements.is_empty() {
        rows.push(labelled("改进", line(&closing.improvements)));
    }
    if rows.is_empty() {
        rows.push(wide(line("—")));
    }
    rows
}
