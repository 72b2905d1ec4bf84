use super::{Archive, matched};
use crate::customers::Class;
use crate::search::{Entity, pick_customers, search};

#[test]
fn hits_say_what_matches_without_markup() {
    let archive = Archive::new();
    let customer = archive.customer(
        "成都佳盈物流（示例）有限公司",
        |sheet, contact| {
            sheet.class = Some(Class::A);
            sheet.phone = "028-85550101".to_owned();
            sheet.address = "双流区虚构物流园1号".to_owned();
            contact.mobile = "19900000101".to_owned();
            contact.title = "质量主管".to_owned();
        },
    );
    archive.complaint(
        Some(customer),
        &format!("{}途中超温两小时。", "低温酸奶在高速路上停车，".repeat(6)),
    );

    let hit = &archive.results("cd佳盈").hits[0];
    assert_eq!(
        (hit.entity, hit.number.as_str()),
        (Entity::Customer, "KH000001A")
    );
    assert_eq!(
        (hit.title.as_str(), hit.customer.as_str()),
        ("成都佳盈物流", "成都佳盈物流")
    );
    assert_eq!(hit.subtitle, "成都佳盈物流（示例）有限公司");
    assert_eq!(hit.class, Some(Class::A));
    assert_eq!(hit.matched_field, "short_name");
    assert_eq!(matched(hit, "title"), "成都佳盈");
    assert_eq!(matched(hit, "subtitle"), "成都佳盈");

    let hit = &archive.results("kh0000").hits[0];
    assert_eq!(matched(hit, "number"), "KH0000");

    let hit = &archive.results("虚构物流园").hits[0];
    assert_eq!(hit.matched_field, "address");
    assert_eq!(matched(hit, "address"), "虚构物流园");

    let hit = &archive.results("0000 0101").hits[0];
    assert_eq!(
        (hit.entity, hit.phone.as_str()),
        (Entity::Contact, "19900000101")
    );
    assert_eq!(
        (hit.title.as_str(), hit.subtitle.as_str()),
        ("甘棠", "质量主管")
    );
    assert_eq!(hit.matched_field, "mobile");
    assert_eq!(matched(hit, "phone"), "00000101");

    let hit = &archive.results("质量").hits[0];
    assert_eq!(matched(hit, "subtitle"), "质量");
    assert_eq!(hit.highlights.len(), 1);

    let hit = &archive.results("85550101").hits[0];
    assert_eq!(
        (hit.entity, hit.phone.as_str()),
        (Entity::Customer, "028-85550101")
    );
    assert_eq!(matched(hit, "phone"), "85550101");

    let hit = &archive.results("超温").hits[0];
    assert_eq!(
        (hit.entity, hit.number.as_str()),
        (Entity::Complaint, "TS20260618-A001")
    );
    assert_eq!(
        (hit.customer_id, hit.customer.as_str()),
        (Some(customer), "成都佳盈物流")
    );
    assert!(hit.state.is_some() && hit.received_at.is_some());
    assert_eq!(hit.matched_field, "description");
    assert_eq!(matched(hit, "description"), "超温");
    let snippet: String = hit.highlights[0]
        .parts
        .iter()
        .map(|part| part.text.as_str())
        .collect();
    assert!(
        snippet.starts_with('…') && snippet.ends_with("超温两小时。"),
        "{snippet}"
    );
}

#[test]
fn highlights_put_together_are_the_text_that_is_shown() {
    let archive = Archive::of(&["成都佳盈（中国）物流有限公司"]);
    for text in ["cdjy", "佳盈中国", "wuliu", "佳盈(中国)"] {
        let hit = &archive.results(text).hits[0];
        for highlight in &hit.highlights {
            let joined: String = highlight
                .parts
                .iter()
                .map(|part| part.text.as_str())
                .collect();
            let shown = if highlight.field == "title" {
                &hit.title
            } else {
                &hit.subtitle
            };
            assert_eq!(&joined, shown, "{text}");
        }
        assert!(!hit.highlights.is_empty(), "{text}");
    }
    let hit = &archive.results("佳盈中国").hits[0];
    assert_eq!(matched(hit, "subtitle"), "佳盈（中国");
}

#[test]
fn who_may_not_see_numbers_gets_them_masked_and_never_highlighted() {
    let archive = Archive::new();
    let customer = archive.customer("成都佳盈物流", |sheet, contact| {
        sheet.phone = "028-85550101".to_owned();
        contact.mobile = "19900000101".to_owned();
        contact.wechat = "ganlitang88".to_owned();
    });
    archive.complaint(Some(customer), "低温酸奶途中超温两小时。");
    let store = &archive.office.store;
    let outsider = &archive.office.transport_head;
    for text in [
        "0101",
        "19900000",
        "甘棠",
        "佳盈",
        "ganlitang",
        "超温",
        "0801",
    ] {
        let shown = search(store, outsider, text, 20).unwrap();
        let json = serde_json::to_string(&shown).unwrap();
        assert!(!shown.hits.is_empty(), "{text}");
        for secret in ["19900000101", "19900000801", "85550101", "ganlitang"] {
            assert!(!json.contains(secret), "{text}: {json}");
        }
        let picked = pick_customers(store, outsider, text, 20).unwrap();
        assert!(
            !serde_json::to_string(&picked)
                .unwrap()
                .contains("19900000101"),
            "{text}"
        );
    }
    let seen = search(store, &archive.office.supervisor, "19900000", 20).unwrap();
    assert!(seen.hits.iter().any(|hit| hit.phone == "19900000101"));
}

#[test]
fn an_administrator_without_other_roles_finds_nothing() {
    let archive = Archive::of(&["成都佳盈物流"]);
    let (store, administrator) = (&archive.office.store, &archive.office.administrator);
    assert_eq!(search(store, administrator, "佳盈", 20).unwrap().hits, []);
    assert_eq!(
        crate::search::customers(store, administrator, "佳盈", 20).unwrap(),
        []
    );
    assert_eq!(
        crate::search::complaints(store, administrator, "佳盈", 20).unwrap(),
        []
    );
    assert_eq!(
        pick_customers(store, administrator, "佳盈", 20).unwrap(),
        []
    );
}

#[test]
fn the_best_hits_come_first() {
    let archive = Archive::new();
    archive.customer("远帆化工", |sheet, _| {
        sheet.notes = "佳盈介绍来的".to_owned()
    });
    archive.customer("成都佳盈物流", |_, _| {});
    archive.customer("佳盈电子商务", |_, _| {});
    archive.customer("佳盈", |_, _| {});
    archive.customer("家用电器", |_, _| {});
    assert_eq!(
        archive.customers("佳盈"),
        ["佳盈", "佳盈电子商务", "成都佳盈物流", "远帆化工"]
    );
    assert_eq!(
        archive.customers("jy"),
        ["佳盈", "家用电器", "佳盈电子商务", "成都佳盈物流"]
    );
    assert_eq!(archive.customers("KH000003A"), ["佳盈电子商务"]);
    let first = archive.complaint(None, "第一次：低温酸奶途中超温。");
    let second = archive.complaint(None, "第二次：低温酸奶途中超温。");
    let found =
        crate::search::complaints(&archive.office.store, &archive.office.agent, "超温", 5).unwrap();
    assert_eq!(found, [second, first], "words: the newest first");
}

#[test]
fn each_kind_of_record_gets_its_part() {
    let archive = Archive::new();
    for place in 0..12 {
        let customer = archive.customer(&format!("冷链第{place}商行"), |_, contact| {
            contact.name = format!("冷链{place}");
        });
        archive.complaint(Some(customer), "冷链断链，记录仪没有数据。");
    }
    let office = &archive.office;
    let shown = search(&office.store, &office.agent, "冷链", 9).unwrap();
    assert!(shown.truncated);
    for entity in Entity::ALL {
        let count = shown
            .hits
            .iter()
            .filter(|hit| hit.entity == *entity)
            .count();
        assert_eq!(count, 3, "{entity:?}");
    }
    let shown = search(&office.store, &office.agent, "商行", 10).unwrap();
    assert_eq!(shown.hits.len(), 10);
    let shown = search(&office.store, &office.agent, "冷链第11", 9).unwrap();
    assert!(!shown.truncated);
    let kinds: Vec<Entity> = shown.hits.iter().map(|hit| hit.entity).collect();
    assert_eq!(
        kinds,
        [Entity::Customer, Entity::Contact, Entity::Complaint]
    );
    assert_eq!(shown.hits[2].matched_field, "customer_id");
}

#[test]
fn customers_are_picked_with_their_people() {
    let archive = Archive::new();
    let customer = archive.customer("成都佳盈物流", |_, contact| {
        contact.name = "何静怡".to_owned();
        contact.mobile = "19900000101".to_owned();
    });
    let office = &archive.office;
    let sheet = crate::contacts::ContactSheet {
        name: "岳衡舟".to_owned(),
        title: "总经理".to_owned(),
        mobile: "19900000102".to_owned(),
        ..Default::default()
    };
    let input = crate::contacts::ContactInput {
        customer,
        id: None,
        sheet,
    };
    crate::contacts::save(&office.store, &office.agent, input).unwrap();
    let picked = pick_customers(&office.store, &office.agent, "cdjy", 8).unwrap();
    assert_eq!(picked.len(), 1);
    assert_eq!(
        (picked[0].id, picked[0].number.as_str()),
        (customer, "KH000001A")
    );
    assert_eq!(picked[0].contacts.len(), 2);
    assert_eq!(picked[0].highlights[0].field, "short_name");
    let picked = pick_customers(&office.store, &office.agent, "0102", 8).unwrap();
    assert_eq!(picked[0].contacts[0].name, "岳衡舟");
    assert_eq!(picked[0].contacts[0].phones, ["19900000102"]);
    assert_eq!(picked[0].contacts[0].highlights[0].field, "phones");
    let picked = pick_customers(&office.store, &office.agent, "yhz", 8).unwrap();
    assert_eq!(picked[0].contacts[0].name, "岳衡舟");
    assert_eq!(
        pick_customers(&office.store, &office.agent, "", 8).unwrap(),
        []
    );
}
