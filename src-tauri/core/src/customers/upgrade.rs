//! 升级为大客户: from the quick card to the full sheet, with nothing lost (domain.md §2.1.2).

use super::{ArchiveType, Completeness, Customer, completeness, rows};
use crate::ids::CustomerId;
use crate::staff::Session;
use crate::store::{Changed, Op, Store};
use crate::{Error, Result, contacts};

/// Makes a small account a key account and says which fields the full sheet still wants.
pub fn upgrade(store: &Store, by: &Session, id: CustomerId) -> Result<Changed<Completeness>> {
    store.write(by.actor(), Op::UpgradeCustomer, |tx| {
        let before = rows::get(tx.connection(), id)?;
        if !before.may_be_edited_by(by) {
            return Err(Error::Forbidden {
                act: "edit_customer",
            });
        }
        let people = contacts::of_customer(tx.connection(), id)?;
        let found = completeness(ArchiveType::KeyAccount, &before.sheet, &people);
        let after = Customer {
            archive_type: ArchiveType::KeyAccount,
            completeness: found.percent,
            ..before.clone()
        };
        tx.update(&before, &after)?;
        Ok(found)
    })
}
