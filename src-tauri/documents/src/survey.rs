//! 客户满意度调查表: what matters to a customer, what it finds, and what it finds elsewhere (domain.md §1.2.4, §2.7).
//!
//! The sheet goes to customers, so no name of ours stands in its foot.

mod questions;

use crate::firm::Firm;
use crate::form::{Leaf, line, title};
use crate::imprint::Imprint;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::Faces;
use crate::typeset::page::Sheet;
use crate::typeset::paragraph::Align;

const TITLE: &str = "客户满意度调查表";

/// Prints an empty survey with the twenty default items.
///
/// # Errors
/// [`PaperError::LogoUnreadable`] or [`PaperError::LogoTooLarge`] for the firm's logo, [`PaperError::NotWritten`] for a
/// fault of the program.
pub fn blank_survey(faces: &Faces, firm: &Firm, imprint: &Imprint) -> Result<Paper, PaperError> {
    let imprint = Imprint {
        printed_by: None,
        ..imprint.clone()
    };
    let leaf = Leaf {
        faces,
        firm,
        imprint: &imprint,
        sheet: Sheet::A4_FORM,
        title: TITLE,
        number: None,
        reference: "调查编号：　　　　　　　　　".to_owned(),
    };
    leaf.print(|flow| {
        title(flow, TITLE);
        flow.line_of(&[
            line("调查期：　　　　年　　月至　　月", Align::Left),
            line("本表可以匿名填写。", Align::Right),
        ]);
        flow.space(3.0);
        flow.table(&questions::about(), false);
        flow.space(4.0);
        flow.paragraphs(&[questions::how_to()]);
        flow.space(2.0);
        flow.table(&questions::items(), false);
        flow.space(6.0);
        flow.table(&questions::open(&firm.name), true);
    })
}
