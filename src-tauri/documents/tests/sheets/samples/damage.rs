//! Damaged goods; a cost that the leadership approved in part.

use yike_core::money::Fen;
use yike_documents::notice::{
    Acknowledgement, Application, Assessment, CostLine, Feedback, FinanceCheck, HandlingResult,
    Holder, Investigation, LeaderDecision, Measure, Notice, Opinion, Receipt, Reply, Round,
    SignOff, Verification,
};

use super::{all, at, by, on, share, signatory, some, yuan};

pub fn received() -> Notice {
    let receipt = Receipt {
        receiver: by("温以宁", "2026-09-17 14:20"),
        channel: some("微信"),
        customer: some("渝北启澜家电贸易（示例）有限公司"),
        complainant: some("骆闻溪"),
        identity: some("货主(客户企业)"),
        phone: some("19900000201"),
        order_number: some("DD-20260915-0177"),
        waybill_number: some("YD-20260916-0412"),
        service_type: some("配送"),
        transaction_phase: some("交易后"),
        service_element: some("对于客户退货、投诉和索赔的应对"),
        category: some("货损"),
        subcategory: some("变形"),
        severity: some("重大"),
        severity_note: some("索赔额≥10,000元且A级客户"),
        occurred_at: Some(at("2026-09-17 10:40")),
        occurred_place: some("重庆市渝北区示例卖场仓"),
        is_repeat: Some(false),
        goods: some("滚筒洗衣机 10kg"),
        quantity: some("46台"),
        goods_value: yuan(142_600),
        description: some(
            "46台洗衣机到货验收,6台外包装破损、机身变形,其中2台内筒变形无法使用,收货人在签收单注明“6台破损”,有照片。",
        ),
        request: some("按到货地进价赔偿6台,共18,600.00元,3个工作日内答复。"),
        claim_amount: yuan(18_600),
        claim_deadline: Some(at("2026-09-21 18:00")),
        evidence: all(&[
            "签收单(批注).jpg",
            "破损照片_全景细目重点.zip",
            "采购发票.pdf",
            "运单.pdf",
            "索赔函.pdf",
        ]),
        first_response: all(&["平抑怒气法"]),
        assessment: Some(Assessment {
            severity: some("索赔18,600.00元"),
            safety: Some(false),
            complexity: some("一般"),
            impact: some("A级客户"),
            immediate_action: Some(true),
        }),
        acknowledgement: Some(Acknowledgement {
            by: signatory("温以宁", "2026-09-17 14:32"),
            method: some("微信+电话"),
        }),
        leader_informed_at: Some(at("2026-09-17 14:40")),
        promised_by: Some(at("2026-09-18 18:00")),
        complained_department: some("配送部"),
        forwarded_to: by("褚之行", "2026-09-17 14:50"),
        project_manager: some("邵望川"),
        ..Receipt::default()
    };
    Notice {
        number: some("TS20260917-A002"),
        receiving_department: some("客服部"),
        filled_on: Some(on("2026-09-17")),
        state: some("待部门确认"),
        holder: Some(Holder {
            name: "褚之行".to_owned(),
            department: some("配送部"),
            since: Some(at("2026-09-17 14:50")),
        }),
        receipt: Some(receipt),
        ..Notice::default()
    }
}

pub fn closed() -> Notice {
    let line =
        |item: &str, description: &str, quantity: &str, price: i32, subtotal: i32| CostLine {
            item: item.to_owned(),
            description: description.to_owned(),
            quantity: quantity.to_owned(),
            price: Fen::from_yuan(price),
            subtotal: Fen::from_yuan(subtotal),
        };
    Notice {
        state: some("已归档"),
        holder: None,
        investigation: Some(Investigation {
            decision: some("接受"),
            decided_by: by("褚之行", "2026-09-17 16:10"),
            facts: some(
                "装车监控显示4层码放超过外箱“堆码限3层”标识;途中急刹后尾部货物倾倒。到场检验:4台仅外壳凹陷可钣金修复,2台内筒变形报废。",
            ),
            witnesses: some("司机 车载明(分供方)、装卸组长 万里"),
            causes: all(&["人", "法", "分供方"]),
            root_cause: some("装车未按堆码层数执行,未使用隔板和绑带;装车复核缺失。"),
            responsible: vec![share("分供方 渝通示例运输", 70), share("配送部", 30)],
            validity: some("有效"),
            investigator: by("褚之行", "2026-09-18 09:30"),
            ..Investigation::default()
        }),
        opinion: Some(Opinion {
            proposal: some(
                "4台由我司安排厂家授权点维修并经客户验收;2台按到货地进价赔偿,残值抵扣;向分供方追偿70%。",
            ),
            remedies: all(&["返修", "赔偿", "致歉", "流程改进"]),
            methods: all(&["承认错误法"]),
            due_at: Some(at("2026-09-22 18:00")),
            applications: vec![Application {
                lines: vec![
                    line("维修费", "外壳钣金喷涂及上门检测 4 台", "4台", 420, 1680),
                    line("赔偿", "内筒变形报废 2 台(按到货地进价)", "2台", 3100, 6200),
                    line("残值抵扣", "报废机残值回收", "2台", -300, -600),
                ],
                total: Fen::from_yuan(7280),
            }],
            bearers: vec![share("分供方追偿 渝通示例运输", 70), share("配送部", 30)],
            proposer: by("褚之行", "2026-09-18 11:00"),
            supervisor: by("钟鼎文", "2026-09-18 11:30"),
            finance_check: Some(FinanceCheck {
                by: signatory("桑朴", "2026-09-18 11:10"),
                note: some("金额核对无误"),
            }),
            submitted_at: Some(at("2026-09-18 11:30")),
            leader: Some(LeaderDecision {
                decision: "部分同意".to_owned(),
                approved: yuan(7000),
                comment: some(
                    "同意赔偿与维修方案;上门检测由公司自有人员承担,核减维修费每台70元,共280元。须在国庆前完成追偿函。",
                ),
                by: signatory("宗令仪", "2026-09-18 15:20"),
            }),
            reply: Some(Reply {
                by: signatory("温以宁", "2026-09-18 17:30"),
                method: some("电话+书面"),
                text: None,
            }),
            ..Opinion::default()
        }),
        result: Some(HandlingResult {
            actions: some(
                "09-20(调休工作日)维修4台完成并经客户验收;09-21 转账赔付;09-21 向分供方发出追偿函。",
            ),
            operator: by("褚之行", "2026-09-21 16:40"),
            actual_cost: yuan(7000),
            corrective: Some(Measure {
                text: "装车复核单增加“堆码层数”栏。".to_owned(),
                owner: some("万里"),
                due: Some(on("2026-09-21")),
            }),
            preventive: Some(Measure {
                text: "分供方月度考核扣分;司机与装卸组培训。".to_owned(),
                owner: some("褚之行"),
                due: Some(on("2026-09-30")),
            }),
            rounds: vec![Round {
                done_at: Some(at("2026-09-21 16:40")),
                returned_by: by("褚之行", "2026-09-21 17:00"),
                returned_to: some("温以宁"),
                verification: Some(Verification {
                    result: "合格".to_owned(),
                    note: some("到账回单、维修验收单、追偿函齐全"),
                    by: signatory("温以宁", "2026-09-22 10:00"),
                }),
            }],
            ..HandlingResult::default()
        }),
        feedback: Some(Feedback {
            method: some("上门"),
            person: some("骆闻溪"),
            result: some("接受"),
            satisfaction: Some(4),
            expected_and_perceived: Some((4, 5)),
            grade: some("满意"),
            comment: some("赔付速度快于预期,希望装车时发照片。"),
            further_request: some("装车照片随单发送"),
            recorder: by("温以宁", "2026-09-22 15:10"),
            ..Feedback::default()
        }),
        sign_off: Some(SignOff {
            comment: some("同意结案,追偿结果计入10月协调会。"),
            manager: by("邵望川", "2026-09-23 10:00"),
        }),
        ..received()
    }
}
