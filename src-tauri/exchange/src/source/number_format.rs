//! What a number format makes of a number.

/// How cells with a certain number format are to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum NumberShape {
    #[default]
    Plain,
    Percent,
    /// A date, a time of day, or both.
    Date,
    /// Hours beyond 24, as in `[h]:mm`.
    Duration,
    /// Shown with leading zeros to this many digits, as in `000000` for postcodes.
    Padded(u8),
}

/// The shape of a built-in format (ECMA-376 part 1, 18.8.30, with the East Asian ones).
pub(crate) fn built_in(id: u32) -> NumberShape {
    match id {
        9 | 10 => NumberShape::Percent,
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => NumberShape::Date,
        46 => NumberShape::Duration,
        _ => NumberShape::Plain,
    }
}

/// The shape of a format code; its first section decides.
pub(crate) fn of_code(code: &str) -> NumberShape {
    let mut symbols = String::new();
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            ';' => break,
            // The next character is a literal, a width or a filling.
            '\\' | '_' | '*' | '!' => {
                characters.next();
            }
            '"' => {
                for quoted in characters.by_ref() {
                    if quoted == '"' {
                        break;
                    }
                }
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                if is_elapsed(&inside) {
                    return NumberShape::Duration;
                }
            }
            other => symbols.push(other.to_ascii_lowercase()),
        }
    }
    if symbols.contains("general") || symbols.contains("通用格式") {
        return NumberShape::Plain;
    }
    if symbols.contains('%') {
        return NumberShape::Percent;
    }
    // `aaa` and `aaaa` are the days of the week in Chinese.
    if symbols.contains(['y', 'm', 'd', 'h', 's']) || symbols.contains("aaa") {
        return NumberShape::Date;
    }
    // Anything else in the code, such as 0!.0000"万", scales or decorates.
    let section = code.split(';').next().unwrap_or_default();
    if (2..=32).contains(&section.len()) && section.bytes().all(|byte| byte == b'0') {
        return NumberShape::Padded(section.len() as u8);
    }
    NumberShape::Plain
}

fn is_elapsed(inside: &str) -> bool {
    let lower = inside.to_ascii_lowercase();
    ['h', 'm', 's']
        .iter()
        .any(|unit| !lower.is_empty() && lower.chars().all(|character| character == *unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_chinese_workbooks_are_understood() {
        let expected = [
            ("General", NumberShape::Plain),
            ("G/通用格式", NumberShape::Plain),
            ("0.00E+00", NumberShape::Plain),
            ("#,##0.00_);[Red](#,##0.00)", NumberShape::Plain),
            ("0!.0000\"万\"", NumberShape::Plain),
            ("\"第\"0\"名\"", NumberShape::Plain),
            ("¥#,##0.00", NumberShape::Plain),
            ("[$-804]General", NumberShape::Plain),
            ("0", NumberShape::Plain),
            ("000000", NumberShape::Padded(6)),
            ("0.0%", NumberShape::Percent),
            ("yyyy\"年\"m\"月\"d\"日\"", NumberShape::Date),
            ("[$-F800]dddd, mmmm dd, yyyy", NumberShape::Date),
            ("yyyy-mm-dd;@", NumberShape::Date),
            ("上午/下午h\"时\"mm\"分\"", NumberShape::Date),
            ("aaaa", NumberShape::Date),
            ("[h]:mm:ss", NumberShape::Duration),
        ];
        for (code, shape) in expected {
            assert_eq!(of_code(code), shape, "{code}");
        }
    }
}
