//! Every step, tried from every place of the chart by every role (process.md §2).

mod arrows;

use serde_json::json;

use self::arrows::arrows;
use super::story::*;
use crate::Error;
use crate::complaints::*;

/// Who tries: 客服专员, 客服主管, the department's head, another department's, the named 项目经理, another one, 客户经理,
/// 财务, 公司领导, 系统管理员.
const EVERYBODY: &[&str] = &[
    "江采薇",
    "钟鼎文",
    "孟河清",
    "褚之行",
    "邵望川",
    "闻人旭",
    "许知微",
    "桑朴",
    "宗令仪",
    "管理员",
];
/// The steps of the refusal, as it names them.
fn named(error: &Error) -> Vec<Step> {
    match error {
        Error::StepNotNow { next, .. } | Error::StepNotTheirs { next, .. } => {
            next.iter().map(|act| act.step).collect()
        }
        other => panic!("{} {:?}", other.code(), other.params()),
    }
}

#[test]
fn every_step_of_every_role_is_allowed_or_refused_with_who_may_do_what() {
    let arrows = arrows();
    let mut tried = 0;
    for place in STATIONS {
        let begun = station(place);
        for arrow in &arrows {
            let step = Step::parse(arrow.record["step"].as_str().unwrap()).unwrap();
            // The same step stands in several rows; it is in the chart here where one of them begins here.
            let is_here = arrow.from.contains(place);
            let elsewhere = arrows.iter().any(|other| {
                other.record["step"] == arrow.record["step"] && other.from.contains(place)
            });
            // What there is to retract differs from place to place; where there is nothing, it is refused.
            let is_retracted =
                step == Step::Retract && !["received", "told", "voided"].contains(place);
            if !is_here && (elsewhere || is_retracted) {
                continue;
            }
            for who in EVERYBODY {
                tried += 1;
                let mut story = station(place);
                story.now = begun.now;
                if step == Step::Report {
                    story.wait_until("2026-07-03T16:00");
                }
                let told = format!("{place}: {} by {who}", arrow.record);
                let before = (story.course.standing.clone(), story.steps.len());
                match (story.try_step(who, arrow.record.clone()), is_here) {
                    (Ok(()), true) if arrow.by.contains(who) => {
                        let led =
                            arrow
                                .to
                                .unwrap_or((before.0.state, before.0.phase, before.0.round));
                        assert_eq!(story.stands(), led, "{told}");
                        assert_eq!(story.steps.len(), before.1 + 1, "{told}");
                    }
                    (Err(error), _) => {
                        let may = is_here && arrow.by.contains(who);
                        assert!(!may, "{told}: {} {:?}", error.code(), error.params());
                        let expected = if is_here {
                            "step_not_theirs"
                        } else {
                            "step_not_now"
                        };
                        assert_eq!(error.code(), expected, "{told}");
                        let flow = named(&error);
                        assert_eq!(flow.is_empty(), *place == "voided", "{told}");
                        if step.moves() {
                            assert_eq!(flow.contains(&step), is_here, "{told}");
                        }
                        assert_eq!((story.course.standing, story.steps.len()), before, "{told}");
                    }
                    (Ok(()), _) => panic!("{told}: it was allowed"),
                }
            }
        }
    }
    assert!(tried > 5_000, "{tried}");
}

/// The refusal names the very roles that the chart names.
#[test]
fn a_refusal_says_who_may_do_what_next() {
    let mut story = station("coordinating");
    let Err(Error::StepNotNow {
        step, state, next, ..
    }) = story.try_step("孟河清", investigate())
    else {
        panic!("an investigation before the department accepted");
    };
    assert_eq!((step, state), ("investigate", "coordinating"));
    let accept = next.iter().find(|act| act.step == Step::Accept).unwrap();
    assert_eq!(accept.who.roles, [crate::staff::Role::Operations]);
    assert_eq!(accept.who.department, Some(Department::Transport));
    assert_eq!(accept.who.people, [story.id("孟河清")]);
    assert!(
        accept.may_type && !accept.mine,
        "the supervisor types from paper"
    );
}

#[test]
fn only_customer_service_types_what_others_decided() {
    for (typist, may) in [
        ("温以宁", true),
        ("钟鼎文", true),
        ("孟河清", true),
        ("洛川", false),
        ("宗令仪", false),
        ("邵望川", false),
    ] {
        let mut story = station("coordinating");
        story.typist = typist;
        let outcome = story.try_step("孟河清", json!({ "step": "accept" }));
        match outcome {
            Ok(()) => assert!(may, "{typist}"),
            Err(Error::Forbidden { act }) => {
                assert!(!may && act == "enter_for_others", "{typist}");
            }
            Err(other) => panic!("{typist}: {}", other.code()),
        }
    }
}

/// 通知单在谁手里 follows every row of process.md §7.
#[test]
fn the_paper_is_where_the_chart_says() {
    let holders = [
        ("received", "温以宁"),
        ("coordinating", "孟河清"),
        ("refusal_review", "钟鼎文"),
        ("accepted", "孟河清"),
        ("propose", "孟河清"),
        ("countersign", "钟鼎文"),
        ("execute", "孟河清"),
        ("done", "孟河清"),
        ("escalated", "宗令仪"),
        ("escalated_refusal", "宗令仪"),
        ("escalated_not_accepted", "宗令仪"),
        ("returned", "温以宁"),
        ("verified", "温以宁"),
        ("not_upheld", "温以宁"),
        ("feedback", "邵望川"),
        ("closed", "温以宁"),
        ("archived", "温以宁"),
        ("withdrawn", "孟河清"),
    ];
    for (place, holder) in holders {
        let story = station(place);
        assert_eq!(story.holder(), holder, "{place}");
        let custody = &story.course.standing.custody;
        assert_eq!(custody.last().unwrap().to, story.id(holder), "{place}");
        for pair in custody.windows(2) {
            assert_eq!(pair[1].from, Some(pair[0].to), "{place}");
        }
    }
    let mut story = station("not_upheld");
    story.step("温以宁", accepted()).step("邵望川", sign());
    story.step("钟鼎文", json!({ "step": "reopen", "reason": "新证据" }));
    assert_eq!(story.stands(), (State::RefusalReview, None, 2));
    assert_eq!(story.holder(), "钟鼎文");
}

#[test]
fn boxes_lock_as_they_are_signed() {
    let locked = [
        ("received", ""),
        ("coordinating", "s1"),
        ("refusal_review", "s1 s2"),
        ("accepted", "s1"),
        ("propose", "s1 s2"),
        ("countersign", "s1 s2"),
        ("execute", "s1 s2 s3"),
        ("returned", "s1 s2 s3 s4"),
        ("not_upheld", "s1 s2 s3"),
        ("feedback", "s1 s2 s3 s4 s5"),
        ("closed", "s1 s2 s3 s4 s5 s6"),
    ];
    for (place, expected) in locked {
        let locked = station(place).course.standing.locked;
        let codes: Vec<&str> = locked.into_iter().map(Section::code).collect();
        assert_eq!(codes.join(" "), expected, "{place}");
    }
}
