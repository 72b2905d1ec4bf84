//! The plan after the event.

use super::*;

/// The plan with its summary.
pub fn closed() -> EventPlan {
    let approval = |station: &str, name: &str, day: &str, opinion: &str| Approval {
        station: station.to_owned(),
        verdict: "同意".to_owned(),
        opinion: opinion.to_owned(),
        name: name.to_owned(),
        decided_on: Some(on(day)),
    };
    EventPlan {
        approvals: vec![
            approval("编制", "苏听澜", "2013-12-09", ""),
            approval("客服主管", "钟鼎文", "2013-12-10", ""),
            approval("项目经理", "邵望川", "2013-12-11", "请落实备用车辆"),
            approval("财务审核", "冷松", "2013-12-12", "费用列入2014年预算"),
            approval("公司领导", "封野", "2013-12-16", ""),
        ],
        closing: Some(Closing {
            invited: Some(60),
            attended: Some(53),
            attendance_percent: "88.3".to_owned(),
            questionnaires: Some(48),
            response_percent: "90.6".to_owned(),
            satisfaction: "4.35".to_owned(),
            hinted_needs: Some(23),
            explicit_needs: Some(13),
            intents: Some(6),
            summary: "到会率、问卷回收率和满意度均达到目标，收集需求36条，签订合作意向6份。"
                .to_owned(),
            improvements: "参观环节超时15分钟，下次压缩路线。".to_owned(),
            settlement: Some(Settlement {
                unplanned: Vec::new(),
                total: Fen::from_yuan(59_412),
                difference: Fen::from_yuan(1425),
            }),
        }),
        ..plan()
    }
}
