//! Finding things in Chinese: as somebody types, over customers, contacts and complaints.
//!
//! A contentless FTS5 table for each kind of record, over pairs of Chinese characters, triples of digits, words and the
//! pinyin of names, leads to candidates, which are then compared exactly with the record itself. Each write brings it
//! up to date in its own transaction; nothing in it is ever shown.

mod document;
mod expressions;
mod find;
mod highlight;
mod hits;
mod index;
mod names;
mod of_customers;
mod pick;
mod ranking;
mod rebuild;
mod syllables;
mod tables;
mod tokens;
mod typed;

#[cfg(test)]
mod tests;

pub(crate) use document::{Kind, Searched};
pub use highlight::{Highlight, Part};
pub use hits::Hit;
pub(crate) use index::index_records;
pub use pick::{CustomerPick, PickedContact, pick_customers};
pub(crate) use rebuild::bring_up_to_date;
pub use rebuild::{IndexCheck, check, rebuild};
pub(crate) use tables::look_again;

use rusqlite::Connection;
use serde::Serialize;

use crate::ids::{ComplaintId, CustomerId};
use crate::staff::{Act, Session};
use crate::store::Store;
use crate::{
    Result, complaints as complaint_records, contacts as contact_records,
    customers as customer_records,
};

use find::{Found, find};
use ranking::{Rank, Ranking};
use typed::Typed;

choices! {
    /// What a hit is.
    pub enum Entity {
        /// A customer.
        Customer = "customer" / "客户",
        /// A person at a customer.
        Contact = "contact" / "联系人",
        /// A complaint.
        Complaint = "complaint" / "投诉",
    }
}

impl Entity {
    fn searched(self) -> &'static Searched {
        match self {
            Self::Customer => &customer_records::SEARCHED,
            Self::Contact => &contact_records::SEARCHED,
            Self::Complaint => &complaint_records::SEARCHED,
        }
    }

    fn of_table(table: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|entity| entity.searched().table == table)
    }
}

/// What a search found.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct SearchResults {
    /// The best hits first: exact numbers, names, telephone numbers, words (newest first), and last what belongs to
    /// the customers that were found by name.
    pub hits: Vec<Hit>,
    /// Whether there is more than is shown.
    pub truncated: bool,
}

/// So many customers are asked for their complaints when the list of complaints is searched for a name.
const CUSTOMERS_OF_COMPLAINTS: usize = 50;

/// Searches everything. Each kind of record gets its fair part of `limit` where there is enough of it. Who may not see
/// customers finds nothing; telephone numbers are masked as everywhere.
pub fn search(store: &Store, by: &Session, text: &str, limit: usize) -> Result<SearchResults> {
    let nothing = SearchResults {
        hits: Vec::new(),
        truncated: false,
    };
    let Some(typed) = permitted(by, text) else {
        return Ok(nothing);
    };
    let ranking = Ranking::new(&typed);
    store.read(|connection| {
        let mut truncated = false;
        let mut groups = Vec::new();
        for &entity in Entity::ALL {
            let (found, more) = find(connection, entity, &typed, &ranking, limit)?;
            truncated |= more;
            groups.push(found);
        }
        if let [customers, people, matters] = groups.as_mut_slice() {
            for (group, entity) in [(people, Entity::Contact), (matters, Entity::Complaint)] {
                of_customers::fill_up(connection, entity, &typed, group, limit)?;
                of_customers::lend(connection, entity, customers, group, limit)?;
            }
        }
        truncated |= groups.iter().map(Vec::len).sum::<usize>() > limit;
        let hits = allot(groups, limit)
            .iter()
            .map(|found| hits::hit(connection, by, &ranking, found))
            .collect::<Result<_>>()?;
        Ok(SearchResults { hits, truncated })
    })
}

/// The customers that match, by their own fields or through their contacts, the best first.
pub fn customers(store: &Store, by: &Session, text: &str, limit: usize) -> Result<Vec<CustomerId>> {
    let Some(typed) = permitted(by, text) else {
        return Ok(Vec::new());
    };
    let ranking = Ranking::new(&typed);
    store.read(|connection| matching_customers(connection, &typed, &ranking, limit))
}

/// The complaints that match, by their own fields or through their customer's name or number, the best first.
pub fn complaints(
    store: &Store,
    by: &Session,
    text: &str,
    limit: usize,
) -> Result<Vec<ComplaintId>> {
    let Some(typed) = permitted(by, text) else {
        return Ok(Vec::new());
    };
    let ranking = Ranking::new(&typed);
    store.read(|connection| {
        let entity = Entity::Complaint;
        let (mut direct, _) = find(connection, entity, &typed, &ranking, limit)?;
        of_customers::fill_up(connection, entity, &typed, &mut direct, limit)?;
        let mut ids: Vec<ComplaintId> = direct
            .iter()
            .map(|found| ComplaintId::from_uuid(found.id))
            .collect();
        let (named, _) = find(
            connection,
            Entity::Customer,
            &typed,
            &ranking,
            CUSTOMERS_OF_COMPLAINTS,
        )?;
        for customer in named.iter().filter(|found| found.rank < Rank::Phone) {
            let customer = CustomerId::from_uuid(customer.id);
            if ids.len() >= limit {
                break;
            }
            for id in complaint_records::last_of_customer(connection, customer, limit)? {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids.truncate(limit);
        Ok(ids)
    })
}

/// The query, where there is something to find and the user may see it.
fn permitted(by: &Session, text: &str) -> Option<Typed> {
    Typed::new(text).filter(|_| by.may(Act::ViewCustomers))
}

fn matching_customers(
    connection: &Connection,
    typed: &Typed,
    ranking: &Ranking<'_>,
    limit: usize,
) -> Result<Vec<CustomerId>> {
    let (mut found, _) = find(connection, Entity::Customer, typed, ranking, limit)?;
    let (mut people, _) = find(connection, Entity::Contact, typed, ranking, limit)?;
    of_customers::fill_up(connection, Entity::Contact, typed, &mut people, limit)?;
    found.extend(people);
    found.sort_by_key(Found::key);
    let mut ids: Vec<CustomerId> = Vec::new();
    for id in found.iter().filter_map(|found| found.customer) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.truncate(limit);
    Ok(ids)
}

/// The hits that are shown: each group its part, and what one group leaves over to the best of the others.
fn allot(groups: Vec<Vec<Found>>, limit: usize) -> Vec<Found> {
    let part = limit.div_ceil(groups.len().max(1));
    let mut shown = Vec::new();
    let mut rest = Vec::new();
    for group in groups {
        for (place, found) in group.into_iter().enumerate() {
            if place < part { &mut shown } else { &mut rest }.push(found);
        }
    }
    shown.sort_by_key(Found::key);
    shown.truncate(limit);
    rest.sort_by_key(Found::key);
    rest.truncate(limit.saturating_sub(shown.len()));
    shown.extend(rest);
    shown.sort_by_key(Found::key);
    shown
}
