//! One cell into one field.

use serde_json::json;
use yike_core::contacts::ContactSheet;
use yike_core::customers::{ArchiveType, CustomerSheet, ImportantDate};
use yike_core::ids::StaffId;
use yike_core::money::Fen;

use super::row::{Column, Reader};
use super::words;
use crate::cells::{
    self, CellProblem, choice, choices, code, date, integer, money, parts, percent, phones,
    quantity, text,
};
use crate::matching::MoneyUnit;
use crate::plain::{folded, half_width};
use crate::table::Cell;

/// A number of the row: which of the contact's fields it belongs to is decided when all of them are there.
pub(super) struct Number {
    pub column: u32,
    pub field: &'static str,
    pub text: String,
}

/// What the cells of a row said so far.
#[derive(Default)]
pub(super) struct Taken {
    pub sheet: CustomerSheet,
    pub person: ContactSheet,
    pub archive_type: Option<ArchiveType>,
    pub numbers: Vec<Number>,
    pub places: Vec<String>,
    pub notes: Vec<String>,
}

type Outcome = Result<(), CellProblem>;

impl Taken {
    /// Reads a cell into its field.
    pub(super) fn take(&mut self, reader: &Reader<'_>, column: &Column, cell: &Cell) -> Outcome {
        match column.field.strip_prefix("contact.") {
            Some(field) => self.take_for_person(reader, column, field, cell),
            None => match column.field.as_str() {
                "phone" => self.take_numbers(column, "phone", cell),
                "region_code" => {
                    self.places.extend(text(cell)?);
                    Ok(())
                }
                "notes" => {
                    self.notes.extend(text(cell)?);
                    Ok(())
                }
                "archive_type" => {
                    self.archive_type = choice(cell, words::ARCHIVE_TYPES)?;
                    Ok(())
                }
                _ => take_for_customer(&mut self.sheet, reader, column, cell),
            },
        }
    }

    fn take_for_person(
        &mut self,
        reader: &Reader<'_>,
        column: &Column,
        field: &str,
        cell: &Cell,
    ) -> Outcome {
        let person = &mut self.person;
        match field {
            "name" => person.name = plain(cell)?,
            "gender" => person.gender = choice(cell, words::ADDRESSES)?,
            "dept" => person.dept = plain(cell)?,
            "title" => person.title = plain(cell)?,
            "roles" => person.roles = choices(cell, words::ROLES)?,
            "mobile" => return self.take_numbers(column, "contact.mobile", cell),
            "phone" => return self.take_numbers(column, "contact.phone", cell),
            "other_phones" => return self.take_numbers(column, "contact.other_phones", cell),
            "wechat" => person.wechat = code(cell)?.unwrap_or_default(),
            "email" => person.email = plain(cell)?,
            "preferred_channel" => person.preferred_channel = choice(cell, words::CHANNELS)?,
            "best_time" => person.best_time = plain(cell)?,
            "preference" => person.preference = plain(cell)?,
            "birthday" => person.birthday = birthday(cell, reader)?,
            "notice_at" => person.notice_at = date(cell, reader.date_system)?,
            "notice_method" => person.notice_method = choice(cell, words::NOTICE_METHODS)?,
            "basis" => person.basis = choice(cell, words::BASES)?,
            "status" => {
                if let Some(status) = choice(cell, words::STATUSES)? {
                    person.status = status;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_numbers(&mut self, column: &Column, field: &'static str, cell: &Cell) -> Outcome {
        let numbers = phones(cell)?.into_iter().map(|text| Number {
            column: column.index,
            field,
            text,
        });
        self.numbers.extend(numbers);
        Ok(())
    }
}

fn take_for_customer(
    sheet: &mut CustomerSheet,
    reader: &Reader<'_>,
    column: &Column,
    cell: &Cell,
) -> Outcome {
    let system = reader.date_system;
    match column.field.as_str() {
        "name" => sheet.name = plain(cell)?,
        "short_name" => sheet.short_name = plain(cell)?,
        "name_en" => sheet.name_en = plain(cell)?,
        "pinyin" => take_pinyin(sheet, &plain(cell)?),
        "uscc" => sheet.uscc = code(cell)?.unwrap_or_default(),
        "ent_nature" => sheet.ent_nature = choice(cell, words::OWNERSHIPS)?,
        "industry" => sheet.industry = plain(cell)?,
        "customer_kind" => sheet.customer_kind = choice(cell, words::CUSTOMER_KINDS)?,
        "legal_rep" => sheet.legal_rep = plain(cell)?,
        "reg_capital" => sheet.reg_capital_wan = in_wan(cell, column)?,
        "reg_date" => sheet.reg_date = date(cell, system)?,
        "employees" => sheet.employees = count(cell)?,
        "address" => sheet.address = plain(cell)?,
        "postcode" => sheet.postcode = postcode(cell)?,
        "fax" => sheet.fax = phones(cell)?.into_iter().next().unwrap_or_default(),
        "website" => sheet.website = plain(cell)?,
        "coverage" => sheet.coverage = parts(cell)?,
        "annual_sales" => sheet.annual_sales_wan = in_wan(cell, column)?,
        "sales_growth" => sheet.sales_growth_pct = percent(cell, column.scale)?,
        "profit_ratio" => sheet.profit_ratio_pct = percent(cell, column.scale)?,
        "main_goods" => sheet.main_goods = plain(cell)?,
        "temp_class" => sheet.temp_class = choice(cell, words::TEMPERATURES)?,
        "services" => sheet.services = choices(cell, words::SERVICES)?,
        "monthly_volume" => take_volume(sheet, cell)?,
        "contract_no" => sheet.contract_no = code(cell)?.unwrap_or_default(),
        "contract_from" => sheet.contract_from = date(cell, system)?,
        "contract_to" => sheet.contract_to = date(cell, system)?,
        "service_level" => sheet.service_level = plain(cell)?,
        "settlement" => sheet.settlement = choice(cell, words::SETTLEMENTS)?,
        "credit_days" => sheet.credit_days = count(cell)?,
        "credit_limit" => {
            sheet.credit_limit = money(cell, column.unit.unwrap_or(MoneyUnit::Yuan))?;
        }
        "credit_grade" => sheet.credit_grade = choice(cell, words::CREDIT_GRADES)?,
        "bank" => sheet.bank = plain(cell)?,
        "bank_acct" => sheet.bank_acct = code(cell)?.unwrap_or_default(),
        "invoice_title" => sheet.invoice_title = plain(cell)?,
        "tax_no" => sheet.tax_no = code(cell)?.unwrap_or_default(),
        "insurance" => sheet.insurance = choice(cell, words::INSURANCES)?,
        "insurance_note" => sheet.insurance_note = plain(cell)?,
        "class" => sheet.class = choice(cell, words::CLASSES)?,
        "relation_stage" => sheet.relation_stage = choice(cell, words::STAGES)?,
        "owner" => sheet.owner = colleague(cell, reader)?,
        "backup_owner" => sheet.backup_owner = colleague(cell, reader)?,
        "cs_agent" => sheet.cs_agent = colleague(cell, reader)?,
        "project_manager" => sheet.project_manager = colleague(cell, reader)?,
        "competitor" => sheet.competitor = plain(cell)?,
        "source" => sheet.source = choice(cell, words::SOURCES)?,
        "dates" => sheet.dates = important_dates(cell)?,
        "retention_until" => sheet.retention_until = date(cell, system)?,
        "confidentiality" => {
            if let Some(level) = choice(cell, words::CONFIDENTIALITIES)? {
                sheet.confidentiality = level;
            }
        }
        "next_contact" => sheet.next_contact = date(cell, system)?,
        _ => {}
    }
    Ok(())
}

fn plain(cell: &Cell) -> Result<String, CellProblem> {
    Ok(text(cell)?.unwrap_or_default())
}

/// `shulingxianda / SLXD`: capitals alone are the initials.
fn take_pinyin(sheet: &mut CustomerSheet, text: &str) {
    for part in text
        .split('/')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        match part.chars().all(|letter| letter.is_ascii_uppercase()) {
            true => sheet.initials = part.to_ascii_lowercase(),
            false => sheet.pinyin = part.to_owned(),
        }
    }
}

/// An amount in 万元, as the form has it: a number without a unit is one of 万元, for a capital of 3000 yuan is none.
fn in_wan(cell: &Cell, column: &Column) -> Result<Option<Fen>, CellProblem> {
    const WAN: i64 = 10_000;
    let Some(amount) = money(cell, column.unit.unwrap_or(MoneyUnit::TenThousand))? else {
        return Ok(None);
    };
    let fen = amount.fen();
    let half = WAN / 2 * fen.signum();
    Fen::from_fen((fen + half) / WAN)
        .map(Some)
        .map_err(|_| CellProblem::new("out_of_range", cell))
}

fn count(cell: &Cell) -> Result<Option<u32>, CellProblem> {
    integer(cell)?
        .map(|number| {
            u32::try_from(number)
                .ok()
                .filter(|number| i32::try_from(*number).is_ok())
                .ok_or_else(|| CellProblem::new("out_of_range", cell))
        })
        .transpose()
}

/// A postcode that was typed as a number has lost its leading zero.
fn postcode(cell: &Cell) -> Result<String, CellProblem> {
    let code = code(cell)?.unwrap_or_default();
    Ok(match (cell, code.len()) {
        (Cell::Number(_), 5) => format!("0{code}"),
        _ => code,
    })
}

fn take_volume(sheet: &mut CustomerSheet, cell: &Cell) -> Outcome {
    let Some((number, unit)) = quantity(cell)? else {
        return Ok(());
    };
    let unit = match unit.is_empty() {
        true => None,
        false => Some(
            choice(&Cell::text(&unit), words::VOLUME_UNITS)?
                .ok_or_else(|| CellProblem::new("not_a_quantity", cell))?,
        ),
    };
    sheet.monthly_volume = Some(number);
    sheet.monthly_volume_unit = unit;
    Ok(())
}

/// A person of the firm by name; somebody who has left gets nothing new.
fn colleague(cell: &Cell, reader: &Reader<'_>) -> Result<Option<StaffId>, CellProblem> {
    let Some(name) = text(cell)? else {
        return Ok(None);
    };
    let refuse = |code| CellProblem::with(code, cell, json!({ "name": name }));
    let people = reader.people.get(folded(&name).as_str());
    match people.map(Vec::as_slice).unwrap_or_default() {
        [] => Err(refuse("unknown_staff")),
        [person] if !person.active => Err(refuse("inactive_staff")),
        people => {
            let mut active = people.iter().filter(|person| person.active);
            match (active.next(), active.next()) {
                (Some(person), None) => Ok(Some(person.id)),
                _ => Err(refuse("ambiguous_staff")),
            }
        }
    }
}

/// Month and day; the year of a birth is more than the firm needs (PIPL art. 6).
fn birthday(cell: &Cell, reader: &Reader<'_>) -> Result<String, CellProblem> {
    let written = plain(cell)?;
    if written.is_empty() {
        return Ok(String::new());
    }
    if let Some(day) = month_and_day(&written) {
        return Ok(day);
    }
    match date(cell, reader.date_system) {
        Ok(Some(day)) => Ok(day.format("%m-%d").to_string()),
        _ => Err(CellProblem::new("not_a_month_and_day", cell)),
    }
}

/// `03-18 司庆、10月1日 国庆`.
fn important_dates(cell: &Cell) -> Result<Vec<ImportantDate>, CellProblem> {
    let refuse = || CellProblem::new("not_a_month_and_day", cell);
    parts(cell)?
        .into_iter()
        .map(|part| {
            let part = half_width(&part);
            let end = part
                .find(|sign: char| !sign.is_ascii_digit() && !"-.月日号".contains(sign))
                .unwrap_or(part.len());
            let (day, name) = part.split_at(end);
            Ok(ImportantDate {
                day: month_and_day(day).ok_or_else(refuse)?,
                name: name.trim().to_owned(),
            })
        })
        .collect()
}

/// `03-18`, `3.18` or `3月18日` as `MM-DD`.
fn month_and_day(text: &str) -> Option<String> {
    let text = half_width(text);
    let text = text.trim().trim_end_matches(['日', '号']);
    let (month, day) = text.split_once(['-', '.', '月'])?;
    let number = |digits: &str| -> Option<u32> {
        let short = (1..=2).contains(&digits.len());
        short.then(|| digits.parse().ok()).flatten()
    };
    let (month, day) = (number(month)?, number(day)?);
    // Of a leap year, so that 29 February is a day.
    chrono::NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(format!("{month:02}-{day:02}"))
}

/// Words by which lists say that there is nothing.
pub(super) fn says_nothing(field: &str, cell: &Cell) -> bool {
    const NOTHING: [&str; 12] = [
        "无", "暂无", "没有", "未知", "空", "-", "--", "—", "——", "/", "n/a", "na",
    ];
    let may_say_so = matches!(field, "insurance" | "notes" | "name" | "archive_type");
    !may_say_so
        && matches!(cell, Cell::Text(_))
        && NOTHING.contains(&folded(&cells::shown(cell)).as_str())
}
