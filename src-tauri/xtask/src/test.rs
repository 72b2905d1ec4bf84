//! `cargo xtask test`: every check, each named, timed and judged.

mod browser;
mod steps;

use std::time::{Duration, Instant};

use crate::failure::Failure;
use steps::STEPS;

/// How much is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    Full,
    /// Without the steps that drive a browser or the window.
    Quick,
}

/// One named step of the run.
struct Step {
    name: &'static str,
    /// Whether the steps after it make no sense when it fails.
    is_ground: bool,
    is_quick: bool,
    is_possible_here: bool,
    run: fn() -> Result<(), Failure>,
}

struct Outcome {
    name: &'static str,
    took: Duration,
    result: Result<(), Failure>,
}

/// Runs the steps in order. A failed check lets the others speak too; a failed ground ends the run.
pub fn test(extent: Extent) -> Result<(), Failure> {
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| extent == Extent::Full || step.is_quick)
        .collect();
    let mut outcomes = Vec::new();
    for step in &steps {
        if !step.is_possible_here {
            println!("\n==> {} left out: not possible on this system", step.name);
            continue;
        }
        println!("\n==> {}", step.name);
        let begun = Instant::now();
        let result = (step.run)();
        let ends_here = step.is_ground && result.is_err();
        outcomes.push(Outcome {
            name: step.name,
            took: begun.elapsed(),
            result,
        });
        if ends_here {
            break;
        }
    }
    report(outcomes, steps.len())
}

/// The table of times, one line for each failure, and the count; the first failure is the run's.
fn report(outcomes: Vec<Outcome>, planned: usize) -> Result<(), Failure> {
    println!();
    for outcome in &outcomes {
        let word = if outcome.result.is_ok() {
            "ok"
        } else {
            "FAILED"
        };
        println!(
            "{word:<7}{:>7.1} s  {}",
            outcome.took.as_secs_f32(),
            outcome.name
        );
    }
    let (ran, mut failures) = (outcomes.len(), Vec::new());
    for outcome in outcomes {
        failures.extend(
            outcome
                .result
                .err()
                .map(|failure| failure.within(outcome.name)),
        );
    }
    let count = count(ran, failures.len(), planned);
    let mut failures = failures.into_iter();
    let first = failures.next();
    for further in failures {
        println!("{further}");
    }
    println!("{count}");
    first.map_or(Ok(()), Err)
}

fn count(ran: usize, failed: usize, planned: usize) -> String {
    let passed = ran - failed;
    match planned - ran {
        0 => format!("{passed} passed, {failed} failed"),
        skipped => format!("{passed} passed, {failed} failed, {skipped} skipped"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_of_steps_and_owns_up_to_skipped_ones() {
        assert_eq!(count(11, 0, 11), "11 passed, 0 failed");
        assert_eq!(count(11, 2, 11), "9 passed, 2 failed");
        assert_eq!(count(4, 1, 11), "3 passed, 1 failed, 7 skipped");
    }

    #[test]
    fn a_quick_run_is_a_shorter_one_and_every_name_is_its_own() {
        assert!(STEPS.iter().any(|step| !step.is_quick));
        assert!(STEPS[0].is_ground, "set-up comes first");
        let mut names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }
}
