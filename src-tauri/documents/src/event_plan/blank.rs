//! An empty plan to fill by hand: the form of a small one, with room to write.

use std::sync::Arc;

use super::form::{listing, one, section, table, three, titled, wide};
use super::listing::{Column, Listing, figures, short, text};
use super::style::LABEL;
use super::{EventPlanOptions, approval};
use crate::firm::Firm;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::{Faces, Typeface};
use crate::typeset::flow::Flow;
use crate::typeset::mm;
use crate::typeset::page::{Frame, LOGO, Sheet};
use crate::typeset::paragraph::{Align, Paragraph, Type};
use crate::typeset::pdf::Description;
use crate::typeset::picture::Picture;
use crate::typeset::shape::Shaper;
use crate::typeset::structure::Structure;
use crate::typeset::table::Row;
use crate::wording::moment;

const TITLE: &str = "活动策划书";
const LARGE: Type = Type {
    typeface: Typeface::SongBold,
    size: 20.0,
    tracking: 0.3,
};

/// The least height of a row to write a line in, and how far it grows where the page has room.
const LINE: (f32, f32) = (mm(7.5), mm(11.0));

/// Prints the form.
pub fn print(faces: &Faces, firm: &Firm, options: &EventPlanOptions) -> Result<Paper, PaperError> {
    let read = |file: &Vec<u8>| Picture::read(file, LOGO.0, LOGO.1).map(Arc::new);
    let frame = Frame {
        logo: firm.logo.as_ref().map(read).transpose()?,
        owner: firm.name.clone(),
        title: TITLE.to_owned(),
        reference: "编号：　　　　　　　　　".to_owned(),
        note: options
            .printed_by
            .as_ref()
            .map(|name| format!("打印：{name} {}", moment(options.printed_at)))
            .unwrap_or_default(),
        watermark: None,
    };
    let sheet = if options.duplex {
        Sheet::A4_FORM.printed_on_both_sides()
    } else {
        Sheet::A4_FORM
    };
    let mut shaper = Shaper::new(faces);
    let mut structure = Structure::default();
    let mut flow = Flow::new(sheet, &mut shaper, &mut structure);
    flow.anchor(TITLE, 0);
    flow.title(&Paragraph::new(TITLE, LARGE, 32.0, Align::Centre));
    flow.table(&table(rows()), true);
    let mut pages = flow.pages();
    frame.draw(&mut pages, &mut shaper);
    let description = Description {
        title: TITLE.to_owned(),
        author: firm.name.clone(),
        created: options.printed_at,
    };
    Paper::of(&pages, &structure, &shaper, &description)
}

fn rows() -> Vec<Row> {
    let nothing = String::new;
    let sections = [
        section(
            0,
            vec![
                written(wide(Vec::new())),
                written(three([
                    ("编号", nothing()),
                    ("类型", nothing()),
                    ("主办部门", nothing()),
                ])),
                written(three([
                    ("编制", nothing()),
                    ("编制日期", nothing()),
                    ("密级", nothing()),
                ])),
            ],
        ),
        section(1, vec![lines(4)]),
        section(
            2,
            vec![
                tall(one("目的", nothing()), 3),
                tall(one("意义", nothing()), 2),
            ],
        ),
        section(
            3,
            empty(
                &[
                    short("类别", 4),
                    text("名称", 0),
                    short("数量", 5),
                    short("现有/需申请", 7),
                    text("提供部门", 7),
                    short("到位时间", 7),
                ],
                4,
            ),
        ),
        section(4, conduct()),
        section(5, budget()),
        section(
            6,
            empty(
                &[
                    text("风险", 8),
                    short("可能性", 4),
                    short("影响", 4),
                    text("预防", 10),
                    text("应急", 0),
                    text("责任人", 5),
                ],
                3,
            ),
        ),
        section(
            7,
            empty(
                &[
                    text("职责", 9),
                    short("姓名", 8),
                    text("部门、职务", 0),
                    text("联系方式", 10),
                ],
                3,
            ),
        ),
        section(8, vec![lines(3)]),
        titled("审批栏", approval::rows(&[], 1)),
        titled("活动总结", vec![lines(3)]),
    ];
    sections.into_iter().flatten().collect()
}

fn conduct() -> Vec<Row> {
    let facts = ["时间", "地点", "对象"].map(|label| written(one(label, String::new())));
    let agenda = empty(
        &[
            short("序号", 3),
            short("时间", 8),
            text("环节", 6),
            text("内容", 0),
            text("地点", 6),
            text("负责人", 5),
        ],
        11,
    );
    facts.into_iter().chain(agenda).collect()
}

fn budget() -> Vec<Row> {
    let mut rows = empty(
        &[
            short("序号", 3),
            short("科目", 4),
            text("项目及规格说明", 0),
            figures("单价（元）", 6),
            short("数量", 3),
            short("单位", 3),
            short("天/次", 3),
            figures("小计（元）", 6),
        ],
        8,
    );
    for label in ["合计", "不可预见费（合计的　　%）", "总计（大写）"] {
        let name = Paragraph::new(label, LABEL, 14.0, Align::Left);
        rows.push(Row {
            keep_with_previous: true,
            ..written(wide(vec![name]))
        });
    }
    // A budget to write in is not torn apart: its heads stand above all of it.
    for row in rows.iter_mut().skip(1) {
        row.keep_with_previous = true;
    }
    rows
}

/// A row to write a line in.
fn written(row: Row) -> Row {
    Row {
        least: LINE.0,
        most: LINE.1,
        ..row
    }
}

/// A row to write so many lines in.
fn tall(row: Row, lines: u8) -> Row {
    Row {
        least: LINE.0 * f32::from(lines),
        most: LINE.1 * f32::from(lines) * 2.0,
        ..row
    }
}

fn lines(count: u8) -> Row {
    tall(wide(Vec::new()), count)
}

/// Heads, and so many rows to write in.
fn empty(columns: &[Column], count: usize) -> Vec<Row> {
    let nothing = Listing {
        columns: columns.to_vec(),
        rows: vec![vec![String::new(); columns.len()]; count],
    };
    let mut rows = listing(&nothing);
    for row in rows.iter_mut().skip(1) {
        (row.least, row.most) = LINE;
    }
    rows
}
