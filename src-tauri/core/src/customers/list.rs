//! Lists of customers in pages: each page starts behind a key, so a page deep down costs what the first one costs.

use chrono::NaiveDate;
use rusqlite::ToSql;
use serde::{Deserialize, Serialize};

use super::{ArchiveType, Class, RelationStage, Silence, rows, silence};
use crate::clock::Moment;
use crate::ids::{CustomerId, StaffId};
use crate::staff::{Act, Session};
use crate::store::Store;
use crate::{Result, search};

/// The largest page.
const LARGEST_PAGE: u32 = 200;
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
    /// The expression of the order's index, its direction, and the key of a row as text.
    fn expression(self) -> (&'static str, bool) {
        match self {
            Self::Recent => ("c.updated_at", true),
            Self::Name => ("c.sort_key", false),
            Self::LastContact => ("ifnull(c.last_contact, 0)", false),
            Self::NextContact => ("ifnull(c.next_contact, '9999-12-31')", false),
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

impl ToSql for Key {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        match self {
            Self::Number(number) => number.to_sql(),
            Self::Text(text) => text.to_sql(),
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
    let (mut conditions, mut params) = conditions(&query.filter);
    let (expression, descending) = query.order.expression();
    let (arrow, direction) = if descending {
        ("<", "DESC")
    } else {
        (">", "ASC")
    };
    if let Some((key, id)) = query.after.as_deref().and_then(read_cursor) {
        conditions.push_str(&format!(" AND ({expression}, c.id) {arrow} (?, ?)"));
        params.push(Box::new(key));
        params.push(Box::new(id.uuid().into_bytes()));
    }
    let tail = format!(
        "WHERE {conditions} ORDER BY {expression} {direction}, c.id {direction} LIMIT {}",
        limit + 1
    );
    let params: Vec<&dyn ToSql> = params.iter().map(AsRef::as_ref).collect();
    let mut rows = store.read(|connection| rows::select(connection, &tail, &params))?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    tell_silence(store, &mut rows);
    let next = rows
        .last()
        .filter(|_| more)
        .and_then(|last| cursor(query.order.key(last), last.id));
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
    let (conditions, params) = conditions(filter);
    let params: Vec<&dyn ToSql> = params.iter().map(AsRef::as_ref).collect();
    let (total, key_accounts) =
        store.read(|connection| rows::count(connection, &conditions, &params))?;
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

fn conditions(filter: &CustomerFilter) -> (String, Vec<Box<dyn ToSql>>) {
    let mut conditions = "c.deleted_at IS NULL".to_owned();
    let mut params: Vec<Box<dyn ToSql>> = Vec::new();
    let mut add = |condition: &str, value: Box<dyn ToSql>| {
        conditions.push_str(" AND ");
        conditions.push_str(condition);
        params.push(value);
    };
    if let Some(archive_type) = filter.archive_type {
        add("c.archive_type = ?", Box::new(archive_type.code()));
    }
    if let Some(class) = filter.class {
        add("c.class = ?", Box::new(class.code()));
    }
    if let Some(owner) = filter.owner {
        add("c.owner = ?", Box::new(owner.uuid().into_bytes()));
    }
    if let Some(stage) = filter.relation_stage {
        add("c.relation_stage = ?", Box::new(stage.code()));
    }
    match filter.region.len() {
        2 => add(
            "substr(c.region_code, 1, 2) = ?",
            Box::new(filter.region.clone()),
        ),
        4 => add(
            "substr(c.region_code, 1, 4) = ?",
            Box::new(filter.region.clone()),
        ),
        6 => add("c.region_code = ?", Box::new(filter.region.clone())),
        _ => {}
    }
    (conditions, params)
}

fn cursor(key: Key, id: CustomerId) -> Option<String> {
    serde_json::to_string(&(key, id)).ok()
}

fn read_cursor(text: &str) -> Option<(Key, CustomerId)> {
    serde_json::from_str(text).ok()
}
