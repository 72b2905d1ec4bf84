//! What the steps of a complaint amount to, computed by one pure function (process.md §1). The cached columns of the
//! complaint are written from it, and nothing else is remembered anywhere.

mod effective;
mod facts;
mod transition;

use serde::Serialize;

use super::deeds::{Deed, Trigger, Validity};
use super::steps::Entry;
use super::{Complaint, NoticeRecord, Outcome, Phase, Section, Severity, State};
use crate::clock::Moment;
use crate::firm::LimitTable;
use crate::ids::StaffId;
use crate::money::Fen;
use crate::staff::Department;

pub(super) use effective::{amended, effective};
pub(super) use facts::Facts;

/// What a complaint starts from: section one as it was received.
#[derive(Clone, Debug)]
pub struct Base {
    /// 受理时间.
    pub received_at: Moment,
    /// 受理人.
    pub receiver: StaffId,
    /// 接受信息部门.
    pub receiving_dept: Department,
    /// 被投诉部门.
    pub complained_dept: Department,
    /// 级别 before any step changed it.
    pub severity: Severity,
    /// 承诺答复时限 before any step changed it.
    pub promised_by: Moment,
    /// The frozen limits.
    pub limits: LimitTable,
}

impl Base {
    /// What the complaint started from: its columns, or what the first step that changed them remembers.
    pub fn of(complaint: &Complaint, steps: &[Entry<Deed>]) -> Self {
        let section = &complaint.section;
        let severity = steps.iter().find_map(|entry| match &entry.sheet {
            Deed::Regrade(change) => change.was,
            _ => None,
        });
        let promised_by = steps.iter().find_map(|entry| match &entry.sheet {
            Deed::Regrade(change) => change.promised_was,
            Deed::Reopen(reopening) => reopening.promised_was,
            _ => None,
        });
        Self {
            received_at: section.received_at,
            receiver: section.receiver,
            receiving_dept: section.receiving_dept,
            complained_dept: section.complained_dept,
            severity: severity.unwrap_or(section.severity),
            promised_by: promised_by.unwrap_or(complaint.promised_by),
            limits: complaint.limits.clone(),
        }
    }
}

/// One move of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Custody {
    /// Who had it.
    pub from: Option<StaffId>,
    /// Who has it from then on.
    pub to: StaffId,
    /// When.
    pub at: Moment,
    /// By which step.
    pub sequence: u32,
}

/// Where a complaint stands.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct Standing {
    /// Where it rests.
    pub state: State,
    /// Where it stands in operation.
    pub phase: Option<Phase>,
    /// Round of handling, from 1.
    pub round: u32,
    /// What it came to, once that is countersigned or ruled.
    pub outcome: Option<Outcome>,
    /// 是否有效, as proposed or confirmed.
    pub validity: Option<Validity>,
    /// 级别.
    pub severity: Severity,
    /// Who holds the paper.
    pub holder: Option<StaffId>,
    /// Every move of the paper.
    pub custody: Vec<Custody>,
    /// 被投诉部门 that has it now.
    pub complained_dept: Department,
    /// Who got the notice there.
    pub head: Option<StaffId>,
    /// When.
    pub delivered_at: Option<Moment>,
    /// 项目经理 who is to sign.
    pub project_manager: Option<StaffId>,
    /// Why it waits for the leader.
    pub triggers: Vec<Trigger>,
    /// 申报金额 of the proposal that counts.
    pub applied: Option<Fen>,
    /// 批准金额 in force, of all rounds together.
    pub approved: Option<Fen>,
    /// 实际费用 of all rounds together.
    pub actual_cost: Fen,
    /// How many applications went to the leader.
    pub applications: u32,
    /// 承诺答复时限.
    pub promised_by: Moment,
    /// When it was received, or last reopened.
    pub opened_at: Moment,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// Whether it ended by 撤诉.
    pub withdrawn: bool,
    /// 归档号.
    pub archive_no: Option<String>,
    /// Boxes that are signed and locked (process.md §5).
    pub locked: Vec<Section>,
    /// The last step that moved it, which alone can be retracted; `None` before the hand-over.
    pub last_step: Option<u32>,
}

/// A complaint with all that its steps amount to.
#[derive(Clone, Debug)]
pub struct Course {
    /// What it started from.
    pub base: Base,
    /// Where it stands.
    pub standing: Standing,
    /// Every section's record.
    pub record: NoticeRecord,
    /// What guards ask for.
    pub(super) facts: Facts,
}

/// The course of all steps, in order: what was retracted left out, what was amended put in place.
pub fn derive(base: Base, steps: &[Entry<Deed>]) -> Course {
    let mut course = Course::start(base);
    for entry in effective(steps) {
        course.take(&entry);
    }
    course.record.note_corrections(steps);
    course
}

impl Course {
    /// A complaint that is about to be received.
    pub(super) fn start(base: Base) -> Self {
        let standing = Standing {
            state: State::Received,
            phase: None,
            round: 1,
            outcome: None,
            validity: None,
            severity: base.severity,
            holder: None,
            custody: Vec::new(),
            complained_dept: base.complained_dept,
            head: None,
            delivered_at: None,
            project_manager: None,
            triggers: Vec::new(),
            applied: None,
            approved: None,
            actual_cost: Fen::ZERO,
            applications: 0,
            promised_by: base.promised_by,
            opened_at: base.received_at,
            closed_at: None,
            withdrawn: false,
            archive_no: None,
            locked: Vec::new(),
            last_step: None,
        };
        Self {
            base,
            standing,
            record: NoticeRecord::default(),
            facts: Facts::default(),
        }
    }

    /// The course after one more step that was checked.
    pub(super) fn take(&mut self, entry: &Entry<Deed>) {
        transition::take(self, entry);
        self.record.file(entry, &self.standing);
        self.standing.locked = self.locked();
    }

    /// Where one more step leads.
    pub(super) fn led_to(&self, entry: &Entry<Deed>) -> Standing {
        let mut after = Self {
            base: self.base.clone(),
            standing: self.standing.clone(),
            record: NoticeRecord::default(),
            facts: self.facts.clone(),
        };
        transition::take(&mut after, entry);
        after.standing
    }

    /// Writes what the columns of the complaint repeat.
    pub(super) fn write_into(&self, complaint: &mut Complaint) {
        let standing = &self.standing;
        complaint.state = standing.state;
        complaint.round = standing.round;
        complaint.outcome = standing.outcome;
        complaint.holder = standing.holder;
        complaint.promised_by = standing.promised_by;
        complaint.closed_at = standing.closed_at;
        let section = &mut complaint.section;
        section.severity = standing.severity;
        section.complained_dept = standing.complained_dept;
        section.forwarded_to = standing.head;
        section.forwarded_at = standing.delivered_at;
        let acknowledgement = self.record.acknowledgements.first();
        section.ack_at = acknowledgement.map(|entry| entry.decided_at);
        section.ack_by = acknowledgement.map(|entry| entry.decided_by);
        section.ack_method = acknowledgement
            .map(|entry| entry.sheet.method.clone())
            .unwrap_or_default();
        if standing.project_manager.is_some() {
            section.pm_named = standing.project_manager;
        }
    }

    fn locked(&self) -> Vec<Section> {
        use State::*;
        let (standing, facts) = (&self.standing, &self.facts);
        let over = |state: State| matches!(state, Closed | Reported | Archived);
        let signed = [
            (Section::Receipt, standing.head.is_some()),
            (Section::Investigation, facts.investigated || facts.refused),
            (Section::Opinion, facts.plan_signed),
            (Section::Result, facts.returned),
            (
                Section::Feedback,
                standing.state == Feedback || over(standing.state) && !standing.withdrawn,
            ),
            (
                Section::SignOff,
                over(standing.state) && !standing.withdrawn,
            ),
        ];
        signed
            .into_iter()
            .filter_map(|(section, is_signed)| is_signed.then_some(section))
            .collect()
    }
}
