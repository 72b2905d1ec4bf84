//! As many more customers, contacts and complaints as are asked for, in realistic Chinese.

use chrono::Datelike;

use super::random::Random;
use super::walk::{Players, walk};
use super::{Cast, Plan};
use crate::Result;
use crate::archive::Archive;
use crate::clock::Moment;
use crate::complaints::{
    CalmingMethod, ComplaintChannel, Desk, Identity, InitialAssessment, SectionOne, Severity,
    Telling, TransactionPhase, catalogue,
};
use crate::contacts::{Address, ContactRole, ContactSheet, LegalBasis, NoticeMethod};
use crate::customers::{
    self, ArchiveType, Class, Customer, CustomerInput, CustomerKind, CustomerSheet, Ownership,
    RelationStage, Service, Settlement, TemperatureClass, VolumeUnit,
};
use crate::money::Fen;
use crate::region;
use crate::staff::{Department, Role, Session, Staff};
use crate::store::{Op, Tx};

/// Records of one write: large enough to be quick, small enough to be stopped.
const BATCH: u32 = 2_000;

const REGIONS: &[&str] = &[
    "510104", "510107", "510112", "500112", "500103", "310115", "310112", "440111", "440305",
    "420112", "420106", "330110", "330106", "120116", "370102", "370211", "610113", "610104",
    "511902", "430104", "350102", "340104", "450103", "360111", "210102", "220102", "230103",
    "110105", "110108", "650102",
];
const PREFIXES: &[&str] = &[
    "长安", "重阳", "曾记", "吕氏", "单县", "恒盛", "瑞丰", "嘉禾", "天佑", "宏图", "聚力", "明德",
    "百川", "新禾", "青禾", "兴隆", "顺德", "通达", "永泰", "金谷", "绿源", "乐山", "厦港", "朝阳",
    "盛泽", "华岳", "南桥", "北辰", "东篱", "西岭", "中联",
];
const TRADES: &[(&str, &str, &str)] = &[
    ("鲜达食品", "制造业-食品", "冷藏乳制品、速冻食品"),
    ("家电贸易", "批发零售-家电", "洗衣机、冰箱"),
    ("生物试剂", "制造业-医药", "诊断试剂"),
    ("服饰电商", "零售-电商", "服装鞋帽"),
    ("汽车零部件", "制造业-汽车", "汽车零部件"),
    ("家居制造", "制造业-家具", "板式家具"),
    ("化工材料", "制造业-化工", "PVC树脂、助剂"),
    ("建材经营", "批发零售-建材", "瓷砖、胶剂"),
    ("机电设备", "制造业-机电", "电机、控制柜"),
    ("果蔬合作", "农业", "鲜果、蔬菜"),
    ("图书文创", "批发零售-文化", "图书、文创礼品"),
    ("医疗器械", "制造业-医疗", "耗材、监护仪"),
];
const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林",
    "何", "郭", "马", "罗", "曾", "吕", "单", "仇", "解", "查", "区", "欧阳", "尉迟", "上官",
];
const GIVEN: &[&str] = &[
    "静怡", "闻溪", "南枝", "亦行", "扬帆", "青梧", "立岩", "云舒", "春山", "衡舟", "晚晴", "知远",
    "若水", "听澜", "景行", "子墨", "一诺", "思齐", "明远", "嘉树", "星河", "书瑶", "清和", "望舒",
    "长风",
];
const TITLES: &[&str] = &[
    "物流经理",
    "采购部长",
    "仓库主管",
    "质量主管",
    "供应链经理",
    "总经理",
    "财务",
    "业主",
];
const ROADS: &[&str] = &["示例大道", "虚构路", "样例路", "模拟大道", "示范工业园"];
const PLACES: &[&str] = &[
    "成都—绵阳干线",
    "示例卖场仓",
    "示例建材市场",
    "客户工厂收货口",
    "虚构物流园装卸区",
];

/// Category, what happened, what is asked for.
const STORIES: &[(&str, &str, &str)] = &[
    (
        "HS",
        "到货验收时发现外包装破损，内物有变形，收货人在签收单上注明并拍照。",
        "按进价赔偿破损部分，三个工作日内答复。",
    ),
    (
        "HC",
        "点货时比运单少两件，司机与收货人当场复点，数量仍不符。",
        "查明去向并补送，否则按货值赔偿。",
    ),
    (
        "WK",
        "车载温度记录显示途中有一段超出约定温度，收货方要求说明。",
        "当日给出原因，提供记录，送检合格后补送。",
    ),
    (
        "YW",
        "约定早班送达，实际晚到，产线待料，仓库主管要求书面说明。",
        "书面说明原因，并保证今后准点。",
    ),
    (
        "PS",
        "货物交给了隔壁单位，客户下午才收到，回单签字人不是收货人。",
        "更正回单，并说明今后如何核对收货人。",
    ),
    (
        "CC",
        "月底盘点账货不符，系统比实物多出若干件，影响客户发货。",
        "三日内查清差异并更正账目。",
    ),
    (
        "FW",
        "司机在卸货时与仓管发生争执，态度生硬，客户要求换人。",
        "道歉并更换司机。",
    ),
    (
        "XX",
        "系统查询不到运单状态，客服两次答复不一致，客户不知道到哪了。",
        "当天给出准确位置，今后主动通知。",
    ),
    (
        "CW",
        "本月对账单多收一票附加费，与合同约定不符。",
        "更正对账单并退回多收部分。",
    ),
];

/// Fills up to the numbers of the plan.
pub(super) fn fill(
    archive: &Archive,
    cast: &Cast,
    plan: Plan,
    watch: &mut dyn FnMut(u32, u32) -> Result<()>,
) -> Result<()> {
    let mut random = Random::new(plan.seed);
    let (mut customers, mut contacts) = count(archive)?;
    let total = plan.customers.saturating_add(plan.complaints);
    let mut made = Vec::new();
    while customers < plan.customers {
        watch(customers, total)?;
        let batch = BATCH.min(plan.customers - customers);
        let by = Session::of(random.pick(&cast.of(Role::AccountManager)));
        archive.store().write(by.actor(), Op::FillDemo, |tx| {
            for index in 0..batch {
                // The contacts that are left are spread evenly over the customers that are left.
                let left = plan.customers - customers - index;
                let people = plan.contacts.saturating_sub(contacts).div_ceil(left);
                contacts += people;
                let input = customer(&mut random, cast, customers + index, people, tx.now());
                let customer = customers::insert(tx, &by, input)?;
                if random.per_cent(80) {
                    let days_ago = random.below(200) as i64;
                    let last_contact = Some(tx.now().plus_minutes(-days_ago * 24 * 60));
                    tx.update(
                        &customer,
                        &Customer {
                            last_contact,
                            ..customer.clone()
                        },
                    )?;
                }
                made.push((customer.id, customer.sheet.main_goods));
            }
            Ok(())
        })?;
        customers += batch;
    }
    let mut complaints = archive.store().read(count_complaints)?;
    // A few complaints are those of this week; many are those of a year.
    let spread = (plan.complaints as usize * 90).clamp(24 * 60, 400 * 24 * 60);
    while complaints < plan.complaints && !made.is_empty() {
        watch(customers.saturating_add(complaints), total)?;
        let batch = BATCH.min(plan.complaints - complaints);
        let agents = cast.of(Role::ServiceAgent);
        let agent = random.pick(&agents);
        let by = Session::of(agent);
        archive.store().write(by.actor(), Op::FillDemo, |tx| {
            let desk = Desk::read(tx.connection())?;
            for _ in 0..batch {
                let (customer, goods) = &made[random.below(made.len())];
                let mut section = complaint(&mut random, agent, goods, spread, tx);
                let Some(players) = Players::pick(&mut random, cast, agent) else {
                    continue;
                };
                section.complained_dept =
                    players.head.department.unwrap_or(section.complained_dept);
                let customer = Some((*customer, Some(players.manager)));
                let mut telling = Telling::begin(tx, &desk, &by, customer, section)?;
                walk(tx, &mut random, &desk, &mut telling, &players)?;
                telling.write(tx)?;
            }
            Ok(())
        })?;
        complaints += batch;
    }
    watch(total, total)
}

fn count(archive: &Archive) -> Result<(u32, u32)> {
    archive.store().read(|connection| {
        let sql = "SELECT (SELECT count(*) FROM customers), (SELECT count(*) FROM contacts)";
        Ok(connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    })
}

fn count_complaints(connection: &rusqlite::Connection) -> Result<u32> {
    Ok(connection.query_row("SELECT count(*) FROM complaints", [], |row| row.get(0))?)
}

fn customer(
    random: &mut Random,
    cast: &Cast,
    index: u32,
    people: u32,
    now: Moment,
) -> CustomerInput {
    let region = region::find(random.pick(REGIONS));
    let (trade, industry, goods) = TRADES[random.below(TRADES.len())];
    let prefix = random.pick(PREFIXES);
    let is_key = random.per_cent(30);
    let short_name = format!("{prefix}{}", trade.chars().take(2).collect::<String>());
    let form = if is_key { "有限公司" } else { "经营部" };
    // The number keeps invented names apart where thousands are made.
    let number = if index < 60 {
        String::new()
    } else {
        format!("{}号", index)
    };
    let account_managers = cast.of(Role::AccountManager);
    let owner = random.below(account_managers.len());
    let days_ahead = random.below(90) as u64;
    let today = now.local_date();
    let mut sheet = CustomerSheet {
        name: format!("{prefix}{trade}{number}（示例）{form}"),
        short_name,
        industry: industry.to_owned(),
        region_code: region
            .as_ref()
            .map(|region| region.code.clone())
            .unwrap_or_default(),
        region_text: region.map(|region| region.full_text).unwrap_or_default(),
        address: format!("{}{}号", random.pick(ROADS), random.below(300) + 1),
        main_goods: goods.to_owned(),
        class: Some(Class::ALL[random.below(4)]),
        relation_stage: Some(RelationStage::ALL[random.below(6)]),
        owner: Some(account_managers[owner].id),
        cs_agent: Some(random.pick(&cast.of(Role::ServiceAgent)).id),
        next_contact: today
            .checked_add_days(chrono::Days::new(days_ahead))
            .filter(|_| random.per_cent(70)),
        ..CustomerSheet::default()
    };
    if is_key {
        sheet.backup_owner = Some(account_managers[(owner + 1) % account_managers.len()].id);
        sheet.project_manager = Some(random.pick(&cast.of(Role::ProjectManager)).id);
        sheet.ent_nature = Some(Ownership::ALL[random.below(4)]);
        sheet.customer_kind = Some(CustomerKind::ALL[random.below(4)]);
        sheet.temp_class = Some(TemperatureClass::ALL[random.below(5)]);
        sheet.services = vec![Service::ALL[random.below(3)]];
        sheet.monthly_volume = Some((random.below(900) + 20) as f64);
        sheet.monthly_volume_unit = Some(VolumeUnit::Shipments);
        sheet.contract_no = format!("HT-{}-{:03}", today.year(), index % 1000);
        sheet.contract_from = today.with_ordinal(1);
        sheet.contract_to = today.with_month(12).and_then(|date| date.with_day(31));
        sheet.settlement = Some(Settlement::ALL[random.below(2)]);
        sheet.credit_limit = Some(Fen::from_yuan(random.below(90) as i32 * 10_000 + 50_000));
    }
    CustomerInput {
        archive_type: if is_key {
            ArchiveType::KeyAccount
        } else {
            ArchiveType::SmallAccount
        },
        sheet,
        contacts: (0..people).map(|_| contact(random, today)).collect(),
        accept_unverified: false,
    }
}

fn contact(random: &mut Random, today: chrono::NaiveDate) -> ContactSheet {
    ContactSheet {
        name: format!("{}{}", random.pick(SURNAMES), random.pick(GIVEN)),
        gender: Some(Address::ALL[random.below(2)]),
        title: random.pick(TITLES).to_owned(),
        roles: vec![ContactRole::ALL[random.below(7)]],
        mobile: format!("199{:08}", random.below(100_000_000)),
        basis: Some(LegalBasis::Consent),
        notice_at: Some(today),
        notice_method: Some(NoticeMethod::ALL[random.below(4)]),
        ..ContactSheet::default()
    }
}

fn complaint(
    random: &mut Random,
    agent: &Staff,
    goods: &str,
    spread: usize,
    tx: &Tx<'_>,
) -> SectionOne {
    let (category, story, request) = STORIES[random.below(STORIES.len())];
    let subcategories =
        catalogue::category(category).map_or(&[][..], |category| category.subcategories);
    let today = Moment::from_millis(tx.now().millis() / 60_000 * 60_000);
    let received_at = today.plus_minutes(-(random.below(spread) as i64));
    let occurred_at = received_at.plus_minutes(-(random.below(3 * 24 * 60) as i64));
    let claim = random
        .per_cent(40)
        .then(|| Fen::from_yuan(random.below(20_000) as i32));
    let day = occurred_at.local_date();
    SectionOne {
        received_at,
        receiving_dept: Department::CustomerService,
        receiver: agent.id,
        channel: ComplaintChannel::ALL[random.below(4)],
        complainant: format!("{}{}", random.pick(SURNAMES), random.pick(GIVEN)),
        complainant_identity: Some(Identity::ALL[random.below(2)]),
        complainant_phone: format!("199{:08}", random.below(100_000_000)),
        order_no: format!("DD-{}-{:04}", day.format("%Y%m%d"), random.below(10_000)),
        waybill_no: format!("YD-{}-{:04}", day.format("%Y%m%d"), random.below(10_000)),
        service_type: Some(Service::ALL[random.below(3)]),
        transaction_phase: Some(TransactionPhase::During),
        service_element: random
            .pick(catalogue::service_elements(TransactionPhase::During))
            .to_owned(),
        category: category.to_owned(),
        subcategory: if subcategories.is_empty() {
            String::new()
        } else {
            random.pick(subcategories).to_owned()
        },
        iso_code: None,
        severity: match claim {
            Some(claim) if claim >= Fen::from_yuan(10_000) => Severity::Critical,
            Some(claim) if claim >= Fen::from_yuan(1_000) => Severity::Major,
            _ if category == "WK" => Severity::Major,
            _ => Severity::Ordinary,
        },
        severity_note: String::new(),
        initial_assessment: Some(InitialAssessment {
            reason: "电话中已问清，无安全风险。".to_owned(),
            ..InitialAssessment::default()
        }),
        occurred_at: Some(occurred_at),
        occurred_place: random.pick(PLACES).to_owned(),
        is_repeat: false,
        repeat_of: None,
        goods: goods.to_owned(),
        qty: Some((random.below(400) + 1) as f64),
        unit: "件".to_owned(),
        goods_value: None,
        description: format!("{}月{}日，{}", day.month(), day.day(), story),
        customer_request: request.to_owned(),
        claim_amount: claim,
        claim_deadline: None,
        first_response: vec![CalmingMethod::Calm],
        ack_at: None,
        ack_by: None,
        ack_method: String::new(),
        complained_dept: Department::ALL[random.below(3)],
        forwarded_at: None,
        forwarded_to: None,
        leader_informed_at: claim
            .is_some_and(|claim| claim >= Fen::from_yuan(10_000))
            .then_some(received_at),
        pm_named: None,
    }
}
