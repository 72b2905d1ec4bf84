//! 客户回访/走访记录表: what was said at a visit or on a call, and what follows from it (domain.md §2.3).

mod blank;
mod filled;

use chrono::{NaiveDate, NaiveDateTime};

use crate::firm::Firm;
use crate::form::{Leaf, ListColumn, Section, Signatory, line, table, title, words};
use crate::imprint::Imprint;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::Faces;
use crate::typeset::page::Sheet;
use crate::typeset::paragraph::Align;
use crate::wording::joined;

pub use blank::blank_visit_record;

const TITLE: &str = "客户回访/走访记录表";

/// A visit, a call or another talk with a customer. Wording is Chinese; moments are Beijing time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisitRecord {
    /// 记录编号, such as `HF20260610-A002`.
    pub number: Option<String>,
    /// 类别: 回访, 走访, 来访接待, 电话联系, 投诉回访.
    pub kind: Option<String>,
    /// 对应拜访计划.
    pub plan: Option<String>,
    /// 客户.
    pub customer: Option<String>,
    /// 客户编号.
    pub customer_number: Option<String>,
    /// 受访人.
    pub interviewees: Vec<String>,
    /// 方式.
    pub channel: Option<String>,
    /// When it began.
    pub start: Option<NaiveDateTime>,
    /// When it ended.
    pub end: Option<NaiveDateTime>,
    /// 地点.
    pub place: Option<String>,
    /// 我方人员.
    pub visitors: Vec<String>,
    /// 目的.
    pub purposes: Vec<String>,
    /// 关系维护措施.
    pub measures: Vec<String>,
    /// 需求了解方式.
    pub methods: Vec<String>,
    /// 洽谈内容.
    pub summary: Option<String>,
    /// 发现的需求.
    pub needs: Vec<Need>,
    /// 投诉与抱怨, with the number of the notice that one became.
    pub complaints: Vec<String>,
    /// 客户意见与建议.
    pub opinions: Option<String>,
    /// 总体满意度, 1 to 5.
    pub satisfaction: Option<u8>,
    /// 期望 and 实际, both or none.
    pub expected_and_perceived: Option<(u8, u8)>,
    /// 满意, 可以接受, 不满意, as those two compare.
    pub grade: Option<String>,
    /// 竞争对手信息.
    pub competitors: Option<String>,
    /// 业务机会.
    pub opportunity: Option<String>,
    /// 后续事项.
    pub actions: Vec<Action>,
    /// 下次联系.
    pub next_contact: Option<NaiveDate>,
    /// Whether the customer was told that the talk is recorded; none where it was not recorded.
    pub recording_told: Option<bool>,
    /// 记录人.
    pub recorder: Option<Signatory>,
    /// 主管审阅.
    pub reviewer: Option<Signatory>,
}

/// A need that the customer has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// 暗示 or 明确.
    pub kind: String,
    /// 客户原话.
    pub quote: String,
    /// 真正问题.
    pub analysis: String,
    /// 阶段.
    pub stage: String,
}

/// Something that is to be done after the visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Action {
    /// 事项.
    pub what: String,
    /// 责任人.
    pub who: String,
    /// 期限.
    pub due: Option<NaiveDate>,
    /// When it was done.
    pub done: Option<NaiveDate>,
}

/// Prints a record.
///
/// # Errors
/// [`PaperError::LogoUnreadable`] or [`PaperError::LogoTooLarge`] for the firm's logo, [`PaperError::NotWritten`] for a
/// fault of the program.
pub fn visit_record(
    faces: &Faces,
    firm: &Firm,
    record: &VisitRecord,
    imprint: &Imprint,
) -> Result<Paper, PaperError> {
    let number = record.number.as_deref();
    leaf(faces, firm, imprint, number).print(|flow| {
        title(flow, TITLE);
        let kind = record.kind.as_deref().unwrap_or("—");
        let plan = record.plan.as_ref();
        flow.line_of(&[
            line(format!("类别：{kind}"), Align::Left),
            line(
                plan.map(|plan| format!("对应计划：{plan}"))
                    .unwrap_or_default(),
                Align::Right,
            ),
        ]);
        flow.space(3.0);
        flow.table(&table(filled::sections(record)), false);
    })
}

fn leaf<'l>(
    faces: &'l Faces,
    firm: &'l Firm,
    imprint: &'l Imprint,
    number: Option<&'l str>,
) -> Leaf<'l> {
    Leaf {
        faces,
        firm,
        imprint,
        sheet: Sheet::A4_FORM,
        title: TITLE,
        number,
        reference: format!("编号：{}", number.unwrap_or("　　　　　　　　　")),
    }
}

fn needs_columns() -> [ListColumn; 4] {
    [
        words(2..3, "类型"),
        words(3..6, "客户原话"),
        words(6..9, "真正问题"),
        words(9..10, "阶段"),
    ]
}

fn actions_columns() -> [ListColumn; 4] {
    [
        words(2..6, "事项"),
        words(6..7, "责任人"),
        words(7..9, "期限"),
        words(9..10, "完成"),
    ]
}

fn sections_of(rows: [Vec<crate::typeset::table::Row>; 4]) -> Vec<Section> {
    let names = [
        ("一", "基本情况"),
        ("二", "洽谈内容"),
        ("三", "客户评价"),
        ("四", "后续"),
    ];
    let section = |((number, name), rows)| Section { number, name, rows };
    names.into_iter().zip(rows).map(section).collect()
}

/// `期望 E 4，感知 P 4（可以接受）`.
fn compared(record: &VisitRecord) -> Option<String> {
    let values = record
        .expected_and_perceived
        .map(|(expected, perceived)| format!("期望 E {expected}，感知 P {perceived}"));
    let grade = record.grade.as_ref().map(|grade| format!("（{grade}）"));
    joined("", [values, grade])
}
