//! The records of a workbook stream: two bytes of kind, two of length, then the data.

/// A record with its data.
#[derive(Clone, Copy)]
pub(super) struct Record<'stream> {
    pub(super) kind: u16,
    pub(super) data: &'stream [u8],
}

/// Continues the data of the record before it.
pub(super) const CONTINUE: u16 = 0x3C;

/// Walks the records from an offset to the end of the stream.
#[derive(Clone)]
pub(super) struct Records<'stream> {
    rest: &'stream [u8],
}

impl<'stream> Records<'stream> {
    pub(super) fn from(stream: &'stream [u8], offset: usize) -> Self {
        Records {
            rest: stream.get(offset..).unwrap_or_default(),
        }
    }

    /// How many bytes lie ahead.
    pub(super) fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// The data of a record and of those that continue it.
    pub(super) fn with_continuations(&mut self, first: &'stream [u8]) -> Vec<&'stream [u8]> {
        let mut pieces = vec![first];
        loop {
            let before = self.clone();
            match self.next() {
                Some(record) if record.kind == CONTINUE => pieces.push(record.data),
                _ => {
                    *self = before;
                    return pieces;
                }
            }
        }
    }
}

impl<'stream> Iterator for Records<'stream> {
    type Item = Record<'stream>;

    fn next(&mut self) -> Option<Self::Item> {
        let (head, rest) = self.rest.split_at_checked(4)?;
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        Some(Record { kind, data })
    }
}

/// A little-endian number inside the data of a record.
pub(super) fn word(data: &[u8], at: usize) -> Option<u16> {
    let bytes: [u8; 2] = data.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_le_bytes(bytes))
}

/// As [`word`], with 32 bits.
pub(super) fn double_word(data: &[u8], at: usize) -> Option<u32> {
    let bytes: [u8; 4] = data.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_le_bytes(bytes))
}

/// As [`word`], a floating-point number.
pub(super) fn float(data: &[u8], at: usize) -> Option<f64> {
    let bytes: [u8; 8] = data.get(at..at + 8)?.try_into().ok()?;
    Some(f64::from_le_bytes(bytes))
}
