//! The compound file around a workbook.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use crate::source::SourceError;

const HEADER: usize = 512;
const HEADER_LINKS: usize = 109;

/// What a compound file turned out to hold.
pub(crate) enum Container {
    /// A workbook: its stream of records.
    Workbook(Vec<u8>),
    /// Something else, as a short word.
    Other(&'static str),
}

/// Looks into a compound file (OLE 2).
pub(crate) fn read_container(bytes: &[u8]) -> Result<Container, SourceError> {
    if !allocation_is_plausible(bytes) {
        return Err(SourceError::corrupt("ole"));
    }
    let mut file =
        CompoundFile::open(Cursor::new(bytes)).map_err(|_| SourceError::corrupt("ole"))?;
    if file.is_stream("/EncryptedPackage") {
        return Err(SourceError::EncryptedWorkbook);
    }
    for name in ["/Workbook", "/Book"] {
        if file.is_stream(name) {
            let stream = file
                .open_stream(name)
                .map_err(|_| SourceError::corrupt(&name[1..]))?;
            let mut records = Vec::new();
            // A stream is never longer than the file that holds it.
            stream
                .take(bytes.len() as u64)
                .read_to_end(&mut records)
                .map_err(|_| SourceError::corrupt(&name[1..]))?;
            return Ok(Container::Workbook(records));
        }
    }
    let known = [
        ("/WordDocument", "doc"),
        ("/PowerPoint Document", "ppt"),
        ("/WpsContent", "wps"),
        ("/VisioDocument", "vsd"),
        ("/__properties_version1.0", "msg"),
    ];
    let kind = known
        .iter()
        .find(|(stream, _)| file.is_stream(stream))
        .map_or("ole", |(_, kind)| kind);
    Ok(Container::Other(kind))
}

/// Whether the table of sectors is of a size that this file can need. The table lists itself in links of four bytes, so
/// a small file that repeats one link a million times would claim gigabytes.
fn allocation_is_plausible(bytes: &[u8]) -> bool {
    let word = |at: usize| -> Option<u32> {
        let bytes: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(bytes))
    };
    let sector = match bytes.get(30) {
        Some(9) => 512,
        Some(12) => 4096,
        _ => return false,
    };
    let links_each = sector / 4;
    let table_sectors = (bytes.len() / sector).div_ceil(links_each) + 1;
    let allowed = table_sectors
        .saturating_sub(HEADER_LINKS)
        .div_ceil(links_each - 1)
        + 1;
    let mut next = word(68);
    for _ in 0..=allowed {
        match next {
            Some(link) if link < 0xFFFF_FFFA => {
                let start = (link as usize).saturating_add(1).saturating_mul(sector);
                next = word(start.saturating_add(sector - 4));
            }
            // The end of the chain, or a link past the end of the file, which opening refuses by itself.
            _ => return bytes.len() >= HEADER,
        }
    }
    false
}
