//! What is true of every sheet beside the notice: nothing written is lost, cut off or put outside the paper, the bytes
//! are the same each time, and a firm's logo may be missing or damaged.

use proptest::prelude::*;
use yike_documents::customer_sheet::{CustomerSheet, blank_key_account, customer_sheet};
use yike_documents::ledger::{Ledger, ledger};
use yike_documents::survey::blank_survey;
use yike_documents::typeset::face::Faces;
use yike_documents::visit_record::{Need, VisitRecord, visit_record};
use yike_documents::{Firm, Paper, PaperError};

use crate::samples::{customers, firm, imprint, ledgers, visits};
use crate::tools::{check, keep, lost, no_text_outside, text, twenty_thousand};

/// The margins of an upright sheet and of one that lies across, in millimetres.
const UPRIGHT: (f32, f32) = (28.0, 190.0);
const ACROSS: (f32, f32) = (15.0, 282.0);

type Printed = Result<Paper, PaperError>;

fn customer(content: &CustomerSheet) -> Printed {
    customer_sheet(&Faces::bundled(), &firm(), content, &imprint())
}

fn visit(content: &VisitRecord) -> Printed {
    visit_record(&Faces::bundled(), &firm(), content, &imprint())
}

fn list(content: &Ledger) -> Printed {
    ledger(&Faces::bundled(), &firm(), content, &imprint())
}

fn with_notes(depth: fn() -> CustomerSheet, notes: &str) -> CustomerSheet {
    let mut sheet = depth();
    sheet.care.notes = Some(notes.to_owned());
    sheet.profile.name = Some(notes.chars().take(60).collect());
    sheet.terms.service_level = Some(notes.to_owned());
    sheet
}

fn with_summary(summary: &str) -> VisitRecord {
    let quote: String = summary.chars().take(200).collect();
    VisitRecord {
        summary: Some(summary.to_owned()),
        needs: vec![Need {
            quote,
            ..Need::default()
        }],
        ..visits::at_the_plant()
    }
}

fn with_line(summary: &str) -> Ledger {
    let mut content = ledgers::three_cases();
    let short: String = summary.chars().take(60).collect();
    for line in content.lines.iter_mut().step_by(2) {
        line.summary = Some(summary.to_owned());
        line.customer = Some(short.clone());
        line.remark = Some(short.clone());
    }
    content
}

/// Prints, lets other programs look at it, and compares.
fn holds(paper: Printed, written: &str, margins: (f32, f32), name: &str) {
    let paper = paper.expect("a sheet");
    assert_eq!(paper.missing, [], "{name}");
    let path = keep(&paper, name);
    check(&path);
    assert_eq!(lost(written, &text(&path)), Vec::<char>::new(), "{name}");
    no_text_outside(&path, margins.0, margins.1);
}

#[test]
fn twenty_thousand_characters_in_a_cell_flow_over_pages() {
    let long = twenty_thousand();
    let key = with_notes(customers::key_account, &long);
    holds(customer(&key), &long.repeat(2), UPRIGHT, "customer-long");
    holds(visit(&with_summary(&long)), &long, UPRIGHT, "visit-long");
    let ledger = with_line(&long);
    holds(list(&ledger), &long.repeat(3), ACROSS, "ledger-long");
    let path = keep(&list(&ledger).expect("a ledger"), "ledger-long");
    let pages = text(&path);
    let pages: Vec<&str> = pages.split_terminator('\u{c}').collect();
    for page in &pages[..3] {
        assert!(
            page.contains("TS20260507-A001"),
            "whose it is, on each page"
        );
    }
}

#[test]
fn rare_characters_of_names_are_printed() {
    let name = "㛃䶮𠅤鿏";
    for (paper, kept) in [
        (
            customer(&with_notes(customers::small_account, name)),
            "customer-rare",
        ),
        (visit(&with_summary(name)), "visit-rare"),
        (list(&with_line(name)), "ledger-rare"),
    ] {
        let paper = paper.expect("a sheet");
        assert_eq!(paper.missing, []);
        assert!(text(&keep(&paper, kept)).contains(name), "{kept}");
    }
}

#[test]
fn the_same_sheet_is_the_same_bytes() {
    let twice = |print: &dyn Fn() -> Printed| {
        assert!(print().expect("a sheet").bytes == print().expect("a sheet").bytes);
    };
    twice(&|| customer(&customers::key_account()));
    twice(&|| visit(&visits::at_the_plant()));
    twice(&|| list(&ledgers::many(40)));
}

#[test]
fn a_logo_stands_in_the_head_and_a_broken_one_is_refused_by_name() {
    let faces = Faces::bundled();
    let broken = Firm {
        logo: Some(b"GIF89a".to_vec()),
        ..firm()
    };
    for printed in [
        customer_sheet(&faces, &broken, &customers::key_account(), &imprint()),
        ledger(&faces, &broken, &ledgers::three_cases(), &imprint()),
        blank_key_account(&faces, &broken, &imprint()),
        blank_survey(&faces, &broken, &imprint()),
    ] {
        assert_eq!(
            printed.map_err(|error| error.code()).err(),
            Some("logo_unreadable")
        );
    }
    let with_logo = Firm {
        logo: Some(crate::tools::logo()),
        ..firm()
    };
    let paper = ledger(&faces, &with_logo, &ledgers::three_cases(), &imprint());
    check(&keep(&paper.expect("a ledger"), "ledger-logo"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_character_is_on_some_page(
        written in "[\u{4E00}-\u{9FA5}a-zA-Z0-9 ，。、；：“”‘’（）《》【】…—·℃¥%~+=/\\-_.,;:!?'\"()\\[\\]\n]{1,400}",
    ) {
        let small = with_notes(customers::small_account, &written);
        holds(customer(&small), &written, UPRIGHT, "random-customer");
        holds(visit(&with_summary(&written)), &written, UPRIGHT, "random-visit");
        holds(list(&with_line(&written)), &written.repeat(3), ACROSS, "random-ledger");
    }
}
