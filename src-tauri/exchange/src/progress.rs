//! Telling how far a long read is, and stopping it.

/// The reader was told to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// Whoever waits for a long read or write.
pub trait Progress {
    /// Called now and then with the amount done, of `total` where that is known. The unit is the caller's own: bytes
    /// when reading, rows when writing.
    ///
    /// # Errors
    /// [`Cancelled`] ends the work; nothing is kept of it.
    fn advance(&self, done: u64, total: Option<u64>) -> Result<(), Cancelled>;
}

/// Nobody waits.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn advance(&self, _done: u64, _total: Option<u64>) -> Result<(), Cancelled> {
        Ok(())
    }
}
