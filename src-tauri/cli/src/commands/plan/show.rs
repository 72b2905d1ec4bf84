//! `yike plan show`.

use yike_core::event_plans;

use super::readable;
use crate::answer::{Answer, Failure};
use crate::options::Options;
use crate::signed_in::sign_in;

pub(crate) fn run(options: &Options, number: &str) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let detail = event_plans::by_number(archive.store(), &session, number)?;
    Ok(Answer::new(readable::lines(&detail), &detail))
}
