//! Texts in records.

use encoding_rs::Encoding;

/// Reads over the seams between a record and those that continue it.
pub(super) struct Pieces<'stream> {
    pieces: std::vec::IntoIter<&'stream [u8]>,
    current: &'stream [u8],
}

impl<'stream> Pieces<'stream> {
    pub(super) fn new(pieces: Vec<&'stream [u8]>) -> Self {
        let mut pieces = pieces.into_iter();
        let current = pieces.next().unwrap_or_default();
        Pieces { pieces, current }
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.step_over_seam()?;
            let step = count.min(self.current.len());
            self.current = &self.current[step..];
            count -= step;
        }
        Some(())
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.step_over_seam()?;
        let (byte, rest) = self.current.split_first()?;
        self.current = rest;
        Some(*byte)
    }

    pub(super) fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn double_word(&mut self) -> Option<u32> {
        Some(u32::from(self.word()?) | u32::from(self.word()?) << 16)
    }

    /// A text of Excel 97 and later without its length: a byte of flags, perhaps formatting runs and phonetic data
    /// ([MS-XLS] 2.5.293), and characters in one byte or two each. After a seam the characters go on with a new flag.
    pub(super) fn unicode(&mut self, count: usize) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 {
            usize::from(self.word()?)
        } else {
            0
        };
        let phonetic = if flags & 4 != 0 {
            self.double_word()? as usize
        } else {
            0
        };
        let text = self.characters(count, flags & 1 != 0)?;
        self.skip(runs * 4)?;
        self.skip(phonetic)?;
        Some(text)
    }

    fn characters(&mut self, mut count: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        while count > 0 {
            if self.current.is_empty() {
                self.step_over_seam()?;
                wide = self.byte()? & 1 != 0;
            }
            if wide {
                let step = count.min(self.current.len() / 2);
                if step == 0 {
                    return None;
                }
                let (bytes, rest) = self.current.split_at(step * 2);
                units.extend(
                    bytes
                        .chunks_exact(2)
                        .map(|pair| u16::from_le_bytes([pair[0], pair[1]])),
                );
                self.current = rest;
                count -= step;
            } else {
                let step = count.min(self.current.len());
                let (bytes, rest) = self.current.split_at(step);
                units.extend(bytes.iter().map(|byte| u16::from(*byte)));
                self.current = rest;
                count -= step;
            }
        }
        Some(String::from_utf16_lossy(&units))
    }

    fn step_over_seam(&mut self) -> Option<()> {
        while self.current.is_empty() {
            self.current = self.pieces.next()?;
        }
        Some(())
    }
}

/// How the texts of a workbook are stored.
#[derive(Clone, Copy)]
pub(super) enum TextForm {
    /// Excel 97 and later.
    Unicode,
    /// Excel 95, in the code page of the machine that wrote it.
    Bytes(&'static Encoding),
}

impl TextForm {
    /// A text that follows its length in two bytes.
    pub(super) fn long(self, pieces: Vec<&[u8]>) -> Option<String> {
        let mut pieces = Pieces::new(pieces);
        let count = usize::from(pieces.word()?);
        self.text(pieces, count)
    }

    /// A text that follows its length in one byte.
    pub(super) fn short(self, data: &[u8]) -> Option<String> {
        let mut pieces = Pieces::new(vec![data]);
        let count = usize::from(pieces.byte()?);
        self.text(pieces, count)
    }

    fn text(self, mut pieces: Pieces<'_>, count: usize) -> Option<String> {
        match self {
            TextForm::Unicode => pieces.unicode(count),
            TextForm::Bytes(encoding) => {
                let bytes = (0..count)
                    .map(|_| pieces.byte())
                    .collect::<Option<Vec<u8>>>()?;
                Some(encoding.decode_without_bom_handling(&bytes).0.into_owned())
            }
        }
    }
}

/// The encoding of a Windows code page; the Chinese one where it is unknown.
pub(super) fn code_page(number: u16) -> &'static Encoding {
    match number {
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1251 => encoding_rs::WINDOWS_1251,
        1252 | 0x8001 => encoding_rs::WINDOWS_1252,
        _ => encoding_rs::GB18030,
    }
}
