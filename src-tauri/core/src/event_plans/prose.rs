//! Text of a section as blocks: small enough to be checked whole and to be set on paper without surprises.
//!
//! ```json
//! [
//!   { "kind": "paragraph", "runs": [ { "text": "目的：", "bold": true }, { "text": "加强沟通", "bold": false } ] },
//!   { "kind": "list", "ordered": true, "items": [ [ { "text": "听取意见", "bold": false } ] ] },
//!   { "kind": "image", "attachment": "0190…", "caption": "会场平面", "width_percent": 80 },
//!   { "kind": "table", "header": true, "rows": [ [ "组别", "人数" ], [ "接待", "6" ] ] }
//! ]
//! ```
//!
//! There is no markup inside a text: what looks like HTML is printed as it stands. A small plan has paragraphs without
//! bold only; see [`plain`].

use serde::{Deserialize, Serialize};

use crate::ids::AttachmentId;
use crate::problems::{Problems, Weight};

/// The blocks of one section.
pub type Prose = Vec<Block>;

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Run {
    /// The text; it has no line ends.
    pub text: String,
    /// Printed bold.
    #[serde(default)]
    pub bold: bool,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        runs: Vec<Run>,
    },
    /// A list.
    List {
        /// Numbered instead of dotted.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Run>>,
    },
    /// A picture.
    Image {
        /// The PNG or JPEG file.
        attachment: AttachmentId,
        /// The words below it.
        caption: String,
        /// Its width in per cent of the text's.
        width_percent: u8,
    },
    /// A table of plain cells; every row has as many.
    Table {
        /// The first row is its head.
        header: bool,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
}

const MOST_BLOCKS: usize = 400;
const MOST_CHARACTERS: usize = 20_000;
const MOST_COLUMNS: usize = 12;
const MOST_ROWS: usize = 200;
const WIDTHS: std::ops::RangeInclusive<u8> = 10..=100;

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(text: &str) -> Self {
        Self::Paragraph {
            runs: vec![Run {
                text: text.to_owned(),
                bold: false,
            }],
        }
    }

    /// Whether a form that is filled in can hold it.
    pub fn is_plain(&self) -> bool {
        matches!(self, Self::Paragraph { runs } if runs.iter().all(|run| !run.bold))
    }

    /// The picture, where it is one.
    pub fn picture(&self) -> Option<AttachmentId> {
        match self {
            Self::Image { attachment, .. } => Some(*attachment),
            _ => None,
        }
    }

    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Paragraph { runs } => runs.iter().map(|run| run.text.as_str()).collect(),
            Self::List { items, .. } => items
                .iter()
                .flatten()
                .map(|run| run.text.as_str())
                .collect(),
            Self::Image { caption, .. } => vec![caption],
            Self::Table { rows, .. } => rows.iter().flatten().map(String::as_str).collect(),
        }
    }

    fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Paragraph { runs } => runs.iter_mut().map(|run| &mut run.text).collect(),
            Self::List { items, .. } => items
                .iter_mut()
                .flatten()
                .map(|run| &mut run.text)
                .collect(),
            Self::Image { caption, .. } => vec![caption],
            Self::Table { rows, .. } => rows.iter_mut().flatten().collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.picture().is_none() && self.texts().iter().all(|text| text.trim().is_empty())
    }
}

/// Plain text as blocks: a paragraph for each line that is not blank.
pub fn plain(text: &str) -> Prose {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(Block::paragraph)
        .collect()
}

/// Takes out blocks without text, and signs that no paper shows.
pub(super) fn tidy(prose: &mut Prose) {
    for text in prose.iter_mut().flat_map(Block::texts_mut) {
        // A line end within a text would be a paragraph that nobody sees as one.
        *text = text
            .chars()
            .map(|sign| {
                if matches!(sign, '\n' | '\t') {
                    ' '
                } else {
                    sign
                }
            })
            .filter(|sign| !sign.is_control())
            .collect();
    }
    prose.retain(|block| !block.is_empty());
}

/// The problems of one section's text. Rows are counted by blocks.
pub(super) fn check(problems: &mut Problems, key: &str, prose: &Prose, only_plain: bool) {
    if prose.len() > MOST_BLOCKS {
        let params = [("limit", MOST_BLOCKS.into()), ("found", prose.len().into())];
        problems.add(key, "too_many_rows", Weight::Error, params);
    }
    let characters: usize = prose
        .iter()
        .flat_map(Block::texts)
        .map(|text| text.chars().count())
        .sum();
    if characters > MOST_CHARACTERS {
        let params = [
            ("limit", MOST_CHARACTERS.into()),
            ("found", characters.into()),
        ];
        problems.add(key, "too_long", Weight::Error, params);
    }
    for (index, block) in prose.iter().enumerate() {
        let at = format!("{key}.{index}");
        if only_plain && !block.is_plain() {
            problems.error(&at, "plain_text_only");
        }
        match block {
            Block::Image { width_percent, .. } if !WIDTHS.contains(width_percent) => {
                problems.error(&format!("{at}.width_percent"), "out_of_range");
            }
            Block::Table { rows, .. } => check_table(problems, &at, rows),
            _ => {}
        }
    }
}

fn check_table(problems: &mut Problems, at: &str, rows: &[Vec<String>]) {
    let columns = rows.first().map_or(0, Vec::len);
    if columns == 0 || columns > MOST_COLUMNS || rows.len() > MOST_ROWS {
        problems.error(&format!("{at}.rows"), "out_of_range");
    } else if rows.iter().any(|row| row.len() != columns) {
        problems.error(&format!("{at}.rows"), "ragged_table");
    }
}
