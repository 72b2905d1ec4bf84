//! Fonts of the operating system, which may draw a character that the carried faces lack.
//!
//! They are licensed to the user of the machine: a sheet may be printed with them, the program may not bring them along.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

use super::Face;

/// Where this system keeps faces with rare Han characters, Yi, Tibetan and symbols; those that do not exist are
/// passed over when they are asked for.
pub(super) fn usual_files() -> Vec<PathBuf> {
    if cfg!(target_os = "windows") {
        let windows =
            std::env::var_os("WINDIR").map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from);
        let fonts = windows.join("Fonts");
        let names = [
            "simsunb.ttf",
            "SimsunExtG.ttf",
            "simsun.ttc",
            "msyh.ttc",
            "himalaya.ttf",
            "msyi.ttf",
            "seguisym.ttf",
        ];
        names.into_iter().map(|name| fonts.join(name)).collect()
    } else if cfg!(target_os = "macos") {
        let names = [
            "/System/Library/Fonts/Supplemental/Songti.ttc",
            "/System/Library/Fonts/STHeiti Light.ttc",
            "/System/Library/Fonts/Supplemental/STIXGeneral.otf",
            "/System/Library/Fonts/Supplemental/Kailasa.ttc",
            "/System/Library/Fonts/Apple Symbols.ttf",
        ];
        names.into_iter().map(PathBuf::from).collect()
    } else {
        let names = [
            "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
            "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
            "/usr/share/fonts/google-noto-cjk/NotoSerifCJK-Regular.ttc",
            "/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc",
            "/usr/share/fonts/truetype/noto/NotoSerifTibetan-Regular.ttf",
            "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        ];
        names.into_iter().map(PathBuf::from).collect()
    }
}

/// The first face of a font file. Each file is read once in the life of the process and then kept.
pub(super) fn read(path: &Path) -> Option<&'static Face> {
    static READ: LazyLock<Mutex<HashMap<PathBuf, Option<&'static Face>>>> =
        LazyLock::new(Mutex::default);
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    *read.entry(path.to_owned()).or_insert_with(|| {
        let bytes = std::fs::read(path).ok()?;
        let face = Face::parse(bytes.leak(), 0)?;
        Some(Box::leak(Box::new(face)))
    })
}
