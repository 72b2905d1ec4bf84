//! What the start of a cell says about it.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use crate::source::markup::{attribute, number};

/// What kind of value a cell holds, as its start tells.
pub(super) enum Value {
    None,
    /// The text, unless the paragraphs hold it.
    Text(Option<String>),
    Number(f64),
    Percent(f64),
    Bool(bool),
    Date(String),
    Error,
}

/// What the start of a cell says about it.
pub(super) struct CellStart {
    pub(super) value: Value,
    pub(super) has_formula: bool,
    pub(super) repeats: u32,
    pub(super) spanned_rows: u32,
    pub(super) spanned_columns: u32,
}

impl CellStart {
    pub(super) fn new(element: &BytesStart<'_>) -> Self {
        CellStart {
            value: value(element),
            has_formula: attribute(element, "formula").is_some(),
            repeats: repeats(element, "number-columns-repeated"),
            spanned_rows: repeats(element, "number-rows-spanned"),
            spanned_columns: repeats(element, "number-columns-spanned"),
        }
    }
}

fn value(element: &BytesStart<'_>) -> Value {
    let mut kind = None;
    let mut is_error = false;
    let mut written = None;
    for attribute in element.attributes().with_checks(false).flatten() {
        match attribute.key.as_ref() {
            "office:value-type" => kind = Some(attribute.value.into_owned()),
            "calcext:value-type" => is_error = attribute.value == "error",
            "office:value"
            | "office:boolean-value"
            | "office:date-value"
            | "office:string-value" => {
                written = attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .ok()
                    .map(|value| value.into_owned());
            }
            _ => {}
        }
    }
    if is_error {
        return Value::Error;
    }
    let number = || {
        let number = written.as_deref()?.trim().parse::<f64>().ok()?;
        number.is_finite().then_some(number)
    };
    match kind.as_deref() {
        Some("float" | "currency") => number().map_or(Value::Text(None), Value::Number),
        Some("percentage") => number().map_or(Value::Text(None), Value::Percent),
        Some("boolean") => Value::Bool(written.as_deref() == Some("true")),
        Some("date") => written.map_or(Value::Text(None), Value::Date),
        Some("string") => Value::Text(written),
        // A time of day or a duration is kept as it is shown.
        Some(_) => Value::Text(None),
        None => Value::None,
    }
}

/// A count of repetitions or of spanned cells; at least one.
pub(super) fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    number::<u64>(element, name).map_or(1, |count| u32::try_from(count.max(1)).unwrap_or(u32::MAX))
}
