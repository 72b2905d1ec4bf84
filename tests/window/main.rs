//! Journeys in the real window. `cargo test -p yike-tests --test window` runs them on a display of their own.

#![cfg(target_os = "linux")]
