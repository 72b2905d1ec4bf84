//! The columns of the ledger and their heads.

use std::ops::Range;

use super::{SMALL, SMALL_LEADING};
use crate::typeset::face::Typeface;
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Inline, Paragraph, Type};
use crate::typeset::table::{Cell, Content, Row, Rules};

/// A column: its width in millimetres, its head, and how its values stand.
pub struct Column {
    width: f32,
    head: &'static str,
    /// How the values stand.
    pub align: Align,
}

const fn column(width: f32, head: &'static str, align: Align) -> Column {
    Column { width, head, align }
}

/// The columns, 267 mm in all.
pub const COLUMNS: [Column; 16] = [
    column(7.0, "序号", Align::Centre),
    column(24.5, "编号\n受理日期", Align::Left),
    column(26.0, "客户（等级）\n投诉人（身份）", Align::Left),
    column(25.0, "渠道\n运单号", Align::Left),
    column(13.0, "类别\n级别", Align::Left),
    column(29.0, "内容摘要", Align::Left),
    column(14.8, "投诉部门\n接受/拒绝", Align::Left),
    column(13.0, "有效/无效\n原因", Align::Left),
    column(16.0, "处理措施", Align::Left),
    column(17.0, "申报金额\n批准金额", Align::Right),
    column(17.0, "实际费用", Align::Right),
    column(15.5, "承诺时限\n办结日期", Align::Centre),
    column(8.2, "用时\n超时", Align::Centre),
    column(11.0, "验证\n满意度", Align::Centre),
    column(13.0, "反馈\n经理签字", Align::Left),
    column(17.0, "归档号\n备注", Align::Left),
];

/// What the columns are about, below which their heads stand.
const GROUPS: [(Range<usize>, &str); 6] = [
    (1..6, "受理"),
    (6..8, "调查"),
    (8..11, "处理与费用"),
    (11..13, "时限"),
    (13..15, "验证与反馈"),
    (15..16, "归档"),
];

const HEAD: Type = Type::new(Typeface::Hei, 7.2);
/// The points between the rules of a narrow cell and its text.
pub const PADDING: f32 = 1.6;
/// Many columns want lighter rules than a form.
pub const RULES: Rules = Rules {
    frame: 0.9,
    inner: 0.35,
};

/// The widths of the columns.
pub fn widths() -> Vec<f32> {
    COLUMNS.iter().map(|column| mm(column.width)).collect()
}

/// The rows at the top of each page.
pub fn head() -> Vec<Row> {
    let cell = |columns: Range<usize>, text: &str| {
        let content = Paragraph::written(text, HEAD, 9.4, Align::Centre);
        narrow(columns, Content::Text(content))
    };
    let mut groups = vec![cell(0..1, COLUMNS[0].head).spanning(2)];
    groups.extend(
        GROUPS
            .into_iter()
            .map(|(columns, name)| cell(columns, name)),
    );
    let heads = COLUMNS.iter().enumerate().skip(1);
    let heads = heads.map(|(index, column)| cell(index..index + 1, column.head));
    let heads = heads.collect();
    [groups, heads]
        .map(|cells| Row {
            cells,
            ..Row::default()
        })
        .into()
}

/// A cell whose text stands close to its rules.
pub fn narrow(columns: Range<usize>, content: Content) -> Cell {
    Cell {
        padding: PADDING,
        ..Cell::new(columns, content)
    }
}

/// The row in which the ledger is signed.
pub fn signatures() -> Row {
    let name = |text: &str| Inline::Text(format!("{text}："), SMALL);
    let blank = |width| Inline::Blank {
        width: mm(width),
        fills: false,
    };
    let mut inlines = Vec::new();
    for role in ["制表人签字", "客服主管审核签字", "公司领导签字"] {
        inlines.extend([name(role), blank(34.0), Inline::Gap(8.0)]);
        inlines.extend([name("日期"), blank(18.0), Inline::Gap(22.0)]);
    }
    inlines.pop();
    let line = Paragraph {
        inlines,
        ..Paragraph::new("", SMALL, SMALL_LEADING, Align::Left)
    };
    Row {
        cells: vec![Cell::new(0..COLUMNS.len(), Content::Text(vec![line]))],
        least: mm(8.5),
        ..Row::default()
    }
}
