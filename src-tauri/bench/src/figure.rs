//! One line of the table, and the verdict on it.

use std::fmt;

use serde::Serialize;
use serde_json::{Value, json};

use crate::options::Options;

/// What is held against a bound.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The ratio to the reference is at most this.
    RatioAtMost(f64),
    /// It is faster than the reference.
    Faster,
    /// The measured value is at most this.
    AtMost(f64),
    /// Printed beside what is aimed at.
    Aim(f64),
    /// Printed, nothing more.
    Unbound,
}

/// What became of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Ok,
    Missed,
    /// There is no bound to miss.
    Printed,
    /// It could not be measured here.
    LeftOut,
}

/// Something measured, in a unit.
#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    /// What was done.
    pub what: String,
    pub value: f64,
    pub unit: &'static str,
}

impl Reading {
    pub fn seconds(what: impl Into<String>, seconds: f64) -> Self {
        Self {
            what: what.into(),
            value: seconds,
            unit: "s",
        }
    }

    pub fn millis(what: impl Into<String>, seconds: f64) -> Self {
        Self {
            what: what.into(),
            value: seconds * 1_000.0,
            unit: "ms",
        }
    }

    pub fn kilobytes(what: impl Into<String>, bytes: usize) -> Self {
        Self {
            what: what.into(),
            value: bytes as f64 / 1_000.0,
            unit: "KB",
        }
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, unit, .. } = self;
        let digits = match *value {
            value if value >= 100.0 => 0,
            value if value >= 10.0 => 1,
            value if value >= 1.0 => 2,
            _ => 3,
        };
        write!(text, "{value:.digits$} {unit}")
    }
}

/// One figure.
#[derive(Clone, Debug)]
pub struct Figure {
    name: String,
    measured: Option<Reading>,
    reference: Option<Reading>,
    bound: Bound,
    left_out: Option<String>,
    details: Value,
}

impl Figure {
    pub fn new(name: impl Into<String>, measured: Reading, bound: Bound) -> Self {
        Self {
            name: name.into(),
            measured: Some(measured),
            reference: None,
            bound,
            left_out: None,
            details: Value::Null,
        }
    }

    /// A figure that cannot be measured here, and why.
    pub fn left_out(name: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            measured: None,
            reference: None,
            bound: Bound::Unbound,
            left_out: Some(why.into()),
            details: Value::Null,
        }
    }

    pub fn beside(mut self, reference: Reading) -> Self {
        self.reference = Some(reference);
        self
    }

    /// What the JSON says beyond the table.
    pub fn with(mut self, details: Value) -> Self {
        self.details = details;
        self
    }

    pub fn ratio(&self) -> Option<f64> {
        let (measured, reference) = self.measured.as_ref().zip(self.reference.as_ref())?;
        Some(measured.value / reference.value)
    }

    pub fn verdict(&self) -> Verdict {
        let Some(measured) = &self.measured else {
            return Verdict::LeftOut;
        };
        // A ratio that is no number, because nothing was measured, meets no bound.
        let kept = match self.bound {
            Bound::RatioAtMost(most) => self.ratio().is_some_and(|ratio| ratio <= most),
            Bound::Faster => self.ratio().is_some_and(|ratio| ratio < 1.0),
            Bound::AtMost(most) => measured.value <= most,
            Bound::Aim(_) | Bound::Unbound => return Verdict::Printed,
        };
        match kept {
            true => Verdict::Ok,
            false => Verdict::Missed,
        }
    }

    pub fn is_missed(&self) -> bool {
        self.verdict() == Verdict::Missed
    }

    fn cells(&self) -> [String; 7] {
        let unit = self.measured.as_ref().map_or("", |reading| reading.unit);
        let bound = match self.bound {
            Bound::RatioAtMost(most) => format!("≤ {most} ×"),
            Bound::Faster => "< 1 ×".to_owned(),
            Bound::AtMost(most) => format!("≤ {most} {unit}"),
            Bound::Aim(aim) => format!("aim {aim} {unit}"),
            Bound::Unbound => "–".to_owned(),
        };
        let said =
            |reading: Option<&Reading>| reading.map_or_else(|| "–".to_owned(), ToString::to_string);
        let reference = self.reference.as_ref();
        [
            self.name.clone(),
            said(self.measured.as_ref()),
            said(reference),
            self.ratio()
                .map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2} ×")),
            bound,
            match self.verdict() {
                Verdict::Ok => "ok".to_owned(),
                Verdict::Missed => "missed".to_owned(),
                Verdict::Printed => String::new(),
                Verdict::LeftOut => "left out".to_owned(),
            },
            match &self.left_out {
                Some(why) => why.clone(),
                None => reference.map_or_else(String::new, |reading| reading.what.clone()),
            },
        ]
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [name, measured, reference, ratio, bound, ..] = self.cells();
        write!(
            text,
            "{name}: {measured} beside {reference} ({ratio}), bound {bound}"
        )
    }
}

const HEAD: [&str; 7] = [
    "figure",
    "measured",
    "reference",
    "ratio",
    "bound",
    "",
    "what the reference is",
];

/// All figures, one a line.
pub fn table(figures: &[Figure]) -> String {
    let mut lines = vec![HEAD.map(str::to_owned)];
    lines.extend(figures.iter().map(Figure::cells));
    let width = |column: usize| {
        let cells = lines.iter().map(|line| line[column].chars().count());
        cells.max().unwrap_or_default()
    };
    let widths: [usize; 7] = std::array::from_fn(width);
    let written = lines.iter().map(|line| {
        let cells = line.iter().zip(widths);
        let padded: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        padded.join("  ").trim_end().to_owned()
    });
    written.collect::<Vec<_>>().join("\n")
}

/// All figures for a program.
pub fn json(figures: &[Figure], options: &Options) -> String {
    let figures: Vec<Value> = figures
        .iter()
        .map(|figure| {
            json!({
                "name": figure.name,
                "measured": figure.measured,
                "reference": figure.reference,
                "ratio": figure.ratio(),
                "bound": figure.bound,
                "verdict": figure.verdict(),
                "left_out": figure.left_out,
                "details": figure.details,
            })
        })
        .collect();
    let document = json!({ "rows": options.rows, "figures": figures });
    format!("{document:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(measured: f64, reference: f64, bound: Bound) -> Figure {
        Figure::new("a", Reading::seconds("a", measured), bound)
            .beside(Reading::seconds("b", reference))
    }

    #[test]
    fn a_bound_is_kept_up_to_itself() {
        let verdict = |measured, bound| figure(measured, 2.0, bound).verdict();
        assert_eq!(verdict(5.0, Bound::RatioAtMost(2.5)), Verdict::Ok);
        assert_eq!(verdict(5.01, Bound::RatioAtMost(2.5)), Verdict::Missed);
        assert_eq!(verdict(1.99, Bound::Faster), Verdict::Ok);
        assert_eq!(verdict(2.0, Bound::Faster), Verdict::Missed);
        assert_eq!(verdict(5.0, Bound::AtMost(5.0)), Verdict::Ok);
        assert_eq!(verdict(5.1, Bound::AtMost(5.0)), Verdict::Missed);
        assert_eq!(verdict(9.0, Bound::Aim(1.0)), Verdict::Printed);
        assert_eq!(verdict(9.0, Bound::Unbound), Verdict::Printed);
    }

    #[test]
    fn what_was_not_measured_keeps_no_bound() {
        assert!(figure(f64::NAN, 1.0, Bound::RatioAtMost(2.0)).is_missed());
        assert!(figure(0.0, 0.0, Bound::Faster).is_missed());
        let alone = Figure::new("a", Reading::seconds("a", 1.0), Bound::RatioAtMost(2.0));
        assert!(alone.is_missed(), "a ratio to nothing");
        let left_out = Figure::left_out("a", "no pip");
        assert_eq!(left_out.verdict(), Verdict::LeftOut);
        assert!(!left_out.is_missed());
    }

    #[test]
    fn a_ratio_is_of_the_measured_to_the_reference() {
        assert_eq!(figure(3.0, 2.0, Bound::Unbound).ratio(), Some(1.5));
        let left_out = Figure::left_out("a", "no pip");
        assert_eq!(left_out.ratio(), None);
    }

    #[test]
    fn a_line_says_everything_that_is_judged() {
        let missed = figure(6.0, 2.0, Bound::RatioAtMost(2.5));
        assert_eq!(
            missed.to_string(),
            "a: 6.00 s beside 2.00 s (3.00 ×), bound ≤ 2.5 ×"
        );
        let table = table(&[missed, Figure::left_out("c", "no pip")]);
        assert_eq!(table.lines().count(), 3);
        assert!(table.contains("missed") && table.contains("left out"));
        assert!(table.contains("no pip"));
    }
}
