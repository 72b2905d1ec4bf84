//! placeholder
use crate::failure::Failure;
pub fn windows(_crates: &[&str]) -> Result<(), Failure> {
    Ok(())
}
