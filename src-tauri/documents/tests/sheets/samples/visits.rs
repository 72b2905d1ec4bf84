//! A visit at a customer's plant.

use yike_documents::visit_record::{Action, Need, VisitRecord};

use super::{all, at, by, on, some};

pub fn at_the_plant() -> VisitRecord {
    VisitRecord {
        number: some("HF20260610-A002"),
        kind: some("走访"),
        plan: some("2026年6月第2周"),
        customer: some("蜀岭鲜达食品（示例）有限公司"),
        customer_number: some("KH000101A"),
        interviewees: all(&["何静怡（质量部 质量主管）", "岳衡舟（总经理）"]),
        channel: some("上门"),
        start: Some(at("2026-06-10 14:00")),
        end: Some(at("2026-06-10 15:20")),
        place: some("客户龙泉工厂"),
        visitors: all(&["温以宁", "许知微"]),
        purposes: all(&["例行", "新需求"]),
        measures: all(&["回访客户", "经常性联系"]),
        methods: all(&["开放式提问", "观察"]),
        summary: some(
            "一、客户介绍旺季计划：9月起日均出货由12托增至18托，新增重庆、西安两条冷藏线。\n二、陪同查看月台与冷库，客户月台高度与我方新车尾板相差约8厘米，卸货须垫板，平均多用15分钟。\n三、客户对温度曲线随货交付表示满意，希望每周汇总一次发至质量部邮箱。",
        ),
        needs: vec![
            Need {
                kind: "明确".to_owned(),
                quote: "“每周一上午把上周的温度汇总发给我，不要一票一票地翻。”".to_owned(),
                analysis: "质量部要按周向总部报送温控合格率。".to_owned(),
                stage: "3".to_owned(),
            },
            Need {
                kind: "暗示".to_owned(),
                quote: "“你们的车一来，叉车就得等。”".to_owned(),
                analysis: "月台与尾板高差影响卸货效率。".to_owned(),
                stage: "1".to_owned(),
            },
        ],
        complaints: all(&["6月3日一票晚到40分钟，客户口头提醒，未要求立案"]),
        opinions: some("希望旺季前固定司机，减少进厂登记时间。"),
        satisfaction: Some(4),
        expected_and_perceived: Some((4, 4)),
        grade: some("可以接受"),
        competitors: some("渝通示例运输报价低约5%，无温控记录。"),
        opportunity: some("西安线预计每月60票，9月试运行。"),
        actions: vec![
            Action {
                what: "每周一10:00前发送上周温度汇总".to_owned(),
                who: "温以宁".to_owned(),
                due: Some(on("2026-06-15")),
                done: Some(on("2026-06-15")),
            },
            Action {
                what: "与运输部商定月台垫板或换车方案，答复客户".to_owned(),
                who: "许知微".to_owned(),
                due: Some(on("2026-06-24")),
                done: None,
            },
        ],
        next_contact: Some(on("2026-07-10")),
        recording_told: None,
        recorder: by("温以宁", "2026-06-10 17:05"),
        reviewer: None,
    }
}
