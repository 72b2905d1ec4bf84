//! Customers to choose from while one is on the phone.

use rusqlite::Connection;
use serde::Serialize;

use super::document::Kind;
use super::highlight::{Highlight, highlight};
use super::ranking::Ranking;
use super::{matching_customers, permitted};
use crate::contacts::{self, Contact, ContactStatus};
use crate::customers::{self, Class, Customer};
use crate::ids::{ContactId, CustomerId};
use crate::staff::Session;
use crate::store::Store;
use crate::{Result, phone};

/// A customer to choose.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct CustomerPick {
    /// Key.
    pub id: CustomerId,
    /// 客户编号.
    pub number: String,
    /// 客户等级.
    pub class: Option<Class>,
    /// 简称.
    pub short_name: String,
    /// 客户全称.
    pub name: String,
    /// The people in office; those that match come first.
    pub contacts: Vec<PickedContact>,
    /// What of `number`, `short_name` and `name` matches.
    pub highlights: Vec<Highlight>,
}

/// A person at a customer to choose.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct PickedContact {
    /// Key.
    pub id: ContactId,
    /// 姓名.
    pub name: String,
    /// 职务.
    pub title: String,
    /// The numbers, the mobile first; masked where the user may not see them.
    pub phones: Vec<String>,
    /// What of `name` and `phones` matches; a number that is masked is never highlighted.
    pub highlights: Vec<Highlight>,
}

/// The best customers for what was typed, found by their own fields or by those of their contacts.
pub fn pick_customers(
    store: &Store,
    by: &Session,
    text: &str,
    limit: usize,
) -> Result<Vec<CustomerPick>> {
    let Some(typed) = permitted(by, text) else {
        return Ok(Vec::new());
    };
    let ranking = Ranking::new(&typed);
    store.read(|connection| {
        matching_customers(connection, &typed, &ranking, limit)?
            .into_iter()
            .map(|id| pick(connection, by, &ranking, id))
            .collect()
    })
}

fn pick(
    connection: &Connection,
    by: &Session,
    ranking: &Ranking<'_>,
    id: CustomerId,
) -> Result<CustomerPick> {
    let customer = customers::rows::get(connection, id)?;
    let unmasked = customer.is_unmasked_for(by);
    let mut contacts: Vec<PickedContact> = contacts::of_customer(connection, id)?
        .into_iter()
        .filter(|contact| contact.sheet.status == ContactStatus::Active)
        .map(|contact| picked(ranking, contact, unmasked))
        .collect();
    contacts.sort_by_key(|contact| contact.highlights.is_empty());
    let Customer {
        customer_no, sheet, ..
    } = customer;
    let highlights = [
        ("number", Kind::Number, &customer_no),
        ("short_name", Kind::Name, &sheet.short_name),
        ("name", Kind::Name, &sheet.name),
    ];
    Ok(CustomerPick {
        id,
        highlights: highlights
            .into_iter()
            .filter_map(|(field, kind, text)| highlight(ranking, field, kind, text))
            .collect(),
        number: customer_no,
        class: sheet.class,
        short_name: sheet.short_name,
        name: sheet.name,
        contacts,
    })
}

fn picked(ranking: &Ranking<'_>, contact: Contact, unmasked: bool) -> PickedContact {
    let sheet = contact.sheet;
    let numbers: Vec<String> = [sheet.mobile, sheet.phone]
        .into_iter()
        .chain(sheet.other_phones)
        .filter(|number| !number.is_empty())
        .collect();
    let mut highlights: Vec<Highlight> = highlight(ranking, "name", Kind::Name, &sheet.name)
        .into_iter()
        .collect();
    if unmasked {
        let matching = numbers
            .iter()
            .filter_map(|number| highlight(ranking, "phones", Kind::Phone, number));
        highlights.extend(matching);
    }
    PickedContact {
        id: contact.id,
        name: sheet.name,
        title: sheet.title,
        phones: match unmasked {
            true => numbers,
            false => numbers.iter().map(|number| phone::mask(number)).collect(),
        },
        highlights,
    }
}
