//! Everything that the page of one customer shows.

use serde::Serialize;
use serde_json::json;

use super::{Completeness, Customer, completeness, mask, rows};
use crate::access_log::{self, Access};
use crate::contacts::{self, Contact};
use crate::ids::{ContactId, CustomerId};
use crate::staff::{Act, Session};
use crate::store::Store;
use crate::{Result, complaints};

/// One customer with its people.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct CustomerDetail {
    /// The customer; numbers are masked where the user may not see them.
    pub customer: Customer,
    /// Its contacts, people in office first.
    pub contacts: Vec<Contact>,
    /// What is missing.
    pub completeness: Completeness,
    /// How many complaints there are in all.
    pub complaints: u32,
    /// How many of them are open.
    pub open_complaints: u32,
    /// Whether the user may change the customer.
    pub may_edit: bool,
    /// Whether numbers are masked.
    pub masked: bool,
}

/// The page of a customer, by key.
pub fn page(store: &Store, by: &Session, id: CustomerId) -> Result<CustomerDetail> {
    by.require(Act::ViewCustomers)?;
    store.read(|connection| {
        let customer = rows::get(connection, id)?;
        let people = contacts::of_customer(connection, id)?;
        let masked = !customer.is_unmasked_for(by);
        let (all, open) = complaints::count_of_customer(connection, id)?;
        Ok(CustomerDetail {
            completeness: completeness(customer.archive_type, &customer.sheet, &people),
            complaints: all,
            open_complaints: open,
            may_edit: customer.may_be_edited_by(by),
            masked,
            contacts: if masked {
                people.into_iter().map(mask::contact).collect()
            } else {
                people
            },
            customer: mask::customer(customer, by),
        })
    })
}

/// The page of a customer, by number.
pub fn by_number(store: &Store, by: &Session, number: &str) -> Result<CustomerDetail> {
    by.require(Act::ViewCustomers)?;
    let id = store.read(|connection| Ok(rows::by_number(connection, number)?.id))?;
    page(store, by, id)
}

/// The number of a contact in full, for people in service only; each look is logged.
pub fn unmask(store: &Store, by: &Session, id: ContactId) -> Result<Contact> {
    by.require(Act::ViewCustomers)?;
    let (contact, number) = store.read(|connection| {
        let contact = contacts::get(connection, id)?;
        let number = rows::get(connection, contact.customer_id)?.customer_no;
        Ok((contact, number))
    })?;
    access_log::append(
        store,
        Some(by.staff),
        Access::Unmask,
        &number,
        json!({ "contact": id }),
    )?;
    Ok(contact)
}
