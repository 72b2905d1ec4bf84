//! The samples of domain.md §7 come to the sums that stand there.

use std::collections::HashMap;

use serde_json::Value;

use super::*;

fn samples() -> Vec<Value> {
    let text = include_str!("../../../data/event_plans.json");
    let samples: Value = serde_json::from_str(text).unwrap();
    samples["plans"].as_array().unwrap().clone()
}

fn with_samples() -> Planning {
    let planning = planning();
    colleague(&planning.office, "苏听澜", Role::ServiceAgent, false);
    for value in samples() {
        let (store, by) = (&planning.office.store, &planning.office.agent);
        let plan = store.read(|connection| read_written(connection, &value, &HashMap::new()));
        add_written(store, by, plan.unwrap()).unwrap();
    }
    planning
}

fn sample(planning: &Planning, number: &str) -> EventPlanDetail {
    by_number(&planning.office.store, &planning.office.supervisor, number).unwrap()
}

#[test]
fn the_budget_is_rolled_up_over_the_sub_plans() {
    let planning = with_samples();
    let detail = sample(&planning, "ch20140108-01");
    let budget = &detail.budget;
    let shares: Vec<(&str, String)> = budget
        .shares
        .iter()
        .map(|share| (share.mark.as_str(), share.amount.display_grouped()))
        .collect();
    assert_eq!(
        shares,
        [
            ("A", "1,800.00".to_owned()),
            ("B", "22,220.00".to_owned()),
            ("总", "33,920.00".to_owned())
        ]
    );
    assert_eq!(budget.sum.display_grouped(), "57,940.00");
    assert_eq!(budget.contingency.display_grouped(), "2,897.00");
    assert_eq!(budget.total.display_grouped(), "60,837.00");
    assert_eq!(budget.total_in_words, "人民币陆万零捌佰叁拾柒元整");
    assert_eq!(budget.lines.len(), 13);
    let categories: Vec<BudgetCategory> =
        budget.lines.iter().map(|line| line.row.category).collect();
    assert!(categories.is_sorted(), "{categories:?}");
    let dinner = budget
        .lines
        .iter()
        .find(|line| line.row.item == "晚宴10人桌")
        .unwrap();
    assert_eq!((dinner.mark.as_str(), dinner.number), ("B", 1));
    assert_eq!(dinner.subtotal.display_grouped(), "15,120.00");
}

#[test]
fn the_settlement_and_the_rates_are_those_of_the_sample() {
    let planning = with_samples();
    let detail = sample(&planning, "CH20140108-01");
    let settlement = detail.settlement.as_ref().unwrap();
    assert_eq!(settlement.total.display_grouped(), "59,412.00");
    assert_eq!(settlement.total_in_words, "人民币伍万玖仟肆佰壹拾贰元整");
    assert_eq!(settlement.difference.display_grouped(), "1,425.00");
    assert_eq!(settlement.unplanned.len(), 1);
    let lines = detail.budget.lines.iter();
    let settled: Vec<_> = lines.map(|line| line.actual.unwrap()).collect();
    let planned = crate::money::Fen::checked_sum(settled).unwrap();
    assert_eq!(
        planned.checked_add(settlement.unplanned[0].amount),
        Some(settlement.total)
    );
    let turnout = detail.turnout.as_ref().unwrap();
    assert_eq!(turnout.attendance.unwrap().percent.to_string(), "88.3");
    assert_eq!(turnout.response.unwrap().percent.to_string(), "90.6");
    assert_eq!(turnout.needs, Some(36));
    assert_eq!(turnout.missed, Vec::<String>::new());
    assert_eq!(detail.plan.state, PlanState::Closed);
    assert_eq!(detail.open_stations, []);
}

#[test]
fn everything_of_the_sample_is_there() {
    let planning = with_samples();
    let detail = sample(&planning, "CH20140108-01");
    let sheet = &detail.plan.sheet;
    let rows = (
        sheet.resources.len(),
        sheet.agenda.len(),
        sheet.preparation.len(),
        sheet.risks.len(),
        sheet.people.len(),
        sheet.attachments.len(),
    );
    assert_eq!(rows, (6, 8, 12, 7, 6, 4));
    assert_eq!(sheet.attachments[3].binding, Binding::Separate);
    let stations: Vec<Station> = detail.approvals.iter().map(|view| view.station).collect();
    assert_eq!(stations, Station::ALL);
    assert_eq!(detail.approvals[0].name, "苏听澜");
    assert_eq!(detail.warnings, []);
    let numbers: Vec<&str> = detail
        .sub_plans
        .iter()
        .map(|sub_plan| sub_plan.plan.plan_no.as_str())
        .collect();
    assert_eq!(numbers, ["CH20140108-01-A", "CH20140108-01-B"]);
    let basketball = sample(&planning, "CH20140108-01-A");
    assert_eq!(basketball.mark, TOP_MARK);
    assert_eq!(basketball.parent.as_ref().unwrap().plan_no, "CH20140108-01");
    assert_eq!(basketball.budget.total.display_grouped(), "1,800.00");
    let settlement = basketball.settlement.unwrap();
    assert_eq!(settlement.difference.display_grouped(), "-120.00");
}

#[test]
fn the_small_sample_is_numbered_here_and_warns_of_nothing() {
    let planning = with_samples();
    let detail = sample(&planning, "CH20261211-A01");
    assert_eq!(detail.plan.state, PlanState::Draft);
    assert_eq!(detail.budget.sum.display_grouped(), "870.00");
    assert_eq!(detail.budget.total.display_grouped(), "913.50");
    assert_eq!((detail.warnings, detail.missing), (Vec::new(), Vec::new()));
    assert!(detail.may_edit);
}
