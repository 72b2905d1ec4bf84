//! Signs that something was left for later.

use super::Breach;
use super::sources::Source;

const MARKS: [&str; 9] = [
    "TODO",
    "FIXME",
    "todo!(",
    "unimplemented!(",
    "#[ignore",
    "@ts-ignore",
    "@ts-nocheck",
    "test.skip(",
    "describe.skip(",
];

/// Work that is left is said in an issue; a check that is left out is no check.
pub fn nothing_left_undone(sources: &[Source]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in sources.iter().filter(|source| !source.states_the_rules()) {
        for (line, text) in source.lines() {
            if let Some(mark) = MARKS.into_iter().find(|mark| text.contains(mark)) {
                let says = format!("`{mark}`: do it, or take it out and say so in an issue");
                breaches.push(Breach::at(&source.path, line, says));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::super::sources::source;
    use super::*;

    #[test]
    fn a_mark_is_found_in_any_language() {
        let breaches = nothing_left_undone(&[
            source("a.rs", "fn a() {}\n// TODO: b\n"),
            source("b.vue", "<!-- FIXME -->"),
            source("c.rs", "for each in todo { skip(each) }"),
        ]);
        let paths: Vec<&str> = breaches.iter().map(|breach| breach.path.as_str()).collect();
        assert_eq!(paths, ["a.rs", "b.vue"]);
        assert_eq!(breaches[0].line, Some(2));
    }
}
