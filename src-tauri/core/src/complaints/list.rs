//! Lists of complaints in keyset pages.

use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Severity, State, rows};
use crate::clock::Moment;
use crate::customers::Class;
use crate::ids::{ComplaintId, CustomerId, StaffId};
use crate::staff::{Act, Department, Session};
use crate::store::Store;
use crate::store::keyset::{Filter, Found, Order};
use crate::{Result, search};

const LARGEST_PAGE: u32 = 200;
const TEXT_HITS: usize = 200;
const RECEIVED: &str = "k.received_at";
const PROMISED: &str = "k.promised_by";
/// Written as in the index of the open complaints, or it would not serve.
const OPEN: &str = "k.state NOT IN ('closed', 'reported', 'archived', 'withdrawn', 'voided')";

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

/// One page of complaints.
pub fn list(store: &Store, by: &Session, query: &ComplaintQuery) -> Result<ComplaintPage> {
    by.require(Act::ViewCustomers)?;
    let limit = query.limit.clamp(1, LARGEST_PAGE);
    let filters = filters(store, by, &query.filter)?;
    let order = query.order.keyset();
    let cursor = query.after.as_deref().and_then(read_cursor);
    let after = cursor.map(|(key, id)| (Value::Integer(key), id.uuid()));
    let mut rows = store
        .read(|connection| rows::page(connection, &filters, &order, after, limit as usize + 1))?;
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
    let filters = filters(store, by, filter)?;
    let counts = store.read(|connection| rows::count_by_state(connection, &filters))?;
    Ok(counts
        .into_iter()
        .map(|(state, count)| StateCount { state, count })
        .collect())
}

/// What the filter asks for, so that the strip above the list counts what the list shows.
fn filters(store: &Store, by: &Session, filter: &ComplaintFilter) -> Result<Vec<Filter>> {
    let mut filters = of_text(store, by, &filter.text)?;
    let mut add = |condition: &str, values: Vec<Value>, index, order| {
        filters.push(Filter {
            condition: condition.to_owned(),
            values,
            by: Found::Index {
                name: index,
                order: Some(order),
            },
        });
    };
    let text = |code: &str| vec![Value::Text(code.to_owned())];
    if let Some(customer) = filter.customer {
        let key = vec![blob(customer.uuid())];
        add("k.customer_id = ?", key, "complaints_of_customer", RECEIVED);
    }
    if let Some(state) = filter.state {
        add(
            "k.state = ?",
            text(state.code()),
            "complaints_of_state",
            RECEIVED,
        );
    }
    if let Some(severity) = filter.severity {
        let code = text(severity.code());
        add("k.severity = ?", code, "complaints_of_severity", RECEIVED);
    }
    if let Some(category) = &filter.category {
        let code = text(category);
        add("k.category = ?", code, "complaints_of_category", RECEIVED);
    }
    if let Some(department) = filter.complained_dept {
        let code = text(department.code());
        add(
            "k.complained_dept = ?",
            code,
            "complaints_of_department",
            RECEIVED,
        );
    }
    if filter.open {
        add(OPEN, Vec::new(), "complaints_open", PROMISED);
    }
    Ok(filters)
}

/// The complaints that a text finds, as a filter; none for no text.
fn of_text(store: &Store, by: &Session, text: &str) -> Result<Vec<Filter>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let hits = search::complaints(store, by, text, TEXT_HITS)?;
    let marks = vec!["?"; hits.len()].join(", ");
    Ok(vec![Filter {
        condition: format!("k.id IN ({marks})"),
        values: hits.into_iter().map(|id| blob(id.uuid())).collect(),
        by: Found::Key,
    }])
}

fn blob(id: Uuid) -> Value {
    Value::Blob(id.as_bytes().to_vec())
}

impl ComplaintOrder {
    fn keyset(self) -> Order {
        match self {
            Self::Received => Order {
                expression: RECEIVED,
                descending: true,
                index: "complaints_recent",
            },
            Self::Promised => Order {
                expression: PROMISED,
                descending: false,
                index: "complaints_promised",
            },
        }
    }
}

fn read_cursor(text: &str) -> Option<(i64, ComplaintId)> {
    serde_json::from_str(text).ok()
}
