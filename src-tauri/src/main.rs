//! The window's executable.
fn main() {}
