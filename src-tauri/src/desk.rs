//! The desk: the archive that is open, who sits at it, and what lies on it for the moment.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock, Weak};
use std::time::Duration;

use yike_core::archive::{Archive, Host};
use yike_core::clock::SystemClock;
use yike_core::keys::RecoveryCode;
use yike_core::staff::Session;
use yike_core::store::Changed;

use crate::backups;
use crate::error::{Answer, CommandError};
use crate::events::{ArchiveChanged, Notice};
use crate::imports::Imports;
use crate::jobs::{Jobs, Watch};
use crate::paper::Papers;
use crate::picker::Ask;

/// The archive and the person who is signed in to it.
pub struct Sitting {
    /// The open archive.
    pub archive: Archive,
    /// Who is signed in.
    pub session: Session,
    // Dropped last: once it is gone, the archive is closed and its lock released.
    presence: Arc<()>,
}

/// How long the next page waits for work that goes on behind a locked window: a minute.
const WORK_STEP: Duration = Duration::from_millis(20);
const WORK_STEPS: u32 = 3_000;

type Tell = Box<dyn Fn(Notice) + Send + Sync>;
type Choose = Box<dyn Fn(&Ask) -> Vec<PathBuf> + Send + Sync>;
type OpenOutside = Box<dyn Fn(&Path) -> bool + Send + Sync>;

/// State of the window, shared by all commands.
pub struct Desk {
    folder: PathBuf,
    program: &'static str,
    recovery_code: Mutex<Option<RecoveryCode>>,
    sitting: RwLock<Option<Arc<Sitting>>>,
    left: Mutex<Weak<()>>,
    tell: Mutex<Option<Tell>>,
    choose: Mutex<Option<Choose>>,
    open_outside: Mutex<Option<OpenOutside>>,
    jobs: Jobs,
    pub(crate) imports: Imports,
    pub(crate) papers: Papers,
}

impl Desk {
    /// A desk for the archive in `folder`, with nobody at it. `program` is what a second program is told has it open.
    pub fn new(folder: PathBuf, program: &'static str) -> Self {
        Self {
            folder,
            program,
            recovery_code: Mutex::new(None),
            sitting: RwLock::new(None),
            left: Mutex::new(Weak::new()),
            tell: Mutex::new(None),
            choose: Mutex::new(None),
            open_outside: Mutex::new(None),
            jobs: Jobs::default(),
            imports: Imports::default(),
            papers: Papers::default(),
        }
    }

    /// Where the archive lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Who opens the archive, and by which clock.
    pub(crate) fn host(&self) -> Host {
        Host::new(self.program, Arc::new(SystemClock))
    }

    /// What a page fetches from an address, with its media type, while it is kept and somebody is signed in.
    pub fn rendered(&self, token: &str) -> Option<(&'static str, Vec<u8>)> {
        self.sitting().ok()?;
        self.papers
            .find(token)
            .map(|rendered| (rendered.kept.media_type, rendered.kept.bytes.clone()))
    }

    /// Keeps a new recovery code until it is confirmed, and gives its printed groups.
    pub(crate) fn keep_code(&self, code: RecoveryCode) -> Vec<String> {
        let groups = code.groups();
        *self
            .recovery_code
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(code);
        groups
    }

    /// The printed groups of the code that is not confirmed yet.
    pub(crate) fn unconfirmed_code(&self) -> Option<Vec<String>> {
        self.recovery_code
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .map(RecoveryCode::groups)
    }

    /// Whether `typed` is the group of the unconfirmed code; if so, the code is forgotten.
    pub(crate) fn confirm_code(&self, group: usize, typed: &str) -> bool {
        let mut code = self
            .recovery_code
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let right = code
            .as_ref()
            .is_some_and(|code| code.is_group(group, typed));
        if right {
            *code = None;
        }
        right
    }

    /// Seats a person at the archive.
    pub fn sit(&self, archive: Archive, session: Session) {
        *self.sitting.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(Sitting {
            archive,
            session,
            presence: Arc::new(()),
        }));
    }

    /// Makes today's backup, if there is none yet, while the user works on.
    pub(crate) fn back_up_in_the_background(self: &Arc<Self>) {
        let (desk, sitting) = (Arc::clone(self), self.sitting());
        let Ok(sitting) = sitting else { return };
        tauri::async_runtime::spawn_blocking(move || backups::daily(&desk, &sitting.archive));
    }

    /// Clears the desk: running work finishes, then the keys are gone.
    pub fn leave(&self) {
        let left = self
            .sitting
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(left) = left {
            *self.left.lock().unwrap_or_else(PoisonError::into_inner) =
                Arc::downgrade(&left.presence);
        }
        *self
            .recovery_code
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = None;
        self.papers.clear();
        self.imports.clear();
        self.tell(Notice::Locked);
    }

    /// Waits for work that was under way when the desk was cleared, such as the daily backup: until it ends, the archive
    /// is in use by this very program. Blocks.
    pub(crate) fn wait_for_work(&self) {
        let left = self
            .left
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        for _ in 0..WORK_STEPS {
            if left.strong_count() == 0 {
                return;
            }
            std::thread::sleep(WORK_STEP);
        }
    }

    /// Who sits at the desk.
    pub fn sitting(&self) -> Answer<Arc<Sitting>> {
        let sitting = self.sitting.read().unwrap_or_else(PoisonError::into_inner);
        sitting
            .clone()
            .ok_or_else(|| yike_core::Error::SignedOut.into())
    }

    /// Runs a verb away from the window's thread.
    pub(crate) async fn run<T, E>(
        self: &Arc<Self>,
        verb: impl FnOnce(&Desk, &Archive, &Session) -> Result<T, E> + Send + 'static,
    ) -> Answer<T>
    where
        T: Send + 'static,
        CommandError: From<E>,
        E: Send + 'static,
    {
        let (desk, sitting) = (Arc::clone(self), self.sitting()?);
        away(move || verb(&desk, &sitting.archive, &sitting.session)).await
    }

    /// Runs a verb that writes, then tells the pages what changed.
    pub(crate) async fn write<T: Send + 'static>(
        self: &Arc<Self>,
        verb: impl FnOnce(&Archive, &Session) -> yike_core::Result<Changed<T>> + Send + 'static,
    ) -> Answer<Changed<T>> {
        let changed = self.run(move |_, archive, by| verb(archive, by)).await?;
        self.tell(Notice::Changed(ArchiveChanged {
            topics: changed.topics.clone(),
        }));
        Ok(changed)
    }

    /// Starts a job that the pages watch and may stop.
    pub(crate) fn watch(&self, job: &str) -> Watch<'_> {
        Watch::new(self, self.jobs.start(job))
    }

    /// Asks a job to stop.
    pub(crate) fn stop(&self, job: &str) {
        self.jobs.stop(job);
    }

    /// Tells the pages something.
    pub(crate) fn tell(&self, notice: Notice) {
        if let Some(tell) = self
            .tell
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
        {
            tell(notice);
        }
    }

    /// Asks the user for files.
    pub(crate) fn choose(&self, ask: &Ask) -> Vec<PathBuf> {
        let choose = self.choose.lock().unwrap_or_else(PoisonError::into_inner);
        choose
            .as_ref()
            .map(|choose| choose(ask))
            .unwrap_or_default()
    }

    /// Opens a file that the user named in the system's own program.
    pub(crate) fn open_outside(&self, path: &Path) -> Answer<()> {
        let open = self
            .open_outside
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        match open.as_ref().is_some_and(|open| open(path)) {
            true => Ok(()),
            false => Err(CommandError::new("no_viewer")),
        }
    }

    /// Connects the desk to the window's pages and dialogs.
    pub(crate) fn connect(&self, tell: Tell, choose: Choose, open_outside: OpenOutside) {
        *self.tell.lock().unwrap_or_else(PoisonError::into_inner) = Some(tell);
        *self.choose.lock().unwrap_or_else(PoisonError::into_inner) = Some(choose);
        *self
            .open_outside
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(open_outside);
    }
}

/// Runs work on a thread that may block.
pub(crate) async fn away<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Answer<T>
where
    T: Send + 'static,
    E: Send + 'static,
    CommandError: From<E>,
{
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(outcome) => outcome.map_err(CommandError::from),
        Err(_) => Err(CommandError::new("internal")),
    }
}

#[cfg(test)]
mod tests {
    use yike_core::archive::{self, ArchiveState, Setup};
    use yike_core::staff::{Role, StaffInput};

    use super::*;

    /// A backup that goes on behind a locked window made the program say that it was itself in the way.
    #[test]
    fn the_next_page_waits_for_work_behind_a_locked_window() {
        let place = tempfile::tempdir().unwrap();
        let desk = Desk::new(place.path().join("archive"), "test");
        let setup = Setup {
            firm: "衡通示例物流有限公司".to_owned(),
            workstation: "A".to_owned(),
            user: StaffInput {
                name: "钟鼎文".to_owned(),
                title: String::new(),
                department: None,
                roles: vec![Role::ServiceSupervisor],
                active: true,
            },
            password: "湖光山色共一楼台".to_owned(),
            logo: None,
        };
        let (archive, session, _) = archive::create(desk.folder(), setup, &desk.host()).unwrap();
        desk.sit(archive, session);
        let working = desk.sitting().unwrap();
        desk.leave();
        assert!(desk.sitting().is_err());
        let state = || archive::state(desk.folder(), &desk.host()).unwrap();
        assert!(matches!(state(), ArchiveState::InUse { .. }));
        let work = std::thread::spawn(move || drop(working));
        desk.wait_for_work();
        assert!(matches!(state(), ArchiveState::Locked { .. }));
        work.join().unwrap();
    }
}
