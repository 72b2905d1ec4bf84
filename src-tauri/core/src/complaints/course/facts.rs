//! What guards ask for beside the standing.

use std::collections::BTreeMap;

use super::super::deeds::Step;
use super::Standing;
use crate::clock::Moment;
use crate::ids::StaffId;
use crate::money::Fen;
use crate::staff::Department;

/// What the proposal that counts applies for.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::complaints) struct Plan {
    pub applied: Option<Fen>,
    pub cannot_operate: bool,
    pub text: String,
}

/// An answer to the customer since the last decision that it could tell of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::complaints) struct Answer {
    pub at: Moment,
    pub is_written: bool,
    pub told_routes: bool,
}

/// What happened so far, as far as a later step depends on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::complaints) struct Facts {
    /// The department that has it took it, or was ordered to.
    pub accepted: bool,
    pub investigated: bool,
    /// Its last decision was a refusal.
    pub refused: bool,
    pub refusing: Vec<Department>,
    pub refuser: Option<StaffId>,
    /// Who found that a refusal stands.
    pub reviewer: Option<StaffId>,
    pub proposers: Vec<StaffId>,
    pub countersigner: Option<StaffId>,
    pub operators: Vec<StaffId>,
    pub returner: Option<StaffId>,
    pub plan: Option<Plan>,
    pub plan_signed: bool,
    /// When what the customer is told was decided.
    pub decided_at: Option<Moment>,
    pub returned: bool,
    /// How often the customer did not accept since it was opened.
    pub not_accepted: u32,
    /// The leader ruled on that since it was opened.
    pub ruled: bool,
    pub answered: bool,
    pub answer: Option<Answer>,
    pub attempts: Vec<Moment>,
    pub acknowledged: bool,
    /// The last step that moved it, with its time.
    pub last: Option<(u32, Moment)>,
    /// When it was closed or withdrawn.
    pub ended_at: Option<Moment>,
    /// The kind of each step that counts.
    pub kinds: BTreeMap<u32, Step>,
    /// How it stood before 撤诉.
    pub before: Option<Box<(Standing, Facts)>>,
}
