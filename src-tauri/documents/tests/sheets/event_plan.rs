//! 活动策划书: what stands in it, and on which page.

use lopdf::{Document, Object};
use yike_documents::event_plan::{
    Approval, Binding, Booklet, EventPlan, EventPlanOptions, Invitee, Orientation, STATIONS,
    blank_event_plan, event_plan,
};
use yike_documents::typeset::face::Faces;
use yike_documents::{Firm, Paper};

use crate::samples;
use crate::samples::tianye::{self, firm, options, small_options};
use crate::tools::{check, keep, logo, text};

fn print(plan: &EventPlan, options: &EventPlanOptions) -> Vec<Booklet> {
    event_plan(&Faces::bundled(), &firm(), plan, options).expect("a plan")
}

fn pages(paper: &Paper, name: &str) -> Vec<String> {
    let path = keep(paper, name);
    check(&path);
    text(&path)
        .split_terminator('\u{c}')
        .map(str::to_owned)
        .collect()
}

fn closed_up(text: &str) -> String {
    text.split_whitespace().collect()
}

fn titles(booklets: &[Booklet]) -> Vec<&str> {
    let titles = booklets.iter().map(|booklet| booklet.title.as_str());
    titles.collect()
}

#[test]
fn the_whole_plan() {
    let booklets = print(&tianye::closed(), &options());
    assert_eq!(titles(&booklets)[1..], ["附件4　邀请名单"]);
    let pages = pages(&booklets[0].paper, "plan-closed");
    insta::assert_snapshot!("closed", pages.join("\u{c}"));
    let all = pages.concat();
    for said in [
        "57,940.00",
        "2,897.00",
        "总计：人民币陆万零捌佰叁拾柒元整\n60,837.00",
        "人民币伍万玖仟肆佰壹拾贰元整",
        "比总计节约 1,425.00 元",
        "2014 年1 月8 日（星期三）14:00—21:30（北京时间）",
    ] {
        assert!(closed_up(&all).contains(&closed_up(said)), "{said}\n{all}");
    }
}

#[test]
fn the_contents_lead_to_where_things_stand() {
    let booklets = print(&tianye::closed(), &options());
    let paper = &booklets[0].paper;
    let pages = pages(paper, "plan-contents");
    assert!(
        !pages[0].contains('页'),
        "a cover has no number: {}",
        pages[0]
    );
    let of = pages.len() - 1;
    for (index, page) in pages.iter().enumerate().skip(1) {
        assert!(
            page.contains(&format!("第 {index} 页 共 {of} 页")),
            "{page}"
        );
    }
    // Each line of the contents ends with the number of a page on which its title stands.
    let mut led = 0;
    for line in pages[1].lines().skip(3) {
        let Some((title, number)) = line.rsplit_once(' ') else {
            panic!("{line}")
        };
        if let Ok(number) = number.parse::<usize>() {
            let target = &pages[number];
            assert!(
                closed_up(target).contains(&closed_up(title)),
                "{title} on page {number}: {target}"
            );
            led += 1;
        } else {
            assert_eq!(line, "附件4 邀请名单 单独装订");
        }
    }
    assert_eq!(led, 34);
    // And it is a link to there.
    let document = Document::load_mem(&paper.bytes).expect("a document");
    let ids: Vec<_> = document.get_pages().into_values().collect();
    let links = document.get_page_annotations(ids[1]).expect("links");
    assert_eq!(links.len(), led);
    let leads_to = |link: &lopdf::Dictionary| {
        let place = link
            .get(b"Dest")
            .and_then(Object::as_array)
            .expect("a place");
        let page = place[0].as_reference().expect("a page");
        ids.iter()
            .position(|id| *id == page)
            .expect("a page of this document")
    };
    let reached: Vec<usize> = links.iter().map(|link| leads_to(link)).collect();
    assert!(reached.iter().all(|page| *page >= 2));
    assert!(
        reached.windows(2).all(|pair| pair[0] <= pair[1]),
        "{reached:?}"
    );
}

#[test]
fn a_small_plan_is_a_form() {
    let plan = tianye::small();
    let booklets =
        event_plan(&Faces::bundled(), &samples::firm(), &plan, &small_options()).expect("a plan");
    assert_eq!(booklets.len(), 1);
    let pages = pages(&booklets[0].paper, "plan-small");
    assert_eq!(pages.len(), 1);
    insta::assert_snapshot!("small", pages.join("\u{c}"));
}

#[test]
fn an_empty_plan_to_fill_by_hand() {
    let paper = blank_event_plan(&Faces::bundled(), &firm(), &options()).expect("a plan");
    assert_eq!(paper.pages, 2);
    insta::assert_snapshot!("blank_plan", pages(&paper, "plan-blank").join("\u{c}"));
}

#[test]
fn sub_plans_and_attachments_are_bound_apart_on_request() {
    let apart = EventPlanOptions {
        sub_plans: Binding::Separate,
        attachments: Some(Binding::Separate),
        ..options()
    };
    let booklets = print(&tianye::plan(), &apart);
    assert_eq!(
        titles(&booklets)[1..],
        [
            "客企篮球友谊赛",
            "晚宴与文艺演出",
            "附件1　邀请函",
            "附件2　议程",
            "附件3　满意度问卷",
            "附件4　邀请名单",
        ]
    );
    let main = pages(&booklets[0].paper, "plan-apart");
    assert!(
        main[1].contains("子策划书A 客企篮球友谊赛 另行成册"),
        "{}",
        main[1]
    );
    assert_eq!(main[1].matches("单独装订").count(), 4);
    let all = main.concat();
    // The budget stays the combined one.
    assert!(all.contains("60,837.00") && all.contains("晚宴10人桌"));
    let sport = pages(&booklets[1].paper, "plan-apart-sport");
    assert!(sport[1].contains("目 录"), "{}", sport[1]);
    assert!(sport.concat().contains("1,800.00") && !sport.concat().contains("晚宴10人桌"));
    assert!(
        !sport.concat().contains("财务审核"),
        "a family is signed as one"
    );
    for (index, booklet) in booklets.iter().enumerate().skip(2) {
        pages(&booklet.paper, &format!("plan-apart-{index}"));
    }
}

#[test]
fn the_list_of_guests_stays_out_of_the_plan_on_request() {
    let guest = Invitee {
        unit: "渝北启澜家电有限公司".to_owned(),
        name: "骆闻溪".to_owned(),
        title: "物流经理".to_owned(),
        note: String::new(),
    };
    let plan = EventPlan {
        invitees: vec![guest; 60],
        ..tianye::plan()
    };
    let booklets = print(&plan, &options());
    assert_eq!(booklets[1].title, "邀请名单");
    assert!(
        !pages(&booklets[0].paper, "plan-guests")
            .concat()
            .contains("骆闻溪")
    );
    let list = pages(&booklets[1].paper, "plan-guest-list");
    assert_eq!(list.concat().matches("骆闻溪").count(), 60);
    let within = EventPlanOptions {
        invitees: Binding::Appended,
        ..options()
    };
    let together = print(&plan, &within);
    assert_eq!(
        pages(&together[0].paper, "plan-with-guests")
            .concat()
            .matches("骆闻溪")
            .count(),
        60
    );
}

#[test]
fn on_both_sides_parts_start_at_the_right_and_the_gutter_changes_over() {
    let duplex = EventPlanOptions {
        duplex: true,
        ..options()
    };
    let booklets = print(&tianye::closed(), &duplex);
    let paper = &booklets[0].paper;
    let pages = pages(paper, "plan-duplex");
    assert!(pages[2].contains("目 录"), "{}", pages[2]);
    let body = pages.iter().enumerate().skip(3).filter(|(_, page)| {
        page.lines().any(|line| {
            line.starts_with("一、策划书名称")
                || line.starts_with("附件1") && page.contains("纸质件")
        })
    });
    let starts: Vec<usize> = body.map(|(index, _)| index).collect();
    assert_eq!(starts.len(), 4, "{starts:?}");
    assert!(starts.iter().all(|page| page % 2 == 0), "{starts:?}");
    assert!(pages[1].trim().is_empty(), "the back of the cover is blank");
    let numbered = pages.iter().skip(2).filter(|page| page.contains("页 共"));
    let of = pages.len() - 2;
    assert!(
        numbered
            .clone()
            .all(|page| page.contains(&format!("共 {of} 页")))
    );
    assert!(numbered.count() > 10);
}

#[test]
fn a_plan_that_lies_across_is_bound_at_the_top() {
    let plan = EventPlan {
        orientation: Orientation::Landscape,
        ..tianye::closed()
    };
    let pages = pages(&print(&plan, &options())[0].paper, "plan-across");
    assert!(pages.concat().contains("长边（上侧）装订"));
}

/// Approvals with long opinions, and remarks of any length, never leave the block alone or torn.
#[test]
fn the_approvals_stand_whole_with_what_is_approved() {
    for count in 0..24 {
        let remarks = (0..count).map(|number| {
            yike_documents::event_plan::Block::paragraph(format!(
                "第{number}条，{}",
                "注意".repeat(9)
            ))
        });
        let plan = EventPlan {
            remarks: remarks.collect(),
            approvals: vec![Approval {
                station: "公司领导".to_owned(),
                verdict: "同意".to_owned(),
                opinion: "压缩费用。".repeat(6),
                name: "封野".to_owned(),
                decided_on: None,
            }],
            attachments: Vec::new(),
            sub_plans: Vec::new(),
            ..tianye::plan()
        };
        let path = keep(&print(&plan, &options())[0].paper, "plan-approvals");
        let text = text(&path);
        let page = text
            .split('\u{c}')
            .find(|page| page.contains("审批栏\n环节"))
            .expect("the block");
        assert!(
            STATIONS.iter().all(|station| page.contains(station)),
            "{count}: {page}"
        );
        assert!(page.contains("装订方式："), "{count}: {page}");
    }
}

#[test]
fn a_draft_is_marked_and_the_logo_stands_on_every_page() {
    let firm = Firm {
        logo: Some(logo()),
        ..firm()
    };
    let draft = EventPlanOptions {
        draft: true,
        ..options()
    };
    let booklets = event_plan(&Faces::bundled(), &firm, &tianye::plan(), &draft).expect("a plan");
    let pages = pages(&booklets[0].paper, "plan-draft");
    assert!(pages[1..].iter().all(|page| page.contains('稿')));
    let document = Document::load_mem(&booklets[0].paper.bytes).expect("a document");
    let pictures = document.objects.values().filter(|object| {
        object.as_stream().is_ok_and(|stream| {
            stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image")
                && stream.dict.has(b"SMask")
        })
    });
    assert_eq!(pictures.count(), 1, "it is embedded once");
}

/// Noto's outlines take 200 bytes a character in 宋体 and 160 in 黑体 when they are packed, and a plan of six pages has some
/// seven hundred of them. What is not outlines stays below 40 KB.
#[test]
fn it_is_hardly_larger_than_the_outlines_it_needs() {
    let plan = EventPlan {
        sub_plans: Vec::new(),
        attachments: Vec::new(),
        ..tianye::plan()
    };
    let paper = &print(&plan, &options())[0].paper;
    assert_eq!(paper.pages, 6);
    let document = Document::load_mem(&paper.bytes).expect("a document");
    let programs = document.objects.values().filter_map(|object| {
        let stream = object.as_stream().ok()?;
        stream.dict.has(b"Length1").then_some(stream.content.len())
    });
    let (size, outlines) = (paper.bytes.len(), programs.sum::<usize>());
    assert!(
        size - outlines <= 40_000,
        "{size} bytes, of which outlines {outlines}"
    );
}

#[test]
fn the_same_plan_is_the_same_bytes() {
    let twice = [0, 1].map(|_| print(&tianye::closed(), &options()));
    assert!(twice[0] == twice[1]);
}
