//! The window's executable.

// A console window beside the program would puzzle people on Windows.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() {
    yike_desktop::run();
}
