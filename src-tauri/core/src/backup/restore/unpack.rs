//! Unpacks a backup into a folder aside and proves what comes out of it.

use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::archive::{Folder, Host};
use crate::backup::container::{self, Course, Opened, damaged};
use crate::backup::{Watch, database};
use crate::keys::{DataKey, Purpose, Subkey};
use crate::sealed::SealedReader;
use crate::store::{HighWater, Numbers, Store};
use crate::{Error, Result, durable};

/// Unpacks the database, unsealed once, and the attachments as they are.
pub(super) fn unpack(
    opened: &mut Opened,
    target: &Folder,
    key: &DataKey,
    from: &Path,
    watch: Watch<'_>,
) -> Result<()> {
    let seal = key.subkey(Purpose::Backups);
    let archive = opened.manifest.archive;
    let mut course = Course {
        watch,
        done: 0,
        total: opened.total(),
    };
    opened.each(|entry, reading| match entry.name.as_str() {
        "archive.db" => unseal(
            reading,
            &target.database(),
            &seal,
            archive.as_bytes(),
            from,
            &mut course,
        ),
        "keys.json" | "device.json" => {
            container::copy((reading, from), (&mut std::io::sink(), from), &mut course)
        }
        name => {
            let path = attachment_path(target, name).ok_or_else(|| damaged(from))?;
            durable::create_private_folder(path.parent().unwrap_or(target.path()))?;
            let mut file =
                durable::create_private(&path).map_err(|error| Error::io(&path, error))?;
            container::copy((reading, from), (&mut file, &path), &mut course)?;
            file.sync_all().map_err(|error| Error::io(&path, error))
        }
    })
}

fn unseal(
    reading: &mut dyn Read,
    target: &Path,
    seal: &Subkey,
    context: &[u8],
    from: &Path,
    course: &mut Course<'_>,
) -> Result<()> {
    let mut file = durable::create_private(target).map_err(|error| Error::io(target, error))?;
    let mut reader = SealedReader::new(reading, seal, context).map_err(|_| damaged(from))?;
    container::copy((&mut reader, from), (&mut file, target), course)?;
    file.sync_all().map_err(|error| Error::io(target, error))
}

/// `attachments/ab/…` and nothing else: no entry may point out of the folder.
fn attachment_path(target: &Folder, name: &str) -> Option<PathBuf> {
    let rest = Path::new(name).strip_prefix("attachments").ok()?;
    let parts: Vec<_> = rest.components().collect();
    let is_plain = |part: &Component<'_>| matches!(part, Component::Normal(name) if name.to_string_lossy().bytes().all(|byte| byte.is_ascii_hexdigit()));
    (parts.len() == 2 && parts.iter().all(is_plain)).then(|| target.attachments().join(rest))
}

/// Opens the unpacked database, brings it to this program's schema and proves it whole. Returns the workstation letters
/// of the numbers in it.
pub(super) fn prove_database(
    folder: &Folder,
    key: &DataKey,
    host: &Host,
    from: &Path,
) -> Result<Vec<String>> {
    let numbers = Numbers::in_memory(HighWater::new("", host.clock.now()));
    let clock = Arc::clone(&host.clock);
    let proved = Store::open(
        &folder.database(),
        &key.database_key(),
        clock,
        numbers,
        |_| Ok(()),
    )
    .and_then(|store| {
        store.alone(|connection| {
            database::prove(connection, "main")?;
            database::letters(connection)
        })
    });
    proved.map_err(|error| match error {
        Error::ArchiveDamaged { .. } => damaged(from),
        other => other,
    })
}
