use std::collections::HashSet;

use proptest::prelude::*;

use super::{Region, RegionLevel, children, find, resolve, search, table};

fn names(regions: &[Region]) -> Vec<&str> {
    regions.iter().map(|region| region.name.as_str()).collect()
}

fn resolved(text: &str) -> Option<(String, String)> {
    resolve(text).map(|resolved| (resolved.region.code, resolved.rest))
}

#[test]
fn a_code_names_its_region_and_those_above_it() {
    for (code, level, name, full_text) in [
        ("510000", RegionLevel::Province, "四川省", "四川省"),
        ("510100", RegionLevel::Prefecture, "成都市", "四川省成都市"),
        (
            "510112",
            RegionLevel::District,
            "龙泉驿区",
            "四川省成都市龙泉驿区",
        ),
        (
            "310115",
            RegionLevel::District,
            "浦东新区",
            "上海市浦东新区",
        ),
        ("500230", RegionLevel::District, "丰都县", "重庆市丰都县"),
        ("429004", RegionLevel::District, "仙桃市", "湖北省仙桃市"),
        (
            "659001",
            RegionLevel::District,
            "石河子市",
            "新疆维吾尔自治区石河子市",
        ),
        ("441900", RegionLevel::Prefecture, "东莞市", "广东省东莞市"),
        ("310100", RegionLevel::Prefecture, "市辖区", "上海市"),
        ("710000", RegionLevel::Province, "台湾省", "台湾省"),
    ] {
        let region = find(code).unwrap();
        assert_eq!(
            (
                region.code.as_str(),
                region.level,
                region.name.as_str(),
                region.full_text.as_str()
            ),
            (code, level, name, full_text)
        );
    }
    assert_eq!(find("51").map(|region| region.code), Some("510000".into()));
    assert_eq!(
        find(" 5101 ").map(|region| region.code),
        Some("510100".into())
    );
}

#[test]
fn an_unknown_or_former_code_is_no_error() {
    // 320503 was 沧浪区 of Suzhou until 2012.
    for code in ["320503", "999999", "5101122", "51011", "", "abcdef", "成都"] {
        assert_eq!(find(code), None, "{code}");
    }
    assert_eq!(children("999999"), []);
    assert_eq!(children("abc"), []);
}

#[test]
fn the_picker_skips_stand_ins_and_stops_where_there_are_no_districts() {
    let provinces = children("");
    assert_eq!(provinces.len(), 34);
    assert_eq!(provinces[0].name, "北京市");

    assert!(names(&children("310000")).contains(&"浦东新区"));
    let chongqing = children("500000");
    assert!(names(&chongqing).contains(&"渝北区") && names(&chongqing).contains(&"丰都县"));
    let hubei = children("420000");
    assert!(names(&hubei).contains(&"武汉市") && names(&hubei).contains(&"仙桃市"));
    assert!(!hubei.iter().any(|region| region.name.contains("直辖")));
    assert!(names(&children("310100")).contains(&"浦东新区"));

    assert_eq!(names(&children("510100")).len(), 20);
    for city in ["441900", "442000", "460400", "620200", "810000"] {
        assert!(!find(city).unwrap().has_children, "{city}");
        assert_eq!(children(city), []);
    }
    assert!(find("310000").unwrap().has_children);
    assert!(!find("510112").unwrap().has_children);
}

#[test]
fn the_table_hangs_together() {
    let mut codes = HashSet::new();
    let mut texts = HashSet::new();
    for entry in table::places() {
        assert!(codes.insert(entry.code), "{}", entry.code);
        assert!(
            texts.insert(&entry.full_text),
            "{} stands twice",
            entry.full_text
        );
        assert!(entry.name.starts_with(entry.short), "{}", entry.name);
        let province = entry.code - entry.code % 10_000;
        assert!(table::find(province).is_some(), "{}", entry.code);
        if entry.level == RegionLevel::District {
            assert!(
                table::find(entry.code - entry.code % 100).is_some(),
                "{}",
                entry.code
            );
        }
    }
    assert!(codes.len() > 3_200);
    // Every place is reached by going down from the provinces, exactly once.
    let mut reached = 0;
    let mut open: Vec<_> = table::below(None).collect();
    while let Some(entry) = open.pop() {
        reached += 1;
        open.extend(table::below(Some(entry)));
    }
    assert_eq!(reached, codes.len());
}

#[test]
fn places_are_recognised_as_people_write_them() {
    for (text, code, rest) in [
        ("四川成都龙泉驿", "510112", ""),
        ("四川省成都市龙泉驿区", "510112", ""),
        ("四川省-成都市-龙泉驿区", "510112", ""),
        ("四川省 / 成都市 / 龙泉驿区", "510112", ""),
        (
            "中国四川省成都市龙泉驿区示例大道88号",
            "510112",
            "示例大道88号",
        ),
        ("成都龙泉驿区 示例大道 5-8 号", "510112", "示例大道 5-8 号"),
        ("四川龙泉驿", "510112", ""),
        ("龙泉驿", "510112", ""),
        ("成都市", "510100", ""),
        ("成都", "510100", ""),
        ("成都市青羊大道1号", "510100", "青羊大道1号"),
        ("成都市高新区", "510100", "高新区"),
        ("四川", "510000", ""),
        ("广东省东莞市", "441900", ""),
        ("广东省东莞市长安镇", "441900", "长安镇"),
        ("东莞长安", "441900", "长安"),
        ("上海浦东", "310115", ""),
        ("上海市上海市浦东新区", "310115", ""),
        ("上海市市辖区浦东新区", "310115", ""),
        ("重庆市渝北区", "500112", ""),
        ("重庆江北", "500105", ""),
        ("重庆丰都", "500230", ""),
        ("湖北仙桃", "429004", ""),
        ("新疆石河子", "659001", ""),
        ("内蒙呼和浩特", "150100", ""),
        ("广西自治区南宁市", "450100", ""),
        ("四川凉山州西昌", "513401", ""),
        ("北川县", "510726", ""),
        ("宁乡县", "430182", ""),
        ("义乌", "330782", ""),
        ("吉林", "220000", ""),
        ("吉林市", "220200", ""),
        ("吉林省吉林市", "220200", ""),
        ("吉林吉林", "220200", ""),
        ("辽宁朝阳", "211300", ""),
        ("北京市朝阳区", "110105", ""),
        ("河北区", "120105", ""),
        ("海南", "460000", ""),
        ("海南州", "632500", ""),
        ("西安市长安区", "610116", ""),
        ("510112", "510112", ""),
        ("香港九龙", "810000", "九龙"),
    ] {
        assert_eq!(resolved(text), Some((code.into(), rest.into())), "{text}");
    }
}

#[test]
fn what_is_no_place_or_several_places_is_left_alone() {
    for text in [
        "",
        "  ",
        "朝阳区建国路1号",
        "鼓楼区",
        "北京路100号",
        "南京东路1号",
        "示例大道88号",
        "Chengdu",
        "999999",
        "无",
    ] {
        assert_eq!(resolved(text), None, "{text}");
    }
}

#[test]
fn every_place_is_recognised_by_its_full_text() {
    for entry in table::places() {
        assert_eq!(
            resolved(&entry.full_text),
            Some((format!("{:06}", entry.code), String::new())),
            "{}",
            entry.full_text
        );
    }
}

#[test]
fn the_picker_finds_by_name_pinyin_initials_and_code() {
    for (text, first) in [
        ("成都", "四川省成都市"),
        ("chengdu", "四川省成都市"),
        ("cdlqy", "四川省成都市龙泉驿区"),
        ("成都lqy", "四川省成都市龙泉驿区"),
        ("longquanyi", "四川省成都市龙泉驿区"),
        ("四川省成都市龙", "四川省成都市龙泉驿区"),
        ("cq", "重庆市"),
        ("chongqing", "重庆市"),
        ("luan", "安徽省六安市"),
        ("xiamen", "福建省厦门市"),
        ("bengbu", "安徽省蚌埠市"),
        ("pudong", "上海市浦东新区"),
        ("shanghai 浦东", "上海市浦东新区"),
        ("510112", "四川省成都市龙泉驿区"),
        ("51", "四川省"),
    ] {
        let found = search(text, 5);
        assert_eq!(found[0].full_text, first, "{text}");
    }
    assert_eq!(search("四川", 7).len(), 7);
    assert_eq!(search("四川", 7)[0].full_text, "四川省");
    assert_eq!(search("", 5), []);
    assert_eq!(search("无此地名", 5), []);
    assert_eq!(search("成都", 0), []);
}

proptest! {
    // Each case searches the whole table.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_text_panics(text in "[中国四川省成都市龙泉驿区上海浦东北京路 /-]{0,12}|\\PC{0,12}") {
        let _ = search(&text, 3);
        let _ = find(&text);
        let _ = children(&text);
        if let Some(found) = resolve(&text) {
            prop_assert!(text.ends_with(&found.rest) || text.trim().ends_with(&found.rest));
        }
    }
}
