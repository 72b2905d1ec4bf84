//! What a step is judged with beside the complaint itself: the people, the calendar, the close of business.

use std::collections::HashMap;

use chrono::NaiveTime;
use rusqlite::Connection;

use crate::ids::StaffId;
use crate::staff::{Department, Role, Staff};
use crate::workdays::WorkdayTable;
use crate::{Result, firm, holidays, staff};

/// Read once for a write, or once for thousands of them.
pub struct Desk {
    people: Vec<Staff>,
    places: HashMap<StaffId, usize>,
    /// Holidays and moved workdays.
    pub calendar: WorkdayTable,
    /// Close of business.
    pub closing: NaiveTime,
    /// Who signs where a customer has no project manager (process.md DECISION 16).
    pub default_project_manager: Option<StaffId>,
}

impl Desk {
    /// Reads it.
    ///
    /// # Errors
    /// As reading the archive.
    pub fn read(connection: &Connection) -> Result<Self> {
        let sheet = firm::get(connection)?.sheet;
        let closing = sheet.closing_time();
        Ok(Self::of(
            staff::list(connection)?,
            holidays::calendar(connection)?,
            closing,
            sheet.default_project_manager,
        ))
    }

    /// Puts it together.
    pub(super) fn of(
        people: Vec<Staff>,
        calendar: WorkdayTable,
        closing: NaiveTime,
        default_project_manager: Option<StaffId>,
    ) -> Self {
        let places = people.iter().enumerate();
        Self {
            places: places.map(|(place, person)| (person.id, place)).collect(),
            people,
            calendar,
            closing,
            default_project_manager,
        }
    }

    /// Everybody.
    pub fn people(&self) -> &[Staff] {
        &self.people
    }

    /// One person.
    pub fn person(&self, id: StaffId) -> Option<&Staff> {
        self.places.get(&id).map(|place| &self.people[*place])
    }

    /// Whether a person holds a role.
    pub(super) fn has_role(&self, id: StaffId, role: Role) -> bool {
        self.person(id)
            .is_some_and(|person| person.roles.contains(&role))
    }

    /// Who of a role gets the paper: the one who had it to do before, else somebody in service, customer service first.
    pub(super) fn one_of(&self, role: Role, before: Option<StaffId>) -> Option<StaffId> {
        if let Some(before) = before.filter(|id| self.has_role(*id, role)) {
            return Some(before);
        }
        let in_service = || {
            self.people
                .iter()
                .filter(|person| person.active && person.roles.contains(&role))
        };
        in_service()
            .find(|person| person.department == Some(Department::CustomerService))
            .or_else(|| in_service().next())
            .map(|person| person.id)
    }
}
