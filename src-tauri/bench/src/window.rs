//! From the start of the program to the first painted page of its window.

use std::process::{Command, Stdio};

use crate::Failure;
use crate::figure::{Bound, Figure, Reading};
use crate::options::Options;
use crate::place::Place;
use crate::sample::Sample;

const NAME: &str = "start to the first painted page, median";

pub fn figures(place: &Place, options: &Options) -> Result<Vec<Figure>, Failure> {
    let Some(program) = &options.window else {
        return Ok(vec![Figure::left_out(NAME, &options.no_window)]);
    };
    let output = Command::new(program)
        .arg(place.demo_folder())
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("{} ended with {}", program.display(), output.status).into());
    }
    let said = String::from_utf8(output.stdout)?;
    let starts = said
        .lines()
        .map(|line| Ok(line.trim().parse::<f64>()? / 1_000.0));
    let starts: Sample = starts
        .collect::<Result<Vec<f64>, std::num::ParseFloatError>>()?
        .into_iter()
        .collect();
    let measured = Reading::millis("process start to first contentful paint", starts.median());
    Ok(vec![Figure::new(NAME, measured, Bound::Unbound)])
}
