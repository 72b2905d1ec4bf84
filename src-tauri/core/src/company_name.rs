//! Names of firms, brought into one form in which duplicates are equal.

use crate::width::half_width;

/// The form in which two spellings of one firm's name are equal: half-width, lower-case, without any space, every
/// pair of brackets as `()`, and 有限责任公司 as 有限公司.
///
/// The two are the same kind of company under different customs of writing; a 股份有限公司 is another kind and stays
/// what it is, as does everything in brackets, such as a place or （示例）.
pub fn normalised(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(half_width)
        .filter(|character| !is_invisible(*character))
        .map(unified)
        .flat_map(char::to_lowercase)
        .collect();
    plain.replace("有限责任公司", "有限公司")
}

/// Spaces of every kind, and the marks without width that copying from web pages leaves behind.
fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// Brackets of all shapes become round ones, and all middle dots one dot.
fn unified(character: char) -> char {
    match character {
        '[' | '{' | '【' | '〔' | '〖' | '﹝' | '「' | '『' | '<' | '〈' | '《' => '(',
        ']' | '}' | '】' | '〕' | '〗' | '﹞' | '」' | '』' | '>' | '〉' | '》' => ')',
        '•' | '・' | '‧' | '∙' | '･' => '·',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::normalised;

    #[test]
    fn spellings_of_one_firm_are_equal() {
        let one = normalised("蜀岭鲜达食品（示例）有限公司");
        assert_eq!(one, "蜀岭鲜达食品(示例)有限公司");
        for spelling in [
            "蜀岭鲜达食品(示例)有限公司",
            "蜀岭鲜达食品【示例】有限责任公司",
            " 蜀岭 鲜达食品〔示例〕\u{3000}有限公司\u{feff}",
            "蜀岭鲜达食品[示例]有限 责任公司",
        ] {
            assert_eq!(normalised(spelling), one, "{spelling}");
        }
        assert_eq!(
            normalised("ＡＢＣ物流（成都）有限责任公司第１分公司"),
            normalised("abc物流(成都)有限公司第1分公司")
        );
        assert_eq!(normalised("阿里·木商行"), normalised("阿里•木商行"));
    }

    #[test]
    fn different_firms_stay_different() {
        let one = normalised("天业（示例）有限公司");
        for other in [
            "天业（示例）股份有限公司",
            "天业有限公司",
            "天业（示例二）有限公司",
            "天业（示例）有限公司成都分公司",
        ] {
            assert_ne!(normalised(other), one, "{other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn normalising_twice_changes_nothing(name in "\\PC{0,30}") {
            let once = normalised(&name);
            proptest::prop_assert_eq!(normalised(&once), once);
        }
    }
}
