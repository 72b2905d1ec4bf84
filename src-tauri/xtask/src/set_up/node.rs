//! Node and npm, which build and test the UI.

use crate::failure::Failure;
use crate::program::{answer, npm, program};

/// The oldest Node that the UI's tools run on.
const OLDEST: (u32, u32) = (20, 19);

const REMEDY: &str = "install Node 20.19 or newer, which brings npm";

pub fn check() -> Result<(), Failure> {
    let said = answer(program("node").arg("--version"))
        .ok_or_else(|| Failure::new("set-up: Node was not found", REMEDY))?;
    if version(&said) < Some(OLDEST) {
        return Err(Failure::new(format!("set-up: Node is {said}"), REMEDY));
    }
    answer(&mut npm(["--version"]))
        .map(drop)
        .ok_or_else(|| Failure::new("set-up: npm was not found", REMEDY))
}

/// Major and minor of what `node --version` says.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(version("v20.19.1"), Some((20, 19)));
        assert!(version("v9.99.0") < Some(OLDEST));
        assert!(version("v20.9.0") < Some(OLDEST));
        assert!(version("v24.0.0") >= Some(OLDEST));
        assert!(version("no version") < Some(OLDEST));
    }
}
