//! Contacts and complaints that are found by way of their customer.

use rusqlite::Connection;
use uuid::Uuid;

use super::Entity;
use super::document::{Field, Kind};
use super::find::{Found, find};
use super::ranking::{Rank, Ranking};
use super::typed::Typed;
use crate::ids::CustomerId;
use crate::store::Record;
use crate::{Result, complaints, contacts};

/// So many customers lend their records to a search for their name.
const LENDING: usize = 3;
/// So many customers are looked through when one word may be their name.
const NAMED: usize = 20;
/// A query of more words is not tried with each of them as the customer's name.
const MOST_WORDS: usize = 4;
/// So many of a customer's last complaints are looked through.
const LAST_COMPLAINTS: usize = 100;

/// Adds what is found when one word names the customer and the others stand in one of its records, such as `蜀岭 超温`.
pub(super) fn fill_up(
    connection: &Connection,
    entity: Entity,
    typed: &Typed,
    group: &mut Vec<Found>,
    limit: usize,
) -> Result<()> {
    if typed.words.len() > MOST_WORDS || group.len() >= limit {
        return Ok(());
    }
    let searched = entity.searched();
    let sql = searched.sql();
    for (name, others) in typed.splits() {
        let ranking = Ranking::new(&others);
        let (named, _) = find(
            connection,
            Entity::Customer,
            &name,
            &Ranking::new(&name),
            NAMED,
        )?;
        for customer in named.iter().filter(|found| found.rank < Rank::Phone) {
            let customer = CustomerId::from_uuid(customer.id);
            for id in records(connection, entity, customer, LAST_COMPLAINTS)? {
                let document = searched.document(connection, &sql, id)?;
                let field = document
                    .as_ref()
                    .and_then(|document| ranking.rank(document))
                    .map(|(_, field)| field.clone());
                if let Some(field) = field {
                    add(group, limit, (entity, id, customer), Rank::Text, field);
                }
            }
        }
    }
    Ok(())
}

/// Fills up a group with the records of the customers that were found by name or number: who looks for a customer wants
/// its people and its matters at hand.
pub(super) fn lend(
    connection: &Connection,
    entity: Entity,
    customers: &[Found],
    group: &mut Vec<Found>,
    limit: usize,
) -> Result<()> {
    let named = customers.iter().filter(|found| found.rank < Rank::Phone);
    for customer in named.take(LENDING) {
        let customer = CustomerId::from_uuid(customer.id);
        for id in records(connection, entity, customer, limit)? {
            let field = Field {
                name: "customer_id",
                kind: Kind::Text,
                text: String::new(),
            };
            add(
                group,
                limit,
                (entity, id, customer),
                Rank::OfCustomer,
                field,
            );
        }
    }
    Ok(())
}

/// The contacts of a customer, or its last complaints, newest first.
fn records(
    connection: &Connection,
    entity: Entity,
    customer: CustomerId,
    limit: usize,
) -> Result<Vec<Uuid>> {
    Ok(match entity {
        Entity::Customer => Vec::new(),
        Entity::Contact => contacts::of_customer(connection, customer)?
            .iter()
            .map(Record::id)
            .collect(),
        Entity::Complaint => complaints::last_of_customer(connection, customer, limit)?
            .into_iter()
            .map(|id| id.uuid())
            .collect(),
    })
}

fn add(
    group: &mut Vec<Found>,
    limit: usize,
    (entity, id, customer): (Entity, Uuid, CustomerId),
    rank: Rank,
    field: Field,
) {
    if group.len() < limit && group.iter().all(|found| found.id != id) {
        let place = group.len();
        group.push(Found::by_customer(entity, id, customer, rank, field, place));
    }
}
