//! A delay that was the customer's own wish; refused, reviewed, not upheld.

use yike_documents::notice::{
    Acknowledgement, Assessment, Feedback, HandlingResult, Holder, Investigation, Measure, Notice,
    Opinion, Receipt, Refusal, Reply, Review, SignOff,
};

use super::{all, at, by, on, share, signatory, some, yuan};

pub fn received() -> Notice {
    let receipt = Receipt {
        receiver: by("江采薇", "2026-05-07 10:05"),
        channel: some("400热线"),
        customer: some("锦和源建材经营部（示例）"),
        complainant: some("甘棠"),
        identity: some("货主(客户企业)"),
        phone: some("19900000801"),
        order_number: some("DD-20260430-0098"),
        waybill_number: some("YD-20260430-0520"),
        service_type: some("配送"),
        transaction_phase: some("交易中"),
        service_element: some("订货周期"),
        category: some("时效延误"),
        subcategory: some("送货不及时"),
        severity: some("一般"),
        occurred_at: Some(at("2026-05-06 15:30")),
        occurred_place: some("成都市武侯区示例建材市场"),
        is_repeat: Some(false),
        goods: some("瓷砖"),
        quantity: some("60件"),
        goods_value: yuan(9600),
        description: some(
            "4月30日下单,约定3天送达,实际5月6日15:30送达,客户称延误3天影响工地,要求免收本票运费380元。",
        ),
        request: some("免收本票运费380.00元并道歉。"),
        claim_amount: yuan(380),
        evidence: all(&["运单.jpg"]),
        first_response: all(&["平抑怒气法"]),
        assessment: Some(Assessment {
            severity: some("索赔380.00元"),
            safety: Some(false),
            complexity: some("简单"),
            impact: some("小"),
            immediate_action: Some(false),
        }),
        acknowledgement: Some(Acknowledgement {
            by: signatory("江采薇", "2026-05-07 10:12"),
            method: some("电话"),
        }),
        promised_by: Some(at("2026-05-13 18:00")),
        complained_department: some("配送部"),
        forwarded_to: by("褚之行", "2026-05-07 10:30"),
        project_manager: some("邵望川"),
        ..Receipt::default()
    };
    Notice {
        number: some("TS20260507-A001"),
        receiving_department: some("客服部"),
        filled_on: Some(on("2026-05-07")),
        state: some("待部门确认"),
        holder: Some(Holder {
            name: "褚之行".to_owned(),
            department: some("配送部"),
            since: Some(at("2026-05-07 10:30")),
        }),
        receipt: Some(receipt),
        ..Notice::default()
    }
}

pub fn not_upheld() -> Notice {
    Notice {
        state: some("已归档（投诉不成立）"),
        holder: None,
        investigation: Some(Investigation {
            decision: some("拒绝接受"),
            decided_by: by("褚之行", "2026-05-08 09:20"),
            refusal: Some(Refusal {
                reasons: all(&["客户原因", "合同外"]),
                detail: some(
                    "运单背面约定“法定节假日顺延”;5月1日至5日为劳动节放假;且5月4日司机到达前电话联系,客户本人微信回复“工地放假,6号下午再送”。",
                ),
                evidence: all(&["运单条款.jpg", "微信截图_20260504.png", "通话记录.csv"]),
            }),
            review: Some(Review {
                result: some("同意拒绝"),
                comment: None,
                by: by("钟鼎文", "2026-05-08 15:00"),
            }),
            facts: some("核对运单、通话与微信,送达时间符合客户改约时间。"),
            causes: all(&["客户"]),
            root_cause: some("客户改约后其工地未内部转达。"),
            responsible: vec![share("客户 锦和源建材经营部（示例）", 100)],
            validity: some("无效"),
            investigator: by("褚之行", "2026-05-08 09:00"),
            ..Investigation::default()
        }),
        opinion: Some(Opinion {
            proposal: some(
                "不免收运费;向客户说明依据并告知其他途径;今后节前下单由客服主动提示节假日顺延。",
            ),
            remedies: all(&["解释说明", "流程改进"]),
            methods: all(&["委婉否认法"]),
            due_at: Some(at("2026-05-09 18:00")),
            supervisor: by("钟鼎文", "2026-05-08 15:00"),
            reply: Some(Reply {
                by: signatory("江采薇", "2026-05-09 09:30"),
                method: some("电话+微信书面"),
                text: None,
            }),
            ..Opinion::default()
        }),
        result: Some(HandlingResult {
            not_upheld: true,
            actions: some(
                "05-09(周六,调休工作日)09:30 电话并微信书面说明,附证据;告知可向12315或12345反映、可协商或诉讼。",
            ),
            preventive: Some(Measure {
                text: "节假日前下单自动提示顺延。".to_owned(),
                owner: some("江采薇"),
                due: Some(on("2026-05-20")),
            }),
            ..HandlingResult::default()
        }),
        feedback: Some(Feedback {
            method: some("微信"),
            person: some("甘棠"),
            result: some("接受"),
            satisfaction: Some(3),
            expected_and_perceived: Some((4, 3)),
            grade: some("不满意"),
            comment: some("明白了,但希望下单时就提醒放假顺延。"),
            other_routes_told: Some(true),
            recorder: by("温以宁", "2026-05-09 11:20"),
            ..Feedback::default()
        }),
        sign_off: Some(SignOff {
            comment: some("同意按不成立结案;提示功能请跟进。"),
            manager: by("邵望川", "2026-05-09 16:00"),
        }),
        ..received()
    }
}
