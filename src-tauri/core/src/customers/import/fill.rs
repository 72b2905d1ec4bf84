//! What a customer that is there learns from a row of a list.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::CellNote;
use super::row::to_fields;
use crate::contacts::{self, Contact, ContactSheet};
use crate::customers::create::tidy;
use crate::customers::{Customer, CustomerInput, CustomerSheet, check, completeness};
use crate::problems::Weight;
use crate::store::Tx;
use crate::{Result, company_name, pinyin};

/// Fields that mean something only together: the second goes where the first goes.
const PAIRS: [(&str, &str); 2] = [
    ("region_text", "region_code"),
    ("monthly_volume", "monthly_volume_unit"),
];

/// Fields whose stored and given values, each right by itself, can be wrong beside each other.
const RIVALS: [[&str; 2]; 2] = [["contract_from", "contract_to"], ["owner", "backup_owner"]];

/// Fills what the customer's sheet and its contacts leave empty, or, with `replace`, whatever the row knows; contacts
/// that are missing are added, and nobody is removed. Returns whether anything changed, and notes what does not fit
/// beside what is there.
pub(super) fn fill(
    tx: &mut Tx<'_>,
    before: &Customer,
    input: &CustomerInput,
    replace: bool,
    notes: &mut Vec<CellNote>,
) -> Result<bool> {
    let sheet = tidy(fitting(&before.sheet, &input.sheet, replace, notes));
    let met = meet(tx, before, &input.contacts, replace)?;
    let people = contacts::of_customer(tx.connection(), before.id)?;
    let after = Customer {
        sort_key: pinyin::sort_key(&sheet.short_name),
        name_key: company_name::normalised(&sheet.name),
        completeness: completeness(before.archive_type, &sheet, &people).percent,
        sheet,
        ..before.clone()
    };
    Ok(tx.update(before, &after)? || met)
}

/// Adds the contacts that the customer lacks and fills those it has. Two contacts are one person when the name or the
/// mobile is the same.
fn meet(
    tx: &mut Tx<'_>,
    customer: &Customer,
    given: &[ContactSheet],
    replace: bool,
) -> Result<bool> {
    let mut changed = false;
    let mut known = contacts::of_customer(tx.connection(), customer.id)?;
    for person in given {
        let same = known.iter().find(|contact| {
            let sheet = &contact.sheet;
            sheet.name == person.name
                || (!person.mobile.is_empty() && sheet.mobile == person.mobile)
        });
        match same {
            None => {
                known.push(contacts::insert(tx, customer.id, person.clone())?);
                changed = true;
            }
            Some(before) => {
                let after = Contact {
                    sheet: merged(&before.sheet, person, replace),
                    ..before.clone()
                };
                changed |= tx.update(before, &after)?;
            }
        }
    }
    Ok(changed)
}

/// The stored sheet with what it takes from the row. Where that would make it wrong (a contract that ends before it
/// began), those fields stay as they were and are noted.
fn fitting(
    stored: &CustomerSheet,
    given: &CustomerSheet,
    replace: bool,
    notes: &mut Vec<CellNote>,
) -> CustomerSheet {
    let mut fitting = merged(stored, given, replace);
    let sooner = check(stored).into_vec();
    for problem in check(&fitting).into_vec() {
        let known = sooner.iter().any(|known| known.field == problem.field);
        if problem.weight < Weight::Error || known {
            continue;
        }
        let rivals = RIVALS
            .iter()
            .find(|rivals| rivals.contains(&problem.field.as_str()));
        let own = [problem.field.as_str(); 2];
        fitting = with_fields_of(stored, &fitting, rivals.unwrap_or(&own));
        notes.push(CellNote::of(problem, None, String::new()));
    }
    fitting
}

/// The fields of `stored`, with those of `given` where it is empty, or, with `replace`, wherever `given` says something.
/// A field that is as an untouched sheet has it says nothing.
fn merged<Sheet>(stored: &Sheet, given: &Sheet, replace: bool) -> Sheet
where
    Sheet: Serialize + DeserializeOwned + Default + Clone,
{
    let known = to_fields(stored);
    let untouched = to_fields(&Sheet::default());
    let given_fields = to_fields(given);
    let mut taken: Vec<&str> = given_fields
        .iter()
        .filter(|(field, value)| {
            untouched.get(*field) != Some(value)
                && (replace || known.get(*field) == untouched.get(*field))
        })
        .map(|(field, _)| field.as_str())
        .collect();
    for (first, second) in PAIRS {
        let together = taken.contains(&first);
        taken.retain(|field| *field != second);
        if together {
            taken.push(second);
        }
    }
    with_fields_of(given, stored, &taken)
}

/// `sheet` with some of its fields as `other` has them.
fn with_fields_of<Sheet>(other: &Sheet, sheet: &Sheet, fields: &[&str]) -> Sheet
where
    Sheet: Serialize + DeserializeOwned + Clone,
{
    let mut merged = to_fields(sheet);
    let other = to_fields(other);
    for field in fields {
        if let Some(value) = other.get(*field) {
            merged.insert((*field).to_owned(), value.clone());
        }
    }
    serde_json::from_value(Value::Object(merged)).unwrap_or_else(|_| sheet.clone())
}
