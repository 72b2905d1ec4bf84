//! What of a complaint the search knows.

use rusqlite::Connection;

use crate::Result;
use crate::ids::{ComplaintId, CustomerId};
use crate::search::{Kind, Searched};
use crate::store::Column;

pub(crate) const SEARCHED: Searched = Searched {
    table: "complaints",
    condition: "1 = 1",
    customer: "customer_id",
    order: "received_at, id",
    fields: &[
        ("complaint_no", Kind::Number),
        ("order_no", Kind::Number),
        ("waybill_no", Kind::Number),
        ("complainant", Kind::Name),
        ("complainant_phone", Kind::Phone),
        ("description", Kind::Text),
        ("customer_request", Kind::Text),
        ("goods", Kind::Text),
        ("category", Kind::Category),
        ("subcategory", Kind::Text),
        ("service_element", Kind::Text),
        ("occurred_place", Kind::Text),
        ("severity_note", Kind::Text),
    ],
};

/// The last complaints of a customer, newest first.
pub(crate) fn last_of_customer(
    connection: &Connection,
    customer: CustomerId,
    limit: usize,
) -> Result<Vec<ComplaintId>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM complaints WHERE customer_id = ?1 AND deleted_at IS NULL
         ORDER BY received_at DESC, id DESC LIMIT ?2",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let ids = statement.query_map(
        rusqlite::params![customer.uuid().as_bytes(), limit],
        |row| ComplaintId::read(row, &mut 0),
    )?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
