//! Changes a customer's sheet.

use serde::{Deserialize, Serialize};

use super::create::tidy;
use super::{Customer, CustomerSheet, check, completeness, rows};
use crate::ids::CustomerId;
use crate::staff::Session;
use crate::store::{Changed, Op, Store};
use crate::{Error, Result, company_name, contacts, merge, pinyin};

/// A changed sheet, beside the sheet it was made from: another window may have saved meanwhile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct CustomerUpdate {
    /// The customer.
    pub id: CustomerId,
    /// The sheet as it was when the user began.
    pub base: CustomerSheet,
    /// The sheet as the user wants it.
    pub sheet: CustomerSheet,
    /// 保存并标注未核实.
    pub accept_unverified: bool,
}

/// Saves the fields that the user changed and keeps what others changed meanwhile. Where both changed the same field
/// differently, nothing is written and the fields are named.
pub fn update(store: &Store, by: &Session, input: CustomerUpdate) -> Result<Changed<Customer>> {
    check(&input.sheet).refuse(input.accept_unverified)?;
    store.write(by.actor(), Op::UpdateCustomer, |tx| {
        let before = rows::get(tx.connection(), input.id)?;
        if !before.may_be_edited_by(by) {
            return Err(Error::Forbidden {
                act: "edit_customer",
            });
        }
        let sheet =
            merge::three_way(&input.base, &before.sheet, &input.sheet).map_err(|fields| {
                let by = merge::last_author(tx.connection(), input.id.uuid());
                Error::ChangedMeanwhile { fields, by }
            })?;
        let mut sheet = tidy(sheet);
        // 拼音 follows the short name unless it was corrected by hand.
        if sheet.short_name != before.sheet.short_name && sheet.pinyin == before.sheet.pinyin {
            sheet.pinyin = pinyin::full(&sheet.short_name);
            sheet.initials = pinyin::initials(&sheet.short_name);
        }
        let people = contacts::of_customer(tx.connection(), input.id)?;
        let after = Customer {
            sort_key: pinyin::sort_key(&sheet.short_name),
            name_key: company_name::normalised(&sheet.name),
            completeness: completeness(before.archive_type, &sheet, &people).percent,
            sheet,
            ..before.clone()
        };
        tx.update(&before, &after)?;
        Ok(after)
    })
}
