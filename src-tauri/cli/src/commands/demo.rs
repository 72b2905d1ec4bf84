//! `yike demo`: an invented firm to try things on.

use serde_json::json;
use yike_core::archive::{self, Setup};
use yike_core::demo::{self, Plan};
use yike_core::staff::{Department, Role, StaffInput};

use crate::answer::{Answer, Failure};
use crate::options;
use crate::signed_in::host;

pub(crate) fn run(options: &options::Demo) -> Result<Answer, Failure> {
    let user = StaffInput {
        name: demo::FIRST_USER.to_owned(),
        title: "客服主管".to_owned(),
        department: Some(Department::CustomerService),
        roles: vec![Role::ServiceSupervisor, Role::Administrator],
        active: true,
    };
    let setup = Setup {
        firm: "衡通示例物流有限公司".to_owned(),
        workstation: "A".to_owned(),
        user,
        password: demo::PASSWORD.to_owned(),
        logo: None,
    };
    let (archive, session, _recovery_code) = archive::create(&options.into, setup, &host())?;
    let plan = Plan {
        customers: options.customers,
        contacts: options.contacts,
        complaints: options.complaints,
        seed: options.seed,
    };
    let people = demo::fill(&archive, &session, plan, &mut |_, _| Ok(()))?;
    let users: Vec<_> = people
        .iter()
        .map(|person| json!({ "name": person.name, "roles": person.roles, "password": demo::PASSWORD }))
        .collect();
    let lines = people.iter().map(|person| {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.zh()).collect();
        format!("{}\t{}\t{}", person.name, roles.join("、"), demo::PASSWORD)
    });
    Ok(Answer::new(
        lines.collect(),
        json!({ "archive": options.into, "users": users }),
    ))
}
