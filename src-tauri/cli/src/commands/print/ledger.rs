//! `yike print ledger`.

use std::path::Path;

use serde_json::json;
use yike_core::complaints::{self, Period};
use yike_core::holidays;
use yike_documents::typeset::face::Faces;
use yike_documents::{archived, ledger};

use super::{log, save};
use crate::answer::{Answer, Failure};
use crate::options::Options;
use crate::signed_in::sign_in;

/// The core leaves off what the role does not answer for.
pub(super) fn run(options: &Options, period: Period, output: &Path) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let now = archive.clock().now();
    let extract = complaints::ledger(archive.store(), &session, period)?;
    let calendar = archive.store().read(holidays::calendar)?;
    let content = archived::ledger(&extract, period, &calendar, now);
    let paper = ledger::ledger(
        &Faces::with_installed(),
        &archived::firm(&archive, &session)?,
        &content,
        &archived::imprint(&session, now),
    )?;
    let detail = json!({ "from": period.from, "to": period.to, "rows": content.lines.len() });
    log(&archive, &session, "complaint_ledger", detail)?;
    save(&archive, &paper, output)
}
