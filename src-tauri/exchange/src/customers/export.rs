//! The archive's customers as a grid: one row a customer, every field that can be imported again, in the order of the
//! form, the first contact among them and the others behind.

use std::collections::HashMap;

use yike_core::contacts::{ContactSheet, ContactStatus};
use yike_core::customers::{self, CustomerSheet, Exported};
use yike_core::ids::StaffId;
use yike_core::staff::{self, Session};
use yike_core::store::Store;

use super::fields::{FIELDS, Field};
use super::reasons::Language;
use super::words;
use crate::progress::Progress;
use crate::workbook::{Column, Grid, GridValue, WriteError, to_csv, to_json, to_xlsx};

/// The contacts that have columns; more of them than this stand in no list.
const CONTACTS: usize = 5;

/// A kind of file that lists are written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// An Excel workbook.
    Xlsx,
    /// A text file that Excel opens.
    Csv,
    /// JSON, by the keys of domain.md §2.
    Json,
}

impl ExportFormat {
    /// The format of a file's ending.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The grid as the bytes of a file; `progress` hears of rows.
    ///
    /// # Errors
    /// As those of [`to_xlsx`], [`to_csv`] and [`to_json`].
    pub fn bytes(self, grid: &Grid, progress: &dyn Progress) -> Result<Vec<u8>, WriteError> {
        match self {
            Self::Xlsx => to_xlsx(grid, progress),
            Self::Csv => to_csv(grid),
            Self::Json => to_json(grid),
        }
    }
}

/// The customers that the user may take out, as the user may see them; the export is logged.
///
/// # Errors
/// Where the user's role does not allow it, or the archive cannot be read.
pub fn export(
    store: &Store,
    by: &Session,
    format: ExportFormat,
    language: Language,
) -> yike_core::Result<Grid> {
    let exported = customers::export(store, by, format.ending())?;
    let people = store.read(staff::list)?;
    let names: HashMap<StaffId, String> = people
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let most = exported
        .iter()
        .map(|one| one.contacts.len())
        .max()
        .unwrap_or(0);
    let further = 1..most.clamp(1, CONTACTS);
    let mut columns = vec![Column::new(
        "customer_no",
        language.pick("客户编号", "Customer no"),
    )];
    columns.extend(
        FIELDS
            .iter()
            .map(|field| Column::new(field.key, title(field, language))),
    );
    for index in further.clone() {
        columns.extend(of_contact().map(|field| further_column(field, index + 1, language)));
    }
    let rows = exported.iter().map(|one| {
        let values = Values {
            names: &names,
            language,
        };
        let mut row = vec![GridValue::text(one.customer.customer_no.as_str())];
        row.extend(FIELDS.iter().map(|field| values.of(one, field.key)));
        for index in further.clone() {
            let person = one.contacts.get(index).map(|contact| &contact.sheet);
            row.extend(of_contact().map(|field| values.of_person(person, field.key)));
        }
        row
    });
    Ok(Grid {
        name: language.pick("客户", "Customers").to_owned(),
        rows: rows.collect(),
        columns,
    })
}

fn title(field: &Field, language: Language) -> &'static str {
    language.pick(field.zh, field.en)
}

fn of_contact() -> impl Iterator<Item = &'static Field> {
    FIELDS
        .iter()
        .filter(|field| field.key.starts_with("contact."))
}

/// `联系人2手机`, with the key `contact2.mobile`.
fn further_column(field: &Field, number: usize, language: Language) -> Column {
    let key = field
        .key
        .replacen("contact", &format!("contact{number}"), 1);
    let title = match language {
        Language::Chinese => {
            let own = field.zh.strip_prefix("联系人").unwrap_or(field.zh);
            format!("联系人{number}{own}")
        }
        Language::English => format!("{} {number}", field.en),
    };
    Column::new(key, title)
}

struct Values<'a> {
    names: &'a HashMap<StaffId, String>,
    language: Language,
}

/// The word of a value in the workbook's language.
macro_rules! word {
    ($values:expr, $value:expr, $words:expr) => {
        $value.map_or(GridValue::Empty, |value| {
            let english = words::english(value, $words);
            GridValue::text($values.language.pick(value.zh(), &english))
        })
    };
}

/// The words of several values.
macro_rules! words_of {
    ($values:expr, $list:expr, $words:expr) => {
        GridValue::text(
            $list
                .iter()
                .map(|value| {
                    let english = words::english(*value, $words);
                    $values.language.pick(value.zh(), &english).to_owned()
                })
                .collect::<Vec<_>>()
                .join("、"),
        )
    };
}

impl Values<'_> {
    fn of(&self, one: &Exported, key: &str) -> GridValue {
        if key.starts_with("contact.") {
            return self.of_person(one.contacts.first().map(|contact| &contact.sheet), key);
        }
        if key == "archive_type" {
            return word!(self, Some(one.customer.archive_type), words::ARCHIVE_TYPES);
        }
        let sheet = &one.customer.sheet;
        self.cooperation(sheet, key)
            .unwrap_or_else(|| self.basics(sheet, key))
    }

    fn basics(&self, sheet: &CustomerSheet, key: &str) -> GridValue {
        let date = |day: Option<chrono::NaiveDate>| day.map_or(GridValue::Empty, GridValue::Date);
        match key {
            "name" => GridValue::text(sheet.name.as_str()),
            "short_name" => GridValue::text(sheet.short_name.as_str()),
            "name_en" => GridValue::text(sheet.name_en.as_str()),
            "pinyin" => GridValue::text(sheet.pinyin.as_str()),
            "uscc" => GridValue::text(sheet.uscc.as_str()),
            "ent_nature" => word!(self, sheet.ent_nature, words::OWNERSHIPS),
            "industry" => GridValue::text(sheet.industry.as_str()),
            "customer_kind" => word!(self, sheet.customer_kind, words::CUSTOMER_KINDS),
            "legal_rep" => GridValue::text(sheet.legal_rep.as_str()),
            "reg_capital" => sheet
                .reg_capital_wan
                .map_or(GridValue::Empty, GridValue::Money),
            "reg_date" => date(sheet.reg_date),
            "employees" => sheet
                .employees
                .map_or(GridValue::Empty, |count| GridValue::Number(count.into())),
            "region_code" => GridValue::text(sheet.region_text.as_str()),
            "address" => GridValue::text(sheet.address.as_str()),
            "postcode" => GridValue::text(sheet.postcode.as_str()),
            "phone" => GridValue::text(sheet.phone.as_str()),
            "fax" => GridValue::text(sheet.fax.as_str()),
            "website" => GridValue::text(sheet.website.as_str()),
            "coverage" => GridValue::text(sheet.coverage.join("、")),
            "annual_sales" => sheet
                .annual_sales_wan
                .map_or(GridValue::Empty, GridValue::Money),
            "sales_growth" => sheet
                .sales_growth_pct
                .map_or(GridValue::Empty, GridValue::Percent),
            "profit_ratio" => sheet
                .profit_ratio_pct
                .map_or(GridValue::Empty, GridValue::Percent),
            "main_goods" => GridValue::text(sheet.main_goods.as_str()),
            "dates" => {
                let days = sheet
                    .dates
                    .iter()
                    .map(|date| format!("{} {}", date.day, date.name));
                GridValue::text(days.collect::<Vec<_>>().join("、"))
            }
            "retention_until" => date(sheet.retention_until),
            "confidentiality" => word!(self, Some(sheet.confidentiality), words::CONFIDENTIALITIES),
            "next_contact" => date(sheet.next_contact),
            "notes" => GridValue::text(sheet.notes.as_str()),
            _ => GridValue::Empty,
        }
    }

    fn cooperation(&self, sheet: &CustomerSheet, key: &str) -> Option<GridValue> {
        let date = |day: Option<chrono::NaiveDate>| day.map_or(GridValue::Empty, GridValue::Date);
        let person = |id: Option<StaffId>| {
            let name = id.and_then(|id| self.names.get(&id)).cloned();
            GridValue::text(name.unwrap_or_default())
        };
        Some(match key {
            "temp_class" => word!(self, sheet.temp_class, words::TEMPERATURES),
            "services" => words_of!(self, sheet.services, words::SERVICES),
            "monthly_volume" => self.volume(sheet),
            "contract_no" => GridValue::text(sheet.contract_no.as_str()),
            "contract_from" => date(sheet.contract_from),
            "contract_to" => date(sheet.contract_to),
            "service_level" => GridValue::text(sheet.service_level.as_str()),
            "settlement" => word!(self, sheet.settlement, words::SETTLEMENTS),
            "credit_days" => sheet
                .credit_days
                .map_or(GridValue::Empty, |days| GridValue::Number(days.into())),
            "credit_limit" => sheet
                .credit_limit
                .map_or(GridValue::Empty, GridValue::Money),
            "credit_grade" => word!(self, sheet.credit_grade, words::CREDIT_GRADES),
            "bank" => GridValue::text(sheet.bank.as_str()),
            "bank_acct" => GridValue::text(sheet.bank_acct.as_str()),
            "invoice_title" => GridValue::text(sheet.invoice_title.as_str()),
            "tax_no" => GridValue::text(sheet.tax_no.as_str()),
            "insurance" => word!(self, sheet.insurance, words::INSURANCES),
            "insurance_note" => GridValue::text(sheet.insurance_note.as_str()),
            "class" => word!(self, sheet.class, words::CLASSES),
            "relation_stage" => word!(self, sheet.relation_stage, words::STAGES),
            "owner" => person(sheet.owner),
            "backup_owner" => person(sheet.backup_owner),
            "cs_agent" => person(sheet.cs_agent),
            "project_manager" => person(sheet.project_manager),
            "competitor" => GridValue::text(sheet.competitor.as_str()),
            "source" => word!(self, sheet.source, words::SOURCES),
            _ => return None,
        })
    }

    fn volume(&self, sheet: &CustomerSheet) -> GridValue {
        match (sheet.monthly_volume, sheet.monthly_volume_unit) {
            (None, _) => GridValue::Empty,
            (Some(number), None) => GridValue::Number(number),
            (Some(number), Some(unit)) => {
                let english = words::english(unit, words::VOLUME_UNITS);
                GridValue::text(format!(
                    "{number} {}",
                    self.language.pick(unit.zh(), &english)
                ))
            }
        }
    }

    fn of_person(&self, person: Option<&ContactSheet>, key: &str) -> GridValue {
        let Some(person) = person else {
            return GridValue::Empty;
        };
        let text = |text: &String| GridValue::text(text.as_str());
        match key.strip_prefix("contact.").unwrap_or(key) {
            "name" => text(&person.name),
            "gender" => word!(self, person.gender, words::ADDRESSES),
            "dept" => text(&person.dept),
            "title" => text(&person.title),
            "roles" => words_of!(self, person.roles, words::ROLES),
            "mobile" => text(&person.mobile),
            "phone" => text(&person.phone),
            "other_phones" => GridValue::text(person.other_phones.join("、")),
            "wechat" => text(&person.wechat),
            "email" => text(&person.email),
            "preferred_channel" => word!(self, person.preferred_channel, words::CHANNELS),
            "best_time" => text(&person.best_time),
            "preference" => text(&person.preference),
            "birthday" => text(&person.birthday),
            "notice_at" => person.notice_at.map_or(GridValue::Empty, GridValue::Date),
            "notice_method" => word!(self, person.notice_method, words::NOTICE_METHODS),
            "basis" => word!(self, person.basis, words::BASES),
            "status" if person.status == ContactStatus::Active => GridValue::Empty,
            "status" => word!(self, Some(person.status), words::STATUSES),
            _ => GridValue::Empty,
        }
    }
}
