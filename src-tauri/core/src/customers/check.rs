//! What is wrong with a customer's sheet (domain.md §2.1, §3.4–3.7).

use serde_json::json;

use super::CustomerSheet;
use crate::phone::Phone;
use crate::problems::{Problems, Weight};
use crate::{credit_code, region};

/// The problems of a sheet. Only a name is needed to store a customer; what a complete record wants is counted by
/// [`super::completeness`].
pub fn check(sheet: &CustomerSheet) -> Problems {
    let mut problems = Problems::default();
    problems.require("name", &sheet.name);
    let limits: [(&str, &str, usize); 9] = [
        ("name", &sheet.name, 100),
        ("short_name", &sheet.short_name, 30),
        ("name_en", &sheet.name_en, 150),
        ("legal_rep", &sheet.legal_rep, 30),
        ("address", &sheet.address, 200),
        ("main_goods", &sheet.main_goods, 100),
        ("industry", &sheet.industry, 60),
        ("contract_no", &sheet.contract_no, 60),
        ("service_level", &sheet.service_level, 2_000),
    ];
    for (field, text, limit) in limits {
        problems.limit(field, text, limit);
    }
    check_credit_code(&mut problems, "uscc", &sheet.uscc);
    check_phone(&mut problems, "phone", &sheet.phone);
    check_phone(&mut problems, "fax", &sheet.fax);
    check_postcode(&mut problems, &sheet.postcode);
    check_website(&mut problems, &sheet.website);
    check_figures(&mut problems, sheet);
    check_people(&mut problems, sheet);
    if !sheet.region_code.is_empty() && region::find(&sheet.region_code).is_none() {
        problems.warning("region_code", "unknown_region");
    }
    if let (Some(from), Some(to)) = (sheet.contract_from, sheet.contract_to)
        && to <= from
    {
        problems.error("contract_to", "ends_before_start");
    }
    for (index, date) in sheet.dates.iter().enumerate() {
        if !crate::contacts::is_month_and_day(&date.day) {
            problems.error(&format!("dates.{index}.day"), "not_a_month_and_day");
        }
    }
    problems
}

/// Checks a credit code. A wrong code stops the save until it is accepted as 未核实 (domain.md §3.5).
pub fn check_credit_code(problems: &mut Problems, field: &str, code: &str) {
    if code.trim().is_empty() {
        return;
    }
    match credit_code::parse(code) {
        Ok(checked) => {
            for warning in &checked.warnings {
                add_coded(problems, field, "credit_code", Weight::Warning, warning);
            }
        }
        Err(problem) => add_coded(problems, field, "credit_code", Weight::Unverified, &problem),
    }
}

/// Checks a telephone number and returns its stored form; a wrong or empty number comes back as it was typed.
pub fn check_phone(problems: &mut Problems, field: &str, number: &str) -> String {
    let number = number.trim();
    if number.is_empty() {
        return String::new();
    }
    match Phone::parse(number) {
        Ok(parsed) => {
            for warning in &parsed.warnings {
                add_coded(problems, field, "phone", Weight::Warning, warning);
            }
            parsed.phone.as_str().to_owned()
        }
        Err(problem) => {
            add_coded(problems, field, "phone", Weight::Error, &problem);
            number.to_owned()
        }
    }
}

/// A problem of a value type, which carries its own `code`, becomes `phone_mobile_length` and the like; what it says
/// beside the code are the values of the message.
fn add_coded(
    problems: &mut Problems,
    field: &str,
    kind: &str,
    weight: Weight,
    problem: &impl serde::Serialize,
) {
    let Ok(serde_json::Value::Object(mut values)) = serde_json::to_value(problem) else {
        return problems.add(field, &format!("{kind}_invalid"), weight, []);
    };
    let code = values.shift_remove("code");
    let code = code
        .as_ref()
        .and_then(|code| code.as_str())
        .unwrap_or("invalid");
    problems.add_with(field, &format!("{kind}_{code}"), weight, values);
}

fn check_postcode(problems: &mut Problems, postcode: &str) {
    let six_digits = postcode.len() == 6 && postcode.bytes().all(|byte| byte.is_ascii_digit());
    if !postcode.is_empty() && !six_digits {
        problems.error("postcode", "not_a_postcode");
    }
}

fn check_website(problems: &mut Problems, website: &str) {
    let bare = website
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    if !website.is_empty() && (!bare.contains('.') || bare.contains(char::is_whitespace)) {
        problems.error("website", "not_an_address");
    }
}

fn check_figures(problems: &mut Problems, sheet: &CustomerSheet) {
    let ranges: [(&str, Option<f64>, f64, f64); 3] = [
        ("sales_growth_pct", sheet.sales_growth_pct, -100.0, 1_000.0),
        ("profit_ratio_pct", sheet.profit_ratio_pct, -100.0, 100.0),
        ("monthly_volume", sheet.monthly_volume, 0.0, 1e12),
    ];
    for (field, value, low, high) in ranges {
        if value.is_some_and(|value| !(low..=high).contains(&value)) {
            problems.add(
                field,
                "out_of_range",
                Weight::Error,
                [("low", json!(low)), ("high", json!(high))],
            );
        }
    }
    let amounts = [
        ("reg_capital_wan", sheet.reg_capital_wan),
        ("annual_sales_wan", sheet.annual_sales_wan),
        ("credit_limit", sheet.credit_limit),
    ];
    for (field, amount) in amounts {
        if amount.is_some_and(|amount| amount < crate::money::Fen::ZERO) {
            problems.error(field, "negative");
        }
    }
}

fn check_people(problems: &mut Problems, sheet: &CustomerSheet) {
    if sheet.owner.is_some() && sheet.owner == sheet.backup_owner {
        problems.error("backup_owner", "same_as_owner");
    }
}
