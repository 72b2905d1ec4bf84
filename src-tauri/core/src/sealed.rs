//! Files and bytes that are encrypted in chunks, so that any size is read and written with little memory.
//!
//! A header of 40 bytes (mark, version, purpose, random salt) is followed by chunks of 64 KiB, each with its own
//! XChaCha20-Poly1305 tag. Key and nonce prefix come from the purpose's subkey and the salt by HKDF-SHA256; a chunk's
//! nonce ends in its number and a flag that only the last one carries (the STREAM construction), and the header and the
//! caller's context are authenticated with each. Chunks that are cut off, moved, changed or taken from another file do
//! not open.

mod reader;
mod writer;

pub use reader::SealedReader;
pub use writer::SealedWriter;

use std::io::{self, Read, Write};

use chacha20poly1305::aead::KeyInit;
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::keys::{Subkey, random};
use crate::{Error, Result};

const MARK: &[u8; 6] = b"YKSEAL";
const VERSION: u8 = 1;
const SALT: usize = 32;
const HEADER: usize = MARK.len() + 2 + SALT;
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const PREFIX: usize = 19;

/// The cipher of one file: its key, its nonce prefix and what every chunk is bound to.
struct FileCipher {
    cipher: XChaCha20Poly1305,
    prefix: [u8; PREFIX],
    bound: Vec<u8>,
    next: u32,
}

impl FileCipher {
    fn new(key: &Subkey, header: &[u8; HEADER], context: &[u8]) -> Self {
        let mut derived = Zeroizing::new([0; 32 + PREFIX]);
        key.derive(
            &header[HEADER - SALT..],
            b"yike 1 sealed file",
            derived.as_mut(),
        );
        let (own, prefix) = derived.split_at(32);
        let mut nonce_prefix = [0; PREFIX];
        nonce_prefix.copy_from_slice(prefix);
        let mut own_key = Zeroizing::new([0; 32]);
        own_key.copy_from_slice(own);
        let cipher = XChaCha20Poly1305::new((&*own_key).into());
        Self {
            cipher,
            prefix: nonce_prefix,
            bound: [header, context].concat(),
            next: 0,
        }
    }

    /// The nonce of the next chunk.
    fn nonce(&mut self, is_last: bool) -> io::Result<XNonce> {
        let mut nonce = [0; 24];
        nonce[..PREFIX].copy_from_slice(&self.prefix);
        nonce[PREFIX..23].copy_from_slice(&self.next.to_be_bytes());
        nonce[23] = u8::from(is_last);
        // 2^32 chunks are 256 TiB.
        self.next = self
            .next
            .checked_add(1)
            .ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
        Ok(nonce.into())
    }
}

fn new_header(key: &Subkey) -> Result<[u8; HEADER]> {
    let mut header = [0; HEADER];
    header[..MARK.len()].copy_from_slice(MARK);
    header[MARK.len()] = VERSION;
    header[MARK.len() + 1] = key.purpose().code();
    random(&mut header[HEADER - SALT..])?;
    Ok(header)
}

fn check_header(key: &Subkey, header: &[u8; HEADER]) -> io::Result<()> {
    let is_known = header.starts_with(MARK) && header[MARK.len()] == VERSION;
    match is_known && header[MARK.len() + 1] == key.purpose().code() {
        true => Ok(()),
        false => Err(not_whole()),
    }
}

/// What a file that was changed, cut or never sealed with this key is read as.
fn not_whole() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the sealed file is not whole")
}

/// Whether reading failed because the content is not what was sealed, rather than because the disk failed.
pub fn is_tampering(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
    )
}

/// How many bytes `length` bytes take when they are sealed.
pub fn sealed_length(length: u64) -> u64 {
    let chunks = length.div_ceil(CHUNK as u64).max(1);
    HEADER as u64 + length + chunks * TAG as u64
}

/// Seals bytes in memory. `context` says what they are and must be the same when they are opened.
pub fn seal(key: &Subkey, context: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
    let sealed =
        Vec::with_capacity(usize::try_from(sealed_length(plain.len() as u64)).unwrap_or(0));
    let mut writer = SealedWriter::new(sealed, key, context)?;
    let finished = writer.write_all(plain).and_then(|()| writer.finish());
    finished.map_err(|error| Error::io(std::path::Path::new("memory"), error))
}

/// Opens sealed bytes; `None` where they are not what was sealed with this key and context.
pub fn open(key: &Subkey, context: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(sealed.len());
    SealedReader::new(sealed, key, context)
        .ok()?
        .read_to_end(&mut plain)
        .ok()?;
    Some(plain)
}

#[cfg(test)]
mod tests;
