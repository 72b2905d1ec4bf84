//! Promises that another holiday table would have made for another day (process.md DECISION 23).

use rusqlite::Connection;
use serde::Serialize;

use super::rows;
use crate::clock::Moment;
use crate::ids::ComplaintId;
use crate::workdays::WorkdayTable;
use crate::{Result, firm};

/// An open complaint whose answer would be due on another day.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct MovedPromise {
    /// Key.
    pub id: ComplaintId,
    /// 编号.
    pub complaint_no: String,
    /// The customer's short name, else the complainant.
    pub customer: String,
    /// 承诺答复时限 as it was given. It stays.
    pub promised_by: Moment,
    /// What the limit was by the table before.
    pub before: Moment,
    /// What it is by the table now.
    pub now: Moment,
}

/// The open complaints whose limit differs between two calendars, by the limits that were frozen at receipt. Nothing is
/// changed: a promise that was given binds until somebody agrees another one with the customer.
pub fn moved_promises(
    connection: &Connection,
    before: &WorkdayTable,
    now: &WorkdayTable,
) -> Result<Vec<MovedPromise>> {
    let closing = firm::get(connection)?.sheet.closing_time();
    let mut moved = Vec::new();
    for (complaint, customer) in rows::waiting_for_answer(connection)? {
        let section = &complaint.section;
        let workdays = complaint.limits.of(section.severity).reply_workdays;
        let workdays = u16::try_from(workdays).unwrap_or(u16::MAX);
        let received = section.received_at.local_date();
        let due = |table: &WorkdayTable| {
            Moment::from_local(table.due_at_close(received, workdays, closing).at)
        };
        let (before, now) = (due(before), due(now));
        if before != now {
            moved.push(MovedPromise {
                id: complaint.id,
                complaint_no: complaint.complaint_no,
                customer: customer.unwrap_or(complaint.section.complainant),
                promised_by: complaint.promised_by,
                before,
                now,
            });
        }
    }
    moved.sort_by_key(|one| one.now);
    Ok(moved)
}
