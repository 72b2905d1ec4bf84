//! The clocks of a complaint, computed from its steps, its frozen limits and the holiday table (process.md §6).

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use serde::Serialize;

use super::deeds::*;
use super::steps::Entry;
use super::{Base, Course, Phase, Severity, Standing, State};
use crate::clock::Moment;
use crate::firm::LimitTable;
use crate::workdays::{OffDays, WorkdayTable};

choices! {
    /// What is timed.
    pub enum ClockKind {
        /// The customer is told that it was received.
        Acknowledge = "acknowledge" / "告知受理",
        /// The department accepts or refuses.
        Department = "department" / "部门确认",
        /// The leader decides.
        Leader = "leader" / "领导审批",
        /// The customer is answered.
        Reply = "reply" / "答复客户",
        /// The work is done.
        Completion = "completion" / "完成时限",
        /// The project manager signs.
        Signature = "signature" / "项目经理签字",
        /// The case is closed.
        Close = "close" / "结案",
        /// The customer is visited.
        Revisit = "revisit" / "回访",
    }
}

choices! {
    /// How a clock came to stand.
    pub enum ClockEnd {
        /// What was timed was done.
        Done = "done" / "完成",
        /// Another plan, or a reopening, took its place.
        Superseded = "superseded" / "已替换",
        /// 撤诉.
        Withdrawn = "withdrawn" / "撤诉",
        /// 作废.
        Voided = "voided" / "作废",
    }
}

/// One clock, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ClockRun {
    /// What is timed.
    pub kind: ClockKind,
    /// Round of handling in which it started.
    pub round: u32,
    /// 起.
    pub starts: Moment,
    /// The last moment that is in time.
    pub due: Moment,
    /// A day that was counted lies in a year without a holiday table.
    pub provisional: bool,
    /// When it came to stand; `None` while it runs.
    pub stopped_at: Option<Moment>,
    /// How.
    pub end: Option<ClockEnd>,
    /// Minutes of 等待客户 that moved the due time.
    pub paused_minutes: u32,
}

impl ClockRun {
    /// Whether the due time was missed; exactly at the due time is in time.
    pub fn is_late(&self, now: Moment) -> bool {
        self.stopped_at.unwrap_or(now) > self.due
    }
}

/// How long a complaint was open, over all its periods; 等待客户 is not deducted (process.md DECISION 25).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, specta::Type)]
pub struct Duration {
    /// Workdays, the day of receipt not counted.
    pub workdays: u32,
    /// Hours, to a tenth.
    pub hours: f64,
    /// Hours of 等待客户, shown beside.
    pub paused_hours: f64,
}

/// What deadlines are counted with.
#[derive(Clone, Copy)]
pub struct Counting<'a> {
    /// Holidays and moved workdays.
    pub calendar: &'a WorkdayTable,
    /// Close of business.
    pub closing: NaiveTime,
}

enum Limit {
    Workdays(u32),
    Hours(f64),
}

/// The limit of a clock; `None` where its due time is entered by hand.
fn limit(limits: &LimitTable, kind: ClockKind, severity: Severity) -> Option<Limit> {
    let limits = limits.of(severity);
    Some(match kind {
        ClockKind::Acknowledge => Limit::Hours(limits.acknowledge_hours),
        ClockKind::Department => Limit::Hours(limits.department_hours),
        ClockKind::Leader if limits.leader_workdays > 0 => Limit::Workdays(limits.leader_workdays),
        ClockKind::Leader => Limit::Hours(limits.leader_hours),
        ClockKind::Reply => Limit::Workdays(limits.reply_workdays),
        ClockKind::Completion => return None,
        ClockKind::Signature => Limit::Workdays(limits.signature_workdays),
        ClockKind::Close => Limit::Workdays(limits.close_workdays),
        ClockKind::Revisit => Limit::Workdays(limits.revisit_workdays),
    })
}

/// When a clock that starts at `starts` is due, and whether that is provisional.
fn due(
    counting: Counting<'_>,
    limits: &LimitTable,
    kind: ClockKind,
    severity: Severity,
    starts: Moment,
) -> Option<(Moment, bool)> {
    let deadline = match limit(limits, kind, severity)? {
        Limit::Workdays(workdays) => counting.calendar.due_at_close(
            starts.local_date(),
            u16::try_from(workdays).unwrap_or(u16::MAX),
            counting.closing,
        ),
        Limit::Hours(hours) => counting.calendar.due_after(
            starts.local(),
            TimeDelta::minutes((hours * 60.0).round() as i64),
            off_days(counting, severity),
        ),
    };
    Some((Moment::from_local(deadline.at), deadline.provisional))
}

/// 重大 never waits for a workday (process.md DECISION 21).
fn off_days(counting: Counting<'_>, severity: Severity) -> OffDays {
    match severity {
        Severity::Critical => OffDays::Stay,
        _ => OffDays::MoveToNextWorkday(counting.closing),
    }
}

/// The promise of an answer, counted anew from `starts`.
pub(super) fn reply_due(
    counting: Counting<'_>,
    limits: &LimitTable,
    severity: Severity,
    starts: Moment,
) -> Moment {
    due(counting, limits, ClockKind::Reply, severity, starts).map_or(starts, |(at, _)| at)
}

/// Every clock that ever ran, in the order in which they started. `steps` are those that count.
pub fn clocks(base: &Base, steps: &[Entry<Deed>], counting: Counting<'_>) -> Vec<ClockRun> {
    let mut clocks = Clocks {
        counting,
        limits: &base.limits,
        runs: Vec::new(),
        severities: Vec::new(),
        completion_due: None,
    };
    let mut course = Course::start(base.clone());
    for entry in steps {
        let before = course.standing.clone();
        course.take(entry);
        clocks.hear(entry, &before, &course.standing);
    }
    let waits: Vec<(Moment, Moment)> = steps
        .iter()
        .filter_map(|entry| match &entry.sheet {
            Deed::Wait(wait) => Some((wait.from, wait.until)),
            _ => None,
        })
        .collect();
    clocks.pause(&merged(waits));
    clocks.runs
}

struct Clocks<'a> {
    counting: Counting<'a>,
    limits: &'a LimitTable,
    runs: Vec<ClockRun>,
    /// The level that each run's due time was last counted with.
    severities: Vec<Severity>,
    completion_due: Option<Moment>,
}

impl Clocks<'_> {
    fn hear(&mut self, entry: &Entry<Deed>, before: &Standing, after: &Standing) {
        let at = entry.decided_at;
        match &entry.sheet {
            Deed::Receive(_) => {
                self.start(ClockKind::Acknowledge, after, at);
                self.start_at(ClockKind::Reply, after, at, Some(after.promised_by));
                self.start(ClockKind::Close, after, at);
            }
            Deed::Acknowledge(_) => self.stop(ClockKind::Acknowledge, at, ClockEnd::Done),
            Deed::Accept(_) | Deed::Refuse(_) => {
                self.stop(ClockKind::Department, at, ClockEnd::Done);
            }
            // An answer that was given before a reopening does not answer the new period.
            Deed::Reply(_) if at >= after.opened_at => {
                self.stop(ClockKind::Reply, at, ClockEnd::Done);
            }
            Deed::Propose(proposal) => self.complete_by(after, at, proposal.due_at),
            Deed::Verify(verification) => {
                if let Some(due) = verification.due_at
                    && verification.result == VerifyResult::Fail
                {
                    self.complete_by(after, at, due);
                }
            }
            Deed::Finish(_) => self.stop(ClockKind::Completion, at, ClockEnd::Done),
            Deed::Sign(_) => {
                self.stop(ClockKind::Signature, at, ClockEnd::Done);
                self.stop(ClockKind::Close, at, ClockEnd::Done);
                self.start(ClockKind::Revisit, after, at);
            }
            Deed::Withdraw(_) => self.stop_all(at, ClockEnd::Withdrawn),
            Deed::Void(_) => self.stop_all(at, ClockEnd::Voided),
            Deed::Reopen(_) => return self.reopen(after, at),
            Deed::Regrade(change) => self.regrade(change),
            _ => {}
        }
        if entry.sheet.step().moves() && !after.state.is_over() {
            self.follow(before, after, at);
        }
    }

    /// Clocks that start and stop with the state itself, whichever step led there.
    fn follow(&mut self, before: &Standing, after: &Standing, at: Moment) {
        if before.state == State::Escalated {
            self.stop(ClockKind::Leader, at, ClockEnd::Done);
        }
        match after.state {
            State::Coordinating => self.start(ClockKind::Department, after, at),
            State::Escalated => self.start(ClockKind::Leader, after, at),
            State::Feedback => self.start(ClockKind::Signature, after, at),
            _ => {}
        }
        let has_plan = match after.state {
            State::InOperation => after.phase != Some(Phase::Propose),
            State::Escalated => before.phase == Some(Phase::Countersign),
            _ => false,
        };
        if !has_plan {
            self.stop(ClockKind::Completion, at, ClockEnd::Superseded);
        }
    }

    /// A new period begins; what waited when the customer withdrew waits again.
    fn reopen(&mut self, after: &Standing, at: Moment) {
        self.stop(ClockKind::Revisit, at, ClockEnd::Superseded);
        // A case that was closed without an answer is answered late for good.
        self.stop(ClockKind::Reply, at, ClockEnd::Superseded);
        self.start_at(ClockKind::Reply, after, at, Some(after.promised_by));
        self.start(ClockKind::Close, after, at);
        match (after.state, after.phase) {
            (State::Coordinating, _) => self.start(ClockKind::Department, after, at),
            (State::Escalated, _) => self.start(ClockKind::Leader, after, at),
            (State::Feedback, _) => self.start(ClockKind::Signature, after, at),
            (State::InOperation, Some(Phase::Countersign | Phase::Execute)) => {
                if let Some(due) = self.completion_due {
                    self.complete_by(after, at, due);
                }
            }
            _ => {}
        }
    }

    fn complete_by(&mut self, after: &Standing, at: Moment, due: Moment) {
        self.stop(ClockKind::Completion, at, ClockEnd::Superseded);
        self.completion_due = Some(due);
        self.start_at(ClockKind::Completion, after, at, Some(due));
    }

    fn start(&mut self, kind: ClockKind, after: &Standing, at: Moment) {
        self.start_at(kind, after, at, None);
    }

    fn start_at(&mut self, kind: ClockKind, after: &Standing, at: Moment, given: Option<Moment>) {
        let counted = due(self.counting, self.limits, kind, after.severity, at);
        let (counted, provisional) = counted.unwrap_or((at, false));
        self.runs.push(ClockRun {
            kind,
            round: after.round,
            starts: at,
            due: given.unwrap_or(counted),
            provisional,
            stopped_at: None,
            end: None,
            paused_minutes: 0,
        });
        self.severities.push(after.severity);
    }

    fn stop(&mut self, kind: ClockKind, at: Moment, end: ClockEnd) {
        for run in self.runs.iter_mut().filter(|run| run.kind == kind) {
            if run.stopped_at.is_none() {
                run.stopped_at = Some(at);
                run.end = Some(end);
            }
        }
    }

    fn stop_all(&mut self, at: Moment, end: ClockEnd) {
        for kind in ClockKind::ALL {
            self.stop(*kind, at, end);
        }
    }

    /// Up: never later than before. Down: the promise stays, the other open clocks are counted anew (DECISION 23).
    fn regrade(&mut self, change: &SeverityChange) {
        for (run, severity) in self.runs.iter_mut().zip(&mut self.severities) {
            let counted = due(
                self.counting,
                self.limits,
                run.kind,
                change.severity,
                run.starts,
            );
            let Some((counted, provisional)) = counted.filter(|_| run.stopped_at.is_none()) else {
                continue;
            };
            let is_up = change.severity > *severity;
            let new = match (is_up, run.kind) {
                (true, _) => counted.min(run.due),
                (false, ClockKind::Reply) => run.due,
                (false, _) => counted,
            };
            run.provisional = provisional && new == counted || run.provisional && new == run.due;
            run.due = new;
            *severity = change.severity;
        }
    }

    /// 等待客户 moves 部门确认 by its minutes, 完成时限 and 结案 by its workdays (process.md DECISION 24).
    fn pause(&mut self, waits: &[(Moment, Moment)]) {
        let (counting, severities) = (self.counting, &self.severities);
        for (run, severity) in self.runs.iter_mut().zip(severities) {
            let pauses = matches!(
                run.kind,
                ClockKind::Department | ClockKind::Completion | ClockKind::Close
            );
            if !pauses {
                continue;
            }
            let within = waits.iter().filter_map(|(from, until)| {
                let from = (*from).max(run.starts);
                let has_begun = run.stopped_at.is_none_or(|stopped| from < stopped);
                (has_begun && *until > from).then_some((from, *until))
            });
            let (mut minutes, mut workdays) = (0, 0);
            for (from, until) in within {
                minutes += (until.millis() - from.millis()) / 60_000;
                workdays += counting
                    .calendar
                    .workdays_between(from.local_date(), until.local_date());
            }
            if minutes == 0 {
                continue;
            }
            run.paused_minutes = u32::try_from(minutes).unwrap_or(u32::MAX);
            run.due = Moment::from_local(match run.kind {
                ClockKind::Department => {
                    let by = TimeDelta::minutes(minutes);
                    let off_days = off_days(counting, *severity);
                    counting
                        .calendar
                        .due_after(run.due.local(), by, off_days)
                        .at
                }
                _ => later(counting, run.due.local(), workdays),
            });
        }
    }
}

/// So many workdays later, at the same time of day.
fn later(counting: Counting<'_>, due: NaiveDateTime, workdays: u32) -> NaiveDateTime {
    let workdays = u16::try_from(workdays).unwrap_or(u16::MAX);
    let date = counting.calendar.add_workdays(due.date(), workdays);
    date.and_time(due.time())
}

/// Overlapping waits are one wait.
fn merged(mut waits: Vec<(Moment, Moment)>) -> Vec<(Moment, Moment)> {
    waits.sort_unstable();
    let mut merged: Vec<(Moment, Moment)> = Vec::new();
    for (from, until) in waits {
        match merged.last_mut() {
            Some((_, last)) if from <= *last => *last = (*last).max(until),
            _ => merged.push((from, until)),
        }
    }
    merged
}

/// How long the complaint was open; `None` before it ended for the first time.
pub fn duration(steps: &[Entry<Deed>], counting: Counting<'_>) -> Option<Duration> {
    let mut duration = Duration::default();
    let mut opened = steps.first()?.decided_at;
    let mut ended = false;
    let (mut tenths, mut paused) = (0, 0);
    for entry in steps {
        let at = entry.decided_at;
        match &entry.sheet {
            Deed::Sign(_) | Deed::Withdraw(_) => {
                ended = true;
                duration.workdays += counting
                    .calendar
                    .workdays_between(opened.local_date(), at.local_date());
                tenths += at.millis() - opened.millis();
            }
            Deed::Reopen(_) => opened = at,
            Deed::Wait(wait) => paused += wait.until.millis() - wait.from.millis(),
            _ => {}
        }
    }
    let to_tenths = |millis: i64| (millis as f64 / 360_000.0).round() / 10.0;
    duration.hours = to_tenths(tenths);
    duration.paused_hours = to_tenths(paused);
    ended.then_some(duration)
}

/// When a case that stands like this has to be closed.
pub(super) fn close_due(runs: &[ClockRun]) -> Option<Moment> {
    let close = runs.iter().rev().find(|run| run.kind == ClockKind::Close);
    close.map(|run| run.due)
}
