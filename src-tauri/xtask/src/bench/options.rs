//! What is asked of the benchmark.

use crate::failure::Failure;

const SUBJECTS: [&str; 6] = ["import", "search", "lists", "sign-in", "window", "notice"];

/// Which figures, and how large the archive is.
#[derive(Debug, PartialEq)]
pub struct Options {
    /// Groups of figures; all where none is named.
    pub only: Vec<String>,
    /// A part of the full size; 1 is full.
    pub scale: f64,
}

impl Options {
    pub fn read(words: &[&str]) -> Result<Self, Failure> {
        let mut options = Self {
            only: Vec::new(),
            scale: 1.0,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match (*word, words.next().copied()) {
                ("--only", Some(subject)) if SUBJECTS.contains(&subject) => {
                    options.only.push(subject.to_owned());
                }
                ("--scale", Some(scale)) => options.scale = part(scale)?,
                _ => return Err(usage(word)),
            }
        }
        Ok(options)
    }

    /// So many at full size.
    pub fn scaled(&self, full: u32) -> u32 {
        (f64::from(full) * self.scale).round().max(1.0) as u32
    }

    pub fn wants(&self, subject: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|wanted| wanted == subject)
    }
}

fn part(text: &str) -> Result<f64, Failure> {
    let scale = text.parse().ok();
    scale
        .filter(|scale| (0.001..=1.0).contains(scale))
        .ok_or_else(|| usage(text))
}

fn usage(word: &str) -> Failure {
    Failure::new(
        format!("`{word}` is not understood"),
        format!(
            "`--only NAME` with one of {}, or `--scale PART` with 0.001 to 1",
            SUBJECTS.join(", ")
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_figures_at_full_size_unless_told_otherwise() {
        let all = Options::read(&[]).unwrap();
        assert_eq!(all.scaled(100_000), 100_000);
        assert!(all.wants("import") && all.wants("window"));
        let some =
            Options::read(&["--only", "lists", "--scale", "0.1", "--only", "search"]).unwrap();
        assert_eq!(some.scaled(300_000), 30_000);
        assert!(some.wants("lists") && some.wants("search") && !some.wants("window"));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for words in [
            &["--only", "speed"][..],
            &["--scale", "2"],
            &["--scale", "0"],
            &["--only"],
            &["lists"],
        ] {
            let failure = Options::read(words).unwrap_err().to_string();
            assert!(failure.contains("is not understood"), "{failure}");
        }
    }
}
