//! The firm itself: what stands on every paper, and the limits that its people agreed on.

use chrono::NaiveTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::ids::{AttachmentId, FirmId, StaffId};
use crate::money::Fen;
use crate::problems::Problems;
use crate::staff::{Act, Session};
use crate::store::{self, Changed, Column, Op, Store, Tx};
use crate::{Error, Result};

/// Time limits of one severity (process.md §6). Hours run in real time, workdays end at the close of business.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct Limits {
    /// 告知受理, hours.
    pub acknowledge_hours: f64,
    /// 部门确认, hours.
    pub department_hours: f64,
    /// 领导审批, workdays; 0 where `leader_hours` counts.
    pub leader_workdays: u32,
    /// 领导审批, hours; 0 where `leader_workdays` counts.
    pub leader_hours: f64,
    /// 答复客户, workdays.
    pub reply_workdays: u32,
    /// 项目经理签字, workdays.
    pub signature_workdays: u32,
    /// 结案, workdays.
    pub close_workdays: u32,
    /// 回访, workdays after closing.
    pub revisit_workdays: u32,
}

/// The limits of all three severities; a complaint keeps a frozen copy from the day it was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct LimitTable {
    /// 一般.
    pub ordinary: Limits,
    /// 较大.
    pub major: Limits,
    /// 重大.
    pub critical: Limits,
    /// 等待客户 stops some clocks (process.md DECISION 24); not unless the firm says so.
    #[serde(default)]
    pub pauses: bool,
}

impl Default for LimitTable {
    /// The defaults of domain.md §3.2 and process.md §6.
    fn default() -> Self {
        let ordinary = Limits {
            acknowledge_hours: 2.0,
            department_hours: 24.0,
            leader_workdays: 2,
            leader_hours: 0.0,
            reply_workdays: 5,
            signature_workdays: 2,
            close_workdays: 10,
            revisit_workdays: 3,
        };
        let major = Limits {
            acknowledge_hours: 1.0,
            department_hours: 8.0,
            leader_workdays: 1,
            reply_workdays: 3,
            close_workdays: 7,
            ..ordinary.clone()
        };
        let critical = Limits {
            acknowledge_hours: 0.5,
            department_hours: 2.0,
            leader_workdays: 0,
            leader_hours: 4.0,
            reply_workdays: 1,
            signature_workdays: 1,
            close_workdays: 5,
            revisit_workdays: 1,
        };
        Self {
            ordinary,
            major,
            critical,
            pauses: false,
        }
    }
}

impl Column for LimitTable {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        names.push(field);
    }
    fn values(&self, values: &mut Vec<rusqlite::types::Value>) {
        values.push(store::json_column(self));
    }
    fn read(row: &rusqlite::Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        store::read_json(row, at)
    }
}

columns! {
    /// What the firm's people set.
    pub struct FirmSheet {
        /// 公司全称.
        pub name: String,
        /// 地址.
        pub address: String,
        /// 服务热线.
        pub hotline: String,
        /// 统一社会信用代码.
        pub uscc: String,
        /// 徽标, an attachment.
        pub logo: Option<AttachmentId>,
        /// Close of business as `HH:MM`; a promise made in workdays ends then (domain.md §3.7).
        pub close_of_business: String,
        /// Minutes without a key or a click until the window locks.
        pub idle_minutes: u32,
        /// A loss from this amount on is 较大.
        pub major_from: Fen,
        /// A loss from this amount on is 重大.
        pub critical_from: Fen,
        /// Time limits.
        pub limits: LimitTable,
        /// Who signs section six for customers without a 项目经理 (process.md DECISION 16).
        pub default_project_manager: Option<StaffId>,
    }
}

record! {
    table "firm", root "firm" by id;
    /// The one record of the firm.
    pub struct Firm {
        /// Key.
        pub id: FirmId,
        /// What the firm's people set.
        pub sheet: FirmSheet,
    }
}

impl FirmSheet {
    /// A new firm with the defaults of the domain.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.trim().to_owned(),
            address: String::new(),
            hotline: String::new(),
            uscc: String::new(),
            logo: None,
            close_of_business: "18:00".to_owned(),
            idle_minutes: 10,
            major_from: Fen::from_yuan(1_000),
            critical_from: Fen::from_yuan(10_000),
            limits: LimitTable::default(),
            default_project_manager: None,
        }
    }

    /// The close of business as a time of day; six in the evening where the text is no time.
    pub fn closing_time(&self) -> NaiveTime {
        NaiveTime::parse_from_str(&self.close_of_business, "%H:%M")
            .unwrap_or_else(|_| NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default())
    }

    fn problems(&self) -> Problems {
        let mut problems = Problems::default();
        problems.require("name", &self.name);
        problems.limit("name", &self.name, 100);
        problems.limit("address", &self.address, 200);
        if NaiveTime::parse_from_str(&self.close_of_business, "%H:%M").is_err() {
            problems.error("close_of_business", "not_a_time");
        }
        if !(1..=240).contains(&self.idle_minutes) {
            problems.error("idle_minutes", "out_of_range");
        }
        if self.major_from > self.critical_from {
            problems.error("critical_from", "thresholds_crossed");
        }
        if !self.uscc.is_empty() {
            crate::customers::check_credit_code(&mut problems, "uscc", &self.uscc);
        }
        problems
    }
}

/// The firm.
pub fn get(connection: &Connection) -> Result<Firm> {
    let mut found: Vec<Firm> = store::select(connection, "1 = 1 ORDER BY id LIMIT 1", [])?;
    found.pop().ok_or_else(|| Error::not_found("firm", ""))
}

/// Saves what the firm's people set, all but the logo.
pub fn save(store: &Store, by: &Session, sheet: FirmSheet) -> Result<Changed<Firm>> {
    by.require(Act::ManageFirm)?;
    sheet.problems().refuse(true)?;
    store.write(by.actor(), Op::SaveFirm, |tx| {
        let before = get(tx.connection())?;
        // The logo has a verb of its own: a form that was opened before it changed must not bring the old one back.
        let logo = before.sheet.logo;
        let after = Firm {
            sheet: FirmSheet { logo, ..sheet },
            ..before.clone()
        };
        tx.update(&before, &after)?;
        Ok(after)
    })
}

/// Puts a picture that was taken in on the papers, or takes it off them. Nothing else of the firm changes, so it may be
/// done while somebody types into the rest.
pub(crate) fn set_logo(
    store: &Store,
    by: &Session,
    logo: Option<AttachmentId>,
) -> Result<Changed<Firm>> {
    by.require(Act::ManageFirm)?;
    store.write(by.actor(), Op::SetLogo, |tx| {
        let before = get(tx.connection())?;
        let mut after = before.clone();
        after.sheet.logo = logo;
        tx.update(&before, &after)?;
        Ok(after)
    })
}

/// Inserts the firm when an archive is set up.
pub(crate) fn insert(tx: &mut Tx<'_>, sheet: FirmSheet) -> Result<Firm> {
    let firm = Firm {
        id: FirmId::fresh(tx.now()),
        sheet,
    };
    tx.insert(&firm)?;
    Ok(firm)
}
