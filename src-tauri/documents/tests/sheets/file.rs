//! The file itself: sound, the same every time, with its fonts inside and its text to copy.

use yike_documents::notice::{NoticeCopy, NoticeOptions, notice};
use yike_documents::typeset::face::Faces;
use yike_documents::{Firm, Paper};

use crate::samples::{self, firm, options};
use crate::tools::{check, described, fonts, keep};

fn print(options: &NoticeOptions) -> Paper {
    notice(
        &Faces::bundled(),
        &firm(),
        &samples::damage::closed(),
        options,
    )
    .expect("a notice")
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

#[test]
fn other_programs_find_nothing_wrong() {
    check(&keep(&print(&options()), "damage-closed"));
    let copies = NoticeCopy::first(3).expect("three copies");
    let firm = Firm {
        logo: Some(logo()),
        ..firm()
    };
    let options = NoticeOptions {
        copies,
        draft: true,
        ..options()
    };
    let paper = notice(
        &Faces::bundled(),
        &firm,
        &samples::cold_chain::closed(),
        &options,
    )
    .expect("a notice");
    check(&keep(&paper, "with-everything"));
}

#[test]
fn the_same_sheet_is_the_same_bytes() {
    assert!(print(&options()) == print(&options()));
    let later = NoticeOptions {
        printed_at: samples::at("2026-09-18 14:06"),
        ..options()
    };
    assert!(print(&options()).bytes != print(&later).bytes);
}

#[test]
fn it_says_what_it_is() {
    let said = described(&keep(&print(&options()), "described"));
    for line in [
        "Title:           顾客投诉处理通知书 TS20260917-A002",
        "Author:          衡通示例物流有限公司",
        "CreationDate:    D:20260918140500+08'00'",
        "PDF version:     1.7",
        "Page size:       595.276 x 841.89 pts (A4)",
        "Encrypted:       no",
        "JavaScript:      no",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let bytes = print(&options()).bytes;
    let document = lopdf::Document::load_mem(&bytes).expect("a document");
    let catalog = document.catalog().expect("a catalog");
    assert_eq!(
        catalog.get(b"Lang").and_then(lopdf::Object::as_str).ok(),
        Some(&b"zh-CN"[..])
    );
}

#[test]
fn the_outline_leads_to_each_box_of_each_copy() {
    let copies = NoticeCopy::first(2).expect("two copies");
    let bytes = print(&NoticeOptions {
        copies,
        ..options()
    })
    .bytes;
    let document = lopdf::Document::load_mem(&bytes).expect("a document");
    let contents = document.get_toc().expect("an outline").toc;
    let entries: Vec<_> = contents
        .iter()
        .map(|entry| (entry.level, entry.title.as_str(), entry.page))
        .collect();
    assert_eq!(entries.len(), 14);
    assert_eq!(entries[0], (1, "第一联 存根（受理部门）", 1));
    assert_eq!(entries[1], (2, "一 投诉受理", 1));
    assert_eq!(entries[13], (2, "六 项目经理签字", 4));
}

#[test]
fn every_font_is_embedded_cut_down_and_knows_its_text() {
    let paper = print(&options());
    let list = fonts(&keep(&paper, "fonts"));
    let fonts: Vec<&str> = list.lines().skip(2).collect();
    assert_eq!(fonts.len(), 4, "{list}");
    for font in &fonts {
        assert!(font.contains("yes yes yes"), "{font}");
    }
    let names: Vec<_> = [
        "NotoSerifSC-Regular",
        "NotoSerifSC-Bold",
        "NotoSansSC-Regular",
        "NotoSansSC-Bold",
    ]
    .into();
    assert!(
        names
            .iter()
            .all(|name: &&str| fonts.iter().any(|font| font.contains(&format!("+{name}")))),
        "{list}"
    );
}

/// Noto's outlines take 150 to 200 bytes each when they are packed, and a closed notice has some six hundred of them:
/// about half its characters differ. What is not outlines stays below 15 KB, and each further copy below 10 KB.
#[test]
fn it_is_hardly_larger_than_the_outlines_it_needs() {
    let size = |paper: &Paper| paper.bytes.len() / 1000;
    let received = notice(
        &Faces::bundled(),
        &firm(),
        &samples::cold_chain::received(),
        &options(),
    )
    .expect("a notice");
    assert!(size(&received) <= 100, "{} KB", size(&received));
    let closed = print(&options());
    assert!(size(&closed) <= 135, "{} KB", size(&closed));
    let copies = NoticeCopy::first(4).expect("four copies");
    let four = print(&NoticeOptions {
        copies,
        ..options()
    });
    assert!(size(&four) <= size(&closed) + 30, "{} KB", size(&four));
}
