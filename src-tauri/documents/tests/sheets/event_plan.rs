//! 活动策划书: what stands in it, and on which page.

use yike_documents::event_plan::{
    Binding, Booklet, EventPlan, EventPlanOptions, blank_event_plan, event_plan,
};
use yike_documents::typeset::face::Faces;

use crate::samples::tianye::{self, firm, options};
use crate::tools::{check, keep, text};

fn print(plan: &EventPlan, options: &EventPlanOptions) -> Vec<Booklet> {
    event_plan(&Faces::bundled(), &firm(), plan, options).expect("a plan")
}

#[test]
fn the_whole_plan() {
    let booklets = print(&tianye::closed(), &options());
    let titles: Vec<&str> = booklets
        .iter()
        .map(|booklet| booklet.title.as_str())
        .collect();
    assert_eq!(titles[1..], ["附件4　邀请名单"]);
    let path = keep(&booklets[0].paper, "plan-closed");
    check(&path);
    insta::assert_snapshot!("closed", text(&path));
    keep(&booklets[1].paper, "plan-attachment-4");
}

#[test]
fn a_small_plan_is_a_form() {
    let booklets = print(&tianye::small(), &options());
    assert_eq!(booklets.len(), 1);
    let path = keep(&booklets[0].paper, "plan-small");
    check(&path);
    insta::assert_snapshot!("small", text(&path));
}

#[test]
fn an_empty_plan_to_fill_by_hand() {
    let paper = blank_event_plan(&Faces::bundled(), &firm(), &options()).expect("a plan");
    assert_eq!(paper.pages, 2);
    let path = keep(&paper, "plan-blank");
    check(&path);
    insta::assert_snapshot!("blank_plan", text(&path));
}

#[test]
fn a_plan_in_parts() {
    let apart = EventPlanOptions {
        sub_plans: Binding::Separate,
        attachments: Some(Binding::Separate),
        duplex: true,
        ..options()
    };
    let booklets = print(&tianye::plan(), &apart);
    for (index, booklet) in booklets.iter().enumerate() {
        keep(&booklet.paper, &format!("plan-apart-{index}"));
    }
    let titles: Vec<&str> = booklets
        .iter()
        .map(|booklet| booklet.title.as_str())
        .collect();
    assert_eq!(titles[1..].len(), 6);
}
