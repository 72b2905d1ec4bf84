//! Builders, a fixed clock and the hosts that the outside tests run on.

#[cfg(target_os = "linux")]
pub mod window;
