//! `yike print customer`.

use std::path::Path;

use serde_json::json;
use yike_core::customers;
use yike_documents::archived;
use yike_documents::customer_sheet::customer_sheet;
use yike_documents::typeset::face::Faces;

use super::{log, save};
use crate::answer::{Answer, Failure};
use crate::options::Options;
use crate::signed_in::sign_in;

/// Who may look at the customer may print its sheet; numbers that he may not see are masked on paper too.
pub(super) fn run(options: &Options, number: &str, output: &Path) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let detail = customers::by_number(archive.store(), &session, number)?;
    let sheet = archived::customer(&detail, &archived::People::of(&archive)?);
    let paper = customer_sheet(
        &Faces::with_installed(),
        &archived::firm(&archive, &session)?,
        &sheet,
        &archived::imprint(&session, archive.clock().now()),
    )?;
    log(
        &archive,
        &session,
        &detail.customer.customer_no,
        json!({ "masked": detail.masked }),
    )?;
    save(&archive, &paper, output)
}
