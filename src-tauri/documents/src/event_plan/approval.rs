//! 审批栏: who agreed to the plan, with an empty box to sign in (domain.md §3.11).

use chrono::NaiveDate;

use super::style::{CELL, CELL_LEADING, LABEL};
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Inline, Paragraph};
use crate::typeset::table::{Cell, Content, Row};
use crate::wording::date;

/// The lines of the block, in their order.
pub const STATIONS: [&str; 5] = ["编制", "客服主管", "项目经理", "财务审核", "公司领导"];

/// A signature that was recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    /// Which line: one of [`STATIONS`].
    pub station: String,
    /// 同意, 退回.
    pub verdict: String,
    /// 意见.
    pub opinion: String,
    /// Who decided.
    pub name: String,
    /// When.
    pub decided_on: Option<NaiveDate>,
}

/// How high a line is: a hand signs it.
const SIGNING: f32 = mm(10.0);

/// Where the columns end, in units of the grid.
const EDGES: [usize; 6] = [0, 6, 17, 22, 30, 40];

/// The rows of the block, from column `first` of the grid; all of them stand on one page.
pub fn rows(approvals: &[Approval], first: usize) -> Vec<Row> {
    let place = |column: usize| first + EDGES[column]..first + EDGES[column + 1];
    let cell = |column: usize, text: &str, kind, align| {
        let paragraphs = Paragraph::written(text, kind, CELL_LEADING, align);
        Cell::new(place(column), Content::Text(paragraphs))
    };
    let heads = ["环节", "意见", "姓名", "签字", "日期"];
    let head = heads
        .iter()
        .enumerate()
        .map(|(column, head)| cell(column, head, LABEL, Align::Centre));
    let mut rows = vec![Row {
        cells: head.collect(),
        ..Row::default()
    }];
    for station in STATIONS {
        let signed = approvals
            .iter()
            .rfind(|approval| approval.station == station);
        let known = signed.cloned().unwrap_or_default();
        let opinion = [known.verdict.as_str(), known.opinion.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("。");
        let when = match known.decided_on {
            Some(day) => cell(4, &date(day), CELL, Align::Centre),
            None => Cell::new(place(4), Content::Text(vec![blank_date()])),
        };
        rows.push(Row {
            cells: vec![
                cell(0, station, LABEL, Align::Centre).label(),
                cell(1, &opinion, CELL, Align::Justified),
                cell(2, &known.name, CELL, Align::Centre),
                Cell::new(place(3), Content::Text(Vec::new())),
                when,
            ],
            least: SIGNING,
            keep_with_previous: true,
            ..Row::default()
        });
    }
    rows
}

fn one_line(inlines: Vec<Inline>) -> Paragraph {
    Paragraph {
        inlines,
        ..Paragraph::new("", CELL, CELL_LEADING, Align::Left)
    }
}

/// Room for a year, a month and a day by hand.
fn blank_date() -> Paragraph {
    let parts = [(20.0, "年"), (13.0, "月"), (13.0, "日")];
    let part = |(room, unit): (f32, &str)| [Inline::Gap(room), Inline::Text(unit.to_owned(), CELL)];
    Paragraph {
        align: Align::Right,
        ..one_line(parts.into_iter().flat_map(part).collect())
    }
}
