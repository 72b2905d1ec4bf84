//! Set-up, sign-in, lock and passwords.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use yike_core::archive::{self, ArchiveState, Setup};
use yike_core::ids::StaffId;
use yike_core::keys::RecoveryCode;
use yike_core::keys::password::{self, Strength};
use yike_core::staff::{Session, StaffInput};

use super::AtDesk;
use crate::desk::{Desk, away};
use crate::error::Answer;
use crate::logos::LogoInput;

/// What the first page is about.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct AccessState {
    /// The archive; `None` while somebody is signed in to it here.
    pub archive: Option<ArchiveState>,
    /// Who is signed in.
    pub session: Option<Session>,
    /// The letter of this workstation, once somebody is signed in.
    pub workstation: String,
    /// The program's version.
    pub version: String,
}

/// What first run asks for.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct SetupInput {
    /// 公司全称.
    pub firm: String,
    /// One or two capital letters.
    pub workstation: String,
    /// The first user: system administrator and a role of work.
    pub user: StaffInput,
    /// The first user's password.
    pub password: String,
    /// The firm's logo.
    pub logo: Option<LogoInput>,
}

/// An archive that was just opened with a new recovery code, which is shown once.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct WithRecoveryCode {
    /// Who is signed in.
    pub session: Session,
    /// The code in its printed groups.
    pub recovery_code: Vec<String>,
}

/// Looks at the archive's folder and the desk.
#[tauri::command]
#[specta::specta]
pub async fn access_state(desk: AtDesk<'_>) -> Answer<AccessState> {
    let desk = Arc::clone(&desk);
    away(move || state_of(&desk)).await
}

/// How good a password is, while it is being typed.
#[tauri::command]
#[specta::specta]
pub async fn password_strength(password: String, context: Vec<String>) -> Answer<Strength> {
    let context: Vec<&str> = context.iter().map(String::as_str).collect();
    Ok(password::strength(&password, &context))
}

/// First run: makes the archive and signs the first user in.
#[tauri::command]
#[specta::specta]
pub async fn set_up(desk: AtDesk<'_>, input: SetupInput) -> Answer<WithRecoveryCode> {
    let desk = Arc::clone(&desk);
    away(move || {
        let SetupInput {
            firm,
            workstation,
            user,
            password,
            logo,
        } = input;
        let logo = logo.map(LogoInput::read).transpose()?;
        let setup = Setup {
            firm,
            workstation,
            user,
            password,
            logo,
        };
        let (archive, session, code) = archive::create(desk.folder(), setup, &desk.host())?;
        Ok::<_, yike_core::Error>(desk.sit_with_code(archive, session, code))
    })
    .await
}

/// Whether the user has the code: one of its groups, typed back. The code is forgotten when it was.
#[tauri::command]
#[specta::specta]
pub async fn confirm_recovery_code(desk: AtDesk<'_>, group: u32, typed: String) -> Answer<bool> {
    Ok(desk.confirm_code(group as usize, &typed))
}

/// Signs a user in, by key or name.
#[tauri::command]
#[specta::specta]
pub async fn sign_in(desk: AtDesk<'_>, who: String, password: String) -> Answer<Session> {
    let desk = Arc::clone(&desk);
    away(move || {
        let (archive, session) = archive::sign_in(desk.folder(), &who, &password, &desk.host())?;
        desk.sit(archive, session.clone());
        desk.back_up_in_the_background();
        Ok::<_, yike_core::Error>(session)
    })
    .await
}

/// Locks the window: pages forget what they show, the keys are gone.
#[tauri::command]
#[specta::specta]
pub async fn lock(desk: AtDesk<'_>) -> Answer<()> {
    desk.leave();
    Ok(())
}

/// A forgotten password: the recovery code gives a new one, and is itself replaced.
#[tauri::command]
#[specta::specta]
pub async fn recover(
    desk: AtDesk<'_>,
    who: String,
    code: String,
    new_password: String,
) -> Answer<WithRecoveryCode> {
    let desk = Arc::clone(&desk);
    away(move || {
        let (archive, session, code) =
            archive::recover(desk.folder(), &who, &code, &new_password, &desk.host())?;
        Ok::<_, yike_core::Error>(desk.sit_with_code(archive, session, code))
    })
    .await
}

/// Changes the user's own password.
#[tauri::command]
#[specta::specta]
pub async fn change_password(
    desk: AtDesk<'_>,
    old_password: String,
    new_password: String,
) -> Answer<()> {
    desk.run(move |_, archive, by| archive.change_password(by, &old_password, &new_password))
        .await
}

/// Gives a member of staff a password: a first one, or a new one for a forgotten one.
#[tauri::command]
#[specta::specta]
pub async fn set_password(desk: AtDesk<'_>, id: StaffId, password: String) -> Answer<()> {
    desk.run(move |_, archive, by| archive.give_password(by, id, &password))
        .await
}

/// Takes a member of staff's password away.
#[tauri::command]
#[specta::specta]
pub async fn remove_password(desk: AtDesk<'_>, id: StaffId) -> Answer<()> {
    desk.run(move |_, archive, by| archive.remove_sign_in(by, id))
        .await
}

/// A new recovery code, when the sheet was lost or seen.
#[tauri::command]
#[specta::specta]
pub async fn renew_recovery_code(desk: AtDesk<'_>) -> Answer<Vec<String>> {
    desk.run(|desk, archive, by| {
        Ok::<_, yike_core::Error>(desk.keep_code(archive.renew_recovery_code(by)?))
    })
    .await
}

fn state_of(desk: &Desk) -> yike_core::Result<AccessState> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    match desk.sitting() {
        Ok(sitting) => Ok(AccessState {
            archive: None,
            session: Some(sitting.session.clone()),
            workstation: sitting.archive.store().numbers().workstation(),
            version,
        }),
        Err(_) => {
            desk.wait_for_work();
            let archive = Some(archive::state(desk.folder(), &desk.host())?);
            Ok(AccessState {
                archive,
                session: None,
                workstation: String::new(),
                version,
            })
        }
    }
}

impl Desk {
    /// Seats a person and keeps the new recovery code until it is confirmed.
    fn sit_with_code(
        &self,
        archive: archive::Archive,
        session: Session,
        code: RecoveryCode,
    ) -> WithRecoveryCode {
        self.sit(archive, session.clone());
        WithRecoveryCode {
            session,
            recovery_code: self.keep_code(code),
        }
    }
}
