//! The three complete cases that the product is tried with (all people and firms are invented).

use chrono::{NaiveDate, NaiveDateTime};
use yike_core::money::Fen;
use yike_documents::Firm;
use yike_documents::notice::{
    Acknowledgement, Application, Assessment, CostLine, Feedback, FinanceCheck, HandlingResult,
    Holder, Investigation, LeaderDecision, Measure, Notice, NoticeOptions, Opinion, Receipt,
    Refusal, Reply, Review, Round, Share, SignOff, Signatory, Temperature, Verification,
};

pub fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment")
}

fn on(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn all(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn by(name: &str, moment: &str) -> Option<Signatory> {
    Some(signatory(name, moment))
}

fn signatory(name: &str, moment: &str) -> Signatory {
    Signatory {
        name: name.to_owned(),
        at: Some(at(moment)),
    }
}

fn share(name: &str, percent: u8) -> Share {
    Share {
        name: name.to_owned(),
        percent,
    }
}

fn yuan(amount: i32) -> Option<Fen> {
    Some(Fen::from_yuan(amount))
}

pub fn firm() -> Firm {
    Firm {
        name: "衡通示例物流有限公司".to_owned(),
        logo: None,
    }
}

pub fn options() -> NoticeOptions {
    NoticeOptions {
        copies: Vec::new(),
        draft: false,
        mask_phones: false,
        printed_by: some("温以宁"),
        printed_at: at("2026-09-18 14:05"),
    }
}

/// Goods that became too warm; verified twice, no cost.
pub fn cold_chain_received() -> Notice {
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

pub fn cold_chain_closed() -> Notice {
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
        ..cold_chain_received()
    }
}

/// Damaged goods; a cost that the leadership approved in part.
pub fn damage_received() -> Notice {
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

pub fn damage_closed() -> Notice {
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
        ..damage_received()
    }
}

/// A delay that was the customer's own wish; refused, reviewed, not upheld.
pub fn delay_received() -> Notice {
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

pub fn delay_not_upheld() -> Notice {
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
        ..delay_received()
    }
}
