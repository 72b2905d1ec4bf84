//! Who may decide which step (process.md §2, the column of the decider).

use serde::Serialize;

use super::deeds::{Choice, Deed, FeedbackResult, Step};
use super::desk::Desk;
use super::{Course, Severity};
use crate::ids::StaffId;
use crate::staff::{Department, Role, Staff};

/// 客服.
const SERVICE: &[Role] = &[Role::ServiceAgent, Role::ServiceSupervisor];
/// 客服主管 or 公司领导.
const HEADS: &[Role] = &[Role::ServiceSupervisor, Role::Leader];
/// Everybody but the administrator, who does no complaint act (process.md DECISION 15).
const ANY: &[Role] = &[
    Role::ServiceAgent,
    Role::ServiceSupervisor,
    Role::Operations,
    Role::ProjectManager,
    Role::AccountManager,
    Role::Finance,
    Role::Leader,
];

/// People who may decide a step: those who hold one of the roles, in the department where one is named; and the named
/// people besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Who {
    /// Roles.
    pub roles: Vec<Role>,
    /// The department that a role must be held in.
    pub department: Option<Department>,
    /// People by name.
    pub people: Vec<StaffId>,
}

impl Who {
    fn roles(roles: &[Role]) -> Self {
        Self {
            roles: roles.to_vec(),
            department: None,
            people: Vec::new(),
        }
    }

    fn or(mut self, person: Option<StaffId>) -> Self {
        self.people.extend(person);
        self
    }

    /// Whether the person is among them.
    pub fn allows(&self, person: &Staff) -> bool {
        let in_department = self.department.is_none() || person.department == self.department;
        let by_role = in_department && person.roles.iter().any(|role| self.roles.contains(role));
        let does_acts = person.roles.iter().any(|role| ANY.contains(role));
        by_role || does_acts && self.people.contains(&person.id)
    }
}

/// Who may decide a step. `deed` is what the step would say, where that is known already.
pub(super) fn who(course: &Course, desk: &Desk, step: Step, deed: Option<&Deed>) -> Who {
    use Step::*;
    let standing = &course.standing;
    match step {
        Receive => Who::roles(ANY),
        Acknowledge => Who::roles(SERVICE).or(Some(course.base.receiver)),
        Forward | Reply | Attempt | MoveCustody | Wait => Who::roles(SERVICE),
        AddEvidence => Who::roles(ANY),
        Accept | Refuse | Investigate | Propose | Finish | Return => Who {
            roles: vec![Role::Operations],
            department: Some(standing.complained_dept),
            people: standing.head.into_iter().collect(),
        },
        Review | Countersign | SendBack | Report | Archive | Withdraw | Retract | NameManager => {
            Who::roles(&[Role::ServiceSupervisor])
        }
        Leader | Rule => Who::roles(&[Role::Leader]),
        Void | Reopen => Who::roles(HEADS),
        Verify => verifiers(course, desk),
        Feedback => match deed {
            Some(Deed::Feedback(feedback)) if is_sent_up(course, feedback) => {
                Who::roles(&[Role::ServiceSupervisor])
            }
            _ => Who::roles(SERVICE),
        },
        Sign => Who::roles(&[Role::Leader]).or(standing.project_manager),
        Regrade => match deed {
            Some(Deed::Regrade(change)) => regraders(standing.severity, change.severity),
            _ => Who::roles(&[SERVICE, &[Role::Leader]].concat()),
        },
        Amend => match deed {
            Some(Deed::Amend(amendment)) => amenders(course, desk, amendment.sequence),
            _ => Who::roles(SERVICE),
        },
    }
}

/// A member of the receiving department; where the complaint is about that very department its supervisor, or the
/// leader where the supervisor operated (process.md DECISION 14).
fn verifiers(course: &Course, desk: &Desk) -> Who {
    let department = course.base.receiving_dept;
    if course.standing.complained_dept != department {
        return Who {
            roles: ANY.to_vec(),
            department: Some(department),
            people: Vec::new(),
        };
    }
    let mut operators = course.facts.operators.iter();
    match operators.any(|operator| desk.has_role(*operator, Role::ServiceSupervisor)) {
        true => Who::roles(&[Role::Leader]),
        false => Who::roles(&[Role::ServiceSupervisor]),
    }
}

/// To send a customer who does not accept up to the leader at once is the supervisor's choice.
fn is_sent_up(course: &Course, feedback: &super::deeds::Feedback) -> bool {
    feedback.result == FeedbackResult::NotAccepted
        && feedback.choice == Some(Choice::ToLeader)
        && course.after_not_accepted(Some(Choice::Rework)) == Some(Choice::Rework)
}

fn regraders(now: Severity, then: Severity) -> Who {
    match (then < now, now) {
        (true, Severity::Critical) => Who::roles(&[Role::Leader]),
        (true, _) => Who::roles(&[Role::ServiceSupervisor]),
        (false, _) => Who::roles(SERVICE),
    }
}

/// Whoever may decide the step that is amended, or the supervisor; after closing the supervisor alone.
fn amenders(course: &Course, desk: &Desk, sequence: u32) -> Who {
    if course.standing.state.is_over() {
        return Who::roles(&[Role::ServiceSupervisor]);
    }
    let mut who = match course.facts.kinds.get(&sequence) {
        Some(step) if *step != Step::Receive => who(course, desk, *step, None),
        _ => Who::roles(SERVICE),
    };
    who.people.extend(
        desk.people()
            .iter()
            .filter(|person| person.roles.contains(&Role::ServiceSupervisor))
            .map(|person| person.id),
    );
    who
}
