use super::Archive;
use crate::search::{Entity, complaints, customers};

#[test]
fn telephone_numbers_are_found_by_any_part_whatever_the_separators() {
    let archive = Archive::new();
    archive.customer("成都佳盈物流", |sheet, contact| {
        sheet.phone = "028-85550101".to_owned();
        contact.mobile = "19900000101".to_owned();
        contact.other_phones = vec!["023-67550201".to_owned(), "+85225550199".to_owned()];
    });
    archive.customer("蜀岭鲜达食品", |_, contact| {
        contact.mobile = "19900000999".to_owned()
    });
    for text in [
        "19900000101",
        "199 0000 0101",
        "199-0000-0101",
        "+86 199 0000 0101",
        "１９９００００",
        "0101",
        "000101",
        "101",
        "67550201",
        "023-6755",
        "2555 0199",
    ] {
        let people = archive.titles(Entity::Contact, text);
        assert!(people.contains(&"甘棠".to_owned()), "{text}: {people:?}");
        let found = customers(&archive.office.store, &archive.office.agent, text, 10).unwrap();
        assert!(!found.is_empty(), "{text}");
    }
    assert_eq!(archive.titles(Entity::Contact, "0999").len(), 1);
    assert_eq!(archive.customers("028 8555"), ["成都佳盈物流"]);
    assert_eq!(
        archive.titles(Entity::Contact, "01012"),
        [""; 0],
        "no number runs into the next"
    );
    assert_eq!(
        archive.titles(Entity::Contact, "99"),
        [""; 0],
        "two digits are no part of a number"
    );
}

#[test]
fn numbers_are_found_whole_and_by_their_parts() {
    let archive = Archive::new();
    let customer = archive.customer("成都佳盈物流", |sheet, _| {
        sheet.uscc = "91510100MAXN00016H".to_owned();
        sheet.contract_no = "HT-2026-015".to_owned();
    });
    for text in [
        "KH000001A",
        "kh000001a",
        "KH0000",
        "000001",
        "91510100MAXN",
        "maxn00016h",
        "HT-2026-015",
        "HT2026015",
    ] {
        assert_eq!(archive.customers(text), ["成都佳盈物流"], "{text}");
    }
    let office = &archive.office;
    let mut input = office.intake(Some(customer));
    input.section.order_no = "DD-2026-0617-88".to_owned();
    input.section.waybill_no = "YD20260617-0086".to_owned();
    let received = crate::complaints::receive(&office.store, &office.agent, input)
        .unwrap()
        .output;
    assert_eq!(received.complaint_no, "TS20260618-A001");
    for text in [
        "TS20260618-A001",
        "ts20260618a001",
        "20260618",
        "618-A001",
        "A001",
        "DD-2026",
        "DD20260617",
        "0617-88",
        "YD20260617-0086",
        "yd2026",
        "0086",
    ] {
        let found = complaints(&office.store, &office.agent, text, 10).unwrap();
        assert_eq!(found, [received.id], "{text}");
    }
    assert_eq!(
        archive.results("TS20260618-A001").hits[0].matched_field,
        "complaint_no"
    );
}

#[test]
fn the_start_of_an_old_number_is_found_among_many_newer_ones() {
    let archive = Archive::new();
    let office = &archive.office;
    let import = office.store.write(
        office.agent.actor(),
        crate::store::Op::ImportCustomers,
        |tx| {
            for place in 0..1_300 {
                let input = office.small_account(
                    &format!("第{place}商行"),
                    &format!("1990000{:04}", place + 1_000),
                );
                crate::customers::insert(tx, &office.agent, input)?;
            }
            Ok(())
        },
    );
    import.unwrap();
    let found = |text: &str| {
        customers(&office.store, &office.agent, text, 50)
            .unwrap()
            .len()
    };
    assert_eq!(found("KH00001"), 10);
    assert_eq!(found("KH000012A"), 1);
    assert_eq!(found("kh000012"), 1);
}
