//! `yike export`.

use std::path::Path;

use serde_json::json;
use yike_core::staff::Act;
use yike_exchange::customers::{ExportFormat, Language, export};
use yike_exchange::progress::Unwatched;
use yike_exchange::workbook::write_file;

use crate::answer::{Answer, Failure};
use crate::options::Options;
use crate::signed_in::sign_in;

pub(crate) fn customers(options: &Options, out: &Path) -> Result<Answer, Failure> {
    let ending = out
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    let format = ExportFormat::of_ending(ending).ok_or_else(|| {
        Failure::new(
            "unknown_format",
            json!({ "ending": ending, "known": ["xlsx", "csv", "json"] }),
        )
    })?;
    let (archive, session) = sign_in(options)?;
    session.require(Act::ExportLists)?;
    archive.refuse_inside(out)?;
    let grid = export(archive.store(), &session, format, Language::Chinese)?;
    write_file(out, &format.bytes(&grid, &Unwatched)?)?;
    Ok(Answer::new(
        vec![out.display().to_string()],
        json!({ "file": out }),
    ))
}
