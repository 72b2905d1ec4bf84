//! An archive on disk with a small fictitious firm, for tests of what protects it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Archive, Host, Logo, Setup, create, sign_in};
use crate::clock::FixedClock;
use crate::complaints::{self, Received};
use crate::customers::{self, CustomerInput};
use crate::fixtures::{at, office};
use crate::ids::StaffId;
use crate::keys::{Cost, RecoveryCode};
use crate::staff::{self, Department, Role, Session, StaffInput};

pub(crate) const FIRM: &str = "衡通示例物流有限公司";
pub(crate) const SUPERVISOR: &str = "钟鼎文";
pub(crate) const PASSWORD: &str = "湖光山色共一楼台";
pub(crate) const AGENT: &str = "温以宁";
pub(crate) const AGENT_PASSWORD: &str = "落霞与孤鹜齐飞舞";

/// A folder for archives and the program that opens them.
pub(crate) struct Place {
    pub folder: tempfile::TempDir,
    pub clock: Arc<FixedClock>,
    pub host: Host,
}

/// An empty place on Thursday, 18 June 2026, 09:00.
pub(crate) fn place() -> Place {
    let clock = Arc::new(FixedClock::at(at("2026-06-18T09:00")));
    let host = Host::new("test", clock.clone()).with_cost(Cost::for_tests());
    Place {
        folder: tempfile::tempdir().unwrap(),
        clock,
        host,
    }
}

pub(crate) fn setup() -> Setup {
    Setup {
        firm: FIRM.to_owned(),
        workstation: "A".to_owned(),
        user: StaffInput {
            name: SUPERVISOR.to_owned(),
            title: "主管".to_owned(),
            department: Some(Department::CustomerService),
            roles: vec![Role::ServiceSupervisor],
            active: true,
        },
        password: PASSWORD.to_owned(),
        logo: None,
    }
}

pub(crate) fn picture() -> Logo {
    Logo {
        name: "logo.png".to_owned(),
        bytes: [b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 3000]].concat(),
    }
}

impl Place {
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    pub(crate) fn create(&self) -> (Archive, Session, RecoveryCode) {
        create(&self.path(), setup(), &self.host).unwrap()
    }

    pub(crate) fn sign_in(&self) -> crate::Result<(Archive, Session)> {
        sign_in(&self.path(), SUPERVISOR, PASSWORD, &self.host)
    }
}

impl Archive {
    /// Adds the agent, with a password.
    pub(crate) fn with_agent(&self, by: &Session) -> StaffId {
        let input = StaffInput {
            name: AGENT.to_owned(),
            title: String::new(),
            department: Some(Department::CustomerService),
            roles: vec![Role::ServiceAgent],
            active: true,
        };
        let id = staff::save(self.store(), by, None, input)
            .unwrap()
            .output
            .id;
        self.give_password(by, id, AGENT_PASSWORD).unwrap();
        id
    }

    /// Makes a small account and returns its number.
    pub(crate) fn with_customer(&self, by: &Session, name: &str, mobile: &str) -> String {
        let mut input: CustomerInput = office().small_account(name, mobile);
        input.sheet.owner = Some(by.staff);
        let id = customers::create(self.store(), by, input)
            .unwrap()
            .output
            .id;
        self.store()
            .read(|connection| Ok(customers::rows::get(connection, id)?.customer_no))
            .unwrap()
    }

    /// Receives a complaint.
    pub(crate) fn with_complaint(&self, by: &Session) -> Received {
        let mut input = office().intake(None);
        input.section.receiver = by.staff;
        complaints::receive(self.store(), by, input).unwrap().output
    }
}

/// Every file below a folder.
pub(crate) fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(all_files(&path)),
            false => files.push(path),
        }
    }
    files.sort();
    files
}
