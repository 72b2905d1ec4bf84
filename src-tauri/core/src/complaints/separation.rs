//! 职责分离: who may not act on both sides of one complaint (process.md §4). Deciders are compared, never typists.

use super::deeds::Deed;
use super::deeds::written::sheet;
use super::{Course, Outcome};
use crate::ids::StaffId;
use crate::problems::{Problems, Weight};

choices! {
    /// Two acts that one person may not both do.
    pub enum Pair {
        /// Who refused and who reviews.
        RefuserReviewer = "refuser_reviewer" / "拒绝人与复核人",
        /// Who refused and the leader who rules.
        RefuserLeader = "refuser_leader" / "拒绝人与裁决领导",
        /// Who proposed and who countersigns.
        ProposerCountersigner = "proposer_countersigner" / "拟意见人与会签人",
        /// Who proposed and the leader who decides.
        ProposerLeader = "proposer_leader" / "拟意见人与批示领导",
        /// Who countersigned and the leader who decides.
        CountersignerLeader = "countersigner_leader" / "会签人与批示领导",
        /// Who operated and who verifies.
        OperatorVerifier = "operator_verifier" / "操作人与验证人",
        /// Who hands the notice back and who gets it.
        ReturnerReceiver = "returner_receiver" / "转交人与接收人",
        /// Who operated and the project manager.
        OperatorProjectManager = "operator_project_manager" / "操作人与项目经理",
        /// Who proposed and the project manager.
        ProposerProjectManager = "proposer_project_manager" / "拟意见人与项目经理",
        /// Who let the refusal stand and the project manager.
        ReviewerProjectManager = "reviewer_project_manager" / "复核人与项目经理",
    }
}

impl super::deeds::written::Written for Pair {
    fn read(
        reader: &mut super::deeds::written::Reader<'_>,
        path: &str,
        value: &serde_json::Value,
    ) -> Option<Self> {
        let found = value.as_str().and_then(Self::parse);
        if found.is_none() {
            reader.problems.error(path, "unknown_choice");
        }
        found
    }
    fn write(&self, _: &super::deeds::written::Names<'_>) -> serde_json::Value {
        self.code().into()
    }
}

sheet! {
    /// 职责分离豁免: a leader lets one pair be one person, for one step.
    pub struct Waiver {
        /// Which pair.
        pub pair: Pair,
        /// 公司领导 who allows it.
        pub by: StaffId,
        /// 理由.
        pub reason: String,
    }
}

/// The pairs that the step would put into one hand.
pub(super) fn collisions(course: &Course, by: StaffId, deed: &Deed) -> Vec<Pair> {
    let facts = &course.facts;
    let is = |other: Option<StaffId>| other == Some(by);
    let proposer = facts.proposers.last().copied();
    let pairs = match deed {
        Deed::Review(_) => vec![(Pair::RefuserReviewer, is(facts.refuser))],
        Deed::Countersign(_) => vec![(Pair::ProposerCountersigner, is(proposer))],
        Deed::Leader(_) => vec![
            (Pair::ProposerLeader, is(proposer)),
            (Pair::CountersignerLeader, is(facts.countersigner)),
        ],
        Deed::Rule(_) => {
            let refusal = facts.refused && !facts.accepted && is(facts.refuser);
            vec![(Pair::RefuserLeader, refusal)]
        }
        Deed::Return(handover) => vec![(Pair::ReturnerReceiver, handover.to == by)],
        Deed::Verify(_) => vec![(Pair::OperatorVerifier, facts.operators.contains(&by))],
        Deed::Sign(_) => vec![
            (Pair::OperatorProjectManager, facts.operators.contains(&by)),
            (Pair::ProposerProjectManager, facts.proposers.contains(&by)),
            (
                Pair::ReviewerProjectManager,
                course.standing.outcome == Some(Outcome::NotUpheld) && is(facts.reviewer),
            ),
        ],
        _ => Vec::new(),
    };
    pairs
        .into_iter()
        .filter_map(|(pair, collides)| collides.then_some(pair))
        .collect()
}

/// Names each pair that is not waived, and each waiver that nothing needs.
pub(super) fn check(problems: &mut Problems, collisions: &[Pair], waivers: &[Waiver]) {
    for pair in collisions {
        if !waivers.iter().any(|waiver| waiver.pair == *pair) {
            let field = match pair {
                Pair::ReturnerReceiver => "to",
                _ => "decided_by",
            };
            let params = [("pair", pair.code().into()), ("pair_zh", pair.zh().into())];
            problems.add(field, "separation_of_duties", Weight::Error, params);
        }
    }
    for (index, waiver) in waivers.iter().enumerate() {
        if !collisions.contains(&waiver.pair) {
            problems.error(&format!("waivers.{index}.pair"), "waiver_not_needed");
        }
        if waiver.reason.trim().is_empty() {
            problems.error(&format!("waivers.{index}.reason"), "required");
        }
    }
}
