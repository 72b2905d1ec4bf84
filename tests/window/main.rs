//! Journeys in the real window.
//!
//! They want the built programs and the driver, so they are told from other tests by the name of their module:
//! `cargo xtask test` builds first, then runs them apart.

#![cfg(target_os = "linux")]

mod in_the_window;
