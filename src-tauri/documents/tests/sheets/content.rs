//! Nothing that was written is lost, cut off or left to guess, whatever it is.

use proptest::prelude::*;
use yike_documents::notice::{Notice, NoticeOptions, Receipt, notice};
use yike_documents::typeset::face::Faces;
use yike_documents::{MissingCharacter, Paper};

use crate::samples::{self, firm, options};
use crate::tools::{check, keep, lost, no_text_outside, text, twenty_thousand};

fn with_description(description: &str) -> Notice {
    let sample = samples::cold_chain::received();
    let receipt = sample.receipt.clone().map(|receipt| Receipt {
        description: Some(description.to_owned()),
        ..receipt
    });
    Notice { receipt, ..sample }
}

fn print(content: &Notice) -> Paper {
    notice(
        &Faces::bundled(),
        &firm(),
        content,
        &NoticeOptions {
            draft: false,
            ..options()
        },
    )
    .expect("a notice")
}

#[test]
fn twenty_thousand_characters_flow_over_pages_and_none_is_lost() {
    let description = twenty_thousand();
    let paper = print(&with_description(&description));
    let path = keep(&paper, "twenty-thousand-characters");
    check(&path);
    let text = text(&path);
    assert_eq!(lost(&description, &text), Vec::<char>::new());
    assert!(paper.pages >= 7, "{} pages", paper.pages);
    let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
    for page in &pages[..pages.len() - 1] {
        let closed_up: String = page.split_whitespace().collect();
        let labels = ["一投诉受理", "投诉内容"];
        assert!(
            labels.iter().all(|label| closed_up.contains(label)),
            "the labels stand again on each page"
        );
    }
    let signed = pages
        .iter()
        .find(|page| page.contains("受理人："))
        .expect("a signature");
    assert!(
        signed.contains("安抚方法"),
        "the signature is on the page of what is signed"
    );
}

#[test]
fn characters_that_look_alike_are_copied_as_they_were_written() {
    let alike = "⼀一⼆二⽤用·・ⅠⅡΩΩ㈱％%：:（(";
    let path = keep(&print(&with_description(&alike.repeat(3))), "alike");
    check(&path);
    assert_eq!(lost(&alike.repeat(3), &text(&path)), Vec::<char>::new());
}

#[test]
fn rare_characters_of_names_are_printed() {
    let mut notice = with_description("货主㛃䶮𠅤鿏先生来电，称三箱货物受潮。");
    if let Some(receipt) = &mut notice.receipt {
        receipt.complainant = Some("㛃䶮𠅤鿏".to_owned());
    }
    let paper = print(&notice);
    assert_eq!(paper.missing, []);
    let text = text(&keep(&paper, "rare"));
    assert_eq!(text.matches("㛃䶮𠅤鿏").count(), 2, "{text}");
}

#[test]
fn characters_without_a_face_are_reported_by_code_point_and_still_copied() {
    let paper = print(&with_description(
        "客户说\u{1F600}不满意，联系人ئۇيغۇر先生。",
    ));
    let missing: Vec<String> = paper
        .missing
        .iter()
        .map(|missing| missing.code_point())
        .collect();
    assert!(missing.contains(&"U+1F600".to_owned()), "{missing:?}");
    assert!(paper.missing.contains(&MissingCharacter('ئ')));
    assert!(text(&keep(&paper, "missing")).contains('\u{1F600}'));
}

/// Debian's package fonts-noto-cjk, which the set-up installs, has Hangul; the carried faces have none.
#[cfg(target_os = "linux")]
#[test]
fn an_installed_font_draws_what_the_carried_faces_lack() {
    let notice = with_description("收货人是韩国籍的김민준先生，请电话联系本人。");
    assert_eq!(print(&notice).missing.len(), 3);
    let installed =
        Faces::with_files(["/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc".into()]);
    let paper =
        yike_documents::notice::notice(&installed, &firm(), &notice, &options()).expect("a notice");
    assert_eq!(paper.missing, []);
    let path = keep(&paper, "installed-font");
    check(&path);
    assert!(text(&path).contains("김민준先生"));
}

#[test]
fn no_text_stands_outside_the_margins() {
    let wide = "超长编号X".repeat(40) + &"A1B2C3D4E5".repeat(30);
    let mut notice = with_description(&wide);
    if let Some(receipt) = &mut notice.receipt {
        receipt.customer = Some("某某某".repeat(40));
        receipt.order_number = Some("DD-20260616-0231".repeat(5));
        receipt.service_element = Some("https://example.com/".repeat(6));
    }
    notice.number = Some("TS20260618-A001".repeat(6));
    let path = keep(&print(&notice), "wide");
    no_text_outside(&path, 28.0, 190.0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_character_is_on_some_page(
        description in "[\u{4E00}-\u{9FA5}a-zA-Z0-9 ，。、；：“”‘’（）《》【】…—·℃¥%~+=/\\-_.,;:!?'\"()\\[\\]\n]{0,600}",
        place in "[\u{3400}-\u{4DB5}\u{4E00}-\u{9FA5}A-Z0-9（）—]{0,80}",
        identity in "[\u{4E00}-\u{9FA5}()（）]{1,40}",
    ) {
        let mut notice = with_description(&description);
        if let Some(receipt) = &mut notice.receipt {
            receipt.occurred_place = Some(place.clone());
            receipt.identity = Some(identity.clone());
        }
        let paper = print(&notice);
        let path = keep(&paper, "random");
        prop_assert_eq!(&paper.missing, &[]);
        let written = [description, place, identity].concat();
        prop_assert_eq!(lost(&written, &text(&path)), Vec::<char>::new());
    }
}
