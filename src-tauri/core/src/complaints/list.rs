//! Lists of complaints in keyset pages.

use rusqlite::ToSql;
use serde::{Deserialize, Serialize};

use super::{Severity, State, rows};
use crate::clock::Moment;
use crate::customers::Class;
use crate::ids::{ComplaintId, CustomerId, StaffId};
use crate::staff::{Act, Department, Session};
use crate::store::Store;
use crate::{Result, search};

const LARGEST_PAGE: u32 = 200;
const TEXT_HITS: usize = 200;

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct ComplaintRow {
    /// Key.
    pub id: ComplaintId,
    /// 编号.
    pub complaint_no: String,
    /// The customer's key.
    pub customer_id: Option<CustomerId>,
    /// The customer's number; empty without one.
    pub customer_no: String,
    /// The customer's short name; empty without one.
    pub customer: String,
    /// The customer's class.
    pub class: Option<Class>,
    /// 投诉人.
    pub complainant: String,
    /// 类别, code.
    pub category: String,
    /// 小类.
    pub subcategory: String,
    /// 级别.
    pub severity: Severity,
    /// The beginning of 投诉内容.
    pub description: String,
    /// 受理时间.
    pub received_at: Moment,
    /// 承诺答复时限.
    pub promised_by: Moment,
    /// Whether the promise was counted over a year without a table.
    pub promise_provisional: bool,
    /// 结案时限.
    pub close_due: Moment,
    /// 投诉部门.
    pub complained_dept: Department,
    /// 受理人.
    pub receiver: StaffId,
    /// 在谁手里.
    pub holder: Option<StaffId>,
    /// Where it rests.
    pub state: State,
}

/// What the list is narrowed to; all conditions hold together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct ComplaintFilter {
    /// Number, customer, waybill, telephone or words, as typed.
    pub text: String,
    /// One state.
    pub state: Option<State>,
    /// Only complaints that are not closed, withdrawn or voided.
    pub open: bool,
    /// One level.
    pub severity: Option<Severity>,
    /// One category, by code.
    pub category: Option<String>,
    /// One department.
    pub complained_dept: Option<Department>,
    /// One customer.
    pub customer: Option<CustomerId>,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintOrder {
    /// Last received first.
    #[default]
    Received,
    /// Due first.
    Promised,
}

/// Which page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct ComplaintQuery {
    /// Conditions.
    pub filter: ComplaintFilter,
    /// Order.
    pub order: ComplaintOrder,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// Rows wanted, at most 200.
    pub limit: u32,
}

/// One page.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct ComplaintPage {
    /// The rows.
    pub rows: Vec<ComplaintRow>,
    /// Where the next page starts.
    pub next: Option<String>,
}

/// How many complaints rest in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StateCount {
    /// The state.
    pub state: State,
    /// How many.
    pub count: u32,
}

/// Conditions in SQL with the values bound to them, in order.
type Conditions = (String, Vec<Box<dyn ToSql>>);

/// One page of complaints.
pub fn list(store: &Store, by: &Session, query: &ComplaintQuery) -> Result<ComplaintPage> {
    by.require(Act::ViewCustomers)?;
    let limit = query.limit.clamp(1, LARGEST_PAGE);
    let (mut conditions, mut params) = conditions(store, by, &query.filter)?;
    let (expression, arrow, direction) = match query.order {
        ComplaintOrder::Received => ("k.received_at", "<", "DESC"),
        ComplaintOrder::Promised => ("k.promised_by", ">", "ASC"),
    };
    if let Some((key, id)) = query.after.as_deref().and_then(read_cursor) {
        conditions.push_str(&format!(" AND ({expression}, k.id) {arrow} (?, ?)"));
        params.push(Box::new(key));
        params.push(Box::new(id.uuid().into_bytes()));
    }
    let tail = format!(
        "WHERE {conditions} ORDER BY {expression} {direction}, k.id {direction} LIMIT {}",
        limit + 1
    );
    let params: Vec<&dyn ToSql> = params.iter().map(AsRef::as_ref).collect();
    let mut rows = store.read(|connection| rows::select(connection, &tail, &params))?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).and_then(|last| {
        let key = match query.order {
            ComplaintOrder::Received => last.received_at.millis(),
            ComplaintOrder::Promised => last.promised_by.millis(),
        };
        serde_json::to_string(&(key, last.id)).ok()
    });
    Ok(ComplaintPage { rows, next })
}

/// How many complaints rest in each state, for the strip above the list.
pub fn counts(store: &Store, by: &Session, filter: &ComplaintFilter) -> Result<Vec<StateCount>> {
    by.require(Act::ViewCustomers)?;
    let (conditions, params) = conditions(store, by, filter)?;
    let params: Vec<&dyn ToSql> = params.iter().map(AsRef::as_ref).collect();
    let counts = store.read(|connection| rows::count_by_state(connection, &conditions, &params))?;
    Ok(counts
        .into_iter()
        .map(|(state, count)| StateCount { state, count })
        .collect())
}

/// What the filter asks for, so that the strip above the list counts what the list shows.
fn conditions(store: &Store, by: &Session, filter: &ComplaintFilter) -> Result<Conditions> {
    let mut conditions = "k.deleted_at IS NULL".to_owned();
    let mut params: Vec<Box<dyn ToSql>> = Vec::new();
    let mut add = |condition: &str, value: Box<dyn ToSql>| {
        conditions.push_str(" AND ");
        conditions.push_str(condition);
        params.push(value);
    };
    if let Some(state) = filter.state {
        add("k.state = ?", Box::new(state.code()));
    }
    if let Some(severity) = filter.severity {
        add("k.severity = ?", Box::new(severity.code()));
    }
    if let Some(category) = &filter.category {
        add("k.category = ?", Box::new(category.clone()));
    }
    if let Some(department) = filter.complained_dept {
        add("k.complained_dept = ?", Box::new(department.code()));
    }
    if let Some(customer) = filter.customer {
        add("k.customer_id = ?", Box::new(customer.uuid().into_bytes()));
    }
    if filter.open {
        conditions.push_str(
            " AND k.state NOT IN ('closed', 'reported', 'archived', 'withdrawn', 'voided')",
        );
    }
    let text = filter.text.trim();
    if !text.is_empty() {
        let hits = search::complaints(store, by, text, TEXT_HITS)?;
        let marks = vec!["?"; hits.len()].join(", ");
        conditions.push_str(&format!(" AND k.id IN ({marks})"));
        params.extend(
            hits.into_iter()
                .map(|id| Box::new(id.uuid().into_bytes()) as Box<dyn ToSql>),
        );
    }
    Ok((conditions, params))
}

fn read_cursor(text: &str) -> Option<(i64, ComplaintId)> {
    serde_json::from_str(text).ok()
}
