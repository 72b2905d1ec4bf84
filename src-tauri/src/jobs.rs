//! Long work that can be watched and stopped.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

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

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.jobs.lock().remove(&self.name);
    }
}
