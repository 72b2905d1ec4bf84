//! From the password to the first page of customers, beside opening an archive that holds nothing.
//!
//! Most of it is the derivation of the key, which is slow by intent; what is bounded is that a full archive opens as an
//! empty one does.

use yike_core::customers::{self, CustomerFilter, CustomerQuery};

use crate::Failure;
use crate::figure::{Bound, Figure, Reading};
use crate::place::Place;
use crate::sample::{Sample, timed};

const ROUNDS: usize = 15;

pub fn figures(place: &Place) -> Result<Vec<Figure>, Failure> {
    let (empty, archive, _) = place.empty("empty")?;
    drop(archive);
    let (mut full, mut bare) = <(Sample, Sample)>::default();
    for _ in 0..ROUNDS {
        let (listed, seconds) = timed(|| {
            let (archive, session) = Place::sign_in(place.demo_folder())?;
            let query = CustomerQuery {
                limit: 100,
                ..CustomerQuery::default()
            };
            let rows = customers::list(archive.store(), &session, &query)?
                .rows
                .len();
            // The foot of the list stands on the same page.
            customers::counts(archive.store(), &session, &CustomerFilter::default())?;
            Ok::<_, yike_core::Error>((archive, rows))
        });
        full.push(seconds);
        if listed?.1 == 0 {
            return Err("the demo archive lists nothing".into());
        }
        let (opened, seconds) = timed(|| Place::sign_in(&empty));
        bare.push(seconds);
        drop(opened?);
    }
    Ok(vec![
        Figure::new(
            "sign-in to the first list, median",
            Reading::millis("sign-in, first page, counts", full.median()),
            Bound::RatioAtMost(1.5),
        )
        .beside(Reading::millis(
            "sign-in to an empty archive",
            bare.median(),
        )),
    ])
}
