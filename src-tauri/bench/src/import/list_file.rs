//! The workbook that is brought in: invented customers, each row different, every cell right.

use std::path::Path;

use chrono::{Days, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use yike_core::credit_code::{self, CreditCodeProblem, CreditCodeWarning};

use crate::Failure;

const HEAD: [&str; 20] = [
    "客户全称",
    "统一社会信用代码",
    "企业性质",
    "所属行业",
    "法定代表人",
    "员工人数",
    "所在地区",
    "详细地址",
    "邮政编码",
    "主要货物",
    "客户等级",
    "关系阶段",
    "合同编号",
    "合同起",
    "合同止",
    "联系人",
    "职务",
    "手机",
    "邮箱",
    "备注",
];

/// How many columns the list has.
pub const COLUMNS: usize = HEAD.len();

const PREFIXES: [&str; 16] = [
    "长安", "重阳", "曾记", "恒盛", "瑞丰", "嘉禾", "宏图", "聚力", "明德", "百川", "青禾", "通达",
    "永泰", "绿源", "乐山", "朝阳",
];
const TRADES: [(&str, &str, &str); 6] = [
    ("鲜达食品", "制造业-食品", "冷藏乳制品、速冻食品"),
    ("家电贸易", "批发零售-家电", "洗衣机、冰箱"),
    ("生物试剂", "制造业-医药", "诊断试剂"),
    ("汽车零部件", "制造业-汽车", "汽车零部件"),
    ("化工材料", "制造业-化工", "PVC树脂、助剂"),
    ("机电设备", "制造业-机电", "电机、控制柜"),
];
const REGIONS: [(&str, &str); 6] = [
    ("四川省成都市锦江区", "610021"),
    ("重庆市渝北区", "401120"),
    ("上海市浦东新区", "200120"),
    ("广东省深圳市福田区", "518033"),
    ("湖北省武汉市东湖高新区", "430074"),
    ("浙江省杭州市余杭区", "311100"),
];
const PEOPLE: [&str; 8] = [
    "王静怡",
    "李闻溪",
    "张亦行",
    "欧阳云舒",
    "曾子墨",
    "吕明远",
    "解景行",
    "单星河",
];
const TITLES: [&str; 4] = ["物流经理", "采购部长", "仓库主管", "总经理"];
const OWNERSHIPS: [&str; 3] = ["民营", "国有", "合资"];
const CLASSES: [&str; 4] = ["A", "B", "C", "D"];
const STAGES: [&str; 3] = ["潜在", "洽谈", "合作"];
const NOTES: [&str; 4] = [
    "旺季在九月到十二月，提前两周排车",
    "卸货要预约，早班七点到十一点",
    "每月二十五日对账",
    "外箱不得倒置，签收时拍照",
];

/// Writes a list of so many customers.
pub fn write(file: &Path, rows: u32) -> Result<(), Failure> {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet();
    for (column, title) in (0..).zip(HEAD) {
        sheet.write(0, column, title)?;
    }
    for index in 0..rows {
        write_row(sheet, index, &date)?;
    }
    workbook.save(file)?;
    Ok(())
}

fn write_row(sheet: &mut Worksheet, index: u32, date: &Format) -> Result<(), XlsxError> {
    let row = index + 1;
    let at = index as usize;
    let (trade, industry, goods) = TRADES[at % TRADES.len()];
    let (region, postcode) = REGIONS[at / 7 % REGIONS.len()];
    let texts = [
        (
            0,
            format!(
                "{}{trade}{index}号（示例）有限公司",
                PREFIXES[at / 3 % PREFIXES.len()]
            ),
        ),
        (1, code(index)),
        (2, OWNERSHIPS[at % 3].to_owned()),
        (3, industry.to_owned()),
        (4, PEOPLE[at / 5 % PEOPLE.len()].to_owned()),
        (6, region.to_owned()),
        (
            7,
            format!("示例大道{}号{}栋", index % 300 + 1, index % 17 + 1),
        ),
        (8, postcode.to_owned()),
        (9, goods.to_owned()),
        (10, CLASSES[at / 2 % 4].to_owned()),
        (11, STAGES[at / 4 % 3].to_owned()),
        (12, format!("HT-2026-{index:06}")),
        (15, PEOPLE[at / 11 % PEOPLE.len()].to_owned()),
        (16, TITLES[at % 4].to_owned()),
        (17, format!("199{index:08}")),
        (18, format!("contact{index}@example.com")),
        (19, NOTES[at % 4].to_owned()),
    ];
    for (column, text) in texts {
        sheet.write(row, column, text)?;
    }
    sheet.write(row, 5, index % 900 + 5)?;
    let signed = NaiveDate::from_ymd_opt(2025, 1, 1)
        .unwrap_or_default()
        .checked_add_days(Days::new(u64::from(index % 365)))
        .unwrap_or_default();
    for (column, day) in [(13, signed), (14, signed + Days::new(730))] {
        let day = ExcelDateTime::parse_from_str(&day.format("%Y-%m-%d").to_string())?;
        sheet.write_with_format(row, column, &day, date)?;
    }
    Ok(())
}

/// A credit code that is right in both of its check characters.
fn code(index: u32) -> String {
    let with_organisation = |character: char| {
        let body = format!("91510104M{index:07}{character}");
        match credit_code::parse(&format!("{body}0")) {
            Err(CreditCodeProblem::CheckDigit { expected }) => format!("{body}{expected}"),
            _ => format!("{body}0"),
        }
    };
    let code = with_organisation('0');
    let warnings = credit_code::parse(&code).map(|checked| checked.warnings);
    match warnings.unwrap_or_default().as_slice() {
        [CreditCodeWarning::OrganisationCheck { expected }] => with_organisation(*expected),
        _ => code,
    }
}
