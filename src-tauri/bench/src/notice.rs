//! The notice as PDF: how much of the processor one takes, beside Typst on the same sheet, and how large it is.

mod sheet;

use std::ffi::OsStr;

use serde_json::json;
use yike_core::complaints::{self, ComplaintDetail, ComplaintQuery};
use yike_documents::archived;
use yike_documents::notice::{NoticeCopy, notice};
use yike_documents::typeset::face::Faces;

use crate::Failure;
use crate::figure::{Bound, Figure, Reading};
use crate::options::Options;
use crate::place::Place;
use crate::python::Script;
use crate::sample::{Sample, timed_on_the_processor};

/// How many notices are set in a round, and how many rounds there are.
const NOTICES: u32 = 20;
const ROUNDS: usize = 5;
/// What a notice of one page should take, in kilobytes.
const AIM: f64 = 60.0;

pub fn figures(place: &Place, options: &Options) -> Result<Vec<Figure>, Failure> {
    let (archive, session) = place.demo()?;
    let query = ComplaintQuery {
        limit: NOTICES + 1,
        ..ComplaintQuery::default()
    };
    let rows = complaints::list(archive.store(), &session, &query)?.rows;
    let details = rows
        .iter()
        .map(|row| complaints::by_number(archive.store(), &session, &row.complaint_no))
        .collect::<yike_core::Result<Vec<ComplaintDetail>>>()?;
    let people = archived::People::of(&archive)?;
    let firm = archived::firm(&archive, &session)?;
    let how = details.first().map(|detail| {
        let mut how = archived::options(detail, &session, archive.clock().now());
        how.copies = NoticeCopy::first(1).unwrap_or_default();
        how
    });
    let how = how.ok_or("the demo archive has no complaint")?;
    let notices: Vec<_> = details
        .iter()
        .map(|detail| archived::notice(detail, &people))
        .collect();
    let sheets: Vec<_> = notices
        .iter()
        .map(|notice| sheet::of(&firm.name, notice, &how))
        .collect();
    let sheets_file = place.fresh("sheets.json")?;
    std::fs::write(&sheets_file, serde_json::to_vec(&sheets)?)?;

    let faces = Faces::with_installed();
    // The first notice loads the faces, here as there.
    let mut size = Sample::default();
    notice(&faces, &firm, &notices[0], &how)?;
    let typst = Script::find(options, "typst_notice.py");
    let template = options.references.join("notice.typ");
    let (mut ours, mut theirs, mut their_size) = <(Sample, Sample, Sample)>::default();
    for _ in 0..ROUNDS {
        for content in &notices[1..] {
            let (paper, seconds) = timed_on_the_processor(|| notice(&faces, &firm, content, &how));
            ours.push(seconds);
            size.push(paper?.bytes.len() as f64);
        }
        if let Ok(script) = &typst {
            let arguments: [&OsStr; 3] = [
                template.as_os_str(),
                sheets_file.as_os_str(),
                options.faces.as_os_str(),
            ];
            let answer = script.run(&arguments)?;
            theirs.extend(&numbers(&answer["seconds"]));
            their_size.extend(&numbers(&answer["bytes"]));
        }
    }
    let name = "notice on paper, processor time, median";
    let cpu = match typst {
        Ok(_) => Figure::new(
            name,
            Reading::millis("printing a notice", ours.median()),
            Bound::RatioAtMost(0.2),
        )
        .beside(Reading::millis("Typst on the same sheet", theirs.median()))
        .with(json!({ "notices": NOTICES, "rounds": ROUNDS })),
        Err(why) => Figure::left_out(name, why),
    };
    let kilobytes = |what, size: &Sample| Reading::kilobytes(what, size.median() as usize);
    let mut sizes = Figure::new(
        "notice on paper, size, median",
        kilobytes("a notice with section one filled", &size),
        Bound::Aim(AIM),
    );
    if !their_size.median().is_nan() {
        sizes = sizes.beside(kilobytes("Typst on the same sheet", &their_size));
    }
    Ok(vec![cpu, sizes])
}

fn numbers(answer: &serde_json::Value) -> Sample {
    let numbers = answer.as_array().into_iter().flatten();
    numbers.filter_map(serde_json::Value::as_f64).collect()
}
