//! The clocks of process.md §6 against vectors and against a second, naive count.

use proptest::prelude::*;
use serde_json::json;

use super::random::{begun, try_by_dice};
use super::story::*;
use crate::clock::Moment;
use crate::complaints::*;
use crate::fixtures::at;
use crate::workdays::WorkdayTable;

fn due(story: &Story, kind: ClockKind) -> Moment {
    story.clocks(kind).last().expect("a clock").due
}

#[test]
fn limits_run_in_hours_or_in_workdays() {
    // Received on Monday, 1 June 2026, 09:00.
    for (severity, told, answered, closed) in [
        (
            Severity::Ordinary,
            "2026-06-01T11:00",
            "2026-06-08T18:00",
            "2026-06-15T18:00",
        ),
        (
            Severity::Major,
            "2026-06-01T10:00",
            "2026-06-04T18:00",
            "2026-06-10T18:00",
        ),
        (
            Severity::Critical,
            "2026-06-01T09:30",
            "2026-06-02T18:00",
            "2026-06-08T18:00",
        ),
    ] {
        let story = Story::new(severity);
        assert_eq!(due(&story, ClockKind::Acknowledge), at(told));
        assert_eq!(due(&story, ClockKind::Reply), at(answered));
        assert_eq!(due(&story, ClockKind::Close), at(closed));
    }
    // Delivered on a Friday morning, a day later is Saturday: Monday at the close of business; 重大 never moves.
    let delivered = |severity| {
        let mut story = Story::new(severity);
        story
            .step("温以宁", ack())
            .wait_until("2026-06-05T10:00")
            .step("温以宁", forward());
        due(&story, ClockKind::Department)
    };
    assert_eq!(delivered(Severity::Ordinary), at("2026-06-08T18:00"));
    assert_eq!(delivered(Severity::Critical), at("2026-06-05T12:10"));
    let story = station("escalated");
    assert_eq!(due(&story, ClockKind::Leader), at("2026-06-03T18:00"));
    let story = station("closed");
    assert_eq!(due(&story, ClockKind::Revisit), at("2026-06-04T18:00"));
    assert!(station("withdrawn").clocks(ClockKind::Revisit).is_empty());
}

#[test]
fn exactly_at_the_due_time_is_in_time() {
    for (minutes, late) in [(0, false), (1, true)] {
        let mut story = Story::new(Severity::Ordinary);
        let at = at("2026-06-01T11:00").plus_minutes(minutes);
        story.wait_until("2026-06-01T12:00");
        story.step("温以宁", with(ack(), json!({ "decided_at": at })));
        assert_eq!(
            story.clocks(ClockKind::Acknowledge)[0].is_late(story.now),
            late
        );
    }
}

#[test]
fn withdrawal_stops_every_clock_and_a_reopening_starts_a_period() {
    let mut story = station("coordinating");
    story.step("钟鼎文", withdraw());
    let end = |story: &Story, kind| story.clocks(kind).last().unwrap().end;
    for kind in [ClockKind::Department, ClockKind::Reply, ClockKind::Close] {
        assert_eq!(end(&story, kind), Some(ClockEnd::Withdrawn));
    }
    story
        .wait_until("2026-06-08T09:00")
        .step("钟鼎文", json!({ "step": "reopen", "reason": "反悔" }));
    assert_eq!(story.complaint.promised_by, at("2026-06-15T18:00"));
    assert_eq!(story.clocks(ClockKind::Department).len(), 2);
    assert_eq!(end(&story, ClockKind::Close), None);
    // Late is what was late already.
    let mut story = station("coordinating");
    story
        .wait_until("2026-06-10T09:00")
        .step("钟鼎文", withdraw());
    let reply = &story.clocks(ClockKind::Reply)[0];
    assert!(reply.is_late(story.now) && !story.clocks(ClockKind::Close)[0].is_late(story.now));
}

/// 等待客户 moves 结案 by its workdays and never the promise (DECISION 24).
#[test]
fn a_wait_moves_some_clocks() {
    let mut story = station("coordinating");
    let before = due(&story, ClockKind::Department);
    let wait = |from: &str, until: &str| json!({ "step": "wait", "from": format!("{from}+08:00"), "until": format!("{until}+08:00"), "reason": "等发票" });
    story.step("温以宁", wait("2026-06-01T12:00", "2026-06-01T13:30"));
    assert_eq!(due(&story, ClockKind::Department), before.plus_minutes(90));
    assert_eq!(due(&story, ClockKind::Close), at("2026-06-15T18:00"));
    // Thursday to Tuesday: three workdays, counted once though entered twice.
    story.step("温以宁", wait("2026-06-04T09:00", "2026-06-09T09:00"));
    story.step("温以宁", wait("2026-06-05T09:00", "2026-06-08T09:00"));
    assert_eq!(story.complaint.close_due, at("2026-06-18T18:00"));
    assert_eq!(story.complaint.promised_by, at("2026-06-08T18:00"));
    story.complaint.limits.pauses = false;
    story.course.base.limits.pauses = false;
    let found = story.refused("温以宁", wait("2026-06-10T09:00", "2026-06-11T09:00"));
    assert_eq!(found[0].1, "pauses_off");
}

#[test]
fn durations_add_up_over_the_periods() {
    let mut story = station("closed");
    let first = story.complaint.closed_at.unwrap().millis() - at("2026-06-01T09:00").millis();
    story
        .wait_until("2026-06-08T09:00")
        .step("钟鼎文", json!({ "step": "reopen", "reason": "又来电" }));
    let opened = story.now;
    story
        .step("孟河清", investigate())
        .step("孟河清", propose())
        .step("钟鼎文", countersign(&[]));
    story
        .wait_until("2026-06-10T09:00")
        .step("孟河清", done("0.00"))
        .step("孟河清", hand_back());
    story
        .step("温以宁", pass())
        .step("温以宁", reply())
        .step("温以宁", accepted())
        .step("邵望川", sign());
    let counting = Counting {
        calendar: &story.desk.calendar,
        closing: story.desk.closing,
    };
    let found = duration(&effective(&story.steps), counting).unwrap();
    assert_eq!(found.workdays, 2);
    let second = story.now.millis() - opened.millis();
    let tenths = ((first + second) as f64 / 360_000.0).round();
    assert!((found.hours * 10.0 - tenths).abs() < 1e-6, "{found:?}");
}

/// Days and minutes counted one by one, without the calendar's own sums.
struct Naive<'a>(&'a WorkdayTable);

impl Naive<'_> {
    fn close_of(&self, date: chrono::NaiveDate) -> Moment {
        Moment::from_local(date.and_hms_opt(18, 0, 0).unwrap())
    }

    fn workdays(&self, from: Moment, days: u32) -> Moment {
        let (mut date, mut left) = (from.local_date(), days);
        while left > 0 {
            date = date.succ_opt().unwrap();
            left -= u32::from(self.0.is_workday(date));
        }
        self.close_of(date)
    }

    fn hours(&self, from: Moment, minutes: i64, severity: Severity) -> Moment {
        let end = from.plus_minutes(minutes);
        if severity == Severity::Critical || self.0.is_workday(end.local_date()) {
            return end;
        }
        let mut date = end.local_date();
        while !self.0.is_workday(date) {
            date = date.succ_opt().unwrap();
        }
        self.close_of(date)
    }

    /// The table of process.md §6, typed out anew.
    fn limit(&self, kind: ClockKind, severity: Severity, from: Moment) -> Moment {
        let by_level = |limits: [u32; 3]| limits[severity as usize];
        match kind {
            ClockKind::Acknowledge => {
                self.hours(from, i64::from(by_level([120, 60, 30])), severity)
            }
            ClockKind::Department => {
                self.hours(from, i64::from(by_level([1_440, 480, 120])), severity)
            }
            ClockKind::Leader if severity == Severity::Critical => self.hours(from, 240, severity),
            ClockKind::Leader => self.workdays(from, by_level([2, 1, 0])),
            ClockKind::Reply => self.workdays(from, by_level([5, 3, 1])),
            ClockKind::Signature => self.workdays(from, by_level([2, 2, 1])),
            ClockKind::Close => self.workdays(from, by_level([10, 7, 5])),
            ClockKind::Revisit => self.workdays(from, by_level([3, 3, 1])),
            ClockKind::Completion => unreachable!("entered by hand"),
        }
    }

    /// A clock that ran from the step at `begun` to the step at `ended`, with the levels and waits in between.
    fn run(
        &self,
        kind: ClockKind,
        states: &[(Entry<Deed>, Standing)],
        begun: usize,
        ended: Option<usize>,
    ) -> (Moment, Moment, Option<Moment>) {
        let starts = states[begun].0.decided_at;
        let mut level = states[begun].1.severity;
        let mut due = match kind {
            ClockKind::Reply => states[begun].1.promised_by,
            kind => self.limit(kind, level, starts),
        };
        for (entry, _) in &states[begun + 1..ended.unwrap_or(states.len())] {
            if let Deed::Regrade(change) = &entry.sheet {
                let counted = self.limit(kind, change.severity, starts);
                due = match (change.severity > level, kind) {
                    (true, _) => due.min(counted),
                    (false, ClockKind::Reply) => due,
                    (false, _) => counted,
                };
                level = change.severity;
            }
        }
        let stopped = ended.map(|at| states[at].0.decided_at);
        if matches!(kind, ClockKind::Department | ClockKind::Close) {
            due = self.paused(kind, states, (starts, stopped), due, level);
        }
        (starts, due, stopped)
    }

    fn paused(
        &self,
        kind: ClockKind,
        states: &[(Entry<Deed>, Standing)],
        (starts, stopped): (Moment, Option<Moment>),
        due: Moment,
        level: Severity,
    ) -> Moment {
        // Which minutes lie in any wait, one by one at the edges: intervals are united by sorting their ends.
        let mut waits: Vec<(Moment, Moment)> = Vec::new();
        for (entry, _) in states {
            if let Deed::Wait(wait) = &entry.sheet {
                waits.push((wait.from, wait.until));
            }
        }
        waits.sort();
        let mut covered = Moment::from_millis(i64::MIN);
        let mut groups: Vec<(Moment, Moment)> = Vec::new();
        for (from, until) in waits {
            if from <= covered {
                let last = groups.last_mut().unwrap();
                last.1 = last.1.max(until);
            } else {
                groups.push((from, until));
            }
            covered = covered.max(until);
        }
        let (mut minutes, mut days) = (0, 0);
        for (from, until) in groups {
            let from = from.max(starts);
            if until <= from || stopped.is_some_and(|stopped| from >= stopped) {
                continue;
            }
            minutes += (until.millis() - from.millis()) / 60_000;
            let mut date = from.local_date();
            while date < until.local_date() {
                date = date.succ_opt().unwrap();
                days += u32::from(self.0.is_workday(date));
            }
        }
        match kind {
            _ if minutes == 0 => due,
            ClockKind::Department => self.hours(due, minutes, level),
            _ => self.workdays(due, days),
        }
    }
}

/// Every state that the complaint rested in, step by step, each derived from the beginning.
fn states(story: &Story) -> Vec<(Entry<Deed>, Standing)> {
    let steps = effective(&story.steps);
    (0..steps.len())
        .map(|last| {
            let course = derive(story.course.base.clone(), &steps[..=last]);
            (steps[last].clone(), course.standing)
        })
        .collect()
}

/// The runs of a clock that lasts as long as the complaint rests in a state.
fn resting(
    naive: &Naive<'_>,
    kind: ClockKind,
    state: State,
    states: &[(Entry<Deed>, Standing)],
) -> Vec<(Moment, Moment, Option<Moment>)> {
    let mut runs = Vec::new();
    let mut begun: Option<usize> = None;
    for (at, (entry, standing)) in states.iter().enumerate() {
        if !entry.sheet.step().moves() {
            continue;
        }
        if let Some(start) = begun.take() {
            runs.push(naive.run(kind, states, start, Some(at)));
        }
        if standing.state == state {
            begun = Some(at);
        }
    }
    runs.extend(begun.map(|start| naive.run(kind, states, start, None)));
    runs
}

/// The periods: from receipt or reopening to closing, withdrawal or voiding.
fn periods(states: &[(Entry<Deed>, Standing)]) -> Vec<(usize, Option<usize>)> {
    let mut periods = vec![(0, None)];
    for (at, (entry, _)) in states.iter().enumerate() {
        match entry.sheet.step() {
            Step::Sign | Step::Withdraw | Step::Void => periods.last_mut().unwrap().1 = Some(at),
            Step::Reopen => periods.push((at, None)),
            _ => {}
        }
    }
    periods
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clocks_agree_with_a_naive_count(dice in proptest::collection::vec(any::<u32>(), 1..20), place in 0..40_usize, level in 0..3_usize) {
        let mut story = begun(place, level);
        for dice in dice {
            try_by_dice(&mut story, dice);
        }
        let states = states(&story);
        let naive = Naive(&story.desk.calendar);
        let found = |kind| -> Vec<(Moment, Moment, Option<Moment>)> {
            story.clocks(kind).iter().map(|run| (run.starts, run.due, run.stopped_at)).collect()
        };
        prop_assert_eq!(found(ClockKind::Department), resting(&naive, ClockKind::Department, State::Coordinating, &states));
        prop_assert_eq!(found(ClockKind::Leader), resting(&naive, ClockKind::Leader, State::Escalated, &states));
        prop_assert_eq!(found(ClockKind::Signature), resting(&naive, ClockKind::Signature, State::Feedback, &states));
        let closes: Vec<_> = periods(&states).iter().map(|(begun, ended)| naive.run(ClockKind::Close, &states, *begun, *ended)).collect();
        prop_assert_eq!(found(ClockKind::Close), closes);
        let replies: Vec<_> = periods(&states).iter().map(|(begun, ended)| {
            let last = ended.unwrap_or(states.len());
            let answered = (*begun..last).find(|at| states[*at].0.sheet.step() == Step::Reply && states[*at].0.decided_at >= states[*begun].0.decided_at);
            // Closing alone answers nobody: such a clock runs until the case is opened again.
            let is_closed = ended.is_some_and(|at| states[at].0.sheet.step() == Step::Sign);
            let reopened = (last..states.len()).find(|at| states[*at].0.sheet.step() == Step::Reopen);
            let ended = if is_closed { reopened } else { *ended };
            naive.run(ClockKind::Reply, &states, *begun, answered.or(ended))
        }).collect();
        prop_assert_eq!(found(ClockKind::Reply), replies);
        let told = states.iter().position(|(entry, _)| matches!(entry.sheet.step(), Step::Acknowledge | Step::Withdraw | Step::Void));
        prop_assert_eq!(found(ClockKind::Acknowledge), vec![naive.run(ClockKind::Acknowledge, &states, 0, told)]);
        let visits: Vec<_> = states.iter().enumerate().filter(|(_, (entry, _))| entry.sheet.step() == Step::Sign).map(|(at, _)| {
            let reopened = (at..states.len()).find(|later| states[*later].0.sheet.step() == Step::Reopen);
            naive.run(ClockKind::Revisit, &states, at, reopened)
        }).collect();
        prop_assert_eq!(found(ClockKind::Revisit), visits);
        // 完成时限 is as it was entered: the last one entered is the one that counts, until the work is done.
        for run in story.clocks(ClockKind::Completion) {
            let entered = states.iter().any(|(entry, _)| match &entry.sheet {
                Deed::Propose(proposal) => proposal.due_at <= run.due,
                Deed::Verify(verification) => verification.due_at.is_some_and(|due| due <= run.due),
                _ => false,
            });
            prop_assert!(entered);
        }
        let open = story.clocks(ClockKind::Completion).iter().filter(|run| run.stopped_at.is_none()).count();
        prop_assert!(open <= 1);
    }
}
