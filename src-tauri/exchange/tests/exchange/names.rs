//! Finding the header and matching its names, on lists as firms have them.

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use yike_exchange::customers::customer_vocabulary;
use yike_exchange::header::{self, HeaderGuess};
use yike_exchange::matching::{ColumnMatch, ColumnName, MoneyUnit, match_columns};
use yike_exchange::table::Sheet;

use crate::support::read;

fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Sheet {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    read("a.xlsx", workbook.save_to_buffer().unwrap()).unwrap()
}

fn csv(text: &str) -> Sheet {
    read("a.csv", text.into()).unwrap()
}

fn detect(sheet: &Sheet) -> HeaderGuess {
    header::detect(sheet, customer_vocabulary()).unwrap()
}

fn fields(sheet: &Sheet) -> Vec<(String, Option<String>)> {
    let names = header::column_names(sheet, detect(sheet).row);
    let matches = match_columns(&names, customer_vocabulary());
    let pairs = names.iter().zip(matches);
    pairs
        .map(|(name, found)| (name.joined(), found.field))
        .collect()
}

fn field_of(name: &str) -> Option<String> {
    let columns = [ColumnName {
        column: 0,
        name: name.to_owned(),
        group: None,
    }];
    let [ColumnMatch { field, .. }] = match_columns(&columns, customer_vocabulary())
        .try_into()
        .unwrap();
    field
}

#[test]
fn the_header_is_found_under_titles_and_notes() {
    let list = csv(
        "衡通示例物流有限公司客户信息登记表,,,,\n填表说明：带*的为必填项，电话请填写完整。,,,,\n制表人：温以宁,,,日期：2026-06-18,\n序号,*客户名称,联系人,联系电话,地址\n1,蜀岭鲜达,何静怡,19900000101,成都\n2,启澜家电,骆闻溪,19900000201,重庆\n",
    );
    let guess = detect(&list);
    assert_eq!(guess.row, 4);
    assert!(guess.confidence > 0.8, "{guess:?}");
    let expected = [
        ("序号", None),
        ("*客户名称", Some("name")),
        ("联系人", Some("contact.name")),
        ("联系电话", Some("contact.phone")),
        ("地址", Some("address")),
    ];
    let expected = expected.map(|(name, field)| (name.to_owned(), field.map(str::to_owned)));
    assert_eq!(fields(&list), expected);
}

#[test]
fn names_in_two_rows_are_read_together() {
    let list = sheet(|sheet| {
        let format = Format::new();
        sheet
            .merge_range(0, 0, 0, 6, "客户档案（2026年）", &format)
            .unwrap();
        sheet.merge_range(1, 0, 2, 0, "客户名称", &format).unwrap();
        sheet.merge_range(1, 1, 1, 3, "联系人", &format).unwrap();
        sheet.merge_range(1, 4, 1, 5, "财务", &format).unwrap();
        sheet.merge_range(1, 6, 2, 6, "等级", &format).unwrap();
        for (column, name) in [
            (1, "姓名"),
            (2, "手机"),
            (3, "职务"),
            (4, "账期（天）"),
            (5, "信用额度(万元)"),
        ] {
            sheet.write_string(2, column, name).unwrap();
        }
        for (column, value) in ["甲公司", "张一", "19900000001", "经理", "30", "50", "A"]
            .iter()
            .enumerate()
        {
            sheet.write_string(3, column as u16, *value).unwrap();
        }
    });
    let guess = detect(&list);
    assert_eq!(guess.row, 3);
    let expected = [
        ("客户名称", "name"),
        ("联系人/姓名", "contact.name"),
        ("联系人/手机", "contact.mobile"),
        ("联系人/职务", "contact.title"),
        ("财务/账期（天）", "credit_days"),
        ("财务/信用额度(万元)", "credit_limit"),
        ("等级", "class"),
    ];
    let expected = expected.map(|(name, field)| (name.to_owned(), Some(field.to_owned())));
    assert_eq!(fields(&list), expected);
    let names = header::column_names(&list, 3);
    let matches = match_columns(&names, customer_vocabulary());
    assert_eq!(matches[5].unit, Some(MoneyUnit::TenThousand));
}

#[test]
fn names_repeated_on_each_page_are_recognised() {
    let list = csv("客户名称,电话\n甲,1\n客户名称,电话\n乙,2\n");
    let guess = detect(&list);
    assert_eq!(guess.row, 1);
    let names = header::column_names(&list, 1);
    let repeated: Vec<bool> = list
        .rows_after(1)
        .iter()
        .map(|row| header::repeats_names(row, &names))
        .collect();
    assert_eq!(repeated, [false, true, false]);
}

#[test]
fn a_list_without_known_names_gives_an_unsure_guess() {
    let list = csv("foo,bar,baz\n1,2,3\n4,5,6\n");
    let guess = detect(&list);
    assert_eq!(guess.row, 1);
    assert!(guess.confidence < 0.5, "{guess:?}");
    let numbers = csv("1,2\n3,4\n");
    assert!(detect(&numbers).confidence < 0.2);
}

#[test]
fn the_columns_of_a_real_list_are_known() {
    let list = csv(
        "客户名称,简称,级别,区域,负责人,阶段,统一社会信用代码,电话,地址,下次跟进日期,联系人,职务,手机,微信,邮箱,行业,月发货量,账期(天),备注,创建日期\n甲有限公司,甲,A,成都,许知微,意向,91510100MAXN00016H,028-85550101,某路,2026-06-18,何静怡,经理,19900000101,wx,a@example.com,冷链,410,30,无,2026-01-01\n",
    );
    let expected = [
        Some("name"),
        Some("short_name"),
        Some("class"),
        Some("region_code"),
        Some("owner"),
        Some("relation_stage"),
        Some("uscc"),
        Some("contact.phone"),
        Some("address"),
        Some("next_contact"),
        Some("contact.name"),
        Some("contact.title"),
        Some("contact.mobile"),
        Some("contact.wechat"),
        Some("contact.email"),
        Some("industry"),
        Some("monthly_volume"),
        Some("credit_days"),
        Some("notes"),
        Some("filled_at"),
    ];
    let found: Vec<Option<String>> = fields(&list).into_iter().map(|(_, field)| field).collect();
    assert_eq!(found, expected.map(|field| field.map(str::to_owned)));
}

#[test]
fn english_lists_are_known_too() {
    let list = csv(
        "Customer Name,Credit Code,Contact Person,Mobile,E-mail,Region,Account Manager,Credit Limit (RMB),Cutomer level\nA Ltd,1,B,2,c@example.com,Chengdu,D,5,A\n",
    );
    let found: Vec<String> = fields(&list)
        .into_iter()
        .filter_map(|(_, field)| field)
        .collect();
    assert_eq!(
        found,
        [
            "name",
            "uscc",
            "contact.name",
            "contact.mobile",
            "contact.email",
            "region_code",
            "owner",
            "credit_limit",
            "class"
        ]
    );
}

#[test]
fn no_field_is_given_twice() {
    let list = csv("客户名称,公司名称,电话,联系电话,手机,手机号码\n甲,甲公司,1,2,3,4\n");
    let found: Vec<Option<String>> = fields(&list).into_iter().map(|(_, field)| field).collect();
    assert_eq!(found[0].as_deref(), Some("name"));
    assert_eq!(found[2].as_deref(), Some("contact.phone"));
    assert_eq!(found[3].as_deref(), Some("phone"));
    assert_eq!(found[4].as_deref(), Some("contact.mobile"));
    let mut keys: Vec<&String> = found.iter().flatten().collect();
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all);
}

#[test]
fn decorated_and_misspelt_names_are_known_and_strangers_are_not() {
    for (name, field) in [
        ("注册资本（单位：万元）", "reg_capital"),
        ("统一社会信用代码（18位）", "uscc"),
        ("客户 全 称 *", "name"),
        ("联系人（姓名）", "contact.name"),
        ("联系电话（手机）", "contact.mobile"),
        ("主要联系人手机号", "contact.mobile"),
        ("纳税人识别号/税号", "tax_no"),
        ("统一社会信用代吗", "uscc"),
        ("Unified Social Credit Code", "uscc"),
        ("Phone No.", "contact.phone"),
        ("Contact's phone number", "contact.phone"),
    ] {
        assert_eq!(field_of(name).as_deref(), Some(field), "{name}");
    }
    for stranger in ["序号", "xyz", "1", "", "客户照片", "Casino"] {
        assert_eq!(field_of(stranger), None, "{stranger}");
    }
}

/// The titles of domain.md §2.1 and §2.2: a list with all of them at once is understood without a slip.
const TITLES: &[(&str, &str)] = &[
    ("customer_no", "客户编号"),
    ("archive_type", "档案类型"),
    ("name", "客户全称"),
    ("short_name", "简称"),
    ("name_en", "英文名称"),
    ("pinyin", "拼音/首字母"),
    ("uscc", "统一社会信用代码"),
    ("ent_nature", "企业性质"),
    ("industry", "所属行业"),
    ("customer_kind", "客户的种类"),
    ("legal_rep", "法定代表人"),
    ("reg_capital", "注册资本(万元)"),
    ("reg_date", "成立日期"),
    ("employees", "员工人数"),
    ("region_code", "所在地区(省/市/区县)"),
    ("address", "详细地址"),
    ("postcode", "邮政编码"),
    ("phone", "总机"),
    ("fax", "传真"),
    ("website", "网址"),
    ("coverage", "经营区域的覆盖范围"),
    ("annual_sales", "每年可达到的销售量(额)"),
    ("sales_growth", "销售增长率"),
    ("profit_ratio", "利润占销售额的比例"),
    ("main_goods", "主要货物"),
    ("temp_class", "温控要求"),
    ("services", "合作业务类型"),
    ("monthly_volume", "月均业务量"),
    ("contract_no", "合同编号"),
    ("contract_from", "合同起"),
    ("contract_to", "合同止"),
    ("service_level", "约定服务标准"),
    ("settlement", "结算方式"),
    ("credit_days", "账期(天)"),
    ("credit_limit", "信用额度"),
    ("credit_grade", "信用等级"),
    ("bank", "开户银行"),
    ("bank_acct", "账号"),
    ("invoice_title", "发票抬头"),
    ("tax_no", "税号"),
    ("insurance", "保价/投保约定"),
    ("class", "客户等级"),
    ("relation_stage", "关系阶段"),
    ("owner", "客户经理(责任人)"),
    ("backup_owner", "备份责任人"),
    ("cs_agent", "专属客服"),
    ("project_manager", "项目经理"),
    ("competitor", "现用其他物流商"),
    ("source", "客户来源"),
    ("needs", "需求记录"),
    ("dates", "重要日期"),
    ("retention_until", "保存期限"),
    ("confidentiality", "密级标识"),
    ("filled_by", "填表人"),
    ("filled_at", "填表时间"),
    ("contact.name", "姓名"),
    ("contact.gender", "称谓"),
    ("contact.dept", "部门"),
    ("contact.title", "职务"),
    ("contact.roles", "角色(多重身份)"),
    ("contact.mobile", "手机"),
    ("contact.phone", "座机(含分机)"),
    ("contact.wechat", "微信号"),
    ("contact.email", "邮箱"),
    ("contact.preferred_channel", "偏好联系方式"),
    ("contact.best_time", "方便联系时间"),
    ("contact.preference", "喜好备注"),
    ("contact.birthday", "生日(月日)"),
    ("contact.notice_at", "告知日期"),
    ("contact.notice_method", "告知方式"),
    ("contact.basis", "处理依据"),
    ("contact.status", "状态"),
    ("notes", "备注"),
    ("next_contact", "下次联系日期"),
];

#[test]
fn a_list_with_every_title_of_the_archive_is_understood() {
    let columns: Vec<ColumnName> = (0..)
        .zip(TITLES)
        .map(|(column, (_, title))| ColumnName {
            column,
            name: (*title).to_owned(),
            group: None,
        })
        .collect();
    let matches = match_columns(&columns, customer_vocabulary());
    for (found, (key, title)) in matches.iter().zip(TITLES) {
        assert_eq!(found.field.as_deref(), Some(*key), "{title}");
        assert!(found.confidence > 0.9, "{title}: {}", found.confidence);
    }
    let known: Vec<&str> = customer_vocabulary().keys().collect();
    let mut once = known.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), known.len());
}
