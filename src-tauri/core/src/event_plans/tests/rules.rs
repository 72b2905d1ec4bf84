//! The rules of a sheet, of signing and of families.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::ids::{EventPlanId, StaffId};
use crate::money::Fen;
use crate::problems::Weight;
use crate::quantity::Quantity;

fn found(sheet: &PlanSheet) -> Vec<(String, String)> {
    pairs(&check(sheet, false).into_vec())
}

fn with_agenda(rows: &[(&str, &str)]) -> PlanSheet {
    PlanSheet {
        agenda: rows
            .iter()
            .map(|(start, end)| agenda_row(start, end))
            .collect(),
        ..sheet("座谈会")
    }
}

#[test]
fn an_agenda_row_ends_after_it_starts_and_lies_within_the_event() {
    let sound = with_agenda(&[("14:00", "14:30"), ("14:30", "15:00"), ("16:00", "17:00")]);
    assert_eq!(found(&sound), []);
    let wrong = with_agenda(&[("14:30", "14:30"), ("13:30", "14:10"), ("16:30", "17:30")]);
    assert_eq!(
        found(&wrong),
        [
            pair("agenda.0.end", "ends_before_start"),
            pair("agenda.1.start", "outside_the_event"),
            pair("agenda.2.end", "outside_the_event"),
        ]
    );
}

#[test]
fn an_overlap_names_both_rows_with_section_and_row() {
    let crossing = with_agenda(&[("14:00", "15:00"), ("15:00", "16:00"), ("14:30", "15:30")]);
    let problems = check(&crossing, false).into_vec();
    assert_eq!(
        pairs(&problems),
        [
            pair("agenda.2.start", "overlaps"),
            pair("agenda.2.start", "overlaps")
        ]
    );
    let others: Vec<_> = problems
        .iter()
        .map(|problem| problem.params["other"].clone())
        .collect();
    assert_eq!(others, [1, 2]);
    assert_eq!(
        (&problems[0].params["section"], &problems[0].params["row"]),
        (&5.into(), &3.into())
    );
}

proptest! {
    #[test]
    fn rows_that_follow_one_another_never_overlap_and_a_moved_one_always_does(
        cuts in prop::collection::btree_set(1_i64..180, 3..12),
        pick in any::<prop::sample::Index>(),
    ) {
        let cuts: Vec<i64> = cuts.into_iter().collect();
        let base = sheet("座谈会");
        let start = base.starts_at.unwrap();
        let mut agenda: Vec<AgendaRow> = cuts
            .windows(2)
            .map(|pair| AgendaRow {
                start: start.plus_minutes(pair[0]),
                end: start.plus_minutes(pair[1]),
                ..agenda_row("14:00", "15:00")
            })
            .collect();
        prop_assert_eq!(found(&PlanSheet { agenda: agenda.clone(), ..base.clone() }), []);
        let moved = 1 + pick.index(agenda.len() - 1);
        agenda[moved].start = agenda[moved].start.plus_minutes(-1);
        let expected = pair(&format!("agenda.{moved}.start"), "overlaps");
        prop_assert_eq!(found(&PlanSheet { agenda, ..base }), [expected]);
    }
}

#[test]
fn the_days_of_a_plan_are_sensible() {
    let mut plan = sheet("座谈会");
    plan.ends_at = plan.starts_at;
    assert_eq!(found(&plan), [pair("ends_at", "ends_before_start")]);
    plan.starts_at = None;
    assert_eq!(found(&plan), [pair("starts_at", "required")]);
    plan.starts_at = Some(at("1914-07-01T14:00"));
    assert_eq!(
        found(&plan),
        [
            pair("starts_at", "date_out_of_range"),
            pair("ends_at", "out_of_range")
        ]
    );
    let mut plan = sheet("座谈会");
    plan.written_on = "2026-07-02".parse().ok();
    let preparation = |due: &str| PreparationRow {
        due: due.parse().unwrap(),
        task: "彩排".to_owned(),
        responsible: String::new(),
    };
    plan.preparation = ["2026-06-20", "2026-06-19", "2026-07-15"]
        .map(preparation)
        .to_vec();
    plan.resources = vec![ResourceRow {
        category: ResourceCategory::Venue,
        name: "会议室".to_owned(),
        quantity: String::new(),
        source: ResourceSource::Existing,
        department: String::new(),
        ready_on: "2026-07-02".parse().ok(),
    }];
    let problems = check(&plan, false);
    assert!(
        problems
            .as_slice()
            .iter()
            .all(|problem| problem.weight == Weight::Warning)
    );
    assert_eq!(
        pairs(problems.as_slice()),
        [
            pair("written_on", "after_the_event"),
            pair("preparation.1.due", "out_of_order"),
            pair("resources.0.ready_on", "ready_too_late"),
        ]
    );
    assert_eq!(problems.as_slice()[0].params["section"], 0, "the cover");
}

#[test]
fn an_unusual_contingency_is_a_warning_and_an_impossible_one_an_error() {
    let percent = |text: &str, is_sub_plan| {
        let mut plan = sheet("座谈会");
        plan.budget = vec![row(BudgetCategory::Venue, "100", "1", "1")];
        plan.contingency_percent = Quantity::parse(text).unwrap();
        let problems = check(&plan, is_sub_plan).into_vec();
        problems
            .first()
            .map(|problem| (problem.code.clone(), problem.weight))
    };
    for usual in ["5", "7.5", "10"] {
        assert_eq!(percent(usual, false), None, "{usual}");
    }
    for unusual in ["0", "4.999", "10.001", "100"] {
        let said = Some(("contingency_unusual".to_owned(), Weight::Warning));
        assert_eq!(percent(unusual, false), said, "{unusual}");
    }
    assert_eq!(percent("0", true), None, "it is counted once, at the top");
    assert_eq!(
        percent("100.5", false),
        Some(("out_of_range".to_owned(), Weight::Error))
    );
}

#[test]
fn a_budget_row_says_what_it_is_for_and_costs_no_less_than_nothing() {
    let mut plan = sheet("座谈会");
    plan.budget = vec![
        row(BudgetCategory::Venue, "100", "1", "1"),
        BudgetRow {
            item: " ".to_owned(),
            unit_price: Fen::from_yuan(-1),
            ..row(BudgetCategory::Venue, "1", "0", "0")
        },
        row(BudgetCategory::Venue, "1000000000000", "1000", "1"),
    ];
    let problems = check(&plan, false).into_vec();
    assert_eq!(
        pairs(&problems),
        [
            pair("budget.1.item", "required"),
            pair("budget.1.unit_price", "negative"),
            pair("budget.1.quantity", "not_zero"),
            pair("budget.1.times", "not_zero"),
            pair("budget.2.unit_price", "too_large"),
            pair("budget", "too_large"),
        ]
    );
    assert!(
        problems
            .iter()
            .all(|problem| problem.params["section"] == 6)
    );
}

#[test]
fn a_small_plan_is_a_form_in_plain_text() {
    let bold = Block::Paragraph {
        runs: vec![Run {
            text: "目的".to_owned(),
            bold: true,
        }],
    };
    let table = |rows: Vec<Vec<&str>>| Block::Table {
        header: true,
        rows: rows
            .into_iter()
            .map(|row| row.into_iter().map(str::to_owned).collect())
            .collect(),
    };
    let mut plan = sheet("座谈会");
    plan.goals = vec![
        Block::paragraph("一"),
        bold,
        table(vec![vec!["甲", "乙"], vec!["1", "2"]]),
    ];
    assert_eq!(found(&plan), []);
    plan.size = PlanSize::Small;
    assert_eq!(
        found(&plan),
        [
            pair("goals.1", "plain_text_only"),
            pair("goals.2", "plain_text_only")
        ]
    );
    plan.size = PlanSize::Large;
    plan.goals = vec![table(vec![vec!["甲", "乙"], vec!["1"]]), table(vec![])];
    assert_eq!(
        found(&plan),
        [
            pair("goals.0.rows", "ragged_table"),
            pair("goals.1.rows", "out_of_range")
        ]
    );
}

#[test]
fn text_that_is_too_long_and_tables_without_end_are_refused() {
    let mut plan = sheet("座谈会");
    plan.background = vec![Block::paragraph(&"长".repeat(20_001))];
    plan.risks = vec![
        RiskRow {
            risk: "雨".to_owned(),
            likelihood: Level::Low,
            impact: Level::Low,
            prevention: "伞".repeat(1_001),
            emergency: String::new(),
            responsible: String::new(),
        };
        501
    ];
    let said = found(&plan);
    assert_eq!(said[0], pair("background", "too_long"));
    assert_eq!(said[1], pair("risks", "too_many_rows"));
    assert_eq!(said[2], pair("risks.0.prevention", "too_long"));
}

#[test]
fn a_closing_settles_every_row_once() {
    let budget = [
        row(BudgetCategory::Venue, "100", "1", "1"),
        row(BudgetCategory::Gifts, "5", "3", "1"),
    ];
    let cost = |line: Option<u32>, item: &str, amount: &str| FinalCost {
        line,
        item: item.to_owned(),
        amount: amount.parse().unwrap(),
        note: String::new(),
    };
    let of = |costs: Vec<FinalCost>| {
        let closing = Closing {
            final_costs: costs,
            ..Closing::default()
        };
        pairs(&check_closing(&closing, &budget).into_vec())
    };
    let sound = vec![
        cost(Some(2), "", "15"),
        cost(Some(1), "", "0"),
        cost(None, "代驾", "80"),
    ];
    assert_eq!(of(sound), []);
    assert_eq!(
        of(vec![
            cost(Some(1), "", "-1"),
            cost(Some(1), "", "1"),
            cost(Some(3), "", "1"),
            cost(None, "", "1")
        ]),
        [
            pair("final_costs.0.amount", "negative"),
            pair("final_costs.1.line", "line_twice"),
            pair("final_costs.2.line", "unknown_line"),
            pair("final_costs.3.item", "required"),
            pair("final_costs", "final_cost_missing"),
        ]
    );
    let crowd = Closing {
        invited: Some(5),
        attended: Some(6),
        questionnaires: Some(7),
        satisfaction: Quantity::parse("5.1").ok(),
        ..Closing::default()
    };
    assert_eq!(
        pairs(&check_closing(&crowd, &[]).into_vec()),
        [
            pair("attended", "more_than_invited"),
            pair("questionnaires", "more_than_attended"),
            pair("satisfaction", "out_of_range"),
        ]
    );
}

fn sign(station: Station, verdict: Verdict) -> Signature {
    Signature {
        station,
        verdict,
        decided_by: StaffId::from_uuid(uuid::Uuid::nil()),
    }
}

proptest! {
    /// Whatever is tried in whatever order: what the rules let through leaves a plan approved exactly when all five lines
    /// of its round agree, the author first and the leader last.
    #[test]
    fn a_plan_is_approved_when_everybody_of_its_round_agreed(
        tries in prop::collection::vec((0_usize..5, prop::bool::weighted(0.15)), 0..60),
    ) {
        let mut signed: Vec<Signature> = Vec::new();
        for (station, returns) in tries {
            let verdict = if returns { Verdict::Return } else { Verdict::Agree };
            let station = Station::ALL[station];
            if may_sign(&standing(&signed), station, verdict).is_ok() {
                signed.push(sign(station, verdict));
            }
        }
        let found = standing(&signed);
        let begun = signed.iter().rposition(|one| one.station == Station::Author);
        let round: Vec<Signature> = begun.map(|at| signed[at..].to_vec()).unwrap_or_default();
        let returned = round.iter().any(|one| one.verdict == Verdict::Return);
        let expected = match (round.len(), returned) {
            (0, _) => PlanState::Draft,
            (_, true) => PlanState::Returned,
            (5, false) => PlanState::Approved,
            _ => PlanState::InApproval,
        };
        prop_assert_eq!(found.state, expected);
        let rounds = signed.iter().filter(|one| one.station == Station::Author).count();
        prop_assert_eq!(found.round as usize, rounds);
        if found.state == PlanState::Approved {
            prop_assert_eq!(round.last().map(|one| one.station), Some(Station::Leader));
        }
    }

    /// A plan may go below another exactly where the other is not it, nor below it.
    #[test]
    fn a_family_never_circles(parents in prop::collection::vec(any::<prop::sample::Index>(), 1..20), plan in any::<prop::sample::Index>(), parent in any::<prop::sample::Index>()) {
        let id = |index: usize| EventPlanId::from_uuid(uuid::Uuid::from_u128(index as u128 + 1));
        let count = parents.len() + 1;
        // Each plan is part of one that was made before it: a tree.
        let above: Vec<usize> = parents.iter().enumerate().map(|(index, pick)| pick.index(index + 1)).collect();
        let part_of: HashMap<EventPlanId, EventPlanId> =
            above.iter().enumerate().map(|(index, parent)| (id(index + 1), id(*parent))).collect();
        let (plan, parent) = (plan.index(count), parent.index(count));
        let mut line = vec![parent];
        while let Some(&last) = line.last().filter(|last| **last > 0) {
            line.push(above[last - 1]);
        }
        prop_assert_eq!(would_circle(id(plan), id(parent), &part_of), line.contains(&plan));
    }
}

#[test]
fn a_circle_that_is_there_already_ends_the_search() {
    let id = |number| EventPlanId::from_uuid(uuid::Uuid::from_u128(number));
    let part_of = HashMap::from([(id(1), id(2)), (id(2), id(1))]);
    assert!(!would_circle(id(3), id(1), &part_of));
    assert!(would_circle(id(2), id(1), &part_of));
}

#[test]
fn each_signature_out_of_turn_has_its_reason() {
    use Station::*;
    use Verdict::*;
    let try_after = |signed: &[Signature], station, verdict| {
        may_sign(&standing(signed), station, verdict).unwrap_err()
    };
    assert_eq!(try_after(&[], Finance, Agree), "author_signs_first");
    assert_eq!(try_after(&[], Leader, Return), "author_signs_first");
    assert_eq!(try_after(&[], Author, Return), "author_cannot_return");
    let begun = [sign(Author, Agree)];
    assert_eq!(try_after(&begun, Author, Agree), "signed_already");
    assert_eq!(try_after(&begun, Leader, Agree), "leader_signs_last");
    let checked = [sign(Author, Agree), sign(Finance, Agree)];
    assert_eq!(try_after(&checked, Finance, Agree), "signed_already");
    assert_eq!(may_sign(&standing(&checked), Finance, Return), Ok(()));
}
