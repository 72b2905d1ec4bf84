//! 天业 2014-01-08: a large plan with two plans within it (people, venue and amounts are invented).

use chrono::NaiveDate;
use yike_core::money::Fen;
use yike_documents::Firm;
use yike_documents::event_plan::{
    AgendaRow, Approval, Binding, Block, Budget, BudgetLine, BudgetShare, Closing, EventPlan,
    EventPlanOptions, PersonInCharge, PlanAttachment, PlanSize, PreparationRow, ResourceRow,
    RiskRow, Run, Settlement, Targets,
};

mod closed;
mod small;
mod within;

pub use closed::closed;
pub use small::{small, small_options};

use super::{at, on};

pub fn firm() -> Firm {
    Firm {
        name: "新疆天业集团物流公司".to_owned(),
        logo: None,
    }
}

pub fn options() -> EventPlanOptions {
    EventPlanOptions {
        cover: true,
        duplex: false,
        attachments: None,
        sub_plans: Binding::Appended,
        invitees: Binding::Separate,
        draft: false,
        printed_by: Some("苏听澜".to_owned()),
        printed_at: at("2013-12-09 16:20"),
    }
}

fn paragraphs(texts: &[&str]) -> Vec<Block> {
    texts.iter().map(|text| Block::paragraph(*text)).collect()
}

fn list(items: &[&str]) -> Block {
    let run = |text: &&str| {
        vec![Run {
            text: (*text).to_owned(),
            bold: false,
        }]
    };
    Block::List {
        ordered: true,
        items: items.iter().map(run).collect(),
    }
}

fn words<const N: usize>(texts: [&str; N]) -> [String; N] {
    texts.map(str::to_owned)
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(on(text))
}

fn resource(texts: [&str; 5], ready_on: &str) -> ResourceRow {
    let [category, name, quantity, source, department] = words(texts);
    ResourceRow {
        category,
        name,
        quantity,
        source,
        department,
        ready_on: day(ready_on),
    }
}

fn part(start: &str, end: &str, texts: [&str; 4]) -> AgendaRow {
    let [part, content, place, responsible] = words(texts);
    AgendaRow {
        start: at(&format!("2014-01-08 {start}")),
        end: at(&format!("2014-01-08 {end}")),
        part,
        content,
        place,
        responsible,
        ..AgendaRow::default()
    }
}

/// Category, item, unit, mark; price, count and cost in yuan.
pub fn cost(texts: [&str; 4], price: i32, count: i32, actual: i32) -> BudgetLine {
    let [category, item, unit, mark] = words(texts);
    BudgetLine {
        mark,
        category,
        item,
        unit_price: Fen::from_yuan(price),
        quantity: count.to_string(),
        unit,
        times: "1".to_owned(),
        subtotal: Fen::from_yuan(price * count),
        actual: Some(Fen::from_yuan(actual)),
        ..BudgetLine::default()
    }
}

fn risk(texts: [&str; 6]) -> RiskRow {
    let [risk, likelihood, impact, prevention, emergency, responsible] = words(texts);
    RiskRow {
        risk,
        likelihood,
        impact,
        prevention,
        emergency,
        responsible,
    }
}

fn person(texts: [&str; 3]) -> PersonInCharge {
    let [role, name, title] = words(texts);
    PersonInCharge {
        role,
        name,
        title,
        phone: String::new(),
    }
}

fn attachment(title: &str, binding: Binding, file: Option<Vec<u8>>) -> PlanAttachment {
    PlanAttachment {
        title: title.to_owned(),
        binding,
        file,
    }
}

fn lines() -> Vec<BudgetLine> {
    vec![
        cost(
            ["场地", "多功能厅半天（含音响、LED屏）", "场", "总"],
            6000,
            1,
            6000,
        ),
        cost(
            ["布置", "背景板、横幅、签到台、绿植", "项", "总"],
            3200,
            1,
            3350,
        ),
        cost(
            ["餐饮", "晚宴10人桌（含1桌备用）", "桌", "B"],
            1680,
            9,
            15_120,
        ),
        cost(["餐饮", "茶歇", "人", "总"], 35, 80, 2800),
        cost(["礼品", "定制纪念品", "份", "总"], 150, 60, 9000),
        cost(["节目", "抽奖奖品", "批", "B"], 4500, 1, 4500),
        cost(
            ["节目", "篮球赛场馆、裁判、饮用水", "项", "A"],
            1800,
            1,
            1950,
        ),
        cost(
            ["节目", "文艺演出演职人员餐补、道具", "项", "B"],
            2600,
            1,
            2720,
        ),
        cost(
            ["资料", "请柬、议程、服务手册、问卷", "套", "总"],
            28,
            80,
            2240,
        ),
        cost(["交通", "45座大巴", "辆·天", "总"], 1500, 2, 3000),
        cost(["住宿", "外地客户标间", "间·夜", "总"], 260, 20, 6240),
        cost(["宣传", "摄影摄像及剪辑", "项", "总"], 2000, 1, 2000),
        cost(["保险", "活动意外险、急救包", "人", "总"], 6, 80, 492),
    ]
}

fn share(mark: &str, name: &str, yuan: i32) -> BudgetShare {
    BudgetShare {
        mark: mark.to_owned(),
        name: name.to_owned(),
        amount: Fen::from_yuan(yuan),
    }
}

const SPORT: &str = "客企篮球友谊赛";
const EVENING: &str = "晚宴与文艺演出";

/// The plan as it goes to be signed.
pub fn plan() -> EventPlan {
    EventPlan {
        plan_no: "CH20140108-01".to_owned(),
        name: "新疆天业集团物流公司“腊八同心 互助双赢”2014年客户联谊会活动策划书".to_owned(),
        plan_type: "活动策划书".to_owned(),
        size: PlanSize::Large,
        sponsor: "客户服务部".to_owned(),
        author: "苏听澜".to_owned(),
        written_on: day("2013-12-09"),
        version: "V1.0".to_owned(),
        secrecy: "内部".to_owned(),
        background: paragraphs(&[
            "公司成立于2008年1月，隶属于新疆天业（集团）有限公司，承担集团生产原料及产品的物流运输、仓储和化工产品的市场销售职能。2014年1月为公司成立六周年。",
            "2013年下半年回访显示：部分客户合作后联系减少，旺季车辆信息反馈不及时。岁末年初正值客户制定新年度物流计划，适逢腊八节，具备联谊与沟通的良好时机。",
        ]),
        goals: vec![list(&[
            "加强与客户沟通协作，实现互助双赢；",
            "听取意见，收集需求不少于30条，其中明确需求不少于10条；",
            "到会率≥85%（邀请60人，实到≥51人）；",
            "满意度问卷回收率≥80%，综合满意度≥4.2分（5分制）；",
            "签订或续签年度合作意向5份。",
        ])],
        targets: Targets {
            invited: Some(60),
            attended: Some(51),
            needs: Some(30),
            explicit_needs: Some(10),
            response_percent: "80".to_owned(),
            satisfaction: "4.2".to_owned(),
            intents: Some(5),
        },
        significance: paragraphs(&[
            "变单向服务为双向深度沟通，落实“黄金法则、白金法则”，由客户满意走向客户信任。",
        ]),
        resources: vec![
            resource(
                [
                    "人力",
                    "会务、接待、主持、摄影、安全",
                    "20人",
                    "现有",
                    "客服部、办公室",
                ],
                "2014-01-07",
            ),
            resource(
                [
                    "场地",
                    "多功能厅（100人）、室内篮球场",
                    "各1",
                    "需申请",
                    "办公室",
                ],
                "2013-12-20",
            ),
            resource(
                ["车辆", "45座大巴", "2辆", "需申请", "运输部"],
                "2014-01-08",
            ),
            resource(
                [
                    "物资",
                    "背景板、胸卡、资料袋、礼品、奖品",
                    "详见预算",
                    "需申请",
                    "客服部",
                ],
                "2014-01-03",
            ),
            resource(
                [
                    "资料",
                    "2013年服务报告（六项指标）、满意度问卷",
                    "各80份",
                    "现有",
                    "客服部、仓储部",
                ],
                "2014-01-03",
            ),
            resource(
                ["资金", "活动经费", "60,837.00元", "需申请", "财务部"],
                "2013-12-25",
            ),
        ],
        starts_at: Some(at("2014-01-08 14:00")),
        ends_at: Some(at("2014-01-08 21:30")),
        place: "石河子市示例酒店多功能厅、公司仓储现场、示例体育馆".to_owned(),
        audience: "大客户40人、中小客户20人，公司领导与工作人员20人".to_owned(),
        customers_expected: Some(60),
        staff_expected: Some(20),
        agenda: vec![
            part(
                "14:00",
                "14:30",
                ["签到", "签到、佩戴胸卡、领取资料袋", "大堂", "接待组"],
            ),
            part(
                "14:30",
                "16:00",
                ["参观", "仓储现场与信息调度中心", "公司", "仓储部"],
            ),
            part(
                "16:00",
                "17:00",
                [
                    "联谊赛",
                    "篮球友谊赛（天业队—客户联队）",
                    "体育馆",
                    "子策划书A",
                ],
            ),
            part(
                "17:00",
                "17:30",
                ["茶歇", "自由交流", "多功能厅外厅", "接待组"],
            ),
            part(
                "17:30",
                "18:40",
                [
                    "座谈",
                    "领导致辞；2013年服务报告；客户代表发言3位；分行业小组座谈",
                    "多功能厅",
                    "客服部",
                ],
            ),
            part(
                "18:40",
                "19:00",
                ["问卷", "填写并回收满意度问卷", "多功能厅", "客服部"],
            ),
            part(
                "19:00",
                "21:00",
                [
                    "晚宴演出",
                    "腊八粥、文艺演出、三轮抽奖",
                    "多功能厅",
                    "子策划书B",
                ],
            ),
            part(
                "21:00",
                "21:30",
                ["送客", "合影、赠礼、送站", "大堂", "接待组"],
            ),
        ],
        preparation: [
            ("2013-12-09", "立项"),
            ("2013-12-16", "审批"),
            ("2013-12-20", "发邀请函、签场地"),
            ("2013-12-27", "回执截止"),
            ("2013-12-31", "名单与座次"),
            ("2014-01-03", "物料到位"),
            ("2014-01-06", "彩排"),
            ("2014-01-07", "外地客户报到"),
            ("2014-01-08", "活动"),
            ("2014-01-10", "感谢函与问卷统计"),
            ("2014-01-15", "决算与总结"),
            ("2014-01-22", "需求落实情况首次回访"),
        ]
        .map(|(due, task)| PreparationRow {
            due: on(due),
            task: task.to_owned(),
            responsible: String::new(),
        })
        .to_vec(),
        conduct: paragraphs(&["当日为农历腊月初八（腊八节），晚宴备腊八粥。"]),
        budget: Budget {
            lines: lines(),
            shares: vec![
                share("A", SPORT, 1800),
                share("B", EVENING, 22_220),
                share("总", "", 33_920),
            ],
            sum: Fen::from_yuan(57_940),
            contingency_percent: "5".to_owned(),
            contingency: Fen::from_yuan(2897),
            total: Fen::from_yuan(60_837),
        },
        risks: vec![
            risk([
                "降雪、航班延误",
                "中",
                "高",
                "提前一天报到；关注预报",
                "大巴防滑链、备用车；流程顺延30分钟",
                "运输部",
            ]),
            risk([
                "到会人数不足或超员",
                "中",
                "中",
                "12月27日回执、1月6日二次确认",
                "备用1桌；合并小组",
                "客服部",
            ]),
            risk([
                "篮球赛受伤",
                "低",
                "高",
                "热身、承诺书、意外险",
                "急救包、就近送医",
                "子策划书A",
            ]),
            risk([
                "客户现场投诉",
                "中",
                "中",
                "设“服务台”，客服当场受理",
                "填写《顾客投诉处理通知书》，不在会场争辩",
                "客服主管",
            ]),
            risk([
                "饮酒驾车",
                "中",
                "高",
                "请柬提示；统一接送",
                "代驾、安排住宿",
                "接待组",
            ]),
            risk([
                "民族饮食习惯、过敏",
                "中",
                "中",
                "回执征询（清真餐，另行取得同意，活动后删除）",
                "单设清真席",
                "接待组",
            ]),
            risk([
                "停电、音响故障",
                "低",
                "中",
                "1月6日彩排",
                "备用扩音与发电",
                "办公室",
            ]),
        ],
        people: vec![
            person(["总负责", "封野", "副经理"]),
            person(["执行", "苏听澜", "客户服务部"]),
            person(["接待组", "甘露", "客户服务部"]),
            person(["节目组", "阿依努尔", "办公室"]),
            person(["后勤与安全组", "石砚", "运输部"]),
            person(["财务", "冷松", "财务部"]),
        ],
        participants: "客服部、办公室、运输部、仓储部、信息部。".to_owned(),
        remarks: vec![list(&[
            "策划书长边（左侧）装订，封页单独一页，页眉置徽标；",
            "附件1至附件3附于书后；附件4邀请名单含个人信息，单独装订，会后15日内销毁，电子件仅保留到会记录；",
            "照片对外使用须另行征得本人同意；",
            "礼品登记入台账；",
            "子策划书A、B的费用并入总预算；",
            "活动后7日内逐户回访，需求登记为“暗示”或“明确”。",
        ])],
        attachments: vec![
            attachment("邀请函", Binding::Appended, None),
            attachment("议程", Binding::Appended, None),
            attachment("满意度问卷", Binding::Appended, None),
            attachment("邀请名单", Binding::Separate, None),
        ],
        approvals: vec![Approval {
            station: "编制".to_owned(),
            verdict: "同意".to_owned(),
            opinion: String::new(),
            name: "苏听澜".to_owned(),
            decided_on: day("2013-12-09"),
        }],
        closing: None,
        sub_plans: vec![within::sport(), within::evening()],
        ..EventPlan::default()
    }
}
