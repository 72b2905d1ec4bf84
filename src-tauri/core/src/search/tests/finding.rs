use proptest::prelude::*;

use super::Archive;
use crate::search::tokens::windows;
use crate::search::{Entity, complaints, customers};

#[test]
fn customers_are_found_by_every_way_of_typing_their_name() {
    let archive = Archive::of(&[
        "成都佳盈物流（示例）有限公司",
        "蜀岭鲜达食品（示例）有限公司",
    ]);
    for text in [
        "成都佳盈",
        "佳盈",
        "盈",
        "成都佳盈物流(示例)有限公司",
        "佳盈物流（示例）",
        "chengdujiaying",
        "chengdu",
        "cheng'du",
        "chengd",
        "cdjy",
        "CDJY",
        "ｃｄｊｙ",
        "cd",
        "jiaying",
        "jiay",
        "jy",
        "cd佳盈",
        "cd佳",
        "成都jy",
        "成都 wuliu",
        "wuliu 佳盈",
        "jywl",
        "yxgs",
    ] {
        assert!(
            archive.customers(text).contains(&"成都佳盈物流".to_owned()),
            "{text}"
        );
    }
    for text in [
        "佳赢",
        "cdjz",
        "jiayinz",
        "成都重庆",
        "wuliu 重庆",
        "cd重庆",
    ] {
        assert_eq!(archive.customers(text), [""; 0], "{text}");
    }
}

#[test]
fn characters_with_several_readings_are_found_by_each() {
    let names = [
        "重庆山水",
        "长安货运",
        "单县储运",
        "曾氏干货",
        "吕梁煤业",
        "绿地花卉",
        "厦门远洋",
    ];
    let archive = Archive::of(&names);
    for (text, name) in [
        ("chongqing", "重庆山水"),
        ("cqss", "重庆山水"),
        ("changan", "长安货运"),
        ("caHY", "长安货运"),
        ("shanxian", "单县储运"),
        ("sx", "单县储运"),
        ("dan", "单县储运"),
        ("zeng", "曾氏干货"),
        ("zsgh", "曾氏干货"),
        ("lvliang", "吕梁煤业"),
        ("lüliang", "吕梁煤业"),
        ("luliang", "吕梁煤业"),
        ("lvdi", "绿地花卉"),
        ("xiamen", "厦门远洋"),
        ("xmyy", "厦门远洋"),
    ] {
        assert!(archive.customers(text).contains(&name.to_owned()), "{text}");
    }
    let archive = Archive::new();
    for person in ["单雄", "曾国", "吕布衣"] {
        archive.customer("甲乙（示例）有限公司", |_, contact| {
            contact.name = person.to_owned()
        });
    }
    for (text, person) in [
        ("shanx", "单雄"),
        ("zg", "曾国"),
        ("lvbu", "吕布衣"),
        ("lubuyi", "吕布衣"),
    ] {
        assert_eq!(archive.titles(Entity::Contact, text), [person], "{text}");
    }
}

#[test]
fn pinyin_that_was_corrected_by_hand_counts() {
    let archive = Archive::new();
    archive.customer("尉犁仓储", |sheet, _| {
        sheet.pinyin = "yulicangchu".to_owned()
    });
    assert_eq!(archive.customers("yulic"), ["尉犁仓储"]);
    archive.customer("龘龘冷链", |sheet, _| {
        sheet.initials = "XXLL".to_owned()
    });
    assert_eq!(archive.customers("xxll"), ["龘龘冷链"]);
}

#[test]
fn words_are_found_wherever_they_stand() {
    let archive = Archive::new();
    let customer = archive.customer("成都佳盈物流", |sheet, contact| {
        sheet.address = "双流区虚构物流园1号".to_owned();
        sheet.main_goods = "冷藏乳制品、速冻食品".to_owned();
        sheet.notes = "WMS系统对接，周六不收货；iPhone 15 样机".to_owned();
        contact.title = "质量主管".to_owned();
        contact.dept = "品质部".to_owned();
    });
    for text in [
        "虚构物流园",
        "乳制品",
        "速冻",
        "wms",
        "WMS系统",
        "系统对接",
        "周六不收货",
        "iphone 15",
        "乳制品 双流",
    ] {
        assert_eq!(archive.customers(text), ["成都佳盈物流"], "{text}");
    }
    assert_eq!(archive.titles(Entity::Contact, "质量主管"), ["甘棠"]);
    assert_eq!(archive.titles(Entity::Contact, "品质 甘棠"), ["甘棠"]);
    assert_eq!(archive.titles(Entity::Contact, "品质 gt"), ["甘棠"]);

    let id = archive.complaint(
        Some(customer),
        "低温酸奶 480 箱途中超温 150 分钟，T3航站楼外候车。",
    );
    let office = &archive.office;
    for text in [
        "超温",
        "途中超温",
        "酸奶 超温",
        "480",
        "480 箱",
        "T3航站楼",
        "航站楼",
        "免收本票运费",
        "瓷砖",
        "时效延误",
        "送货不及时",
        "甘棠",
    ] {
        let found = complaints(&office.store, &office.agent, text, 10).unwrap();
        assert_eq!(found, [id], "{text}");
    }
    for text in ["温超", "酸奶480", "酸奶 断链"] {
        let found = complaints(&office.store, &office.agent, text, 10).unwrap();
        assert_eq!(found, [], "{text}");
    }
}

#[test]
fn complaints_are_found_by_their_customer_and_customers_by_their_people() {
    let archive = Archive::new();
    let customer = archive.customer("成都佳盈物流", |_, contact| {
        contact.name = "何静怡".to_owned()
    });
    let id = archive.complaint(Some(customer), "约定三天送达，实际晚到三天。");
    let office = &archive.office;
    for text in ["佳盈", "cdjy", "KH000001A"] {
        let found = complaints(&office.store, &office.agent, text, 10).unwrap();
        assert_eq!(found, [id], "{text}");
    }
    archive.customer("成都佳盈物流二部", |_, _| {});
    let other = archive.complaint(None, "约定三天送达，实际晚到五天。");
    for text in ["佳盈 晚到", "晚到 cdjy", "KH000001A 送货不及时"] {
        let found = complaints(&office.store, &office.agent, text, 10).unwrap();
        assert_eq!(found, [id], "{text}");
    }
    assert_eq!(
        complaints(&office.store, &office.agent, "晚到", 10).unwrap(),
        [other, id]
    );
    assert_eq!(
        complaints(&office.store, &office.agent, "佳盈 超温", 10).unwrap(),
        []
    );
    assert_eq!(archive.titles(Entity::Contact, "佳盈 静怡"), ["何静怡"]);
    assert_eq!(archive.titles(Entity::Contact, "hjy 佳盈"), ["何静怡"]);
    assert_eq!(archive.titles(Entity::Contact, "佳盈 何静宜"), [""; 0]);
    for text in ["何静怡", "静怡", "hjy", "hejingyi"] {
        let found = customers(&office.store, &office.agent, text, 10).unwrap();
        assert_eq!(found, [customer], "{text}");
    }
}

#[test]
fn one_character_is_looked_for_in_names_only() {
    let archive = Archive::new();
    archive.customer("成都佳盈物流", |sheet, _| {
        sheet.notes = "桥头仓库".to_owned()
    });
    assert_eq!(archive.customers("盈"), ["成都佳盈物流"]);
    assert_eq!(archive.customers("c"), ["成都佳盈物流"]);
    assert_eq!(archive.customers("桥"), [""; 0]);
    assert_eq!(archive.customers("9"), [""; 0]);
    assert_eq!(archive.customers("桥头"), ["成都佳盈物流"]);
}

#[test]
fn odd_queries_find_nothing_and_break_nothing() {
    let archive = Archive::of(&["成都佳盈物流"]);
    for text in [
        "",
        "   ",
        "\"",
        "佳\"盈",
        "* OR *",
        "NEAR(",
        "-",
        "%",
        "_",
        "'; DROP TABLE customers",
        "\0",
        "🚚",
        "AND",
    ] {
        let _ = archive.results(text);
    }
    assert_eq!(archive.results("🚚").hits, []);
    assert_eq!(archive.results(&"佳盈".repeat(5_000)).hits, []);
    assert_eq!(archive.customers("佳盈").len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// What design.md §5 asks of bigrams: no word of two characters is missed.
    #[test]
    fn every_two_characters_of_any_text_are_found(
        name in "[\u{4e00}-\u{9fa5}]{2,12}",
        text in "[\u{4e00}-\u{9fff}\u{3400}-\u{4dbf}\u{20000}-\u{2a6df}，。a-z0-9 ]{10,40}",
    ) {
        let archive = Archive::new();
        let customer = archive.customer(&name, |_, _| {});
        for pair in windows(&name, 2) {
            prop_assert_eq!(archive.customers(pair).len(), 1, "{} in {}", pair, name);
        }
        if text.trim().chars().count() >= 10 {
            let id = archive.complaint(Some(customer), &text);
            let is_han = |c: char| !c.is_ascii() && !"，。".contains(c);
            for pair in windows(text.trim(), 2).filter(|pair| pair.chars().all(is_han)) {
                let found = complaints(&archive.office.store, &archive.office.agent, pair, 10).unwrap();
                prop_assert_eq!(found, [id], "{} in {}", pair, text);
            }
        }
    }
}
