//! A record with what was taken down.

use super::{Action, Need, VisitRecord, actions_columns, compared, needs_columns, sections_of};
use crate::form::{Section, full, list_rows, row, short, signature, text, wide};
use crate::typeset::table::Row;
use crate::wording::{date, joined, list, moment};

/// The boxes.
pub fn sections(record: &VisitRecord) -> Vec<Section> {
    sections_of([
        basics(record),
        talk(record),
        verdict(record),
        follow_up(record),
    ])
}

fn basics(record: &VisitRecord) -> Vec<Row> {
    vec![
        row([
            wide("客户", text(record.customer.clone())),
            short("客户编号", text(record.customer_number.clone())),
        ]),
        row([
            wide("受访人", text(list(&record.interviewees))),
            short("方式", text(record.channel.clone())),
        ]),
        row([
            wide("起止时间", text(period(record))),
            short("录音告知", text(told(record.recording_told))),
        ]),
        row([
            wide("地点", text(record.place.clone())),
            short("我方人员", text(list(&record.visitors))),
        ]),
        row([full("目的", text(list(&record.purposes)))]),
    ]
}

fn talk(record: &VisitRecord) -> Vec<Row> {
    let mut rows = vec![
        row([full("维护措施", text(list(&record.measures)))]),
        row([full("了解方式", text(list(&record.methods)))]),
        row([full("洽谈内容", text(record.summary.clone()))]),
    ];
    if record.needs.is_empty() {
        rows.push(row([full("发现需求", text("未发现".to_owned()))]));
    } else {
        let cells = |need: &Need| {
            [
                need.kind.clone(),
                need.quote.clone(),
                need.analysis.clone(),
                need.stage.clone(),
            ]
        };
        let lines: Vec<_> = record.needs.iter().map(cells).collect();
        rows.extend(list_rows("发现需求", &needs_columns(), &lines));
    }
    let complaints = (!record.complaints.is_empty()).then(|| record.complaints.join("；"));
    rows.push(row([full("投诉抱怨", text(complaints))]));
    rows
}

fn verdict(record: &VisitRecord) -> Vec<Row> {
    let points = record
        .satisfaction
        .map(|points| format!("{points}分（满分5分）"));
    vec![
        row([
            short("满意度", text(points)),
            wide("期望感知", text(compared(record))),
        ]),
        row([full("意见建议", text(record.opinions.clone()))]),
        row([full("竞争对手", text(record.competitors.clone()))]),
        row([full("业务机会", text(record.opportunity.clone()))]),
    ]
}

fn follow_up(record: &VisitRecord) -> Vec<Row> {
    let mut rows = Vec::new();
    if record.actions.is_empty() {
        rows.push(row([full("后续事项", text("无".to_owned()))]));
    } else {
        let day = |day: Option<chrono::NaiveDate>| day.map(date).unwrap_or_default();
        let cells = |action: &Action| {
            [
                action.what.clone(),
                action.who.clone(),
                day(action.due),
                day(action.done),
            ]
        };
        let lines: Vec<_> = record.actions.iter().map(cells).collect();
        rows.extend(list_rows("后续事项", &actions_columns(), &lines));
    }
    rows.push(row([full("下次联系", text(record.next_contact.map(date)))]));
    rows.push(signature("记录人", record.recorder.as_ref()));
    rows.push(signature("主管审阅", record.reviewer.as_ref()));
    rows
}

/// `2026年6月10日 14:00至15:20`; the day stands again where it is another one.
fn period(record: &VisitRecord) -> Option<String> {
    let end = record.end.map(|end| {
        let same_day = record.start.is_some_and(|start| start.date() == end.date());
        if same_day {
            format!("至{}", end.format("%H:%M"))
        } else {
            format!("至{}", moment(end))
        }
    });
    joined("", [record.start.map(moment), end])
}

fn told(told: Option<bool>) -> String {
    match told {
        Some(true) => "已告知",
        Some(false) => "未告知",
        None => "未录音",
    }
    .to_owned()
}
