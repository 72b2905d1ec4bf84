//! Measurements of one thing, and what is read from them.

use std::time::Instant;

use cpu_time::ProcessTime;

/// How long something took, many times, in seconds.
#[derive(Clone, Debug, Default)]
pub struct Sample(Vec<f64>);

impl Sample {
    pub fn push(&mut self, seconds: f64) {
        self.0.push(seconds);
    }

    pub fn extend(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    pub fn median(&self) -> f64 {
        self.percentile(50.0)
    }

    pub fn p95(&self) -> f64 {
        self.percentile(95.0)
    }

    /// The smallest measurement that so many per cent do not exceed; not a number where nothing was measured.
    pub fn percentile(&self, per_cent: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (per_cent / 100.0 * sorted.len() as f64).ceil() as usize;
        sorted
            .get(rank.saturating_sub(1))
            .copied()
            .unwrap_or(f64::NAN)
    }
}

impl FromIterator<f64> for Sample {
    fn from_iter<T: IntoIterator<Item = f64>>(seconds: T) -> Self {
        Self(seconds.into_iter().collect())
    }
}

/// What the work gives, and how long it took.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let begun = Instant::now();
    let output = work();
    (output, begun.elapsed().as_secs_f64())
}

/// What the work gives, and how much of the processor all threads of this process used for it.
pub fn timed_on_the_processor<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let begun = ProcessTime::now();
    let output = work();
    (output, begun.elapsed().as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_measurement_that_was_made() {
        let sample: Sample = (1..=100).rev().map(f64::from).collect();
        assert_eq!(sample.p95(), 95.0);
        assert_eq!(sample.median(), 50.0);
        assert_eq!(sample.percentile(100.0), 100.0);
        assert_eq!(sample.percentile(0.0), 1.0);
        let few: Sample = [3.0, 1.0, 2.0].into_iter().collect();
        assert_eq!(few.median(), 2.0);
        assert_eq!(few.p95(), 3.0);
    }

    #[test]
    fn of_nothing_there_is_no_percentile() {
        assert!(Sample::default().p95().is_nan());
    }

    #[test]
    fn work_that_sleeps_takes_time_but_not_the_processor() {
        let sleep = || std::thread::sleep(std::time::Duration::from_millis(20));
        assert!(timed(sleep).1 >= 0.02);
        let spin = || (0..3_000_000_u64).fold(0, |sum, next| std::hint::black_box(sum ^ next));
        assert!(timed_on_the_processor(spin).1 > 0.0);
    }
}
