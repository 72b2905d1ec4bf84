//! The only SQL that reads complaints.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};
use uuid::Uuid;

use super::{Complaint, ComplaintRow, ComplaintStep, Deed, Entry, State};
use crate::clock::Moment;
use crate::ids::{ComplaintId, CustomerId};
use crate::store::keyset::{self, Filter, List, Order};
use crate::store::{self, Column};
use crate::{Error, Result};

const ROW: &str = include_str!("row.sql");
const LIST: List<'_> = List {
    select: ROW,
    table: "complaints",
    alias: "k",
};

/// One complaint.
pub fn get(connection: &Connection, id: ComplaintId) -> Result<Complaint> {
    store::get(connection, id.uuid())?.ok_or_else(|| Error::not_found("complaint", id))
}

/// One complaint by its number.
pub fn by_number(connection: &Connection, number: &str) -> Result<Complaint> {
    let mut found: Vec<Complaint> = store::select(
        connection,
        "complaint_no = ?1",
        [number.trim().to_uppercase()],
    )?;
    found
        .pop()
        .ok_or_else(|| Error::not_found("complaint", number))
}

/// The complaints received from `from` on and before `until`, in the order in which they were.
pub fn received_between(
    connection: &Connection,
    from: Moment,
    until: Moment,
) -> Result<Vec<Complaint>> {
    store::select(
        connection,
        "received_at >= ?1 AND received_at < ?2 ORDER BY received_at, id",
        [from.millis(), until.millis()],
    )
}

/// The steps of a complaint, in order.
pub fn steps(connection: &Connection, id: ComplaintId) -> Result<Vec<ComplaintStep>> {
    store::select(
        connection,
        "complaint_id = ?1 ORDER BY sequence",
        [id.uuid().as_bytes()],
    )
}

/// The steps of a complaint with their sheets, in order.
pub fn entries(connection: &Connection, id: ComplaintId) -> Result<Vec<Entry<Deed>>> {
    steps(connection, id)?
        .iter()
        .map(ComplaintStep::entry)
        .collect()
}

/// How many complaints a customer has, and how many of them are open.
pub(crate) fn count_of_customer(connection: &Connection, id: CustomerId) -> Result<(u32, u32)> {
    let mut statement = connection.prepare_cached(
        "SELECT count(*), ifnull(sum(state NOT IN ('closed', 'reported', 'archived', 'withdrawn', 'voided')), 0)
         FROM complaints WHERE customer_id = ?1 AND deleted_at IS NULL",
    )?;
    Ok(statement.query_row(params![id.uuid().as_bytes()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?)
}

/// The open complaints, each with its customer's short name.
pub(super) fn waiting_for_answer(
    connection: &Connection,
) -> Result<Vec<(Complaint, Option<String>)>> {
    let open: Vec<Complaint> = store::select(
        connection,
        "state NOT IN ('closed', 'reported', 'archived', 'withdrawn', 'voided') ORDER BY promised_by, id",
        [],
    )?;
    let mut statement =
        connection.prepare_cached("SELECT short_name FROM customers WHERE id = ?1")?;
    open.into_iter()
        .map(|complaint| {
            let customer = complaint
                .customer_id
                .map(|id| statement.query_row([id.uuid().as_bytes()], |row| row.get(0)))
                .transpose()?;
            Ok((complaint, customer))
        })
        .collect()
}

/// Whether an open promise was counted into a year whose holidays are not known.
pub(crate) fn has_provisional_promise(connection: &Connection) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM complaints WHERE promise_provisional AND deleted_at IS NULL
           AND state NOT IN ('closed', 'reported', 'archived', 'withdrawn', 'voided'))",
    )?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// A page of list rows, at most `limit` of them behind `after`.
pub(super) fn page(
    connection: &Connection,
    filters: &[Filter],
    order: &Order,
    after: Option<(Value, Uuid)>,
    limit: usize,
) -> Result<Vec<ComplaintRow>> {
    let read = row_to_complaint_row;
    keyset::page(connection, &LIST, filters, order, after, limit, read)
}

/// How many live complaints rest in each state under the filters.
pub(super) fn count_by_state(
    connection: &Connection,
    filters: &[Filter],
) -> Result<Vec<(State, u32)>> {
    let conditions = keyset::conditions(&LIST, filters);
    let sql = format!(
        "SELECT k.state, count(*) FROM complaints AS k WHERE {conditions} GROUP BY k.state"
    );
    let values = filters.iter().flat_map(|filter| &filter.values);
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| {
        let mut at = 0;
        Ok((State::read(row, &mut at)?, u32::read(row, &mut at)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn row_to_complaint_row(row: &Row<'_>) -> rusqlite::Result<ComplaintRow> {
    let mut at = 0;
    Ok(ComplaintRow {
        id: Column::read(row, &mut at)?,
        complaint_no: Column::read(row, &mut at)?,
        customer_id: Column::read(row, &mut at)?,
        customer_no: Option::<String>::read(row, &mut at)?.unwrap_or_default(),
        customer: Option::<String>::read(row, &mut at)?.unwrap_or_default(),
        class: Column::read(row, &mut at)?,
        complainant: Column::read(row, &mut at)?,
        category: Column::read(row, &mut at)?,
        subcategory: Column::read(row, &mut at)?,
        severity: Column::read(row, &mut at)?,
        description: Column::read(row, &mut at)?,
        received_at: Column::read(row, &mut at)?,
        promised_by: Column::read(row, &mut at)?,
        promise_provisional: Column::read(row, &mut at)?,
        close_due: Column::read(row, &mut at)?,
        complained_dept: Column::read(row, &mut at)?,
        receiver: Column::read(row, &mut at)?,
        holder: Column::read(row, &mut at)?,
        state: Column::read(row, &mut at)?,
    })
}
