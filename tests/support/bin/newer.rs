//! `yike-newer ARCHIVE`: makes an archive look as if a newer version of the program had written it.

use std::path::Path;

use yike_core::store::SCHEMA_VERSION;
use yike_core::{Error, Result, archive};
use yike_tests::demo::{self, FIRST_USER, PASSWORD};

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder] = &words[..] else {
        return Err(Error::not_found("words", words.len()));
    };
    let host = demo::host();
    let (archive, _) = archive::sign_in(Path::new(folder), FIRST_USER, PASSWORD, &host)?;
    archive.store().write_local(|connection, _| {
        connection.pragma_update(None, "user_version", SCHEMA_VERSION + 1)?;
        Ok(())
    })?;
    Ok(())
}
