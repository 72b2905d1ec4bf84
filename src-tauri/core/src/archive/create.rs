//! First run: an archive where there was none.

use std::path::Path;
use std::sync::Arc;

use super::open::sign_in_user;
use super::{Archive, Folder, Host, Incoming, Lock, install, refuse_network_folder};
use crate::attachments;
use crate::firm::{self, FirmSheet};
use crate::ids::{self, StaffId};
use crate::keys::{DataKey, KeyFile, RecoveryCode, password};
use crate::problems::Problems;
use crate::staff::{Role, Session, Staff, StaffInput};
use crate::store::{Actor, HighWater, Numbers, Op, Store};
use crate::{Error, Result, durable, holidays};

/// The firm's logo, as the user picked it.
#[derive(Clone, Debug)]
pub struct Logo {
    /// The file's name.
    pub name: String,
    /// A PNG or JPEG picture.
    pub bytes: Vec<u8>,
}

/// What the first run asks.
pub struct Setup {
    /// 公司全称.
    pub firm: String,
    /// One or two capital letters, part of every number this computer gives.
    pub workstation: String,
    /// The first user, who becomes system administrator beside the roles named here.
    pub user: StaffInput,
    /// His password.
    pub password: String,
    /// The firm's logo.
    pub logo: Option<Logo>,
}

/// Makes an archive in the folder `path` and opens it. The recovery code is shown once, now.
pub fn create(
    path: &Path,
    mut setup: Setup,
    host: &Host,
) -> Result<(Archive, Session, RecoveryCode)> {
    setup.problems().refuse(false)?;
    password::require(
        "password",
        &setup.password,
        &[&setup.user.name, &setup.firm],
    )?;
    if let Some(logo) = &setup.logo {
        attachments::require_logo(logo)?;
    }
    refuse_network_folder(path)?;
    let folder = Folder::new(path);
    durable::create_private_folder(path)?;
    let lock = Lock::take(&folder, host)?;
    install::settle(&folder, &lock)?;
    if folder.holds_archive() {
        return Err(Error::ArchiveExists {
            path: path.to_owned(),
        });
    }

    let now = host.clock.now();
    let (key, code) = (DataKey::generate()?, RecoveryCode::generate()?);
    let id = ids::fresh(now);
    let mut keys = KeyFile::new(
        id,
        setup.firm.trim(),
        &setup.workstation,
        &key,
        &code,
        host.cost,
    )?;
    let incoming = Incoming::begin(&folder, &lock)?;
    let user = make_records(incoming.folder(), &mut setup, &key, host)?;
    keys.set_user(sign_in_user(&user), &key, &setup.password, host.cost)?;
    keys.save(incoming.folder().path())?;
    incoming.install(&lock)?;

    let archive = Archive::open(folder, lock, key, keys, host)?;
    let session = Session::of(&user);
    if let Some(logo) = setup.logo {
        attachments::set_logo(&archive, &session, &logo)?;
    }
    Ok((archive, session, code))
}

impl Setup {
    fn problems(&self) -> Problems {
        let mut problems = Problems::default();
        problems.require("firm", &self.firm);
        problems.limit("firm", &self.firm, 100);
        check_workstation(&mut problems, &self.workstation);
        problems.require("user", &self.user.name);
        problems.limit("user", &self.user.name, 30);
        problems
    }
}

/// A workstation letter is one or two of `A` to `Z` (domain.md §2.1, §2.4).
pub(crate) fn check_workstation(problems: &mut Problems, letter: &str) {
    let is_letter =
        matches!(letter.len(), 1 | 2) && letter.bytes().all(|sign| sign.is_ascii_uppercase());
    if !is_letter {
        problems.error("workstation", "not_a_workstation");
    }
}

/// The database and the device file with the records that every archive begins with.
fn make_records(folder: &Folder, setup: &mut Setup, key: &DataKey, host: &Host) -> Result<Staff> {
    let now = host.clock.now();
    let marks = HighWater::new(&setup.workstation, now);
    let numbers = Numbers::create(folder.device(), marks)?;
    // Made here, so that only its owner may read it; SQLCipher takes an empty file for a new database.
    let database = folder.database();
    durable::create_private(&database).map_err(|error| Error::io(&database, error))?;
    let store = Store::open(
        &database,
        &key.database_key(),
        Arc::clone(&host.clock),
        numbers,
        |_| Ok(()),
    )?;
    let roles = &mut setup.user.roles;
    if !roles.contains(&Role::Administrator) {
        roles.push(Role::Administrator);
    }
    let StaffInput {
        name,
        title,
        department,
        roles,
        ..
    } = setup.user.clone();
    let user = Staff {
        id: StaffId::fresh(now),
        name: name.trim().to_owned(),
        title,
        department,
        roles,
        signs_in: true,
        active: true,
    };
    store.write(Actor(user.id), Op::SetUp, |tx| {
        firm::insert(tx, FirmSheet::new(&setup.firm))?;
        tx.insert(&user)?;
        holidays::insert_shipped(tx)
    })?;
    Ok(user)
}
