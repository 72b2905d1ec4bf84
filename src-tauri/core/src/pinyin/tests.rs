#![expect(
    clippy::single_range_in_vec_init,
    reason = "a list of one highlighted part is meant"
)]

use proptest::prelude::*;

use super::{Query, full, index_terms, initials, sort_key};

/// Names with characters of several readings, and how they are read: places, people, firms' words.
const HETERONYMS: [(&str, &str); 33] = [
    ("重庆", "chongqing"),
    ("长春", "changchun"),
    ("长沙", "changsha"),
    ("长安", "changan"),
    ("厦门", "xiamen"),
    ("成都", "chengdu"),
    ("单雄信", "shanxiongxin"),
    ("解珍", "xiezhen"),
    ("仇英", "qiuying"),
    ("曾国藩", "zengguofan"),
    ("查良镛", "zhaliangyong"),
    ("银行", "yinhang"),
    ("会计", "kuaiji"),
    ("参差", "cenci"),
    ("蚌埠", "bengbu"),
    ("六安", "luan"),
    ("洪洞", "hongtong"),
    ("铅山", "yanshan"),
    ("盛泽", "shengze"),
    ("乐山", "leshan"),
    ("音乐", "yinyue"),
    ("吕布", "lvbu"),
    ("绿地", "lvdi"),
    ("朝阳", "chaoyang"),
    ("行政", "xingzheng"),
    ("冯女士", "fengnvshi"),
    ("区先生", "ouxiansheng"),
    ("尉迟恭", "yuchigong"),
    ("单", "dan"),
    ("单总", "shanzong"),
    ("单位", "danwei"),
    ("曾", "zeng"),
    ("吕", "lv"),
];

#[test]
fn the_best_guess_is_right_for_names_with_several_readings() {
    for (name, pinyin) in HETERONYMS {
        assert_eq!(full(name), pinyin, "{name}");
    }
}

#[test]
fn every_such_name_is_indexed_and_matched_by_its_right_reading() {
    for (name, pinyin) in HETERONYMS {
        assert!(
            index_terms(name).full.iter().any(|term| term == pinyin),
            "{name}"
        );
        assert_eq!(
            Query::new(pinyin).matcher().highlight(name),
            [0..name.chars().count()],
            "{name}"
        );
    }
}

#[test]
fn firms_have_a_pinyin_and_initials() {
    for (name, pinyin, letters) in [
        ("蜀岭鲜达", "shulingxianda", "SLXD"),
        ("渝北启澜家电", "yubeiqilanjiadian", "YBQLJD"),
        ("A1冷链（成都）", "a1lenglianchengdu", "A1LLCD"),
        ("Ｂ２Ｂ物流", "b2bwuliu", "B2BWL"),
        ("阿里·木", "alimu", "ALM"),
        ("𠮷野家", "yejia", "YJ"),
        ("快乐清洁", "kuaileqingjie", "KLQJ"),
        ("", "", ""),
        ("（）", "", ""),
    ] {
        assert_eq!(full(name), pinyin, "{name}");
        assert_eq!(initials(name), letters, "{name}");
    }
}

#[test]
fn a_name_is_indexed_under_all_its_readings() {
    let terms = index_terms("重庆长安");
    assert_eq!(terms.full[0], "chongqingchangan");
    assert!(terms.full.contains(&"zhongqingzhangan".to_owned()));
    assert_eq!(terms.initials[0], "cqca");
    assert!(terms.initials.contains(&"zqza".to_owned()));

    let lv = index_terms("吕布");
    assert!(lv.full.contains(&"lvbu".to_owned()) && lv.full.contains(&"lubu".to_owned()));

    let long = index_terms("重行长乐单解曾查区朴参差会计行");
    assert_eq!((long.full.len(), long.initials.len()), (32, 32));

    let latin = index_terms("A1冷链");
    assert_eq!(
        (&*latin.full[0], &*latin.initials[0]),
        ("a1lenglian", "a1ll")
    );
    assert_eq!(index_terms("（）").full, [""; 0]);
}

#[test]
fn names_sort_by_syllable_tone_and_character() {
    let sorted = [
        "7号仓",
        "阿里",
        "ABC物流",
        "安达",
        "昂立",
        "长安",
        "成都佳盈",
        "Chengdu Foods",
        "重庆",
        "李明",
        "理想",
        "立新",
        "连云港",
        "芦山",
        "路桥",
        "罗湖",
        "吕布",
        "西安",
        "先达",
        "Яндекс",
        "\u{30000}",
    ];
    let mut by_key = sorted;
    by_key.reverse();
    by_key.sort_by_key(|name| sort_key(name));
    assert_eq!(by_key, sorted);
    assert_eq!(sort_key("成都 佳盈（示例）"), sort_key("成都佳盈(示例)"));
    assert_eq!(sort_key("ＡＢＣ"), "abc");
}

#[test]
fn mixed_input_matches_and_is_highlighted() {
    let name = "成都佳盈物流（示例）有限公司";
    for (query, parts) in [
        ("cd佳盈", vec![0..4]),
        ("成都jy", vec![0..4]),
        ("CDJY", vec![0..4]),
        ("ｃｄｊｙ", vec![0..4]),
        ("chengdujiaying", vec![0..4]),
        ("chengd", vec![0..2]),
        ("jiay", vec![2..4]),
        ("cheng'du", vec![0..2]),
        ("wuliu 成都", vec![0..2, 4..6]),
        ("佳盈wl", vec![2..6]),
        ("(示例)", vec![6..10]),
        ("yxgs", vec![10..14]),
        ("成都重庆", vec![]),
        ("wuliu 重庆", vec![]),
        ("", vec![]),
        (" ", vec![]),
    ] {
        assert_eq!(
            Query::new(query).matcher().highlight(name),
            parts,
            "{query}"
        );
        assert_eq!(
            Query::new(query).matcher().is_match(name),
            !parts.is_empty(),
            "{query}"
        );
    }
}

#[test]
fn every_place_that_matches_is_highlighted() {
    assert_eq!(
        Query::new("lv").matcher().highlight("吕氏绿地"),
        [0..1, 2..3]
    );
    assert_eq!(
        Query::new("lu").matcher().highlight("吕氏绿地"),
        [2..3],
        "绿 is also read lu"
    );
    assert_eq!(Query::new("lubu").matcher().highlight("吕布"), [0..2]);
    assert_eq!(Query::new("lübu").matcher().highlight("吕布"), [0..2]);
    assert_eq!(
        Query::new("abc").matcher().highlight("ＡＢＣ-abc"),
        [0..3, 4..7]
    );
    assert_eq!(Query::new("ян").matcher().highlight("Яндекс"), [0..2]);
    assert_eq!(Query::new("𠮷野").matcher().highlight("新𠮷野家"), [1..3]);
}

proptest! {
    #[test]
    fn no_text_panics(name in "\\PC{0,20}", query in "\\PC{0,12}") {
        let _ = (full(&name), initials(&name), sort_key(&name), index_terms(&name));
        let found = Query::new(&query).matcher().highlight(&name);
        for part in &found {
            prop_assert!(part.start < part.end && part.end <= name.chars().count());
        }
        prop_assert!(found.is_sorted_by(|one, next| one.end < next.start));
    }

    #[test]
    fn any_part_of_a_name_finds_it(name in "[\u{4e00}-\u{9fa5}a-z0-9]{1,8}", start in 0_usize..8, length in 1_usize..8) {
        let part: String = name.chars().skip(start).take(length).collect();
        prop_assert_eq!(Query::new(&part).matcher().is_match(&name), !part.is_empty());
    }

    #[test]
    fn every_indexed_form_of_a_common_name_matches_it(name in "[成都重庆长安佳盈物流单曾吕绿厦门启澜家电鲜达]{1,6}") {
        let terms = index_terms(&name);
        for term in terms.full.iter().chain(&terms.initials) {
            prop_assert!(Query::new(term).matcher().is_match(&name), "{} {}", name, term);
        }
    }
}
