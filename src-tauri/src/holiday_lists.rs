//! Lists of holidays that a user has in a file.

use std::path::Path;

use yike_core::Error;
use yike_core::holidays::{self, ReadHolidays};
use yike_core::staff::{Act, Session};
use yike_exchange::text_file::decode;

use crate::desk::Desk;
use crate::error::{Answer, CommandError};
use crate::picker::Ask;

const ENDINGS: &[&str] = &["csv", "txt", "json"];
/// A year's list is a page or two.
const LARGEST: u64 = 1024 * 1024;

/// Asks for a file with the days of `year` and reads it; `None` when the dialog was dismissed.
pub(crate) fn pick(desk: &Desk, by: &Session, year: i32) -> Answer<Option<ReadHolidays>> {
    by.require(Act::ManageFirm)?;
    let chosen = desk.choose(&Ask::Open { endings: ENDINGS }).pop();
    chosen.map(|path| read(&path, year)).transpose()
}

fn read(path: &Path, year: i32) -> Answer<ReadHolidays> {
    let refused = |reason| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        CommandError::from(Error::FileRefused {
            name: name.into_owned(),
            reason,
        })
    };
    let unreadable = |error| CommandError::from(Error::io(path, error));
    if std::fs::metadata(path).map_err(unreadable)?.len() > LARGEST {
        return Err(refused("too_large"));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text = decode(&bytes).map_err(|_| refused("unreadable"))?.text;
    Ok(holidays::read_list(year, &text))
}
