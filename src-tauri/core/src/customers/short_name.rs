//! 简称 where nobody gave one: the name without its legal form and without what stands in brackets.

/// Longest first, so that the whole legal form goes.
const LEGAL_FORMS: &[&str] = &[
    "集团股份有限公司",
    "集团有限责任公司",
    "集团有限公司",
    "股份有限公司",
    "有限责任公司",
    "股份公司",
    "有限公司",
    "专业合作社",
    "经营部",
    "工作室",
    "公司",
];

/// A short name for lists; the name itself where nothing would be left.
pub(super) fn short_name(name: &str) -> String {
    let mut depth = 0_u32;
    let outside: String = name
        .chars()
        .filter(|character| match character {
            '（' | '(' | '【' | '[' => {
                depth += 1;
                false
            }
            '）' | ')' | '】' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    let bare = LEGAL_FORMS
        .iter()
        .find_map(|form| outside.trim().strip_suffix(form))
        .unwrap_or(outside.trim());
    match bare.chars().count() {
        0 | 1 => name.chars().take(30).collect(),
        _ => bare.chars().take(30).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn legal_form_and_brackets_go() {
        assert_eq!(short_name("成都佳盈(中国)物流有限公司"), "成都佳盈物流");
        assert_eq!(
            short_name("江城启程汽配（示例）股份有限公司"),
            "江城启程汽配"
        );
        assert_eq!(short_name("（示例）有限公司"), "（示例）有限公司");
        assert_eq!(short_name("顺达"), "顺达");
    }
}
