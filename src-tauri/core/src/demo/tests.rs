use std::sync::Arc;

use super::*;
use crate::archive::{self, Host, Setup};
use crate::clock::FixedClock;
use crate::complaints::{self, ComplaintFilter, State};
use crate::customers::{self, CustomerFilter};
use crate::fixtures::at;
use crate::keys::Cost;
use crate::staff::{Department, StaffInput};

#[test]
fn the_samples_are_there_with_their_numbers_and_promises() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::at(at("2026-11-21T09:00")));
    let host = Host::new("test", clock).with_cost(Cost::for_tests());
    let user = StaffInput {
        name: FIRST_USER.to_owned(),
        title: "客服主管".to_owned(),
        department: Some(Department::CustomerService),
        roles: vec![Role::ServiceSupervisor, Role::Administrator],
        active: true,
    };
    let setup = Setup {
        firm: "衡通示例物流有限公司".to_owned(),
        workstation: "A".to_owned(),
        user,
        password: PASSWORD.to_owned(),
        logo: None,
    };
    let (archive, session, _code) =
        archive::create(&folder.path().join("demo"), setup, &host).unwrap();
    let plan = Plan {
        customers: 40,
        contacts: 90,
        complaints: 60,
        seed: 7,
    };
    fill(&archive, &session, plan, &mut |_, _| Ok(())).unwrap();
    let store = archive.store();
    let first = customers::by_number(store, &session, "KH000101A").unwrap();
    assert_eq!(first.customer.sheet.name, "蜀岭鲜达食品（示例）有限公司");
    assert_eq!(
        customers::by_number(store, &session, "KH000110A")
            .unwrap()
            .customer
            .sheet
            .short_name,
        "巴山果社"
    );
    let counts = customers::counts(store, &session, &CustomerFilter::default()).unwrap();
    assert_eq!(counts.total, 40);
    let counts = complaints::counts(store, &session, &ComplaintFilter::default()).unwrap();
    assert!(
        counts.len() > 5,
        "complaints lie in many states: {counts:?}"
    );
    for (number, promised) in [
        ("TS20260618-A001", "2026-06-24T18:00"),
        ("TS20260917-A002", "2026-09-18T18:00"),
        ("TS20260507-A001", "2026-05-13T18:00"),
    ] {
        let case = complaints::by_number(store, &session, number).unwrap();
        assert_eq!(case.complaint.promised_by, at(promised), "{number}");
        assert_eq!(case.complaint.state, State::Archived, "{number}");
        assert!(case.steps.iter().all(|step| !step.entered_late), "{number}");
    }
}
