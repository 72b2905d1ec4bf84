//! Names that say nothing.

use super::Breach;
use super::sources::Source;

/// Endings that fit any type, and so tell nothing about one.
const EMPTY_WORDS: [&str; 7] = [
    "Manager", "Service", "Helper", "Helpers", "Util", "Utils", "Utility",
];

const DECLARATIONS: [&str; 7] = [
    "struct",
    "enum",
    "trait",
    "union",
    "type",
    "class",
    "interface",
];

/// Types and files are named for what they are in the trade, not for being code.
pub fn said_by_what_they_are(sources: &[Source]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let ours = sources.iter().filter(|source| {
        source.has_ending(&[".rs", ".ts", ".vue", ".mjs", ".js"])
            && !source.is_generated()
            && !source.states_the_rules()
    });
    for source in ours {
        if let Some(word) = empty_word(stem(&source.path)) {
            let says = format!("a file named `{word}` says nothing; name it for what it holds");
            breaches.push(Breach::of_file(&source.path, says));
        }
        for (line, text) in source.lines() {
            for name in declared(text) {
                if let Some(word) = empty_word(name) {
                    let says = format!("`{name}`: `{word}` says nothing; name it for what it is");
                    breaches.push(Breach::at(&source.path, line, says));
                }
            }
        }
    }
    breaches
}

/// The name of a file without its folder and endings.
fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').next().unwrap_or(file)
}

/// The names of the types that a line declares.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .collect();
    words
        .windows(2)
        .filter(|pair| DECLARATIONS.contains(&pair[0]))
        .map(|pair| pair[1])
        .collect::<Vec<_>>()
        .into_iter()
}

fn empty_word(name: &str) -> Option<&'static str> {
    // Alone it is what the firm sells, a word of the trade.
    if name.eq_ignore_ascii_case("Service") {
        return None;
    }
    EMPTY_WORDS
        .into_iter()
        .find(|word| name.ends_with(word) || name.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::super::sources::source;
    use super::*;

    #[test]
    fn types_are_judged_by_their_ending() {
        let text = "pub struct ArchiveManager;\nuse tauri::Manager;\nenum ServiceLevel {}\n\
                    export interface DateUtils {}\npub(crate) type Helper<T> = T;\n\
                    pub enum Service {}\n";
        let breaches = said_by_what_they_are(&[source("a.rs", text)]);
        let lines: Vec<_> = breaches.iter().filter_map(|breach| breach.line).collect();
        assert_eq!(lines, [1, 4, 5]);
    }

    #[test]
    fn files_are_judged_too() {
        let breaches = said_by_what_they_are(&[
            source("ui/src/shared/utils.ts", ""),
            source("core/src/service_level.rs", ""),
            source("ui/src/shared/DialogHelper.vue", ""),
        ]);
        assert_eq!(breaches.len(), 2);
    }
}
