//! The chart of process.md §2, typed out anew.

use serde_json::{Value, json};

use super::super::story::*;
use crate::complaints::*;

const SERVICE: &[&str] = &["江采薇", "钟鼎文"];
const SUPERVISOR: &[&str] = &["钟鼎文"];
const HEADS: &[&str] = &["钟鼎文", "宗令仪"];
const DEPARTMENT: &[&str] = &["孟河清"];
const LEADER: &[&str] = &["宗令仪"];
const ALL_BUT_ADMINISTRATOR: &[&str] = &[
    "江采薇",
    "钟鼎文",
    "孟河清",
    "褚之行",
    "邵望川",
    "闻人旭",
    "许知微",
    "桑朴",
    "宗令仪",
];

pub type Led = (State, Option<Phase>, u32);

pub struct Arrow {
    pub from: &'static [&'static str],
    pub record: Value,
    pub by: &'static [&'static str],
    /// Where it leads; `None` where it stays.
    pub to: Option<Led>,
}

fn arrow(
    from: &'static [&'static str],
    record: Value,
    by: &'static [&'static str],
    to: Option<Led>,
) -> Arrow {
    Arrow {
        from,
        record,
        by,
        to,
    }
}

/// The chart of process.md §2, typed out anew: rows 2 to 36.
pub fn arrows() -> Vec<Arrow> {
    use State::*;
    let operation = |phase, round| Some((InOperation, Some(phase), round));
    let state = |state, round| Some((state, None, round));
    let reassigned = json!({ "to_dept": "配送部", "to": "褚之行" });
    let open: &[&str] = &[
        "received",
        "told",
        "coordinating",
        "refusal_review",
        "accepted",
        "propose",
        "countersign",
        "countersign_cost",
        "execute",
        "done",
        "escalated",
        "escalated_refusal",
        "escalated_not_accepted",
        "returned",
        "verified",
        "not_upheld",
        "feedback",
    ];
    let operating: &[&str] = &[
        "propose",
        "countersign",
        "countersign_cost",
        "execute",
        "done",
    ];
    let mut arrows = vec![
        arrow(&["received"], ack(), &["江采薇", "钟鼎文"], None),
        arrow(&["told"], forward(), SERVICE, state(Coordinating, 1)),
        arrow(
            &["coordinating"],
            json!({ "step": "accept" }),
            DEPARTMENT,
            state(Accepted, 1),
        ),
        arrow(
            &["coordinating"],
            refuse(),
            DEPARTMENT,
            state(RefusalReview, 1),
        ),
        arrow(
            &["refusal_review"],
            agree_to_refusal(),
            SUPERVISOR,
            state(NotUpheld, 1),
        ),
        arrow(
            &["refusal_review"],
            with(
                json!({ "step": "review", "result": "改派" }),
                reassigned.clone(),
            ),
            SUPERVISOR,
            state(Coordinating, 1),
        ),
        arrow(
            &["refusal_review"],
            json!({ "step": "review", "result": "提交领导", "comment": "证据不足" }),
            SUPERVISOR,
            state(Escalated, 1),
        ),
        arrow(
            &["accepted"],
            investigate(),
            DEPARTMENT,
            operation(Phase::Propose, 1),
        ),
        arrow(
            operating,
            propose(),
            DEPARTMENT,
            operation(Phase::Countersign, 1),
        ),
        arrow(
            operating,
            apply(500),
            DEPARTMENT,
            operation(Phase::Countersign, 1),
        ),
        arrow(
            &["countersign"],
            countersign(&[]),
            SUPERVISOR,
            operation(Phase::Execute, 1),
        ),
        arrow(
            &["countersign_cost"],
            countersign(&["cost"]),
            SUPERVISOR,
            state(Escalated, 1),
        ),
        arrow(
            &["countersign", "countersign_cost"],
            json!({ "step": "send_back", "comment": "写清楚" }),
            SUPERVISOR,
            operation(Phase::Propose, 1),
        ),
        arrow(
            &["escalated"],
            leader("同意"),
            LEADER,
            operation(Phase::Execute, 1),
        ),
        arrow(
            &["escalated"],
            with(leader("部分同意"), json!({ "approved_amount": "7000.00" })),
            LEADER,
            operation(Phase::Execute, 1),
        ),
        arrow(
            &["escalated"],
            leader("不同意"),
            LEADER,
            operation(Phase::Propose, 1),
        ),
        arrow(
            &["escalated"],
            with(
                leader("另行处理"),
                json!({ "directive": "自行修理", "resolution": "指定方案", "approved_amount": "300.00" }),
            ),
            LEADER,
            operation(Phase::Execute, 1),
        ),
        arrow(
            &["escalated"],
            with(
                with(
                    leader("另行处理"),
                    json!({ "directive": "归配送部", "resolution": "改派部门" }),
                ),
                reassigned.clone(),
            ),
            LEADER,
            state(Coordinating, 1),
        ),
        arrow(
            &["escalated"],
            with(
                leader("另行处理"),
                json!({ "directive": "客户原因", "resolution": "裁定不成立" }),
            ),
            LEADER,
            state(NotUpheld, 1),
        ),
        arrow(
            &["escalated_refusal"],
            ruling("责令接受"),
            LEADER,
            state(Accepted, 1),
        ),
        arrow(
            &["escalated_refusal"],
            with(ruling("改派"), reassigned),
            LEADER,
            state(Coordinating, 1),
        ),
        arrow(
            &["escalated_refusal"],
            ruling("维持不成立"),
            LEADER,
            state(NotUpheld, 1),
        ),
        arrow(
            &["escalated_not_accepted"],
            ruling("再处理"),
            LEADER,
            state(Accepted, 2),
        ),
        arrow(
            &["escalated_not_accepted"],
            with(ruling("维持原处理"), json!({ "other_routes_told": true })),
            LEADER,
            state(Feedback, 1),
        ),
        arrow(
            &["execute"],
            done("0.00"),
            DEPARTMENT,
            operation(Phase::Done, 1),
        ),
        arrow(&["done"], hand_back(), DEPARTMENT, state(Returned, 1)),
        arrow(
            &["returned"],
            pass(),
            &["江采薇", "钟鼎文"],
            state(Verified, 1),
        ),
        arrow(
            &["returned"],
            fail(),
            &["江采薇", "钟鼎文"],
            operation(Phase::Execute, 2),
        ),
        arrow(
            &["execute", "done", "returned", "verified", "not_upheld"],
            reply(),
            SERVICE,
            None,
        ),
        arrow(
            &["verified", "not_upheld"],
            json!({ "step": "attempt", "channel": "电话" }),
            SERVICE,
            None,
        ),
        arrow(
            &["verified", "not_upheld"],
            accepted(),
            SERVICE,
            state(Feedback, 1),
        ),
        arrow(
            &["verified"],
            with(not_accepted(), json!({ "choice": "退回处理" })),
            SERVICE,
            operation(Phase::Propose, 2),
        ),
        arrow(
            &["verified"],
            with(not_accepted(), json!({ "choice": "上报" })),
            SUPERVISOR,
            state(Escalated, 1),
        ),
        arrow(
            &["not_upheld"],
            not_accepted(),
            SERVICE,
            state(Escalated, 1),
        ),
        arrow(
            &["feedback"],
            sign(),
            &["邵望川", "宗令仪"],
            state(Closed, 1),
        ),
        arrow(
            &["closed", "withdrawn"],
            json!({ "step": "report", "report_id": "YB-202606" }),
            SUPERVISOR,
            state(Reported, 1),
        ),
        arrow(
            &["reported"],
            json!({ "step": "archive" }),
            SUPERVISOR,
            state(Archived, 1),
        ),
        arrow(open, withdraw(), SUPERVISOR, state(Withdrawn, 1)),
        arrow(
            open,
            json!({ "step": "void", "reason": "测试" }),
            HEADS,
            state(Voided, 1),
        ),
        arrow(
            &["closed", "reported", "archived"],
            json!({ "step": "reopen", "reason": "客户又来电" }),
            HEADS,
            state(Accepted, 2),
        ),
        arrow(
            &["withdrawn"],
            json!({ "step": "reopen", "reason": "客户反悔" }),
            HEADS,
            state(Coordinating, 1),
        ),
    ];
    arrows.extend(beside(open));
    arrows
}

/// Row 37: what may happen in every state but 作废.
fn beside(open: &'static [&'static str]) -> Vec<Arrow> {
    let alive: &[&str] = &STATIONS[..STATIONS.len() - 1];
    let locked: &[&str] = &STATIONS[2..STATIONS.len() - 1];
    let retracted: &[&str] = &["coordinating"];
    vec![
        arrow(
            alive,
            json!({ "step": "evidence", "evidence": ["照片.jpg"] }),
            ALL_BUT_ADMINISTRATOR,
            None,
        ),
        arrow(
            locked,
            json!({ "step": "severity", "severity": "较大", "reason": "客户是 A 级" }),
            SERVICE,
            None,
        ),
        arrow(
            alive,
            json!({ "step": "custody", "to": "桑朴", "reason": "财务借看" }),
            SERVICE,
            None,
        ),
        arrow(
            alive,
            json!({ "step": "wait", "from": "2026-06-02T09:00+08:00", "until": "2026-06-03T09:00+08:00", "reason": "等发票" }),
            SERVICE,
            None,
        ),
        arrow(
            open,
            json!({ "step": "name_pm", "pm": "闻人旭", "reason": "原经理调岗" }),
            SUPERVISOR,
            None,
        ),
        arrow(
            retracted,
            json!({ "step": "retract", "reason": "送错部门" }),
            SUPERVISOR,
            Some((State::Received, None, 1)),
        ),
    ]
}
