//! Native file dialogs, opened from Rust behind one door that tests can answer.

use std::path::PathBuf;

use tauri_plugin_dialog::DialogExt;

/// What the user is asked for.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    /// One file to read.
    Open {
        /// Endings offered.
        endings: &'static [&'static str],
    },
    /// Several files to read.
    OpenMany,
    /// A folder to write into.
    Folder,
    /// A name to write to.
    Save {
        /// Offered name.
        name: String,
    },
}

/// Asks the user; an empty list means that the dialog was dismissed.
pub(crate) fn ask<R: tauri::Runtime>(app: &tauri::AppHandle<R>, ask: &Ask) -> Vec<PathBuf> {
    if cfg!(debug_assertions)
        && let Some(answer) = answer_of_a_test()
    {
        return answer;
    }
    let dialog = app.dialog().file();
    let chosen = match ask {
        Ask::Open { endings } => dialog
            .add_filter("", endings)
            .blocking_pick_file()
            .into_iter()
            .collect(),
        Ask::OpenMany => dialog.blocking_pick_files().unwrap_or_default(),
        Ask::Folder => dialog.blocking_pick_folder().into_iter().collect(),
        Ask::Save { name } => dialog
            .set_file_name(name)
            .blocking_save_file()
            .into_iter()
            .collect(),
    };
    chosen
        .into_iter()
        .filter_map(|path| path.into_path().ok())
        .collect()
}

/// WebDriver cannot reach native dialogs: debug builds take the answer from the file that a variable names, one path a
/// line, and clear it.
fn answer_of_a_test() -> Option<Vec<PathBuf>> {
    let file = std::env::var_os("YIKE_PICK")?;
    let text = std::fs::read_to_string(&file).ok()?;
    let paths: Vec<PathBuf> = text
        .lines()
        .filter(|line| !line.is_empty())
        .map(PathBuf::from)
        .collect();
    std::fs::write(&file, "").ok()?;
    Some(paths)
}
