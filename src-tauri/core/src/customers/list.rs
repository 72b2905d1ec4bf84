//! Lists of customers in pages: each page starts behind a key, so a page deep down costs what the first one costs.

use chrono::NaiveDate;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::{ArchiveType, Class, RelationStage, Silence, rows, silence};
use crate::clock::Moment;
use crate::ids::{CustomerId, StaffId};
use crate::staff::{Act, Session};
use crate::store::Store;
use crate::store::keyset::{Filter, Found, Order};
use crate::{Result, search};

/// The largest page.
const LARGEST_PAGE: u32 = 200;
/// The order of the list that its filters' indexes have.
const RECENT: &str = "c.updated_at";
/// How many hits of the search field are listed; more call for more letters.
const TEXT_HITS: usize = 500;

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct CustomerRow {
    /// Key.
    pub id: CustomerId,
    /// 客户编号.
    pub customer_no: String,
    /// 档案类型.
    pub archive_type: ArchiveType,
    /// 客户全称.
    pub name: String,
    /// 简称.
    pub short_name: String,
    /// 客户等级.
    pub class: Option<Class>,
    /// 所在地区, code.
    pub region_code: String,
    /// 所在地区, text.
    pub region_text: String,
    /// 主要货物.
    pub main_goods: String,
    /// 关系阶段.
    pub relation_stage: Option<RelationStage>,
    /// 责任人.
    pub owner: Option<StaffId>,
    /// 项目经理.
    pub project_manager: Option<StaffId>,
    /// 合同止.
    pub contract_to: Option<NaiveDate>,
    /// 上次联系.
    pub last_contact: Option<Moment>,
    /// How long ago that was, against what the class asks for.
    pub silence: Option<Silence>,
    /// 下次联系.
    pub next_contact: Option<NaiveDate>,
    /// 完整度.
    pub completeness: u8,
    /// Last change.
    pub updated_at: Moment,
    /// The key of the order by name.
    #[serde(skip)]
    pub sort_key: String,
    /// 在办投诉.
    pub open_complaints: u32,
}

/// What the list is narrowed to; all conditions hold together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct CustomerFilter {
    /// Name, pinyin, number or telephone, as typed.
    pub text: String,
    /// 档案类型.
    pub archive_type: Option<ArchiveType>,
    /// 客户等级.
    pub class: Option<Class>,
    /// Two, four or six digits of a region code.
    pub region: String,
    /// 责任人.
    pub owner: Option<StaffId>,
    /// 关系阶段.
    pub relation_stage: Option<RelationStage>,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CustomerOrder {
    /// Last changed first.
    #[default]
    Recent,
    /// By name in pinyin order.
    Name,
    /// Longest silent first.
    LastContact,
    /// Next to be called first.
    NextContact,
}

/// Which page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct CustomerQuery {
    /// Conditions.
    pub filter: CustomerFilter,
    /// Order.
    pub order: CustomerOrder,
    /// The `next` of the page before; `None` for the first page.
    pub after: Option<String>,
    /// Rows wanted, at most 200.
    pub limit: u32,
}

/// One page.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct CustomerPage {
    /// The rows.
    pub rows: Vec<CustomerRow>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<String>,
}

/// What the foot of the list says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CustomerCounts {
    /// Customers under the filter.
    pub total: u32,
    /// Key accounts among them.
    pub key_accounts: u32,
}

impl CustomerOrder {
    fn keyset(self) -> Order {
        let (expression, descending, index) = match self {
            Self::Recent => (RECENT, true, "customers_recent"),
            Self::Name => ("c.sort_key", false, "customers_sorted"),
            Self::LastContact => ("ifnull(c.last_contact, 0)", false, "customers_last_contact"),
            Self::NextContact => (
                "ifnull(c.next_contact, '9999-12-31')",
                false,
                "customers_next_contact",
            ),
        };
        Order {
            expression,
            descending,
            index,
        }
    }

    fn key(self, row: &CustomerRow) -> Key {
        match self {
            Self::Recent => Key::Number(row.updated_at.millis()),
            Self::Name => Key::Text(row.sort_key.clone()),
            Self::LastContact => Key::Number(row.last_contact.map_or(0, Moment::millis)),
            Self::NextContact => Key::Text(
                row.next_contact
                    .map_or_else(|| "9999-12-31".to_owned(), |date| date.to_string()),
            ),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Key {
    Number(i64),
    Text(String),
}

impl From<Key> for Value {
    fn from(key: Key) -> Self {
        match key {
            Key::Number(number) => Self::Integer(number),
            Key::Text(text) => Self::Text(text),
        }
    }
}

/// One page of customers.
pub fn list(store: &Store, by: &Session, query: &CustomerQuery) -> Result<CustomerPage> {
    by.require(Act::ViewCustomers)?;
    if !query.filter.text.trim().is_empty() {
        return by_text(store, by, query);
    }
    let limit = query.limit.clamp(1, LARGEST_PAGE);
    let filters = filters(&query.filter);
    let order = query.order.keyset();
    let cursor = query.after.as_deref().and_then(read_cursor);
    let after = cursor.map(|(key, id)| (Value::from(key), id.uuid()));
    let mut rows = store
        .read(|connection| rows::page(connection, &filters, &order, after, limit as usize + 1))?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    tell_silence(store, &mut rows);
    let next = rows
        .last()
        .filter(|_| more)
        .and_then(|last| write_cursor(query.order.key(last), last.id));
    Ok(CustomerPage { rows, next })
}

/// How many customers the filter leaves.
pub fn counts(store: &Store, by: &Session, filter: &CustomerFilter) -> Result<CustomerCounts> {
    by.require(Act::ViewCustomers)?;
    if !filter.text.trim().is_empty() {
        let query = CustomerQuery {
            filter: filter.clone(),
            limit: LARGEST_PAGE,
            ..CustomerQuery::default()
        };
        let rows = by_text(store, by, &query)?.rows;
        let key_accounts = rows
            .iter()
            .filter(|row| row.archive_type == ArchiveType::KeyAccount)
            .count();
        return Ok(CustomerCounts {
            total: rows.len() as u32,
            key_accounts: key_accounts as u32,
        });
    }
    let (total, key_accounts) =
        store.read(|connection| rows::count(connection, &filters(filter)))?;
    Ok(CustomerCounts {
        total,
        key_accounts,
    })
}

/// The search field: best hits first, the other conditions applied to them; one page holds them all.
fn by_text(store: &Store, by: &Session, query: &CustomerQuery) -> Result<CustomerPage> {
    let hits = search::customers(store, by, &query.filter.text, TEXT_HITS)?;
    let filter = &query.filter;
    let rows = store.read(|connection| {
        hits.into_iter()
            .map(|id| rows::row(connection, id))
            .collect::<Result<Vec<_>>>()
    })?;
    let keep = |row: &CustomerRow| {
        filter
            .archive_type
            .is_none_or(|wanted| row.archive_type == wanted)
            && filter.class.is_none_or(|wanted| row.class == Some(wanted))
            && filter.owner.is_none_or(|wanted| row.owner == Some(wanted))
            && filter
                .relation_stage
                .is_none_or(|wanted| row.relation_stage == Some(wanted))
            && row.region_code.starts_with(&filter.region)
    };
    let mut rows: Vec<CustomerRow> = rows.into_iter().filter(keep).collect();
    tell_silence(store, &mut rows);
    Ok(CustomerPage { rows, next: None })
}

fn tell_silence(store: &Store, rows: &mut [CustomerRow]) {
    let today = store.clock().now().local_date();
    for row in rows {
        row.silence = silence(row.last_contact, row.class, today);
    }
}

fn filters(filter: &CustomerFilter) -> Vec<Filter> {
    let mut filters = Vec::new();
    let mut add = |condition: &str, values: Vec<Value>, index, order| {
        filters.push(Filter {
            condition: condition.to_owned(),
            values,
            by: Found::Index { name: index, order },
        });
    };
    let text = |code: &str| vec![Value::Text(code.to_owned())];
    let recent = Some(RECENT);
    if let Some(archive_type) = filter.archive_type {
        let code = text(archive_type.code());
        add("c.archive_type = ?", code, "customers_of_type", recent);
    }
    if let Some(class) = filter.class {
        add(
            "c.class = ?",
            text(class.code()),
            "customers_of_class",
            recent,
        );
    }
    if let Some(owner) = filter.owner {
        let key = vec![Value::Blob(owner.uuid().as_bytes().to_vec())];
        add("c.owner = ?", key, "customers_of_owner", recent);
    }
    if let Some(stage) = filter.relation_stage {
        let code = text(stage.code());
        add("c.relation_stage = ?", code, "customers_of_stage", recent);
    }
    let region = &filter.region;
    let district = "customers_of_district";
    match region.len() {
        // The colon is what follows the digit 9: a province is the range of its districts.
        2 | 4 => {
            let range = [region.clone(), format!("{region}:")].map(Value::Text);
            let within = "c.region_code >= ? AND c.region_code < ?";
            add(within, range.to_vec(), district, None);
        }
        6 => add("c.region_code = ?", text(region), district, recent),
        _ => {}
    }
    filters
}

fn write_cursor(key: Key, id: CustomerId) -> Option<String> {
    serde_json::to_string(&(key, id)).ok()
}

fn read_cursor(text: &str) -> Option<(Key, CustomerId)> {
    serde_json::from_str(text).ok()
}
