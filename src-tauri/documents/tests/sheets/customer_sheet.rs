//! 客户档案表

use yike_documents::Paper;
use yike_documents::customer_sheet::{
    CustomerSheet, blank_key_account, blank_small_account, customer_sheet,
};
use yike_documents::typeset::face::Faces;

use crate::samples::{customers, firm, imprint};
use crate::tools::{check, keep, text};

fn print(customer: &CustomerSheet) -> Paper {
    customer_sheet(&Faces::bundled(), &firm(), customer, &imprint()).expect("a sheet")
}

#[test]
fn a_key_account_has_the_full_sheet() {
    let paper = print(&customers::key_account());
    assert!(paper.pages <= 2, "{} pages", paper.pages);
    assert_eq!(paper.missing, []);
    let path = keep(&paper, "customer-key");
    check(&path);
    insta::assert_snapshot!("customer_key", text(&path));
}

#[test]
fn a_small_account_has_a_card_of_half_a_page() {
    let paper = print(&customers::small_account());
    assert_eq!(paper.pages, 1);
    let path = keep(&paper, "customer-small");
    check(&path);
    insta::assert_snapshot!("customer_small", text(&path));
}

#[test]
fn both_stand_empty_to_be_filled_by_hand() {
    let faces = Faces::bundled();
    let key = blank_key_account(&faces, &firm(), &imprint()).expect("a sheet");
    assert_eq!(key.pages, 2);
    let path = keep(&key, "customer-key-blank");
    check(&path);
    insta::assert_snapshot!("customer_key_blank", text(&path));
    let small = blank_small_account(&faces, &firm(), &imprint()).expect("a sheet");
    assert_eq!(small.pages, 1, "two cards share a page");
    let path = keep(&small, "customer-small-blank");
    check(&path);
    insta::assert_snapshot!("customer_small_blank", text(&path));
}
