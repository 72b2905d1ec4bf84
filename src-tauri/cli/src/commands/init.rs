//! `yike init`.

use serde_json::json;
use yike_core::archive::{self, Setup};
use yike_core::staff::{Department, Role, StaffInput};
use yike_documents::archived;
use yike_documents::recovery_sheet::{RecoverySheet, recovery_sheet};
use yike_documents::typeset::face::Faces;

use crate::answer::{Answer, Failure};
use crate::commands::print;
use crate::options::{self, Options};
use crate::signed_in::{folder, host, secret};

pub(crate) fn run(options: &Options, init: &options::Init) -> Result<Answer, Failure> {
    let folder = folder(options)?;
    let user = StaffInput {
        name: init.first_user.clone(),
        title: String::new(),
        department: Some(Department::CustomerService),
        roles: vec![Role::ServiceSupervisor, Role::Administrator],
        active: true,
    };
    let setup = Setup {
        firm: init.firm.clone(),
        workstation: init.workstation.clone(),
        user,
        password: secret("YIKE_PASSWORD", "New password: ")?,
        logo: None,
    };
    let (archive, session, code) = archive::create(folder, setup, &host())?;
    let groups = code.groups();
    let document = |recovery: serde_json::Value| json!({ "archive": folder, "user": session.name, "recovery": recovery });
    let Some(sheet) = &init.recovery_sheet else {
        let code = groups.join("-");
        return Ok(Answer::new(
            vec![code.clone()],
            document(json!({ "code": code })),
        ));
    };
    let content = RecoverySheet {
        workstation: init.workstation.clone(),
        user: session.name.clone(),
        groups,
        printed_at: archive.clock().now().local(),
    };
    let paper = recovery_sheet(
        &Faces::with_installed(),
        &archived::firm(&archive, &session)?,
        &content,
    )?;
    print::save(&archive, &paper, sheet)?;
    Ok(Answer::new(
        vec![sheet.display().to_string()],
        document(json!({ "sheet": sheet })),
    ))
}
