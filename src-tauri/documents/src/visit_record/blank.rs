//! A record to be written by hand at the customer's.

use super::{TITLE, actions_columns, leaf, needs_columns, sections_of};
use crate::firm::Firm;
use crate::form::{
    empty, full, line, open_lines, open_list_rows, open_row, short, signature, table, ticks, title,
    wide,
};
use crate::imprint::Imprint;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::Faces;
use crate::typeset::mm;
use crate::typeset::paragraph::Align;
use crate::typeset::table::Row;

const KINDS: &str = "类别：□回访　□走访　□来访接待　□电话联系　□投诉回访";

const CHANNELS: [&str; 7] = ["上门", "电话", "微信", "视频", "邮件", "信函", "会议"];

const PURPOSES: [&str; 9] = [
    "例行",
    "满意度",
    "投诉回访",
    "新需求",
    "催款",
    "合同",
    "节日慰问",
    "联谊邀请",
    "领导互访",
];

/// 与客户保持良好关系: the twelve measures (domain.md §1.3.2).
const MEASURES: [&str; 12] = [
    "联谊活动",
    "参观互访",
    "建立档案",
    "个性化服务",
    "回访客户",
    "经常联系",
    "附加值模式",
    "替客户着想",
    "尊重客户",
    "信守原则",
    "销售之外的事",
    "观察喜好",
];

const METHODS: [&str; 4] = ["开放式提问", "封闭式提问", "倾听", "观察"];

/// The least height of the room for what was said, and how far it grows, in points.
const TALK: (f32, f32) = (mm(34.0), mm(80.0));

/// Prints an empty record.
///
/// # Errors
/// As [`super::visit_record`].
pub fn blank_visit_record(
    faces: &Faces,
    firm: &Firm,
    imprint: &Imprint,
) -> Result<Paper, PaperError> {
    leaf(faces, firm, imprint, None).print(|flow| {
        title(flow, TITLE);
        flow.line_of(&[
            line(KINDS, Align::Left),
            line("填表日期：　　　年　　月　　日", Align::Right),
        ]);
        flow.space(3.0);
        let sections = sections_of([basics(), talk(), verdict(), follow_up()]);
        flow.table(&table(sections), true);
    })
}

fn basics() -> Vec<Row> {
    vec![
        open_row([wide("客户", empty()), short("客户编号", empty())]),
        open_row([wide("受访人", empty()), short("我方人员", empty())]),
        open_row([
            wide("起止时间", empty()),
            short("录音告知", ticks(&["已告知", "未录音"], false)),
        ]),
        open_row([full("地点", empty())]),
        open_row([full("方式", ticks(&CHANNELS, false))]),
        open_row([full("目的", ticks(&PURPOSES, false))]),
    ]
}

fn talk() -> Vec<Row> {
    let mut rows = vec![
        open_row([full("维护措施", ticks(&MEASURES, false))]),
        open_row([full("了解方式", ticks(&METHODS, false))]),
        Row {
            least: TALK.0,
            most: TALK.1,
            ..open_lines("洽谈内容")
        },
    ];
    rows.extend(open_list_rows("发现需求", &needs_columns(), 2));
    rows.push(open_lines("投诉抱怨"));
    rows
}

fn verdict() -> Vec<Row> {
    let one_to_five = || ticks(&["5", "4", "3", "2", "1"], false);
    vec![
        open_row([
            short("满意度", one_to_five()),
            short("期望 E", one_to_five()),
            short("感知 P", one_to_five()),
        ]),
        open_lines("意见建议"),
        open_row([full("竞争对手", empty())]),
        open_row([full("业务机会", empty())]),
    ]
}

fn follow_up() -> Vec<Row> {
    let mut rows = open_list_rows("后续事项", &actions_columns(), 3);
    rows.push(open_row([
        wide("转投诉", ticks(&["否", "是，通知书编号"], true)),
        short("下次联系", empty()),
    ]));
    rows.push(signature("记录人", None));
    rows.push(signature("主管审阅", None));
    rows
}
