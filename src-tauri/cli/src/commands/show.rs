//! `yike show`.

use yike_core::{complaints, customers};

use crate::answer::{Answer, Failure};
use crate::options::{Options, Shown};
use crate::signed_in::sign_in;

pub(crate) fn run(options: &Options, what: Shown, number: &str) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    Ok(match what {
        Shown::Customer => {
            Answer::document(customers::by_number(archive.store(), &session, number)?)
        }
        Shown::Complaint => {
            Answer::document(complaints::by_number(archive.store(), &session, number)?)
        }
    })
}
