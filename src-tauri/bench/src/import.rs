//! A list of customers brought in, beside what reading the file and inserting its cells costs without anything else.
//!
//! The product reads the workbook, checks every cell, looks for duplicates, and writes customers, contacts, the change
//! log and the search index in one write. The bare reference reads the same file with calamine and inserts the cells as
//! they are into one table of a database that is encrypted and synchronised in the same way.

mod bare;
mod list_file;

use std::path::Path;

use serde_json::json;
use yike_core::archive::Archive;
use yike_core::customers::import::{self, ImportDecisions, OnDuplicate};
use yike_core::staff::{self, Session};
use yike_exchange::customers::{CustomerList, ListChoice, Mapping};
use yike_exchange::progress::Unwatched;

use crate::Failure;
use crate::figure::{Bound, Figure, Reading};
use crate::options::Options;
use crate::place::Place;
use crate::python::Script;
use crate::sample::{Sample, timed};

const ROUNDS: usize = 3;

const BARE: &str = "bare calamine and inserts into SQLCipher";
const PANDAS: &str = "pandas, python-calamine and SQLite";

pub fn figures(place: &Place, options: &Options) -> Result<Vec<Figure>, Failure> {
    let file = place.fresh(&format!("list-{}.xlsx", options.rows))?;
    list_file::write(&file, options.rows)?;
    let pandas = Script::find(options, "pandas_import.py");
    let (mut ours, mut bare, mut theirs) = <(Sample, Sample, Sample)>::default();
    for _ in 0..ROUNDS {
        let (folder, archive, session) = place.empty("import")?;
        let (created, seconds) = timed(|| bring_in(&archive, &session, &file));
        ours.push(seconds);
        whole(created?, options.rows)?;
        drop(archive);
        std::fs::remove_dir_all(folder)?;

        let database = place.fresh("bare.db")?;
        let (inserted, seconds) = timed(|| bare::bring_in(&file, &database));
        bare.push(seconds);
        whole(inserted?, options.rows)?;

        if let Ok(script) = &pandas {
            let database = place.fresh("pandas.db")?;
            let arguments = [file.as_os_str(), database.as_os_str()];
            theirs.push(script.number(&arguments, "seconds")?);
        }
    }
    let name = format!(
        "import of {} × {}, median",
        options.rows,
        list_file::COLUMNS
    );
    let measured = || Reading::seconds("open, check, apply", ours.median());
    let figure = |bound| Figure::new(name.clone(), measured(), bound);
    let beside_pandas = match pandas {
        Ok(_) => figure(Bound::Faster).beside(Reading::seconds(PANDAS, theirs.median())),
        Err(why) => Figure::left_out(format!("{name}, beside pandas"), why),
    };
    let rounds = json!({ "rounds": ROUNDS });
    Ok(vec![
        figure(Bound::RatioAtMost(2.5))
            .beside(Reading::seconds(BARE, bare.median()))
            .with(rounds),
        beside_pandas,
    ])
}

/// What `yike import customers FILE` does once somebody has signed in. Returns how many customers were made.
fn bring_in(archive: &Archive, session: &Session, file: &Path) -> Result<u32, Failure> {
    let (list, reading) = timed(|| CustomerList::open(file, &ListChoice::default(), &Unwatched));
    let list = list?;
    let mapping = Mapping::of(&list.matches());
    let people = archive.store().read(staff::list)?;
    let (rows, checking) = timed(|| list.rows(&mapping, &people));
    let rows = rows?;
    let decisions = ImportDecisions::all(OnDuplicate::Skip);
    let (report, writing) = timed(|| {
        import::apply(archive.store(), session, &rows, &decisions, &mut |_, _| {
            Ok(())
        })
    });
    let report = report?;
    eprintln!("reading {reading:.2} s, checking {checking:.2} s, writing {writing:.2} s");
    match report.output.rows.iter().find(|row| !row.notes.is_empty()) {
        Some(row) => Err(format!("row {} was not taken in whole: {:?}", row.row, row.notes).into()),
        None => Ok(report.output.created),
    }
}

fn whole(made: u32, wanted: u32) -> Result<(), Failure> {
    match made == wanted {
        true => Ok(()),
        false => Err(format!("{made} of {wanted} rows were taken in").into()),
    }
}
