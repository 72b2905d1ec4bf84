//! Where it is measured: the demo archive, and archives made on the way.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use yike_core::archive::{self, Archive, Host, Setup};
use yike_core::clock::SystemClock;
use yike_core::demo;
use yike_core::staff::{Department, Role, Session, StaffInput};

use crate::Failure;
use crate::options::Options;

pub struct Place {
    demo: PathBuf,
    work: PathBuf,
}

impl Place {
    pub fn new(options: &Options) -> Self {
        Self {
            demo: options.demo.clone(),
            work: options.work.clone(),
        }
    }

    pub fn host() -> Host {
        Host::new("yike bench", Arc::new(SystemClock))
    }

    /// The folder of the demo archive.
    pub fn demo_folder(&self) -> &Path {
        &self.demo
    }

    /// The demo archive, opened by its first user.
    pub fn demo(&self) -> Result<(Archive, Session), Failure> {
        Ok(Self::sign_in(&self.demo)?)
    }

    /// As the demo's first user.
    pub fn sign_in(folder: &Path) -> yike_core::Result<(Archive, Session)> {
        archive::sign_in(folder, demo::FIRST_USER, demo::PASSWORD, &Self::host())
    }

    /// A path for something made on the way, with nothing there.
    pub fn fresh(&self, name: &str) -> Result<PathBuf, Failure> {
        fs::create_dir_all(&self.work)?;
        let path = self.work.join(name);
        if path.is_dir() {
            fs::remove_dir_all(&path)?;
        } else if path.exists() {
            fs::remove_file(&path)?;
        }
        Ok(path)
    }

    /// A new archive with its first user and nothing else, at its path and open.
    pub fn empty(&self, name: &str) -> Result<(PathBuf, Archive, Session), Failure> {
        let folder = self.fresh(name)?;
        let user = StaffInput {
            name: demo::FIRST_USER.to_owned(),
            title: String::new(),
            department: Some(Department::CustomerService),
            roles: vec![Role::ServiceSupervisor, Role::Administrator],
            active: true,
        };
        let setup = Setup {
            firm: "示例物流有限公司".to_owned(),
            workstation: "A".to_owned(),
            user,
            password: demo::PASSWORD.to_owned(),
            logo: None,
        };
        let (archive, session, _code) = archive::create(&folder, setup, &Self::host())?;
        Ok((folder, archive, session))
    }
}
