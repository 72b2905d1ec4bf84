//! The two plans within the plan.

use super::*;

fn within(mark: &str, name: &str) -> EventPlan {
    let lines: Vec<BudgetLine> = lines()
        .into_iter()
        .filter(|line| line.mark == mark)
        .map(|line| BudgetLine {
            mark: String::new(),
            ..line
        })
        .collect();
    let sum = Fen::checked_sum(lines.iter().map(|line| line.subtotal)).expect("a sum");
    EventPlan {
        plan_no: format!("CH20140108-01-{mark}"),
        mark: mark.to_owned(),
        name: name.to_owned(),
        plan_type: "活动策划书".to_owned(),
        size: PlanSize::Large,
        sponsor: "客户服务部".to_owned(),
        secrecy: "内部".to_owned(),
        budget: Budget {
            lines,
            shares: Vec::new(),
            sum,
            contingency_percent: "0".to_owned(),
            contingency: Fen::ZERO,
            total: sum,
        },
        ..EventPlan::default()
    }
}

pub fn sport() -> EventPlan {
    EventPlan {
        background: paragraphs(&["客户单位多有篮球爱好者，以球会友，气氛轻松。"]),
        goals: paragraphs(&["以赛促谊，双方各出12人，赛出友谊。"]),
        significance: paragraphs(&["增进一线人员之间的了解，方便日后协作。"]),
        starts_at: Some(at("2014-01-08 16:00")),
        ends_at: Some(at("2014-01-08 17:00")),
        place: "示例体育馆".to_owned(),
        audience: "天业队、客户联队".to_owned(),
        agenda: vec![
            part(
                "16:00",
                "16:10",
                ["入场", "热身，宣读规则", "体育馆", "石砚"],
            ),
            part("16:10", "16:50", ["比赛", "两节各20分钟", "体育馆", "石砚"]),
            part("16:50", "17:00", ["合影", "颁发纪念球", "体育馆", "甘露"]),
        ],
        risks: vec![risk([
            "受伤",
            "低",
            "高",
            "热身、承诺书、意外险",
            "急救包、就近送医",
            "石砚",
        ])],
        people: vec![person(["领队", "石砚", "运输部"])],
        remarks: paragraphs(&["自备运动鞋；赛后清点球具。"]),
        ..within("A", SPORT)
    }
}

pub fn evening() -> EventPlan {
    EventPlan {
        background: paragraphs(&["腊八节晚宴，宾主同席，共叙一年合作。"]),
        goals: paragraphs(&["让每一位客户都有公司领导同席交流。"]),
        significance: paragraphs(&["以节会友，致谢与展望并重。"]),
        starts_at: Some(at("2014-01-08 19:00")),
        ends_at: Some(at("2014-01-08 21:00")),
        place: "石河子市示例酒店多功能厅".to_owned(),
        agenda: vec![
            part(
                "19:00",
                "19:15",
                ["开场", "主持人致辞，上腊八粥", "多功能厅", "阿依努尔"],
            ),
            part(
                "19:15",
                "20:40",
                ["演出", "员工节目六个，穿插三轮抽奖", "多功能厅", "阿依努尔"],
            ),
            part(
                "20:40",
                "21:00",
                ["结束", "合唱，领导致谢", "多功能厅", "封野"],
            ),
        ],
        people: vec![person(["总导演", "阿依努尔", "办公室"])],
        ..within("B", EVENING)
    }
}
