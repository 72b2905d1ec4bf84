//! The forms that have no filled sheet: they stand empty only.

use yike_documents::Paper;
use yike_documents::handover_list::blank_handover_list;
use yike_documents::survey::blank_survey;
use yike_documents::typeset::face::Faces;

use crate::samples::{firm, imprint};
use crate::tools::{check, described, keep, text};

fn text_of(paper: &Paper, name: &str) -> String {
    assert_eq!(paper.missing, []);
    let path = keep(paper, name);
    check(&path);
    text(&path)
}

#[test]
fn a_handover_is_signed_by_three() {
    let paper = blank_handover_list(&Faces::bundled(), &firm(), &imprint()).expect("a list");
    assert_eq!(paper.pages, 1);
    let text = text_of(&paper, "handover-blank");
    assert!(described(&keep(&paper, "handover-blank")).contains("841.89 x 595.276 pts (A4)"));
    insta::assert_snapshot!("handover_blank", text);
}

#[test]
fn a_survey_asks_for_what_matters_what_is_found_and_what_is_found_elsewhere() {
    let paper = blank_survey(&Faces::bundled(), &firm(), &imprint()).expect("a survey");
    assert_eq!(paper.pages, 1);
    let text = text_of(&paper, "survey-blank");
    assert!(
        !text.contains("温以宁"),
        "no name of ours goes to customers"
    );
    insta::assert_snapshot!("survey_blank", text);
}
