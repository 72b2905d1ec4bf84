//! A small plan: a form.

use super::*;

/// How a small plan is printed.
pub fn small_options() -> EventPlanOptions {
    EventPlanOptions {
        printed_by: Some("温以宁".to_owned()),
        printed_at: at("2026-03-02 10:15"),
        ..options()
    }
}

/// A small plan: a form.
pub fn small() -> EventPlan {
    let lines = vec![
        cost(["资料", "问卷、宣传页", "套", ""], 5, 40, 200),
        cost(["餐饮", "茶歇", "人", ""], 25, 36, 900),
        BudgetLine {
            times: "2".to_owned(),
            subtotal: Fen::from_yuan(1200),
            ..cost(["交通", "接送客户（商务车）", "辆", ""], 600, 1, 1200)
        },
    ];
    EventPlan {
        plan_no: "CH20260320-A01".to_owned(),
        name: "衡通示例物流有限公司2026年春季客户座谈会活动策划书".to_owned(),
        plan_type: "活动策划书".to_owned(),
        size: PlanSize::Small,
        sponsor: "客户服务部".to_owned(),
        author: "温以宁".to_owned(),
        written_on: day("2026-03-02"),
        version: "V1.0".to_owned(),
        background: paragraphs(&["春季旺季将至，部分客户对提货时效有意见，需当面听取。"]),
        goals: paragraphs(&["邀请12家客户，收集需求不少于10条。"]),
        significance: paragraphs(&["把意见解决在旺季之前。"]),
        resources: vec![resource(
            ["场地", "公司会议室", "1间", "现有", "办公室"],
            "2026-03-19",
        )],
        starts_at: Some(at("2026-03-20 14:00")),
        ends_at: Some(at("2026-03-20 16:30")),
        place: "公司三楼会议室".to_owned(),
        customers_expected: Some(24),
        staff_expected: Some(12),
        agenda: vec![
            AgendaRow {
                start: at("2026-03-20 14:00"),
                end: at("2026-03-20 14:20"),
                ..part("14:00", "14:20", ["签到", "领取资料", "一楼", "江采薇"])
            },
            AgendaRow {
                start: at("2026-03-20 14:20"),
                end: at("2026-03-20 16:30"),
                ..part(
                    "14:20",
                    "16:30",
                    ["座谈", "服务报告；分组座谈；填写问卷", "会议室", "温以宁"],
                )
            },
        ],
        budget: Budget {
            lines,
            shares: Vec::new(),
            sum: Fen::from_yuan(2300),
            contingency_percent: "5".to_owned(),
            contingency: Fen::from_yuan(115),
            total: Fen::from_yuan(2415),
        },
        risks: vec![risk([
            "客户现场投诉",
            "中",
            "中",
            "客服当场受理",
            "填写《顾客投诉处理通知书》",
            "钟鼎文",
        ])],
        people: vec![person(["总负责", "钟鼎文", "客服主管"])],
        participants: "客服部、运输部、仓储部".to_owned(),
        remarks: paragraphs(&["会后7日内逐户回访。"]),
        ..EventPlan::default()
    }
}
