use super::*;
use crate::Error;
use crate::contacts::{ContactSheet, LegalBasis};
use crate::fixtures::office;
use crate::problems::Weight;

fn problem_codes(error: Error) -> Vec<(String, String)> {
    match error {
        Error::Invalid(problems) => problems
            .into_iter()
            .map(|problem| (problem.field, problem.code))
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_quick_card_needs_its_six_fields_and_nothing_else() {
    let office = office();
    let input = CustomerInput {
        archive_type: ArchiveType::SmallAccount,
        sheet: CustomerSheet::default(),
        contacts: vec![],
        accept_unverified: false,
    };
    let refused = problem_codes(create(&office.store, &office.agent, input).unwrap_err());
    let fields: Vec<&str> = refused.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "name",
            "region_code",
            "main_goods",
            "owner",
            "contacts.0.name"
        ]
    );
    let made = create(
        &office.store,
        &office.agent,
        office.small_account("锦和源建材经营部（示例）", "19900000801"),
    )
    .unwrap();
    assert_eq!(made.output.customer_no, "KH000001A");
    assert_eq!(made.output.sheet.short_name, "锦和源建材");
    assert_eq!(made.output.completeness, 100);
}

#[test]
fn a_key_account_needs_a_name_and_lists_the_rest() {
    let office = office();
    let sheet = CustomerSheet {
        name: "蜀岭鲜达食品（示例）有限公司".to_owned(),
        ..CustomerSheet::default()
    };
    let input = CustomerInput {
        archive_type: ArchiveType::KeyAccount,
        sheet,
        contacts: vec![],
        accept_unverified: false,
    };
    let made = create(&office.store, &office.agent, input).unwrap().output;
    let detail = page(&office.store, &office.agent, made.id).unwrap();
    assert_eq!(
        detail.customer.sheet.owner,
        Some(office.agent.staff),
        "the owner defaults to whoever makes it"
    );
    assert!(detail.completeness.missing.contains(&"uscc".to_owned()));
    assert!(
        detail
            .completeness
            .missing
            .contains(&"contacts.second".to_owned())
    );
    assert_eq!(detail.completeness.percent, made.completeness);
}

#[test]
fn a_wrong_credit_code_is_saved_only_when_it_is_accepted_as_unverified() {
    let office = office();
    let mut input = office.small_account("甲（示例）有限公司", "19900000801");
    input.sheet.uscc = "91350100M000100Y4Z".to_owned();
    let refused = problem_codes(create(&office.store, &office.agent, input.clone()).unwrap_err());
    assert_eq!(refused[0].0, "uscc");
    input.accept_unverified = true;
    assert!(
        create(&office.store, &office.agent, input)
            .unwrap()
            .output
            .sheet
            .uscc_unverified
    );
    let mut right = office.small_account("乙（示例）有限公司", "19900000802");
    right.sheet.uscc = " 91350100m000100y43 ".to_owned();
    let made = create(&office.store, &office.agent, right).unwrap().output;
    assert_eq!(
        (made.sheet.uscc.as_str(), made.sheet.uscc_unverified),
        ("91350100M000100Y43", false)
    );
}

#[test]
fn accepting_a_code_does_not_let_a_wrong_phone_pass() {
    let office = office();
    let mut input = office.small_account("甲（示例）有限公司", "1990000080");
    input.accept_unverified = true;
    let refused = problem_codes(create(&office.store, &office.agent, input).unwrap_err());
    assert_eq!(refused[0].0, "contacts.0.mobile");
}

#[test]
fn contract_and_people_are_checked() {
    let mut sheet = CustomerSheet {
        name: "甲".to_owned(),
        ..CustomerSheet::default()
    };
    sheet.contract_from = "2026-12-31".parse().ok();
    sheet.contract_to = "2026-12-31".parse().ok();
    sheet.sales_growth_pct = Some(1000.5);
    let codes: Vec<String> = check(&sheet)
        .into_vec()
        .into_iter()
        .map(|problem| problem.code)
        .collect();
    assert!(
        codes.contains(&"ends_before_start".to_owned())
            && codes.contains(&"out_of_range".to_owned()),
        "{codes:?}"
    );
}

#[test]
fn roles_decide_who_may_change_and_who_sees_numbers() {
    let office = office();
    let id = office.customer("锦和源建材经营部（示例）", "19900000801");
    let seen_by = |session| {
        page(&office.store, session, id).unwrap().contacts[0]
            .sheet
            .mobile
            .clone()
    };
    assert_eq!(seen_by(&office.agent), "19900000801");
    assert_eq!(seen_by(&office.supervisor), "19900000801");
    assert_eq!(seen_by(&office.account_manager), "199****0801");
    assert!(matches!(
        page(&office.store, &office.administrator, id),
        Err(Error::Forbidden { .. })
    ));
    let detail = page(&office.store, &office.account_manager, id).unwrap();
    assert!(!detail.may_edit && detail.masked);
    let base = detail.customer.sheet.clone();
    let input = CustomerUpdate {
        id,
        sheet: CustomerSheet {
            notes: "x".to_owned(),
            ..base.clone()
        },
        base,
        accept_unverified: false,
    };
    assert!(matches!(
        update(&office.store, &office.account_manager, input),
        Err(Error::Forbidden { .. })
    ));
    let contact = detail.contacts[0].id;
    assert_eq!(
        unmask(&office.store, &office.account_manager, contact)
            .unwrap()
            .sheet
            .mobile,
        "19900000801"
    );
    let looks: i64 = office
        .store
        .read(|connection| {
            Ok(connection.query_row(
                "SELECT count(*) FROM access_log WHERE act = 'unmask'",
                [],
                |row| row.get(0),
            )?)
        })
        .unwrap();
    assert_eq!(looks, 1);
}

#[test]
fn two_windows_merge_different_fields_and_name_the_same_ones() {
    let office = office();
    let id = office.customer("锦和源建材经营部（示例）", "19900000801");
    let base = page(&office.store, &office.agent, id)
        .unwrap()
        .customer
        .sheet;
    let save = |sheet: CustomerSheet| {
        let input = CustomerUpdate {
            id,
            base: base.clone(),
            sheet,
            accept_unverified: false,
        };
        update(&office.store, &office.agent, input)
    };
    save(CustomerSheet {
        address: "示例大道1号".to_owned(),
        ..base.clone()
    })
    .unwrap();
    let merged = save(CustomerSheet {
        industry: "建材".to_owned(),
        ..base.clone()
    })
    .unwrap()
    .output
    .sheet;
    assert_eq!(
        (merged.address.as_str(), merged.industry.as_str()),
        ("示例大道1号", "建材")
    );
    match save(CustomerSheet {
        address: "示例大道2号".to_owned(),
        ..base.clone()
    }) {
        Err(Error::ChangedMeanwhile { fields, by }) => assert_eq!(
            (fields, by),
            (vec!["address".to_owned()], "温以宁".to_owned())
        ),
        other => panic!("{other:?}"),
    }
}

#[test]
fn upgrading_keeps_everything_and_lists_what_is_missing() {
    let office = office();
    let id = office.customer("锦和源建材经营部（示例）", "19900000801");
    let before = page(&office.store, &office.agent, id).unwrap();
    let missing = upgrade(&office.store, &office.agent, id).unwrap().output;
    let after = page(&office.store, &office.agent, id).unwrap();
    assert_eq!(after.customer.archive_type, ArchiveType::KeyAccount);
    assert_eq!(after.customer.sheet, before.customer.sheet);
    assert_eq!(after.contacts, before.contacts);
    assert_eq!(after.completeness, missing);
    assert!(missing.percent < 100 && missing.missing.contains(&"project_manager".to_owned()));
}

#[test]
fn duplicates_are_found_by_code_name_and_mobile() {
    let office = office();
    let mut input = office.small_account("蜀岭鲜达食品（示例）有限公司", "19900000101");
    input.sheet.uscc = "91510100MAXN00016H".to_owned();
    create(&office.store, &office.agent, input).unwrap();
    let find = |name: &str, uscc: &str, mobile: &str| {
        let sheet = CustomerSheet {
            name: name.to_owned(),
            uscc: uscc.to_owned(),
            ..CustomerSheet::default()
        };
        let people = vec![ContactSheet {
            mobile: mobile.to_owned(),
            ..ContactSheet::default()
        }];
        let found = office
            .store
            .read(|connection| duplicates(connection, &sheet, &people))
            .unwrap();
        found
            .into_iter()
            .flat_map(|duplicate| duplicate.reasons)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        find("蜀岭鲜达食品(示例)有限责任公司", "", ""),
        [DuplicateReason::Name]
    );
    assert_eq!(
        find("别的", "91510100maxn00016h", "199 0000 0101"),
        [DuplicateReason::CreditCode, DuplicateReason::Mobile]
    );
    assert_eq!(
        find("蜀岭鲜达食品（示例）股份有限公司", "", "19900000102"),
        []
    );
}

#[test]
fn pages_of_every_order_hold_each_customer_once() {
    let office = office();
    for index in 0..23 {
        let mut input =
            office.small_account(&format!("客户{index}（示例）有限公司"), "19900000801");
        input.sheet.next_contact = if index % 3 == 0 {
            None
        } else {
            format!("2026-07-{:02}", index % 5 + 1).parse().ok()
        };
        create(&office.store, &office.agent, input).unwrap();
    }
    for order in [
        CustomerOrder::Recent,
        CustomerOrder::Name,
        CustomerOrder::LastContact,
        CustomerOrder::NextContact,
    ] {
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let query = CustomerQuery {
                order,
                after,
                limit: 7,
                ..CustomerQuery::default()
            };
            let page = list(&office.store, &office.agent, &query).unwrap();
            seen.extend(page.rows.iter().map(|row| row.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 23, "{order:?}");
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 23, "{order:?}");
    }
}

#[test]
fn filters_hold_together_and_are_counted() {
    let office = office();
    office.customer("甲（示例）有限公司", "19900000801");
    let mut input = office.small_account("乙（示例）有限公司", "19900000802");
    input.sheet.region_code = "310115".to_owned();
    input.sheet.class = Some(Class::A);
    create(&office.store, &office.agent, input).unwrap();
    for (region, expected) in [
        ("", 2),
        ("31", 1),
        ("3101", 1),
        ("310115", 1),
        ("51", 1),
        ("44", 0),
    ] {
        let filter = CustomerFilter {
            region: region.to_owned(),
            ..CustomerFilter::default()
        };
        assert_eq!(
            counts(&office.store, &office.agent, &filter).unwrap().total,
            expected,
            "{region}"
        );
        let query = CustomerQuery {
            filter,
            limit: 10,
            ..CustomerQuery::default()
        };
        assert_eq!(
            list(&office.store, &office.agent, &query)
                .unwrap()
                .rows
                .len() as u32,
            expected,
            "{region}"
        );
    }
    let filter = CustomerFilter {
        class: Some(Class::A),
        region: "51".to_owned(),
        ..CustomerFilter::default()
    };
    assert_eq!(
        counts(&office.store, &office.agent, &filter).unwrap().total,
        0
    );
}

#[test]
fn a_contact_without_a_legal_basis_is_a_warning() {
    let sheet = ContactSheet {
        name: "甘棠".to_owned(),
        ..ContactSheet::default()
    };
    let problems = crate::contacts::check(&sheet).into_vec();
    assert!(
        problems
            .iter()
            .any(|problem| problem.field == "basis" && problem.weight == Weight::Warning)
    );
    let sheet = ContactSheet {
        basis: Some(LegalBasis::Consent),
        birthday: "02-29".to_owned(),
        ..sheet
    };
    assert_eq!(crate::contacts::check(&sheet).into_vec(), vec![]);
}
