//! The steps of a run, in their order: the quick ones first, and each after what it needs.

use super::{Step, browser};
use crate::build::{WINDOW_TESTS, everything, window_test};
use crate::failure::Failure;
use crate::program::{answer, cargo, npm, run};
use crate::{house, interface, set_up};

pub const STEPS: &[Step] = &[
    ground("set-up", set_up::set_up),
    check("formatting", formatting),
    check("house rules", house::house),
    check("UI types", ui_types),
    check("UI unit tests", ui_unit_tests),
    ground("UI build", interface::build),
    check("clippy", clippy),
    ground("build", everything),
    check("Rust tests", rust_tests),
    slow_check("browser tests", browser::browser_tests),
    window_check("window tests", window_tests),
];

const fn ground(name: &'static str, run: fn() -> Result<(), Failure>) -> Step {
    Step {
        name,
        is_ground: true,
        is_quick: true,
        is_possible_here: true,
        run,
    }
}

const fn check(name: &'static str, run: fn() -> Result<(), Failure>) -> Step {
    Step {
        is_ground: false,
        ..ground(name, run)
    }
}

const fn slow_check(name: &'static str, run: fn() -> Result<(), Failure>) -> Step {
    Step {
        is_quick: false,
        ..check(name, run)
    }
}

/// Only Linux has a driver for the window that we test with.
const fn window_check(name: &'static str, run: fn() -> Result<(), Failure>) -> Step {
    Step {
        is_possible_here: cfg!(target_os = "linux"),
        ..slow_check(name, run)
    }
}

fn formatting() -> Result<(), Failure> {
    run(
        &mut cargo(["fmt", "--all", "--check"]),
        "run `cargo fmt --all`",
    )
}

fn ui_types() -> Result<(), Failure> {
    run(
        &mut npm(["run", "check"]),
        "mend the types named above; if only ui/src/ipc/bindings.ts is behind, run `YIKE_UPDATE_BINDINGS=1 cargo test -p yike-desktop`",
    )
}

fn ui_unit_tests() -> Result<(), Failure> {
    run(
        &mut npm(["run", "test"]),
        "mend what `npm run test --prefix ui` names",
    )
}

fn clippy() -> Result<(), Failure> {
    run(
        cargo(["clippy", "--workspace", "--all-targets"]).args(["--", "--deny", "warnings"]),
        "mend what clippy names above",
    )
}

fn rust_tests() -> Result<(), Failure> {
    run(
        cargo(["test", "--workspace", "--no-fail-fast"]).args(["--", "--skip", WINDOW_TESTS]),
        "mend the tests named above",
    )
}

fn window_tests() -> Result<(), Failure> {
    let listed = answer(window_test(WINDOW_TESTS).args(["--", "--list"])).unwrap_or_default();
    if !listed.contains(WINDOW_TESTS) {
        return Err(Failure::new(
            format!("no test named {WINDOW_TESTS}… was found"),
            "window tests stand in tests/window, in the module in_the_window",
        ));
    }
    run(
        &mut window_test(WINDOW_TESTS),
        "mend the tests named above; the picture that each names shows where it stopped",
    )
}
