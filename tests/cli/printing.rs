//! `print`.

use yike_tests::demo::Demo;
use yike_tests::{files, paper};

const TITLE: &str = "顾客投诉处理通知书";
const NUMBER: &str = "TS20260618-A001";

#[test]
fn a_notice_is_a_sound_pdf_with_text_that_can_be_selected() {
    let demo = Demo::make();
    let sheet = demo.folder().join("notice.pdf");
    let answer = demo
        .yike()
        .answer(["print", "notice", NUMBER, "-o", sheet.to_str().unwrap()]);
    assert_eq!(answer["missing_characters"], serde_json::json!([]));
    assert_eq!(answer["pages"], paper::pages(&sheet));
    let text = paper::text(&sheet);
    for words in [TITLE, NUMBER, "何静怡", "低温酸奶", "第1页共"] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn each_copy_says_whose_it_is() {
    let demo = Demo::make();
    let labels = ["第一联", "第二联", "第三联", "第四联"];
    let mut pages_of_one = 0;
    for copies in 1..=labels.len() {
        let sheet = demo.folder().join(format!("{copies}.pdf"));
        let (count, path) = (copies.to_string(), sheet.to_str().unwrap());
        demo.yike().answer([
            "print", "notice", NUMBER, "--output", path, "--copies", &count,
        ]);
        let text = paper::text(&sheet);
        let found = labels.iter().filter(|label| text.contains(**label)).count();
        assert_eq!(found, copies, "{copies} copies");
        if copies == 1 {
            pages_of_one = paper::pages(&sheet);
        }
        assert_eq!(paper::pages(&sheet), pages_of_one * copies as u64);
    }
}

#[test]
fn a_blank_notice_has_the_form_and_no_case() {
    let demo = Demo::make();
    let sheet = demo.folder().join("blank.pdf");
    demo.yike()
        .answer(["print", "blank-notice", "-o", sheet.to_str().unwrap()]);
    paper::pages(&sheet);
    let text = paper::text(&sheet);
    assert!(text.contains(TITLE));
    assert!(!text.contains("TS2026"));
}

#[test]
fn a_sheet_is_printed_whole_or_not_at_all() {
    let demo = Demo::make();
    let nowhere = demo.folder().join("no such folder").join("notice.pdf");
    let path = nowhere.to_str().unwrap();
    let (code, params) = demo.yike().refusal(["print", "notice", NUMBER, "-o", path]);
    assert_eq!((code.as_str(), &params["path"]), ("io", &path.into()));
    let before = files::below(demo.folder());
    let (code, _) = demo
        .yike()
        .refusal(["print", "notice", "TS20200101-A001", "-o", "x.pdf"]);
    assert_eq!(code, "not_found");
    // A folder stands where the sheet should go.
    let taken = demo.folder().join("taken.pdf");
    std::fs::create_dir(&taken).unwrap();
    demo.yike()
        .refusal(["print", "notice", NUMBER, "-o", taken.to_str().unwrap()]);
    assert_eq!(files::below(demo.folder()), before);
}
#[test]
fn nothing_plain_is_put_into_the_archives_own_folder() {
    let demo = Demo::make();
    let before = files::below(&demo.archive());
    for name in ["notice.pdf", "archive.db", "keys.json"] {
        let path = demo.archive().join(name);
        let path = path.to_str().unwrap();
        let (code, params) = demo.yike().refusal(["print", "notice", NUMBER, "-o", path]);
        assert_eq!(
            (code.as_str(), &params["reason"]),
            ("file_refused", &"inside_archive".into())
        );
    }
    assert_eq!(files::below(&demo.archive()), before);
    assert_eq!(demo.yike().answer(["check"])["whole"], true);
}
