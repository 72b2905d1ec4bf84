use proptest::prelude::*;

use super::*;
use crate::contacts::ContactSheet;
use crate::customers::{
    ArchiveType, CustomerFilter, CustomerInput, CustomerSheet, by_number, counts, update,
};
use crate::fixtures::{Office, office};
use crate::problems::Weight;
use crate::staff::Session;
use crate::store::Changed;
use crate::{Error, Result};

fn sheet(name: &str) -> CustomerSheet {
    CustomerSheet {
        name: name.to_owned(),
        ..CustomerSheet::default()
    }
}

fn person(name: &str, mobile: &str) -> ContactSheet {
    ContactSheet {
        name: name.to_owned(),
        mobile: mobile.to_owned(),
        ..ContactSheet::default()
    }
}

fn row(number: u32, sheet: CustomerSheet, contacts: Vec<ContactSheet>) -> ImportRow {
    let input = CustomerInput {
        archive_type: ArchiveType::SmallAccount,
        sheet,
        contacts,
        accept_unverified: false,
    };
    ImportRow::new(number, input, Vec::new(), |_| CellPlace::default())
}

fn named(number: u32, name: &str) -> ImportRow {
    row(number, sheet(name), Vec::new())
}

fn unwatched(_: usize, _: usize) -> Result<()> {
    Ok(())
}

fn import(office: &Office, rows: &[ImportRow], then: OnDuplicate) -> Changed<ImportReport> {
    import_as(office, &office.agent, rows, &ImportDecisions::all(then))
}

fn import_as(
    office: &Office,
    by: &Session,
    rows: &[ImportRow],
    decisions: &ImportDecisions,
) -> Changed<ImportReport> {
    apply(&office.store, by, rows, decisions, &mut unwatched).unwrap()
}

fn customers(office: &Office) -> u32 {
    counts(&office.store, &office.agent, &CustomerFilter::default())
        .unwrap()
        .total
}

#[test]
fn a_name_is_enough_and_the_owner_is_the_importer() {
    let office = office();
    let made = import(
        &office,
        &[named(2, "锦和源建材经营部（示例）")],
        OnDuplicate::Skip,
    );
    assert_eq!((made.output.created, made.output.refused), (1, 0));
    let number = made.output.rows[0].customer_no.clone().unwrap();
    let detail = by_number(&office.store, &office.agent, &number).unwrap();
    assert_eq!(detail.customer.sheet.owner, Some(office.agent.staff));
    assert!(detail.completeness.missing.contains(&"contacts".to_owned()));
    assert_eq!(detail.completeness.percent, detail.customer.completeness);
}

#[test]
fn a_wrong_cell_is_left_out_and_its_row_is_kept() {
    let office = office();
    let wrong = CustomerSheet {
        uscc: "91440100MAXN00040F".to_owned(),
        postcode: "61010".to_owned(),
        address: "龙泉驿区示例大道88号".to_owned(),
        ..sheet("穗飞潮品电商（示例）有限公司")
    };
    let wrong = row(6, wrong, vec![person("简亦行", "1990000060")]);
    let codes: Vec<(&str, &str)> = wrong
        .notes()
        .iter()
        .map(|note| (note.field.as_str(), note.code.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            ("uscc", "credit_code_check_digit"),
            ("postcode", "not_a_postcode"),
            ("contact.mobile", "phone_mobile_length"),
        ]
    );
    assert!(wrong.notes().iter().all(CellNote::is_refusal));
    let report = import(&office, &[wrong], OnDuplicate::Skip).output;
    assert!(report.rows[0].wants_repair());
    let number = report.rows[0].customer_no.clone().unwrap();
    let detail = by_number(&office.store, &office.agent, &number).unwrap();
    let stored = &detail.customer.sheet;
    assert_eq!((stored.uscc.as_str(), stored.postcode.as_str()), ("", ""));
    assert_eq!(stored.address, "龙泉驿区示例大道88号");
    assert_eq!(detail.contacts[0].sheet.name, "简亦行");
    assert_eq!(detail.contacts[0].sheet.mobile, "");
}

#[test]
fn a_wrong_code_is_kept_as_unverified_where_the_user_says_so() {
    let office = office();
    let input = CustomerInput {
        archive_type: ArchiveType::KeyAccount,
        sheet: CustomerSheet {
            uscc: "91440100MAXN00040F".to_owned(),
            ..sheet("穗飞潮品电商（示例）有限公司")
        },
        contacts: Vec::new(),
        accept_unverified: true,
    };
    let kept = ImportRow::new(2, input, Vec::new(), |_| CellPlace::default());
    assert_eq!(kept.notes()[0].weight, Weight::Unverified);
    let report = import(&office, &[kept], OnDuplicate::Skip).output;
    let number = report.rows[0].customer_no.clone().unwrap();
    let stored = by_number(&office.store, &office.agent, &number)
        .unwrap()
        .customer;
    assert!(stored.sheet.uscc_unverified);
}

#[test]
fn rows_without_a_name_are_refused_and_totals_are_skipped() {
    let office = office();
    let rows = [
        named(2, "  "),
        named(3, &"长".repeat(101)),
        ImportRow::set_aside(4, RowReason::Total),
        named(5, "天业（示例）有限公司"),
    ];
    let report = import(&office, &rows, OnDuplicate::Skip).output;
    let reasons: Vec<Option<RowReason>> = report.rows.iter().map(|row| row.reason).collect();
    assert_eq!(
        reasons,
        [
            Some(RowReason::NameMissing),
            Some(RowReason::NameTooLong),
            Some(RowReason::Total),
            None
        ]
    );
    assert_eq!((report.created, report.skipped, report.refused), (1, 1, 2));
}

#[test]
fn spellings_of_one_name_are_one_customer_in_the_archive_and_in_the_file() {
    let office = office();
    office.customer("蜀岭鲜达食品（示例）有限公司", "19900000101");
    let rows = [
        named(2, "蜀岭鲜达食品(示例)有限责任公司"),
        named(3, "天业（示例）有限公司"),
        named(4, "天业【示例】有限 责任公司"),
    ];
    let plan = plan(&office.store, &office.agent, &rows, &mut unwatched).unwrap();
    assert!(matches!(&plan.rows[0].step, Step::Duplicate(found)
        if matches!(found[0].candidate, Candidate::Customer(_))));
    assert_eq!(plan.rows[1].step, Step::Create);
    assert!(matches!(&plan.rows[2].step, Step::Duplicate(found)
        if found[0].candidate == Candidate::Row(3)));
    assert_eq!((plan.counts.create, plan.counts.duplicate), (1, 2));
    let Step::Duplicate(found) = &plan.rows[0].step else {
        panic!("a duplicate")
    };
    let twins = describe(&office.store, &office.agent, found).unwrap();
    let twin = twins[0].customer.as_ref().unwrap();
    assert_eq!(twin.customer_no, "KH000001A");
    let report = import(&office, &rows, OnDuplicate::Skip).output;
    assert_eq!((report.created, report.skipped), (1, 2));
    assert_eq!(report.rows[2].customer_no, report.rows[1].customer_no);
    assert_eq!(customers(&office), 2);
}

#[test]
fn a_shared_mobile_is_a_duplicate_that_may_still_be_created() {
    let office = office();
    office.customer("蜀岭鲜达食品（示例）有限公司", "19900000101");
    let people = vec![person("何静怡", "199-0000-0101")];
    let rows = [row(2, sheet("天业（示例）有限公司"), people)];
    let decisions = ImportDecisions {
        rows: vec![RowDecision {
            row: 2,
            then: OnDuplicate::Create,
        }],
        ..ImportDecisions::all(OnDuplicate::Skip)
    };
    let report = import_as(&office, &office.agent, &rows, &decisions).output;
    assert_eq!(report.created, 1);
}

#[test]
fn an_update_fills_what_is_empty_and_adds_who_is_missing() {
    let office = office();
    office.customer("锦和源建材经营部（示例）", "19900000801");
    office.set_clock("2026-06-18T09:05");
    let given = || {
        let sheet = CustomerSheet {
            main_goods: "地板".to_owned(),
            address: "示例路8号".to_owned(),
            ..sheet("锦和源建材经营部（示例）")
        };
        row(
            2,
            sheet,
            vec![person("甘棠", ""), person("纪云舒", "19900000901")],
        )
    };
    let report = import(&office, &[given()], OnDuplicate::Update).output;
    assert_eq!((report.updated, report.created), (1, 0));
    let detail = by_number(&office.store, &office.agent, "KH000001A").unwrap();
    assert_eq!(
        detail.customer.sheet.main_goods, "瓷砖",
        "what is there stays"
    );
    assert_eq!(detail.customer.sheet.address, "示例路8号");
    let names: Vec<&str> = detail
        .contacts
        .iter()
        .map(|contact| contact.sheet.name.as_str())
        .collect();
    assert_eq!(names, ["甘棠", "纪云舒"]);
    assert_eq!(detail.contacts[0].sheet.mobile, "19900000801");
    let again = import(&office, &[given()], OnDuplicate::Update).output;
    assert_eq!(again.rows[0].reason, Some(RowReason::NothingNew));
    let replacing = ImportDecisions {
        replace: true,
        ..ImportDecisions::all(OnDuplicate::Update)
    };
    import_as(&office, &office.agent, &[given()], &replacing);
    let detail = by_number(&office.store, &office.agent, "KH000001A").unwrap();
    assert_eq!(detail.customer.sheet.main_goods, "地板");
    assert_eq!(
        detail.contacts[0].sheet.mobile, "19900000801",
        "silence replaces nothing"
    );
}

#[test]
fn a_contract_that_would_end_before_it_began_stays_as_it_was() {
    let office = office();
    let date = |text: &str| Some(text.parse().unwrap());
    let stored = CustomerSheet {
        contract_from: date("2026-06-01"),
        ..sheet("天业（示例）有限公司")
    };
    import(&office, &[row(2, stored, Vec::new())], OnDuplicate::Skip);
    let given = CustomerSheet {
        contract_to: date("2026-01-01"),
        address: "示例路9号".to_owned(),
        ..sheet("天业（示例）有限公司")
    };
    let report = import(&office, &[row(2, given, Vec::new())], OnDuplicate::Update).output;
    assert_eq!(report.rows[0].notes[0].code, "ends_before_start");
    assert!(report.rows[0].wants_repair());
    let sheet = by_number(&office.store, &office.agent, "KH000001A")
        .unwrap()
        .customer
        .sheet;
    assert_eq!(sheet.contract_to, None);
    assert_eq!(sheet.contract_from, date("2026-06-01"));
    assert_eq!(sheet.address, "示例路9号");
}

#[test]
fn rows_below_a_merged_name_add_their_contacts() {
    let office = office();
    let name = "蜀岭鲜达食品（示例）有限公司";
    let rows = [
        row(2, sheet(name), vec![person("何静怡", "19900000101")]),
        row(3, sheet(name), vec![person("顾南枝", "19900000102")]).continuing(),
        named(4, ""),
        row(5, sheet(name), vec![person("祝扬帆", "19900000103")]).continuing(),
    ];
    let plan = plan(&office.store, &office.agent, &rows, &mut unwatched).unwrap();
    assert_eq!((plan.counts.create, plan.counts.refuse), (2, 2));
    let report = import(&office, &rows, OnDuplicate::Skip).output;
    assert_eq!((report.created, report.updated, report.refused), (1, 1, 2));
    assert_eq!(report.rows[3].reason, Some(RowReason::ContinuesRefused));
    let detail = by_number(&office.store, &office.agent, "KH000001A").unwrap();
    assert_eq!(detail.contacts.len(), 2);
    assert_eq!(detail.completeness.percent, detail.customer.completeness);
}

#[test]
fn somebody_elses_customer_is_not_changed() {
    let office = office();
    office.customer("天业（示例）有限公司", "19900000801");
    let rows = [row(
        2,
        CustomerSheet {
            address: "示例路9号".to_owned(),
            ..sheet("天业（示例）有限公司")
        },
        Vec::new(),
    )];
    let decisions = ImportDecisions::all(OnDuplicate::Update);
    let report = import_as(&office, &office.account_manager, &rows, &decisions).output;
    assert_eq!(report.rows[0].reason, Some(RowReason::NotYours));
    assert_eq!(report.refused, 1);
    let refused = apply(
        &office.store,
        &office.administrator,
        &rows,
        &decisions,
        &mut unwatched,
    );
    assert!(matches!(refused, Err(Error::Forbidden { .. })));
}

#[test]
fn one_undo_takes_the_whole_import_back_and_keeps_what_changed_since() {
    let office = office();
    office.customer("锦和源建材经营部（示例）", "19900000801");
    let known = CustomerSheet {
        address: "示例路8号".to_owned(),
        ..sheet("锦和源建材经营部（示例）")
    };
    let rows = [
        row(2, known, vec![person("纪云舒", "19900000901")]),
        named(3, "天业（示例）有限公司"),
        named(4, "巴山果农专业合作社"),
    ];
    let made = import(&office, &rows, OnDuplicate::Update);
    assert_eq!(customers(&office), 3);
    let changed = by_number(&office.store, &office.agent, "KH000003A")
        .unwrap()
        .customer;
    let wanted = CustomerSheet {
        notes: "改过".to_owned(),
        ..changed.sheet.clone()
    };
    let input = crate::customers::CustomerUpdate {
        id: changed.id,
        base: changed.sheet,
        sheet: wanted,
        accept_unverified: false,
    };
    update(&office.store, &office.agent, input).unwrap();
    let undone = office
        .store
        .undo(office.agent.actor(), made.undo.unwrap())
        .unwrap()
        .output;
    assert_eq!(undone.kept, [changed.id.uuid()]);
    assert_eq!(customers(&office), 2);
    let first = by_number(&office.store, &office.agent, "KH000001A").unwrap();
    assert_eq!(first.customer.sheet.address, "");
    assert_eq!(first.contacts.len(), 1);
    assert!(by_number(&office.store, &office.agent, "KH000002A").is_err());
}

#[test]
fn a_stopped_import_leaves_nothing() {
    let office = office();
    let rows: Vec<ImportRow> = (2..700)
        .map(|number| named(number, &format!("示例客户{number}号")))
        .collect();
    let stopped = apply(
        &office.store,
        &office.agent,
        &rows,
        &ImportDecisions::all(OnDuplicate::Skip),
        &mut |done, _| match done >= 400 {
            true => Err(Error::Cancelled),
            false => Ok(()),
        },
    );
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(customers(&office), 0);
}

#[test]
fn duplicates_are_looked_up_by_indexes() {
    let office = office();
    for reason in [
        crate::customers::DuplicateReason::CreditCode,
        crate::customers::DuplicateReason::Name,
        crate::customers::DuplicateReason::Mobile,
    ] {
        let plan: Vec<String> = office
            .store
            .read(|connection| {
                let sql = format!("EXPLAIN QUERY PLAN {}", reason.query());
                let mut statement = connection.prepare(&sql)?;
                let rows = statement.query_map(["x"], |row| row.get(3))?;
                Ok(rows.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap();
        assert!(
            plan.iter().any(|line| line.contains("USING INDEX")),
            "{plan:?}"
        );
    }
}

#[test]
fn an_export_is_logged_and_hides_numbers_of_customers_that_one_does_not_serve() {
    let office = office();
    office.customer("天业（示例）有限公司", "19900000801");
    let mobile = |by: &Session| {
        let exported = crate::customers::export(&office.store, by, "xlsx").unwrap();
        exported[0].contacts[0].sheet.mobile.clone()
    };
    assert_eq!(mobile(&office.supervisor), "19900000801");
    assert_eq!(mobile(&office.account_manager), "199****0801");
    let refused = crate::customers::export(&office.store, &office.agent, "xlsx");
    assert!(matches!(refused, Err(Error::Forbidden { .. })));
    let logged: u32 = office
        .store
        .read(|connection| {
            let sql =
                "SELECT count(*) FROM access_log WHERE act = 'export' AND subject = 'customers'";
            Ok(connection.query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(logged, 2);
}

fn any_row(number: u32) -> impl Strategy<Value = ImportRow> {
    let name = prop_oneof![
        3 => "(示例|天业|锦和源)(物流|食品)(有限公司|有限责任公司)?",
        1 => Just(String::new()),
    ];
    let mobile = prop_oneof!["1990000000[0-3]", "199000", Just(String::new())];
    (name, mobile, 0..5_u8).prop_map(move |(name, mobile, kind)| match kind {
        0 => ImportRow::set_aside(number, RowReason::RepeatedHeader),
        1 => row(number, sheet(&name), vec![person("甘棠", &mobile)]).continuing(),
        _ => row(number, sheet(&name), vec![person("甘棠", &mobile)]),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_row_is_accounted_for(
        rows in (1..12_u32).prop_flat_map(|count| (2..2 + count).map(any_row).collect::<Vec<_>>()),
        then in prop::sample::select(OnDuplicate::ALL),
    ) {
        let office = office();
        let plan = plan(&office.store, &office.agent, &rows, &mut unwatched).unwrap();
        let sums = plan.counts;
        prop_assert_eq!(sums.create + sums.duplicate + sums.skip + sums.refuse, sums.rows);
        let report = import(&office, &rows, then).output;
        let all = report.created + report.updated + report.skipped + report.refused;
        prop_assert_eq!(all as usize, rows.len());
        prop_assert_eq!(report.rows.len(), rows.len());
        prop_assert_eq!(customers(&office), report.created);
        for (given, ended) in rows.iter().zip(&report.rows) {
            prop_assert_eq!(given.row(), ended.row);
        }
    }
}
