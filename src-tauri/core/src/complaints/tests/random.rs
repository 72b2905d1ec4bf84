//! Random steps of random people: whatever is tried, the complaint stays on the chart, no step is lost, and the rows
//! alone tell where it stands.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::story::*;
use crate::complaints::decide::settle;
use crate::complaints::deeds::Trigger;
use crate::complaints::*;
use crate::fixtures::at;
use crate::money::Fen;

/// A record of a kind, good or bad by the dice.
pub fn record(step: Step, dice: u32, story: &Story) -> Value {
    let pick = |options: &[Value]| options[dice as usize % options.len()].clone();
    let to = json!({ "to_dept": "配送部", "to": "褚之行" });
    let back = json!({ "to_dept": "运输部", "to": "孟河清", "comment": "重新处理" });
    match step {
        Step::Receive => json!({ "step": "receive" }),
        Step::Acknowledge => ack(),
        Step::Forward => forward(),
        Step::Accept => json!({ "step": "accept" }),
        Step::Refuse => refuse(),
        Step::Review => pick(&[
            agree_to_refusal(),
            with(json!({ "step": "review", "result": "改派" }), to),
            with(json!({ "step": "review", "result": "改派" }), back),
            json!({ "step": "review", "result": "提交领导", "comment": "证据不足" }),
        ]),
        Step::Investigate => {
            let validity = pick(&[json!("有效"), json!("部分有效"), json!("无效")]);
            with(investigate(), json!({ "validity": validity }))
        }
        Step::Propose => pick(&[
            propose(),
            apply(500),
            apply(900),
            with(
                propose(),
                json!({ "cannot_operate": true, "cannot_reason": "无车" }),
            ),
        ]),
        Step::Countersign => {
            let holds = next::triggers(&story.course);
            let codes: Vec<&str> = holds.iter().map(|trigger| trigger.code()).collect();
            pick(&[
                countersign(&codes),
                countersign(&codes),
                countersign(&["overrun"]),
            ])
        }
        Step::SendBack => json!({ "step": "send_back", "comment": "重写" }),
        Step::Leader => pick(&[
            leader("同意"),
            leader("不同意"),
            with(leader("部分同意"), json!({ "approved_amount": "300.00" })),
            with(
                leader("另行处理"),
                json!({ "directive": "照此", "resolution": "指定方案", "approved_amount": "600.00" }),
            ),
            with(
                with(
                    leader("另行处理"),
                    json!({ "directive": "改派", "resolution": "改派部门" }),
                ),
                to,
            ),
            with(
                leader("另行处理"),
                json!({ "directive": "不成立", "resolution": "裁定不成立" }),
            ),
        ]),
        Step::Rule => {
            let results = ["责令接受", "改派", "维持不成立", "再处理", "维持原处理"];
            let result = results[dice as usize % results.len()];
            with(
                with(ruling(result), to),
                json!({ "other_routes_told": true }),
            )
        }
        Step::Finish => pick(&[done("0.00"), done("200.00"), done("500.00"), done("900.00")]),
        Step::Return => hand_back(),
        Step::Verify => pick(&[pass(), pass(), fail()]),
        Step::Reply => reply(),
        Step::Attempt => json!({ "step": "attempt", "channel": "电话" }),
        Step::Feedback => pick(&[
            accepted(),
            json!({ "step": "feedback", "result": "未联系上" }),
            with(not_accepted(), json!({ "choice": "退回处理" })),
            with(not_accepted(), json!({ "choice": "上报" })),
            with(not_accepted(), json!({ "other_routes_told": true })),
        ]),
        Step::Sign => sign(),
        Step::Report => {
            let ended = story.course.facts.ended_at.unwrap_or(story.now);
            json!({ "step": "report", "report_id": ended.local_date().format("YB-%Y%m").to_string() })
        }
        Step::Archive => json!({ "step": "archive" }),
        Step::Withdraw => withdraw(),
        Step::Void => json!({ "step": "void", "reason": "误录" }),
        Step::Reopen => json!({ "step": "reopen", "reason": "再次来电" }),
        Step::Amend => {
            let target = dice as usize % story.steps.len();
            json!({ "step": "amend", "sequence": target + 1, "field": "comment", "new": format!("更正{dice}"), "reason": "笔误" })
        }
        Step::Retract => json!({ "step": "retract", "reason": "录错" }),
        Step::Regrade => {
            let level = pick(&[json!("一般"), json!("较大"), json!("重大")]);
            json!({ "step": "severity", "severity": level, "reason": "核实", "leader_informed_at": story.now })
        }
        Step::MoveCustody => json!({ "step": "custody", "to": "桑朴", "reason": "借看" }),
        Step::Wait => json!({
            "step": "wait", "from": story.now, "until": story.now.plus_minutes(i64::from(dice % 9_000) + 1),
            "reason": "等客户",
        }),
        Step::AddEvidence => json!({ "step": "evidence", "evidence": ["照片.jpg"] }),
        Step::NameManager => json!({ "step": "name_pm", "pm": "闻人旭", "reason": "调岗" }),
    }
}

/// Tries one step by the dice: mostly one that the chart waits for, by somebody who may do it.
pub fn try_by_dice(story: &mut Story, dice: u32) -> Option<Step> {
    let possible = next::possible(&story.course);
    let unanswered = possible.contains(&Step::Reply) && !story.course.facts.answered;
    let flow: Vec<Step> = possible
        .iter()
        .copied()
        .filter(|step| step.moves() && !matches!(step, Step::Withdraw | Step::Void))
        .collect();
    let step = match dice % 16 {
        0 => Step::ALL[dice as usize / 16 % Step::ALL.len()],
        1..=3 if !possible.is_empty() => possible[dice as usize / 16 % possible.len()],
        4 if !flow.is_empty() => flow[dice as usize / 16 % flow.len()],
        5..=9 if unanswered => Step::Reply,
        _ if story.stands().0 == State::Received => possible[0],
        _ => flow.first().copied().unwrap_or(Step::AddEvidence),
    };
    let who = who::who(&story.course, &story.desk, step, None);
    let may: Vec<&str> = CAST
        .iter()
        .map(|(name, _, _)| *name)
        .filter(|name| who.allows(story.person(name)))
        .collect();
    let name = match dice % 7 {
        0 => CAST[dice as usize / 7 % CAST.len()].0,
        _ if may.is_empty() => CAST[0].0,
        _ => may[dice as usize / 7 % may.len()],
    };
    let record = record(step, dice / 256, story);
    if step == Step::Report {
        // The month of closing must be over.
        story.now = story.now.plus_minutes(31 * 24 * 60);
    }
    // Some days pass, nights and holidays among them.
    story.now = story.now.plus_minutes(i64::from(dice % 2_000));
    story.try_step(name, record).is_ok().then_some(step)
}

/// Where each step may lead from each state, typed out from process.md §2.
fn leads(from: State, step: Step, to: State) -> bool {
    use State::*;
    let targets: &[State] = match (from, step) {
        (Received, Step::Forward) => &[Coordinating],
        (Coordinating, Step::Accept) => &[Accepted],
        (Coordinating, Step::Refuse) => &[RefusalReview],
        (RefusalReview, Step::Review) => &[NotUpheld, Coordinating, Escalated],
        (Accepted, Step::Investigate) => &[InOperation],
        (InOperation, Step::Propose | Step::SendBack | Step::Finish) => &[InOperation],
        (InOperation, Step::Countersign) => &[InOperation, Escalated],
        (InOperation, Step::Return) => &[Returned],
        (Escalated, Step::Leader) => &[InOperation, Coordinating, NotUpheld],
        (Escalated, Step::Rule) => &[Accepted, Coordinating, NotUpheld, InOperation, Feedback],
        (Returned, Step::Verify) => &[Verified, InOperation],
        (Verified, Step::Feedback) => &[Feedback, InOperation, Escalated],
        (NotUpheld, Step::Feedback) => &[Feedback, Escalated],
        (Feedback, Step::Sign) => &[Closed],
        (Closed | Withdrawn, Step::Report) => &[Reported],
        (Reported, Step::Archive) => &[Archived],
        (Closed | Reported | Archived, Step::Reopen) => State::ALL,
        (Withdrawn, Step::Reopen) => State::ALL,
        (from, Step::Withdraw) if !from.is_over() => &[Withdrawn],
        (from, Step::Void) if !from.is_over() => &[Voided],
        (_, Step::Retract) => State::ALL,
        (from, step) if !step.moves() => return from == to,
        _ => &[],
    };
    targets.contains(&to)
}

/// What holds of every complaint, whatever was done to it.
fn holds(story: &Story) {
    let standing = &story.course.standing;
    assert_eq!(
        standing.phase.is_some(),
        standing.state == State::InOperation
    );
    assert_eq!(
        standing.triggers.is_empty(),
        standing.state != State::Escalated
    );
    let plan_triggers = standing
        .triggers
        .iter()
        .any(|trigger| !matches!(trigger, Trigger::Refusal | Trigger::NotAccepted));
    assert!(!plan_triggers || story.course.facts.plan.is_some());
    assert!(standing.actual_cost <= standing.approved.unwrap_or(Fen::ZERO));
    assert!(standing.round >= 1 && standing.holder.is_some());
    if standing.state == State::NotUpheld {
        assert_eq!(standing.outcome, Some(Outcome::NotUpheld));
    }
    assert_eq!(
        standing.closed_at.is_some(),
        matches!(
            standing.state,
            State::Closed | State::Reported | State::Archived
        ) && !standing.withdrawn
    );
    let sequences: Vec<u32> = story.steps.iter().map(|entry| entry.sequence).collect();
    assert!(
        sequences.iter().copied().eq(1..=story.steps.len() as u32),
        "{sequences:?}"
    );
    // The order of what counts is the order of the chart.
    let mut last = story.complaint.section.received_at;
    for entry in effective(&story.steps) {
        if entry.sheet.step().moves() {
            assert!(entry.decided_at >= last && entry.decided_at <= entry.entered_at);
            last = entry.decided_at;
        }
    }
    // The rows alone tell everything.
    let rows: Vec<ComplaintStep> = story
        .steps
        .iter()
        .map(|entry| {
            ComplaintStep::of(
                entry,
                crate::ids::StepId::fresh(story.now),
                story.complaint.id,
                None,
            )
        })
        .collect();
    let read: Vec<Entry<Deed>> = rows.iter().map(|row| row.entry().unwrap()).collect();
    assert_eq!(read, story.steps);
    let mut complaint = story.complaint.clone();
    let base = Base::of(&complaint, &read);
    let course = settle(&story.desk, &mut complaint, base, &read);
    assert_eq!(course.standing, *standing);
    assert_eq!(complaint, story.complaint);
    assert_eq!(course.record, story.course.record);
}

/// Received just now, or well on its way.
pub fn begun(place: usize, level: usize) -> Story {
    match STATIONS.get(place) {
        Some(place) => station(place),
        None => Story::new(Severity::ALL[level]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_tried_stays_on_the_chart(dice in proptest::collection::vec(any::<u32>(), 1..20), place in 0..40_usize, level in 0..3_usize) {
        let mut story = begun(place, level);
        for dice in dice {
            let (from, count) = (story.course.standing.clone(), story.steps.len());
            match try_by_dice(&mut story, dice) {
                Some(step) => {
                    prop_assert_eq!(story.steps.len(), count + 1);
                    prop_assert_eq!(story.steps[count].sheet.step(), step);
                    let to = story.course.standing.state;
                    prop_assert!(leads(from.state, step, to), "{:?} {:?} {:?}", from.state, step, to);
                }
                None => {
                    prop_assert_eq!(story.steps.len(), count);
                    prop_assert_eq!(&story.course.standing, &from);
                }
            }
        }
        holds(&story);
    }
}

/// The dice reach every state and every kind of step, or the property above says nothing.
#[test]
fn the_dice_reach_the_whole_chart() {
    let mut states = std::collections::BTreeSet::new();
    let mut steps = std::collections::BTreeSet::new();
    let mut seed = 20_260_618_u64;
    for round in 0..400 {
        let mut story = Story::new(Severity::ALL[round % 3]);
        for _ in 0..34 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            steps.extend(try_by_dice(&mut story, (seed >> 33) as u32));
            states.insert(story.course.standing.state);
        }
    }
    let unseen: Vec<_> = State::ALL
        .iter()
        .filter(|state| !states.contains(state))
        .collect();
    assert!(unseen.is_empty(), "{unseen:?}");
    let undone: Vec<_> = Step::ALL
        .iter()
        .filter(|step| !steps.contains(step))
        .collect();
    assert_eq!(undone, [&Step::Receive]);
}

/// The same through the archive: rows and columns agree, and undo refuses.
#[test]
fn the_archive_keeps_what_the_steps_say() {
    let office = crate::fixtures::office();
    office.set_clock("2026-06-18T09:00");
    let mut input = office.intake(None);
    input.section = super::complete(&office).section;
    input.section.complained_dept = Department::Transport;
    input.section.forwarded_at = None;
    input.section.forwarded_to = None;
    input.section.ack_at = None;
    let store = &office.store;
    let id = receive(store, &office.agent, input).unwrap().output.id;
    let names = [
        ("温以宁", ack(), "2026-06-18T09:10"),
        ("温以宁", forward(), "2026-06-18T09:20"),
        ("孟河清", json!({ "step": "accept" }), "2026-06-18T10:00"),
        ("孟河清", investigate(), "2026-06-18T14:00"),
        ("孟河清", propose(), "2026-06-18T15:00"),
        ("钟鼎文", countersign(&[]), "2026-06-18T16:00"),
        ("温以宁", reply(), "2026-06-18T17:00"),
        ("孟河清", done("0.00"), "2026-06-22T11:00"),
        ("孟河清", hand_back(), "2026-06-22T11:20"),
        ("温以宁", pass(), "2026-06-22T15:00"),
        ("温以宁", accepted(), "2026-06-23T09:00"),
        ("邵望川", sign(), "2026-06-23T10:00"),
    ];
    let mut states = Vec::new();
    for (who, mut record, time) in names {
        office.set_clock(time);
        record["decided_by"] = json!(who);
        record["decided_at"] = json!(at(time));
        let inputs = store
            .read(|connection| read_steps(connection, &record, at(time)))
            .unwrap();
        let changed = decide(
            store,
            &office.supervisor,
            id,
            inputs.into_iter().next().unwrap(),
        )
        .unwrap();
        assert_eq!(changed.undo, None, "a step is retracted, not undone");
        states.push(changed.output.state.code());
        let complaint = store.read(|connection| rows::get(connection, id)).unwrap();
        let entries = store
            .read(|connection| rows::entries(connection, id))
            .unwrap();
        let desk = store.read(Desk::read).unwrap();
        let mut again = complaint.clone();
        let base = Base::of(&complaint, &entries);
        let course = settle(&desk, &mut again, base, &entries);
        assert_eq!(again, complaint);
        assert_eq!(course.standing.state, changed.output.state);
    }
    assert_eq!(states.last(), Some(&"closed"));
    let detail = page(store, &office.agent, id).unwrap();
    assert_eq!(detail.complaint.section.ack_method, "电话");
    assert_eq!(
        detail.standing.archive_no.as_deref(),
        Some("DA-TS-2026-A0001")
    );
    assert_eq!(detail.duration.map(|duration| duration.workdays), Some(2));
    assert!(
        detail
            .clocks
            .iter()
            .all(|clock| clock.run.kind == ClockKind::Revisit || clock.run.stopped_at.is_some())
    );
    assert_eq!(
        detail
            .next
            .iter()
            .find(|act| act.step.moves())
            .unwrap()
            .step,
        Step::Report
    );
    let history = crate::history::of(store, &office.agent, id.uuid(), None, 100).unwrap();
    assert!(history.len() > 20, "every step is in the log");
}
