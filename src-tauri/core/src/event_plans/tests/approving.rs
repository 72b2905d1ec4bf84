//! Signatures, locks and the closing.

use super::*;

#[test]
fn signatures_go_their_way_and_lock_the_family() {
    let planning = planning();
    let (office, agent) = (&planning.office, &planning.office.agent);
    let top = planning.add(sheet("联谊会"), None);
    let part = planning.add(sheet("晚宴"), Some(top.id));
    let states = || [top.id, part.id].map(|id| planning.detail(id).plan.state);
    planning.sign(top.id, Station::Author, agent).unwrap();
    assert_eq!(states(), [PlanState::InApproval; 2]);
    for id in [top.id, part.id] {
        let outcome = planning.update(agent, id, |sheet| sheet.place.push('二'));
        assert_eq!(forbidden(outcome), "change_locked_plan");
    }
    let outcome = planning.add_as(agent, sheet("篮球赛"), Some(top.id));
    assert_eq!(refused(outcome), [pair("parent", "plan_is_locked")]);
    let remove_part = RemoveInput {
        id: part.id,
        with_sub_plans: false,
    };
    assert_eq!(
        forbidden(remove(&office.store, agent, remove_part)),
        "change_locked_plan"
    );
    // Sent back, it is open again, and everybody signs anew.
    let mut back = planning.signature(top.id, Station::Finance, &planning.finance);
    back.verdict = Verdict::Return;
    let outcome = approve(&office.store, agent, back.clone());
    assert_eq!(refused(outcome), [pair("opinion", "required")]);
    back.opinion = "礼品超标".to_owned();
    approve(&office.store, agent, back).unwrap();
    assert_eq!(states(), [PlanState::Returned; 2]);
    planning
        .update(agent, part.id, |sheet| sheet.place = "酒店".to_owned())
        .unwrap();
    planning.sign_all(top.id);
    assert_eq!(states(), [PlanState::Approved; 2]);
    let detail = planning.detail(top.id);
    assert_eq!((detail.plan.round, detail.approvals.len()), (2, 7));
    assert_eq!(detail.open_stations, []);
    assert!(!detail.may_edit && detail.may_close);
}

#[test]
fn whoever_signs_holds_the_role_and_is_not_the_author() {
    let planning = planning();
    let office = &planning.office;
    let top = planning.add(sheet("联谊会"), None);
    let outcome = planning.sign(top.id, Station::Author, &planning.finance);
    assert_eq!(refused(outcome), [pair("decided_by", "not_of_this_role")]);
    planning
        .sign(top.id, Station::Author, &office.supervisor)
        .unwrap();
    let outcome = planning.sign(top.id, Station::Finance, &planning.leader);
    assert_eq!(refused(outcome), [pair("decided_by", "not_of_this_role")]);
    // The supervisor wrote the plan: another one has to sign, or a leader allows it with a reason.
    let own = planning.signature(top.id, Station::Supervisor, &office.supervisor);
    let outcome = approve(&office.store, &office.agent, own.clone());
    assert_eq!(refused(outcome), [pair("decided_by", "signs_own_plan")]);
    let allowed = |by: &Session, because: &str| ApprovalInput {
        exception: Some(Exception {
            by: by.staff,
            because: because.to_owned(),
        }),
        ..own.clone()
    };
    let outcome = approve(&office.store, &office.agent, allowed(&planning.leader, " "));
    assert_eq!(refused(outcome), [pair("exception.because", "required")]);
    let outcome = approve(
        &office.store,
        &office.agent,
        allowed(&planning.finance, "只有一位主管"),
    );
    assert_eq!(refused(outcome), [pair("exception.by", "not_a_leader")]);
    approve(
        &office.store,
        &office.agent,
        allowed(&planning.leader, "只有一位主管"),
    )
    .unwrap();
    let view = planning.detail(top.id).approvals.pop().unwrap();
    assert_eq!(
        (view.allowed_by.as_str(), view.allowed_because.as_str()),
        ("宗令仪", "只有一位主管")
    );
}

#[test]
fn one_signs_for_oneself_and_only_writers_of_plans_for_others() {
    let planning = planning();
    let office = &planning.office;
    let top = planning.add(sheet("联谊会"), None);
    planning
        .sign(top.id, Station::Author, &office.agent)
        .unwrap();
    let of_finance = planning.signature(top.id, Station::Finance, &planning.finance);
    let outcome = approve(&office.store, &office.project_manager, of_finance.clone());
    assert_eq!(forbidden(outcome), "write_plans");
    let outcome = approve(&office.store, &office.administrator, of_finance.clone());
    assert_eq!(forbidden(outcome), "view_plans");
    let signed = approve(&office.store, &planning.finance, of_finance).unwrap();
    assert_eq!(signed.output.entered_by, planning.finance.staff);
    assert_eq!(signed.undo, None, "a signature is not taken back");
}

#[test]
fn a_signature_has_its_day_and_its_place() {
    let planning = planning();
    let office = &planning.office;
    let top = planning.add(sheet("联谊会"), None);
    let part = planning.add(sheet("晚宴"), Some(top.id));
    let outcome = planning.sign(part.id, Station::Author, &office.agent);
    assert_eq!(refused(outcome), [pair("plan", "signed_with_the_top")]);
    let day = |station, person: &Session, day: &str| {
        let input = ApprovalInput {
            decided_on: day.parse().unwrap(),
            ..planning.signature(top.id, station, person)
        };
        approve(&office.store, &office.agent, input)
    };
    let outcome = day(Station::Author, &office.agent, "2026-06-19");
    assert_eq!(refused(outcome), [pair("decided_on", "in_the_future")]);
    day(Station::Author, &office.agent, "2026-06-17").unwrap();
    let outcome = day(Station::Finance, &planning.finance, "2026-06-16");
    assert_eq!(refused(outcome), [pair("decided_on", "before_the_author")]);
}

#[test]
fn what_is_lacking_is_named_before_the_author_signs() {
    let planning = planning();
    let top = planning.add(PlanSheet::new("空白", PlanSize::Small), None);
    assert_eq!(planning.detail(top.id).missing.len(), 6);
    let said = refused(planning.sign(top.id, Station::Author, &planning.office.agent));
    assert_eq!(said.len(), 6);
    assert!(said.contains(&pair("goals", "needed_before_signature")));
}

#[test]
fn signatures_cannot_be_changed_or_lost() {
    let planning = planning();
    let store = &planning.office.store;
    let top = planning.add(sheet("联谊会"), None);
    planning
        .sign(top.id, Station::Author, &planning.office.agent)
        .unwrap();
    for sql in [
        "DELETE FROM event_plan_approvals",
        "UPDATE event_plan_approvals SET verdict = 'return'",
        "UPDATE event_plan_approvals SET decided_on = '2026-06-01'",
    ] {
        let outcome = store.write_local(|connection, _| Ok(connection.execute(sql, [])?));
        assert!(matches!(outcome, Err(Error::Database(_))), "{sql}");
    }
}

#[test]
fn a_plan_is_closed_after_its_sub_plans_and_corrected_later() {
    let planning = planning();
    let office = &planning.office;
    let mut with_budget = sheet("联谊会");
    with_budget.budget = vec![row(BudgetCategory::Venue, "100", "1", "1")];
    let top = planning.add(with_budget, None);
    let part = planning.add(sheet("晚宴"), Some(top.id));
    let input = |id, amount: Option<&str>| CloseInput {
        id,
        closing: Closing {
            attended: Some(8),
            invited: Some(10),
            final_costs: amount
                .map(|amount| FinalCost {
                    line: Some(1),
                    item: String::new(),
                    amount: amount.parse().unwrap(),
                    note: String::new(),
                })
                .into_iter()
                .collect(),
            ..Closing::default()
        },
    };
    let settle = |id, amount| close(&office.store, &office.agent, input(id, amount));
    let said = refused(settle(top.id, None));
    let expected = [
        pair("final_costs", "final_cost_missing"),
        pair("plan", "not_approved"),
        pair("plan", "event_not_begun"),
        pair("plan", "sub_plan_not_closed"),
    ];
    assert_eq!(said, expected);
    planning.sign_all(top.id);
    office.set_clock("2026-07-02T09:00");
    let outcome = close(&office.store, &office.account_manager, input(part.id, None));
    assert_eq!(forbidden(outcome), "write_plans");
    settle(part.id, None).unwrap();
    let closed = settle(top.id, Some("90.00")).unwrap();
    assert_eq!(closed.undo, None);
    let detail = planning.detail(top.id);
    assert_eq!(detail.settlement.unwrap().difference.to_string(), "15.00");
    assert_eq!(
        detail
            .turnout
            .unwrap()
            .attendance
            .unwrap()
            .percent
            .to_string(),
        "80"
    );
    settle(top.id, Some("120.00")).unwrap();
    let detail = planning.detail(top.id);
    assert_eq!(detail.settlement.unwrap().difference.to_string(), "-15.00");
    let history =
        crate::history::of(&office.store, &office.agent, top.id.uuid(), None, 10).unwrap();
    assert!(
        history[0]
            .fields
            .iter()
            .any(|field| field.before.contains("90.00"))
    );
    let outcome = planning.sign(top.id, Station::Finance, &planning.finance);
    assert_eq!(refused(outcome), [pair("plan", "plan_is_closed")]);
}
