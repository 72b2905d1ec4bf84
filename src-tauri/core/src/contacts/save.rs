//! Makes or changes a contact.

use serde::{Deserialize, Serialize};

use super::{Contact, ContactSheet};
use crate::customers::{self, check_phone, rows};
use crate::ids::{ContactId, CustomerId};
use crate::problems::Problems;
use crate::staff::Session;
use crate::store::{Changed, Op, Store, Tx};
use crate::{Error, Result};

/// A contact as the screen sends it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct ContactInput {
    /// The customer.
    pub customer: CustomerId,
    /// The contact that is changed; `None` for a new one.
    pub id: Option<ContactId>,
    /// The sheet.
    pub sheet: ContactSheet,
}

/// Saves a contact of a customer that the user may change.
pub fn save(store: &Store, by: &Session, input: ContactInput) -> Result<Changed<Contact>> {
    let sheet = tidy(input.sheet);
    super::check(&sheet).refuse(false)?;
    let op = if input.id.is_some() {
        Op::UpdateContact
    } else {
        Op::CreateContact
    };
    store.write(by.actor(), op, |tx| {
        let customer = rows::get(tx.connection(), input.customer)?;
        if !customer.may_be_edited_by(by) {
            return Err(Error::Forbidden {
                act: "edit_customer",
            });
        }
        let contact = match input.id {
            None => insert(tx, input.customer, sheet)?,
            Some(id) => {
                let before = super::get(tx.connection(), id)?;
                if before.customer_id != input.customer {
                    return Err(Error::not_found("contact", id));
                }
                let after = Contact {
                    sheet,
                    ..before.clone()
                };
                tx.update(&before, &after)?;
                after
            }
        };
        customers::recount_completeness(tx, input.customer)?;
        Ok(contact)
    })
}

/// Inserts a contact with a sheet that was checked.
pub fn insert(tx: &mut Tx<'_>, customer: CustomerId, sheet: ContactSheet) -> Result<Contact> {
    let contact = Contact {
        id: ContactId::fresh(tx.now()),
        customer_id: customer,
        sheet: tidy(sheet),
    };
    tx.insert(&contact)?;
    Ok(contact)
}

/// Trims texts and brings numbers into their stored form where they are right.
fn tidy(mut sheet: ContactSheet) -> ContactSheet {
    for text in [
        &mut sheet.name,
        &mut sheet.dept,
        &mut sheet.title,
        &mut sheet.wechat,
        &mut sheet.email,
        &mut sheet.birthday,
    ] {
        *text = text.trim().to_owned();
    }
    let mut ignored = Problems::default();
    sheet.mobile = check_phone(&mut ignored, "mobile", &sheet.mobile);
    sheet.phone = check_phone(&mut ignored, "phone", &sheet.phone);
    sheet
        .other_phones
        .retain(|number| !number.trim().is_empty());
    for number in &mut sheet.other_phones {
        *number = check_phone(&mut ignored, "other_phones", number);
    }
    sheet
}
