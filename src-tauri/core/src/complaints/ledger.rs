//! 投诉登记台账: the complaints of a period, as far as a role sees them (domain.md §2.5, §4).

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveTime};
use rusqlite::Connection;

use super::{Complaint, rows};
use crate::Result;
use crate::clock::Moment;
use crate::customers::{self, Customer};
use crate::ids::CustomerId;
use crate::staff::{Act, Role, Session};
use crate::store::Store;

/// The first and the last day of a period, in Beijing time; an end that is `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// A complaint with its customer.
#[derive(Clone, Debug)]
pub struct LedgerEntry {
    /// The complaint.
    pub complaint: Complaint,
    /// Its customer, from the recycle bin too.
    pub customer: Option<Customer>,
}

/// The complaints that a user may see in the ledger.
#[derive(Clone, Debug)]
pub struct LedgerExtract {
    /// Whether they are all complaints of the period; otherwise those that the user has a part in.
    pub is_whole: bool,
    /// The complaints, in the order in which they were received.
    pub entries: Vec<LedgerEntry>,
}

/// Reads the complaints that were received in a period.
pub fn ledger(store: &Store, by: &Session, period: Period) -> Result<LedgerExtract> {
    by.require(Act::ViewCustomers)?;
    let is_whole = [Role::ServiceSupervisor, Role::Finance, Role::Leader]
        .into_iter()
        .any(|role| by.is(role));
    store.read(|connection| {
        let (from, until) = period.moments();
        let mut customers = HashMap::new();
        let mut entries = Vec::new();
        for complaint in rows::received_between(connection, from, until)? {
            let customer = complaint
                .customer_id
                .map(|id| customer(connection, &mut customers, id))
                .transpose()?;
            let entry = LedgerEntry {
                complaint,
                customer,
            };
            if is_whole || entry.has_part(by) {
                entries.push(entry);
            }
        }
        Ok(LedgerExtract { is_whole, entries })
    })
}

/// A customer has many complaints and is read once.
fn customer(
    connection: &Connection,
    known: &mut HashMap<CustomerId, Customer>,
    id: CustomerId,
) -> Result<Customer> {
    if let Some(customer) = known.get(&id) {
        return Ok(customer.clone());
    }
    let customer = customers::rows::get_even_deleted(connection, id)?;
    known.insert(id, customer.clone());
    Ok(customer)
}

impl LedgerEntry {
    /// Whether the user received it, serves its customer, is named on it, or works in the department it is about.
    fn has_part(&self, by: &Session) -> bool {
        let section = &self.complaint.section;
        let of_the_department =
            by.is(Role::Operations) && by.department == Some(section.complained_dept);
        let is_named = [
            Some(section.receiver),
            section.pm_named,
            self.complaint.holder,
        ]
        .contains(&Some(by.staff));
        let serves = self
            .customer
            .as_ref()
            .is_some_and(|customer| customer.is_served_by(by));
        of_the_department || is_named || serves
    }
}

impl Period {
    /// From the first moment of its first day to the first moment after its last.
    fn moments(self) -> (Moment, Moment) {
        let start_of = |day: NaiveDate| Moment::from_local(day.and_time(NaiveTime::MIN));
        let after = self
            .to
            .and_then(|day| day.checked_add_days(Days::new(1)))
            .map(start_of);
        (
            self.from.map_or(Moment::from_millis(i64::MIN), start_of),
            after.unwrap_or(Moment::from_millis(i64::MAX)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complaints::receive;
    use crate::fixtures::{Office, at, office};
    use crate::staff::Department;

    fn received(office: &Office, moment: &str, department: Department) {
        let mut input = office.intake(None);
        input.section.received_at = at(moment);
        input.section.complained_dept = department;
        receive(&office.store, &office.agent, input).unwrap();
    }

    fn seen(office: &Office, by: &Session, period: Period) -> (bool, Vec<String>) {
        let extract = ledger(&office.store, by, period).unwrap();
        let numbers = extract.entries.iter();
        let numbers = numbers.map(|entry| entry.complaint.complaint_no.clone());
        (extract.is_whole, numbers.collect())
    }

    fn three() -> Office {
        let office = office();
        received(&office, "2026-06-18T08:59", Department::Transport);
        received(&office, "2026-06-16T23:59", Department::Warehouse);
        received(&office, "2026-06-17T00:00", Department::Transport);
        office
    }

    #[test]
    fn days_begin_and_end_at_midnight_in_beijing() {
        let office = three();
        let day = NaiveDate::from_ymd_opt(2026, 6, 17);
        let all = Period::default();
        let (_, numbers) = seen(&office, &office.supervisor, all);
        assert_eq!(
            numbers,
            ["TS20260616-A001", "TS20260617-A001", "TS20260618-A001"]
        );
        let only = Period { from: day, to: day };
        assert_eq!(
            seen(&office, &office.supervisor, only),
            (true, vec!["TS20260617-A001".to_owned()])
        );
        let from = Period {
            from: day,
            to: None,
        };
        assert_eq!(seen(&office, &office.supervisor, from).1.len(), 2);
    }

    #[test]
    fn who_does_not_answer_for_all_sees_what_he_has_a_part_in() {
        let office = three();
        let all = Period::default();
        assert_eq!(seen(&office, &office.agent, all).1.len(), 3);
        assert_eq!(
            seen(&office, &office.transport_head, all),
            (
                false,
                vec!["TS20260617-A001".to_owned(), "TS20260618-A001".to_owned()]
            )
        );
        assert_eq!(seen(&office, &office.account_manager, all).1.len(), 0);
        let refused = ledger(&office.store, &office.administrator, all);
        assert_eq!(
            refused.map_err(|error| error.code()).err(),
            Some("forbidden")
        );
    }
}
