//! The key file against the staff.

use super::{Defect, Finding};
use crate::archive::Archive;
use crate::{Result, staff};

pub(super) fn check(archive: &Archive, mend: bool) -> Result<Vec<Finding>> {
    let people = archive.store().read(staff::list)?;
    let signs_in: Vec<_> = people
        .iter()
        .filter(|person| person.active && person.signs_in)
        .map(|person| person.id)
        .collect();
    let users: Vec<_> = archive.users().into_iter().map(|user| user.id).collect();
    let keys = users
        .iter()
        .filter(|id| !signs_in.contains(id))
        .map(ToString::to_string)
        .collect();
    let persons = signs_in
        .iter()
        .filter(|id| !users.contains(id))
        .map(ToString::to_string)
        .collect();
    if mend {
        archive.follow_staff()?;
    }
    Ok(vec![
        Finding::new(Defect::KeyWithoutPerson, keys).mended_if(mend),
        Finding::new(Defect::PersonWithoutKey, persons),
    ])
}
