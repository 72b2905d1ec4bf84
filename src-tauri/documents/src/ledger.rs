//! 投诉登记台账: one line for each notice (domain.md §2.5), on A4 that lies across and is bound at the top.
//!
//! Its twenty-nine columns stand in sixteen, most of them two to a column: the upper line of a cell belongs to the
//! upper line of its head.

mod blank;
mod columns;
mod line;
mod sums;

use chrono::NaiveDate;

use crate::firm::Firm;
use crate::form::{Leaf, title};
use crate::imprint::Imprint;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::{Faces, Typeface};
use crate::typeset::flow::Flow;
use crate::typeset::page::{Sheet, Size};
use crate::typeset::paragraph::{Align, Paragraph, Type};
use crate::typeset::table::Table;
use crate::wording::{date, joined};

pub use blank::blank_ledger;
pub use line::{LedgerLine, Validity};

const TITLE: &str = "投诉登记台账";

/// What the heads of the columns have no room to say.
const LEGEND: &str = "说明：每格上下两行与表头上下两行对应。“接受/拒绝”为投诉部门的意见；“用时”为自受理至办结的工作日数；“超时”以结案时限为准；“经理签字”为项目经理签字；“验证”为最后一次跟踪验证的结果；满意度满分5分；有效数含部分有效；及时率＝未超时件数÷已能判定的件数。作废的通知书保留编号，不计入合计。“—”为尚无记录。";

const SMALL: Type = Type::new(Typeface::Song, 7.5);
const SMALL_LEADING: f32 = 10.0;
const LINE: Type = Type::new(Typeface::Song, 9.0);

/// The notices of a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The first day of the period.
    pub from: Option<NaiveDate>,
    /// The last day of the period.
    pub to: Option<NaiveDate>,
    /// Whose notices they are, where they are not all of the firm's: `本人受理`.
    pub scope: Option<String>,
    /// The notices, in the order in which they were received.
    pub lines: Vec<LedgerLine>,
}

/// Prints the ledger.
///
/// # Errors
/// [`PaperError::LogoUnreadable`] or [`PaperError::LogoTooLarge`] for the firm's logo, [`PaperError::NotWritten`] for a
/// fault of the program.
pub fn ledger(
    faces: &Faces,
    firm: &Firm,
    ledger: &Ledger,
    imprint: &Imprint,
) -> Result<Paper, PaperError> {
    let period = ledger.period();
    let reference = format!("登记期间：{period}");
    leaf(faces, firm, imprint, &reference).print(|flow| {
        head(flow, &period, ledger.scope.as_deref());
        let mut rows = columns::head();
        let head_rows = rows.len();
        rows.extend(line::rows(&ledger.lines));
        let closing = [
            sums::row("合计", ledger.lines.iter()),
            columns::signatures(),
        ];
        let closing_rows = closing.len();
        rows.extend(closing.map(crate::form::below));
        let table = Table {
            columns: columns::widths(),
            head_rows,
            closing_rows,
            rows,
            rules: columns::RULES,
        };
        let sums = |rows: &[usize]| {
            let here = rows
                .iter()
                .filter_map(|row| ledger.lines.get(row - head_rows));
            sums::row("本页小计", here)
        };
        flow.table_with_sums(&table, sums);
    })
}

fn leaf<'l>(faces: &'l Faces, firm: &'l Firm, imprint: &'l Imprint, reference: &str) -> Leaf<'l> {
    Leaf {
        faces,
        firm,
        imprint,
        sheet: Sheet::across(Size::A4),
        title: TITLE,
        number: None,
        reference: reference.to_owned(),
    }
}

fn head(flow: &mut Flow, period: &str, scope: Option<&str>) {
    title(flow, TITLE);
    let scope = scope.map(|scope| format!("范围：{scope}"));
    let line = |text: &str, align| Paragraph::new(text, LINE, 13.0, align);
    flow.line_of(&[
        line(&format!("登记期间：{period}"), Align::Left),
        line(&scope.unwrap_or_default(), Align::Centre),
        line("金额单位：元", Align::Right),
    ]);
    flow.paragraphs(&[Paragraph::new(
        LEGEND,
        SMALL,
        SMALL_LEADING,
        Align::Justified,
    )]);
    flow.space(3.0);
}

impl Ledger {
    /// `2026年6月1日至2026年6月30日`.
    fn period(&self) -> String {
        let from = self.from.map(|from| format!("{}起", date(from)));
        match (self.from, self.to) {
            (Some(from), Some(to)) => format!("{}至{}", date(from), date(to)),
            (_, to) => {
                let to = to.map(|to| format!("至{}", date(to)));
                joined("", [from, to]).unwrap_or_else(|| "全部".to_owned())
            }
        }
    }
}
