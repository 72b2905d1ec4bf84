//! Who looked at, printed or took out what (domain.md §3.8, §4): append-only, numbers instead of names.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

use crate::Result;
use crate::clock::Moment;
use crate::ids::StaffId;
use crate::store::Store;

choices! {
    /// An access that is logged.
    pub enum Access {
        /// A list was written to a file.
        Export = "export" / "导出",
        /// A masked phone number was shown.
        Unmask = "unmask" / "显示完整号码",
        /// A sheet was printed or saved.
        Print = "print" / "打印",
        /// Somebody signed in.
        SignIn = "sign_in" / "登录",
        /// A sign-in failed.
        FailedSignIn = "failed_sign_in" / "登录失败",
        /// The recovery code was used.
        Recover = "recover" / "恢复码登录",
        /// A password was changed or reset.
        Password = "password" / "修改密码",
        /// A backup was written.
        Backup = "backup" / "备份",
        /// An attachment was opened outside the program.
        OpenAttachment = "open_attachment" / "打开附件",
    }
}

/// The newest access of a kind, with its detail.
pub(crate) fn last(connection: &Connection, access: Access) -> Result<Option<(Moment, Value)>> {
    let mut statement = connection.prepare_cached(
        "SELECT at, detail FROM access_log WHERE act = ?1 ORDER BY at DESC LIMIT 1",
    )?;
    let found = statement
        .query_row([access.code()], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?))
        })
        .optional()?;
    Ok(found.map(|(at, detail)| {
        let detail = serde_json::from_str(&detail).unwrap_or_default();
        (Moment::from_millis(at), detail)
    }))
}

/// Appends an access. `subject` is a number or a kind of list, never a name.
pub fn append(
    store: &Store,
    by: Option<StaffId>,
    access: Access,
    subject: &str,
    detail: Value,
) -> Result<()> {
    store.write_local(|connection, now| {
        let by = by.map(|id| *id.uuid().as_bytes());
        connection
            .prepare_cached("INSERT INTO access_log (at, staff_id, act, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![now.millis(), by, access.code(), subject, detail.to_string()])?;
        Ok(())
    })
}
