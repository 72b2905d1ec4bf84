//! Finds customers that a new one may be the same as (design.md §3: natural duplicates warn).

use rusqlite::{Connection, params};
use serde::Serialize;

use super::{CustomerRow, CustomerSheet, rows};
use crate::contacts::ContactSheet;
use crate::ids::CustomerId;
use crate::phone::Phone;
use crate::{Result, company_name, credit_code};

/// Why two customers look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, specta::Type)]
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
    matches(connection, &keys(sheet, people))?
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

/// What a customer is known by, the strongest first, each in the form in which it is stored.
pub(super) fn keys(
    sheet: &CustomerSheet,
    people: &[ContactSheet],
) -> Vec<(DuplicateReason, String)> {
    let code = credit_code::normalised(&sheet.uscc);
    let name = company_name::normalised(&sheet.name);
    let mobiles = people
        .iter()
        .filter_map(|person| Phone::parse(&person.mobile).ok())
        .map(|mobile| (DuplicateReason::Mobile, mobile.phone.as_str().to_owned()));
    let mut keys: Vec<(DuplicateReason, String)> = [
        (DuplicateReason::CreditCode, code),
        (DuplicateReason::Name, name),
    ]
    .into_iter()
    .chain(mobiles)
    .filter(|(_, key)| !key.is_empty())
    .collect();
    keys.dedup();
    keys
}

/// The customers that share a key, those with the strongest reason first.
pub(super) fn matches(
    connection: &Connection,
    keys: &[(DuplicateReason, String)],
) -> Result<Vec<(CustomerId, Vec<DuplicateReason>)>> {
    let mut found: Vec<(CustomerId, Vec<DuplicateReason>)> = Vec::new();
    for (reason, key) in keys {
        for id in ids(connection, reason.query(), key)? {
            match found.iter_mut().find(|(known, _)| *known == id) {
                Some((_, reasons)) => reasons.push(*reason),
                None => found.push((id, vec![*reason])),
            }
        }
    }
    found.sort_by_key(|(_, reasons)| reasons.iter().min().copied());
    Ok(found)
}

impl DuplicateReason {
    /// Finds the customers of a key; each is served by an index.
    pub(super) fn query(self) -> &'static str {
        match self {
            Self::CreditCode => {
                "SELECT id FROM customers WHERE uscc = ?1 AND uscc <> '' AND deleted_at IS NULL LIMIT 20"
            }
            Self::Name => {
                "SELECT id FROM customers WHERE name_key = ?1 AND deleted_at IS NULL LIMIT 20"
            }
            Self::Mobile => {
                "SELECT DISTINCT customer_id FROM contacts WHERE mobile = ?1 AND mobile <> '' AND deleted_at IS NULL LIMIT 20"
            }
        }
    }
}

fn ids(connection: &Connection, sql: &str, key: &str) -> Result<Vec<CustomerId>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params![key], |row| row.get::<_, [u8; 16]>(0))?;
    Ok(rows
        .map(|id| id.map(|bytes| CustomerId::from_uuid(uuid::Uuid::from_bytes(bytes))))
        .collect::<rusqlite::Result<_>>()?)
}
