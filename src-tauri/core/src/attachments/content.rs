//! The sealed files on disk.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::PathBuf;

use hmac::Mac;
use sha2::{Digest, Sha256};

use super::Attachment;
use super::media::{self, HEAD, refused};
use crate::archive::Archive;
use crate::keys::Purpose;
use crate::sealed::{self, SealedReader, SealedWriter};
use crate::{Error, Result, durable, ids};

/// What is known of a file once it has been taken in.
pub(super) struct Taken {
    /// Keyed hash: the name on disk.
    pub hash: String,
    pub sha256: String,
    pub size: u32,
    pub media_type: &'static str,
}

/// Seals what `source` gives, up to `largest` bytes, and puts it in its place. Only ciphertext touches the disk.
pub(super) fn take_in(
    archive: &Archive,
    name: &str,
    source: &mut dyn Read,
    largest: u32,
) -> Result<Taken> {
    let unreadable = |error| Error::io(std::path::Path::new(name), error);
    let mut head = Vec::with_capacity(HEAD);
    Read::take(&mut *source, HEAD as u64)
        .read_to_end(&mut head)
        .map_err(unreadable)?;
    if head.is_empty() {
        return Err(refused(name, "empty"));
    }
    media::refuse_programs(name, &head)?;

    let folder = archive.folder().attachments();
    durable::create_private_folder(&folder)?;
    let beside = Leftover(folder.join(format!(
        "{}.new",
        ids::fresh(archive.clock().now()).simple()
    )));
    let unwritable = |error| Error::io(&beside.0, error);
    let file = durable::create_private(&beside.0).map_err(unwritable)?;
    let mut writer = SealedWriter::new(
        file,
        &archive.subkey(Purpose::Attachments),
        &context(archive),
    )?;
    let mut keyed = archive.subkey(Purpose::AttachmentNames).keyed_hasher();
    let mut plain = Sha256::new();
    let mut size = 0_u32;
    let mut source = head.as_slice().chain(source);
    let mut piece = vec![0; 64 * 1024];
    loop {
        let count = match source.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(unreadable(error)),
        };
        size = size.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        if size > largest {
            return Err(refused(name, "too_large"));
        }
        keyed.update(&piece[..count]);
        plain.update(&piece[..count]);
        writer.write_all(&piece[..count]).map_err(unwritable)?;
    }
    let file = writer.finish().map_err(unwritable)?;
    file.sync_all().map_err(unwritable)?;
    drop(file);

    let hash = hex(&keyed.finalize().into_bytes());
    let target = place(archive, &hash);
    if prove(archive, &hash).is_err() {
        durable::create_private_folder(target.parent().unwrap_or(&folder))?;
        durable::rename(&beside.0, &target)?;
        durable::sync_parent(target.parent().unwrap_or(&folder))?;
    }
    Ok(Taken {
        hash,
        sha256: hex(&plain.finalize()),
        size,
        media_type: media::media_type(&head),
    })
}

/// A file that is removed unless it was moved to its place.
struct Leftover(PathBuf);

impl Drop for Leftover {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Where the content of a keyed hash lies.
pub(crate) fn place(archive: &Archive, hash: &str) -> PathBuf {
    archive
        .folder()
        .attachments()
        .join(hash.get(..2).unwrap_or("00"))
        .join(hash)
}

/// Copies the content of an attachment to `target`, and proves that it is the content of its record.
pub(super) fn copy_out(
    archive: &Archive,
    attachment: &Attachment,
    target: &mut dyn Write,
) -> Result<()> {
    let found = copy_proved(archive, &attachment.hash, target, |error| {
        Error::io(std::path::Path::new(&attachment.name), error)
    });
    match found {
        Ok(sha256) if sha256 == attachment.sha256 => Ok(()),
        Ok(_) => Err(refused(&attachment.name, "damaged")),
        Err(Fault::Missing) => Err(refused(&attachment.name, "missing")),
        Err(Fault::Damaged) => Err(refused(&attachment.name, "damaged")),
        Err(Fault::Other(error)) => Err(error),
    }
}

/// What is wrong with a sealed file.
#[derive(Debug)]
pub(crate) enum Fault {
    /// It is not there.
    Missing,
    /// It is not what was sealed, or not what its name says.
    Damaged,
    /// It could not be read, or its content not be written.
    Other(Error),
}

/// Proves that a sealed file opens and is what its name says. Returns the SHA-256 of its content.
pub(crate) fn prove(archive: &Archive, hash: &str) -> std::result::Result<String, Fault> {
    copy_proved(archive, hash, &mut io::sink(), |error| {
        Error::io(std::path::Path::new(""), error)
    })
}

fn copy_proved(
    archive: &Archive,
    hash: &str,
    target: &mut dyn Write,
    unwritable: impl Fn(io::Error) -> Error,
) -> std::result::Result<String, Fault> {
    let path = place(archive, hash);
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Fault::Missing,
        _ if sealed::is_tampering(&error) => Fault::Damaged,
        _ => Fault::Other(Error::io(&path, error)),
    };
    let file = BufReader::new(File::open(&path).map_err(unreadable)?);
    let key = archive.subkey(Purpose::Attachments);
    let mut reader = SealedReader::new(file, &key, &context(archive)).map_err(unreadable)?;
    let mut keyed = archive.subkey(Purpose::AttachmentNames).keyed_hasher();
    let mut plain = Sha256::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        let count = match reader.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) => return Err(unreadable(error)),
        };
        keyed.update(&piece[..count]);
        plain.update(&piece[..count]);
        target
            .write_all(&piece[..count])
            .map_err(|error| Fault::Other(unwritable(error)))?;
    }
    match hex(&keyed.finalize().into_bytes()) == hash {
        true => Ok(hex(&plain.finalize())),
        false => Err(Fault::Damaged),
    }
}

/// Every sealed file is bound to its archive.
fn context(archive: &Archive) -> Vec<u8> {
    archive.id().as_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
