//! Names of regions as people say them: 成都 for 成都市, 凉山 for 凉山彝族自治州, 浦东 for 浦东新区.

/// Endings that name the kind of a region, longer ones first.
const KINDS: [&str; 14] = [
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "新区",
    "特区",
    "林区",
    "地区",
    "省",
    "市",
    "区",
    "县",
    "旗",
];

/// Peoples that autonomous regions are named after. Xinjiang writes some of them without 族.
const PEOPLES: [&str; 45] = [
    "蒙古族",
    "蒙古",
    "回族",
    "藏族",
    "维吾尔",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "哈萨克",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯",
    "塔吉克",
    "普米族",
    "怒族",
    "保安族",
    "裕固族",
    "独龙族",
    "各族",
];

/// The short name, always a beginning of `name` and of two characters at least; a name that would be left with less
/// (城区, 赵县) stays whole.
pub(super) fn short_name(name: &str) -> &str {
    let kind = KINDS
        .iter()
        .chain(&["盟"])
        .find(|kind| name.ends_with(*kind));
    let Some(base) = kind
        .and_then(|kind| name.strip_suffix(kind))
        .filter(long_enough)
    else {
        return name;
    };
    let mut short = base;
    if kind.is_some_and(|kind| kind.starts_with("自治")) {
        while let Some(rest) = PEOPLES.iter().find_map(|people| short.strip_suffix(people))
            && long_enough(&rest)
        {
            short = rest;
        }
        // 东乡族自治县 is named after its people alone.
        short = short
            .strip_suffix('族')
            .filter(long_enough)
            .unwrap_or(short);
    }
    short
}

fn long_enough(name: &&str) -> bool {
    name.chars().count() >= 2
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn kinds_and_peoples_are_left_out() {
        for (name, short) in [
            ("四川省", "四川"),
            ("成都市", "成都"),
            ("龙泉驿区", "龙泉驿"),
            ("浦东新区", "浦东"),
            ("内蒙古自治区", "内蒙古"),
            ("西藏自治区", "西藏"),
            ("广西壮族自治区", "广西"),
            ("新疆维吾尔自治区", "新疆"),
            ("香港特别行政区", "香港"),
            ("凉山彝族自治州", "凉山"),
            ("红河哈尼族彝族自治州", "红河"),
            ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
            ("海西蒙古族藏族自治州", "海西"),
            ("双江拉祜族佤族布朗族傣族自治县", "双江"),
            ("东乡族自治县", "东乡"),
            ("鄂温克族自治旗", "鄂温克"),
            ("鄂伦春自治旗", "鄂伦春"),
            ("莫力达瓦达斡尔族自治旗", "莫力达瓦"),
            ("龙胜各族自治县", "龙胜"),
            ("锡林郭勒盟", "锡林郭勒"),
            ("大兴安岭地区", "大兴安岭"),
            ("神农架林区", "神农架"),
            ("六枝特区", "六枝"),
            ("城区", "城区"),
            ("赵县", "赵县"),
            ("西沙群岛", "西沙群岛"),
        ] {
            assert_eq!(short_name(name), short);
        }
    }
}
