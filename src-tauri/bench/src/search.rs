//! Search as typed: every keystroke from the second character on, over customers, contacts and complaints.

mod like;
mod queries;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use yike_core::search;

use crate::Failure;
use crate::figure::{Bound, Figure, Reading};
use crate::place::Place;
use crate::sample::{Sample, timed};

/// How many hits the palette asks for.
const HITS: usize = 30;
/// How many queries of each kind are typed.
const OF_EACH_KIND: usize = 16;
/// One keystroke in so many is also answered by LIKE, which takes long.
const LIKE_EVERY: usize = 32;

pub fn figures(place: &Place) -> Result<Vec<Figure>, Failure> {
    let (archive, session) = place.demo()?;
    let store = archive.store();
    let typed = store.read(|connection| Ok(queries::typed(connection, OF_EACH_KIND)?))?;
    let (mut ours, mut ours_beside, mut like) = <(Sample, Sample, Sample)>::default();
    let mut kinds: BTreeMap<&str, Sample> = BTreeMap::new();
    let mut keystrokes = 0;
    let mut found = 0;
    for query in &typed {
        for text in query.keystrokes() {
            let (results, seconds) = timed(|| search::search(store, &session, &text, HITS));
            found += usize::from(!results?.hits.is_empty());
            ours.push(seconds);
            kinds.entry(query.kind).or_default().push(seconds);
            if keystrokes % LIKE_EVERY == 0 {
                let (hits, by_like) =
                    timed(|| store.read(|connection| Ok(like::search(connection, &text, HITS)?)));
                hits?;
                like.push(by_like);
                ours_beside.push(seconds);
            }
            keystrokes += 1;
        }
    }
    // What the archive holds was typed: hardly anything may be found by nothing.
    if found * 10 < keystrokes * 9 {
        return Err(format!("{found} of {keystrokes} keystrokes found something").into());
    }
    let name = format!("search as typed, {keystrokes} keystrokes");
    let of_kinds: Value = kinds
        .iter()
        .map(|(kind, sample)| {
            let figures = json!({
                "median_ms": sample.median() * 1_000.0,
                "p95_ms": sample.p95() * 1_000.0,
                "longest_ms": sample.percentile(100.0) * 1_000.0,
            });
            ((*kind).to_owned(), figures)
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    Ok(vec![
        Figure::new(
            format!("{name}, p95"),
            Reading::millis("search", ours.p95()),
            Bound::AtMost(30.0),
        )
        .with(of_kinds),
        Figure::new(
            format!("{name}, median"),
            Reading::millis("search", ours.median()),
            Bound::Unbound,
        ),
        Figure::new(
            "search as typed, beside LIKE, p95",
            Reading::millis("search", ours_beside.p95()),
            Bound::Unbound,
        )
        .beside(Reading::millis("LIKE over the same fields", like.p95())),
    ])
}
