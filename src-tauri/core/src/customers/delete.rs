//! Puts a customer and its contacts into the recycle bin.

use super::rows;
use crate::ids::CustomerId;
use crate::staff::{Act, Session};
use crate::store::{Changed, Op, Store};
use crate::{Result, contacts};

/// Deletes a customer; complaints keep pointing at it, and undo brings it back with its contacts.
pub fn delete(store: &Store, by: &Session, id: CustomerId) -> Result<Changed<()>> {
    by.require(Act::EditAllCustomers)?;
    store.write(by.actor(), Op::DeleteCustomer, |tx| {
        let customer = rows::get(tx.connection(), id)?;
        for contact in contacts::of_customer(tx.connection(), id)? {
            tx.delete(&contact)?;
        }
        tx.delete(&customer)
    })
}
