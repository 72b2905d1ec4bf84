//! 账户恢复码

use yike_documents::recovery_sheet::{RecoverySheet, recovery_sheet};
use yike_documents::typeset::face::Faces;

use crate::samples::{self, firm};
use crate::tools::{check, keep, text};

#[test]
fn the_code_stands_in_numbered_groups_with_what_it_is_for() {
    let groups = ["7K2M", "9QXD", "04TB", "HW8R", "E5CN", "VZ31", "6GJP"];
    let content = RecoverySheet {
        workstation: "A".to_owned(),
        user: "宗令仪".to_owned(),
        groups: groups.map(str::to_owned).to_vec(),
        printed_at: samples::at("2026-09-18 14:05"),
    };
    let paper = recovery_sheet(&Faces::bundled(), &firm(), &content).expect("a sheet");
    assert_eq!((paper.pages, paper.missing.len()), (1, 0));
    let path = keep(&paper, "recovery-code");
    check(&path);
    insta::assert_snapshot!("recovery_sheet", text(&path));
}
