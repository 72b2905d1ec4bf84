//! Puts a contact into the recycle bin.

use crate::customers::{self, rows};
use crate::ids::ContactId;
use crate::staff::Session;
use crate::store::{Changed, Op, Store};
use crate::{Error, Result};

/// Deletes a contact; undo brings it back.
pub fn delete(store: &Store, by: &Session, id: ContactId) -> Result<Changed<()>> {
    store.write(by.actor(), Op::DeleteContact, |tx| {
        let contact = super::get(tx.connection(), id)?;
        let customer = rows::get(tx.connection(), contact.customer_id)?;
        if !customer.may_be_edited_by(by) {
            return Err(Error::Forbidden {
                act: "edit_customer",
            });
        }
        tx.delete(&contact)?;
        customers::recount_completeness(tx, contact.customer_id)
    })
}
