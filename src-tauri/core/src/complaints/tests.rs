mod chart;
mod clockwork;
mod guarded;
mod random;
mod story;

use super::*;
use crate::Error;
use crate::customers;
use crate::drafts;
use crate::fixtures::{Office, at, office};
use crate::staff::Department;

fn receive_from(office: &Office, customer: Option<CustomerId>) -> Received {
    receive(&office.store, &office.agent, office.intake(customer))
        .unwrap()
        .output
}

fn refused_fields(outcome: crate::Result<store::Changed<Received>>) -> Vec<String> {
    match outcome {
        Err(Error::Invalid(problems)) => {
            problems.into_iter().map(|problem| problem.field).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn numbers_count_by_the_day_of_receipt_in_beijing() {
    let office = office();
    assert_eq!(receive_from(&office, None).complaint_no, "TS20260618-A001");
    assert_eq!(receive_from(&office, None).complaint_no, "TS20260618-A002");
    let mut input = office.intake(None);
    input.section.received_at = at("2026-06-17T23:59");
    assert_eq!(
        receive(&office.store, &office.agent, input)
            .unwrap()
            .output
            .complaint_no,
        "TS20260617-A001"
    );
    let mut input = office.intake(None);
    input.section.received_at = at("2026-06-18T00:00");
    assert_eq!(
        receive(&office.store, &office.agent, input)
            .unwrap()
            .output
            .complaint_no,
        "TS20260618-A003"
    );
}

/// Vectors of domain.md §3.7: the day of receipt is not counted, 端午 is off, a 调休 Sunday works.
#[test]
fn promises_are_counted_in_workdays() {
    let office = office();
    let cases = [
        ("2026-06-18T09:12", Severity::Critical, "2026-06-22T18:00"),
        ("2026-06-18T09:12", Severity::Major, "2026-06-24T18:00"),
        ("2026-06-18T09:12", Severity::Ordinary, "2026-06-26T18:00"),
        ("2026-09-17T14:20", Severity::Critical, "2026-09-18T18:00"),
        ("2026-09-17T14:20", Severity::Major, "2026-09-21T18:00"),
        ("2026-09-28T09:00", Severity::Ordinary, "2026-10-10T18:00"),
        ("2026-05-07T10:05", Severity::Ordinary, "2026-05-13T18:00"),
    ];
    for (received, severity, expected) in cases {
        let found = office
            .store
            .read(|connection| promise(connection, at(received), severity))
            .unwrap();
        assert_eq!(found.promised_by, at(expected), "{received} {severity:?}");
        assert!(!found.provisional);
    }
    let late = office
        .store
        .read(|connection| promise(connection, at("2026-12-30T09:00"), Severity::Ordinary))
        .unwrap();
    assert!(late.provisional, "2027 has no table yet");
}

#[test]
fn limits_are_frozen_at_receipt() {
    let office = office();
    let id = receive_from(&office, None).id;
    let mut sheet = office.store.read(crate::firm::get).unwrap().sheet;
    sheet.limits.ordinary.reply_workdays = 1;
    crate::firm::save(&office.store, &office.supervisor, sheet).unwrap();
    let detail = page(&office.store, &office.agent, id).unwrap();
    assert_eq!(detail.complaint.limits.ordinary.reply_workdays, 5);
}

#[test]
fn the_phone_call_needs_nine_fields() {
    let office = office();
    let mut input = office.intake(None);
    input.section.complainant.clear();
    input.section.complainant_phone.clear();
    input.section.description = "晚了".to_owned();
    input.section.customer_request.clear();
    input.section.category.clear();
    let fields = refused_fields(receive(&office.store, &office.agent, input));
    assert_eq!(
        fields,
        [
            "complainant",
            "complainant_phone",
            "customer_request",
            "description",
            "category"
        ]
    );
}

#[test]
fn times_are_checked_against_receipt_and_now() {
    let office = office();
    let mut input = office.intake(None);
    input.section.received_at = at("2026-06-18T09:01");
    input.section.occurred_at = Some(at("2026-06-18T09:02"));
    input.section.ack_at = Some(at("2026-06-18T08:00"));
    let fields = refused_fields(receive(&office.store, &office.agent, input));
    assert_eq!(fields, ["received_at", "occurred_at", "ack_at"]);
}

#[test]
fn receiving_writes_the_first_step_and_says_what_is_missing() {
    let office = office();
    let customer = office.customer("锦和源建材经营部（示例）", "19900000801");
    let received = receive_from(&office, Some(customer));
    let detail = page(&office.store, &office.agent, received.id).unwrap();
    assert_eq!(
        (detail.complaint.state, detail.complaint.round),
        (State::Received, 1)
    );
    assert_eq!(detail.complaint.holder, Some(office.agent.staff));
    assert_eq!(detail.steps.len(), 1);
    assert_eq!(detail.missing, received.missing);
    assert!(
        detail.missing.contains(&"transaction_phase".to_owned())
            && detail.missing.contains(&"pm_named".to_owned())
    );
    assert_eq!(
        customers::page(&office.store, &office.agent, customer)
            .unwrap()
            .open_complaints,
        1
    );
}

fn complete(office: &Office) -> IntakeInput {
    let mut input = office.intake(None);
    let section = &mut input.section;
    section.service_type = Some(Service::Distribution);
    section.order_no = "DD-1".to_owned();
    section.waybill_no = "YD-1".to_owned();
    section.transaction_phase = Some(TransactionPhase::During);
    section.service_element = "订货周期".to_owned();
    section.initial_assessment = Some(InitialAssessment {
        reason: "金额小".to_owned(),
        ..InitialAssessment::default()
    });
    section.occurred_at = Some(at("2026-06-17T15:30"));
    section.occurred_place = "示例建材市场".to_owned();
    section.ack_at = Some(at("2026-06-18T08:55"));
    section.pm_named = Some(office.project_manager.staff);
    section.forwarded_at = Some(at("2026-06-18T09:00"));
    section.forwarded_to = Some(office.transport_head.staff);
    input
}

#[test]
fn a_complete_section_is_handed_over_in_the_same_breath() {
    let office = office();
    let received = receive(&office.store, &office.agent, complete(&office))
        .unwrap()
        .output;
    let detail = page(&office.store, &office.agent, received.id).unwrap();
    assert_eq!(detail.complaint.state, State::Coordinating);
    assert_eq!(detail.complaint.holder, Some(office.transport_head.staff));
    let steps: Vec<Step> = detail.steps.iter().map(|step| step.step).collect();
    assert_eq!(steps, [Step::Receive, Step::Acknowledge, Step::Forward]);
    let update_of = SectionUpdate {
        id: received.id,
        section: detail.complaint.section,
        evidence: vec![],
    };
    assert!(
        matches!(
            update(&office.store, &office.agent, update_of),
            Err(Error::Forbidden { .. })
        ),
        "the section is locked"
    );
}

#[test]
fn an_incomplete_section_is_not_handed_over() {
    let office = office();
    let mut input = complete(&office);
    input.section.severity = Severity::Critical;
    input.section.service_element.clear();
    input.section.forwarded_to = None;
    let fields = refused_fields(receive(&office.store, &office.agent, input));
    assert_eq!(
        fields,
        ["forwarded_to", "service_element", "leader_informed_at"]
    );
}

#[test]
fn an_earlier_promise_counts_and_a_later_one_is_refused() {
    let office = office();
    let mut input = office.intake(None);
    input.promised_by = Some(at("2026-06-20T12:00"));
    let received = receive(&office.store, &office.agent, input.clone())
        .unwrap()
        .output;
    assert_eq!(received.promised_by, at("2026-06-20T12:00"));
    input.promised_by = Some(at("2026-06-27T12:00"));
    assert_eq!(
        refused_fields(receive(&office.store, &office.agent, input)),
        ["promised_by"]
    );
}

#[test]
fn completing_the_section_keeps_receipt_and_never_postpones_the_promise() {
    let office = office();
    let received = receive_from(&office, None);
    let before = page(&office.store, &office.agent, received.id)
        .unwrap()
        .complaint;
    let mut section = before.section.clone();
    section.severity = Severity::Critical;
    section.occurred_place = "市场".to_owned();
    section.received_at = at("2026-06-01T00:00");
    let input = SectionUpdate {
        id: received.id,
        section: section.clone(),
        evidence: vec![],
    };
    let higher = update(&office.store, &office.agent, input).unwrap().output;
    assert_eq!(higher.section.received_at, before.section.received_at);
    assert_eq!(higher.promised_by, at("2026-06-22T18:00"));
    section.severity = Severity::Ordinary;
    let lower = update(
        &office.store,
        &office.agent,
        SectionUpdate {
            id: received.id,
            section,
            evidence: vec![],
        },
    )
    .unwrap();
    assert_eq!(lower.output.promised_by, at("2026-06-22T18:00"));
}

#[test]
fn severity_follows_the_highest_rule() {
    let office = office();
    let yuan = |amount: i32| Some(Fen::from_yuan(amount));
    let ask = |question: SeverityQuestion| {
        let found = office
            .store
            .read(|connection| suggest_severity(connection, &question))
            .unwrap();
        (found.severity, found.reason)
    };
    let plain = || SeverityQuestion {
        category: "YW".to_owned(),
        ..SeverityQuestion::default()
    };
    assert_eq!(
        ask(plain()),
        (Severity::Ordinary, SeverityReason::NothingSpecial)
    );
    assert_eq!(
        ask(SeverityQuestion {
            claim_amount: yuan(999),
            ..plain()
        })
        .0,
        Severity::Ordinary
    );
    assert_eq!(
        ask(SeverityQuestion {
            claim_amount: yuan(1_000),
            ..plain()
        })
        .1,
        SeverityReason::MajorLoss
    );
    assert_eq!(
        ask(SeverityQuestion {
            estimate: yuan(10_000),
            ..plain()
        }),
        (Severity::Critical, SeverityReason::CriticalLoss)
    );
    assert_eq!(
        ask(SeverityQuestion {
            category: "WK".to_owned(),
            ..plain()
        })
        .1,
        SeverityReason::Temperature
    );
    assert_eq!(
        ask(SeverityQuestion {
            is_repeat: true,
            ..plain()
        })
        .0,
        Severity::Major
    );
    assert_eq!(
        ask(SeverityQuestion {
            safety: true,
            category: "WK".to_owned(),
            ..plain()
        })
        .0,
        Severity::Critical
    );
}

#[test]
fn repeats_are_the_same_customer_and_category_within_ninety_days() {
    let office = office();
    let customer = office.customer("锦和源建材经营部（示例）", "19900000801");
    receive_from(&office, Some(customer));
    let find = |category: &str, when: &str| {
        office
            .store
            .read(|connection| repeats(connection, customer, category, at(when)))
            .unwrap()
            .len()
    };
    assert_eq!(find("YW", "2026-06-18T09:00"), 1);
    assert_eq!(find("", "2026-09-01T09:00"), 1);
    assert_eq!(find("HS", "2026-06-18T09:00"), 0);
    assert_eq!(find("YW", "2026-09-17T09:00"), 0);
}

#[test]
fn the_draft_goes_when_the_complaint_is_made() {
    let office = office();
    drafts::save(&office.store, &office.agent, "complaint", "new", "{}").unwrap();
    let mut input = office.intake(None);
    input.draft_key = Some("new".to_owned());
    receive(&office.store, &office.agent, input).unwrap();
    assert_eq!(
        drafts::load(&office.store, &office.agent, "complaint", "new").unwrap(),
        None
    );
}

#[test]
fn only_roles_that_receive_may_receive() {
    let office = office();
    let refused = receive(&office.store, &office.administrator, office.intake(None));
    assert!(matches!(refused, Err(Error::Forbidden { .. })));
    assert!(receive(&office.store, &office.transport_head, office.intake(None)).is_ok());
}

#[test]
fn lists_are_filtered_paged_and_counted() {
    let office = office();
    for index in 0..12 {
        let mut input = office.intake(None);
        if index % 4 == 0 {
            input.section.severity = Severity::Major;
            input.section.complained_dept = Department::Transport;
        }
        receive(&office.store, &office.agent, input).unwrap();
    }
    let filter = ComplaintFilter {
        severity: Some(Severity::Major),
        ..ComplaintFilter::default()
    };
    let query = ComplaintQuery {
        filter: filter.clone(),
        limit: 2,
        ..ComplaintQuery::default()
    };
    let first = list(&office.store, &office.agent, &query).unwrap();
    let rest = list(
        &office.store,
        &office.agent,
        &ComplaintQuery {
            after: first.next.clone(),
            ..query
        },
    )
    .unwrap();
    assert_eq!((first.rows.len(), rest.rows.len(), rest.next), (2, 1, None));
    assert_eq!(
        counts(&office.store, &office.agent, &filter).unwrap(),
        [StateCount {
            state: State::Received,
            count: 3
        }]
    );
}

#[test]
fn the_strip_counts_what_the_list_shows_for_a_text() {
    let office = office();
    receive_from(&office, None);
    receive_from(&office, None);
    let counted = |text: &str| {
        let filter = ComplaintFilter {
            text: text.to_owned(),
            ..ComplaintFilter::default()
        };
        let counted = counts(&office.store, &office.agent, &filter).unwrap();
        let query = ComplaintQuery {
            filter,
            limit: 50,
            ..ComplaintQuery::default()
        };
        let listed = list(&office.store, &office.agent, &query).unwrap();
        let sum: u32 = counted.iter().map(|state| state.count).sum();
        assert_eq!(sum as usize, listed.rows.len(), "{text}");
        sum
    };
    assert_eq!(counted(""), 2);
    assert_eq!(counted("TS20260618-A002"), 1);
    assert_eq!(counted("没有这样的投诉"), 0);
}
