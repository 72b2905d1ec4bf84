//! 六 项目经理签字: with it the complaint is closed.

use super::{Notice, Signatory};
use crate::form::{Section, empty, full, open_row, row, signature, text};

/// What section six holds (domain.md §2.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignOff {
    /// 意见.
    pub comment: Option<String>,
    /// 项目经理.
    pub manager: Option<Signatory>,
}

/// The box.
pub fn section(notice: &Notice) -> Section {
    let rows = match &notice.sign_off {
        Some(sign_off) => {
            let comment = row([full("意见", text(sign_off.comment.clone()))]);
            vec![comment, signature("项目经理", sign_off.manager.as_ref())]
        }
        None if notice.withdrawal.is_some() => {
            vec![row([full("说明", text("顾客撤诉，本栏不填".to_owned()))])]
        }
        None => vec![
            open_row([full("意见", empty())]),
            signature("项目经理", None),
        ],
    };
    Section {
        number: "六",
        name: "项目经理签字",
        rows,
    }
}
