//! 客户回访/走访记录表

use yike_documents::typeset::face::Faces;
use yike_documents::visit_record::{VisitRecord, blank_visit_record, visit_record};

use crate::samples::{at, firm, imprint, visits};
use crate::tools::{check, keep, text};

fn text_of(record: &VisitRecord, name: &str) -> String {
    let paper = visit_record(&Faces::bundled(), &firm(), record, &imprint()).expect("a sheet");
    let path = keep(&paper, name);
    check(&path);
    text(&path)
}

#[test]
fn a_visit_with_what_was_said_and_what_follows() {
    insta::assert_snapshot!("visit", text_of(&visits::at_the_plant(), "visit"));
}

#[test]
fn it_stands_empty_on_one_page() {
    let paper = blank_visit_record(&Faces::bundled(), &firm(), &imprint()).expect("a sheet");
    assert_eq!(paper.pages, 1);
    let path = keep(&paper, "visit-blank");
    check(&path);
    insta::assert_snapshot!("visit_blank", text(&path));
}

#[test]
fn a_talk_over_midnight_names_both_days() {
    let record = VisitRecord {
        end: Some(at("2026-06-11 00:10")),
        recording_told: Some(true),
        needs: Vec::new(),
        actions: Vec::new(),
        ..visits::at_the_plant()
    };
    let text = text_of(&record, "visit-late");
    for words in [
        "2026年6月10日 14:00至2026年6月11日 00:10",
        "已告知",
        "发现需求 未发现",
        "后续事项 无",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}
