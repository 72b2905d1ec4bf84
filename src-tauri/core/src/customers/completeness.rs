//! 档案完整度: how much of what a complete record wants is there, and what is missing (domain.md §2.1, §2.1.2).

use serde::Serialize;

use super::{ArchiveType, Customer, CustomerSheet};
use crate::Result;
use crate::contacts::{self, Contact, ContactStatus};
use crate::ids::CustomerId;
use crate::store::Tx;

/// The completeness of one archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Completeness {
    /// 0 to 100.
    pub percent: u8,
    /// Keys of the missing fields, in the order of the form; those of the contacts start with `contacts.`.
    pub missing: Vec<String>,
}

/// What a sheet of this depth is complete with.
pub fn completeness(
    archive: ArchiveType,
    sheet: &CustomerSheet,
    people: &[Contact],
) -> Completeness {
    let wanted: Vec<(&str, bool)> = match archive {
        ArchiveType::SmallAccount => small_account(sheet),
        ArchiveType::KeyAccount => key_account(sheet),
    };
    let people = people_wanted(archive, people);
    let all: Vec<(&str, bool)> = wanted.into_iter().chain(people).collect();
    let missing: Vec<String> = all
        .iter()
        .filter(|(_, there)| !there)
        .map(|(key, _)| (*key).to_owned())
        .collect();
    let percent = (all.len() - missing.len()) * 100 / all.len().max(1);
    Completeness {
        percent: u8::try_from(percent).unwrap_or(100),
        missing,
    }
}

fn small_account(sheet: &CustomerSheet) -> Vec<(&'static str, bool)> {
    vec![
        ("name", !sheet.name.is_empty()),
        ("region_code", !sheet.region_code.is_empty()),
        ("main_goods", !sheet.main_goods.is_empty()),
        ("owner", sheet.owner.is_some()),
    ]
}

fn key_account(sheet: &CustomerSheet) -> Vec<(&'static str, bool)> {
    vec![
        ("name", !sheet.name.is_empty()),
        ("short_name", !sheet.short_name.is_empty()),
        ("uscc", !sheet.uscc.is_empty()),
        ("ent_nature", sheet.ent_nature.is_some()),
        ("industry", !sheet.industry.is_empty()),
        ("customer_kind", sheet.customer_kind.is_some()),
        ("region_code", !sheet.region_code.is_empty()),
        ("address", !sheet.address.is_empty()),
        ("coverage", !sheet.coverage.is_empty()),
        ("main_goods", !sheet.main_goods.is_empty()),
        ("temp_class", sheet.temp_class.is_some()),
        ("services", !sheet.services.is_empty()),
        ("contract_no", !sheet.contract_no.is_empty()),
        ("contract_from", sheet.contract_from.is_some()),
        ("contract_to", sheet.contract_to.is_some()),
        ("service_level", !sheet.service_level.is_empty()),
        ("settlement", sheet.settlement.is_some()),
        ("insurance", sheet.insurance.is_some()),
        ("class", sheet.class.is_some()),
        ("relation_stage", sheet.relation_stage.is_some()),
        ("owner", sheet.owner.is_some()),
        ("backup_owner", sheet.backup_owner.is_some()),
        ("cs_agent", sheet.cs_agent.is_some()),
        ("project_manager", sheet.project_manager.is_some()),
        ("retention_until", sheet.retention_until.is_some()),
    ]
}

fn people_wanted(archive: ArchiveType, people: &[Contact]) -> Vec<(&'static str, bool)> {
    let active: Vec<&Contact> = people
        .iter()
        .filter(|person| person.sheet.status == ContactStatus::Active)
        .collect();
    let all = |holds: fn(&Contact) -> bool| {
        !active.is_empty() && active.iter().all(|person| holds(person))
    };
    let mut wanted = vec![
        ("contacts", !active.is_empty()),
        (
            "contacts.mobile",
            all(|person| !person.sheet.mobile.is_empty() || !person.sheet.phone.is_empty()),
        ),
        ("contacts.basis", all(|person| person.sheet.basis.is_some())),
    ];
    if archive == ArchiveType::KeyAccount {
        // 员工流失带走客户资源: a key account is known to more than one person (domain.md §1.3.5).
        wanted.push(("contacts.second", active.len() >= 2));
        wanted.push((
            "contacts.roles",
            all(|person| !person.sheet.roles.is_empty()),
        ));
        wanted.push((
            "contacts.notice_at",
            all(|person| person.sheet.notice_at.is_some()),
        ));
    }
    wanted
}

/// Brings the stored figure up to date after a contact came or went.
pub(crate) fn recount_completeness(tx: &mut Tx<'_>, id: CustomerId) -> Result<()> {
    let before = super::rows::get(tx.connection(), id)?;
    let people = contacts::of_customer(tx.connection(), id)?;
    let percent = completeness(before.archive_type, &before.sheet, &people).percent;
    let after = Customer {
        completeness: percent,
        ..before.clone()
    };
    tx.update(&before, &after)?;
    Ok(())
}
