//! Texts as people type them, made comparable.

/// Full-width letters, digits, punctuation and blanks as their half-width forms.
pub fn half_width(text: &str) -> String {
    text.chars().map(half_width_character).collect()
}

fn half_width_character(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        '￥' => '¥',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        other => other,
    }
}

/// Characters that take no room or only look like a blank: they come along when text is copied from chats and pages.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
            | '\u{00AD}'
    )
}

/// Text without invisible characters and without blanks around it; blanks inside that do not break (NBSP) become
/// ordinary ones. Line breaks inside are kept.
pub fn trimmed(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|character| !is_invisible(*character))
        .filter(|character| !character.is_control() || matches!(character, '\n' | '\t'))
        .map(|character| match character {
            '\u{00A0}' | '\u{2007}' | '\u{202F}' => ' ',
            other => other,
        })
        .collect();
    visible.trim().to_owned()
}

/// Half-width, lower case, without blanks: what two spellings of one word have in common.
pub fn folded(text: &str) -> String {
    text.chars()
        .filter(|character| !is_invisible(*character))
        .map(half_width_character)
        .filter(|character| !character.is_whitespace() && !character.is_control())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copied_text_loses_what_nobody_sees() {
        assert_eq!(
            trimmed("\u{FEFF} 蜀岭\u{200B}鲜达\u{00A0}食品\u{3000}\r\n"),
            "蜀岭鲜达 食品"
        );
        assert_eq!(trimmed("第一行\r\n第二行"), "第一行\n第二行");
        assert_eq!(folded("Ｃｒｅｄｉｔ　Code（１）"), "creditcode(1)");
        assert_eq!(half_width("￥１２，８"), "¥12,8");
    }
}
