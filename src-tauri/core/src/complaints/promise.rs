//! 承诺答复时限: when the customer is promised an answer, and how that was counted (process.md §6).

use rusqlite::Connection;
use serde::Serialize;

use super::Severity;
use crate::clock::Moment;
use crate::firm::{self, LimitTable, Limits};
use crate::workdays::DayCount;
use crate::{Result, holidays};

/// A promise with the days that were counted for it.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct ReplyPromise {
    /// 承诺答复时限.
    pub promised_by: Moment,
    /// Workdays promised.
    pub workdays: u32,
    /// A day that was counted lies in a year without a holiday table.
    pub provisional: bool,
    /// Each day from the day after receipt on.
    pub days: Vec<DayCount>,
    /// 结案时限.
    pub close_due: Moment,
    /// Hours until the department must accept or refuse, for the screen.
    pub department_hours: f64,
}

impl LimitTable {
    /// The limits of one level.
    pub fn of(&self, severity: Severity) -> &Limits {
        match severity {
            Severity::Ordinary => &self.ordinary,
            Severity::Major => &self.major,
            Severity::Critical => &self.critical,
        }
    }
}

/// The promise for a complaint received at `received_at`.
pub fn promise(
    connection: &Connection,
    received_at: Moment,
    severity: Severity,
) -> Result<ReplyPromise> {
    let firm = firm::get(connection)?.sheet;
    let calendar = holidays::calendar(connection)?;
    let limits = firm.limits.of(severity);
    let due = |workdays: u32| {
        let workdays = u16::try_from(workdays).unwrap_or(u16::MAX);
        calendar.due_at_close(received_at.local_date(), workdays, firm.closing_time())
    };
    let reply = due(limits.reply_workdays);
    Ok(ReplyPromise {
        promised_by: Moment::from_local(reply.at),
        workdays: limits.reply_workdays,
        provisional: reply.provisional,
        days: reply.explained,
        close_due: Moment::from_local(due(limits.close_workdays).at),
        department_hours: limits.department_hours,
    })
}
