//! Lists of customers into a real archive, and out of it again.

use std::path::Path;
use std::sync::Arc;

use yike_core::archive::{self, Archive, Host, Setup};
use yike_core::clock::SystemClock;
use yike_core::customers::import::{
    self, ImportDecisions, ImportReport, ImportRow, OnDuplicate, RowOutcome, RowReason,
};
use yike_core::customers::{ArchiveType, Settlement, VolumeUnit};
use yike_core::problems::Weight;
use yike_core::staff::{self, Department, Role, Session, Staff, StaffInput};
use yike_exchange::customers::{
    CustomerList, ExportFormat, Language, ListChoice, Mapping, PreviewStep, Repair, dry_run,
    export, rejects,
};
use yike_exchange::limits::Limits;
use yike_exchange::progress::Unwatched;
use yike_exchange::source::SourceFile;
use yike_exchange::workbook::GridValue;

fn list(text: &str) -> CustomerList {
    list_of(text.as_bytes().to_vec(), "客户.csv")
}

fn list_of(bytes: Vec<u8>, name: &str) -> CustomerList {
    let file = SourceFile::from_bytes(name, bytes, &Limits::default()).unwrap();
    CustomerList::of(file, &ListChoice::default(), &Unwatched).unwrap()
}

fn rows(list: &CustomerList, staff: &[Staff]) -> Vec<ImportRow> {
    list.rows(&Mapping::of(&list.matches()), staff).unwrap()
}

fn codes(row: &ImportRow) -> Vec<(&str, &str)> {
    row.notes()
        .iter()
        .map(|note| (note.field.as_str(), note.code.as_str()))
        .collect()
}

fn office(folder: &Path) -> (Archive, Session, Vec<Staff>) {
    let setup = Setup {
        firm: "衡通示例物流有限公司".to_owned(),
        workstation: "A".to_owned(),
        user: StaffInput {
            name: "钟鼎文".to_owned(),
            title: String::new(),
            department: Some(Department::CustomerService),
            roles: vec![Role::ServiceSupervisor],
            active: true,
        },
        password: "一句很长的示例口令2026".to_owned(),
        logo: None,
    };
    let host = Host::new("test", Arc::new(SystemClock));
    let (archive, session, _) = archive::create(&folder.join("archive"), setup, &host).unwrap();
    let people = archive.store().read(staff::list).unwrap();
    (archive, session, people)
}

fn take_in(archive: &Archive, by: &Session, rows: &[ImportRow]) -> ImportReport {
    let decisions = ImportDecisions::all(OnDuplicate::Skip);
    import::apply(archive.store(), by, rows, &decisions, &mut |_, _| Ok(()))
        .unwrap()
        .output
}

#[test]
fn cells_become_fields() {
    let list = list(
        "客户名称,联系人,电话,地区,主营货物,注册资本,年销售额(万元),月均业务量,结算方式,生日,重要日期,利润率,成立日期,员工人数\n\
         蜀岭鲜达食品（示例）有限公司,何静怡,199-0000-0101/028-85550101-806,成都龙泉驿,冷藏乳制品,3000,18000,\"1,200 吨/月\",月结,1985年5月20日,03-18 司庆,6.8%,2016年3月18日,260人\n",
    );
    let rows = rows(&list, &[]);
    assert_eq!(rows[0].notes(), [], "{:?}", codes(&rows[0]));
    let input = rows[0].input();
    let sheet = &input.sheet;
    assert_eq!(input.archive_type, ArchiveType::SmallAccount);
    assert_eq!(sheet.name, "蜀岭鲜达食品（示例）有限公司");
    assert_eq!(sheet.region_code, "510112");
    assert_eq!(sheet.reg_capital_wan.unwrap().to_string(), "3000.00");
    assert_eq!(sheet.annual_sales_wan.unwrap().to_string(), "18000.00");
    assert_eq!(
        (sheet.monthly_volume, sheet.monthly_volume_unit),
        (Some(1200.0), Some(VolumeUnit::Tonnes))
    );
    assert_eq!(sheet.settlement, Some(Settlement::Monthly));
    assert_eq!(sheet.profit_ratio_pct, Some(6.8));
    assert_eq!(sheet.reg_date.unwrap().to_string(), "2016-03-18");
    assert_eq!(sheet.employees, Some(260));
    assert_eq!(
        (sheet.dates[0].day.as_str(), sheet.dates[0].name.as_str()),
        ("03-18", "司庆")
    );
    let person = &input.contacts[0];
    assert_eq!(
        person.mobile, "19900000101",
        "a mobile under 电话 is a mobile"
    );
    assert_eq!(person.phone, "028-85550101-806");
    assert_eq!(person.birthday, "05-20", "without the year");
}

#[test]
fn amounts_with_a_unit_of_their_own_become_wan() {
    let list = list("客户名称,注册资本,年销售额(元)\n天业（示例）有限公司,1.8亿元,12345678\n");
    let rows = rows(&list, &[]);
    let sheet = &rows[0].input().sheet;
    assert_eq!(sheet.reg_capital_wan.unwrap().to_string(), "18000.00");
    assert_eq!(sheet.annual_sales_wan.unwrap().to_string(), "1234.57");
}

#[test]
fn digits_that_the_spreadsheet_lost_are_never_stored() {
    let list = list(
        "客户名称,统一社会信用代码,联系人,手机\n\
         天业（示例）有限公司,9.15101E+17,何静怡,1.39E+10\n\
         锦和源建材经营部（示例）,无,甘棠,19900000801\n",
    );
    let rows = rows(&list, &[]);
    assert_eq!(
        codes(&rows[0]),
        [
            ("uscc", "scientific_notation"),
            ("contact.mobile", "scientific_notation")
        ]
    );
    assert!(
        rows[0]
            .notes()
            .iter()
            .all(|note| note.weight == Weight::Error)
    );
    assert_eq!(rows[0].notes()[1].column, Some(3));
    assert_eq!(rows[0].notes()[1].found, "1.39E+10");
    assert_eq!(rows[0].input().sheet.uscc, "");
    assert_eq!(
        rows[0].reason(),
        None,
        "a refused cell does not refuse its row"
    );
    assert_eq!(codes(&rows[1]), [], "无 says that there is none");
}

#[test]
fn people_of_the_firm_are_known_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let (_archive, session, people) = office(folder.path());
    let list = list("客户名称,业务员\n天业（示例）有限公司,钟鼎文\n锦和源建材（示例）,张三丰\n");
    let rows = rows(&list, &people);
    assert_eq!(rows[0].input().sheet.owner, Some(session.staff));
    assert_eq!(codes(&rows[1]), [("owner", "unknown_staff")]);
    assert_eq!(rows[1].input().sheet.owner, None);
}

#[test]
fn a_region_that_nobody_knows_is_kept_as_text() {
    let list =
        list("客户名称,省份,城市\n天业（示例）有限公司,火星,奥林帕斯\n锦和源（示例）,四川,成都\n");
    let mut mapping = Mapping::of(&list.matches());
    for column in &mut mapping.columns[1..] {
        column.field = Some("region_code".to_owned());
    }
    let rows = list.rows(&mapping, &[]).unwrap();
    assert_eq!(codes(&rows[0]), [("region_code", "region_unresolved")]);
    assert_eq!(rows[0].input().sheet.region_text, "火星奥林帕斯");
    assert_eq!(rows[1].input().sheet.region_code, "510100");
}

#[test]
fn numbers_of_nobody_are_the_firms() {
    let list = list("客户名称,电话,职务\n天业（示例）有限公司,028-85550101,主管\n");
    let rows = rows(&list, &[]);
    assert_eq!(rows[0].input().sheet.phone, "028-85550101");
    assert!(rows[0].input().contacts.is_empty());
    assert_eq!(codes(&rows[0]), [("contact.title", "contact_name_missing")]);
}

#[test]
fn a_number_for_taxes_that_is_a_credit_code_is_taken_for_it() {
    let field = |text: &str| list(text).matches()[1].field.clone();
    let head = "客户名称,税号\n天业（示例）有限公司,";
    assert_eq!(
        field(&format!("{head}91510100MAXN00016H\n")).as_deref(),
        Some("uscc")
    );
    let mistyped = "穗飞潮品（示例）,91440100MAXN00040F";
    let most = field(&format!("{head}91510100MAXN00016H\n{mistyped}\n"));
    assert_eq!(most.as_deref(), Some("uscc"));
    assert_eq!(
        field(&format!("{head}510100123456789\n")).as_deref(),
        Some("tax_no")
    );
    let both = list(
        "客户名称,税号,信用代码\n天业（示例）有限公司,91510100MAXN00016H,91510100MAXN00016H\n",
    );
    assert_eq!(both.matches()[1].field.as_deref(), Some("tax_no"));
}

#[test]
fn sums_and_repeated_headers_are_no_customers() {
    let list = list(
        "客户名称,联系人,手机\n天业（示例）有限公司,何静怡,19900000101\n客户名称,联系人,手机\n合计,1,\n",
    );
    let reasons: Vec<Option<RowReason>> = rows(&list, &[]).iter().map(ImportRow::reason).collect();
    assert_eq!(
        reasons,
        [
            None,
            Some(RowReason::RepeatedHeader),
            Some(RowReason::Total)
        ]
    );
}

#[test]
fn a_mapping_needs_a_name_and_fills_each_field_once() {
    let list = list("客户名称,电话,备用\n天业（示例）有限公司,19900000101,19900000102\n");
    let mut mapping = Mapping::of(&list.matches());
    mapping.set(&list, "contact.wechat", "C").unwrap();
    assert_eq!(
        mapping
            .set(&list, "contact.wechat", "没有这列")
            .unwrap_err()
            .code(),
        "unknown_column"
    );
    assert_eq!(
        mapping.set(&list, "nonsense", "A").unwrap_err().code(),
        "unknown_field"
    );
    mapping.set(&list, "主要货物", "客户名称").unwrap();
    assert_eq!(
        list.rows(&mapping, &[]).unwrap_err().code(),
        "name_not_mapped"
    );
}

#[test]
fn a_repaired_cell_is_taken_in() {
    let list = list("客户名称,信用代码\n穗飞潮品电商（示例）有限公司,91440100MAXN00040F\n");
    let mut mapping = Mapping::of(&list.matches());
    let wrong = list.rows(&mapping, &[]).unwrap();
    assert_eq!(codes(&wrong[0]), [("uscc", "credit_code_check_digit")]);
    let expected = wrong[0].notes()[0].params["expected"].as_str().unwrap();
    mapping.repairs = vec![Repair {
        row: 2,
        column: 1,
        text: format!("91440100MAXN00040{expected}"),
    }];
    let right = list.rows(&mapping, &[]).unwrap();
    assert!(
        right[0]
            .notes()
            .iter()
            .all(|note| note.weight == Weight::Warning)
    );
    assert!(right[0].input().sheet.uscc.ends_with(expected));
    mapping.repairs.clear();
    mapping.unverified_rows = vec![2];
    let unverified = list.rows(&mapping, &[]).unwrap();
    assert_eq!(unverified[0].notes()[0].weight, Weight::Unverified);
    assert_eq!(unverified[0].input().sheet.uscc, "91440100MAXN00040F");
}

#[test]
fn what_was_not_taken_in_comes_back_as_a_list_and_is_taken_in_when_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let (archive, session, people) = office(folder.path());
    let list = list(
        "客户名称,联系人,手机\n\
         天业（示例）有限公司,何静怡,19900000101\n\
         ,甘棠,19900000801\n\
         钱塘云筑家居（示例）有限公司,陆青梧,1990000060\n\
         天业(示例)有限责任公司,何静怡,19900000101\n",
    );
    let rows = rows(&list, &people);
    let mapping = Mapping::of(&list.matches());
    let plan = import::plan(archive.store(), &session, &rows, &mut |_, _| Ok(())).unwrap();
    let shown = dry_run(archive.store(), &session, &list, &mapping, &rows, &plan).unwrap();
    let steps: Vec<PreviewStep> = shown.rows.iter().map(|row| row.step).collect();
    use PreviewStep::{Create, Duplicate, Refuse};
    assert_eq!(steps, [Create, Refuse, Create, Duplicate]);
    assert_eq!(shown.rows[3].twins[0].row, Some(2));
    assert_eq!(shown.columns[2].refused, 1);
    assert_eq!(
        shown.columns[2].code.as_deref(),
        Some("phone_mobile_length")
    );
    let report = take_in(&archive, &session, &rows);
    assert_eq!(
        (
            report.created,
            report.updated,
            report.skipped,
            report.refused
        ),
        (2, 0, 1, 1)
    );
    let grid = rejects(&list, &report, Language::Chinese).unwrap();
    assert_eq!(grid.rows.len(), 2);
    let reason = |row: usize| match grid.rows[row].last() {
        Some(GridValue::Text(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(reason(0), "没有客户名称");
    assert!(reason(1).starts_with("已导入为 KH000002A"), "{}", reason(1));
    assert!(reason(1).contains("手机应为 11 位，现在 10 位"));
    let bytes = ExportFormat::Xlsx.bytes(&grid, &Unwatched).unwrap();
    let again = list_of(bytes, "未导入.xlsx");
    let fields: Vec<Option<String>> = again
        .matches()
        .into_iter()
        .take(3)
        .map(|matched| matched.field)
        .collect();
    let expected = ["name", "contact.name", "contact.mobile"].map(|key| Some(key.to_owned()));
    assert_eq!(fields, expected);
    let english = rejects(&list, &report, Language::English).unwrap();
    assert!(matches!(&english.rows[0][4], GridValue::Text(text) if text == "No customer name"));
}

#[test]
fn an_export_comes_back_as_the_same_customers() {
    let folder = tempfile::tempdir().unwrap();
    let (archive, session, people) = office(folder.path());
    let list = list(
        "客户名称,联系人,手机,地区,信用代码,合同止,备注,注册资本,温控要求\n\
         天业（示例）有限公司,何静怡,19900000101,成都龙泉驿,91510100MAXN00016H,2026-12-31,=SUM(A1),3000,冷藏\n",
    );
    let report = take_in(&archive, &session, &rows(&list, &people));
    assert_eq!(report.created, 1);
    for language in [Language::Chinese, Language::English] {
        let grid = export(archive.store(), &session, ExportFormat::Xlsx, language).unwrap();
        for format in [ExportFormat::Xlsx, ExportFormat::Csv] {
            let bytes = format.bytes(&grid, &Unwatched).unwrap();
            let back = list_of(bytes, &format!("客户.{}", format.ending()));
            let rows = rows(&back, &people);
            assert_eq!(codes(&rows[0]), [], "{language:?}");
            let (first, second) = (
                rows[0].input(),
                &list.rows(&Mapping::of(&list.matches()), &people).unwrap()[0],
            );
            assert_eq!(first.sheet.notes, "=SUM(A1)");
            assert_eq!(first.sheet.region_code, second.input().sheet.region_code);
            assert_eq!(
                first.sheet.reg_capital_wan,
                second.input().sheet.reg_capital_wan
            );
            assert_eq!(first.sheet.temp_class, second.input().sheet.temp_class);
            assert_eq!(first.sheet.contract_to, second.input().sheet.contract_to);
            assert_eq!(first.sheet.owner, Some(session.staff));
            assert_eq!(first.archive_type, ArchiveType::KeyAccount);
            assert_eq!(first.contacts[0].mobile, "19900000101");
            let again = take_in(&archive, &session, &rows);
            assert_eq!(again.rows[0].outcome, RowOutcome::Skipped);
        }
    }
}
