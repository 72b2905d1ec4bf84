//! The little of XML that both workbook formats need.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart};

/// The value of an attribute by its name without prefix, with references resolved.
pub(crate) fn attribute<'event>(
    element: &'event BytesStart<'_>,
    name: &str,
) -> Option<Cow<'event, str>> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
}

/// The value of an attribute as a number.
pub(crate) fn number<T: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(element, name)?.trim().parse().ok()
}

/// Appends what `&name;` stands for; an unknown reference stays as it was written.
pub(crate) fn push_reference(reference: &BytesRef<'_>, text: &mut String) {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        text.push(character);
    } else {
        let name = reference.xml10_content();
        match quick_xml::escape::resolve_predefined_entity(&name) {
            Some(value) => text.push_str(value),
            None => {
                text.push('&');
                text.push_str(&name);
                text.push(';');
            }
        }
    }
}
