//! Full-width characters, which a Chinese input method types where a number or a code is meant.

/// The half-width character that means the same as `character`; any other character unchanged.
///
/// Covers the full-width forms of ASCII (U+FF01–U+FF5E), the ideographic space and the yuan sign.
pub(crate) fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        '￥' => '¥',
        other => other,
    }
}

/// [`half_width`] over a whole text.
pub(crate) fn half_width_text(text: &str) -> String {
    text.chars().map(half_width).collect()
}

#[cfg(test)]
mod tests {
    use super::half_width_text;

    #[test]
    fn forms_of_ascii_become_ascii_and_nothing_else_changes() {
        assert_eq!(
            half_width_text("（＋８６）１９９　ＡＢｚ～￥成都、"),
            "(+86)199 ABz~¥成都、"
        );
    }
}
