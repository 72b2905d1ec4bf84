//! Finds customers that a new one may be the same as (design.md §3: natural duplicates warn).

use rusqlite::{Connection, params};
use serde::Serialize;

use super::{CustomerRow, CustomerSheet, rows};
use crate::contacts::ContactSheet;
use crate::ids::CustomerId;
use crate::phone::Phone;
use crate::{Result, company_name, credit_code};

/// Why two customers look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateReason {
    /// The same 统一社会信用代码.
    CreditCode,
    /// The same name after width, brackets and 有限公司/有限责任公司 are made equal.
    Name,
    /// A contact with the same mobile.
    Mobile,
}

/// A customer that is there already.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct Duplicate {
    /// The customer.
    pub customer: CustomerRow,
    /// What both have in common, the strongest first.
    pub reasons: Vec<DuplicateReason>,
}

/// At most this many are shown; more are a sign of a shared switchboard number, not of duplicates.
const SHOWN: usize = 5;

/// The customers that share a code, a name or a mobile with the sheet.
pub fn duplicates(
    connection: &Connection,
    sheet: &CustomerSheet,
    people: &[ContactSheet],
) -> Result<Vec<Duplicate>> {
    let mut found: Vec<(CustomerId, Vec<DuplicateReason>)> = Vec::new();
    let mut note = |ids: Vec<CustomerId>, reason: DuplicateReason| {
        for id in ids {
            match found.iter_mut().find(|(known, _)| *known == id) {
                Some((_, reasons)) => reasons.push(reason),
                None => found.push((id, vec![reason])),
            }
        }
    };
    let code = credit_code::normalised(&sheet.uscc);
    if !code.is_empty() {
        note(
            ids(
                connection,
                "SELECT id FROM customers WHERE uscc = ?1 AND deleted_at IS NULL LIMIT 20",
                &code,
            )?,
            DuplicateReason::CreditCode,
        );
    }
    let name = company_name::normalised(&sheet.name);
    if !name.is_empty() {
        note(
            ids(
                connection,
                "SELECT id FROM customers WHERE name_key = ?1 AND deleted_at IS NULL LIMIT 20",
                &name,
            )?,
            DuplicateReason::Name,
        );
    }
    for mobile in people
        .iter()
        .filter_map(|person| Phone::parse(&person.mobile).ok())
    {
        let sql = "SELECT DISTINCT customer_id FROM contacts WHERE mobile = ?1 AND deleted_at IS NULL LIMIT 20";
        note(
            ids(connection, sql, mobile.phone.as_str())?,
            DuplicateReason::Mobile,
        );
    }
    found.sort_by_key(|(_, reasons)| reasons.iter().min().copied());
    found
        .into_iter()
        .take(SHOWN)
        .map(|(id, reasons)| {
            Ok(Duplicate {
                customer: rows::row(connection, id)?,
                reasons,
            })
        })
        .collect()
}

fn ids(connection: &Connection, sql: &str, key: &str) -> Result<Vec<CustomerId>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params![key], |row| row.get::<_, [u8; 16]>(0))?;
    Ok(rows
        .map(|id| id.map(|bytes| CustomerId::from_uuid(uuid::Uuid::from_bytes(bytes))))
        .collect::<rusqlite::Result<_>>()?)
}
