//! The UI in a browser, over the real command handler.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::program::{program, run};
use crate::{files, project};

pub fn browser_tests() -> Result<(), Failure> {
    let tests = tests();
    if tests.is_empty() {
        return Err(Failure::new(
            "no file tests/browser/*.test.mjs was found",
            "fetch the whole repository",
        ));
    }
    run(
        program("node")
            .arg("--test")
            .args(tests)
            .env("YIKE_TARGET", project::target()),
        "mend the tests named above; target/browser has a picture of where each stopped",
    )
}

/// Named one by one, because what `node --test` makes of a folder differs from version to version.
fn tests() -> Vec<PathBuf> {
    files::under(&project::root().join("tests").join("browser"))
        .unwrap_or_default()
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect()
}
