//! Other people's programs that read a PDF: what they say is what a customer's program will say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use yike_documents::Paper;

/// Puts a sheet where it can be looked at after the tests, and gives its place.
pub fn keep(paper: &Paper, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sheets");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, &paper.bytes).expect("written");
    path
}

/// What a program prints. It must succeed and have nothing to complain of.
fn said(program: &str, arguments: &[&str], path: &Path, target: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .arg(path)
        .args(target)
        .output();
    let output = output.unwrap_or_else(|error| {
        panic!("{program} does not run ({error}); install poppler-utils, qpdf and mupdf-tools")
    });
    // Whether mupdf can manage colours is a matter of how it was built.
    let complaints = String::from_utf8_lossy(&output.stderr);
    let complaints = complaints.replace("warning: ICC support is not available\n", "");
    assert!(
        output.status.success() && complaints.is_empty(),
        "{program}: {complaints}"
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The text of a sheet in the order in which it was set, a form feed after each page.
pub fn text(path: &Path) -> String {
    let set = said("pdftotext", &["-raw", "-enc", "UTF-8"], path, &["-"]);
    // In this order the program takes a mark that is closed up to the one before it for a new line. No line of a sheet
    // starts with such a mark.
    "，。、；：”’）》】".chars().fold(set, |text, mark| {
        text.replace(&format!("\n{mark}"), &mark.to_string())
    })
}

/// Title, author, dates, version.
pub fn described(path: &Path) -> String {
    said("pdfinfo", &["-rawdates"], path, &[])
}

/// A line for each font.
pub fn fonts(path: &Path) -> String {
    said("pdffonts", &[], path, &[])
}

/// The words with the boxes round them.
pub fn boxes(path: &Path) -> String {
    said("pdftotext", &["-bbox", "-enc", "UTF-8"], path, &["-"])
}

/// The structure of the document as it is read aloud: a line for each part and for what it says.
pub fn structure(path: &Path) -> String {
    said("pdfinfo", &["-struct-text"], path, &[])
}

/// Fails when a validator finds that the file is not what it says of itself: PDF/A-2b.
///
/// `cargo xtask set-up` brings the validator to `target/tools`; it approves a file only when it knows everything in it.
#[cfg(target_os = "linux")]
pub fn check_archival(path: &Path) {
    const CHECK: &str = "\
import sys
from pikepdf import pdfa
report = pdfa.validate_written(sys.argv[1], '2b')
print(*report.findings, sep='\\n', end='')
sys.exit(0 if report.passed else 1)";
    let tools = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tools/archival");
    let output = Command::new(tools.join("bin/python"))
        .args(["-c", CHECK])
        .arg(path)
        .output()
        .unwrap_or_else(|error| {
            panic!("the validator does not run ({error}); `cargo xtask set-up` brings it")
        });
    let findings = String::from_utf8_lossy(&output.stdout);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && findings.is_empty(),
        "{}: {findings}{complaints}",
        path.display()
    );
}

/// Fails when qpdf finds the file wanting, or mupdf has to mend it.
pub fn check(path: &Path) {
    let found = said("qpdf", &["--check"], path, &[]);
    assert!(
        found.contains("No syntax or stream encoding errors found"),
        "{found}"
    );
    said(
        "mutool",
        &["draw", "-q", "-F", "text", "-o", "-"],
        path,
        &[],
    );
}

/// A logo with clear corners.
pub fn logo() -> Vec<u8> {
    let mark = image::RgbaImage::from_fn(240, 80, |x, y| {
        let inside = (x as i32 - 120).pow(2) / 9 + (y as i32 - 40).pow(2) < 1500;
        image::Rgba([30, 92, 99, if inside { 255 } else { 0 }])
    });
    let mut file = std::io::Cursor::new(Vec::new());
    mark.write_to(&mut file, image::ImageFormat::Png)
        .expect("encoded");
    file.into_inner()
}

/// How often each visible character stands in a text.
fn counted(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for character in text.chars().filter(|character| !character.is_whitespace()) {
        *counts.entry(character).or_default() += 1;
    }
    counts
}

/// The characters of `written` that `printed` has fewer of.
pub fn lost(written: &str, printed: &str) -> Vec<char> {
    let printed = counted(printed);
    let lacking =
        |(character, count): &(char, usize)| printed.get(character).copied().unwrap_or(0) < *count;
    counted(written)
        .into_iter()
        .filter(lacking)
        .map(|(character, _)| character)
        .collect()
}

/// Fails when a word stands outside of these margins, in millimetres from the left edge of the page.
pub fn no_text_outside(path: &Path, left: f32, right: f32) {
    let edge = |line: &str, name: &str| {
        let value = line
            .split(&format!("{name}=\""))
            .nth(1)?
            .split('"')
            .next()?;
        value.parse::<f32>().ok()
    };
    let boxes = boxes(path);
    let words: Vec<&str> = boxes
        .lines()
        .filter(|line| line.contains("<word"))
        .collect();
    assert!(words.len() > 100);
    let (left, right) = (left / 25.4 * 72.0, right / 25.4 * 72.0);
    // A full-width mark at the end of a line has its blank half beyond the edge of the text.
    let half_mark = 5.0;
    for word in words {
        assert!(
            edge(word, "xMin").is_some_and(|x| x >= left - half_mark),
            "{word}"
        );
        assert!(
            edge(word, "xMax").is_some_and(|x| x <= right + half_mark),
            "{word}"
        );
    }
}

/// A text that is far too long for a page.
pub fn twenty_thousand() -> String {
    (0..20_000_u32)
        .map(|place| {
            if place % 17 == 16 {
                '，'
            } else {
                char::from_u32(0x4E00 + place * 7 % 6000).unwrap_or('驿')
            }
        })
        .collect()
}
