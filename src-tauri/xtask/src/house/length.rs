//! How long a file may grow.

use super::Breach;
use super::sources::Source;

const MOST_LINES: usize = 500;

/// A longer file is more than one room.
pub fn one_room_a_file(sources: &[Source]) -> Vec<Breach> {
    sources
        .iter()
        .filter(|source| source.has_ending(&[".rs", ".vue", ".ts", ".mjs", ".js"]))
        .filter(|source| !source.is_generated())
        .filter_map(|source| {
            let count = source.text.lines().count();
            let says = format!("{count} lines; a file has at most {MOST_LINES}: make it two rooms");
            (count > MOST_LINES).then(|| Breach::of_file(&source.path, says))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sources::source;
    use super::*;

    #[test]
    fn the_line_is_drawn_after_the_last_that_is_allowed() {
        let longest = "\n".repeat(MOST_LINES);
        let too_long = "\n".repeat(MOST_LINES + 1);
        assert!(one_room_a_file(&[source("a.rs", &longest)]).is_empty());
        assert_eq!(one_room_a_file(&[source("a.rs", &too_long)]).len(), 1);
        assert!(one_room_a_file(&[source("ui/src/ipc/bindings.ts", &too_long)]).is_empty());
    }
}
