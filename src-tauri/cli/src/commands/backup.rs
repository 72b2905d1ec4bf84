//! `yike backup` and `yike restore`.

use std::path::Path;

use serde_json::json;
use yike_core::backup::{self, Proof, Restoring};

use crate::answer::{Answer, Failure};
use crate::options::{Options, Restore};
use crate::signed_in::{host, secret, sign_in};

pub(crate) fn write(options: &Options, out: &Path) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let manifest = backup::write(&archive, &session, out, &backup::unwatched)?;
    Ok(Answer::new(
        vec![out.display().to_string()],
        json!({ "backup": out, "manifest": manifest }),
    ))
}

pub(crate) fn restore(options: &Options, restore: &Restore) -> Result<Answer, Failure> {
    let code;
    let password;
    let proof = match restore.with_recovery_code {
        true => {
            code = secret("YIKE_RECOVERY_CODE", "Recovery code: ")?;
            Proof::RecoveryCode(&code)
        }
        false => {
            let who = options
                .user
                .as_deref()
                .ok_or_else(|| Failure::new("which_user", json!({})))?;
            password = secret("YIKE_PASSWORD", "Password: ")?;
            Proof::Password {
                who,
                password: &password,
            }
        }
    };
    let restoring = Restoring {
        proof,
        workstation: restore.workstation.as_deref(),
    };
    let restored = backup::restore(
        &restore.backup,
        &restore.into,
        restoring,
        &host(),
        &backup::unwatched,
    )?;
    let document = json!({
        "archive": restore.into,
        "manifest": restored.manifest,
        "keys_kept": restored.keys_kept,
        "before": restored.before,
        "set_aside": restored.set_aside,
    });
    Ok(Answer::new(
        vec![restore.into.display().to_string()],
        document,
    ))
}
