//! One row of a list into one customer.

use std::collections::HashMap;

use yike_core::contacts::ContactSheet;
use yike_core::customers::import::{CellNote, CellPlace, ImportRow, RowReason};
use yike_core::customers::{self, ArchiveType, CustomerInput, CustomerSheet};
use yike_core::phone::{Phone, PhoneKind};
use yike_core::problems::{Problems, Weight};
use yike_core::region;
use yike_core::staff::Staff;

use super::take::{Number, Taken, says_nothing};
use super::{CustomerList, Mapping};
use crate::cells::{CellProblem, PercentScale, percent_scale, shown};
use crate::header;
use crate::matching::{ColumnName, Label, MoneyUnit};
use crate::plain::folded;
use crate::table::{Cell, DateSystem, Row};

/// What a row is called that adds up those above.
const TOTALS: [&str; 8] = [
    "合计", "总计", "小计", "共计", "合计:", "总计:", "total", "subtotal",
];

/// Fields whose numbers are put where their kind belongs.
const NUMBERS: [&str; 3] = ["contact.mobile", "contact.phone", "contact.other_phones"];

/// A column that is imported.
pub(super) struct Column {
    pub index: u32,
    pub field: String,
    pub unit: Option<MoneyUnit>,
    pub scale: PercentScale,
}

/// Everything that reading a row needs to know beside the row.
pub(super) struct Reader<'a> {
    columns: Vec<Column>,
    names: &'a [ColumnName],
    repairs: HashMap<(u32, u32), Cell>,
    unverified: &'a [u32],
    pub people: HashMap<String, Vec<&'a Staff>>,
    pub date_system: DateSystem,
}

impl<'a> Reader<'a> {
    pub(super) fn new(list: &'a CustomerList, mapping: &'a Mapping, staff: &'a [Staff]) -> Self {
        let columns = mapping.columns.iter().filter_map(|mapped| {
            let field = mapped.field.clone()?;
            let name = list
                .columns()
                .iter()
                .find(|name| name.column == mapped.column)?;
            let is_share = matches!(field.as_str(), "sales_growth" | "profit_ratio");
            let scale = match is_share {
                true => percent_scale(list.table_rows().iter().map(|row| row.cell(mapped.column))),
                false => PercentScale::Unclear,
            };
            Some(Column {
                index: mapped.column,
                field,
                unit: Label::new(&name.name).unit(),
                scale,
            })
        });
        let mut columns: Vec<Column> = columns.collect();
        columns.sort_by_key(|column| column.index);
        let repairs = mapping
            .repairs
            .iter()
            .map(|repair| ((repair.row, repair.column), Cell::text(&repair.text)));
        let mut people: HashMap<String, Vec<&Staff>> = HashMap::new();
        for person in staff {
            people.entry(folded(&person.name)).or_default().push(person);
        }
        Self {
            columns,
            names: list.columns(),
            repairs: repairs.collect(),
            unverified: &mapping.unverified_rows,
            people,
            date_system: list.date_system(),
        }
    }

    /// Reads a row.
    pub(super) fn read(&self, row: &Row) -> ImportRow {
        if header::repeats_names(row, self.names) {
            return ImportRow::set_aside(row.number(), RowReason::RepeatedHeader);
        }
        if self.adds_up(row) {
            return ImportRow::set_aside(row.number(), RowReason::Total);
        }
        let mut taken = Taken::default();
        let mut notes = Vec::new();
        for column in &self.columns {
            let cell = self.cell(row, column.index);
            if cell.is_empty() || says_nothing(&column.field, cell) {
                continue;
            }
            if let Err(problem) = taken.take(self, column, cell) {
                notes.push(note_of(column, problem));
            }
        }
        let archive_type = archive_type(&taken);
        let Taken {
            mut sheet,
            mut person,
            numbers,
            places,
            notes: remarks,
            ..
        } = taken;
        sheet.notes = remarks.join("；");
        self.place(&mut sheet, &places, &mut notes);
        reach(&mut sheet, &mut person, &numbers, &mut notes);
        self.check_person(row, &person, &mut notes);
        let input = CustomerInput {
            archive_type,
            sheet,
            contacts: Vec::from_iter((!person.name.is_empty()).then_some(person)),
            accept_unverified: self.unverified.contains(&row.number()),
        };
        let read = ImportRow::new(row.number(), input, notes, |field| self.found(row, field));
        match self.goes_on(row) {
            true => read.continuing(),
            false => read,
        }
    }

    /// What a cell says, after it was put right.
    fn cell<'row>(&'row self, row: &'row Row, column: u32) -> &'row Cell {
        self.repairs
            .get(&(row.number(), column))
            .unwrap_or_else(|| row.cell(column))
    }

    /// The first cell of the row is what sums are called.
    fn adds_up(&self, row: &Row) -> bool {
        let first = row.cells().next();
        first.is_some_and(|(_, cell)| TOTALS.contains(&folded(&shown(cell)).as_str()))
    }

    /// The customer's name stands in a merged cell that begins in a row above.
    fn goes_on(&self, row: &Row) -> bool {
        let mut names = self.columns.iter().filter(|column| column.field == "name");
        names.any(|name| {
            !row.cell(name.index).is_empty()
                && row.own_cell(name.index).is_empty()
                && !self.repairs.contains_key(&(row.number(), name.index))
        })
    }

    /// Where a field of the core came from; its keys name the unit too.
    fn found(&self, row: &Row, field: &str) -> CellPlace {
        let field = match field.starts_with("contact.") {
            true => field,
            false => field.split('.').next().unwrap_or(field),
        };
        let key = field.trim_end_matches("_wan").trim_end_matches("_pct");
        let of_field = self.columns.iter().find(|column| column.field == key);
        // A mobile may have come from the column of the landlines.
        let column = of_field.or_else(|| {
            let any = |column: &&Column| NUMBERS.contains(&column.field.as_str());
            NUMBERS
                .contains(&key)
                .then(|| self.columns.iter().find(any))
                .flatten()
        });
        CellPlace {
            column: column.map(|column| column.index),
            found: column
                .map(|column| CellProblem::new("", self.cell(row, column.index)).found)
                .unwrap_or_default(),
        }
    }

    /// The region by its name, else by the address; its text stays as the list has it.
    fn place(&self, sheet: &mut CustomerSheet, places: &[String], notes: &mut Vec<CellNote>) {
        let written = places.concat();
        if written.is_empty() {
            if let Some(found) = region::resolve(&sheet.address) {
                sheet.region_text = found.region.full_text;
                sheet.region_code = found.region.code;
            }
            return;
        }
        match region::resolve(&written) {
            Some(found) => {
                sheet.region_text = match found.rest.is_empty() {
                    true => found.region.full_text,
                    false => written,
                };
                sheet.region_code = found.region.code;
            }
            None => {
                let column = self
                    .columns
                    .iter()
                    .find(|column| column.field == "region_code");
                notes.push(CellNote {
                    column: column.map(|column| column.index),
                    field: "region_code".to_owned(),
                    code: "region_unresolved".to_owned(),
                    params: serde_json::Map::new(),
                    found: written.clone(),
                    weight: Weight::Warning,
                });
                sheet.region_text = written;
            }
        }
    }

    /// What is known about somebody without a name cannot be kept.
    fn check_person(&self, row: &Row, person: &ContactSheet, notes: &mut Vec<CellNote>) {
        if !person.name.is_empty() || *person == ContactSheet::default() {
            return;
        }
        let known = self.columns.iter().filter(|column| {
            column.field.starts_with("contact.")
                && !NUMBERS.contains(&column.field.as_str())
                && !self.cell(row, column.index).is_empty()
        });
        let unread: Vec<&Column> = known
            .filter(|column| !notes.iter().any(|note| note.column == Some(column.index)))
            .collect();
        for column in unread {
            let cell = self.cell(row, column.index);
            notes.push(note_of(
                column,
                CellProblem::new("contact_name_missing", cell),
            ));
        }
    }
}

fn note_of(column: &Column, problem: CellProblem) -> CellNote {
    CellNote {
        column: Some(column.index),
        field: column.field.clone(),
        code: problem.code.to_owned(),
        params: problem.params,
        found: problem.found,
        weight: Weight::Error,
    }
}

/// 大客户 where the list says so, or knows what only the full sheet has.
fn archive_type(taken: &Taken) -> ArchiveType {
    let sheet = &taken.sheet;
    let full = !sheet.uscc.is_empty()
        || !sheet.contract_no.is_empty()
        || sheet.contract_from.is_some()
        || sheet.contract_to.is_some();
    taken.archive_type.unwrap_or(match full {
        true => ArchiveType::KeyAccount,
        false => ArchiveType::SmallAccount,
    })
}

/// Puts each number where its kind belongs: 电话 in a list holds mobiles and landlines alike. Numbers of nobody are
/// those of the firm.
fn reach(
    sheet: &mut CustomerSheet,
    person: &mut ContactSheet,
    numbers: &[Number],
    notes: &mut Vec<CellNote>,
) {
    let somebody = !person.name.is_empty();
    for number in numbers {
        let mut problems = Problems::default();
        let stored = customers::check_phone(&mut problems, number.field, &number.text);
        let refused = problems
            .as_slice()
            .iter()
            .any(|problem| problem.weight == Weight::Error);
        for problem in problems.into_vec() {
            // What is taken in is checked once more with its row, where warnings are noted.
            if problem.weight == Weight::Error {
                notes.push(note_of_number(number, &problem.code, problem.params));
            }
        }
        if refused {
            continue;
        }
        let mobile =
            Phone::parse(&stored).is_ok_and(|parsed| parsed.phone.kind() == PhoneKind::Mobile);
        let of_firm = number.field == "phone" || !somebody;
        let place = match (of_firm, mobile) {
            (true, _) if sheet.phone.is_empty() => Some(&mut sheet.phone),
            (_, true) if somebody && person.mobile.is_empty() => Some(&mut person.mobile),
            (_, false) if somebody && person.phone.is_empty() => Some(&mut person.phone),
            _ => None,
        };
        if let Some(place) = place {
            *place = stored;
            continue;
        }
        let known = [&sheet.phone, &person.mobile, &person.phone].contains(&&stored)
            || person.other_phones.contains(&stored);
        match somebody {
            _ if known => {}
            true => person.other_phones.push(stored),
            false => notes.push(note_of_number(
                number,
                "contact_name_missing",
                serde_json::Map::new(),
            )),
        }
    }
}

fn note_of_number(
    number: &Number,
    code: &str,
    params: serde_json::Map<String, serde_json::Value>,
) -> CellNote {
    CellNote {
        column: Some(number.column),
        field: number.field.to_owned(),
        code: code.to_owned(),
        params,
        found: number.text.chars().take(60).collect(),
        weight: Weight::Error,
    }
}
