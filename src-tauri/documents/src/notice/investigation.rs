//! 二 投诉调查: whether the department takes the complaint, and what it found.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Notice, Share, Signatory, shares};
use crate::form::{
    Section, empty, full, open_lines, open_row, row, short, signature, signed, text, ticks, wide,
};
use crate::typeset::table::Row;
use crate::wording::{date, joined, list, moment};

/// What section two holds (domain.md §2.4). A part whose signatory is `None` is still to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Investigation {
    /// 接受 or 拒绝接受.
    pub decision: Option<String>,
    /// 部门负责人, who decided it.
    pub decided_by: Option<Signatory>,
    /// Why the department refused.
    pub refusal: Option<Refusal>,
    /// 客服主管复核 of a refusal.
    pub review: Option<Review>,
    /// 领导裁决 on a refusal.
    pub ruling: Option<Review>,
    /// 调查经过.
    pub facts: Option<String>,
    /// 询问人员.
    pub witnesses: Option<String>,
    /// 温度记录.
    pub temperature: Option<Temperature>,
    /// 原因分类.
    pub causes: Vec<String>,
    /// 根本原因.
    pub root_cause: Option<String>,
    /// 责任方.
    pub responsible: Vec<Share>,
    /// 是否有效投诉: 有效, 部分有效, 无效.
    pub validity: Option<String>,
    /// 调查人.
    pub investigator: Option<Signatory>,
}

/// Why a department refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// 拒绝理由, from the list.
    pub reasons: Vec<String>,
    /// The reason in words.
    pub detail: Option<String>,
    /// 拒绝证据, by name, or why there is none.
    pub evidence: Vec<String>,
}

/// What somebody above the department decided about its refusal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// 同意拒绝, 改派, 提交领导; of a leader 责令接受, 改派, 维持不成立.
    pub result: Option<String>,
    /// In words.
    pub comment: Option<String>,
    /// Who decided it.
    pub by: Option<Signatory>,
}

/// What a logger recorded of goods that must be kept cold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Temperature {
    /// What was agreed: `2~6℃`.
    pub required: Option<String>,
    /// The number of the logger.
    pub logger: Option<String>,
    /// When the logger was calibrated.
    pub calibrated_on: Option<NaiveDate>,
    /// The minutes between its readings.
    pub interval_minutes: Option<u32>,
    /// The first reading outside the limits.
    pub first_over: Option<NaiveDateTime>,
    /// The last reading outside the limits.
    pub last_over: Option<NaiveDateTime>,
    /// The minutes outside the limits.
    pub minutes_over: Option<u32>,
    /// The highest reading: `11.3`, in ℃.
    pub highest: Option<String>,
    /// The lowest reading, in ℃.
    pub lowest: Option<String>,
}

const CAUSES: [&str; 10] = [
    "人",
    "车（机）",
    "货（料）",
    "法",
    "环",
    "测",
    "信息",
    "分供方",
    "客户",
    "不可抗力",
];

/// The box.
pub fn section(notice: &Notice) -> Section {
    let blank = Investigation::default();
    let investigation = notice.investigation.as_ref().unwrap_or(&blank);
    let mut rows = investigation.decision_rows();
    rows.extend(match investigation.investigator {
        Some(_) => investigation.findings(),
        None => open_findings(investigation.decision.is_some()),
    });
    Section {
        number: "二",
        name: "投诉调查",
        rows,
    }
}

impl Investigation {
    fn decision_rows(&self) -> Vec<Row> {
        let Some(decision) = &self.decision else {
            return vec![signed(
                short("部门意见", ticks(&["接受", "拒绝接受"], false)),
                "部门负责人",
                None,
            )];
        };
        let mut rows = vec![signed(
            short("部门意见", text(decision.clone())),
            "部门负责人",
            self.decided_by.as_ref(),
        )];
        if let Some(refusal) = &self.refusal {
            let reasons = joined("。", [list(&refusal.reasons), refusal.detail.clone()]);
            rows.push(row([full("拒绝理由", text(reasons))]));
            rows.push(row([full("拒绝证据", text(list(&refusal.evidence)))]));
            rows.extend(review_rows(
                "客服复核",
                "客服主管",
                &["同意", "改派", "上报"],
                self.review.as_ref(),
            ));
        }
        if let Some(ruling) = &self.ruling {
            rows.extend(review_rows(
                "领导裁决",
                "公司领导",
                &["责令接受", "改派", "维持"],
                Some(ruling),
            ));
        }
        rows
    }

    fn findings(&self) -> Vec<Row> {
        let mut rows = vec![row([full("调查经过", text(self.facts.clone()))])];
        if self.witnesses.is_some() {
            rows.push(row([full("询问人员", text(self.witnesses.clone()))]));
        }
        if let Some(temperature) = self.temperature.as_ref().and_then(Temperature::wording) {
            rows.push(row([full("温度记录", text(temperature))]));
        }
        rows.extend([
            row([full("根本原因", text(self.root_cause.clone()))]),
            row([
                wide("原因分类", text(list(&self.causes))),
                short("有效投诉", text(self.validity.clone())),
            ]),
            row([full("责任方", text(shares(&self.responsible)))]),
            signature("调查人", self.investigator.as_ref()),
        ]);
        rows
    }
}

fn review_rows(
    label: &'static str,
    role: &str,
    options: &[&str],
    review: Option<&Review>,
) -> Vec<Row> {
    let Some(review) = review.filter(|review| review.result.is_some()) else {
        return vec![signed(short(label, ticks(options, false)), role, None)];
    };
    let mut rows = vec![signed(
        short(label, text(review.result.clone())),
        role,
        review.by.as_ref(),
    )];
    if review.comment.is_some() {
        rows.push(row([full("复核意见", text(review.comment.clone()))]));
    }
    rows
}

impl Temperature {
    fn wording(&self) -> Option<String> {
        let over = match (self.first_over, self.last_over) {
            (Some(first), Some(last)) => Some(format!("超温 {}至 {}", moment(first), moment(last))),
            (first, last) => first.or(last).map(|at| format!("超温 {}", moment(at))),
        };
        let degrees = |label: &str, value: &Option<String>| {
            value.as_ref().map(|value| format!("{label}{value}℃"))
        };
        joined(
            "；",
            [
                self.required
                    .as_ref()
                    .map(|required| format!("约定{required}")),
                over,
                self.minutes_over.map(|minutes| format!("共{minutes}分钟")),
                degrees("最高", &self.highest),
                degrees("最低", &self.lowest),
                self.logger.as_ref().map(|logger| format!("记录仪{logger}")),
                self.calibrated_on.map(|day| format!("校准于{}", date(day))),
                self.interval_minutes
                    .map(|minutes| format!("每{minutes}分钟记录")),
            ],
        )
    }
}

/// Where nothing is decided yet, the reasons of a refusal are written where else the facts are.
fn open_findings(is_decided: bool) -> Vec<Row> {
    vec![
        open_lines(if is_decided {
            "调查经过"
        } else {
            "调查经过拒绝理由"
        }),
        open_row([full("原因分类", ticks(&CAUSES, false))]),
        open_row([
            short("责任方", empty()),
            wide("有效投诉", ticks(&["有效", "部分有效", "无效"], false)),
        ]),
        signature("调查人", None),
    ]
}
