//! The built programs of the project.

use std::path::PathBuf;
use std::process::{Child, Command};
use std::sync::{Mutex, PoisonError};

static STARTING: Mutex<()> = Mutex::new(());

/// Starts a program, one at a time.
///
/// A child has its parent's open files until its own program begins, and with them the lock of an archive that another
/// test has just closed. After this call no earlier child has any.
pub fn start(command: &mut Command) -> Child {
    let _one_at_a_time = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
    command.spawn().unwrap_or_else(|error| {
        let name = command.get_program().to_string_lossy();
        panic!("{name} did not start ({error}); `cargo xtask set-up` brings what is missing")
    })
}

/// A program of the project, where `cargo build` leaves it.
pub fn built(name: &str) -> PathBuf {
    let program = profile_folder().join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.is_file(),
        "{} is missing: `cargo build --workspace` makes it",
        program.display()
    );
    program
}

/// `target/debug` or `target/release`: a test lies in its folder `deps`, a program in itself.
pub(crate) fn profile_folder() -> PathBuf {
    let own = std::env::current_exe().expect("a test knows its own program");
    let folder = own.parent().expect("a program lies in a folder");
    match folder.ends_with("deps") {
        true => folder.parent().map(ToOwned::to_owned).expect("two folders"),
        false => folder.to_owned(),
    }
}
