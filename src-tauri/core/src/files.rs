//! Files that the user named: the only plain ones the product writes.

use std::path::Path;

use crate::{Result, durable};

/// Writes a whole file beside its place and renames it: a file that is there is replaced or stays as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    durable::replace(path, bytes)
}
