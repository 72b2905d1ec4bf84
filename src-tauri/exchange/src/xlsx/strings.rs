//! Texts: the shared table and those inside a cell.

use std::borrow::Cow;

use quick_xml::events::Event;

use crate::progress::Progress;
use crate::source::SourceError;
use crate::source::markup::{attribute, push_reference};
use crate::source::package::{Package, XmlPart};
use crate::table::{Cell, SheetBuilder};

/// The shared texts by position, each as the cell that shows it.
pub(super) fn read_shared(
    package: &mut Package<'_>,
    part: Option<&str>,
    builder: &mut SheetBuilder,
    progress: &dyn Progress,
) -> Result<Vec<Cell>, SourceError> {
    let mut shared = Vec::new();
    let Some(mut part) = part.map(|part| package.xml(part)).transpose()?.flatten() else {
        return Ok(shared);
    };
    let mut text = String::new();
    loop {
        match part.next()? {
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                read_rich_text(&mut part, "si", &mut text)?;
                let cell = Cell::text(&text);
                // Besides the text itself each entry takes its place in the table.
                builder.count_text(text.len().min(1 << 17) + size_of::<Cell>())?;
                shared.push(cell);
                if shared.len().is_multiple_of(8192) {
                    let (done, total) = part.position();
                    progress.advance(done.min(total), None)?;
                }
            }
            Event::Eof => return Ok(shared),
            _ => {}
        }
    }
}

/// The text of an element that holds plain or rich text, up to its end. Phonetic guides are not part of it.
pub(super) fn read_rich_text(
    part: &mut XmlPart<'_, '_>,
    closing: &str,
    text: &mut String,
) -> Result<(), SourceError> {
    text.clear();
    let mut phonetic = false;
    loop {
        match part.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "rPh" => phonetic = true,
                "t" => {
                    let preserve =
                        attribute(&element, "space").is_some_and(|space| space == "preserve");
                    let start = text.len();
                    read_text(part, "t", text)?;
                    if phonetic {
                        text.truncate(start);
                    } else {
                        tidy(text, start, preserve);
                    }
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "rPh" => phonetic = false,
                name if name == closing => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(part.corrupt()),
            _ => {}
        }
    }
}

/// Appends the character data of an element, up to its end.
pub(super) fn read_text(
    part: &mut XmlPart<'_, '_>,
    closing: &str,
    text: &mut String,
) -> Result<(), SourceError> {
    loop {
        part.check_text(text)?;
        match part.next()? {
            Event::Text(piece) => text.push_str(&piece.xml10_content()),
            Event::CData(piece) => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) => push_reference(&reference, text),
            Event::End(element) if element.local_name().as_ref() == closing => return Ok(()),
            Event::Eof => return Err(part.corrupt()),
            _ => {}
        }
    }
}

/// Without `xml:space="preserve"` the blanks around a text are layout; `_x000D_` stands for a character.
fn tidy(text: &mut String, start: usize, preserve: bool) {
    let written = &text[start..];
    let kept = if preserve {
        written
    } else {
        written.trim_matches([' ', '\t', '\r', '\n'])
    };
    match unescape(kept) {
        Cow::Borrowed(kept) if kept.len() == written.len() => {}
        kept => {
            let kept = kept.into_owned();
            text.replace_range(start.., &kept);
        }
    }
}

/// Characters that XML cannot hold are written as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(position) = rest.find("_x") {
        plain.push_str(&rest[..position]);
        rest = &rest[position..];
        let escaped = rest
            .get(2..7)
            .filter(|code| code.ends_with('_') && !code.contains('+'))
            .and_then(|code| u32::from_str_radix(&code[..4], 16).ok())
            .and_then(char::from_u32);
        match escaped {
            Some(character) => {
                plain.push(character);
                rest = &rest[7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn only_whole_escapes_are_resolved() {
        assert_eq!(unescape("a_x000D_b"), "a\rb");
        assert_eq!(unescape("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescape("_x00"), "_x00");
        assert_eq!(unescape("_xD800_中"), "_xD800_中");
        assert_eq!(unescape("_x+00D_"), "_x+00D_");
        assert_eq!(unescape("_x中文字符_"), "_x中文字符_");
    }
}
