mod approving;
mod files;
mod keeping;
mod rules;
mod samples;
mod sums;
mod writing;

use super::*;
use crate::Error;
use crate::fixtures::{Office, at, office};
use crate::problems::Problem;
use crate::staff::{self, Department, Role, Session, StaffInput};
use crate::store::{Changed, Op};

/// An office with everybody who signs plans.
struct Planning {
    office: Office,
    finance: Session,
    leader: Session,
}

fn planning() -> Planning {
    let office = office();
    let finance = colleague(&office, "桑朴", Role::Finance, true);
    let leader = colleague(&office, "宗令仪", Role::Leader, true);
    Planning {
        office,
        finance,
        leader,
    }
}

fn colleague(office: &Office, name: &str, role: Role, active: bool) -> Session {
    let input = StaffInput {
        name: name.to_owned(),
        title: String::new(),
        department: Some(Department::CustomerService),
        roles: vec![role],
        active,
    };
    let saved = office
        .store
        .write(office.supervisor.actor(), Op::SaveStaff, |tx| {
            staff::insert(tx, input)
        });
    Session::of(&saved.unwrap().output)
}

/// A plan that lacks nothing, on 1 July 2026.
fn sheet(name: &str) -> PlanSheet {
    PlanSheet {
        background: plain("旺季前与老客户见面。"),
        goals: plain("到会率不低于80%。"),
        starts_at: Some(at("2026-07-01T14:00")),
        ends_at: Some(at("2026-07-01T17:00")),
        place: "会议室".to_owned(),
        people: vec![PersonInCharge {
            role: "总负责".to_owned(),
            name: "钟鼎文".to_owned(),
            title: String::new(),
            phone: String::new(),
        }],
        ..PlanSheet::new(name, PlanSize::Large)
    }
}

fn row(category: BudgetCategory, price: &str, quantity: &str, times: &str) -> BudgetRow {
    BudgetRow {
        category,
        item: category.zh().to_owned(),
        specification: String::new(),
        unit_price: price.parse().unwrap(),
        quantity: crate::quantity::Quantity::parse(quantity).unwrap(),
        unit: String::new(),
        times: crate::quantity::Quantity::parse(times).unwrap(),
        funding: String::new(),
        note: String::new(),
    }
}

fn agenda_row(start: &str, end: &str) -> AgendaRow {
    AgendaRow {
        start: at(&format!("2026-07-01T{start}")),
        end: at(&format!("2026-07-01T{end}")),
        part: "环节".to_owned(),
        content: String::new(),
        place: String::new(),
        responsible: String::new(),
        materials: String::new(),
        note: String::new(),
    }
}

impl Planning {
    fn add_as(
        &self,
        by: &Session,
        sheet: PlanSheet,
        parent: Option<EventPlanId>,
    ) -> crate::Result<Changed<Added>> {
        let input = PlanInput {
            parent,
            plan_no: String::new(),
            sheet,
        };
        add(&self.office.store, by, input)
    }

    fn add(&self, sheet: PlanSheet, parent: Option<EventPlanId>) -> Added {
        self.add_as(&self.office.agent, sheet, parent)
            .unwrap()
            .output
    }

    fn detail(&self, id: EventPlanId) -> EventPlanDetail {
        page(&self.office.store, &self.office.agent, id).unwrap()
    }

    fn update(
        &self,
        by: &Session,
        id: EventPlanId,
        change: impl FnOnce(&mut PlanSheet),
    ) -> crate::Result<Changed<EventPlan>> {
        let plan = self.detail(id).plan;
        let mut sheet = plan.sheet.clone();
        change(&mut sheet);
        let input = PlanUpdate {
            id,
            base: plan.sheet,
            sheet,
        };
        update(&self.office.store, by, input)
    }

    fn signature(&self, plan: EventPlanId, station: Station, person: &Session) -> ApprovalInput {
        ApprovalInput {
            plan,
            station,
            verdict: Verdict::Agree,
            opinion: String::new(),
            decided_by: person.staff,
            decided_on: "2026-06-18".parse().unwrap(),
            exception: None,
        }
    }

    /// Enters a signature as the agent does from the signed sheet.
    fn sign(
        &self,
        plan: EventPlanId,
        station: Station,
        person: &Session,
    ) -> crate::Result<Changed<Approval>> {
        let input = self.signature(plan, station, person);
        approve(&self.office.store, &self.office.agent, input)
    }

    fn sign_all(&self, plan: EventPlanId) {
        let office = &self.office;
        for (station, person) in [
            (Station::Author, &office.agent),
            (Station::Finance, &self.finance),
            (Station::Supervisor, &office.supervisor),
            (Station::ProjectManager, &office.project_manager),
            (Station::Leader, &self.leader),
        ] {
            self.sign(plan, station, person).unwrap();
        }
    }
}

/// Field and code of each problem that a refusal names.
fn refused<T>(outcome: crate::Result<T>) -> Vec<(String, String)> {
    match outcome {
        Err(Error::Invalid(problems)) => pairs(&problems),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was not refused"),
    }
}

fn forbidden<T>(outcome: crate::Result<T>) -> &'static str {
    match outcome {
        Err(Error::Forbidden { act }) => act,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was allowed"),
    }
}

fn pairs(problems: &[Problem]) -> Vec<(String, String)> {
    problems
        .iter()
        .map(|problem| (problem.field.clone(), problem.code.clone()))
        .collect()
}

fn pair(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}
