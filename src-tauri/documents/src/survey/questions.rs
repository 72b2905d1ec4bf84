//! What is asked.

use std::ops::Range;

use crate::form::{empty, full, open_row, short, ticks, wide};
use crate::typeset::face::Typeface;
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Inline, Paragraph, Type};
use crate::typeset::table::{Cell, Content, Row, Table};

const HEAD: Type = Type::new(Typeface::Hei, 8.5);
const TEXT: Type = Type::new(Typeface::Song, 9.0);
const SMALL: Type = Type::new(Typeface::Song, 8.5);
/// The figures to circle stand apart.
const SCALE: Type = Type::new(Typeface::Song, 9.0);
const LEADING: f32 = 12.0;

/// The columns in millimetres, 162 in all: group, number, item, four scales, and the box for what does not apply.
const COLUMNS: [f32; 8] = [8.0, 8.0, 35.0, 25.0, 25.0, 25.0, 25.0, 11.0];
const HEADS: [&str; 5] = [
    "重要性 I",
    "本公司表现 P",
    "期望 E（选填）",
    "主要竞争对手\nPc（选填）",
    "不适用",
];

/// The twenty items, by what they are about.
const ITEMS: [(&str, &[&str]); 4] = [
    (
        "运输能力",
        &[
            "服务可靠性",
            "运送速度",
            "服务频率",
            "服务可得性",
            "服务能力",
        ],
    ),
    (
        "履约质量",
        &[
            "按时交货",
            "货物完好",
            "数量准确",
            "温控合规",
            "库存准确",
            "报告及时",
        ],
    ),
    (
        "订单信息",
        &[
            "订货信息提供",
            "提交订单便利",
            "订货周期",
            "特殊运输处理",
            "产品跟踪",
        ],
    ),
    (
        "服务沟通",
        &["客服态度", "响应速度", "投诉与索赔处理", "单证与结算准确"],
    ),
];

/// Who answers.
pub fn about() -> Table {
    let services = ["运输", "仓储", "配送", "包装", "航空货运", "快递", "其他"];
    let years = ["不到3个月", "3至12个月", "1至3年", "3年以上"];
    let section = crate::form::Section {
        number: "",
        name: "基本情况",
        rows: vec![
            open_row([wide("客户名称", empty()), short("所属行业", empty())]),
            open_row([full("合作时长", ticks(&years, false))]),
            open_row([full("业务类型", ticks(&services, false))]),
        ],
    };
    crate::form::table([section])
}

/// How the items are answered.
pub fn how_to() -> Paragraph {
    let text = "填写方法：请在每项的数字上画圈。5 为非常重要或非常满意，1 为非常不重要或非常不满意；没有用过的服务请勾“不适用”。“期望”为合作前的期望，“主要竞争对手”为正在使用的另一家物流公司。";
    Paragraph::new(text, SMALL, LEADING, Align::Justified)
}

/// The items with their scales.
pub fn items() -> Table {
    let mut rows = vec![heads()];
    let mut number = 0;
    for (group, items) in ITEMS {
        for (place, item) in items.iter().enumerate() {
            number += 1;
            let mut row = scales(number, item);
            if place == 0 {
                let upright = Content::Upright(vec![group.to_owned()], HEAD);
                let mut name = Cell::new(0..1, upright).label().spanning(items.len());
                name.padding = 1.5;
                row.cells.insert(0, name);
                row.opens_group = true;
            } else {
                row.keep_with_previous = true;
            }
            rows.push(row);
        }
    }
    Table {
        columns: COLUMNS.map(mm).to_vec(),
        head_rows: 1,
        rows,
        ..Table::default()
    }
}

fn heads() -> Row {
    let names = [(0..3, "服务要素")];
    let scales = HEADS.into_iter().enumerate();
    let scales = scales.map(|(index, head)| (index + 3..index + 4, head));
    let cell = |(columns, text): (Range<usize>, &str)| Cell {
        padding: 1.5,
        ..Cell::new(
            columns,
            Content::Text(Paragraph::written(text, HEAD, 10.4, Align::Centre)),
        )
    };
    Row {
        cells: names.into_iter().chain(scales).map(cell).collect(),
        ..Row::default()
    }
}

fn scales(number: usize, item: &str) -> Row {
    let text = |text: &str, align| vec![Paragraph::new(text, TEXT, LEADING, align)];
    let mut cells = vec![
        Cell::new(
            1..2,
            Content::Text(text(&number.to_string(), Align::Centre)),
        ),
        Cell::new(2..3, Content::Text(text(item, Align::Left))).label(),
    ];
    cells.extend((3..7).map(|column| Cell::new(column..column + 1, Content::Text(vec![scale()]))));
    cells.push(Cell::new(7..8, Content::Text(text("□", Align::Centre))));
    Row {
        cells,
        least: mm(5.4),
        ..Row::default()
    }
}

/// `5 4 3 2 1`, each with room for a circle.
fn scale() -> Paragraph {
    let mut inlines = Vec::new();
    for points in ["5", "4", "3", "2", "1"] {
        inlines.push(Inline::Text(points.to_owned(), SCALE));
        inlines.push(Inline::Gap(9.0));
    }
    inlines.pop();
    Paragraph {
        inlines,
        ..Paragraph::new("", SCALE, LEADING, Align::Centre)
    }
}

/// What is asked in words, the verdict on the whole, and what happens with the answers (PIPL art. 17).
pub fn open(firm: &str) -> Table {
    let whole = ["5 非常满意", "4 满意", "3 一般", "2 不满意", "1 非常不满意"];
    let scale = [
        "10 非常愿意",
        "9",
        "8",
        "7",
        "6",
        "5",
        "4",
        "3",
        "2",
        "1",
        "0 非常不愿意",
    ];
    let note = format!(
        "填表人与联系方式可以不填。所填个人信息由{firm}用于本次调查的统计和回访，保存至　　　　年　　月，到期删除；不提供给他人。要求查阅、更正或删除，请联系：　　　　　　　　　　　　　　　。"
    );
    let section = crate::form::Section {
        number: "",
        name: "意见与建议",
        rows: vec![
            lines("最满意"),
            lines("最不满意"),
            lines("建议"),
            lines("未来需求"),
            open_row([full("总体满意", ticks(&whole, false))]),
            open_row([full("推荐意愿", ticks(&scale, false))]),
            open_row([
                short("填表人", empty()),
                short("联系方式", empty()),
                short("日期", empty()),
            ]),
            crate::form::row([full("个人信息", crate::form::text(note))]),
        ],
    };
    crate::form::table([section])
}

/// Room for an answer of a line or two.
fn lines(label: &'static str) -> Row {
    Row {
        least: mm(6.4),
        most: mm(22.0),
        ..open_row([full(label, empty())])
    }
}
