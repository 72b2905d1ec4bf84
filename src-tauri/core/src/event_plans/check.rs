//! What is wrong with a plan, each problem with its section, its row where it is in a table, and its field.

use chrono::{Datelike, NaiveDate};

use super::settlement::MOST_PEOPLE;
use super::{BudgetRow, PlanSheet, PlanSize, budget, prose};
use crate::clock::Moment;
use crate::money::Fen;
use crate::problems::{Problem, Problems, Weight};
use crate::quantity::Quantity;

const LONGEST_NAME: usize = 120;
const LONGEST_LINE: usize = 200;
const LONGEST_CELL: usize = 1_000;
const MOST_ROWS: usize = 500;
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;
/// An event longer than this is a mistyped year.
const LONGEST_EVENT_DAYS: i64 = 366;

/// 不可预见费 is usually so many per cent (domain.md §2.6).
const USUAL_CONTINGENCY: std::ops::RangeInclusive<Quantity> =
    Quantity::whole(5)..=Quantity::whole(10);
const HIGHEST_PERCENT: Quantity = Quantity::whole(100);
const HIGHEST_MARK: Quantity = Quantity::whole(5);

/// The problems of a sheet. Every one has `section` among its parameters (0 for the cover) and, where it is in a table,
/// `row`, counted from 1; its field is the key in the sheet, such as `agenda.3.start`.
pub fn check(sheet: &PlanSheet, is_sub_plan: bool) -> Problems {
    let mut problems = Problems::default();
    check_texts(&mut problems, sheet);
    check_dates(&mut problems, sheet);
    check_people(&mut problems, sheet);
    check_agenda(&mut problems, sheet);
    check_schedule(&mut problems, sheet);
    check_budget(&mut problems, sheet, is_sub_plan);
    located(problems)
}

fn check_texts(problems: &mut Problems, sheet: &PlanSheet) {
    problems.require("name", &sheet.name);
    problems.limit("name", &sheet.name, LONGEST_NAME);
    for (field, text) in [
        ("sponsor", &sheet.sponsor),
        ("author", &sheet.author),
        ("version", &sheet.version),
        ("place", &sheet.place),
        ("audience", &sheet.audience),
        ("participants", &sheet.participants),
    ] {
        problems.limit(field, text, LONGEST_LINE);
    }
    for (key, blocks) in sheet.prose() {
        prose::check(problems, key, blocks, sheet.size == PlanSize::Small);
    }
    let tables = [
        ("resources", sheet.resources.len()),
        ("invitees", sheet.invitees.len()),
        ("agenda", sheet.agenda.len()),
        ("preparation", sheet.preparation.len()),
        ("division", sheet.division.len()),
        ("budget", sheet.budget.len()),
        ("risks", sheet.risks.len()),
        ("people", sheet.people.len()),
        ("attachments", sheet.attachments.len()),
    ];
    for (table, found) in tables {
        if found > MOST_ROWS {
            let params = [("limit", MOST_ROWS.into()), ("found", found.into())];
            problems.add(table, "too_many_rows", Weight::Error, params);
        }
    }
    for (field, text) in needed_cells(sheet) {
        problems.require(&field, text);
    }
    for (field, text) in cells(sheet) {
        problems.limit(&field, text, LONGEST_CELL);
    }
}

/// The cells without which their row says nothing.
fn needed_cells(sheet: &PlanSheet) -> Vec<(String, &str)> {
    let mut cells: Vec<(String, &str)> = Vec::new();
    let mut add = |table: &str, index: usize, field: &str, text| {
        cells.push((format!("{table}.{index}.{field}"), text));
    };
    for (index, row) in sheet.resources.iter().enumerate() {
        add("resources", index, "name", row.name.as_str());
    }
    for (index, row) in sheet.agenda.iter().enumerate() {
        add("agenda", index, "part", &row.part);
    }
    for (index, row) in sheet.preparation.iter().enumerate() {
        add("preparation", index, "task", &row.task);
    }
    for (index, row) in sheet.division.iter().enumerate() {
        add("division", index, "group", &row.group);
    }
    for (index, row) in sheet.budget.iter().enumerate() {
        add("budget", index, "item", &row.item);
    }
    for (index, row) in sheet.risks.iter().enumerate() {
        add("risks", index, "risk", &row.risk);
    }
    for (index, row) in sheet.people.iter().enumerate() {
        add("people", index, "name", &row.name);
    }
    for (index, row) in sheet.attachments.iter().enumerate() {
        add("attachments", index, "title", &row.title);
    }
    cells
}

/// Every cell that holds free text.
fn cells(sheet: &PlanSheet) -> Vec<(String, &str)> {
    let mut cells = needed_cells(sheet);
    macro_rules! add_cells {
        ($($table:ident: $($field:ident),+;)+) => { $(
            for (index, row) in sheet.$table.iter().enumerate() {
                $( cells.push((format!(concat!(stringify!($table), ".{}.", stringify!($field)), index), row.$field.as_str())); )+
            }
        )+ };
    }
    add_cells! {
        resources: quantity, department;
        invitees: unit, name, title, note;
        agenda: content, place, responsible, materials, note;
        preparation: responsible;
        division: duty, leader, members;
        budget: specification, unit, funding, note;
        risks: prevention, emergency, responsible;
        people: role, title, phone;
        attachments: note;
    }
    cells
}

fn is_sensible(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

fn check_dates(problems: &mut Problems, sheet: &PlanSheet) {
    let days = [
        ("written_on", sheet.written_on),
        ("starts_at", sheet.starts_at.map(Moment::local_date)),
        ("ends_at", sheet.ends_at.map(Moment::local_date)),
    ];
    for (field, day) in days {
        if day.is_some_and(|day| !is_sensible(day)) {
            problems.error(field, "date_out_of_range");
        }
    }
    if let (Some(start), Some(end)) = (sheet.starts_at, sheet.ends_at) {
        if end <= start {
            problems.error("ends_at", "ends_before_start");
        } else if (end.local_date() - start.local_date()).num_days() > LONGEST_EVENT_DAYS {
            problems.error("ends_at", "out_of_range");
        }
    }
    if sheet.starts_at.is_none() && sheet.ends_at.is_some() {
        problems.error("starts_at", "required");
    }
    if let (Some(written), Some(start)) = (sheet.written_on, sheet.starts_at)
        && written > start.local_date()
    {
        problems.warning("written_on", "after_the_event");
    }
}

fn check_people(problems: &mut Problems, sheet: &PlanSheet) {
    let targets = &sheet.targets;
    for (field, count) in [
        ("customers_expected", sheet.customers_expected),
        ("staff_expected", sheet.staff_expected),
        ("targets.invited", targets.invited),
        ("targets.attended", targets.attended),
        ("targets.needs", targets.needs),
        ("targets.explicit_needs", targets.explicit_needs),
        ("targets.intents", targets.intents),
    ] {
        if count.is_some_and(|count| count > MOST_PEOPLE) {
            problems.error(field, "out_of_range");
        }
    }
    if targets
        .response_percent
        .is_some_and(|rate| rate > HIGHEST_PERCENT)
    {
        problems.error("targets.response_percent", "out_of_range");
    }
    if targets.satisfaction.is_some_and(|mark| mark > HIGHEST_MARK) {
        problems.error("targets.satisfaction", "out_of_range");
    }
    for (index, row) in sheet.invitees.iter().enumerate() {
        if row.unit.trim().is_empty() && row.name.trim().is_empty() {
            problems.error(&format!("invitees.{index}.name"), "required");
        }
    }
}

/// Each row ends after it starts, lies within the event, and no two are at the same time.
fn check_agenda(problems: &mut Problems, sheet: &PlanSheet) {
    for (index, row) in sheet.agenda.iter().enumerate() {
        if row.end <= row.start {
            problems.error(&format!("agenda.{index}.end"), "ends_before_start");
        }
        if sheet.starts_at.is_some_and(|start| row.start < start) {
            problems.error(&format!("agenda.{index}.start"), "outside_the_event");
        }
        if sheet.ends_at.is_some_and(|end| row.end > end) {
            problems.error(&format!("agenda.{index}.end"), "outside_the_event");
        }
        // Both rows are named, the later one by its place; the earlier one as `other`.
        for (earlier, before) in sheet.agenda.iter().enumerate().take(index) {
            if row.start < before.end && before.start < row.end {
                let params = [("other", (earlier + 1).into())];
                let field = format!("agenda.{index}.start");
                problems.add(&field, "overlaps", Weight::Error, params);
            }
        }
    }
}

fn check_schedule(problems: &mut Problems, sheet: &PlanSheet) {
    let mut latest: Option<NaiveDate> = None;
    for (index, row) in sheet.preparation.iter().enumerate() {
        let field = format!("preparation.{index}.due");
        if !is_sensible(row.due) {
            problems.error(&field, "date_out_of_range");
        }
        if latest.is_some_and(|latest| row.due < latest) {
            problems.warning(&field, "out_of_order");
        }
        latest = latest.max(Some(row.due));
    }
    let begins = sheet.starts_at.map(Moment::local_date);
    for (index, row) in sheet.resources.iter().enumerate() {
        let field = format!("resources.{index}.ready_on");
        match (row.ready_on, begins) {
            (Some(ready), _) if !is_sensible(ready) => problems.error(&field, "date_out_of_range"),
            (Some(ready), Some(begins)) if ready > begins => {
                problems.warning(&field, "ready_too_late");
            }
            _ => {}
        }
    }
}

fn check_budget(problems: &mut Problems, sheet: &PlanSheet, is_sub_plan: bool) {
    for (index, row) in sheet.budget.iter().enumerate() {
        check_budget_row(problems, index, row);
    }
    let total = budget::sum(&sheet.budget).and_then(|sum| {
        let contingency = sheet.contingency_percent.percent_of(sum)?;
        sum.checked_add(contingency)
    });
    if total.is_none() {
        problems.error("budget", "too_large");
    }
    let percent = sheet.contingency_percent;
    if percent > HIGHEST_PERCENT {
        problems.error("contingency_percent", "out_of_range");
    } else if !USUAL_CONTINGENCY.contains(&percent) && !sheet.budget.is_empty() && !is_sub_plan {
        problems.warning("contingency_percent", "contingency_unusual");
    }
}

fn check_budget_row(problems: &mut Problems, index: usize, row: &BudgetRow) {
    if row.unit_price < Fen::ZERO {
        problems.error(&format!("budget.{index}.unit_price"), "negative");
    }
    for (field, quantity) in [("quantity", row.quantity), ("times", row.times)] {
        if quantity == Quantity::ZERO {
            problems.error(&format!("budget.{index}.{field}"), "not_zero");
        }
    }
    if row.subtotal().is_none() {
        problems.error(&format!("budget.{index}.unit_price"), "too_large");
    }
}

/// The section of the form in which a field stands; 0 for the cover.
fn section(field: &str) -> u8 {
    match field.split('.').next().unwrap_or_default() {
        "plan_no" | "parent" | "parent_no" | "name" | "plan_type" | "size" => 1,
        "background" => 2,
        "goals" | "targets" | "significance" => 3,
        "resources" => 4,
        "starts_at" | "ends_at" | "place" | "audience" | "customers_expected"
        | "staff_expected" | "invitees" | "agenda" | "preparation" | "division" | "conduct" => 5,
        "budget" | "contingency_percent" => 6,
        "risks" | "precautions" => 7,
        "people" | "participants" => 8,
        "remarks" | "attachments" => 9,
        _ => 0,
    }
}

/// Adds section and row to every problem.
pub(super) fn located(problems: Problems) -> Problems {
    let mut located = Problems::default();
    for Problem {
        field,
        code,
        mut params,
        weight,
    } in problems.into_vec()
    {
        params.insert("section".to_owned(), section(&field).into());
        let row = field
            .split('.')
            .nth(1)
            .and_then(|index| index.parse::<usize>().ok());
        if let Some(index) = row {
            params.insert("row".to_owned(), (index + 1).into());
        }
        located.add_with(&field, &code, weight, params);
    }
    located
}
