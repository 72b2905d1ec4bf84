//! 《顾客投诉处理通知书》: the sheet that travels between departments with a complaint (domain.md §2.4, process.md §8).
//!
//! All six boxes stand on it in every state. What is known is filled in, with the recorded name and time beside an
//! empty line for the signature (domain.md §3.11); what is not yet known is ruled to be written by hand.

mod copies;
mod feedback;
mod head;
mod investigation;
mod opinion;
mod receipt;
mod result;
mod sign_off;

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use crate::firm::Firm;
use crate::form::{self, Section};
use crate::imprint::Imprint;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::Faces;
use crate::typeset::flow::Flow;
use crate::typeset::mark::Page;
use crate::typeset::page::{Frame, Sheet};
use crate::typeset::pdf::Description;
use crate::typeset::picture::Picture;
use crate::typeset::shape::Shaper;
use crate::typeset::structure::{Role, Structure};
use crate::wording::{joined, list};

pub use crate::form::Signatory;
pub use copies::NoticeCopy;
pub use feedback::{Attempt, Feedback};
pub use investigation::{Investigation, Refusal, Review, Temperature};
pub use opinion::{Application, CostLine, FinanceCheck, LeaderDecision, Opinion, Reply};
pub use receipt::{Acknowledgement, Assessment, Receipt};
pub use result::{HandlingResult, Measure, Round, Verification};
pub use sign_off::SignOff;

/// What the sheet says in large type, and its name in the head of later pages.
const TITLE: &str = "顾客投诉处理通知书";

/// A notice, as far as it has come. Wording is Chinese as it shall stand on paper; moments are Beijing time. A section
/// that is `None` has not been reached and is ruled to be written by hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notice {
    /// 编号, such as `TS20260618-A001`.
    pub number: Option<String>,
    /// 受理部门: the department that took the complaint.
    pub receiving_department: Option<String>,
    /// 填单日期.
    pub filled_on: Option<NaiveDate>,
    /// 状态, such as 待部门确认.
    pub state: Option<String>,
    /// 通知单在谁手里.
    pub holder: Option<Holder>,
    /// Further lines below the head: when it was closed, a waiver of the separation of duties.
    pub remarks: Vec<String>,
    /// 一 投诉受理.
    pub receipt: Option<Receipt>,
    /// 二 投诉调查.
    pub investigation: Option<Investigation>,
    /// 三 处理意见.
    pub opinion: Option<Opinion>,
    /// 四 处理结果.
    pub result: Option<HandlingResult>,
    /// 五 顾客反馈.
    pub feedback: Option<Feedback>,
    /// 六 项目经理签字.
    pub sign_off: Option<SignOff>,
    /// 顾客撤诉: then the boxes that were not reached stay empty for good.
    pub withdrawal: Option<Withdrawal>,
    /// 作废.
    pub voided: Option<Voiding>,
}

/// Who has the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The person.
    pub name: String,
    /// The person's department.
    pub department: Option<String>,
    /// Since when.
    pub since: Option<NaiveDateTime>,
}

/// A part of a responsibility or a cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Whose part: `分供方 渝通示例运输`.
    pub name: String,
    /// How large a part, in per cent.
    pub percent: u8,
}

/// How the customer took the complaint back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withdrawal {
    /// Who told it, and by which means.
    pub by: String,
    /// When.
    pub at: Option<NaiveDateTime>,
    /// 电话, 书面, …
    pub method: Option<String>,
    /// Why.
    pub reason: String,
}

/// Why a notice does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voiding {
    /// 重复录入 with the number that stays, 误录, 测试.
    pub reason: String,
    /// Who decided it, and when.
    pub by: Signatory,
}

/// How a notice is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeOptions {
    /// The copies, one after the other in one document; without any, one sheet without a 联次.
    pub copies: Vec<NoticeCopy>,
    /// Whether 草稿 stands across the pages: section one is not yet handed over.
    pub draft: bool,
    /// Whether telephone numbers are masked (`199****0101`). Numbers within running text stay as they were written.
    pub mask_phones: bool,
    /// Whether both sides of the paper are printed: then backs have their margin for binding at the other edge, and each
    /// copy starts on a sheet of its own.
    pub two_sided: bool,
    /// Who has the sheet printed; stands in the foot.
    pub printed_by: Option<String>,
    /// When it is printed, in Beijing time.
    pub printed_at: NaiveDateTime,
}

/// Prints a notice.
///
/// # Errors
/// [`PaperError::LogoUnreadable`] or [`PaperError::LogoTooLarge`] for the firm's logo, [`PaperError::NotWritten`] for a
/// fault of the program.
pub fn notice(
    faces: &Faces,
    firm: &Firm,
    notice: &Notice,
    options: &NoticeOptions,
) -> Result<Paper, PaperError> {
    let mut stack = NoticeStack::new(faces, firm)?;
    stack.add(notice, options);
    let title = match &notice.number {
        Some(number) => format!("{TITLE} {number}"),
        None => TITLE.to_owned(),
    };
    stack.print(title, options.printed_at)
}

/// Several notices in one document, each on sheets and with page numbers of its own.
pub struct NoticeStack<'f> {
    firm: &'f Firm,
    logo: Option<Arc<Picture>>,
    shaper: Shaper<'f>,
    pages: Vec<Page>,
    structure: Structure,
}

impl<'f> NoticeStack<'f> {
    /// An empty one.
    ///
    /// # Errors
    /// [`PaperError::LogoUnreadable`] or [`PaperError::LogoTooLarge`] for the firm's logo.
    pub fn new(faces: &'f Faces, firm: &'f Firm) -> Result<Self, PaperError> {
        Ok(Self {
            firm,
            logo: firm.picture()?,
            shaper: Shaper::new(faces),
            pages: Vec::new(),
            structure: Structure::default(),
        })
    }

    /// Lays a notice on the stack, in all its copies.
    pub fn add(&mut self, notice: &Notice, options: &NoticeOptions) {
        let sheet = if options.two_sided {
            Sheet::A4_FORM.printed_on_both_sides()
        } else {
            Sheet::A4_FORM
        };
        let frame = frame(self.firm, self.logo.clone(), notice, options);
        let table = form::table(sections(notice, options));
        let labels: Vec<Option<NoticeCopy>> = match options.copies.as_slice() {
            [] => vec![None],
            copies => copies.iter().copied().map(Some).collect(),
        };
        for copy in labels {
            if options.two_sided && !self.pages.len().is_multiple_of(2) {
                self.pages.push(Page::new(sheet.side(1)));
            }
            let whole = self.structure.add(Role::Document, None);
            let mut flow = Flow::new(sheet, &mut self.shaper, &mut self.structure);
            flow.within(Some(whole));
            flow.anchor(entry(notice, copy), 0);
            head::set(&mut flow, notice, copy);
            flow.table(&table, true);
            let mut of_this_copy = flow.pages();
            frame.draw(&mut of_this_copy, &mut self.shaper);
            self.pages.append(&mut of_this_copy);
        }
    }

    /// Prints the stack under a title.
    ///
    /// # Errors
    /// [`PaperError::NotWritten`] for a fault of the program.
    pub fn print(self, title: String, printed_at: NaiveDateTime) -> Result<Paper, PaperError> {
        let description = Description {
            title,
            author: self.firm.name.clone(),
            created: printed_at,
        };
        Paper::of(&self.pages, &self.structure, &self.shaper, &description)
    }
}

/// What the outline of the document calls a copy.
fn entry(notice: &Notice, copy: Option<NoticeCopy>) -> String {
    let number = notice.number.clone();
    let label = copy.map(|copy| copy.label().to_owned());
    joined(" ", [number, label]).unwrap_or_else(|| TITLE.to_owned())
}

/// Prints an empty notice to fill by hand.
///
/// # Errors
/// As [`notice`].
pub fn blank_notice(
    faces: &Faces,
    firm: &Firm,
    options: &NoticeOptions,
) -> Result<Paper, PaperError> {
    notice(faces, firm, &Notice::default(), options)
}

fn sections(notice: &Notice, options: &NoticeOptions) -> [Section; 6] {
    [
        receipt::section(notice, options),
        investigation::section(notice),
        opinion::section(notice),
        result::section(notice),
        feedback::section(notice),
        sign_off::section(notice),
    ]
}

fn frame(
    firm: &Firm,
    logo: Option<Arc<Picture>>,
    notice: &Notice,
    options: &NoticeOptions,
) -> Frame {
    let number = notice.number.as_deref();
    let imprint = Imprint {
        printed_by: options.printed_by.clone(),
        printed_at: options.printed_at,
    };
    let watermark = match (&notice.voided, options.draft) {
        (Some(_), _) => Some("作废"),
        (None, true) => Some("草稿"),
        (None, false) => None,
    };
    Frame {
        logo,
        owner: firm.name.clone(),
        title: TITLE.to_owned(),
        reference: format!("编号：{}", number.unwrap_or("　　　　　　　　　")),
        note: imprint.note(),
        watermark: watermark.map(str::to_owned),
    }
}

/// `分供方 渝通示例运输 70%、配送部 30%`, or nothing.
fn shares(shares: &[Share]) -> Option<String> {
    let parts: Vec<String> = shares
        .iter()
        .map(|share| format!("{} {}%", share.name, share.percent))
        .collect();
    list(&parts)
}
