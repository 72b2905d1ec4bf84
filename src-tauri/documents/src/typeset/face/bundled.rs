//! The four faces inside the program, inflated when first used.

use std::sync::LazyLock;

use super::Face;

/// How many faces the program carries; their numbers are those of [`super::Typeface`].
pub(super) const COUNT: usize = 4;

macro_rules! carried {
    ($name:literal) => {
        LazyLock::new(|| inflate(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".zst"))))
    };
}

static SONG: LazyLock<Face> = carried!("NotoSerifSC-Regular");
static SONG_BOLD: LazyLock<Face> = carried!("NotoSerifSC-Bold");
static HEI: LazyLock<Face> = carried!("NotoSansSC-Regular");
static HEI_BOLD: LazyLock<Face> = carried!("NotoSansSC-Bold");

/// Carried face `number`, if there is one.
pub(super) fn face(number: u16) -> Option<&'static Face> {
    match number {
        0 => Some(&SONG),
        1 => Some(&SONG_BOLD),
        2 => Some(&HEI),
        3 => Some(&HEI_BOLD),
        _ => None,
    }
}

/// The face with the widest coverage that is always there.
pub(super) fn last() -> &'static Face {
    &HEI
}

/// 15 ms for a face of Noto Sans, 36 ms for Noto Serif. That a carried face can be inflated and parsed does not depend
/// on anything but this program: the build script made it from the file, and a test reads all four.
fn inflate(compressed: &[u8]) -> Face {
    let size = zstd::bulk::Decompressor::upper_bound(compressed).unwrap_or(32 << 20);
    let bytes = zstd::bulk::decompress(compressed, size).expect("a carried face inflates");
    Face::parse(bytes.leak(), 0).expect("a carried face is a font")
}
