//! Number formats of cell styles.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::source::SourceError;
use crate::source::markup::{attribute, number};
use crate::source::number_format::{NumberShape, built_in, of_code};
use crate::source::package::Package;

/// The shape of each cell style, by the style's position.
pub(super) fn read_styles(
    package: &mut Package<'_>,
    part: Option<&str>,
) -> Result<Vec<NumberShape>, SourceError> {
    let mut shapes = Vec::new();
    let Some(mut part) = part
        .map(|part| package.index_xml(part))
        .transpose()?
        .flatten()
    else {
        return Ok(shapes);
    };
    let mut own: HashMap<u32, NumberShape> = HashMap::new();
    let mut in_cell_styles = false;
    loop {
        match part.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    let id = number(&element, "numFmtId");
                    if let (Some(id), Some(code)) = (id, attribute(&element, "formatCode")) {
                        own.insert(id, of_code(&code));
                    }
                }
                "cellXfs" => in_cell_styles = true,
                "xf" if in_cell_styles => {
                    let id = number(&element, "numFmtId").unwrap_or(0);
                    shapes.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => {
                in_cell_styles = false;
            }
            Event::Eof => return Ok(shapes),
            _ => {}
        }
    }
}
