//! Takes the customer list out of the archive.

use std::collections::HashMap;

use serde_json::json;

use super::{Customer, mask};
use crate::Result;
use crate::access_log::{self, Access};
use crate::contacts::Contact;
use crate::ids::CustomerId;
use crate::staff::{Act, Session};
use crate::store::{self, Store};

/// A customer with its people, as the user may see them.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The customer.
    pub customer: Customer,
    /// Its contacts, people in office first.
    pub contacts: Vec<Contact>,
}

/// All customers by name, for a file that leaves the archive: the export is logged before anything is handed out.
/// Numbers of customers that the user does not serve are masked.
pub fn export(store: &Store, by: &Session, format: &str) -> Result<Vec<Exported>> {
    by.require(Act::ExportLists)?;
    let exported = store.read(|connection| {
        let customers: Vec<Customer> =
            store::select(connection, "1 = 1 ORDER BY sort_key, id", [])?;
        let people: Vec<Contact> =
            store::select(connection, "1 = 1 ORDER BY status <> 'active', id", [])?;
        let mut of_customer: HashMap<CustomerId, Vec<Contact>> = HashMap::new();
        for contact in people {
            let known = of_customer.entry(contact.customer_id).or_default();
            known.push(contact);
        }
        Ok(customers
            .into_iter()
            .map(|customer| {
                let contacts = of_customer.remove(&customer.id).unwrap_or_default();
                seen_by(by, customer, contacts)
            })
            .collect::<Vec<_>>())
    })?;
    let detail = json!({ "customers": exported.len(), "format": format });
    access_log::append(store, Some(by.staff), Access::Export, "customers", detail)?;
    Ok(exported)
}

fn seen_by(by: &Session, customer: Customer, contacts: Vec<Contact>) -> Exported {
    let masked = !customer.is_unmasked_for(by);
    Exported {
        contacts: match masked {
            true => contacts.into_iter().map(mask::contact).collect(),
            false => contacts,
        },
        customer: mask::customer(customer, by),
    }
}
