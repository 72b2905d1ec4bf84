//! Opens the archive for a command.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use yike_core::archive::{self, Archive, Host};
use yike_core::clock::SystemClock;
use yike_core::staff::Session;

use crate::answer::Failure;
use crate::options::Options;

/// The command line as it names itself to a program that finds the archive in use.
pub(crate) fn host() -> Host {
    Host::new("yike", Arc::new(SystemClock))
}

/// The folder of `--archive` or `YIKE_ARCHIVE`.
pub(crate) fn folder(options: &Options) -> Result<&Path, Failure> {
    options
        .archive
        .as_deref()
        .ok_or_else(|| Failure::new("which_archive", json!({})))
}

/// Signs in as `--as`.
pub(crate) fn sign_in(options: &Options) -> Result<(Archive, Session), Failure> {
    let who = options
        .user
        .as_deref()
        .ok_or_else(|| Failure::new("which_user", json!({})))?;
    let folder = folder(options)?;
    let password = secret("YIKE_PASSWORD", "Password: ")?;
    Ok(archive::sign_in(folder, who, &password, &host())?)
}

/// A secret from the environment, or asked for without echo.
pub(crate) fn secret(variable: &str, question: &str) -> Result<String, Failure> {
    match std::env::var(variable) {
        Ok(secret) => Ok(secret),
        Err(_) => rpassword::prompt_password(question)
            .map_err(|_| Failure::new("no_password", json!({ "variable": variable }))),
    }
}
