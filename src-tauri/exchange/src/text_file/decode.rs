//! Bytes to text: byte order mark, strict UTF-8, UTF-16 told by its zero bytes, GB 18030.
//!
//! Statistical guessing is not used: on short Chinese lists it is wrong too often.

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::TextEncoding;
use crate::source::SourceError;

/// A text and how it was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodedText {
    /// The text, without a byte order mark.
    pub text: String,
    /// What it was stored in.
    pub encoding: TextEncoding,
}

/// Decodes the whole of a text file.
///
/// # Errors
/// [`SourceError::Undecodable`] with the first line that cannot be read, and
/// [`SourceError::UnsupportedKind`] where the bytes are no text at all.
pub fn decode(bytes: &[u8]) -> Result<DecodedText, SourceError> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8(rest, TextEncoding::Utf8Marked);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return strict(rest, UTF_16LE, TextEncoding::Utf16LittleEndian);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return strict(rest, UTF_16BE, TextEncoding::Utf16BigEndian);
    }
    if bytes.contains(&0) {
        return match utf16_without_mark(bytes) {
            Some(TextEncoding::Utf16LittleEndian) => {
                strict(bytes, UTF_16LE, TextEncoding::Utf16LittleEndian)
            }
            Some(_) => strict(bytes, UTF_16BE, TextEncoding::Utf16BigEndian),
            None => Err(SourceError::UnsupportedKind {
                kind: "unknown".to_owned(),
            }),
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(DecodedText {
            text: text.to_owned(),
            encoding: TextEncoding::Utf8,
        }),
        Err(_) if is_damaged_utf8(bytes) => utf8(bytes, TextEncoding::Utf8),
        Err(_) => strict(bytes, GB18030, TextEncoding::Gb18030),
    }
}

fn utf8(bytes: &[u8], encoding: TextEncoding) -> Result<DecodedText, SourceError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(DecodedText {
            text: text.to_owned(),
            encoding,
        }),
        Err(error) => Err(SourceError::Undecodable {
            line: line_breaks(&bytes[..error.valid_up_to()]) + 1,
        }),
    }
}

fn line_breaks(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Decodes without replacing anything; the first malformed place is an error that names its line.
fn strict(
    bytes: &[u8],
    encoding: &'static Encoding,
    name: TextEncoding,
) -> Result<DecodedText, SourceError> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    let mut read = 0;
    loop {
        // A full buffer asks for more room; the text is never longer than three bytes for each one read.
        text.reserve((bytes.len() - read).clamp(64, 1 << 20) * 3);
        let (result, count) =
            decoder.decode_to_string_without_replacement(&bytes[read..], &mut text, true);
        read += count;
        match result {
            DecoderResult::InputEmpty => {
                return Ok(DecodedText {
                    text,
                    encoding: name,
                });
            }
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                return Err(SourceError::Undecodable {
                    line: line_breaks(text.as_bytes()) + 1,
                });
            }
        }
    }
}

/// Zero bytes all on one side of the pairs are the upper halves of Latin letters, digits and separators.
fn utf16_without_mark(bytes: &[u8]) -> Option<TextEncoding> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).any(|byte| *byte == 0);
    match (zeros(0), zeros(1)) {
        _ if !bytes.len().is_multiple_of(2) => None,
        (false, true) => Some(TextEncoding::Utf16LittleEndian),
        (true, false) => Some(TextEncoding::Utf16BigEndian),
        _ => None,
    }
}

/// Whether the bytes are UTF-8 apart from a few places, such as a last character cut off. Chinese text in GB 18030
/// looks like UTF-8 in far fewer places than it does not.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_u64, 0_u64);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count() as u64;
        broken += u64::from(!chunk.invalid().is_empty());
    }
    sound > broken * 10
}
