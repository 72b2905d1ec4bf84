//! A forgotten password: the recovery code opens the archive and is replaced by a new one.

use std::path::Path;

use super::open::{Credential, enter, sign_in_user};
use super::{Archive, Folder, Host};
use crate::access_log::Access;
use crate::keys::{Attempts, KeyFile, RecoveryCode, password};
use crate::staff::{self, Session, Staff};
use crate::store::{Actor, Op};
use crate::{Error, Result};

/// Opens the archive with the printed code and gives `who`, by key or name, a new password. The code that is returned
/// takes the place of the one that was typed, which opens nothing any more.
pub fn recover(
    path: &Path,
    who: &str,
    code: &str,
    new_password: &str,
    host: &Host,
) -> Result<(Archive, Session, RecoveryCode)> {
    let folder = Folder::new(path);
    let lock = enter(&folder, host)?;
    let keys = KeyFile::read_and_repair(folder.path())?;
    let code = RecoveryCode::parse(code)?;
    // A password that breaks the rule must not use up the code.
    let name = keys.find(who).map_or(who, |user| &user.name);
    password::require("password", new_password, &[name, keys.firm()])?;
    let mut attempts = Attempts::load(folder.path());
    let key = Credential::Code(&code).open(&keys, &mut attempts, host)?;
    let archive = Archive::open(folder, lock, key, keys, host)?;
    let person = archive.person(who)?;
    let session = archive.session_of(person.id)?;

    let next = RecoveryCode::generate()?;
    if !person.signs_in {
        archive
            .store()
            .write(Actor(person.id), Op::SaveStaff, |tx| {
                staff::set_signs_in(tx, person.id, true)
            })?;
    }
    archive.change_keys(|keys, key, cost| {
        keys.set_user(sign_in_user(&person), key, new_password, cost)?;
        keys.set_recovery(key, &next, cost)
    })?;
    archive.log_entry(&session, Access::Recover, &mut attempts)?;
    Ok((archive, session, next))
}

impl Archive {
    /// A member of staff in service, by key or name; the key file may know him no longer.
    fn person(&self, who: &str) -> Result<Staff> {
        let who = who.trim();
        let found = self.store().read(|connection| {
            let people = staff::list(connection)?;
            let by_id = people.iter().find(|person| person.id.to_string() == who);
            let by_name = || {
                people
                    .iter()
                    .find(|person| person.active && person.name == who)
            };
            Ok(by_id.or_else(by_name).cloned())
        })?;
        found
            .filter(|person| person.active)
            .ok_or_else(|| Error::not_found("user", who))
    }
}
