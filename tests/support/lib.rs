//! Builders, a fixed clock and the hosts that the outside tests run on.

pub mod demo;
pub mod files;
pub mod firm_list;
pub mod paper;
pub mod programs;
pub mod yike;

#[cfg(target_os = "linux")]
pub mod window;
