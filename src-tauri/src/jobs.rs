//! Long work that can be watched and stopped.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use yike_exchange::progress::{Cancelled, Progress};

use crate::desk::Desk;
use crate::events::{JobProgress, Notice};

/// The jobs under way, by the names that the pages gave them.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<HashMap<String, Arc<AtomicBool>>>);

/// A job under way; it is forgotten when this is dropped.
pub(crate) struct Job<'a> {
    jobs: &'a Jobs,
    name: String,
    stop: Arc<AtomicBool>,
}

impl Jobs {
    /// Starts a job.
    pub(crate) fn start(&self, name: &str) -> Job<'_> {
        let stop = Arc::new(AtomicBool::new(false));
        self.lock().insert(name.to_owned(), Arc::clone(&stop));
        Job {
            jobs: self,
            name: name.to_owned(),
            stop,
        }
    }

    /// Asks a job to stop; it does so at its next step.
    pub(crate) fn stop(&self, name: &str) {
        if let Some(stop) = self.lock().get(name) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Job<'_> {
    /// Whether the user has asked the job to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// A job whose progress the pages hear of, once a hundredth.
pub(crate) struct Watch<'a> {
    desk: &'a Desk,
    job: Job<'a>,
    told: AtomicU64,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(desk: &'a Desk, job: Job<'a>) -> Self {
        Self {
            desk,
            job,
            told: AtomicU64::new(u64::MAX),
        }
    }

    /// A step of the core's work, counted in rows.
    pub(crate) fn step(&self, done: usize, total: usize) -> yike_core::Result<()> {
        self.advance(done as u64, Some(total as u64))
            .map_err(|Cancelled| yike_core::Error::Cancelled)
    }
}

impl Progress for Watch<'_> {
    fn advance(&self, done: u64, total: Option<u64>) -> Result<(), Cancelled> {
        if self.job.is_stopped() {
            return Err(Cancelled);
        }
        let hundredth = match total {
            Some(total) => done * 100 / total.max(1),
            None => done >> 20,
        };
        if self.told.swap(hundredth, Ordering::Relaxed) != hundredth {
            let units = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
            self.desk.tell(Notice::Progress(JobProgress {
                job: self.job.name.clone(),
                done: units(done),
                total: total.map(units),
            }));
        }
        Ok(())
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.jobs.lock().remove(&self.name);
    }
}
