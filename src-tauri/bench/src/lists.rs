//! Pages of the two lists under every single filter and in every order, at the beginning and deep in the middle.
//!
//! The reference reads the same hundred rows by their keys, one after the other, with the columns of the table that the
//! list shows: what it costs to have them at all. Both are so short that another program in between would be most of what
//! a clock on the wall shows, so it is the time on the processor that is compared; the other one stands in the JSON.

mod cases;
mod rows_by_key;

use serde_json::{Value, json};
use yike_core::staff::Session;
use yike_core::store::Store;

use crate::Failure;
use crate::figure::{Bound, Figure, Reading};
use crate::place::Place;
use crate::sample::{Sample, timed, timed_on_the_processor};
use cases::{Case, Page};
use rows_by_key::Table;

/// Rows of a page.
const ROWS: u32 = 100;
/// How often each page is read.
const ROUNDS: usize = 40;
/// A page deep in the middle begins after half of the rows, but no deeper than this many pages.
const DEEPEST: usize = 500;

/// One page of a case, and what reading it and its rows took.
struct Measured {
    name: String,
    rows: usize,
    list: Sample,
    by_key: Sample,
    /// What a clock on the wall showed for the list.
    on_the_wall: Sample,
}

impl Measured {
    fn ratio(&self) -> f64 {
        self.list.p95() / self.by_key.p95()
    }

    fn details(&self) -> Value {
        json!({
            "page": self.name,
            "rows": self.rows,
            "p95_ms": self.list.p95() * 1_000.0,
            "median_ms": self.list.median() * 1_000.0,
            "p95_on_the_wall_ms": self.on_the_wall.p95() * 1_000.0,
            "by_key_p95_ms": self.by_key.p95() * 1_000.0,
            "ratio": self.ratio(),
        })
    }
}

pub fn figures(place: &Place) -> Result<Vec<Figure>, Failure> {
    let (archive, session) = place.demo()?;
    let (store, by) = (archive.store(), &session);
    let customers = cases::customers(store)?;
    let complaints = cases::complaints(store)?;
    Ok(vec![
        figure("customers", &customers, store, by)?,
        figure("complaints", &complaints, store, by)?,
    ])
}

/// The worst of all pages of a list.
fn figure(list: &str, cases: &[Case], store: &Store, by: &Session) -> Result<Figure, Failure> {
    let table = cases.first().map_or(Table::Customers, |case| case.table);
    let usual = cases
        .first()
        .map(|case| case.read(store, by, None))
        .transpose()?;
    let usual = usual.map(|page| page.keys).unwrap_or_default();
    let mut measured = Vec::new();
    for case in cases {
        measured.push(measure(case, "first", None, &usual, store, by)?);
        if let Some(after) = middle(case, store, by)? {
            measured.push(measure(case, "middle", Some(after), &usual, store, by)?);
        }
    }
    measured.sort_by(|one, other| other.ratio().total_cmp(&one.ratio()));
    let worst = measured.first().ok_or("a list without pages")?;
    let details: Vec<Value> = measured.iter().map(Measured::details).collect();
    let name = format!(
        "{list}: worst of {} pages ({}), p95 on the processor",
        measured.len(),
        worst.name
    );
    let read = format!("the same {ROWS} rows of {} by key, p95", table.name());
    Ok(Figure::new(
        name,
        Reading::millis("a page of the list", worst.list.p95()),
        Bound::RatioAtMost(5.0),
    )
    .beside(Reading::millis(read, worst.by_key.p95()))
    .with(details.into()))
}

fn measure(
    case: &Case,
    place: &str,
    after: Option<String>,
    usual: &[[u8; 16]],
    store: &Store,
    by: &Session,
) -> Result<Measured, Failure> {
    let rows = case.read(store, by, after.clone())?.keys;
    // A filter that leaves fewer rows than a page holds is still asked for a page.
    let keys = match rows.len() == ROWS as usize {
        true => &rows,
        false => usual,
    };
    let (mut list, mut by_key, mut on_the_wall) = <(Sample, Sample, Sample)>::default();
    for _ in 0..ROUNDS {
        let ((page, seconds), elapsed) =
            timed(|| timed_on_the_processor(|| case.read(store, by, after.clone())));
        page?;
        list.push(seconds);
        on_the_wall.push(elapsed);
        let (read, seconds) = timed_on_the_processor(|| {
            store.read(|connection| Ok(case.table.read(connection, keys)?))
        });
        by_key.push(seconds);
        if read? != keys.len() {
            return Err(format!("{}: a row was not found by its key", case.name).into());
        }
    }
    Ok(Measured {
        name: format!("{}, {place}", case.name),
        rows: rows.len(),
        list,
        by_key,
        on_the_wall,
    })
}

/// Where the page in the middle of the case begins; `None` where all rows are on the first.
fn middle(case: &Case, store: &Store, by: &Session) -> Result<Option<String>, Failure> {
    let mut cursors = Vec::new();
    let mut after = None;
    while cursors.len() < 2 * DEEPEST {
        let Page { next, .. } = case.read(store, by, after)?;
        match next {
            Some(next) => cursors.push(next.clone()),
            None => break,
        }
        after = cursors.last().cloned();
    }
    let middle = cursors.len() / 2;
    Ok(cursors.into_iter().nth(middle))
}
