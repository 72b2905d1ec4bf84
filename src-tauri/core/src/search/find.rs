//! Finds the records of one entity: looks candidates up in the index, compares them exactly, the best first.

use std::cmp::Reverse;
use std::collections::HashSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::Entity;
use super::document::{Document, Field};
use super::ranking::{Rank, Ranking};
use super::tables::{self, Space};
use super::typed::{Scope, Typed};
use crate::Result;
use crate::ids::CustomerId;

/// So many candidates of one kind are compared at most: a query that fits more is too short to be answered better.
const MOST_CANDIDATES: usize = 1_000;

/// A record that matches.
#[derive(Debug)]
pub(super) struct Found {
    pub entity: Entity,
    pub id: Uuid,
    pub customer: Option<CustomerId>,
    pub rank: Rank,
    /// The field that matches.
    pub field: Field,
    /// Orders records of one rank: short names first, then the newest.
    order: (usize, Reverse<i64>),
}

impl Found {
    /// The order of hits.
    pub(super) fn key(&self) -> (Rank, Entity, usize, Reverse<i64>) {
        (self.rank, self.entity, self.order.0, self.order.1)
    }

    /// Something that is found by way of its customer; `place` keeps the order in which it came.
    pub(super) fn by_customer(
        entity: Entity,
        id: Uuid,
        customer: CustomerId,
        rank: Rank,
        field: Field,
        place: usize,
    ) -> Self {
        Self {
            entity,
            id,
            customer: Some(customer),
            rank,
            field,
            order: (place, Reverse(0)),
        }
    }
}

/// The best `limit` records of an entity, and whether there are more.
pub(super) fn find(
    connection: &Connection,
    entity: Entity,
    typed: &Typed,
    ranking: &Ranking<'_>,
    limit: usize,
) -> Result<(Vec<Found>, bool)> {
    let mut search = Search {
        connection,
        entity,
        ranking,
        sql: entity.searched().sql(),
        seen: HashSet::new(),
        found: Vec::new(),
        wanted: limit + 1,
    };
    search.look_up(typed)?;
    let mut found = search.found;
    found.sort_by_key(Found::key);
    let more = found.len() > limit;
    found.truncate(limit);
    Ok((found, more))
}

struct Search<'a> {
    connection: &'a Connection,
    entity: Entity,
    ranking: &'a Ranking<'a>,
    sql: String,
    seen: HashSet<i64>,
    found: Vec<Found>,
    wanted: usize,
}

impl Search<'_> {
    /// Looks where the better ranks are found first, and no further once there is enough.
    fn look_up(&mut self, typed: &Typed) -> Result<()> {
        // Both beginnings are always looked up, whichever of them alone would be enough.
        self.compare_starts(Space::Names, &typed.name_start())?;
        if let Some(number) = typed.number_start() {
            self.compare_starts(Space::Numbers, number)?;
        }
        let mut expressions = vec![typed.expression(Scope::Names)];
        if !typed.is_single() {
            expressions.push(typed.number_expression());
            expressions.push(typed.expression(Scope::All));
        }
        let mut expressions: Vec<String> = expressions.into_iter().flatten().collect();
        expressions.dedup();
        for expression in expressions {
            if self.found.len() >= self.wanted {
                break;
            }
            let records =
                tables::matching(self.connection, self.entity, &expression, MOST_CANDIDATES)?;
            self.compare(records, self.wanted)?;
        }
        Ok(())
    }

    fn compare_starts(&mut self, space: Space, start: &str) -> Result<()> {
        // A record may stand there with several names, hence more than wanted.
        let limit = self.wanted * 3 + 30;
        let records = tables::starting_with(self.connection, (self.entity, space), start, limit)?;
        self.compare(records, self.found.len() + self.wanted)
    }

    fn compare(&mut self, records: Vec<i64>, enough: usize) -> Result<()> {
        for number in records {
            if self.found.len() >= enough {
                break;
            }
            if self.seen.insert(number) {
                self.found.extend(self.compared(number)?);
            }
        }
        Ok(())
    }

    fn compared(&self, number: i64) -> Result<Option<Found>> {
        let Some(id) = tables::key(self.connection, number)? else {
            return Ok(None);
        };
        let searched = self.entity.searched();
        let document = searched.document(self.connection, &self.sql, id)?;
        Ok(document.and_then(|document| self.ranked(number, id, &document)))
    }

    fn ranked(&self, number: i64, id: Uuid, document: &Document) -> Option<Found> {
        let (rank, field) = self.ranking.rank(document)?;
        let length = match rank {
            Rank::NameStart | Rank::Name | Rank::NamePart => field.text.chars().count(),
            _ => 0,
        };
        Some(Found {
            entity: self.entity,
            id,
            customer: document.customer,
            rank,
            field: field.clone(),
            order: (length, Reverse(number)),
        })
    }
}
