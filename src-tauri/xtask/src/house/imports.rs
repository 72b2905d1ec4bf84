//! What the UI may reach for.

use super::Breach;
use super::sources::Source;

const DOOR: &str = "ui/src/ipc/client.ts";

/// In the UI one file talks to Tauri, and nothing is kept by the browser, where it would lie unencrypted.
pub fn one_door_to_tauri(sources: &[Source]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let ui = sources.iter().filter(|source| {
        source.path.starts_with("ui/src/")
            && source.has_ending(&[".ts", ".vue"])
            && !source.is_generated()
    });
    for source in ui {
        for (line, text) in source.lines() {
            if text.contains("@tauri-apps") && source.path != DOOR {
                let says =
                    format!("only {DOOR} imports @tauri-apps; export what is needed from there");
                breaches.push(Breach::at(&source.path, line, says));
            }
            for store in ["localStorage", "indexedDB", "document.cookie"] {
                if text.contains(store) {
                    let says =
                        format!("{store} lies on the disk unencrypted; keep it in the archive");
                    breaches.push(Breach::at(&source.path, line, says));
                }
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
    fn only_the_door_and_the_generated_bindings_import_tauri() {
        let text = "import { invoke } from '@tauri-apps/api/core'";
        let breaches = one_door_to_tauri(&[
            source(DOOR, text),
            source("ui/src/ipc/bindings.ts", text),
            source("ui/vite.config.ts", text),
            source("ui/src/features/complaints/List.vue", &format!("\n{text}")),
        ]);
        assert_eq!(breaches.len(), 1);
        assert_eq!(breaches[0].path, "ui/src/features/complaints/List.vue");
        assert_eq!(breaches[0].line, Some(2));
    }

    #[test]
    fn the_browser_keeps_nothing() {
        let breaches =
            one_door_to_tauri(&[source("ui/src/app/theme.ts", "localStorage.theme = 1")]);
        assert_eq!(breaches.len(), 1);
    }
}
