//! 五 顾客反馈: what the customer says in the end.

use chrono::NaiveDateTime;

use super::{Notice, Signatory, Withdrawal};
use crate::form::{Section, empty, full, open_row, row, short, signature, text, ticks, wide};
use crate::typeset::table::Row;
use crate::wording::{joined, moment};

/// What section five holds (domain.md §2.4).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feedback {
    /// 反馈方式.
    pub method: Option<String>,
    /// 反馈人.
    pub person: Option<String>,
    /// 接受, 不接受, 未联系上.
    pub result: Option<String>,
    /// 满意度, 1 to 5; none where nobody was reached.
    pub satisfaction: Option<u8>,
    /// 期望值 and 实际表现, both or none.
    pub expected_and_perceived: Option<(u8, u8)>,
    /// 满意, 可以接受, 不满意, as those two compare.
    pub grade: Option<String>,
    /// 意见.
    pub comment: Option<String>,
    /// 进一步要求.
    pub further_request: Option<String>,
    /// 已告知其他途径.
    pub other_routes_told: Option<bool>,
    /// The times when the customer was not reached.
    pub attempts: Vec<Attempt>,
    /// 记录人 and 反馈时间.
    pub recorder: Option<Signatory>,
}

/// A time when the customer was not reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// When.
    pub at: NaiveDateTime,
    /// By which means.
    pub channel: String,
}

/// The box.
pub fn section(notice: &Notice) -> Section {
    let rows = match (&notice.feedback, &notice.withdrawal) {
        (_, Some(withdrawal)) => withdrawal.rows(),
        (Some(feedback), None) => feedback.rows(),
        (None, None) => open_rows(),
    };
    Section {
        number: "五",
        name: "顾客反馈",
        rows,
    }
}

impl Feedback {
    fn rows(&self) -> Vec<Row> {
        let grade = self.grade.as_ref().map(|grade| format!("（{grade}）"));
        let compared = self.expected_and_perceived.map(|(expected, perceived)| {
            format!(
                "期望 E {expected}，感知 P {perceived}{}",
                grade.clone().unwrap_or_default()
            )
        });
        let mut rows = vec![
            row([
                short("顾客意见", text(self.result.clone())),
                short(
                    "满意度",
                    text(
                        self.satisfaction
                            .map(|points| format!("{points}分（满分5分）")),
                    ),
                ),
                short("反馈方式", text(self.method.clone())),
            ]),
            row([
                wide("期望感知", text(compared.or(self.grade.clone()))),
                short("反馈人", text(self.person.clone())),
            ]),
            row([full("反馈内容", text(self.comment.clone()))]),
        ];
        if self.further_request.is_some() {
            rows.push(row([full("其他要求", text(self.further_request.clone()))]));
        }
        if !self.attempts.is_empty() {
            let attempts = self
                .attempts
                .iter()
                .map(|attempt| format!("{} {}", moment(attempt.at), attempt.channel));
            rows.push(row([full(
                "联系记录",
                text(attempts.collect::<Vec<_>>().join("；")),
            )]));
        }
        if let Some(told) = self.other_routes_told {
            let told = if told {
                "已告知顾客其他投诉途径"
            } else {
                "未告知顾客其他投诉途径"
            };
            rows.push(row([full("其他途径", text(told.to_owned()))]));
        }
        rows.push(signature("记录人", self.recorder.as_ref()));
        rows
    }
}

impl Withdrawal {
    fn rows(&self) -> Vec<Row> {
        let how = joined(
            "　",
            [
                self.at.map(moment),
                self.method.clone(),
                Some(self.by.clone()),
            ],
        );
        vec![
            row([full("顾客撤诉", text(how))]),
            row([full("撤诉原因", text(self.reason.clone()))]),
        ]
    }
}

fn open_rows() -> Vec<Row> {
    vec![
        open_row([
            wide("顾客意见", ticks(&["接受", "不接受", "未联系上"], false)),
            short("满意度", ticks(&["5", "4", "3", "2", "1"], false)),
        ]),
        open_row([full("反馈内容", empty())]),
        signature("记录人", None),
    ]
}
