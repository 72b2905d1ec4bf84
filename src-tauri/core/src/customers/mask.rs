//! Hides phone numbers and accounts from people who do not serve the customer (domain.md §3.6, §4).

use super::{Customer, CustomerSheet};
use crate::contacts::Contact;
use crate::phone;
use crate::staff::Session;

/// The customer as the user may see it.
pub(super) fn customer(mut customer: Customer, by: &Session) -> Customer {
    if !customer.is_unmasked_for(by) {
        sheet(&mut customer.sheet);
    }
    customer
}

fn sheet(sheet: &mut CustomerSheet) {
    sheet.phone = phone::mask(&sheet.phone);
    sheet.fax = phone::mask(&sheet.fax);
    sheet.bank_acct = phone::mask(&sheet.bank_acct);
}

/// A contact of which the user may see name and title only in full.
pub(super) fn contact(mut contact: Contact) -> Contact {
    let sheet = &mut contact.sheet;
    for number in [&mut sheet.mobile, &mut sheet.phone]
        .into_iter()
        .chain(&mut sheet.other_phones)
    {
        *number = phone::mask(number);
    }
    for text in [&mut sheet.wechat, &mut sheet.email] {
        if !text.is_empty() {
            *text = "****".to_owned();
        }
    }
    sheet.preference.clear();
    contact
}
