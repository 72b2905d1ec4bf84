//! Makes a customer: from the quick card, the full sheet, or a row of a list.

use serde::{Deserialize, Serialize};

use super::short_name::short_name;
use super::{ArchiveType, Customer, CustomerSheet, check, completeness};
use crate::contacts::{self, Contact, ContactSheet};
use crate::ids::CustomerId;
use crate::problems::Problems;
use crate::staff::{Act, Session};
use crate::store::{Changed, Op, Store, Tx};
use crate::{Result, company_name, credit_code, pinyin};

/// A new customer with its first contacts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct CustomerInput {
    /// 档案类型.
    pub archive_type: ArchiveType,
    /// The sheet.
    pub sheet: CustomerSheet,
    /// Its first contacts.
    pub contacts: Vec<ContactSheet>,
    /// 保存并标注未核实.
    pub accept_unverified: bool,
}

/// Makes a customer. The quick card needs its six fields (domain.md §2.1.2); the full sheet only a name, and lists what
/// is missing.
pub fn create(store: &Store, by: &Session, input: CustomerInput) -> Result<Changed<Customer>> {
    by.require(Act::EditOwnCustomers)?;
    check_input(&input).refuse(input.accept_unverified)?;
    store.write(by.actor(), Op::CreateCustomer, |tx| insert(tx, by, input))
}

/// The problems of a new customer, its contacts included.
pub(crate) fn check_input(input: &CustomerInput) -> Problems {
    let mut problems = check(&input.sheet);
    if input.archive_type == ArchiveType::SmallAccount {
        check_quick_card(&mut problems, input);
    }
    for (index, contact) in input.contacts.iter().enumerate() {
        problems.nest(&format!("contacts.{index}"), contacts::check(contact));
    }
    problems
}

fn check_quick_card(problems: &mut Problems, input: &CustomerInput) {
    problems.require("region_code", &input.sheet.region_code);
    problems.require("main_goods", &input.sheet.main_goods);
    if input.sheet.owner.is_none() {
        problems.error("owner", "required");
    }
    match input.contacts.first() {
        None => problems.error("contacts.0.name", "required"),
        Some(first) if first.mobile.is_empty() && first.phone.is_empty() => {
            problems.error("contacts.0.mobile", "required")
        }
        Some(_) => {}
    }
}

/// Inserts a customer whose input was checked. The owner defaults to whoever makes it.
pub fn insert(tx: &mut Tx<'_>, by: &Session, input: CustomerInput) -> Result<Customer> {
    let mut sheet = tidy(input.sheet);
    sheet.owner = sheet.owner.or(Some(by.staff));
    let number = tx.next_number("customer")?;
    let id = CustomerId::fresh(tx.now());
    let people: Vec<Contact> = input
        .contacts
        .iter()
        .map(|contact| Contact {
            id: crate::ids::ContactId::fresh(tx.now()),
            customer_id: id,
            sheet: contact.clone(),
        })
        .collect();
    let customer = Customer {
        id,
        customer_no: format!("KH{number:06}{}", tx.workstation()),
        archive_type: input.archive_type,
        last_contact: None,
        verified_on: None,
        filled_by: by.staff,
        filled_at: tx.now(),
        sort_key: pinyin::sort_key(&sheet.short_name),
        name_key: company_name::normalised(&sheet.name),
        completeness: completeness(input.archive_type, &sheet, &people).percent,
        sheet,
    };
    tx.insert(&customer)?;
    for contact in input.contacts {
        contacts::insert(tx, id, contact)?;
    }
    Ok(customer)
}

/// Trims texts, brings code and numbers into their stored form and fills what is made from other fields.
pub(crate) fn tidy(mut sheet: CustomerSheet) -> CustomerSheet {
    let texts = [
        &mut sheet.name,
        &mut sheet.short_name,
        &mut sheet.name_en,
        &mut sheet.industry,
        &mut sheet.address,
        &mut sheet.main_goods,
        &mut sheet.website,
        &mut sheet.postcode,
        &mut sheet.region_text,
    ];
    for text in texts {
        *text = text.trim().to_owned();
    }
    sheet.uscc = credit_code::normalised(&sheet.uscc);
    sheet.uscc_unverified = !sheet.uscc.is_empty() && credit_code::parse(&sheet.uscc).is_err();
    let mut ignored = Problems::default();
    sheet.phone = super::check_phone(&mut ignored, "phone", &sheet.phone);
    sheet.fax = super::check_phone(&mut ignored, "fax", &sheet.fax);
    if sheet.short_name.is_empty() {
        sheet.short_name = short_name(&sheet.name);
    }
    if sheet.pinyin.is_empty() {
        sheet.pinyin = pinyin::full(&sheet.short_name);
    }
    if sheet.initials.is_empty() {
        sheet.initials = pinyin::initials(&sheet.short_name);
    }
    if sheet.region_text.is_empty()
        && let Some(region) = crate::region::find(&sheet.region_code)
    {
        sheet.region_text = region.full_text;
    }
    sheet
}
