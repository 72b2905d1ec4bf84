//! Finds the records of one entity: looks candidates up in the index, compares them exactly, the best first.

use std::cmp::Reverse;
use std::collections::HashSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::Entity;
use super::document::{Document, Field};
use super::expressions::Expressions;
use super::ranking::{Rank, Ranking};
use super::tables;
use super::typed::Typed;
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
        wanted: limit.min(MOST_CANDIDATES) + 1,
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
    /// Looks for the better ranks first, and no further once there is enough.
    fn look_up(&mut self, typed: &Typed) -> Result<()> {
        let Expressions { best, others } = Expressions::new(typed);
        for expression in best {
            self.compare(&expression, self.found.len() + self.wanted)?;
        }
        for expression in others {
            self.compare(&expression, self.wanted)?;
        }
        Ok(())
    }

    fn compare(&mut self, expression: &str, enough: usize) -> Result<()> {
        if self.found.len() >= enough {
            return Ok(());
        }
        for number in tables::matching(self.connection, self.entity, expression, MOST_CANDIDATES)? {
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
