//! 客户移交清单: what a person who leaves hands over, customer by customer (domain.md §2.10). It is filled by hand at the
//! desk where it is handed over, and signed by three people of whom no two are the same.

use std::ops::Range;

use crate::firm::Firm;
use crate::form::{Leaf, title};
use crate::imprint::Imprint;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::{Faces, Typeface};
use crate::typeset::mm;
use crate::typeset::page::{Sheet, Size};
use crate::typeset::paragraph::{Align, Inline, Paragraph, Type};
use crate::typeset::table::{Cell, Content, Row, Table};

const TITLE: &str = "客户移交清单";

/// The columns in millimetres, 267 in all, with their heads.
const COLUMNS: [(f32, &str); 12] = [
    (8.0, "序号"),
    (31.0, "客户编号\n客户名称"),
    (14.0, "等级\n联系人数"),
    (25.0, "合同编号\n到期日"),
    (22.0, "结算方式\n应收余额"),
    (34.0, "未结投诉：编号、状态\n下一步、时限"),
    (28.0, "在办需求\n计划拜访"),
    (30.0, "承诺事项\n特殊注意"),
    (28.0, "资料：电子路径\n纸质位置、份数"),
    (12.0, "档案\n完整度"),
    (18.0, "接收人\n备注"),
    (17.0, "状态"),
];

/// One receiver for each customer, by name; the list is not complete while any line is 未交接.
const STATES: [&str; 3] = ["□已交接", "□未交接", "□待补充"];
/// So many customers stand on a page, with room for three lines of handwriting each.
const CUSTOMERS: usize = 7;

const NAME: Type = Type::new(Typeface::Hei, 9.0);
const HEAD: Type = Type::new(Typeface::Hei, 8.0);
const TEXT: Type = Type::new(Typeface::Song, 9.0);
const SMALL: Type = Type::new(Typeface::Song, 7.5);
const LEADING: f32 = 12.0;
const ROW: f32 = mm(7.6);
const LINE: (f32, f32) = (mm(11.5), mm(18.0));

/// Where the twelve columns give place to the fields above and below them.
const FIELDS: [Range<usize>; 5] = [0..2, 2..5, 5..7, 7..9, 9..12];
const THIRDS: [Range<usize>; 3] = [0..5, 5..8, 8..12];

/// Prints an empty list.
///
/// # Errors
/// [`PaperError::LogoUnreadable`] or [`PaperError::LogoTooLarge`] for the firm's logo, [`PaperError::NotWritten`] for a
/// fault of the program.
pub fn blank_handover_list(
    faces: &Faces,
    firm: &Firm,
    imprint: &Imprint,
) -> Result<Paper, PaperError> {
    let leaf = Leaf {
        faces,
        firm,
        imprint,
        sheet: Sheet::across(Size::A4),
        title: TITLE,
        number: None,
        reference: "密级：保密　移交单号：　　　　　　　　　".to_owned(),
    };
    leaf.print(|flow| {
        title(flow, TITLE);
        flow.space(3.0);
        let columns: Vec<f32> = COLUMNS.iter().map(|(width, _)| mm(*width)).collect();
        let mut rows = above();
        rows.push(head());
        rows.extend((1..=CUSTOMERS).map(customer));
        rows.extend(below());
        let table = Table {
            columns,
            rows,
            ..Table::default()
        };
        flow.table(&table, true);
    })
}

/// Why, who, and from which day on.
fn above() -> Vec<Row> {
    let fields = ["移交人", "接收人", "监交人", "基准日", "最后工作日"];
    let fields = FIELDS.into_iter().zip(fields);
    vec![
        row(vec![cell(
            0..COLUMNS.len(),
            vec![
                name("移交原因："),
                text(
                    "□离职　□调岗　□休假　□重组　　　移交人、接收人、监交人须为三个不同的人；监交人为客服主管或公司领导；每户写明一位接收人，不写部门或小组。",
                ),
            ],
        )]),
        row(fields
            .map(|(columns, label)| cell(columns, vec![name(&format!("{label}：")), blank()]))
            .collect()),
    ]
}

fn head() -> Row {
    let cell = |(index, (_, head)): (usize, &(f32, &str))| {
        let content = Paragraph::written(head, HEAD, 10.4, Align::Centre);
        narrow(index, Content::Text(content)).label()
    };
    Row {
        cells: COLUMNS.iter().enumerate().map(cell).collect(),
        opens_group: true,
        ..Row::default()
    }
}

fn customer(number: usize) -> Row {
    let content = |index: usize| match index {
        0 => vec![Paragraph::new(
            number.to_string(),
            TEXT,
            LEADING,
            Align::Centre,
        )],
        last if last + 1 == COLUMNS.len() => {
            let state = |state| Paragraph::new(state, SMALL, 9.6, Align::Left);
            STATES.into_iter().map(state).collect()
        }
        _ => Vec::new(),
    };
    let cells = (0..COLUMNS.len()).map(|index| narrow(index, Content::Text(content(index))));
    Row {
        cells: cells.collect(),
        least: LINE.0,
        most: LINE.1,
        ..Row::default()
    }
}

/// What belongs to the person and not to a customer, and the three signatures.
fn below() -> Vec<Row> {
    let done = [
        "□待办事项已转接收人",
        "□账户已停用，时间",
        "□密码、UKey已收回",
        "□近90天导出记录已核对",
        "□保密承诺书已签",
        "□客户已通知，方式、日期",
    ];
    let mut inlines = vec![name("交接事项：")];
    for item in done {
        inlines.push(Inline::Unbroken(item.to_owned(), TEXT));
        if item.contains('，') {
            inlines.push(Inline::Blank {
                width: mm(16.0),
                fills: true,
            });
        }
        inlines.push(text("　"));
    }
    inlines.pop();
    let signature = |(columns, role): (Range<usize>, &str)| {
        let mut inlines = vec![name(&format!("{role}签字：")), blank()];
        inlines.extend([text("　　　　年　　月　　日")]);
        cell(columns, inlines)
    };
    let signatures = THIRDS.into_iter().zip(["移交人", "接收人", "监交人"]);
    let mut last = row(signatures.map(signature).collect());
    last.keep_with_previous = true;
    last.least = mm(9.5);
    vec![
        Row {
            opens_group: true,
            ..row(vec![cell(0..COLUMNS.len(), inlines)])
        },
        last,
    ]
}

fn row(cells: Vec<Cell>) -> Row {
    Row {
        cells,
        least: ROW,
        ..Row::default()
    }
}

fn cell(columns: Range<usize>, inlines: Vec<Inline>) -> Cell {
    let line = Paragraph {
        inlines,
        ..Paragraph::new("", TEXT, LEADING, Align::Left)
    };
    Cell::new(columns, Content::Text(vec![line]))
}

fn narrow(index: usize, content: Content) -> Cell {
    Cell {
        padding: 2.0,
        ..Cell::new(index..index + 1, content)
    }
}

fn name(text: &str) -> Inline {
    Inline::Text(text.to_owned(), NAME)
}

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned(), TEXT)
}

fn blank() -> Inline {
    Inline::Blank {
        width: mm(14.0),
        fills: true,
    }
}
