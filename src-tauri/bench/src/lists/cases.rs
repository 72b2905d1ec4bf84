//! The lists under each of their filters and in each of their orders.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;
use yike_core::complaints::{
    self, ComplaintFilter, ComplaintOrder, ComplaintQuery, Severity, State, catalogue,
};
use yike_core::customers::{
    self, ArchiveType, Class, CustomerFilter, CustomerOrder, CustomerQuery, RelationStage,
};
use yike_core::ids::{CustomerId, StaffId};
use yike_core::staff::{Department, Session};
use yike_core::store::Store;

use super::ROWS;
use super::rows_by_key::Table;
use crate::Failure;

/// The keys of a page, and where the next one begins.
pub struct Page {
    pub keys: Vec<[u8; 16]>,
    pub next: Option<String>,
}

enum Query {
    Customers(CustomerQuery),
    Complaints(ComplaintQuery),
}

/// A list under one filter in one order.
pub struct Case {
    pub name: String,
    pub table: Table,
    query: Query,
}

impl Case {
    /// One page of it, as the window asks for it.
    pub fn read(
        &self,
        store: &Store,
        by: &Session,
        after: Option<String>,
    ) -> yike_core::Result<Page> {
        match &self.query {
            Query::Customers(query) => {
                let query = CustomerQuery {
                    after,
                    ..query.clone()
                };
                let page = customers::list(store, by, &query)?;
                let keys = page.rows.iter().map(|row| row.id.uuid().into_bytes());
                Ok(Page {
                    keys: keys.collect(),
                    next: page.next,
                })
            }
            Query::Complaints(query) => {
                let query = ComplaintQuery {
                    after,
                    ..query.clone()
                };
                let page = complaints::list(store, by, &query)?;
                let keys = page.rows.iter().map(|row| row.id.uuid().into_bytes());
                Ok(Page {
                    keys: keys.collect(),
                    next: page.next,
                })
            }
        }
    }
}

/// The list of customers: without a filter first, then under each.
pub fn customers(store: &Store) -> Result<Vec<Case>, Failure> {
    let region = store.read(|connection| Ok(common(connection, "customers", "region_code")?))?;
    let region: String = region.ok_or("no customer has a region")?;
    let owner: Option<[u8; 16]> =
        store.read(|connection| Ok(common(connection, "customers", "owner")?))?;
    let owner = owner.map(|bytes| StaffId::from_uuid(Uuid::from_bytes(bytes)));
    let none = CustomerFilter::default;
    let mut filters = vec![
        ("no filter".to_owned(), none()),
        ("province".to_owned(), within(&region, 2)),
        ("prefecture".to_owned(), within(&region, 4)),
        ("district".to_owned(), within(&region, 6)),
        ("owner".to_owned(), CustomerFilter { owner, ..none() }),
        (
            "owner without customers".to_owned(),
            CustomerFilter {
                owner: Some(StaffId::fresh(store.clock().now())),
                ..none()
            },
        ),
    ];
    filters.extend(ArchiveType::ALL.iter().map(|kind| {
        let archive_type = Some(*kind);
        (
            format!("type {}", kind.code()),
            CustomerFilter {
                archive_type,
                ..none()
            },
        )
    }));
    filters.extend(Class::ALL.iter().map(|class| {
        (
            format!("class {}", class.code()),
            CustomerFilter {
                class: Some(*class),
                ..none()
            },
        )
    }));
    filters.extend(RelationStage::ALL.iter().map(|stage| {
        (
            format!("stage {}", stage.code()),
            CustomerFilter {
                relation_stage: Some(*stage),
                ..none()
            },
        )
    }));
    let orders = [
        ("recent", CustomerOrder::Recent),
        ("name", CustomerOrder::Name),
        ("last contact", CustomerOrder::LastContact),
        ("next contact", CustomerOrder::NextContact),
    ];
    let mut cases = Vec::new();
    for (filter_name, filter) in filters {
        for (order_name, order) in orders {
            let query = CustomerQuery {
                filter: filter.clone(),
                order,
                after: None,
                limit: ROWS,
            };
            cases.push(Case {
                name: format!("{filter_name} by {order_name}"),
                table: Table::Customers,
                query: Query::Customers(query),
            });
        }
    }
    Ok(cases)
}

fn within(region: &str, digits: usize) -> CustomerFilter {
    CustomerFilter {
        region: region.chars().take(digits).collect(),
        ..CustomerFilter::default()
    }
}

/// The list of complaints: without a filter first, then under each.
pub fn complaints(store: &Store) -> Result<Vec<Case>, Failure> {
    let customer: Option<[u8; 16]> =
        store.read(|connection| Ok(common(connection, "complaints", "customer_id")?))?;
    let customer = customer.map(|bytes| CustomerId::from_uuid(Uuid::from_bytes(bytes)));
    let none = ComplaintFilter::default;
    let mut filters = vec![
        ("no filter".to_owned(), none()),
        (
            "open".to_owned(),
            ComplaintFilter {
                open: true,
                ..none()
            },
        ),
        (
            "one customer".to_owned(),
            ComplaintFilter { customer, ..none() },
        ),
    ];
    filters.extend(State::ALL.iter().map(|state| {
        (
            format!("state {}", state.code()),
            ComplaintFilter {
                state: Some(*state),
                ..none()
            },
        )
    }));
    filters.extend(Severity::ALL.iter().map(|severity| {
        (
            format!("severity {}", severity.code()),
            ComplaintFilter {
                severity: Some(*severity),
                ..none()
            },
        )
    }));
    filters.extend(catalogue::CATEGORIES.iter().map(|category| {
        (
            format!("category {}", category.code),
            ComplaintFilter {
                category: Some(category.code.to_owned()),
                ..none()
            },
        )
    }));
    filters.extend(Department::ALL.iter().map(|department| {
        (
            format!("department {}", department.code()),
            ComplaintFilter {
                complained_dept: Some(*department),
                ..none()
            },
        )
    }));
    let orders = [
        ("received", ComplaintOrder::Received),
        ("promised", ComplaintOrder::Promised),
    ];
    let mut cases = Vec::new();
    for (filter_name, filter) in filters {
        for (order_name, order) in orders {
            let query = ComplaintQuery {
                filter: filter.clone(),
                order,
                after: None,
                limit: ROWS,
            };
            cases.push(Case {
                name: format!("{filter_name} by {order_name}"),
                table: Table::Complaints,
                query: Query::Complaints(query),
            });
        }
    }
    Ok(cases)
}

/// The value that most rows have.
fn common<T: rusqlite::types::FromSql>(
    connection: &Connection,
    table: &str,
    column: &str,
) -> rusqlite::Result<Option<T>> {
    let sql = format!(
        "SELECT {column} FROM {table} WHERE {column} IS NOT NULL AND {column} <> ''
         GROUP BY {column} ORDER BY count(*) DESC LIMIT 1"
    );
    connection.query_row(&sql, [], |row| row.get(0)).optional()
}
