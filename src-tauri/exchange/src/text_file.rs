//! Text files with separated columns (.csv, .txt), in the encodings that Chinese programs write.

mod decode;
mod separate;

use serde::Serialize;
use specta::Type;

pub use decode::{DecodedText, decode};
pub(crate) use separate::{find_separator, read_sheet};

/// How the characters of a text file are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TextEncoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 with a byte order mark, as Excel writes "CSV UTF-8".
    Utf8Marked,
    /// UTF-16, little end first, as Excel writes "Unicode Text".
    Utf16LittleEndian,
    /// UTF-16, big end first.
    Utf16BigEndian,
    /// GB 18030 with GBK and GB 2312, what Chinese Windows programs write by default.
    Gb18030,
}

/// What stands between two columns of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    /// `,`
    Comma,
    /// A tab stop.
    Tab,
    /// `;`
    Semicolon,
}

impl Separator {
    /// The separator as it stands in the file.
    pub fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Tab => b'\t',
            Separator::Semicolon => b';',
        }
    }
}
