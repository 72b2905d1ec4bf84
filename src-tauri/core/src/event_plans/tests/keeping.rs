//! Numbers, changes, the recycle bin, lists and who may do what.

use super::*;
use crate::ids::EventPlanId;
use crate::store::Topic;

#[test]
fn numbers_carry_the_day_of_the_event_and_the_workstation() {
    let planning = planning();
    let first = planning.add(sheet("甲"), None);
    let second = planning.add(sheet("乙"), None);
    assert_eq!(
        (first.plan_no.as_str(), second.plan_no.as_str()),
        ("CH20260701-A01", "CH20260701-A02")
    );
    let undated = planning.add(PlanSheet::new("丙", PlanSize::Small), None);
    assert_eq!(undated.plan_no, "CH20260618-A01");
    let parts = [(); 3].map(|()| planning.add(sheet("子"), Some(first.id)).plan_no);
    assert_eq!(
        parts,
        ["CH20260701-A01-A", "CH20260701-A01-B", "CH20260701-A01-C"]
    );
    assert_eq!(planning.detail(first.id).sub_plans[2].mark, "C");
}

#[test]
fn a_mark_is_never_given_again() {
    let planning = planning();
    let (store, agent) = (&planning.office.store, &planning.office.agent);
    let top = planning.add(sheet("甲"), None);
    let part = planning.add(sheet("子"), Some(top.id));
    let input = RemoveInput {
        id: part.id,
        with_sub_plans: false,
    };
    remove(store, agent, input).unwrap();
    assert_eq!(
        planning.add(sheet("子"), Some(top.id)).plan_no,
        "CH20260701-A01-B"
    );
}

#[test]
fn a_number_from_paper_is_kept_when_it_is_free() {
    let planning = planning();
    let given = |number: &str, parent: Option<EventPlanId>| {
        let input = PlanInput {
            parent,
            plan_no: number.to_owned(),
            sheet: sheet("甲"),
        };
        add(&planning.office.store, &planning.office.agent, input)
    };
    let top = given("ch20140108-01 ", None).unwrap().output;
    assert_eq!(top.plan_no, "CH20140108-01");
    assert_eq!(
        refused(given("CH20140108-01", None)),
        [pair("plan_no", "number_taken")]
    );
    for number in ["CH20140108-A01", "CH20140108-01-A", "甲"] {
        assert_eq!(
            refused(given(number, None)),
            [pair("plan_no", "number_not_from_paper")],
            "{number}"
        );
    }
    given("CH20140108-01-A", Some(top.id)).unwrap();
    // A mark that is given here says where, for another laptop may add one meanwhile.
    assert_eq!(
        planning.add(sheet("子"), Some(top.id)).plan_no,
        "CH20140108-01-A1"
    );
    let marks: Vec<String> = planning
        .detail(top.id)
        .sub_plans
        .into_iter()
        .map(|part| part.mark)
        .collect();
    assert_eq!(marks, ["A", "A1"]);
}

#[test]
fn a_change_keeps_what_others_changed_and_is_undone() {
    let planning = planning();
    let office = &planning.office;
    let top = planning.add(sheet("甲"), None);
    let base = planning.detail(top.id).plan;
    planning
        .update(&office.supervisor, top.id, |sheet| {
            sheet.place = "酒店".to_owned()
        })
        .unwrap();
    let mut wanted = base.sheet.clone();
    wanted.sponsor = " 客服部 ".to_owned();
    let input = PlanUpdate {
        id: top.id,
        base: base.sheet.clone(),
        sheet: wanted.clone(),
    };
    let changed = update(&office.store, &office.agent, input.clone()).unwrap();
    assert!(changed.topics.contains(&Topic::EventPlans));
    let sheet = &changed.output.sheet;
    assert_eq!(
        (sheet.place.as_str(), sheet.sponsor.as_str()),
        ("酒店", "客服部")
    );
    wanted.place = "食堂".to_owned();
    let clash = update(
        &office.store,
        &office.agent,
        PlanUpdate {
            sheet: wanted,
            ..input
        },
    );
    assert!(matches!(clash, Err(Error::ChangedMeanwhile { fields, .. }) if fields == ["place"]));
    office
        .store
        .undo(office.agent.actor(), changed.undo.unwrap())
        .unwrap();
    assert_eq!(planning.detail(top.id).plan.sheet.sponsor, "");
    let history =
        crate::history::of(&office.store, &office.agent, top.id.uuid(), None, 10).unwrap();
    let operations: Vec<Op> = history.iter().map(|entry| entry.op).collect();
    assert_eq!(
        operations,
        [
            Op::Undo,
            Op::UpdateEventPlan,
            Op::UpdateEventPlan,
            Op::AddEventPlan
        ]
    );
}

#[test]
fn everybody_does_what_the_role_allows() {
    let planning = planning();
    let office = &planning.office;
    for by in [
        &office.project_manager,
        &planning.finance,
        &planning.leader,
        &office.transport_head,
        &office.administrator,
    ] {
        assert_eq!(
            forbidden(planning.add_as(by, sheet("甲"), None)),
            "propose_plans"
        );
    }
    let proposed = planning
        .add_as(&office.account_manager, sheet("提议"), None)
        .unwrap()
        .output;
    planning
        .update(&office.account_manager, proposed.id, |sheet| {
            sheet.place = "酒店".to_owned()
        })
        .unwrap();
    let of_agent = planning.add(sheet("甲"), None);
    let outcome = planning.update(&office.account_manager, of_agent.id, |sheet| {
        sheet.place.clear()
    });
    assert_eq!(forbidden(outcome), "edit_event_plan");
    let outcome = planning.add_as(&office.account_manager, sheet("子"), Some(of_agent.id));
    assert_eq!(forbidden(outcome), "edit_event_plan");
    // The departments fill in what they provide, and nothing else.
    let vehicle = ResourceRow {
        category: ResourceCategory::Vehicle,
        name: "大巴".to_owned(),
        quantity: "2辆".to_owned(),
        source: ResourceSource::Existing,
        department: "运输部".to_owned(),
        ready_on: None,
    };
    planning
        .update(&office.transport_head, of_agent.id, |sheet| {
            sheet.resources.push(vehicle.clone())
        })
        .unwrap();
    let outcome = planning.update(&office.transport_head, of_agent.id, |sheet| {
        sheet.resources.clear();
        sheet.place.clear();
    });
    assert_eq!(forbidden(outcome), "edit_event_plan");
    assert!(page(&office.store, &planning.leader, of_agent.id).is_ok());
    assert_eq!(
        forbidden(page(&office.store, &office.administrator, of_agent.id)),
        "view_plans"
    );
    assert_eq!(
        forbidden(list(
            &office.store,
            &office.administrator,
            &EventPlanQuery::default()
        )),
        "view_plans"
    );
}

#[test]
fn a_plan_is_never_a_part_of_itself() {
    let planning = planning();
    let office = &planning.office;
    let top = planning.add(sheet("甲"), None);
    let part = planning.add(sheet("子"), Some(top.id));
    let grandchild = planning.add(sheet("孙"), Some(part.id));
    let hang = |id, parent| {
        let input = PlacementInput { id, parent };
        place_below(&office.store, &office.agent, input)
    };
    for below in [top.id, part.id, grandchild.id] {
        assert_eq!(
            refused(hang(top.id, Some(below))),
            [pair("parent", "part_of_itself")]
        );
    }
    hang(grandchild.id, Some(top.id)).unwrap();
    let marks: Vec<String> = planning
        .detail(top.id)
        .sub_plans
        .into_iter()
        .map(|part| part.mark)
        .collect();
    assert_eq!(marks, ["A", "A-A"], "the number stays");
    let small = planning.add(PlanSheet::new("小", PlanSize::Small), None);
    assert_eq!(
        refused(hang(part.id, Some(small.id))),
        [pair("parent", "parent_is_small")]
    );
    let outcome = planning.update(&office.agent, top.id, |sheet| sheet.size = PlanSize::Small);
    assert_eq!(refused(outcome), [pair("size", "has_sub_plans")]);
}

#[test]
fn a_plan_that_goes_takes_the_state_of_its_new_family() {
    let planning = planning();
    let office = &planning.office;
    let returned = planning.add(sheet("甲"), None);
    planning
        .sign(returned.id, Station::Author, &office.agent)
        .unwrap();
    let mut back = planning.signature(returned.id, Station::Leader, &planning.leader);
    back.verdict = Verdict::Return;
    back.opinion = "另议".to_owned();
    approve(&office.store, &office.agent, back).unwrap();
    let part = planning.add(sheet("乙"), None);
    assert_eq!(planning.detail(part.id).plan.state, PlanState::Draft);
    let below = |by: &Session, parent| {
        let input = PlacementInput {
            id: part.id,
            parent,
        };
        place_below(&office.store, by, input)
    };
    let outcome = below(&office.account_manager, Some(returned.id));
    assert_eq!(forbidden(outcome), "edit_event_plan");
    let moved = below(&office.agent, Some(returned.id)).unwrap();
    assert_eq!(moved.undo, None, "it is moved back instead");
    assert_eq!(
        (moved.output.state, moved.output.round),
        (PlanState::Returned, 1)
    );
}

#[test]
fn what_was_removed_does_not_come_back_below_a_signed_plan() {
    let planning = planning();
    let (store, agent) = (&planning.office.store, &planning.office.agent);
    let top = planning.add(sheet("甲"), None);
    let part = planning.add(sheet("子"), Some(top.id));
    let input = RemoveInput {
        id: part.id,
        with_sub_plans: false,
    };
    let removed = remove(store, agent, input).unwrap();
    planning.sign(top.id, Station::Author, agent).unwrap();
    let undone = store.undo(agent.actor(), removed.undo.unwrap());
    assert!(matches!(undone, Err(Error::UndoConflict { .. })));
    let outcome = place_below(
        store,
        agent,
        PlacementInput {
            id: top.id,
            parent: None,
        },
    );
    assert_eq!(forbidden(outcome), "change_locked_plan");
}

#[test]
fn a_plan_with_sub_plans_goes_only_with_them_and_comes_back_whole() {
    let planning = planning();
    let (store, agent) = (&planning.office.store, &planning.office.agent);
    let added = planning.add_as(agent, sheet("甲"), None).unwrap();
    let top = added.output;
    let part = planning.add(sheet("子"), Some(top.id));
    let with = |with_sub_plans| RemoveInput {
        id: top.id,
        with_sub_plans,
    };
    assert_eq!(
        refused(remove(store, agent, with(false))),
        [pair("plan", "has_sub_plans")]
    );
    // Undoing the making of the plan would leave the sub-plan without one.
    let undone = store.undo(agent.actor(), added.undo.unwrap());
    assert!(matches!(undone, Err(Error::UndoConflict { .. })));
    assert_eq!(
        forbidden(remove(store, &planning.finance, with(true))),
        "edit_event_plan"
    );
    let removed = remove(store, agent, with(true)).unwrap();
    for id in [top.id, part.id] {
        assert!(matches!(
            page(store, agent, id),
            Err(Error::NotFound { .. })
        ));
    }
    store.undo(agent.actor(), removed.undo.unwrap()).unwrap();
    assert_eq!(planning.detail(top.id).sub_plans.len(), 1);
}

#[test]
fn lists_come_in_pages_the_latest_event_first() {
    let planning = planning();
    let (store, agent) = (&planning.office.store, &planning.office.agent);
    for (index, day) in [3, 1, 5, 2, 4].into_iter().enumerate() {
        let mut plan = sheet(&format!("活动{index}"));
        plan.starts_at = Some(at(&format!("2026-08-0{day}T09:00")));
        plan.ends_at = Some(at(&format!("2026-08-0{day}T10:00")));
        plan.budget = vec![row(BudgetCategory::Venue, "100", "1", "1")];
        let top = planning.add(plan.clone(), None);
        if day == 5 {
            planning.add(plan, Some(top.id));
        }
    }
    let mut query = EventPlanQuery {
        limit: 2,
        ..EventPlanQuery::default()
    };
    let mut seen = Vec::new();
    loop {
        let page = list(store, agent, &query).unwrap();
        seen.extend(page.rows);
        query.after = page.next;
        if query.after.is_none() {
            break;
        }
    }
    let days: Vec<String> = seen
        .iter()
        .map(|row| row.plan_no[8..10].to_owned())
        .collect();
    assert_eq!(days, ["05", "04", "03", "02", "01"]);
    assert_eq!(
        (seen[0].sub_plans, seen[0].total.unwrap().to_string()),
        (1, "210.00".to_owned())
    );
    let narrowed = |filter: EventPlanFilter| {
        let query = EventPlanQuery {
            filter,
            after: None,
            limit: 50,
        };
        list(store, agent, &query).unwrap().rows.len()
    };
    let filter = EventPlanFilter::default;
    assert_eq!(
        narrowed(EventPlanFilter {
            with_sub_plans: true,
            ..filter()
        }),
        6
    );
    assert_eq!(
        narrowed(EventPlanFilter {
            text: "ch20260804".to_owned(),
            ..filter()
        }),
        1
    );
    assert_eq!(
        narrowed(EventPlanFilter {
            text: "%".to_owned(),
            ..filter()
        }),
        0
    );
    assert_eq!(
        narrowed(EventPlanFilter {
            state: Some(PlanState::Approved),
            ..filter()
        }),
        0
    );
    assert_eq!(
        narrowed(EventPlanFilter {
            size: Some(PlanSize::Large),
            plan_type: Some(PlanType::Event),
            ..filter()
        }),
        5
    );
}
