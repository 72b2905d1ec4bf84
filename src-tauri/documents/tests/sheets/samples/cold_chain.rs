//! Goods that became too warm; verified twice, no cost.

use yike_documents::notice::{
    Acknowledgement, Assessment, Feedback, HandlingResult, Holder, Investigation, Measure, Notice,
    Opinion, Receipt, Reply, Round, SignOff, Temperature, Verification,
};

use super::{all, at, by, on, share, signatory, some, yuan};

pub fn received() -> Notice {
    let receipt = Receipt {
        receiver: by("温以宁", "2026-06-18 09:12"),
        channel: some("电话"),
        customer: some("蜀岭鲜达食品（示例）有限公司"),
        complainant: some("何静怡"),
        identity: some("货主(客户企业)"),
        phone: some("19900000101"),
        order_number: some("DD-20260616-0231"),
        waybill_number: some("YD-20260617-0086"),
        service_type: some("运输"),
        transaction_phase: some("交易中"),
        service_element: some("特殊运输处理"),
        category: some("温控异常"),
        subcategory: some("超温"),
        severity: some("较大"),
        occurred_at: Some(at("2026-06-17 23:40")),
        occurred_place: some("成都—绵阳干线 G5 绵阳方向"),
        is_repeat: Some(false),
        goods: some("低温酸奶(2~6℃)"),
        quantity: some("480箱"),
        goods_value: yuan(25_920),
        description: some(
            "2026年6月17日夜间成都仓发绵阳的480箱低温酸奶,到货时客户打印车载温度记录,23:40至次日02:10共150分钟高于6℃,最高11.3℃,约定2~6℃。绵阳商超拒收其中120箱,要求说明原因。",
        ),
        request: some("当日给出温度异常原因;120箱送检,合格后补送并书面致歉;提供整改措施。"),
        claim_deadline: Some(at("2026-06-18 18:00")),
        evidence: all(&[
            "车载温度记录_YD-20260617-0086.pdf",
            "拒收照片3张.zip",
            "签收单.jpg",
        ]),
        first_response: all(&["平抑怒气法", "承认错误法"]),
        assessment: Some(Assessment {
            severity: some("产品不得食用前已拦截"),
            safety: Some(true),
            complexity: some("一般"),
            impact: some("商超拒收120箱"),
            immediate_action: Some(true),
        }),
        acknowledgement: Some(Acknowledgement {
            by: signatory("温以宁", "2026-06-18 09:20"),
            method: some("电话"),
        }),
        promised_by: Some(at("2026-06-24 18:00")),
        complained_department: some("运输部"),
        forwarded_to: by("孟河清", "2026-06-18 09:35"),
        project_manager: some("邵望川"),
        ..Receipt::default()
    };
    Notice {
        number: some("TS20260618-A001"),
        receiving_department: some("客服部"),
        filled_on: Some(on("2026-06-18")),
        state: some("待部门确认"),
        holder: Some(Holder {
            name: "孟河清".to_owned(),
            department: some("运输部"),
            since: Some(at("2026-06-18 09:35")),
        }),
        receipt: Some(receipt),
        ..Notice::default()
    }
}

pub fn closed() -> Notice {
    let round = |done: &str, returned: &str, result: &str, note: &str, verified: &str| Round {
        done_at: Some(at(done)),
        returned_by: by("孟河清", returned),
        returned_to: some("温以宁"),
        verification: Some(Verification {
            result: result.to_owned(),
            note: some(note),
            by: signatory("温以宁", verified),
        }),
    };
    Notice {
        state: some("已归档"),
        holder: None,
        remarks: all(&[
            "结案：2026年6月25日 09:00　用时 4 个工作日　归档号 DA-TS-2026-0041　月报 YB-202606",
        ]),
        investigation: Some(Investigation {
            decision: some("接受"),
            decided_by: by("孟河清", "2026-06-18 10:30"),
            facts: some(
                "调取车辆温度记录仪与驾驶室报警日志:23:41起蒸发器结霜导致制冷量下降,报警3次,司机未按规程停车除霜,仅手动复位;02:10于绵阳北服务区停车除霜后恢复。",
            ),
            witnesses: some("司机 乔满仓(分供方)"),
            temperature: Some(Temperature {
                required: some("2~6℃"),
                logger: some("TL-0377"),
                calibrated_on: Some(on("2025-06-02")),
                interval_minutes: Some(5),
                first_over: Some(at("2026-06-17 23:40")),
                last_over: Some(at("2026-06-18 02:10")),
                minutes_over: Some(150),
                highest: some("11.3"),
                lowest: some("3.1"),
            }),
            causes: all(&["车(机)", "人", "分供方"]),
            root_cause: some(
                "蒸发器未按周除霜;司机未执行超温停车处置规程;温度记录仪已超一年校准期。",
            ),
            responsible: vec![share("分供方 速岭冷运（示例）", 70), share("运输部", 30)],
            validity: some("有效"),
            investigator: by("孟河清", "2026-06-18 14:00"),
            ..Investigation::default()
        }),
        opinion: Some(Opinion {
            proposal: some(
                "1.当日书面说明并致歉;2.120箱送客户指定实验室检验,由客户按年度框架协议承担常规检验;3.检验合格后随6月19日班车补送;4.记录仪校准、车辆检修、司机再培训。",
            ),
            remedies: all(&["致歉", "解释说明", "补送", "流程改进"]),
            methods: all(&["承认错误法", "转化法"]),
            due_at: Some(at("2026-06-22 18:00")),
            proposer: by("孟河清", "2026-06-18 15:30"),
            supervisor: by("钟鼎文", "2026-06-18 16:20"),
            supervisor_note: some("同意,补送免收运费(随原班车,无新增费用)。"),
            reply: Some(Reply {
                by: signatory("温以宁", "2026-06-18 17:20"),
                method: some("书面"),
                text: None,
            }),
            ..Opinion::default()
        }),
        result: Some(HandlingResult {
            actions: some(
                "06-18 17:20 送达书面说明与致歉函;06-19 14:00 检验报告合格(报告号 JY-0619-22);06-19 16:30 120箱补送签收;06-20 车辆除霜、司机培训签到。",
            ),
            operator: by("孟河清", "2026-06-22 11:00"),
            actual_cost: yuan(0),
            corrective: Some(Measure {
                text: "车辆停运检修,合格后复运。".to_owned(),
                owner: some("孟河清"),
                due: Some(on("2026-06-22")),
            }),
            preventive: Some(Measure {
                text: "记录仪到期前30天提醒校准;超温报警同步推送客服。".to_owned(),
                owner: some("洛川"),
                due: Some(on("2026-07-10")),
            }),
            rounds: vec![
                round(
                    "2026-06-22 11:00",
                    "2026-06-22 11:20",
                    "不合格",
                    "记录仪TL-0377未见校准证书",
                    "2026-06-22 15:00",
                ),
                round(
                    "2026-06-23 16:00",
                    "2026-06-24 09:30",
                    "合格",
                    "校准证书 2026-06-23;现场抽查温度正常",
                    "2026-06-24 10:10",
                ),
            ],
            ..HandlingResult::default()
        }),
        feedback: Some(Feedback {
            method: some("电话"),
            person: some("何静怡"),
            result: some("接受"),
            satisfaction: Some(4),
            expected_and_perceived: Some((4, 4)),
            grade: some("可以接受"),
            comment: some("处理及时,希望超温时第一时间电话通知我们。"),
            further_request: some("超温实时短信"),
            recorder: by("温以宁", "2026-06-24 15:30"),
            ..Feedback::default()
        }),
        sign_off: Some(SignOff {
            comment: some("同意结案。请将超温同步通知纳入2026下半年服务标准。"),
            manager: by("邵望川", "2026-06-25 09:00"),
        }),
        ..received()
    }
}
