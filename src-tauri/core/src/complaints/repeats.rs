//! Earlier complaints of the same customer about the same thing (domain.md §2.4 `is_repeat`).

use rusqlite::{Connection, params};
use serde::Serialize;

use super::State;
use crate::Result;
use crate::clock::Moment;
use crate::ids::{ComplaintId, CustomerId};
use crate::store::Column;

/// How far back a complaint counts as a repeat.
const DAYS: i64 = 90;

/// An earlier complaint.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct Repeat {
    /// Key.
    pub id: ComplaintId,
    /// 编号.
    pub complaint_no: String,
    /// 受理时间.
    pub received_at: Moment,
    /// 小类.
    pub subcategory: String,
    /// Where it stands.
    pub state: State,
}

/// The complaints of the customer in the 90 days before `received_at`, of one category where that is known.
pub fn repeats(
    connection: &Connection,
    customer: CustomerId,
    category: &str,
    received_at: Moment,
) -> Result<Vec<Repeat>> {
    let mut statement = connection.prepare_cached(include_str!("repeats.sql"))?;
    let since = received_at.millis() - DAYS * 86_400_000;
    let rows = statement.query_map(
        params![
            customer.uuid().as_bytes(),
            category,
            since,
            received_at.millis()
        ],
        |row| {
            let mut at = 0;
            Ok(Repeat {
                id: Column::read(row, &mut at)?,
                complaint_no: Column::read(row, &mut at)?,
                received_at: Column::read(row, &mut at)?,
                subcategory: Column::read(row, &mut at)?,
                state: Column::read(row, &mut at)?,
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
