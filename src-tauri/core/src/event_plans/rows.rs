//! The only SQL that reads event plans.

use std::collections::HashMap;

use rusqlite::{Connection, Row, ToSql, params};

use super::{Approval, EventPlan};
use crate::ids::EventPlanId;
use crate::store::{self, Column, Record};
use crate::{Error, Result};

/// One plan.
pub(super) fn get(connection: &Connection, id: EventPlanId) -> Result<EventPlan> {
    store::get(connection, id.uuid())?.ok_or_else(|| Error::not_found("event_plan", id))
}

/// One plan by its number.
pub(super) fn by_number(connection: &Connection, number: &str) -> Result<EventPlan> {
    let mut found: Vec<EventPlan> =
        store::select(connection, "plan_no = ?1", [number.trim().to_uppercase()])?;
    found
        .pop()
        .ok_or_else(|| Error::not_found("event_plan", number))
}

/// Whether no plan, the recycle bin included, has the number.
pub(super) fn is_free(connection: &Connection, number: &str) -> Result<bool> {
    let mut statement = connection
        .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM event_plans WHERE plan_no = ?1)")?;
    Ok(statement.query_row([number], |row| row.get(0))?)
}

/// The plans directly below a plan, by number.
pub(super) fn sub_plans(connection: &Connection, id: EventPlanId) -> Result<Vec<EventPlan>> {
    store::select(
        connection,
        "parent_id = ?1 ORDER BY length(plan_no), plan_no",
        [id.uuid().as_bytes()],
    )
}

/// Which plan each sub-plan is part of.
pub(super) fn part_of(connection: &Connection) -> Result<HashMap<EventPlanId, EventPlanId>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, parent_id FROM event_plans WHERE parent_id IS NOT NULL AND deleted_at IS NULL",
    )?;
    let rows = statement.query_map([], |row| {
        let mut at = 0;
        Ok((
            EventPlanId::read(row, &mut at)?,
            EventPlanId::read(row, &mut at)?,
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The signatures under a plan, in the order they were entered.
pub(super) fn approvals(connection: &Connection, id: EventPlanId) -> Result<Vec<Approval>> {
    store::select(
        connection,
        "plan_id = ?1 ORDER BY sequence",
        [id.uuid().as_bytes()],
    )
}

/// The day by which the list puts a plan, in milliseconds: that of the event, or of its making.
pub(super) fn place_in_list(connection: &Connection, id: EventPlanId) -> Result<i64> {
    let mut statement = connection
        .prepare_cached("SELECT ifnull(starts_at, created_at) FROM event_plans WHERE id = ?1")?;
    Ok(statement.query_row(params![id.uuid().as_bytes()], |row| row.get(0))?)
}

/// Plans under conditions that the list has put together; every value is bound.
pub(super) fn select(
    connection: &Connection,
    tail: &str,
    params: &[&dyn ToSql],
) -> Result<Vec<EventPlan>> {
    let sql = format!(
        "SELECT {} FROM event_plans {tail}",
        EventPlan::column_list()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params, |row: &Row<'_>| EventPlan::read(row, &mut 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
