//! What lies in a folder, and what can be read in it.

use std::path::{Path, PathBuf};

use encoding_rs::GB18030;

/// No file at all, to be compared with.
pub const NONE: [PathBuf; 0] = [];

/// Every file below a folder, sorted.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            files.extend(below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The files below a folder in which any of the words can be read: in UTF-8, UTF-16 of both ends, or GB18030.
pub fn that_tell(folder: &Path, words: &[&str]) -> Vec<PathBuf> {
    let forms: Vec<Vec<u8>> = words.iter().flat_map(|word| written(word)).collect();
    let tells = |path: &PathBuf| {
        let bytes = std::fs::read(path).expect("a file that can be read");
        forms.iter().any(|form| holds(&bytes, form))
    };
    below(folder).into_iter().filter(tells).collect()
}

fn written(word: &str) -> [Vec<u8>; 4] {
    let units = || word.encode_utf16();
    [
        word.as_bytes().to_vec(),
        units().flat_map(u16::to_le_bytes).collect(),
        units().flat_map(u16::to_be_bytes).collect(),
        GB18030.encode(word).0.into_owned(),
    ]
}

fn holds(bytes: &[u8], form: &[u8]) -> bool {
    bytes.windows(form.len()).any(|window| window == form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("deep")).unwrap();
        for (number, form) in written("甘棠").iter().enumerate() {
            let text = [b"x".as_slice(), form, b"y"].concat();
            std::fs::write(folder.path().join(format!("deep/{number}")), text).unwrap();
        }
        std::fs::write(folder.path().join("other"), "甘甜海棠").unwrap();
        assert_eq!(below(folder.path()).len(), 5);
        let found = that_tell(folder.path(), &["甘棠"]);
        assert_eq!(found, below(&folder.path().join("deep")));
    }
}
