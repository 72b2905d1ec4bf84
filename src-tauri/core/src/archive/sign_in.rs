//! Opening an archive with a password.

use std::path::Path;

use super::open::{Credential, enter};
use super::{Archive, Folder, Host};
use crate::access_log::Access;
use crate::keys::{Attempts, KeyFile};
use crate::staff::Session;
use crate::{Error, Result};

/// Opens the archive in the folder `path` for the user `who`, by key or name. Dropping the [`Archive`] locks it again.
///
/// The errors tell apart: no archive, in use, on the network, newer, key file missing or damaged, unknown user, wrong
/// password, too many tries, and a database that the right key does not open.
pub fn sign_in(path: &Path, who: &str, password: &str, host: &Host) -> Result<(Archive, Session)> {
    let folder = Folder::new(path);
    let lock = enter(&folder, host)?;
    let keys = KeyFile::read_and_repair(folder.path())?;
    let id = keys
        .find(who)
        .ok_or_else(|| Error::not_found("user", who))?
        .id;
    let mut attempts = Attempts::load(folder.path());
    let key = Credential::Password(who, password).open(&keys, &mut attempts, host)?;
    let archive = Archive::open(folder, lock, key, keys, host)?;
    let session = archive.session_of(id)?;
    if archive.keys().find(&id.to_string()).is_none() {
        return Err(Error::Forbidden { act: "sign_in" });
    }
    archive.log_entry(&session, Access::SignIn, &mut attempts)?;
    Ok((archive, session))
}
