//! A signed-in user, passed to every verb.

use super::{Act, Department, Role, Staff};
use crate::ids::StaffId;
use crate::store::Actor;
use crate::{Error, Result};

/// Who is at the keyboard, and as what.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct Session {
    /// The person.
    pub staff: StaffId,
    /// 姓名.
    pub name: String,
    /// 角色.
    pub roles: Vec<Role>,
    /// 部门.
    pub department: Option<Department>,
}

impl Session {
    /// The session of a person who has proved the password.
    pub fn of(person: &Staff) -> Self {
        Self {
            staff: person.id,
            name: person.name.clone(),
            roles: person.roles.clone(),
            department: person.department,
        }
    }

    /// The same person towards the store.
    pub fn actor(&self) -> Actor {
        Actor(self.staff)
    }

    /// Whether the person holds the role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether any of the roles allows the act.
    pub fn may(&self, act: Act) -> bool {
        self.roles.iter().any(|role| act.is_allowed_for(*role))
    }

    /// Refuses what no role of the person allows.
    pub fn require(&self, act: Act) -> Result<()> {
        match self.may(act) {
            true => Ok(()),
            false => Err(Error::Forbidden { act: act.code() }),
        }
    }
}
