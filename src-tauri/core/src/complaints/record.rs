//! What stands in each box of the notice, step by step: what papers and pages show.
//!
//! Amendments are applied to the sheets; the amendments themselves stand beside them with the values before.

use serde::Serialize;

use super::Standing;
use super::deeds::*;
use super::separation::Waiver;
use super::steps::Entry;
use crate::clock::Moment;
use crate::ids::StaffId;
use crate::staff::Department;

/// The notice at one department: how it got there and what that department decided.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct DepartmentTurn {
    /// The department.
    pub department: Department,
    /// Who got the notice.
    pub delivered_to: Option<StaffId>,
    /// When.
    pub delivered_at: Moment,
    /// Who sent it there.
    pub delivered_by: StaffId,
    /// By which step: 送达, or a reassignment.
    pub sequence: u32,
    /// 接受.
    pub acceptance: Option<Entry<Acceptance>>,
    /// 拒绝接受.
    pub refusal: Option<Entry<Refusal>>,
    /// 复核 of the refusal; a further one after reopening.
    pub reviews: Vec<Entry<Review>>,
    /// 领导裁决 on the refusal.
    pub rulings: Vec<Entry<Ruling>>,
}

/// One proposal with all that was decided about it.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct OpinionRecord {
    /// 处理意见.
    pub proposal: Entry<Proposal>,
    /// 退回修改.
    pub sent_back: Option<Entry<SendBack>>,
    /// 会签; its time is that of 上报 where `application` is there.
    pub countersignature: Option<Entry<Countersignature>>,
    /// 申报序号, where it went to the leader.
    pub application: Option<u32>,
    /// 领导批示.
    pub decision: Option<Entry<LeaderDecision>>,
    /// A later proposal took its place; papers strike it.
    pub superseded: bool,
}

/// One round of section four.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct RoundRecord {
    /// Round, from 1.
    pub round: u32,
    /// 操作完成; a further one where a new proposal came in between.
    pub operations: Vec<Entry<Operation>>,
    /// 转交通知单.
    pub handover: Option<Entry<Handover>>,
    /// 跟踪验证.
    pub verification: Option<Entry<Verification>>,
}

/// 更正 with its number.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct AmendmentRecord {
    /// 更正序号, from 1.
    pub number: u32,
    /// The kind of step that was amended; `None` for section one.
    pub of: Option<Step>,
    /// What was changed, by whom, why.
    pub amendment: Entry<Amendment>,
}

/// 撤回 with the step that no longer counts.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct RetractionRecord {
    /// By whom and why.
    pub retraction: Entry<Retraction>,
    /// What was retracted.
    pub retracted: Entry<Deed>,
}

/// 职责分离豁免 with the step that it was given for.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct WaiverRecord {
    /// The step's place.
    pub sequence: u32,
    /// The step.
    pub step: Step,
    /// Which pair, by whom, why.
    pub waiver: Waiver,
}

/// Every section's record, in the order in which it came about. The last item of a list is the one that counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, specta::Type)]
pub struct NoticeRecord {
    /// 一: 告知受理.
    pub acknowledgements: Vec<Entry<Acknowledgement>>,
    /// 一, 二: where the notice went, what was decided there, 复核 and 裁决.
    pub turns: Vec<DepartmentTurn>,
    /// 二: 调查.
    pub investigations: Vec<Entry<Investigation>>,
    /// 三: proposals, applications, leader decisions.
    pub opinions: Vec<OpinionRecord>,
    /// 三: 答复客户.
    pub replies: Vec<Entry<Reply>>,
    /// 四, round by round.
    pub rounds: Vec<RoundRecord>,
    /// 五: 联系未果.
    pub attempts: Vec<Entry<Attempt>>,
    /// 五: 顾客反馈.
    pub feedback: Vec<Entry<Feedback>>,
    /// 五: 领导裁决 on a customer who did not accept.
    pub rulings: Vec<Entry<Ruling>>,
    /// 六: 项目经理签字.
    pub sign_offs: Vec<Entry<SignOff>>,
    /// 上报.
    pub reports: Vec<Entry<Report>>,
    /// 归档.
    pub archives: Vec<Entry<Archive>>,
    /// 顾客撤诉.
    pub withdrawals: Vec<Entry<Withdrawal>>,
    /// 作废.
    pub voiding: Option<Entry<Voiding>>,
    /// 重开.
    pub reopenings: Vec<Entry<Reopening>>,
    /// 更正.
    pub amendments: Vec<AmendmentRecord>,
    /// 撤回.
    pub retractions: Vec<RetractionRecord>,
    /// 职责分离豁免.
    pub waivers: Vec<WaiverRecord>,
    /// 调整级别.
    pub severity_changes: Vec<Entry<SeverityChange>>,
    /// 通知单转移 outside the steps.
    pub custody_moves: Vec<Entry<CustodyMove>>,
    /// 等待客户.
    pub waits: Vec<Entry<Wait>>,
    /// 补充证据.
    pub evidence: Vec<Entry<Evidence>>,
    /// 指定项目经理.
    pub manager_namings: Vec<Entry<ManagerNaming>>,
}

impl NoticeRecord {
    /// The department that has, or had, the notice.
    pub fn turn(&self) -> Option<&DepartmentTurn> {
        self.turns.last()
    }

    /// The investigation that counts.
    pub fn investigation(&self) -> Option<&Entry<Investigation>> {
        self.investigations.last()
    }

    /// The proposal that counts, with what was decided about it.
    pub fn opinion(&self) -> Option<&OpinionRecord> {
        self.opinions.last()
    }

    /// The review or ruling that let a refusal stand: section three of a complaint that is not upheld.
    pub fn refusal_upheld(&self) -> Option<&Entry<Review>> {
        let mut reviews = self.turns.iter().flat_map(|turn| &turn.reviews);
        reviews.rfind(|review| review.sheet.result == ReviewResult::Agree)
    }

    /// Puts a step that counts into its box. `standing` is where it led.
    pub(super) fn file(&mut self, entry: &Entry<Deed>, standing: &Standing) {
        self.waivers
            .extend(entry.waivers.iter().map(|waiver| WaiverRecord {
                sequence: entry.sequence,
                step: entry.sheet.step(),
                waiver: waiver.clone(),
            }));
        match &entry.sheet {
            Deed::Receive(_) | Deed::Amend(_) | Deed::Retract(_) => {}
            Deed::Acknowledge(sheet) => self.acknowledgements.push(entry.with(sheet.clone())),
            Deed::Forward(_) => self.turn_to(entry, standing),
            Deed::Accept(sheet) => self.at_turn(|turn| {
                turn.acceptance = Some(entry.with(sheet.clone()));
            }),
            Deed::Refuse(sheet) => self.at_turn(|turn| {
                turn.refusal = Some(entry.with(sheet.clone()));
            }),
            Deed::Review(sheet) => {
                self.at_turn(|turn| turn.reviews.push(entry.with(sheet.clone())));
                if sheet.result == ReviewResult::Reassign {
                    self.turn_to(entry, standing);
                }
            }
            Deed::Investigate(sheet) => self.investigations.push(entry.with(sheet.clone())),
            Deed::Propose(sheet) => self.propose(entry.with(sheet.clone())),
            Deed::SendBack(sheet) => self.at_opinion(|opinion| {
                opinion.sent_back = Some(entry.with(sheet.clone()));
            }),
            Deed::Countersign(sheet) => self.at_opinion(|opinion| {
                opinion.application = (!sheet.escalate.is_empty()).then_some(standing.applications);
                opinion.countersignature = Some(entry.with(sheet.clone()));
            }),
            Deed::Leader(sheet) => {
                self.at_opinion(|opinion| opinion.decision = Some(entry.with(sheet.clone())));
                if sheet.resolution == Some(OtherWay::Reassign) {
                    self.turn_to(entry, standing);
                }
            }
            Deed::Rule(sheet) => self.rule(entry, sheet, standing),
            Deed::Reply(sheet) => self.replies.push(entry.with(sheet.clone())),
            Deed::Finish(sheet) => self.at_round(entry.round, |round| {
                round.operations.push(entry.with(sheet.clone()));
            }),
            Deed::Return(sheet) => self.at_round(entry.round, |round| {
                round.handover = Some(entry.with(sheet.clone()));
            }),
            Deed::Verify(sheet) => self.at_round(entry.round, |round| {
                round.verification = Some(entry.with(sheet.clone()));
            }),
            Deed::Attempt(sheet) => self.attempts.push(entry.with(sheet.clone())),
            Deed::Feedback(sheet) => self.feedback.push(entry.with(sheet.clone())),
            Deed::Sign(sheet) => self.sign_offs.push(entry.with(sheet.clone())),
            Deed::Report(sheet) => self.reports.push(entry.with(sheet.clone())),
            Deed::Archive(sheet) => self.archives.push(entry.with(sheet.clone())),
            Deed::Withdraw(sheet) => self.withdrawals.push(entry.with(sheet.clone())),
            Deed::Void(sheet) => self.voiding = Some(entry.with(sheet.clone())),
            Deed::Reopen(sheet) => self.reopenings.push(entry.with(sheet.clone())),
            Deed::Regrade(sheet) => self.severity_changes.push(entry.with(sheet.clone())),
            Deed::MoveCustody(sheet) => self.custody_moves.push(entry.with(sheet.clone())),
            Deed::Wait(sheet) => self.waits.push(entry.with(sheet.clone())),
            Deed::AddEvidence(sheet) => self.evidence.push(entry.with(sheet.clone())),
            Deed::NameManager(sheet) => self.manager_namings.push(entry.with(sheet.clone())),
        }
    }

    /// Lists the corrections of all steps: they count, but are no station of the paper.
    pub(super) fn note_corrections(&mut self, steps: &[Entry<Deed>]) {
        let of_sequence =
            |sequence: u32| steps.iter().find(move |entry| entry.sequence == sequence);
        for entry in steps {
            match &entry.sheet {
                Deed::Amend(sheet) => self.amendments.push(AmendmentRecord {
                    number: self.amendments.len() as u32 + 1,
                    of: of_sequence(sheet.sequence).map(|target| target.sheet.step()),
                    amendment: entry.with(sheet.clone()),
                }),
                Deed::Retract(sheet) => {
                    let retracted = sheet.sequence.and_then(of_sequence);
                    if let Some(retracted) = retracted {
                        self.retractions.push(RetractionRecord {
                            retraction: entry.with(sheet.clone()),
                            retracted: retracted.clone(),
                        });
                    }
                }
                _ => {}
            }
        }
    }

    fn turn_to(&mut self, entry: &Entry<Deed>, standing: &Standing) {
        self.turns.push(DepartmentTurn {
            department: standing.complained_dept,
            delivered_to: standing.head,
            delivered_at: entry.decided_at,
            delivered_by: entry.decided_by,
            sequence: entry.sequence,
            acceptance: None,
            refusal: None,
            reviews: Vec::new(),
            rulings: Vec::new(),
        });
    }

    fn at_turn(&mut self, change: impl FnOnce(&mut DepartmentTurn)) {
        if let Some(turn) = self.turns.last_mut() {
            change(turn);
        }
    }

    fn propose(&mut self, proposal: Entry<Proposal>) {
        self.at_opinion(|opinion| opinion.superseded = true);
        self.opinions.push(OpinionRecord {
            proposal,
            sent_back: None,
            countersignature: None,
            application: None,
            decision: None,
            superseded: false,
        });
    }

    fn at_opinion(&mut self, change: impl FnOnce(&mut OpinionRecord)) {
        if let Some(opinion) = self.opinions.last_mut() {
            change(opinion);
        }
    }

    fn rule(&mut self, entry: &Entry<Deed>, sheet: &Ruling, standing: &Standing) {
        match sheet.result {
            RulingResult::HandleAnew | RulingResult::Uphold => {
                self.rulings.push(entry.with(sheet.clone()));
            }
            RulingResult::Order | RulingResult::NotUpheld => {
                self.at_turn(|turn| turn.rulings.push(entry.with(sheet.clone())));
            }
            RulingResult::Reassign => {
                self.at_turn(|turn| turn.rulings.push(entry.with(sheet.clone())));
                self.turn_to(entry, standing);
            }
        }
    }

    fn at_round(&mut self, number: u32, change: impl FnOnce(&mut RoundRecord)) {
        if self.rounds.last().is_none_or(|round| round.round != number) {
            self.rounds.push(RoundRecord {
                round: number,
                operations: Vec::new(),
                handover: None,
                verification: None,
            });
        }
        if let Some(round) = self.rounds.last_mut() {
            change(round);
        }
    }
}
