//! Other programs: how they are found, run and judged.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::project;

/// A program to be run in the root of the repository.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(project::root()).stdin(Stdio::null());
    command
}

/// The cargo that runs this very command.
///
/// What `cargo run` says about this crate in the environment is taken out: build scripts that watch it would run again,
/// and a build by hand would not find what this one left.
pub fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command.args(arguments);
    command
}

/// npm, in the folder of the UI.
pub fn npm<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(project::ui()).args(arguments);
    command
}

/// Runs it to its end, its output going where ours goes.
pub fn run(command: &mut Command, remedy: &str) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(
            format!("`{}` ended with {status}", line(command)),
            remedy,
        )),
        Err(error) => Err(Failure::new(
            format!("`{}` could not be started ({error})", line(command)),
            remedy,
        )),
    }
}

/// What it says on standard output, trimmed; nothing when it fails or is not there.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program of this name lies on the search path.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|candidate| candidate.is_file())
}

fn line(command: &Command) -> String {
    let name = std::path::Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_fails_is_named_with_its_arguments() {
        let failure = run(&mut cargo(["no-such-verb"]), "none").unwrap_err();
        assert!(failure.to_string().contains("`cargo no-such-verb` ended"));
    }

    #[test]
    fn a_program_that_is_missing_is_said_to_be_missing() {
        let failure = run(&mut program("yike-no-such-program"), "install it").unwrap_err();
        let said = failure.to_string();
        assert!(said.contains("could not be started") && said.ends_with("install it"));
        assert_eq!(on_path("yike-no-such-program"), None);
        assert_eq!(answer(&mut program("yike-no-such-program")), None);
    }
}
