//! The only SQL that reads customers.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use uuid::Uuid;

use super::{Customer, CustomerRow};
use crate::clock::Moment;
use crate::ids::{CustomerId, StaffId};
use crate::store::keyset::{self, Filter, List, Order};
use crate::store::{self, Column, Record};
use crate::{Error, Result};

/// The columns of a list row; [`row_to_customer_row`] reads them in this order.
const ROW: &str = include_str!("row.sql");
const LIST: List<'_> = List {
    select: ROW,
    table: "customers",
    alias: "c",
};

/// One live customer.
pub fn get(connection: &Connection, id: CustomerId) -> Result<Customer> {
    store::get(connection, id.uuid())?.ok_or_else(|| Error::not_found("customer", id))
}

/// A customer, from the recycle bin too: a complaint still names it.
pub(crate) fn get_even_deleted(connection: &Connection, id: CustomerId) -> Result<Customer> {
    let sql = format!(
        "SELECT {} FROM customers WHERE id = ?1",
        Customer::column_list()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement
        .query_row([id.uuid().as_bytes()], |row| Customer::read(row, &mut 0))
        .optional()?;
    found.ok_or_else(|| Error::not_found("customer", id))
}

/// One live customer by its number.
pub fn by_number(connection: &Connection, number: &str) -> Result<Customer> {
    let mut found: Vec<Customer> = store::select(
        connection,
        "customer_no = ?1",
        [number.trim().to_uppercase()],
    )?;
    found
        .pop()
        .ok_or_else(|| Error::not_found("customer", number))
}

/// The list row of one customer.
pub(crate) fn row(connection: &Connection, id: CustomerId) -> Result<CustomerRow> {
    let sql = format!("{ROW} WHERE c.id = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement
        .query_row([id.uuid().as_bytes()], row_to_customer_row)
        .optional()?;
    found.ok_or_else(|| Error::not_found("customer", id))
}

/// A page of list rows, at most `limit` of them behind `after`.
pub(super) fn page(
    connection: &Connection,
    filters: &[Filter],
    order: &Order,
    after: Option<(Value, Uuid)>,
    limit: usize,
) -> Result<Vec<CustomerRow>> {
    let read = row_to_customer_row;
    keyset::page(connection, &LIST, filters, order, after, limit, read)
}

/// How many live customers pass the filters, and how many of them are key accounts. The index holds all that it asks for.
pub(super) fn count(connection: &Connection, filters: &[Filter]) -> Result<(u32, u32)> {
    let conditions = keyset::conditions(&LIST, filters);
    let sql = format!(
        "SELECT count(*), ifnull(sum(c.archive_type = 'key_account'), 0)
         FROM customers AS c INDEXED BY customers_recent WHERE {conditions}"
    );
    let values = filters.iter().flat_map(|filter| &filter.values);
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row(params_from_iter(values), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?)
}

fn row_to_customer_row(row: &Row<'_>) -> rusqlite::Result<CustomerRow> {
    let mut at = 0;
    Ok(CustomerRow {
        id: CustomerId::read(row, &mut at)?,
        customer_no: Column::read(row, &mut at)?,
        archive_type: Column::read(row, &mut at)?,
        name: Column::read(row, &mut at)?,
        short_name: Column::read(row, &mut at)?,
        class: Column::read(row, &mut at)?,
        region_code: Column::read(row, &mut at)?,
        region_text: Column::read(row, &mut at)?,
        main_goods: Column::read(row, &mut at)?,
        relation_stage: Column::read(row, &mut at)?,
        owner: Option::<StaffId>::read(row, &mut at)?,
        project_manager: Column::read(row, &mut at)?,
        contract_to: Column::read(row, &mut at)?,
        last_contact: Option::<Moment>::read(row, &mut at)?,
        silence: None,
        next_contact: Column::read(row, &mut at)?,
        completeness: Column::read(row, &mut at)?,
        updated_at: Moment::read(row, &mut at)?,
        sort_key: Column::read(row, &mut at)?,
        open_complaints: Column::read(row, &mut at)?,
    })
}

/// The keys of customers in the recycle bin or never there are no customers of a complaint.
pub(crate) fn exists(connection: &Connection, id: Uuid) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM customers WHERE id = ?1 AND deleted_at IS NULL)",
    )?;
    Ok(statement.query_row([id.as_bytes()], |row| row.get(0))?)
}
