//! `cargo xtask set-up`: a machine with Rust and Node becomes one that builds and tests Yike.
//!
//! Each part looks first and does nothing when there is nothing to do.

mod archival;
pub mod debian;
mod elsewhere;
mod node;
mod webdriver;

use crate::failure::Failure;
use crate::interface;

pub fn set_up() -> Result<(), Failure> {
    if debian::is_here() {
        debian::install(&debian::PACKAGES)?;
    } else {
        elsewhere::name_missing()?;
    }
    node::check()?;
    interface::packages()?;
    webdriver::install()?;
    archival::install()
}
