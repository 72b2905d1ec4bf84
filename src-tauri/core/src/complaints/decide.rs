//! Enters one step of a complaint: loads, judges, writes.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::clocks::{self, Counting};
use super::deeds::*;
use super::desk::Desk;
use super::guards::SECTION_ONE;
use super::judge::{Beside, Docket, Proposed, judge};
use super::separation::Waiver;
use super::steps::Entry;
use super::{
    Base, Complaint, ComplaintStep, Course, Outcome, Phase, SectionOne, State, check, derive,
    effective, missing, rows,
};
use crate::clock::Moment;
use crate::ids::{AttachmentId, ComplaintId, StaffId, StepId};
use crate::problems::Problems;
use crate::staff::{Act, Session};
use crate::store::{Changed, Op, Store, Tx};
use crate::{Error, Result, attachments, customers};

/// A step as it is typed: who decided on paper, when, and what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct StepInput {
    /// Who decided.
    pub decided_by: StaffId,
    /// When.
    pub decided_at: Moment,
    /// What.
    pub deed: Deed,
    /// 职责分离豁免.
    pub waivers: Vec<Waiver>,
    /// The signed sheet, a staged file.
    pub scan: Option<AttachmentId>,
    /// Staged files that come with the step.
    pub files: Vec<AttachmentId>,
    /// Who gets the paper where that is a role; the usual person where nobody is named.
    pub holder: Option<StaffId>,
}

/// Where a step led.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct Decided {
    /// The complaint.
    pub id: ComplaintId,
    /// 编号.
    pub complaint_no: String,
    /// The step's place.
    pub sequence: u32,
    /// The step.
    pub step: Step,
    /// 补录.
    pub entered_late: bool,
    /// Where the complaint rests now.
    pub state: State,
    /// Where it stands in operation.
    pub phase: Option<Phase>,
    /// Round of handling.
    pub round: u32,
    /// What it came to.
    pub outcome: Option<Outcome>,
    /// Who holds the paper.
    pub holder: Option<StaffId>,
}

/// Enters a step.
///
/// # Errors
/// [`Error::StepNotNow`], [`Error::StepNotTheirs`] with who may do what next; [`Error::Invalid`] with the fields;
/// [`Error::Forbidden`] where the user may not type what another decided.
pub fn decide(
    store: &Store,
    by: &Session,
    id: ComplaintId,
    input: StepInput,
) -> Result<Changed<Decided>> {
    by.require(Act::ViewCustomers)?;
    store.write(by.actor(), Op::EnterStep, |tx| {
        let desk = Desk::read(tx.connection())?;
        let now = tx.now();
        enter(tx, &desk, by, now, id, input)
    })
}

/// Enters several steps of one complaint, all or none.
///
/// # Errors
/// As [`decide`]; fields are named `steps.2.reason`.
pub fn decide_all(
    store: &Store,
    by: &Session,
    id: ComplaintId,
    inputs: Vec<StepInput>,
) -> Result<Changed<Vec<Decided>>> {
    by.require(Act::ViewCustomers)?;
    store.write(by.actor(), Op::EnterStep, |tx| {
        let desk = Desk::read(tx.connection())?;
        let mut decided = Vec::with_capacity(inputs.len());
        for (index, input) in inputs.into_iter().enumerate() {
            let now = tx.now();
            let outcome = enter(tx, &desk, by, now, id, input);
            decided.push(outcome.map_err(|error| nested(error, index))?);
        }
        Ok(decided)
    })
}

fn nested(error: Error, index: usize) -> Error {
    match error {
        Error::Invalid(problems) => Error::Invalid(
            problems
                .into_iter()
                .map(|mut problem| {
                    problem.field = format!("steps.{index}.{}", problem.field);
                    problem
                })
                .collect(),
        ),
        other => other,
    }
}

/// Judges a step and writes it with the columns that repeat where it led. `now` is when it is typed.
pub(crate) fn enter(
    tx: &mut Tx<'_>,
    desk: &Desk,
    by: &Session,
    now: Moment,
    id: ComplaintId,
    input: StepInput,
) -> Result<Decided> {
    let complaint = rows::get(tx.connection(), id)?;
    let mut steps = rows::entries(tx.connection(), id)?;
    let course = derive(Base::of(&complaint, &steps), &steps);
    let beside = beside(tx.connection(), &complaint, &input.deed)?;
    let docket = Docket {
        desk,
        section: &complaint.section,
        steps: &steps,
        course: &course,
        beside: &beside,
    };
    let proposed = Proposed {
        decided_by: input.decided_by,
        decided_at: input.decided_at,
        deed: input.deed,
        waivers: input.waivers,
        scan: input.scan,
        holder: input.holder,
    };
    let mut entry = judge(&docket, by, now, proposed)?;
    if let Deed::Sign(sign_off) = &mut entry.sheet
        && sign_off.archive_no.is_none()
    {
        sign_off.archive_no = Some(archive_number(tx, entry.decided_at)?);
    }
    let section = match &entry.sheet {
        Deed::Amend(amendment) if amendment.sequence == 0 => {
            Some(amended_section(&complaint.section, amendment, now)?)
        }
        Deed::Regrade(change) => Some(SectionOne {
            leader_informed_at: change
                .leader_informed_at
                .or(complaint.section.leader_informed_at),
            ..complaint.section.clone()
        }),
        _ => None,
    };
    let row = ComplaintStep::of(&entry, StepId::fresh(tx.now()), id, complaint.customer_id);
    tx.insert(&row)?;
    let sequence = entry.sequence;
    let (step, entered_late) = (row.step, row.entered_late);
    steps.push(entry);
    let mut after = complaint.clone();
    after.section = section.unwrap_or(after.section);
    // The base is that of before: columns that the step changed are remembered by the step itself.
    let course = settle(desk, &mut after, course.base, &steps);
    tx.update(&complaint, &after)?;
    let files: Vec<AttachmentId> = input.files.into_iter().chain(input.scan).collect();
    attachments::assign(tx, &files, "complaints", id.uuid(), complaint.customer_id)?;
    Ok(Decided {
        id,
        complaint_no: after.complaint_no,
        sequence,
        step,
        entered_late,
        state: course.standing.state,
        phase: course.standing.phase,
        round: course.standing.round,
        outcome: course.standing.outcome,
        holder: course.standing.holder,
    })
}

/// Writes the cached columns of a complaint from its steps, by the function that reads them.
pub(crate) fn settle(
    desk: &Desk,
    complaint: &mut Complaint,
    base: Base,
    steps: &[Entry<Deed>],
) -> Course {
    let course = derive(base, steps);
    course.write_into(complaint);
    let counting = Counting {
        calendar: &desk.calendar,
        closing: desk.closing,
    };
    let runs = clocks::clocks(&course.base, &effective(steps), counting);
    complaint.close_due = clocks::close_due(&runs).unwrap_or(complaint.close_due);
    course
}

/// What judging the step needs of other records.
fn beside(connection: &Connection, complaint: &Complaint, deed: &Deed) -> Result<Beside> {
    let mut beside = Beside::default();
    match deed {
        Deed::Forward(_) => {
            if let Some(id) = complaint.customer_id {
                let customer = customers::rows::get_even_deleted(connection, id)?;
                beside.customer_manager = customer.sheet.project_manager;
            }
            beside.missing = missing(connection, complaint.customer_id, &complaint.section)?;
            // Who is to sign may be named with the delivery itself, or comes from the settings.
            beside.missing.retain(|field| field != "pm_named");
        }
        Deed::Void(voiding) if !voiding.surviving.trim().is_empty() => {
            beside.surviving_known = match rows::by_number(connection, &voiding.surviving) {
                Ok(surviving) => surviving.id != complaint.id && surviving.state != State::Voided,
                Err(Error::NotFound { .. }) => false,
                Err(error) => return Err(error),
            };
        }
        _ => {}
    }
    Ok(beside)
}

/// `DA-TS`, the year of closing, the workstation's letter, the number of the year.
pub(super) fn archive_number(tx: &mut Tx<'_>, closed_at: Moment) -> Result<String> {
    let year = closed_at.local_date().format("%Y").to_string();
    let serial = tx.next_number(&format!("complaint_archive/{year}"))?;
    Ok(format!("DA-TS-{year}-{}{serial:04}", tx.workstation()))
}

/// Section one with one of its fields changed; it must be as good as when it was received.
fn amended_section(section: &SectionOne, amendment: &Amendment, now: Moment) -> Result<SectionOne> {
    let mut problems = Problems::default();
    let after = serde_json::to_value(section).ok().and_then(|mut value| {
        let field: &mut Value = value
            .get_mut(&amendment.field)
            .filter(|_| SECTION_ONE.contains(&amendment.field.as_str()))?;
        *field = amendment.new.clone();
        serde_json::from_value::<SectionOne>(value).ok()
    });
    let Some(after) = after else {
        problems.error("new", "does_not_fit");
        return Err(Error::Invalid(problems.into_vec()));
    };
    check(&after, now).refuse(true)?;
    Ok(after)
}
