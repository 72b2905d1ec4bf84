//! Attachments of a plan: pages of other documents and pictures, as they were handed in, or refused by name.

use std::path::Path;
use std::process::Command;

use image::{DynamicImage, ImageFormat, RgbImage};
use lopdf::{Document, Object, Stream, dictionary};
use yike_documents::PaperError;
use yike_documents::event_plan::{
    Binding, Block, EventPlan, EventPlanOptions, PlanAttachment, Run, event_plan,
};
use yike_documents::notice::notice;
use yike_documents::typeset::face::Faces;

use crate::samples::tianye::{self, firm, options};
use crate::samples::{self, damage};
use crate::tools::{check, keep, text};

fn with_attachment(title: &str, file: Vec<u8>) -> EventPlan {
    EventPlan {
        attachments: vec![PlanAttachment {
            title: title.to_owned(),
            binding: Binding::Appended,
            file: Some(file),
        }],
        sub_plans: Vec::new(),
        ..tianye::plan()
    }
}

fn print(plan: &EventPlan) -> Result<yike_documents::Paper, PaperError> {
    let booklets = event_plan(&Faces::bundled(), &firm(), plan, &options())?;
    Ok(booklets[0].paper.clone())
}

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let pixels = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x / 16 % 256) as u8, (y / 16 % 256) as u8, 90])
    });
    let mut file = std::io::Cursor::new(Vec::new());
    DynamicImage::from(pixels)
        .write_to(&mut file, format)
        .expect("encoded");
    file.into_inner()
}

/// A page of half the size of A4 that lies on its side, with a filled field whose value stands in its appearance only,
/// in two streams of which the first leaves a state open.
fn awkward() -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let drawn = ["q 0.5 g BT /F1 20 Tf 40 300 Td (Seat", "plan) Tj ET"];
    let contents: Vec<Object> = drawn
        .map(|part| {
            let stream = Stream::new(dictionary! {}, part.as_bytes().to_vec());
            document.add_object(stream).into()
        })
        .to_vec();
    let value = b"/Tx BMC BT /F1 12 Tf 2 4 Td (Table7) Tj ET EMC".to_vec();
    let appearance = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 100.into(), 20.into()],
            "Resources" => resources,
        },
        value,
    ));
    let field = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "F" => 4,
        "Rect" => vec![40.into(), 200.into(), 140.into(), 220.into()],
        "AP" => dictionary! { "N" => appearance },
    });
    let list = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => list, "Contents" => contents, "Annots" => vec![field.into()],
    });
    let pages = dictionary! {
        "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "Rotate" => 90, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 420.into(), 595.into()],
    };
    document.objects.insert(list, pages.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => list });
    document.trailer.set("Root", catalog);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("saved");
    bytes
}

#[test]
fn pages_of_another_document_stand_in_the_book_whole() {
    let other = notice(
        &Faces::bundled(),
        &samples::firm(),
        &damage::closed(),
        &samples::options(),
    )
    .expect("a notice");
    let inside = text(&keep(&other, "attached-before"));
    let paper = print(&with_attachment("处理通知书", other.bytes.clone())).expect("a plan");
    let path = keep(&paper, "attached-pdf");
    check(&path);
    let whole = text(&path);
    let pages: Vec<&str> = whole.split_terminator('\u{c}').collect();
    assert_eq!(
        paper.pages,
        6 + 1 + other.pages,
        "a sheet in front, and its pages"
    );
    let closed_up = |text: &str| text.split_whitespace().collect::<String>();
    let appended = closed_up(&pages[7..].concat());
    for line in inside.lines().filter(|line| line.chars().count() > 3) {
        assert!(appended.contains(&closed_up(line)), "{line}");
    }
    assert!(
        pages[7].contains("附件1") && pages[7].contains("第 7 页 共 8 页"),
        "{}",
        pages[7]
    );
    // Nobody has looked into what was appended.
    let claim = b"pdfaid:part";
    let claims = |bytes: &[u8]| bytes.windows(claim.len()).any(|part| part == claim);
    assert!(claims(&other.bytes) && !claims(&paper.bytes));
    assert!(paper == print(&with_attachment("处理通知书", other.bytes)).expect("a plan"));
}

#[test]
fn a_page_that_was_turned_and_filled_in_is_shown_as_it_was() {
    let paper = print(&with_attachment("座次表", awkward())).expect("a plan");
    let path = keep(&paper, "attached-turned");
    check(&path);
    let whole = text(&path);
    let last = whole.split_terminator('\u{c}').next_back().expect("a page");
    assert!(last.contains("Seat") && last.contains("Table7"), "{last}");
    let document = Document::load_mem(&paper.bytes).expect("a document");
    let page = document
        .get_pages()
        .into_values()
        .next_back()
        .expect("a page");
    let sides = document
        .get_dictionary(page)
        .and_then(|page| page.get(b"MediaBox"));
    let sides: Vec<f32> = sides
        .and_then(Object::as_array)
        .expect("a size")
        .iter()
        .filter_map(|side| side.as_float().ok())
        .collect();
    assert!(sides[2] > sides[3], "it lies across: {sides:?}");
}

fn refusal(title: &str, file: Vec<u8>) -> (&'static str, String) {
    let problem = print(&with_attachment(title, file)).expect_err("refused");
    let name = problem.params().get("name").cloned().unwrap_or_default();
    (problem.code(), name.as_str().unwrap_or_default().to_owned())
}

#[test]
fn what_cannot_be_read_is_refused_by_the_name_of_the_attachment() {
    let whole = print(&tianye::plan()).expect("a plan").bytes;
    let unreadable = |title: &str| ("attachment_unreadable", title.to_owned());
    assert_eq!(
        refusal("议程", whole[..whole.len() / 2].to_vec()),
        unreadable("议程")
    );
    assert_eq!(
        refusal("邀请函", b"%PDF-1.7\n%%EOF".to_vec()),
        unreadable("邀请函")
    );
    assert_eq!(
        refusal("名单", b"PK\x03\x04 a workbook".to_vec()),
        unreadable("名单")
    );
    let jpeg = picture(200, 100, ImageFormat::Jpeg);
    assert_eq!(
        refusal("照片", jpeg[..jpeg.len() / 2].to_vec()),
        unreadable("照片")
    );
    let wide = picture(12_001, 1, ImageFormat::Png);
    assert_eq!(
        refusal("长图", wide),
        ("attachment_too_large", "长图".to_owned())
    );
}

#[test]
fn a_damaged_page_is_no_page() {
    let mut document = Document::load_mem(&awkward()).expect("a document");
    let packed = document.objects.values_mut().find_map(|object| {
        let stream = object.as_stream_mut().ok()?;
        stream.content.starts_with(b"q 0.5 g").then_some(stream)
    });
    let stream = packed.expect("what draws the page");
    stream.content = b"q ".repeat(400);
    stream.compress().expect("packed");
    let half = stream.content.len() / 2;
    stream.content.truncate(half);
    stream.dict.set("Length", half as i64);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("saved");
    assert_eq!(
        refusal("座次表", bytes),
        ("attachment_unreadable", "座次表".to_owned())
    );
}

#[test]
fn an_encrypted_document_is_refused_with_a_password_and_without() {
    let plain = keep(&print(&tianye::small()).expect("a plan"), "attached-plain");
    for (password, name) in [("secret", "locked"), ("", "restricted")] {
        let locked = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        let done = Command::new("qpdf")
            .args(["--encrypt", password, "owner", "256", "--"])
            .args([&plain, &locked])
            .status();
        assert!(done.expect("qpdf").success());
        let file = std::fs::read(&locked).expect("read");
        assert_eq!(
            refusal("合同", file),
            ("attachment_encrypted", "合同".to_owned())
        );
    }
}

#[test]
fn a_picture_fills_its_page_with_its_name_below() {
    for (format, name) in [(ImageFormat::Png, "png"), (ImageFormat::Jpeg, "jpeg")] {
        let paper = print(&with_attachment("会场平面", picture(600, 400, format))).expect("a plan");
        let path = keep(&paper, &format!("attached-{name}"));
        check(&path);
        let whole = text(&path);
        let last = whole.split_terminator('\u{c}').next_back().expect("a page");
        assert!(
            last.contains("附件1　会场平面") || last.contains("附件1 会场平面"),
            "{last}"
        );
    }
}

#[test]
fn a_photograph_of_forty_megapixels_becomes_one_that_paper_can_show() {
    let paper = print(&with_attachment(
        "合影",
        picture(7300, 5500, ImageFormat::Jpeg),
    ))
    .expect("a plan");
    check(&keep(&paper, "attached-photograph"));
    assert!(paper.bytes.len() < 1_500_000, "{} bytes", paper.bytes.len());
    let document = Document::load_mem(&paper.bytes).expect("a document");
    let widths = document.objects.values().filter_map(|object| {
        let stream = object.as_stream().ok()?;
        stream.dict.get(b"Width").ok()?.as_i64().ok()
    });
    assert!(widths.into_iter().all(|width| width <= 2200));
}

#[test]
fn on_both_sides_an_attachment_starts_on_a_sheet_of_its_own() {
    let duplex = EventPlanOptions {
        duplex: true,
        cover: false,
        ..options()
    };
    let plan = with_attachment("座次表", awkward());
    let booklets = event_plan(&Faces::bundled(), &firm(), &plan, &duplex).expect("a plan");
    let path = keep(&booklets[0].paper, "attached-duplex");
    check(&path);
    let whole = text(&path);
    let pages: Vec<&str> = whole.split_terminator('\u{c}').collect();
    let at = |words: &str| pages.iter().position(|page| page.contains(words));
    let last = pages.len() - 1;
    assert_eq!(at("Table7"), Some(last));
    assert!(last.is_multiple_of(2) && pages[last - 1].trim().is_empty());
    assert!(pages[last - 2].contains("座次表"));
}

fn run(text: &str, bold: bool) -> Run {
    Run {
        text: text.to_owned(),
        bold,
    }
}

#[test]
fn rich_text_flows_with_its_pictures_lists_and_tables() {
    let items = ["接待", "引导", "摄影"].map(|item| vec![run(item, false), run("（必到）", true)]);
    let rows = [
        ["组别", "人数", "任务"],
        ["接待组", "6", "签到、引导、送站"],
        ["节目组", "5", "主持、音响、抽奖"],
    ];
    let prose = [
        Block::Paragraph(vec![
            run("会场分为", false),
            run("签到区、座谈区、演出区", true),
            run("三部分，各区有专人负责，出入口保持通畅。", false),
        ]),
        Block::List {
            ordered: false,
            items: items.to_vec(),
        },
        Block::Image {
            file: picture(900, 500, ImageFormat::Jpeg),
            caption: "图1　会场平面".to_owned(),
            width_percent: 70,
        },
        Block::Table {
            header: true,
            rows: rows.map(|row| row.map(str::to_owned).to_vec()).to_vec(),
        },
    ];
    let plan = EventPlan {
        conduct: prose.iter().cycle().take(12).cloned().collect(),
        attachments: Vec::new(),
        sub_plans: Vec::new(),
        ..tianye::plan()
    };
    let paper = print(&plan).expect("a plan");
    let path = keep(&paper, "plan-rich-text");
    check(&path);
    let whole = text(&path);
    for (words, times) in [
        ("会场分为签到区", 3),
        ("• 接待（必到）", 3),
        ("会场平面", 3),
        ("签到、引导、送站", 3),
    ] {
        assert_eq!(whole.matches(words).count(), times, "{words}: {whole}");
    }
    let broken = EventPlan {
        conduct: vec![Block::Image {
            file: b"GIF89a".to_vec(),
            caption: "图2".to_owned(),
            width_percent: 50,
        }],
        ..tianye::plan()
    };
    let problem = print(&broken).expect_err("refused");
    assert_eq!(problem.code(), "picture_unreadable");
    assert_eq!(
        problem.params().get("name").and_then(|name| name.as_str()),
        Some("图2")
    );
}
