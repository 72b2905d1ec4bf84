//! `yike check`.

use serde_json::json;
use yike_core::check;

use crate::answer::{Answer, Failure};
use crate::options::Options;
use crate::signed_in::sign_in;

pub(crate) fn run(options: &Options, mend: bool) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let report = check::check(&archive, &session, mend)?;
    let document = json!({ "whole": report.is_whole(), "findings": report.findings });
    if !report.is_whole() && !mend {
        return Err(Failure::new("not_whole", document));
    }
    let lines = report.findings.iter().map(|finding| {
        format!(
            "{}\t{}\t{}",
            finding.defect.code(),
            finding.found,
            finding.mended
        )
    });
    Ok(Answer::new(lines.collect(), document))
}
