//! The search over an archive in memory, filled through the verbs of the features.

mod finding;
mod keeping;
mod numbers;
mod showing;

use crate::contacts::ContactSheet;
use crate::customers::{CustomerSheet, create};
use crate::fixtures::{Office, office};
use crate::ids::{ComplaintId, CustomerId};
use crate::search::{Entity, Hit, SearchResults, search};
use crate::{complaints, search as this};

/// An office with the customers that the tests look for.
struct Archive {
    office: Office,
}

impl Archive {
    fn new() -> Self {
        Self { office: office() }
    }

    /// An archive with customers of these names.
    fn of(names: &[&str]) -> Self {
        let archive = Self::new();
        for name in names {
            archive.customer(name, |_, _| {});
        }
        archive
    }

    /// A small account with one contact, whose sheets `change` may change.
    fn customer(
        &self,
        name: &str,
        change: impl FnOnce(&mut CustomerSheet, &mut ContactSheet),
    ) -> CustomerId {
        let Office { store, agent, .. } = &self.office;
        let mut input = self.office.small_account(name, "19900000801");
        change(&mut input.sheet, &mut input.contacts[0]);
        create(store, agent, input).unwrap().output.id
    }

    /// A complaint of the customer, with this description.
    fn complaint(&self, customer: Option<CustomerId>, description: &str) -> ComplaintId {
        let Office { store, agent, .. } = &self.office;
        let mut input = self.office.intake(customer);
        input.section.description = description.to_owned();
        complaints::receive(store, agent, input).unwrap().output.id
    }

    fn results(&self, text: &str) -> SearchResults {
        search(&self.office.store, &self.office.agent, text, 20).unwrap()
    }

    /// The titles of the hits of one kind that match by themselves.
    fn titles(&self, entity: Entity, text: &str) -> Vec<String> {
        let hits = self.results(text).hits;
        hits.into_iter()
            .filter(|hit| hit.entity == entity && hit.matched_field != "customer_id")
            .map(|hit| hit.title)
            .collect()
    }

    fn customers(&self, text: &str) -> Vec<String> {
        self.titles(Entity::Customer, text)
    }

    fn is_whole(&self) -> bool {
        let check = self.office.store.read(this::check).unwrap();
        check.is_whole()
    }
}

/// The matched characters of a hit's text.
fn matched(hit: &Hit, field: &str) -> String {
    hit.highlights
        .iter()
        .filter(|highlight| highlight.field == field)
        .flat_map(|highlight| &highlight.parts)
        .filter(|part| part.matched)
        .map(|part| part.text.as_str())
        .collect()
}
