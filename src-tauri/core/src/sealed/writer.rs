//! Sealing as one writes.

use std::io::{self, Write};

use chacha20poly1305::aead::AeadInOut;

use super::{CHUNK, FileCipher, TAG, new_header, not_whole};
use crate::keys::Subkey;
use crate::{Error, Result};

/// Seals what is written to it. Without [`SealedWriter::finish`] the result does not open.
pub struct SealedWriter<W: Write> {
    inner: W,
    cipher: FileCipher,
    chunk: Vec<u8>,
}

impl<W: Write> SealedWriter<W> {
    /// Begins a sealed file in `inner`.
    pub fn new(mut inner: W, key: &Subkey, context: &[u8]) -> Result<Self> {
        let header = new_header(key)?;
        inner
            .write_all(&header)
            .map_err(|error| Error::io(std::path::Path::new(""), error))?;
        let cipher = FileCipher::new(key, &header, context);
        Ok(Self {
            inner,
            cipher,
            chunk: Vec::with_capacity(CHUNK + TAG),
        })
    }

    /// Writes the last chunk and gives the inner writer back.
    pub fn finish(mut self) -> io::Result<W> {
        self.write_chunk(true)?;
        Ok(self.inner)
    }

    fn write_chunk(&mut self, is_last: bool) -> io::Result<()> {
        let nonce = self.cipher.nonce(is_last)?;
        let sealed =
            self.cipher
                .cipher
                .encrypt_in_place(&nonce, &self.cipher.bound, &mut self.chunk);
        sealed.map_err(|_| not_whole())?;
        self.inner.write_all(&self.chunk)?;
        self.chunk.clear();
        Ok(())
    }
}

impl<W: Write> Write for SealedWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk is held back until more comes: it may be the last.
        if self.chunk.len() == CHUNK && !bytes.is_empty() {
            self.write_chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.chunk.len());
        self.chunk.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    /// Chunks have one size, so nothing is written early.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
