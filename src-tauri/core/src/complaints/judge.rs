//! Judges one step: whether the chart allows it, whether that person may decide it, whether it holds what it must,
//! whether one person would act on both sides. Pure: the same for a user's step, a list of steps and the demonstration.

use chrono::NaiveTime;

use super::clocks::{self, Counting};
use super::deeds::*;
use super::desk::Desk;
use super::guards::{Case, guard};
use super::separation::{self, Waiver};
use super::steps::Entry;
use super::who::who;
use super::{Course, Phase, SectionOne, State, amended, effective, next};
use crate::clock::Moment;
use crate::ids::StaffId;
use crate::problems::{Problem, Problems};
use crate::staff::{Role, Session};
use crate::{Error, Result};

/// Paper with a date only counts as this time of the day (process.md DECISION 18).
pub(super) fn evening() -> NaiveTime {
    NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default()
}

/// What only the archive knows, looked up before.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    /// What section one lacks before 送达.
    pub missing: Vec<String>,
    /// The customer's own project manager.
    pub customer_manager: Option<StaffId>,
    /// The number that stays beside a notice voided as 重复录入 is there.
    pub surviving_known: bool,
}

/// A complaint with everything a step is judged by.
pub(super) struct Docket<'a> {
    pub desk: &'a Desk,
    pub section: &'a SectionOne,
    pub steps: &'a [Entry<Deed>],
    pub course: &'a Course,
    pub beside: &'a Beside,
}

/// A step as somebody wants to enter it.
pub(super) struct Proposed {
    pub decided_by: StaffId,
    pub decided_at: Moment,
    pub deed: Deed,
    pub waivers: Vec<Waiver>,
    pub scan: Option<crate::ids::AttachmentId>,
    /// Who gets the paper, where that is a role and not a person.
    pub holder: Option<StaffId>,
}

/// The step as it may be entered, or why it may not.
pub(super) fn judge(
    docket: &Docket<'_>,
    by: &Session,
    now: Moment,
    proposed: Proposed,
) -> Result<Entry<Deed>> {
    let (desk, course) = (docket.desk, docket.course);
    let step = proposed.deed.step();
    if step == Step::Receive || !next::possible(course).contains(&step) {
        return Err(Error::StepNotNow {
            step: step.code(),
            state: course.standing.state.code(),
            phase: course.standing.phase.map(Phase::code),
            next: flow(docket, by),
        });
    }
    let deed = filled(docket, proposed.deed, proposed.decided_at);
    let mut problems = Problems::default();
    match desk.person(proposed.decided_by) {
        None => problems.error("decided_by", "unknown_person"),
        Some(person) if !who(course, desk, step, Some(&deed)).allows(person) => {
            return Err(Error::StepNotTheirs {
                step: step.code(),
                person: person.name.clone(),
                next: flow(docket, by),
            });
        }
        Some(_) => {}
    }
    may_type(by, proposed.decided_by, &proposed.waivers)?;
    let mut entry = Entry {
        sequence: docket.steps.len() as u32 + 1,
        round: course.standing.round,
        decided_by: proposed.decided_by,
        decided_at: proposed.decided_at,
        entered_by: by.staff,
        entered_at: now,
        entered_late: is_late(desk, proposed.decided_at, now),
        holder_after: None,
        scan: proposed.scan,
        waivers: proposed.waivers,
        sheet: deed,
    };
    let case = Case {
        desk,
        course,
        section: docket.section,
        missing: &docket.beside.missing,
        surviving_known: docket.beside.surviving_known,
        now,
    };
    problems.append(guard(&case, &entry));
    let collisions = separation::collisions(course, entry.decided_by, &entry.sheet);
    separation::check(&mut problems, &collisions, &entry.waivers);
    for (index, waiver) in entry.waivers.iter().enumerate() {
        if !desk.has_role(waiver.by, Role::Leader) {
            problems.error(&format!("waivers.{index}.by"), "not_a_leader");
        }
    }
    if let Some(holder) = proposed.holder
        && desk.person(holder).is_none()
    {
        problems.error("holder", "unknown_person");
    }
    problems.refuse(true)?;
    if let Deed::Amend(amendment) = &entry.sheet {
        keeps_guards(docket, amendment, &entry)?;
    }
    entry.holder_after = holder(docket, &entry, proposed.holder);
    Ok(entry)
}

/// The steps that lead on from here, for a refusal to name.
fn flow(docket: &Docket<'_>, by: &Session) -> Vec<next::NextAct> {
    let mut acts = next::acts(docket.course, docket.desk, Some(by));
    acts.retain(|act| act.step.moves() || matches!(act.step, Step::Acknowledge | Step::Reply));
    acts
}

/// What others decided on paper is typed by 客服 only (process.md §2); a leader's waiver is such a decision too.
fn may_type(by: &Session, decider: StaffId, waivers: &[Waiver]) -> Result<()> {
    let own = decider == by.staff && waivers.iter().all(|waiver| waiver.by == by.staff);
    match own || next::types_for_others(by) {
        true => Ok(()),
        false => Err(Error::Forbidden {
            act: "enter_for_others",
        }),
    }
}

/// 补录: more than one workday after it was decided.
pub(super) fn is_late(desk: &Desk, decided: Moment, now: Moment) -> bool {
    let (decided, now) = (decided.local_date(), now.local_date());
    desk.calendar.workdays_between(decided, now) > 1
}

/// The sheet with what the program itself knows.
fn filled(docket: &Docket<'_>, mut deed: Deed, at: Moment) -> Deed {
    let (desk, course, section) = (docket.desk, docket.course, docket.section);
    let standing = &course.standing;
    let or_else = |text: &mut String, other: &str| {
        if text.trim().is_empty() {
            *text = other.to_owned();
        }
    };
    let counting = Counting {
        calendar: &desk.calendar,
        closing: desk.closing,
    };
    let limits = &course.base.limits;
    match &mut deed {
        Deed::Acknowledge(sheet) => or_else(&mut sheet.person, &section.complainant),
        Deed::Forward(sheet) => {
            sheet.to_dept = sheet.to_dept.or(Some(section.complained_dept));
            sheet.pm = sheet
                .pm
                .or(standing.project_manager)
                .or(docket.beside.customer_manager)
                .or(section.pm_named)
                .or(desk.default_project_manager);
        }
        Deed::Review(sheet) if sheet.result == ReviewResult::Agree => {
            sheet.validity = sheet.validity.or(Some(Validity::Invalid));
        }
        Deed::Countersign(sheet) => {
            sheet.validity = sheet.validity.or(standing.validity);
            if !sheet.escalate.is_empty() {
                let number = standing.applications + 1;
                sheet.application = sheet.application.or(Some(number));
            }
        }
        Deed::Leader(sheet) if sheet.decision == LeaderChoice::Agree => {
            sheet.approved_amount = sheet.approved_amount.or(standing.applied);
        }
        Deed::Finish(sheet) => sheet.round = sheet.round.or(Some(standing.round)),
        Deed::Return(sheet) => sheet.round = sheet.round.or(Some(standing.round)),
        Deed::Verify(sheet) => sheet.round = sheet.round.or(Some(standing.round)),
        Deed::Reply(sheet) => {
            or_else(&mut sheet.person, &section.complainant);
            if let Some(plan) = &course.facts.plan {
                or_else(&mut sheet.text, &plan.text);
            }
        }
        Deed::Withdraw(sheet) => sheet.cost = sheet.cost.or(Some(standing.actual_cost)),
        Deed::Reopen(sheet) => {
            sheet.promised_was = Some(standing.promised_by);
            sheet.promised_by = Some(clocks::reply_due(counting, limits, standing.severity, at));
        }
        Deed::Retract(sheet) => sheet.sequence = sheet.sequence.or(standing.last_step),
        Deed::Regrade(sheet) => {
            sheet.was = Some(standing.severity);
            sheet.promised_was = Some(standing.promised_by);
            let counted = clocks::reply_due(counting, limits, sheet.severity, standing.opened_at);
            sheet.promised_by = Some(match sheet.severity > standing.severity {
                true => counted.min(standing.promised_by),
                false => standing.promised_by,
            });
        }
        Deed::Amend(sheet) => sheet.old = docket.value_of(sheet).unwrap_or_default(),
        Deed::Sign(sheet) => sheet.archive_no = docket.archive_no(),
        _ => {}
    }
    deed
}

impl Docket<'_> {
    /// The value that an amendment changes, as it stands.
    fn value_of(&self, amendment: &Amendment) -> Option<serde_json::Value> {
        if amendment.sequence == 0 {
            let section = serde_json::to_value(self.section).ok()?;
            return section.get(&amendment.field).cloned();
        }
        let counted = effective(self.steps);
        let target = counted
            .iter()
            .find(|entry| entry.sequence == amendment.sequence)?;
        match amendment.field.as_str() {
            "decided_at" => serde_json::to_value(target.decided_at).ok(),
            field => target.sheet.data().get(field).cloned(),
        }
    }

    /// The archive number that the complaint got when it was closed before: the paper keeps it.
    pub(super) fn archive_no(&self) -> Option<String> {
        self.steps
            .iter()
            .rev()
            .find_map(|entry| match &entry.sheet {
                Deed::Archive(archive) => archive.archive_no.clone(),
                Deed::Sign(sign_off) => sign_off.archive_no.clone(),
                _ => None,
            })
    }
}

/// An amendment must leave every step as good as it was (process.md §5).
fn keeps_guards(docket: &Docket<'_>, amendment: &Amendment, entry: &Entry<Deed>) -> Result<()> {
    let mut problems = Problems::default();
    if amendment.sequence == 0 {
        return Ok(());
    }
    let target = docket
        .steps
        .iter()
        .find(|step| step.sequence == amendment.sequence);
    if target.is_none_or(|target| amended(target, amendment).is_none()) {
        problems.error("new", "does_not_fit");
        return problems.refuse(false).map(drop);
    }
    let mut after = docket.steps.to_vec();
    let before = replayed(docket, &after);
    after.push(entry.clone());
    let broken: Vec<Problem> = replayed(docket, &after)
        .into_iter()
        .filter(|problem| !before.contains(problem))
        .map(|(sequence, problem)| Problem {
            field: match sequence == amendment.sequence {
                true => "new".to_owned(),
                false => format!("steps.{sequence}.{}", problem.field),
            },
            ..problem
        })
        .collect();
    match broken.is_empty() {
        true => Ok(()),
        false => Err(Error::Invalid(broken)),
    }
}

/// Every problem that the steps that count have where they stand.
fn replayed(docket: &Docket<'_>, steps: &[Entry<Deed>]) -> Vec<(u32, Problem)> {
    let mut course = Course::start(docket.course.base.clone());
    let mut found = Vec::new();
    for entry in effective(steps) {
        let case = Case {
            desk: docket.desk,
            course: &course,
            section: docket.section,
            missing: &[],
            surviving_known: true,
            now: entry.entered_at,
        };
        let problems = guard(&case, &entry).into_vec();
        found.extend(
            problems
                .into_iter()
                .map(|problem| (entry.sequence, problem)),
        );
        course.take(&entry);
    }
    found
}

/// Who holds the paper after the step; `None` where it stays (process.md §7).
fn holder(docket: &Docket<'_>, entry: &Entry<Deed>, named: Option<StaffId>) -> Option<StaffId> {
    let (desk, before) = (docket.desk, docket.course);
    let after = before.led_to(entry);
    let facts = &before.facts;
    let supervisor = || {
        let earlier = facts.countersigner.or(facts.reviewer);
        named.or_else(|| desk.one_of(Role::ServiceSupervisor, earlier))
    };
    let leader = || named.or_else(|| desk.one_of(Role::Leader, None));
    let by_state = || match (after.state, after.phase) {
        (State::RefusalReview, _) | (State::InOperation, Some(Phase::Countersign)) => supervisor(),
        (State::Escalated, _) => leader(),
        (State::Coordinating | State::Accepted | State::InOperation, _) => after.head,
        (State::NotUpheld, _) => Some(before.base.receiver),
        (State::Feedback, _) => after.project_manager,
        (State::Closed, _) => Some(before.base.receiver),
        _ => None,
    };
    let to = match &entry.sheet {
        Deed::Return(handover) => Some(handover.to),
        Deed::MoveCustody(movement) => Some(movement.to),
        Deed::Reopen(_) if before.standing.withdrawn => None,
        deed if !deed.step().moves() => None,
        Deed::Finish(_)
        | Deed::Investigate(_)
        | Deed::Accept(_)
        | Deed::Report(_)
        | Deed::Archive(_)
        | Deed::Withdraw(_)
        | Deed::Void(_) => None,
        _ => by_state(),
    };
    to.filter(|to| before.standing.holder != Some(*to))
}
