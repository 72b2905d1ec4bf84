//! `yike search`.

use yike_core::search;

use crate::answer::{Answer, Failure};
use crate::options::Options;
use crate::signed_in::sign_in;

pub(crate) fn run(options: &Options, text: &str, limit: u32) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let found = search::search(archive.store(), &session, text, limit as usize)?;
    let lines = found.hits.iter().map(|hit| {
        format!(
            "{}\t{}\t{}\t{}",
            hit.entity.zh(),
            hit.number,
            hit.title,
            hit.customer
        )
    });
    Ok(Answer::new(lines.collect(), &found))
}
