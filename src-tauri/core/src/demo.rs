//! A demonstration archive: the sample firm with its people, customers, cases and event plans, and as many more customers, contacts
//! and complaints as are asked for. All people and firms are invented.

mod generate;
mod random;
mod samples;
mod walk;

#[cfg(test)]
mod tests;

use crate::Result;
use crate::archive::Archive;
use crate::ids::StaffId;
use crate::staff::{Role, Session, Staff};

/// How much to make, the samples among it.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Customers in all.
    pub customers: u32,
    /// Contacts in all.
    pub contacts: u32,
    /// Complaints in all.
    pub complaints: u32,
    /// The same seed makes the same archive.
    pub seed: u64,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            customers: 120,
            contacts: 240,
            complaints: 80,
            seed: 1,
        }
    }
}

/// The password of every demo user. It protects nothing: the data is invented.
pub const PASSWORD: &str = "yike-demo-2026";

/// The first user of the demo firm: supervisor and administrator.
pub const FIRST_USER: &str = "钟鼎文";

/// The people of the demo firm, who act in what is made.
pub(crate) struct Cast {
    people: Vec<Staff>,
}

impl Cast {
    fn named(&self, name: &str) -> Option<StaffId> {
        self.people
            .iter()
            .find(|person| person.name == name)
            .map(|person| person.id)
    }

    fn of(&self, role: Role) -> Vec<&Staff> {
        self.people
            .iter()
            .filter(|person| person.roles.contains(&role))
            .collect()
    }
}

/// Fills a fresh archive that the demo's first user has just set up. `watch` hears how many records are made.
pub fn fill(
    archive: &Archive,
    by: &Session,
    plan: Plan,
    watch: &mut dyn FnMut(u32, u32) -> Result<()>,
) -> Result<Vec<Staff>> {
    let cast = samples::people(archive, by)?;
    samples::customers(archive, by, &cast)?;
    samples::complaints(archive, &cast)?;
    samples::event_plans(archive, by, &cast)?;
    generate::fill(archive, &cast, plan, watch)?;
    Ok(cast.people)
}
