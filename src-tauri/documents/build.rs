//! Compresses the four faces that the sheets are set in, each on its own, so that the program carries them and
//! inflates a face only when a sheet first uses it.
//!
//! The faces are the npm packages `@expo-google-fonts/noto-sans-sc` and `noto-serif-sc` (SIL OFL 1.1), which come with
//! the interface's other packages: one command brings everything that the build needs and Cargo does not.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The name under which a face is embedded, and where npm puts it below `@expo-google-fonts`.
const FACES: [(&str, &str); 4] = [
    (
        "NotoSerifSC-Regular",
        "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    ),
    (
        "NotoSerifSC-Bold",
        "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
    ),
    (
        "NotoSansSC-Regular",
        "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    ),
    (
        "NotoSansSC-Bold",
        "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    ),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let packages = directory("CARGO_MANIFEST_DIR").join("../../ui/node_modules/@expo-google-fonts");
    let out = directory("OUT_DIR");
    for (name, file) in FACES {
        let source = packages.join(file);
        println!("cargo::rerun-if-changed={}", source.display());
        if let Err(error) = compress(&source, &out.join(format!("{name}.zst"))) {
            println!(
                "cargo::error=the face {name} is missing ({error}); run `npm ci --prefix ui` in the project's folder"
            );
            return;
        }
    }
}

/// A folder that Cargo names to every build script.
fn directory(variable: &str) -> PathBuf {
    PathBuf::from(env::var_os(variable).unwrap_or_default())
}

/// Level 19 makes the released program a sixth smaller than level 3 does, and takes half a minute; level 3 a blink.
fn compress(source: &Path, target: &Path) -> std::io::Result<()> {
    let level = if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        19
    } else {
        3
    };
    let face = fs::read(source)?;
    fs::write(target, zstd::bulk::compress(&face, level)?)
}
