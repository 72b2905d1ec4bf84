//! Texts of blocks.

use serde_json::Value;

use super::reader::Reader;
use crate::event_plans::{Block, Prose, Run, plain};

/// The text of a section: one string, or a list of blocks.
pub(super) fn read(reader: &Reader<'_>, key: &str) -> Prose {
    match reader.present(key) {
        None => Prose::new(),
        Some(Value::String(text)) => plain(text),
        Some(_) => {
            let mut blocks = Prose::new();
            for (index, value) in reader.list(key).iter().enumerate() {
                match value {
                    Value::String(text) => blocks.extend(plain(text)),
                    _ => blocks.extend(block(reader, &format!("{key}.{index}"), value)),
                }
            }
            blocks
        }
    }
}

fn block(reader: &Reader<'_>, at: &str, value: &Value) -> Option<Block> {
    let block = reader.part(at, value);
    match block.text("kind").as_str() {
        "paragraph" => {
            block.only(&["kind", "text", "runs"]);
            let text = block.text("text");
            let runs = match text.is_empty() {
                true => runs(&block, "runs", block.present("runs")),
                false => vec![unmarked(&text)],
            };
            Some(Block::Paragraph { runs })
        }
        "list" => {
            block.only(&["kind", "ordered", "items"]);
            let items = block.list("items");
            let items = items.iter().enumerate();
            Some(Block::List {
                ordered: block.flag("ordered").unwrap_or(false),
                items: items
                    .map(|(index, item)| runs(&block, &format!("items.{index}"), Some(item)))
                    .collect(),
            })
        }
        "image" => {
            block.only(&["kind", "file", "caption", "width_percent"]);
            let attachment = block.file("file");
            if attachment.is_none() {
                block.wrong("file", "unknown_file");
            }
            let width = block.count("width_percent").unwrap_or(100);
            Some(Block::Image {
                attachment: attachment?,
                caption: block.text("caption"),
                width_percent: u8::try_from(width).unwrap_or(u8::MAX),
            })
        }
        "table" => {
            block.only(&["kind", "header", "rows"]);
            Some(Block::Table {
                header: block.flag("header").unwrap_or(true),
                rows: table(&block)?,
            })
        }
        _ => {
            block.wrong("kind", "unknown_block");
            None
        }
    }
}

fn unmarked(text: &str) -> Run {
    Run {
        text: text.to_owned(),
        bold: false,
    }
}

/// A string, or a list of strings and of `{"text", "bold"}`.
fn runs(block: &Reader<'_>, key: &str, value: Option<&Value>) -> Vec<Run> {
    let run = |value: &Value| match value {
        Value::String(text) => Some(unmarked(text)),
        other => serde_json::from_value(other.clone()).ok(),
    };
    let read = match value {
        Some(Value::Array(values)) => values.iter().map(run).collect(),
        Some(value) => run(value).map(|run| vec![run]),
        None => None,
    };
    if read.is_none() {
        block.wrong(key, "not_a_text");
    }
    read.unwrap_or_default()
}

fn table(block: &Reader<'_>) -> Option<Vec<Vec<String>>> {
    let cell = |value: &Value| value.as_str().map(str::to_owned);
    let row = |value: &Value| value.as_array()?.iter().map(cell).collect();
    let rows: Option<Vec<Vec<String>>> = block.list("rows").iter().map(row).collect();
    if rows.is_none() {
        block.wrong("rows", "not_a_text");
    }
    rows
}
