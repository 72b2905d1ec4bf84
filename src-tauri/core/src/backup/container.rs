//! The file of a backup: a mark, the entries one after another, the manifest, and a tail by which it is found.
//!
//! ```text
//! "YIKEBKP1" | entry … entry | manifest (JSON) | its length (8) | its SHA-256 (32) | its seal (32) | "YIKEEND1"
//! ```
//!
//! The checksums prove to anybody that the file is whole. The seal, an HMAC with the backup subkey, proves to those who
//! hold the key that nobody else put it together.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::Watch;
use super::manifest::{Entry, FORMAT, Manifest};
use crate::keys::Subkey;
use crate::{Error, Result};

const BEGIN: &[u8; 8] = b"YIKEBKP1";
const END: &[u8; 8] = b"YIKEEND1";
const TAIL: usize = 8 + 32 + 32 + END.len();

/// No manifest is longer; a length beyond it is damage.
const LONGEST_MANIFEST: u64 = 256 * 1024 * 1024;

/// How much is done of how much, for who waits.
pub(super) struct Course<'a> {
    pub watch: Watch<'a>,
    pub done: u64,
    pub total: u64,
}

impl Course<'_> {
    pub(super) fn advance(&mut self, bytes: usize) -> Result<()> {
        self.done += bytes as u64;
        match (self.watch)(self.done, self.total.max(self.done)) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }
}

/// Puts a backup together.
pub(super) struct Container<W: Write> {
    inner: W,
    path: std::path::PathBuf,
    entries: Vec<Entry>,
}

impl<W: Write> Container<W> {
    /// Begins a backup in `inner`; errors name `path`.
    pub(super) fn begin(mut inner: W, path: &Path) -> Result<Self> {
        inner
            .write_all(BEGIN)
            .map_err(|error| Error::io(path, error))?;
        Ok(Self {
            inner,
            path: path.to_owned(),
            entries: Vec::new(),
        })
    }

    /// Adds an entry that `fill` writes.
    pub(super) fn add(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        let mut counting = Counting {
            inner: &mut self.inner,
            length: 0,
            digest: Sha256::new(),
        };
        fill(&mut counting)?;
        let Counting { length, digest, .. } = counting;
        self.entries.push(Entry {
            name: name.to_owned(),
            length,
            sha256: hex(&digest.finalize()),
        });
        Ok(())
    }

    /// Writes manifest and tail and gives the file back.
    pub(super) fn finish(
        mut self,
        key: &Subkey,
        describe: impl FnOnce(Vec<Entry>) -> Manifest,
    ) -> Result<W> {
        let manifest = describe(std::mem::take(&mut self.entries));
        let text =
            serde_json::to_vec(&manifest).map_err(|error| Error::io(&self.path, error.into()))?;
        let tail = [
            text.as_slice(),
            &(text.len() as u64).to_le_bytes(),
            &Sha256::digest(&text),
            &key.keyed_hash(&text),
            END,
        ];
        self.inner
            .write_all(&tail.concat())
            .map_err(|error| Error::io(&self.path, error))?;
        Ok(self.inner)
    }
}

struct Counting<'a, W: Write> {
    inner: &'a mut W,
    length: u64,
    digest: Sha256,
}

impl<W: Write> Write for Counting<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.length += count as u64;
        self.digest.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Copies everything from `source` to `target`. Errors of either name the file they are about.
pub(super) fn copy(
    source: (&mut dyn Read, &Path),
    target: (&mut dyn Write, &Path),
    course: &mut Course<'_>,
) -> Result<()> {
    let mut piece = vec![0; 256 * 1024];
    loop {
        let count = match source.0.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) if crate::sealed::is_tampering(&error) => return Err(damaged(source.1)),
            Err(error) => return Err(Error::io(source.1, error)),
        };
        target
            .0
            .write_all(&piece[..count])
            .map_err(|error| Error::io(target.1, error))?;
        course.advance(count)?;
    }
}

/// A backup that was opened for reading; its manifest is proved, its entries are not yet.
pub(super) struct Opened {
    file: BufReader<File>,
    path: std::path::PathBuf,
    pub manifest: Manifest,
    text: Vec<u8>,
    seal: [u8; 32],
}

impl Opened {
    /// Reads the manifest.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let unreadable = |error: io::Error| match error.kind() {
            io::ErrorKind::UnexpectedEof => damaged(path),
            _ => Error::io(path, error),
        };
        let mut file = BufReader::new(File::open(path).map_err(unreadable)?);
        let mut begin = [0; BEGIN.len()];
        file.read_exact(&mut begin).map_err(unreadable)?;
        let mut tail = [0; TAIL];
        // Measured, because each system has its own error for a place before the beginning.
        let end_at = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        let tail_at = end_at
            .checked_sub(TAIL as u64)
            .ok_or_else(|| damaged(path))?;
        file.seek(SeekFrom::Start(tail_at)).map_err(unreadable)?;
        file.read_exact(&mut tail).map_err(unreadable)?;
        let (length, rest) = tail.split_at(8);
        let (digest, rest) = rest.split_at(32);
        let (seal, end) = rest.split_at(32);
        let length = length
            .iter()
            .rev()
            .fold(0_u64, |length, byte| length << 8 | u64::from(*byte));
        if &begin != BEGIN || end != END || length > tail_at.min(LONGEST_MANIFEST) {
            return Err(damaged(path));
        }
        file.seek(SeekFrom::Start(tail_at - length))
            .map_err(unreadable)?;
        let mut text = vec![0; usize::try_from(length).map_err(|_| damaged(path))?];
        file.read_exact(&mut text).map_err(unreadable)?;
        if Sha256::digest(&text).as_slice() != digest {
            return Err(damaged(path));
        }
        let manifest = read_manifest(&text, path)?;
        let mut own_seal = [0; 32];
        own_seal.copy_from_slice(seal);
        Ok(Self {
            file,
            path: path.to_owned(),
            manifest,
            text,
            seal: own_seal,
        })
    }

    /// Whether somebody with this key put the backup together.
    pub(super) fn is_sealed_by(&self, key: &Subkey) -> bool {
        // Compared as hashes of hashes, so that the time taken tells nothing.
        key.keyed_hash(&self.seal) == key.keyed_hash(&key.keyed_hash(&self.text))
    }

    /// Gives each entry in turn to `take`, which must read it to its end, and proves its checksum behind it.
    pub(super) fn each(
        &mut self,
        mut take: impl FnMut(&Entry, &mut dyn Read) -> Result<()>,
    ) -> Result<()> {
        let path = self.path.clone();
        self.file
            .seek(SeekFrom::Start(BEGIN.len() as u64))
            .map_err(|error| Error::io(&path, error))?;
        for entry in self.manifest.entries.clone() {
            let mut reading = Digesting {
                inner: (&mut self.file).take(entry.length),
                digest: Sha256::new(),
            };
            take(&entry, &mut reading)?;
            let is_read = reading.inner.limit() == 0;
            if !is_read || hex(&reading.digest.finalize()) != entry.sha256 {
                return Err(damaged(&path));
            }
        }
        Ok(())
    }

    /// One small entry, proved.
    pub(super) fn entry(&mut self, name: &str) -> Result<Vec<u8>> {
        let mut at = BEGIN.len() as u64;
        let entries = self.manifest.entries.clone();
        let found = entries.iter().find(|entry| {
            let is_it = entry.name == name;
            at += if is_it { 0 } else { entry.length };
            is_it
        });
        let entry = found.ok_or_else(|| self.damage())?;
        let mut bytes = Vec::new();
        let read = self.file.seek(SeekFrom::Start(at)).and_then(|_| {
            (&mut self.file)
                .take(entry.length.min(LONGEST_MANIFEST))
                .read_to_end(&mut bytes)
        });
        read.map_err(|error| Error::io(&self.path, error))?;
        match hex(&Sha256::digest(&bytes)) == entry.sha256 {
            true => Ok(bytes),
            false => Err(self.damage()),
        }
    }

    /// The error that this file is damaged.
    pub(super) fn damage(&self) -> Error {
        damaged(&self.path)
    }

    /// The bytes of all entries.
    pub(super) fn total(&self) -> u64 {
        self.manifest
            .entries
            .iter()
            .fold(0, |total, entry| total.saturating_add(entry.length))
    }
}

struct Digesting<R: Read> {
    inner: R,
    digest: Sha256,
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.digest.update(&buffer[..count]);
        Ok(count)
    }
}

/// Reads a backup from beginning to end and proves every checksum.
pub(super) fn prove(path: &Path, watch: Watch<'_>) -> Result<Manifest> {
    let mut opened = Opened::open(path)?;
    let mut course = Course {
        watch,
        done: 0,
        total: opened.total(),
    };
    opened.each(|_, reading| copy((reading, path), (&mut io::sink(), path), &mut course))?;
    Ok(opened.manifest)
}

fn read_manifest(text: &[u8], path: &Path) -> Result<Manifest> {
    let value: serde_json::Value = serde_json::from_slice(text).map_err(|_| damaged(path))?;
    let format = value.get("format").and_then(serde_json::Value::as_u64);
    if let Some(found) = format
        .and_then(|format| u32::try_from(format).ok())
        .filter(|found| *found > FORMAT)
    {
        return Err(Error::ArchiveNewer {
            found,
            known: FORMAT,
        });
    }
    serde_json::from_value(value).map_err(|_| damaged(path))
}

pub(super) fn damaged(path: &Path) -> Error {
    Error::BackupDamaged {
        path: path.to_owned(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
