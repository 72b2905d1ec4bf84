//! Puts a backup in the place of an archive, or where there is none.

use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::container::{self, Course, Opened, damaged};
use super::{Manifest, Watch, database};
use crate::archive::{
    Credential, Folder, Host, Incoming, Lock, check_workstation, device_marks,
    refuse_network_folder, require_whole_pages, settle,
};
use crate::keys::{Attempts, DataKey, KeyFile, Purpose, RecoveryCode, Subkey};
use crate::problems::Problems;
use crate::sealed::SealedReader;
use crate::staff::{Act, Role};
use crate::store::{HighWater, Numbers, SCHEMA_VERSION, Store};
use crate::{Error, Result, durable};

/// By what a user shows that the archive is his.
#[derive(Clone, Copy)]
pub enum Proof<'a> {
    /// A user, by key or name, and his password.
    Password {
        /// The user.
        who: &'a str,
        /// The password: today's where the archive is in place, else that of the day of the backup.
        password: &'a str,
    },
    /// The recovery code, of the same day.
    RecoveryCode(&'a str),
}

/// How a backup is restored.
#[derive(Clone, Copy)]
pub struct Restoring<'a> {
    /// Whose archive it is.
    pub proof: Proof<'a>,
    /// The letter of this workstation. Asked for where the archive is new to this computer, and then one that the
    /// archive has not used: the other computer may have given numbers since. In place the letter stays.
    pub workstation: Option<&'a str>,
}

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The backup that was restored.
    pub manifest: Manifest,
    /// Whether today's passwords and recovery code stay; else those of the day of the backup are back.
    pub keys_kept: bool,
    /// The backup of what was there before.
    pub before: Option<PathBuf>,
    /// Where lies what was there before and could not be backed up, because it was damaged or of another key.
    pub set_aside: Option<PathBuf>,
}

/// Restores the backup `from` into the folder `into`.
///
/// The backup is proved whole and its database opened before anything in the folder changes. What is there is backed up
/// first or, where it cannot be read, put aside. Over a whole archive only the system administrator or the holder of the
/// recovery code may restore.
pub fn restore(
    from: &Path,
    into: &Path,
    restoring: Restoring<'_>,
    host: &Host,
    watch: Watch<'_>,
) -> Result<Restored> {
    refuse_network_folder(into)?;
    let mut opened = Opened::open(from)?;
    if opened.manifest.schema > SCHEMA_VERSION {
        return Err(Error::ArchiveNewer {
            found: opened.manifest.schema,
            known: SCHEMA_VERSION,
        });
    }
    let folder = Folder::new(into);
    durable::create_private_folder(into)?;
    let lock = Lock::take(&folder, host)?;
    settle(&folder, &lock)?;

    let present = Present::find(&folder, &opened.manifest)?;
    let (key, mut keys, keys_kept) =
        prove_owner(&mut opened, &folder, &present, restoring.proof, host)?;
    if !opened.is_sealed_by(&key.subkey(Purpose::Backups)) {
        return Err(damaged(from));
    }
    let incoming = Incoming::begin(&folder, &lock)?;
    unpack(&mut opened, incoming.folder(), &key, from, watch)?;
    let letters = prove_database(incoming.folder(), &key, host, from)?;
    let marks = marks(&mut opened, &folder, &letters, restoring.workstation, host)?;
    keys.rename(&opened.manifest.firm.clone(), &marks.workstation);
    keys.save(incoming.folder().path())?;
    Numbers::create(incoming.folder().device(), marks)?;

    let (before, set_aside) =
        save_present(&folder, &present, &key, restoring.proof, &incoming, host)?;
    incoming.install(&lock)?;
    Ok(Restored {
        manifest: opened.manifest,
        keys_kept,
        before,
        set_aside,
    })
}

/// What stands in the folder.
enum Present {
    Nothing,
    /// The same archive, with today's keys.
    Same(Box<KeyFile>),
    /// An archive whose keys cannot be read.
    Unknown,
}

impl Present {
    fn find(folder: &Folder, manifest: &Manifest) -> Result<Self> {
        if !folder.holds_archive() {
            return Ok(Self::Nothing);
        }
        match KeyFile::read(folder.path()) {
            Ok(keys) if keys.archive() == manifest.archive => Ok(Self::Same(Box::new(keys))),
            // Another firm's archive is never written over.
            Ok(_) => Err(Error::ArchiveExists {
                path: folder.path().to_owned(),
            }),
            Err(Error::KeysMissing | Error::KeysDamaged) => Ok(Self::Unknown),
            Err(other) => Err(other),
        }
    }
}

/// Finds the data key. Today's keys are kept, and today's proof asked, where they hold the backup's data key.
fn prove_owner(
    opened: &mut Opened,
    folder: &Folder,
    present: &Present,
    proof: Proof<'_>,
    host: &Host,
) -> Result<(DataKey, KeyFile, bool)> {
    let code = match proof {
        Proof::RecoveryCode(typed) => Some(RecoveryCode::parse(typed)?),
        Proof::Password { .. } => None,
    };
    let credential = match (&code, proof) {
        (Some(code), _) => Credential::Code(code),
        (None, Proof::Password { who, password }) => Credential::Password(who, password),
        (None, Proof::RecoveryCode(_)) => return Err(Error::SignedOut),
    };
    let (keys, keys_kept) = match present {
        Present::Same(today) if today.mark() == opened.manifest.mark => {
            (KeyFile::clone(today), true)
        }
        _ => (
            KeyFile::from_text(&opened.entry("keys.json")?).map_err(|_| opened.damage())?,
            false,
        ),
    };
    let key = credential.open(&keys, &mut Attempts::load(folder.path()), host)?;
    Ok((key, keys, keys_kept))
}

/// Unpacks the database, unsealed once, and the attachments as they are.
fn unpack(
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
fn prove_database(folder: &Folder, key: &DataKey, host: &Host, from: &Path) -> Result<Vec<String>> {
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

/// The device file of the restored archive.
fn marks(
    opened: &mut Opened,
    folder: &Folder,
    letters: &[String],
    workstation: Option<&str>,
    host: &Host,
) -> Result<HighWater> {
    let then: HighWater =
        serde_json::from_slice(&opened.entry("device.json")?).map_err(|_| opened.damage())?;
    let mut marks = match device_marks(folder)? {
        Some(here) => here,
        None => {
            let mut problems = Problems::default();
            let letter = workstation.unwrap_or_default();
            match workstation {
                Some(letter) => check_workstation(&mut problems, letter),
                None => problems.error("workstation", "required"),
            }
            if letter == then.workstation || letters.iter().any(|used| used == letter) {
                problems.error("workstation", "workstation_used");
            }
            problems.refuse(false)?;
            HighWater::new(letter, host.clock.now())
        }
    };
    marks.absorb(&then);
    Ok(marks)
}

/// Backs up what is there; what cannot be backed up is put aside when the new archive moves in.
fn save_present(
    folder: &Folder,
    present: &Present,
    key: &DataKey,
    proof: Proof<'_>,
    incoming: &Incoming<'_>,
    host: &Host,
) -> Result<(Option<PathBuf>, Option<PathBuf>)> {
    let aside = |names: &[&str]| {
        let place = host.clock.now().local().format("%Y%m%d-%H%M%S").to_string();
        incoming.set_aside(&place, names)?;
        Ok((None, Some(folder.replaced().join(place))))
    };
    let database = ["archive.db", "archive.db-wal", "archive.db-shm"];
    let whole = [
        "archive.db",
        "archive.db-wal",
        "archive.db-shm",
        "keys.json",
        "keys.copy.json",
        "attachments",
    ];
    match present {
        Present::Nothing => Ok((None, None)),
        Present::Same(keys) if keys.mark() == key.mark() => {
            match back_up_present(folder, keys, key, proof, host) {
                Ok(before) => Ok((Some(before), None)),
                Err(Error::ArchiveDamaged { .. }) => aside(&database),
                Err(other) => Err(other),
            }
        }
        Present::Same(_) | Present::Unknown => aside(&whole),
    }
}

fn back_up_present(
    folder: &Folder,
    keys: &KeyFile,
    key: &DataKey,
    proof: Proof<'_>,
    host: &Host,
) -> Result<PathBuf> {
    require_whole_pages(&folder.database())?;
    let marks = device_marks(folder)?
        .unwrap_or_else(|| HighWater::new(keys.workstation(), host.clock.now()));
    let numbers = Numbers::in_memory(marks.clone());
    let store = Store::open(
        &folder.database(),
        &key.database_key(),
        Arc::clone(&host.clock),
        numbers,
        |_| Ok(()),
    )?;
    store.alone(|connection| {
        database::prove(connection, "main")?;
        require_administrator(keys, proof)?;
        let source = super::Source {
            key,
            keys,
            marks: &marks,
            folder,
        };
        super::before_restore(connection, &source, host)
    })
}

fn require_administrator(keys: &KeyFile, proof: Proof<'_>) -> Result<()> {
    let Proof::Password { who, .. } = proof else {
        return Ok(());
    };
    let roles = keys
        .find(who)
        .map(|user| user.roles.clone())
        .unwrap_or_default();
    match roles.iter().any(|role| role == Role::Administrator.code()) {
        true => Ok(()),
        false => Err(Error::Forbidden {
            act: Act::ManageBackups.code(),
        }),
    }
}
