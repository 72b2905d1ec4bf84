//! Makes or changes a member of staff.

use serde::{Deserialize, Serialize};

use super::{Act, Department, Role, Session, Staff};
use crate::ids::StaffId;
use crate::problems::Problems;
use crate::store::{self, Changed, Op, Store, Tx};
use crate::{Error, Result};

/// What the administrator types.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct StaffInput {
    /// 姓名.
    pub name: String,
    /// 职务.
    pub title: String,
    /// 部门.
    pub department: Option<Department>,
    /// 角色, at least one.
    pub roles: Vec<Role>,
    /// In service.
    pub active: bool,
}

/// Saves a person; `id` is `None` for a new one. The last administrator cannot be lost.
pub fn save(
    store: &Store,
    by: &Session,
    id: Option<StaffId>,
    input: StaffInput,
) -> Result<Changed<Staff>> {
    by.require(Act::ManageStaff)?;
    let mut problems = Problems::default();
    problems.require("name", &input.name);
    problems.limit("name", &input.name, 30);
    if input.roles.is_empty() {
        problems.error("roles", "required");
    }
    problems.refuse(false)?;
    store.write(by.actor(), Op::SaveStaff, |tx| {
        let (_, could_sign_in) = administrators(tx)?;
        let person = match id {
            None => insert(tx, input)?,
            Some(id) => {
                let before = super::get(tx.connection(), id)?;
                let StaffInput {
                    name,
                    title,
                    department,
                    roles,
                    active,
                } = input;
                let after = Staff {
                    id,
                    name: name.trim().to_owned(),
                    title,
                    department,
                    roles,
                    // Who comes back gets a new password.
                    signs_in: before.signs_in && active,
                    active,
                };
                tx.update(&before, &after)?;
                after
            }
        };
        let (any, can_sign_in) = administrators(tx)?;
        match any && (can_sign_in || !could_sign_in) {
            true => Ok(person),
            false => Err(invalid("roles", "last_administrator")),
        }
    })
}

/// Inserts a person; used by set-up and by demo archives too.
pub(crate) fn insert(tx: &mut Tx<'_>, input: StaffInput) -> Result<Staff> {
    let StaffInput {
        name,
        title,
        department,
        roles,
        active,
    } = input;
    let id = StaffId::fresh(tx.now());
    let person = Staff {
        id,
        name: name.trim().to_owned(),
        title,
        department,
        roles,
        signs_in: false,
        active,
    };
    tx.insert(&person)?;
    Ok(person)
}

/// Notes that a person has, or no longer has, a password.
pub(crate) fn set_signs_in(tx: &mut Tx<'_>, id: StaffId, signs_in: bool) -> Result<Staff> {
    let before = super::get(tx.connection(), id)?;
    let after = Staff {
        signs_in,
        ..before.clone()
    };
    tx.update(&before, &after)?;
    Ok(after)
}

/// Whether there is an administrator in service, and whether one of them can sign in.
fn administrators(tx: &Tx<'_>) -> Result<(bool, bool)> {
    let mut staff: Vec<Staff> = store::select(tx.connection(), "active = 1", [])?;
    staff.retain(|person| person.roles.contains(&Role::Administrator));
    Ok((
        !staff.is_empty(),
        staff.iter().any(|person| person.signs_in),
    ))
}

fn invalid(field: &str, code: &str) -> Error {
    let mut problems = Problems::default();
    problems.error(field, code);
    Error::Invalid(problems.into_vec())
}
