//! What the sums promise, whatever stands in the rows.

use proptest::prelude::*;

use super::super::family::Family;
use super::super::{budget, turnout};
use super::*;
use crate::ids::{EventPlanId, StaffId};
use crate::money::Fen;
use crate::quantity::Quantity;

fn plan(number: &str, rows: Vec<BudgetRow>) -> EventPlan {
    let now = at("2026-06-18T09:00");
    EventPlan {
        id: EventPlanId::fresh(now),
        plan_no: number.to_owned(),
        parent_id: None,
        sheet: PlanSheet {
            budget: rows,
            ..PlanSheet::new(number, PlanSize::Large)
        },
        drafted_by: StaffId::fresh(now),
        state: PlanState::Draft,
        round: 0,
        closing: None,
        closed_by: None,
        closed_at: None,
    }
}

fn family(top: Vec<BudgetRow>, below: Vec<Vec<BudgetRow>>) -> Family {
    let sub_plans = below.into_iter().zip('A'..='Z').map(|(rows, mark)| Family {
        plan: plan(&format!("CH20260701-A01-{mark}"), rows),
        sub_plans: Vec::new(),
    });
    Family {
        sub_plans: sub_plans.collect(),
        plan: plan("CH20260701-A01", top),
    }
}

fn any_row() -> impl Strategy<Value = BudgetRow> {
    let category = prop::sample::select(BudgetCategory::ALL);
    (category, 0_i64..10_000_000, 1_i64..500_000, 1_i64..30_000).prop_map(
        |(category, fen, quantity, times)| BudgetRow {
            unit_price: Fen::from_fen(fen).unwrap(),
            quantity: Quantity::from_thousandths(quantity).unwrap(),
            times: Quantity::from_thousandths(times).unwrap(),
            ..row(category, "1", "1", "1")
        },
    )
}

proptest! {
    #[test]
    fn the_sum_is_that_of_the_subtotals_wherever_the_rows_stand(
        rows in prop::collection::vec((any_row(), 0_usize..3), 0..12),
    ) {
        let alone = family(rows.iter().map(|(row, _)| row.clone()).collect(), Vec::new());
        let of = |place: usize| {
            let here = rows.iter().filter(|(_, at)| *at == place);
            here.map(|(row, _)| row.clone()).collect::<Vec<_>>()
        };
        let spread = family(of(0), vec![of(1), of(2)]);
        let (alone, spread) = (budget::view(&alone).unwrap(), budget::view(&spread).unwrap());
        prop_assert_eq!(alone.sum, spread.sum);
        prop_assert_eq!(alone.total, spread.total);
        for view in [&alone, &spread] {
            prop_assert_eq!(view.lines.len(), rows.len());
            let of_lines: i64 = view.lines.iter().map(|line| line.subtotal.fen()).sum();
            let of_shares: i64 = view.shares.iter().map(|share| share.amount.fen()).sum();
            prop_assert_eq!((of_lines, of_shares), (view.sum.fen(), view.sum.fen()));
            prop_assert_eq!(view.total.fen(), view.sum.fen() + view.contingency.fen());
            prop_assert_eq!(&view.total_in_words, &view.total.in_words());
        }
    }

    #[test]
    fn a_subtotal_is_exact_to_half_a_fen(row in any_row()) {
        let exact = i128::from(row.unit_price.fen())
            * i128::from(row.quantity.thousandths())
            * i128::from(row.times.thousandths());
        let off = i128::from(row.subtotal().unwrap().fen()) * 1_000_000 - exact;
        prop_assert!((-499_999..=500_000).contains(&off), "{}", off);
    }

    #[test]
    fn a_rate_is_exact_to_half_a_tenth(part in 0_u32..5_000, whole in 1_u32..5_000) {
        let found = rate(part, whole).unwrap();
        let exact = f64::from(part) * 100.0 / f64::from(whole);
        let shown = found.percent.thousandths() as f64 / 1_000.0;
        prop_assert!((shown - exact).abs() <= 0.05 + 1e-9, "{} for {}", shown, exact);
        prop_assert_eq!(found.percent.thousandths() % 100, 0);
    }
}

#[test]
fn sums_beyond_the_limit_are_no_amounts() {
    let most = row(BudgetCategory::Other, "1000000000000.00", "1", "1");
    assert!(budget::view(&family(vec![most.clone()], Vec::new())).is_none());
    let half = row(BudgetCategory::Other, "500000000000.00", "1", "1");
    assert!(budget::view(&family(vec![half.clone()], Vec::new())).is_some());
    assert!(budget::view(&family(vec![half.clone()], vec![vec![half]])).is_none());
    assert_eq!(
        row(BudgetCategory::Other, "1000000000000", "1", "2").subtotal(),
        None
    );
}

#[test]
fn sums_beyond_the_limit_are_refused_wherever_the_last_row_came_from() {
    let planning = planning();
    let mut large = sheet("大计划");
    large.budget = vec![row(BudgetCategory::Other, "600000000000.00", "1", "1")];
    let top = planning.add(large.clone(), None);
    let outcome = planning.add_as(&planning.office.agent, large, Some(top.id));
    assert_eq!(refused(outcome), [pair("budget", "too_large")]);
}

#[test]
fn rates_are_rounded_half_up_and_of_nothing_there_is_none() {
    for (part, whole, percent) in [
        (53, 60, "88.3"),
        (48, 53, "90.6"),
        (1, 2_000, "0.1"),
        (3, 2, "150"),
        (0, 5, "0"),
    ] {
        assert_eq!(rate(part, whole).unwrap().percent.to_string(), percent);
    }
    assert_eq!(rate(0, 0), None);
}

#[test]
fn a_missed_target_is_named_and_a_rate_is_not_rounded_up_to_it() {
    let closing = Closing {
        invited: Some(10_000),
        attended: Some(10_000),
        questionnaires: Some(7_996),
        satisfaction: Quantity::parse("4.2").ok(),
        hinted_needs: Some(3),
        ..Closing::default()
    };
    let targets = Targets {
        attended: Some(10_000),
        needs: Some(4),
        response_percent: Some(Quantity::whole(80)),
        satisfaction: Quantity::parse("4.2").ok(),
        intents: Some(1),
        ..Targets::default()
    };
    let found = turnout::turnout(&closing, &targets);
    assert_eq!(found.response.unwrap().percent.to_string(), "80");
    assert_eq!(
        found.missed,
        ["needs", "response_percent"],
        "what was not counted is not missed"
    );
}
