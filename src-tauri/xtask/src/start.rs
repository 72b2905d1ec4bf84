//! `cargo xtask start`: from a fresh clone to the open window.

mod demo;
mod headless;

use crate::failure::Failure;
use crate::program::{program, run};
use crate::{build, interface, project, set_up};

/// Where the window opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The display of the person at the machine.
    Real,
    /// None to look at: a virtual one, on which the main job is driven once.
    Virtual,
}

impl Screen {
    /// Only on Linux does a program learn from the environment whether there is a display.
    pub fn found() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY") {
            Self::Real
        } else {
            Self::Virtual
        }
    }
}

pub fn start(screen: Screen) -> Result<(), Failure> {
    set_up::set_up()?;
    interface::build()?;
    match screen {
        Screen::Real => {
            build::programs()?;
            open()
        }
        Screen::Virtual => {
            build::everything()?;
            headless::drive_main_job()
        }
    }
}

fn open() -> Result<(), Failure> {
    let archive = demo::archive()?;
    println!("opening the window on {}", archive.display());
    run(
        program(project::built("yike-desktop")).env("YIKE_ARCHIVE", &archive),
        "read the message above; if another Yike has the demo archive open, close it",
    )
}
