//! The demonstration firm in an archive of its own, made within a second: its passwords cost nothing to guess.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use yike_core::Error;
use yike_core::archive::{self, Archive, Host, Setup};
use yike_core::clock::SystemClock;
use yike_core::demo::{self, Plan};
pub use yike_core::demo::{FIRST_USER, PASSWORD};
use yike_core::keys::Cost;
use yike_core::staff::{Department, Role, Session, StaffInput};

use crate::yike::Yike;

/// Who answers the telephone in the demonstration firm.
pub const AGENT: &str = "温以宁";

/// So many customers stand in each list that `yike-saving` imports.
pub const LIST: u32 = 60;

/// How long a lock may stay with a program that has not quite begun.
const PATIENCE: Duration = Duration::from_secs(5);

const SAMPLES: &str = include_str!("../../src-tauri/core/data/samples.json");

/// The firm's archive in a folder that goes with this.
pub struct Demo {
    folder: TempDir,
}

impl Demo {
    /// The samples, and a few invented customers and complaints beside them.
    pub fn make() -> Self {
        let demo = Self::empty();
        let (archive, session) = demo.open(FIRST_USER);
        let plan = Plan {
            customers: 20,
            contacts: 30,
            complaints: 6,
            seed: 1,
        };
        demo::fill(&archive, &session, plan, &mut |_, _| Ok(())).expect("the demonstration");
        demo
    }

    /// Nothing but the firm and its first user.
    pub fn empty() -> Self {
        let folder = TempDir::new().expect("a folder for an archive");
        let user = StaffInput {
            name: FIRST_USER.to_owned(),
            title: String::new(),
            department: Some(Department::CustomerService),
            roles: vec![Role::ServiceSupervisor],
            active: true,
        };
        let setup = Setup {
            firm: "衡通示例物流有限公司".to_owned(),
            workstation: "A".to_owned(),
            user,
            password: PASSWORD.to_owned(),
            logo: None,
        };
        archive::create(&folder.path().join("archive"), setup, &host()).expect("a new archive");
        Self { folder }
    }

    /// The folder around the archive, for the files of a test.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The archive's folder.
    pub fn archive(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    /// Opens the archive within the test itself.
    ///
    /// A program that another test starts at this moment holds a copy of every open file, a lock just let go included,
    /// until it has begun: that much patience is no weakness of the lock.
    pub fn open(&self, user: &str) -> (Archive, Session) {
        let begun = Instant::now();
        loop {
            match archive::sign_in(&self.archive(), user, PASSWORD, &host()) {
                Err(Error::ArchiveInUse { .. }) if begun.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                outcome => return outcome.expect("to sign in"),
            }
        }
    }

    /// The command line as the first user.
    pub fn yike(&self) -> Yike {
        self.yike_as(FIRST_USER)
    }

    /// The command line as another user.
    pub fn yike_as(&self, user: &str) -> Yike {
        Yike::on(&self.archive(), user, PASSWORD)
    }
}

/// A program that opens archives cheaply.
pub fn host() -> Host {
    Host::new("test", Arc::new(SystemClock)).with_cost(Cost::for_tests())
}

/// The three cases of the samples.
pub fn cases() -> Vec<Value> {
    let samples: Value = serde_json::from_str(SAMPLES).expect("the samples are JSON");
    samples["cases"].as_array().cloned().expect("cases")
}

/// Section one of a complaint that needs nothing but the first user to be there.
pub fn complaint() -> Value {
    json!({
        "received_at": "2026-06-18T08:50+08:00",
        "channel": "电话",
        "complainant": "甘棠",
        "complainant_phone": "19900000801",
        "category": "YW",
        "severity": "一般",
        "description": "约定三天送达，实际晚到三天，影响工地。",
        "customer_request": "免收本票运费并道歉。",
        "complained_dept": "配送部",
    })
}
