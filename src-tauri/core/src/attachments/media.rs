//! What a file is, told by its content, and which files are not taken in.

use crate::{Error, Result};

/// How much of a file's beginning is looked at.
pub(crate) const HEAD: usize = 8 * 1024;

/// Beginnings of files, at an offset.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"BM", "image/bmp"),
    (8, b"WEBP", "image/webp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheix", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"#!AMR", "audio/amr"),
    (8, b"WAVE", "audio/wav"),
    (0, b"OggS", "audio/ogg"),
    (0, b"{\\rtf", "application/rtf"),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "application/x-ole-storage",
    ),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
];

/// What an Office document keeps near the beginning of its archive.
const OFFICE: &[(&str, &str)] = &[
    (
        "word/",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        "xl/",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        "ppt/",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    (
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.text",
    ),
    (
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
];

/// Beginnings of programs: Windows, Linux, macOS in both byte orders, fat and thin, and Java.
const PROGRAMS: &[&[u8]] = &[
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
];

/// Names that a double click runs or that carry what runs.
const RUNNABLE: &[&str] = &[
    "apk",
    "app",
    "appimage",
    "application",
    "bat",
    "chm",
    "cmd",
    "com",
    "command",
    "cpl",
    "deb",
    "dll",
    "dmg",
    "exe",
    "gadget",
    "hta",
    "htm",
    "html",
    "inf",
    "iso",
    "jar",
    "js",
    "jse",
    "lnk",
    "mht",
    "mhtml",
    "msc",
    "msi",
    "msix",
    "msp",
    "pif",
    "pkg",
    "ps1",
    "psm1",
    "py",
    "reg",
    "rpm",
    "scr",
    "sct",
    "sh",
    "svg",
    "sys",
    "url",
    "vb",
    "vbe",
    "vbs",
    "vhd",
    "wsf",
    "wsh",
    "xll",
];

/// The media type of a file that begins with `head`.
pub(crate) fn media_type(head: &[u8]) -> &'static str {
    if head.starts_with(b"PK\x03\x04") {
        let kind = OFFICE
            .iter()
            .find(|(part, _)| contains(head, part.as_bytes()));
        return kind.map_or("application/zip", |(_, kind)| kind);
    }
    let found = SIGNATURES
        .iter()
        .find(|(at, mark, _)| head.get(*at..).is_some_and(|rest| rest.starts_with(mark)));
    match found {
        Some((_, _, kind)) => kind,
        None if is_text(head) => "text/plain",
        None => "application/octet-stream",
    }
}

/// Refuses what can run: by name, by the beginning of a program, by a script at the beginning of a text.
pub(crate) fn refuse_programs(name: &str, head: &[u8]) -> Result<()> {
    // Windows drops dots and spaces at the end of a name.
    let plain = name.trim_end_matches(['.', ' ']).to_lowercase();
    let extension = plain
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension);
    // Some other kinds of file begin with the same two letters as a Windows program; a program is never plain text.
    let is_program = PROGRAMS.iter().any(|mark| head.starts_with(mark)) && !is_text(head);
    let is_package = head.starts_with(b"PK\x03\x04")
        && (contains(head, b"META-INF/MANIFEST.MF") || contains(head, b"AndroidManifest.xml"));
    match RUNNABLE.contains(&extension) || is_program || is_package || is_script(head) {
        true => Err(refused(name, "executable")),
        false => Ok(()),
    }
}

/// Refuses what is no PNG or JPEG, for the logo.
pub(crate) fn require_picture(name: &str, bytes: &[u8]) -> Result<()> {
    match media_type(bytes) {
        "image/png" | "image/jpeg" => Ok(()),
        _ => Err(refused(name, "not_a_picture")),
    }
}

pub(super) fn refused(name: &str, reason: &'static str) -> Error {
    Error::FileRefused {
        name: name.to_owned(),
        reason,
    }
}

fn is_script(head: &[u8]) -> bool {
    if media_type(head) != "text/plain" {
        return false;
    }
    let text = String::from_utf8_lossy(head).to_lowercase();
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    [
        "#!",
        "@echo off",
        "<?php",
        "<!doctype html",
        "<html",
        "<svg",
        "<hta:",
    ]
    .iter()
    .any(|mark| start.starts_with(mark))
        || text.contains("<script")
}

/// Text in any of the encodings that occur: no control characters but those of lines.
fn is_text(head: &[u8]) -> bool {
    !head.is_empty()
        && !head
            .iter()
            .any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))
}

fn contains(head: &[u8], part: &[u8]) -> bool {
    head.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_type() {
        for (head, expected) in [
            (&b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"[..], "application/pdf"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
            (b"\0\0\0\x18ftypheic\0\0", "image/heic"),
            (b"\0\0\0\x18ftypisom\0\0", "video/mp4"),
            (b"#!AMR\n\x3c\0", "audio/amr"),
            (
                b"PK\x03\x04\x14\0\0\0[Content_Types].xml\0\0xl/workbook.xml",
                OFFICE[1].1,
            ),
            (b"PK\x03\x04\x14\0\0\0photos/1.jpg", "application/zip"),
            ("温度记录,6.2\r\n".as_bytes(), "text/plain"),
            (b"\xce\xc2\xb6\xc8\xbc\xc7\xc2\xbc,6.2\r\n", "text/plain"),
            (b"\0\x01\x02\x03", "application/octet-stream"),
            (b"", "application/octet-stream"),
        ] {
            assert_eq!(
                media_type(head),
                expected,
                "{:?}",
                String::from_utf8_lossy(head)
            );
        }
    }

    #[test]
    fn programs_are_refused_whatever_they_are_called() {
        let refused = |name: &str, head: &[u8]| refuse_programs(name, head).is_err();
        for (name, head) in [
            ("签收单.pdf", &b"MZ\x90\0\x03\0\0\0"[..]),
            ("照片.jpg", b"\x7fELF\x02\x01\x01\0"),
            ("照片.jpg", b"\xcf\xfa\xed\xfe\x07\0\0\x01"),
            ("photo.jpg.exe", b"\xff\xd8\xff"),
            ("photo.EXE. .", b"\xff\xd8\xff"),
            ("x.png", b"\xef\xbb\xbf  <!DOCTYPE html><p>"),
            ("x.png", b"<svg xmlns='x'><script>alert(1)</script>"),
            ("notes.txt", b"#!/bin/sh\nrm -rf ~\n"),
            ("notes.txt", b"@ECHO OFF\r\nformat c:\r\n"),
            ("x.zip", b"PK\x03\x04\x14\0\0\0META-INF/MANIFEST.MF"),
        ] {
            assert!(refused(name, head), "{name}");
        }
        for (name, head) in [
            ("签收单.pdf", &b"%PDF-1.7"[..]),
            ("MZ 清单.txt", b"MZ 1, MZ 2\r\n"),
            ("录音.amr", b"#!AMR\n\x3c\0"),
            ("无扩展名", b"\xff\xd8\xff"),
        ] {
            assert!(!refused(name, head), "{name}");
        }
    }

    #[test]
    fn a_logo_is_a_picture() {
        assert!(require_picture("logo.png", b"\x89PNG\r\n\x1a\n").is_ok());
        let Err(Error::FileRefused { name, reason }) =
            require_picture("logo.png", b"not a picture")
        else {
            panic!("it was let through")
        };
        assert_eq!((name.as_str(), reason), ("logo.png", "not_a_picture"));
    }
}
