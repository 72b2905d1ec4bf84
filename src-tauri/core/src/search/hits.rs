//! Hits as the screen shows them, with the matched characters set apart.

use rusqlite::Connection;
use serde::Serialize;

use super::Entity;
use super::document::Kind;
use super::find::Found;
use super::highlight::{Highlight, highlight, snippet};
use super::ranking::Ranking;
use crate::clock::Moment;
use crate::complaints::{State, catalogue};
use crate::customers::{Class, Customer};
use crate::ids::{ComplaintId, ContactId, CustomerId};
use crate::staff::{Act, Session};
use crate::{Result, complaints, contacts, customers, phone};

/// The beginning of a description that serves as the title of a complaint.
const TITLE: usize = 40;

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct Hit {
    /// What it is.
    pub entity: Entity,
    /// Its key.
    pub id: String,
    /// 编号 of the complaint, otherwise of the customer.
    pub number: String,
    /// Short name, name of the person, or the beginning of 投诉内容.
    pub title: String,
    /// Full name, department and title, or category and subcategory.
    pub subtitle: String,
    /// The number that matches, or else that of the person; masked where the user may not see it, empty without one.
    pub phone: String,
    /// The customer's key; `None` for a complaint without one.
    pub customer_id: Option<CustomerId>,
    /// The customer's short name.
    pub customer: String,
    /// The customer's class.
    pub class: Option<Class>,
    /// Where a complaint rests.
    pub state: Option<State>,
    /// When a complaint was received.
    pub received_at: Option<Moment>,
    /// The field of the record that matches, `customer_id` for what belongs to a customer that was found.
    pub matched_field: String,
    /// What of the shown texts matches, and a snippet where the matching field is not shown.
    pub highlights: Vec<Highlight>,
}

/// The hit of a record.
pub(super) fn hit(
    connection: &Connection,
    by: &Session,
    ranking: &Ranking<'_>,
    found: &Found,
) -> Result<Hit> {
    let Seen {
        mut hit,
        shown,
        unmasked,
    } = match found.entity {
        Entity::Customer => customer(connection, by, found)?,
        Entity::Contact => contact(connection, by, found)?,
        Entity::Complaint => complaint(connection, by, found)?,
    };
    found.field.name.clone_into(&mut hit.matched_field);
    let mut is_shown = false;
    for text in shown {
        if let Some(highlight) = highlight(ranking, text.place, text.kind, &text.text) {
            is_shown |= text.fields.contains(&found.field.name);
            hit.highlights.push(highlight);
        }
    }
    let is_secret = matches!(found.field.kind, Kind::Phone | Kind::Private) && !unmasked;
    if !is_shown && !is_secret {
        hit.highlights.extend(snippet(ranking, &found.field));
    }
    Ok(hit)
}

/// The fields that may stand in the place of the telephone number.
const PHONES: [&str; 4] = ["mobile", "phone", "other_phones", "fax"];

/// A hit before its matches are set apart.
struct Seen {
    hit: Hit,
    shown: Vec<Shown>,
    /// Whether the user may see telephone numbers.
    unmasked: bool,
}

/// A text of a hit, and the fields of the record that it is made of.
struct Shown {
    place: &'static str,
    fields: &'static [&'static str],
    kind: Kind,
    text: String,
}

impl Shown {
    fn new(place: &'static str, fields: &'static [&'static str], kind: Kind, text: &str) -> Self {
        let text = text.to_owned();
        Self {
            place,
            fields,
            kind,
            text,
        }
    }
}

fn customer(connection: &Connection, by: &Session, found: &Found) -> Result<Seen> {
    let customer = customers::rows::get(connection, CustomerId::from_uuid(found.id))?;
    let sheet = &customer.sheet;
    let mut shown = vec![
        Shown::new(
            "number",
            &["customer_no"],
            Kind::Number,
            &customer.customer_no,
        ),
        Shown::new("title", &["short_name"], Kind::Name, &sheet.short_name),
        Shown::new("subtitle", &["name"], Kind::Name, &sheet.name),
    ];
    let unmasked = customer.is_unmasked_for(by);
    let number = match found.field.kind {
        Kind::Phone => found.field.text.as_str(),
        _ => "",
    };
    if unmasked {
        shown.push(Shown::new("phone", &PHONES, Kind::Phone, number));
    }
    let hit = Hit {
        title: sheet.short_name.clone(),
        subtitle: sheet.name.clone(),
        phone: visible(number, unmasked),
        ..empty(found, Some(&customer))
    };
    Ok(Seen {
        hit,
        shown,
        unmasked,
    })
}

fn contact(connection: &Connection, by: &Session, found: &Found) -> Result<Seen> {
    let contact = contacts::get(connection, ContactId::from_uuid(found.id))?;
    let customer = customers::rows::get(connection, contact.customer_id)?;
    let sheet = &contact.sheet;
    let number = match found.field.kind {
        Kind::Phone => &found.field.text,
        _ if sheet.mobile.is_empty() => &sheet.phone,
        _ => &sheet.mobile,
    };
    let subtitle = [sheet.dept.as_str(), sheet.title.as_str()].join(" ");
    let mut shown = vec![
        Shown::new("title", &["name"], Kind::Name, &sheet.name),
        Shown::new("subtitle", &["dept", "title"], Kind::Text, subtitle.trim()),
    ];
    let unmasked = customer.is_unmasked_for(by);
    if unmasked {
        shown.push(Shown::new("phone", &PHONES, Kind::Phone, number));
    }
    let hit = Hit {
        title: sheet.name.clone(),
        subtitle: subtitle.trim().to_owned(),
        phone: visible(number, unmasked),
        ..empty(found, Some(&customer))
    };
    Ok(Seen {
        hit,
        shown,
        unmasked,
    })
}

fn complaint(connection: &Connection, by: &Session, found: &Found) -> Result<Seen> {
    let complaint = complaints::rows::get(connection, ComplaintId::from_uuid(found.id))?;
    let customer = complaint
        .customer_id
        .map(|id| customers::rows::get_even_deleted(connection, id))
        .transpose()?;
    let section = &complaint.section;
    let title: String = section.description.chars().take(TITLE).collect();
    let category = catalogue::category(&section.category).map_or("", |category| category.zh);
    let subtitle = [category, section.subcategory.as_str()].join(" ");
    let unmasked = match &customer {
        Some(customer) => customer.is_unmasked_for(by),
        None => by.may(Act::SeeAllContacts) || section.receiver == by.staff,
    };
    let mut shown = vec![
        Shown::new(
            "number",
            &["complaint_no"],
            Kind::Number,
            &complaint.complaint_no,
        ),
        Shown::new("title", &["description"], Kind::Text, &title),
        Shown::new(
            "subtitle",
            &["category", "subcategory"],
            Kind::Text,
            subtitle.trim(),
        ),
    ];
    if unmasked {
        shown.push(Shown::new(
            "phone",
            &["complainant_phone"],
            Kind::Phone,
            &section.complainant_phone,
        ));
    }
    let hit = Hit {
        number: complaint.complaint_no.clone(),
        title,
        subtitle: subtitle.trim().to_owned(),
        phone: visible(&section.complainant_phone, unmasked),
        state: Some(complaint.state),
        received_at: Some(section.received_at),
        ..empty(found, customer.as_ref())
    };
    Ok(Seen {
        hit,
        shown,
        unmasked,
    })
}

fn empty(found: &Found, customer: Option<&Customer>) -> Hit {
    Hit {
        entity: found.entity,
        id: found.id.to_string(),
        number: customer.map_or_else(String::new, |customer| customer.customer_no.clone()),
        title: String::new(),
        subtitle: String::new(),
        phone: String::new(),
        customer_id: customer.map(|customer| customer.id),
        customer: customer.map_or_else(String::new, |customer| customer.sheet.short_name.clone()),
        class: customer.and_then(|customer| customer.sheet.class),
        state: None,
        received_at: None,
        matched_field: String::new(),
        highlights: Vec::new(),
    }
}

fn visible(number: &str, unmasked: bool) -> String {
    match unmasked {
        true => number.to_owned(),
        false => phone::mask(number),
    }
}
