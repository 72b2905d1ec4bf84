//! 《顾客投诉处理通知书》: what stands on it in which state.

use yike_documents::notice::{
    Notice, NoticeCopy, NoticeOptions, NoticeStack, Signatory, Voiding, Withdrawal, blank_notice,
    notice,
};
use yike_documents::typeset::face::Faces;
use yike_documents::{Firm, Paper};

use crate::samples::{self, firm, options};
use crate::tools::{boxes, check, keep, text};

fn print(content: &Notice, options: &NoticeOptions) -> Paper {
    notice(&Faces::bundled(), &firm(), content, options).expect("a notice")
}

fn text_of(content: &Notice, name: &str) -> String {
    text(&keep(&print(content, &options()), name))
}

#[test]
fn section_one_of_the_three_cases() {
    insta::assert_snapshot!(
        "cold_chain_received",
        text_of(&samples::cold_chain::received(), "cold-chain-received")
    );
    insta::assert_snapshot!(
        "damage_received",
        text_of(&samples::damage::received(), "damage-received")
    );
    insta::assert_snapshot!(
        "delay_received",
        text_of(&samples::delay::received(), "delay-received")
    );
}

#[test]
fn all_six_sections_of_the_three_cases() {
    insta::assert_snapshot!(
        "cold_chain_closed",
        text_of(&samples::cold_chain::closed(), "cold-chain-closed")
    );
    insta::assert_snapshot!(
        "damage_closed",
        text_of(&samples::damage::closed(), "damage-closed")
    );
    insta::assert_snapshot!(
        "delay_not_upheld",
        text_of(&samples::delay::not_upheld(), "delay-not-upheld")
    );
}

#[test]
fn an_empty_notice_to_fill_by_hand() {
    let paper = blank_notice(&Faces::bundled(), &firm(), &options()).expect("a notice");
    assert_eq!(paper.pages, 1);
    insta::assert_snapshot!("blank", text(&keep(&paper, "blank")));
}

#[test]
fn copies_for_both_sides_of_the_paper_start_on_a_front_and_bind_at_its_back() {
    let options = NoticeOptions {
        copies: NoticeCopy::first(2).expect("two copies"),
        two_sided: true,
        ..options()
    };
    let one_page = print(&samples::delay::received(), &options);
    assert_eq!(one_page.pages, 3, "an empty back between the copies");
    let path = keep(&print(&samples::damage::closed(), &options), "two-sided");
    check(&path);
    let left_edges: Vec<f32> = boxes(&path)
        .split("<page ")
        .skip(1)
        .map(|page| {
            let lefts = page.split("xMin=\"").skip(1);
            lefts
                .filter_map(|rest| rest.split('"').next()?.parse::<f32>().ok())
                .fold(f32::INFINITY, f32::min)
        })
        .collect();
    assert_eq!(left_edges.len(), 4);
    let millimetres: Vec<f32> = left_edges.iter().map(|x| x * 25.4 / 72.0).collect();
    assert!(
        (millimetres[0] - millimetres[1] - 8.0).abs() < 1.0,
        "{millimetres:?}"
    );
    assert_eq!(left_edges[0], left_edges[2]);
}

#[test]
fn a_stack_of_notices_has_the_pages_and_numbers_of_each() {
    let (faces, firm) = (Faces::bundled(), firm());
    let mut stack = NoticeStack::new(&faces, &firm).expect("a stack");
    for content in [samples::delay::received(), samples::damage::closed()] {
        stack.add(&content, &options());
    }
    let printed_at = options().printed_at;
    let paper = stack
        .print("通知书 2份".to_owned(), printed_at)
        .expect("a paper");
    assert_eq!(paper.pages, 3);
    let path = keep(&paper, "stack");
    check(&path);
    let text = text(&path);
    assert!(text.contains("第 1 页 共 1 页") && text.contains("第 2 页 共 2 页"));
    let document = lopdf::Document::load_mem(&paper.bytes).expect("a document");
    let contents = document.get_toc().expect("an outline").toc;
    let outermost: Vec<_> = contents.iter().filter(|entry| entry.level == 1).collect();
    assert_eq!(outermost[1].title, "TS20260917-A002");
    assert_eq!(outermost[1].page, 2);
}

#[test]
fn a_received_complaint_fits_one_page_and_a_closed_one_two() {
    assert_eq!(print(&samples::cold_chain::received(), &options()).pages, 1);
    assert_eq!(print(&samples::delay::received(), &options()).pages, 1);
    for closed in [
        samples::cold_chain::closed(),
        samples::damage::closed(),
        samples::delay::not_upheld(),
    ] {
        assert_eq!(print(&closed, &options()).pages, 2);
    }
}

#[test]
fn each_copy_says_who_keeps_it_and_counts_its_own_pages() {
    let copies = NoticeCopy::first(4).expect("four copies");
    let paper = print(
        &samples::damage::closed(),
        &NoticeOptions {
            copies,
            ..options()
        },
    );
    assert_eq!(paper.pages, 8);
    let text = text(&keep(&paper, "four-copies"));
    for label in [
        "第一联 存根（受理部门）",
        "第二联 作业部门",
        "第三联 项目经理、顾客反馈",
        "第四联 财务",
    ] {
        assert_eq!(text.matches(label).count(), 1, "{label}");
    }
    assert_eq!(text.matches("第 2 页 共 2 页").count(), 4);
}

#[test]
fn telephone_numbers_are_masked_on_request() {
    let masked = NoticeOptions {
        mask_phones: true,
        ..options()
    };
    let text = text(&keep(
        &print(&samples::damage::received(), &masked),
        "masked",
    ));
    assert!(
        text.contains("199****0201") && !text.contains("19900000201"),
        "{text}"
    );
}

#[test]
fn a_draft_and_a_void_notice_are_marked_on_every_page() {
    // A viewer takes the characters of slanting text one by one.
    let on_pages = |content: &Notice, options: &NoticeOptions, name: &str, sign: char| {
        let pages = text(&keep(&print(content, options), name));
        let counts = pages
            .split_terminator('\u{c}')
            .map(|page| page.matches(sign).count());
        counts.collect::<Vec<_>>()
    };
    let draft = NoticeOptions {
        draft: true,
        ..options()
    };
    assert_eq!(
        on_pages(&samples::cold_chain::closed(), &draft, "draft", '稿'),
        [1, 1]
    );
    let by = Signatory {
        name: "钟鼎文".to_owned(),
        at: Some(samples::at("2026-06-18 15:00")),
    };
    let voided = Some(Voiding {
        reason: "重复录入，保留 TS20260618-A002".to_owned(),
        by,
    });
    let void = Notice {
        voided,
        ..samples::cold_chain::received()
    };
    assert_eq!(on_pages(&void, &draft, "void", '稿'), [0]);
    assert_eq!(
        on_pages(&void, &draft, "void", '废'),
        [2],
        "the stamp, and the line that says why"
    );
}

#[test]
fn what_a_withdrawal_leaves_unfilled_is_closed_to_writing() {
    let withdrawal = Some(Withdrawal {
        by: "何静怡".to_owned(),
        at: Some(samples::at("2026-06-18 11:00")),
        method: Some("书面".to_owned()),
        reason: "已与司机当面解决".to_owned(),
    });
    let text = text_of(
        &Notice {
            withdrawal,
            ..samples::cold_chain::received()
        },
        "withdrawn",
    );
    assert_eq!(text.matches("顾客撤诉，本栏不填").count(), 2);
    assert!(text.contains("已与司机当面解决") && !text.contains("验证人"));
}

#[test]
fn a_cost_that_waits_for_the_leadership_has_room_for_its_decision() {
    let mut notice = samples::damage::closed();
    if let Some(opinion) = &mut notice.opinion {
        opinion.leader = None;
        opinion.reply = None;
    }
    let waiting = Notice {
        result: None,
        feedback: None,
        sign_off: None,
        ..notice
    };
    let text = text_of(&waiting, "escalated");
    assert!(text.contains("¥7,280.00（人民币柒仟贰佰捌拾元整）"));
    assert!(text.contains("□同意 □部分同意 □不同意 □另行处理"), "{text}");
}

#[test]
fn a_broken_logo_is_refused_by_name() {
    let broken = Firm {
        logo: Some(b"GIF89a".to_vec()),
        ..firm()
    };
    let refused = notice(
        &Faces::bundled(),
        &broken,
        &samples::delay::received(),
        &options(),
    );
    assert_eq!(
        refused.map_err(|error| error.code()),
        Err("logo_unreadable")
    );
}
