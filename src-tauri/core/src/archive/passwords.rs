//! Who may sign in, and with what.

use super::Archive;
use super::open::sign_in_user;
use crate::access_log::{self, Access};
use crate::ids::StaffId;
use crate::keys::{Attempts, Cost, DataKey, KeyFile, RecoveryCode, password};
use crate::problems::Problems;
use crate::staff::{self, Act, Role, Session, Staff};
use crate::store::Op;
use crate::{Error, Result};

impl Archive {
    /// Changes the user's own password. A wrong old one counts like a wrong one at sign-in.
    pub fn change_password(&self, by: &Session, old: &str, new: &str) -> Result<()> {
        self.require_password("new_password", new, &by.name)?;
        let keys = self.keys().clone();
        let mut attempts = Attempts::load(self.path());
        let open = || keys.open_by_password(by.staff, old);
        attempts.guard(&by.staff.to_string(), self.clock().now(), open)?;
        self.set_password(by, &self.person_in_service(by.staff)?, new)
    }

    /// Gives a member of staff a password: a first one, so that he may sign in, or a new one for a forgotten one.
    pub fn give_password(&self, by: &Session, id: StaffId, new: &str) -> Result<()> {
        by.require(Act::ManageStaff)?;
        let person = self.person_in_service(id)?;
        self.require_password("password", new, &person.name)?;
        // The key file first: without its mark at the staff, a wrap is dropped at the next sign-in.
        self.set_password(by, &person, new)?;
        if !person.signs_in {
            self.store.write(by.actor(), Op::SaveStaff, |tx| {
                staff::set_signs_in(tx, id, true)
            })?;
        }
        Ok(())
    }

    /// Takes a user's password away. The last administrator keeps his.
    pub fn remove_sign_in(&self, by: &Session, id: StaffId) -> Result<()> {
        by.require(Act::ManageStaff)?;
        let people = self.store.read(staff::list)?;
        let stays = |person: &&Staff| person.active && person.signs_in && person.id != id;
        if !people
            .iter()
            .filter(stays)
            .any(|person| person.roles.contains(&Role::Administrator))
        {
            return refuse("roles", "last_administrator");
        }
        // The staff first: what a crash leaves in the key file is dropped at the next sign-in.
        self.store.write(by.actor(), Op::SaveStaff, |tx| {
            staff::set_signs_in(tx, id, false)
        })?;
        self.follow_staff()
    }

    /// Prints a new recovery code in place of the one that is valid, as when the sheet was lost.
    pub fn renew_recovery_code(&self, by: &Session) -> Result<RecoveryCode> {
        by.require(Act::ManageStaff)?;
        let code = RecoveryCode::generate()?;
        self.change_keys(|keys, key, cost| keys.set_recovery(key, &code, cost))?;
        let detail = serde_json::json!({ "of": "recovery_code" });
        access_log::append(
            &self.store,
            Some(by.staff),
            Access::Password,
            "archive",
            detail,
        )?;
        Ok(code)
    }

    /// Changes the key file as a whole: in the file first, then in memory.
    pub(super) fn change_keys(
        &self,
        change: impl FnOnce(&mut KeyFile, &DataKey, Cost) -> Result<()>,
    ) -> Result<()> {
        let mut keys = self.keys();
        let mut next = keys.clone();
        change(&mut next, &self.key, self.host.cost)?;
        next.save(self.folder.path())?;
        *keys = next;
        Ok(())
    }

    fn set_password(&self, by: &Session, person: &Staff, new: &str) -> Result<()> {
        self.change_keys(|keys, key, cost| keys.set_user(sign_in_user(person), key, new, cost))?;
        let detail = serde_json::json!({ "of": person.id });
        access_log::append(
            &self.store,
            Some(by.staff),
            Access::Password,
            "archive",
            detail,
        )
    }

    fn require_password(&self, field: &str, new: &str, name: &str) -> Result<()> {
        let firm = self.keys().firm().to_owned();
        password::require(field, new, &[name, &firm])
    }

    fn person_in_service(&self, id: StaffId) -> Result<Staff> {
        let person = self.store.read(|connection| staff::get(connection, id))?;
        match person.active {
            true => Ok(person),
            false => Err(Error::not_found("user", id)),
        }
    }
}

fn refuse(field: &str, code: &str) -> Result<()> {
    let mut problems = Problems::default();
    problems.error(field, code);
    problems.refuse(false).map(drop)
}
