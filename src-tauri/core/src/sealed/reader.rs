//! Opening as one reads.

use std::io::{self, Read};

use chacha20poly1305::aead::AeadInOut;

use super::{CHUNK, FileCipher, HEADER, TAG, check_header, not_whole};
use crate::keys::Subkey;

/// Opens what it reads. Only bytes whose chunk has proved itself are given out; a reading that ended without an error
/// was the whole file.
pub struct SealedReader<R: Read> {
    inner: R,
    cipher: FileCipher,
    /// The opened chunk, and how much of it was given out.
    open: Vec<u8>,
    given: usize,
    /// The chunk after it, still sealed; empty after the last one.
    ahead: Vec<u8>,
}

impl<R: Read> SealedReader<R> {
    /// Reads the header of a sealed file.
    pub fn new(mut inner: R, key: &Subkey, context: &[u8]) -> io::Result<Self> {
        let mut header = [0; HEADER];
        inner.read_exact(&mut header)?;
        check_header(key, &header)?;
        let cipher = FileCipher::new(key, &header, context);
        let mut reader = Self {
            inner,
            cipher,
            open: Vec::new(),
            given: 0,
            ahead: Vec::new(),
        };
        reader.ahead = reader.read_sealed(Vec::with_capacity(CHUNK + TAG))?;
        // Even an empty file has one chunk.
        if reader.ahead.is_empty() {
            return Err(not_whole());
        }
        Ok(reader)
    }

    fn read_sealed(&mut self, mut buffer: Vec<u8>) -> io::Result<Vec<u8>> {
        buffer.clear();
        self.inner
            .by_ref()
            .take((CHUNK + TAG) as u64)
            .read_to_end(&mut buffer)?;
        Ok(buffer)
    }

    fn next_chunk(&mut self) -> io::Result<()> {
        let spent = std::mem::take(&mut self.open);
        self.given = 0;
        let following = self.read_sealed(spent)?;
        self.open = std::mem::replace(&mut self.ahead, following);
        let nonce = self.cipher.nonce(self.ahead.is_empty())?;
        let opened =
            self.cipher
                .cipher
                .decrypt_in_place(&nonce, &self.cipher.bound, &mut self.open);
        if opened.is_err() {
            self.open.clear();
            self.ahead.clear();
            return Err(not_whole());
        }
        Ok(())
    }
}

impl<R: Read> Read for SealedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.open.len() && !self.ahead.is_empty() {
            self.next_chunk()?;
        }
        let rest = &self.open[self.given..];
        let taken = rest.len().min(buffer.len());
        buffer[..taken].copy_from_slice(&rest[..taken]);
        self.given += taken;
        Ok(taken)
    }
}
