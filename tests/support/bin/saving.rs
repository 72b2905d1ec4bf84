//! `yike-saving ARCHIVE complaints|imports WORD`: saves without end and says what is saved, until somebody kills it.
//!
//! Of complaints it says each number once the complaint is on the disk. Of imports it says `begun NAME` and `done NAME`;
//! the customers of an import are named for it, and WORD begins the names.

use std::io::{self, Write as _};
use std::path::Path;

use yike_core::archive::Archive;
use yike_core::complaints;
use yike_core::customers::import::{self, CellPlace, ImportDecisions, ImportRow, OnDuplicate};
use yike_core::customers::{ArchiveType, CustomerInput, CustomerSheet};
use yike_core::staff::Session;
use yike_core::{Error, Result, archive};
use yike_tests::demo::{self, FIRST_USER, PASSWORD};

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let [folder, what, word] = words[..] else {
        return Err(Error::not_found("words", words.len()));
    };
    let host = demo::host();
    let (archive, session) = archive::sign_in(Path::new(folder), FIRST_USER, PASSWORD, &host)?;
    match what {
        "complaints" => save_complaints(&archive, &session),
        "imports" => import_customers(&archive, &session, word),
        _ => Err(Error::not_found("word", what)),
    }
}

fn save_complaints(archive: &Archive, by: &Session) -> Result<()> {
    let section = demo::complaint();
    loop {
        let input = archive
            .store()
            .read(|connection| complaints::read_written(connection, &section, by.staff))?;
        let received = complaints::receive(archive.store(), by, input)?.output;
        say(&received.complaint_no)?;
    }
}

fn import_customers(archive: &Archive, by: &Session, word: &str) -> Result<()> {
    let decisions = ImportDecisions::all(OnDuplicate::Skip);
    for turn in 1.. {
        let name = format!("{word}-{turn}");
        let rows = list(&name);
        say(&format!("begun {name}"))?;
        let watch = &mut |_, _| Ok(());
        import::apply(archive.store(), by, &rows, &decisions, watch)?;
        say(&format!("done {name}"))?;
    }
    Ok(())
}

fn list(name: &str) -> Vec<ImportRow> {
    (1..=demo::LIST)
        .map(|row| {
            let input = CustomerInput {
                archive_type: ArchiveType::SmallAccount,
                sheet: CustomerSheet {
                    name: format!("{name}-{row}"),
                    main_goods: "瓷砖".to_owned(),
                    ..CustomerSheet::default()
                },
                contacts: Vec::new(),
                accept_unverified: false,
            };
            ImportRow::new(row, input, Vec::new(), |_| CellPlace::default())
        })
        .collect()
}

/// At once: what a buffer holds is lost with the program.
fn say(line: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .map_err(|error| Error::io(Path::new("standard output"), error))
}
