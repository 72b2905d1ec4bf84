//! One row of a list, checked: what is wrong with it never reaches the archive.

use serde_json::{Map, Value};

use super::CellNote;
use crate::contacts::{self, ContactSheet};
use crate::customers::{CustomerInput, CustomerSheet, check};
use crate::problems::{Problem, Weight};

choices! {
    /// Why a row was skipped or refused.
    pub enum RowReason {
        /// It names no customer.
        NameMissing = "name_missing" / "没有客户名称",
        /// Its name is longer than any firm's.
        NameTooLong = "name_too_long" / "客户名称过长",
        /// The customer's name cannot be read from its cell.
        NameUnreadable = "name_unreadable" / "客户名称读不出来",
        /// The same customer is there already.
        Duplicate = "duplicate" / "已有相同客户",
        /// The user left this row out.
        LeftOut = "left_out" / "已选择跳过",
        /// The customer that is there knows all of it.
        NothingNew = "nothing_new" / "没有新内容",
        /// The customer that is there belongs to somebody else (domain.md §4).
        NotYours = "not_yours" / "无权修改该客户",
        /// It repeats the names of the columns, as lists made for printing do.
        RepeatedHeader = "repeated_header" / "重复的表头",
        /// It adds up the rows above.
        Total = "total" / "合计行",
        /// It goes on with a row that was skipped.
        Continues = "continues" / "随上一行跳过",
        /// It goes on with a row that was refused.
        ContinuesRefused = "continues_refused" / "上一行未导入",
    }
}

impl RowReason {
    /// Whether nothing was lost by it, so that the row counts as skipped and not as refused.
    pub fn is_harmless(self) -> bool {
        !matches!(
            self,
            Self::NameMissing
                | Self::NameTooLong
                | Self::NameUnreadable
                | Self::NotYours
                | Self::ContinuesRefused
        )
    }
}

/// Where a field came from.
#[derive(Clone, Debug, Default)]
pub struct CellPlace {
    /// The column in the file, from zero.
    pub column: Option<u32>,
    /// What stands there.
    pub found: String,
}

/// A row of a list. It holds nothing that would be refused when it is stored.
#[derive(Clone, Debug)]
pub struct ImportRow {
    row: u32,
    input: CustomerInput,
    notes: Vec<CellNote>,
    set_aside: Option<RowReason>,
    continues: bool,
}

impl ImportRow {
    /// Checks a row. `notes` are what reading its cells brought up; `place` says for a key such as `uscc` or
    /// `contact.mobile` where it came from. Fields that are wrong are left out and noted; a credit code that fails its
    /// check is kept, marked 未核实, only where `input.accept_unverified` is set (domain.md §3.5).
    pub fn new(
        row: u32,
        mut input: CustomerInput,
        mut notes: Vec<CellNote>,
        place: impl Fn(&str) -> CellPlace,
    ) -> Self {
        let mut set_aside = None;
        for problem in check(&input.sheet).into_vec() {
            match (problem.field.as_str(), problem.code.as_str()) {
                ("name", "required") => {
                    let unreadable = notes.iter().any(|note| note.field == "name");
                    set_aside = Some(match unreadable {
                        true => RowReason::NameUnreadable,
                        false => RowReason::NameMissing,
                    });
                }
                ("name", _) => set_aside = Some(RowReason::NameTooLong),
                _ => settle(
                    problem,
                    &mut input.sheet,
                    input.accept_unverified,
                    &place,
                    &mut notes,
                ),
            }
        }
        for contact in &mut input.contacts {
            for mut problem in contacts::check(contact).into_vec() {
                let field = std::mem::take(&mut problem.field);
                problem.field = format!("contact.{}", top(&field));
                // That a list says nothing about the legal basis is counted as missing, not noted a thousand times.
                if problem.code != "no_legal_basis" {
                    settle(problem, contact, false, &place, &mut notes);
                }
            }
        }
        input
            .contacts
            .retain(|contact| !contact.name.trim().is_empty());
        Self {
            row,
            input,
            notes,
            set_aside,
            continues: false,
        }
    }

    /// A row that is no customer at all.
    pub fn set_aside(row: u32, reason: RowReason) -> Self {
        Self {
            row,
            input: CustomerInput {
                archive_type: crate::customers::ArchiveType::SmallAccount,
                sheet: CustomerSheet::default(),
                contacts: Vec::new(),
                accept_unverified: false,
            },
            notes: Vec::new(),
            set_aside: Some(reason),
            continues: false,
        }
    }

    /// Marks a row that goes on with the customer of the row above: lists merge its name over the rows of its contacts.
    pub fn continuing(mut self) -> Self {
        self.continues = true;
        self
    }

    /// The row's number in the file.
    pub fn row(&self) -> u32 {
        self.row
    }

    /// What is to be stored.
    pub fn input(&self) -> &CustomerInput {
        &self.input
    }

    /// What a person should know about its cells.
    pub fn notes(&self) -> &[CellNote] {
        &self.notes
    }

    /// Why the row cannot be taken in, if so.
    pub fn reason(&self) -> Option<RowReason> {
        self.set_aside
    }

    /// Whether the row goes on with the customer of the row above.
    pub fn is_continuation(&self) -> bool {
        self.continues
    }
}

/// Notes a problem and, where it stops a save, takes the field out of the sheet.
fn settle<Sheet: Clearable>(
    mut problem: Problem,
    sheet: &mut Sheet,
    accept_unverified: bool,
    place: &impl Fn(&str) -> CellPlace,
    notes: &mut Vec<CellNote>,
) {
    let place = place(&problem.field);
    let refused = match problem.weight {
        Weight::Error => true,
        Weight::Unverified => !accept_unverified,
        Weight::Warning => false,
    };
    if refused {
        problem.weight = Weight::Error;
        sheet.clear(top(problem.field.trim_start_matches("contact.")));
    }
    notes.push(CellNote::of(problem, place.column, place.found));
}

/// The field itself, without the place in its list: `dates.0.day` is of `dates`.
fn top(field: &str) -> &str {
    field.split('.').next().unwrap_or(field)
}

/// A sheet whose fields can be taken out by their keys.
trait Clearable {
    fn clear(&mut self, field: &str);
}

impl Clearable for CustomerSheet {
    fn clear(&mut self, field: &str) {
        clear(self, field);
    }
}

impl Clearable for ContactSheet {
    fn clear(&mut self, field: &str) {
        clear(self, field);
    }
}

/// Every field of a sheet has a default, which it takes where it is left out. This is rare enough to go through JSON.
fn clear<Sheet: serde::Serialize + serde::de::DeserializeOwned>(sheet: &mut Sheet, field: &str) {
    let mut fields = to_fields(sheet);
    fields.shift_remove(field);
    if let Ok(cleared) = serde_json::from_value(Value::Object(fields)) {
        *sheet = cleared;
    }
}

/// The fields of a sheet by their keys.
pub(super) fn to_fields(sheet: &impl serde::Serialize) -> Map<String, Value> {
    match serde_json::to_value(sheet) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}
