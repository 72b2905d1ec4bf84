//! 投诉登记台账

use yike_documents::Paper;
use yike_documents::ledger::{Ledger, blank_ledger, ledger};
use yike_documents::typeset::face::Faces;

use crate::samples::{firm, imprint, ledgers};
use crate::tools::{check, described, keep, text};

fn print(content: &Ledger) -> Paper {
    ledger(&Faces::bundled(), &firm(), content, &imprint()).expect("a ledger")
}

#[test]
fn one_line_a_notice_and_what_they_come_to() {
    let paper = print(&ledgers::three_cases());
    assert_eq!((paper.pages, paper.missing.len()), (1, 0));
    let path = keep(&paper, "ledger");
    check(&path);
    assert!(described(&path).contains("841.89 x 595.276 pts (A4)"));
    insta::assert_snapshot!("ledger", text(&path));
}

#[test]
fn a_period_without_notices_says_so() {
    let empty = Ledger {
        lines: Vec::new(),
        scope: Some("本人受理".to_owned()),
        ..ledgers::three_cases()
    };
    let paper = print(&empty);
    assert_eq!(paper.pages, 1);
    let path = keep(&paper, "ledger-empty");
    check(&path);
    insta::assert_snapshot!("ledger_empty", text(&path));
}

#[test]
fn every_page_has_its_head_and_its_sums_and_the_last_the_total() {
    let paper = print(&ledgers::many(60));
    let path = keep(&paper, "ledger-sixty");
    check(&path);
    let text = text(&path);
    let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
    assert!(pages.len() > 2, "{} pages", pages.len());
    let mut counted = 0;
    for page in &pages {
        assert_eq!(page.matches("运单号").count(), 1, "{page}");
        let sums = page.lines().find(|line| line.starts_with("本页小计"));
        let sums = sums.unwrap_or_else(|| panic!("no sums on {page}"));
        let count = sums
            .split("受理")
            .nth(1)
            .and_then(|rest| rest.split('件').next());
        counted += count
            .and_then(|count| count.parse::<u32>().ok())
            .expect("a count");
    }
    assert_eq!(counted, 60, "every notice is in the sums of one page");
    let totals = text
        .lines()
        .filter(|line| line.starts_with("合计 受理60件"));
    assert_eq!(totals.count(), 1);
    let last = pages.last().expect("pages");
    assert!(last.contains("合计 受理60件") && last.contains("客服主管审核签字"));
    assert!(
        !last.contains("受理0件"),
        "the total does not stand alone\n{last}"
    );
}

#[test]
fn a_thousand_notices_are_all_there() {
    let paper = print(&ledgers::many(1000));
    let path = keep(&paper, "ledger-thousand");
    check(&path);
    let text = text(&path);
    for line in &ledgers::many(1000).lines {
        assert_eq!(text.matches(&line.number).count(), 1, "{}", line.number);
    }
    assert!(text.contains("受理1000件；有效数500件（其中部分有效250件），无效250件，未定250件"));
    assert!(text.contains("超时250件；及时率66.67%"));
    assert!(paper.bytes.len() < 2_500_000, "{} bytes", paper.bytes.len());
}

#[test]
fn it_stands_empty_on_one_page() {
    let paper = blank_ledger(&Faces::bundled(), &firm(), &imprint()).expect("a ledger");
    assert_eq!(paper.pages, 1);
    let path = keep(&paper, "ledger-blank");
    check(&path);
    insta::assert_snapshot!("ledger_blank", text(&path));
}
