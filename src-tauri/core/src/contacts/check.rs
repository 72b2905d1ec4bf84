//! What is wrong with a contact's sheet (domain.md §2.2, §3.6, §3.8).

use chrono::NaiveDate;

use super::ContactSheet;
use crate::customers::check_phone;
use crate::problems::Problems;

/// The problems of a sheet. A contact needs a name, and some way to reach the person is asked for as a warning only:
/// what a complete record wants is counted, not enforced.
pub fn check(sheet: &ContactSheet) -> Problems {
    let mut problems = Problems::default();
    problems.require("name", &sheet.name);
    problems.limit("name", &sheet.name, 30);
    problems.limit("wechat", &sheet.wechat, 30);
    problems.limit("preference", &sheet.preference, 200);
    for (field, number) in [("mobile", &sheet.mobile), ("phone", &sheet.phone)] {
        check_phone(&mut problems, field, number);
    }
    for (index, number) in sheet.other_phones.iter().enumerate() {
        check_phone(&mut problems, &format!("other_phones.{index}"), number);
    }
    if !sheet.email.is_empty() && !is_mail_address(&sheet.email) {
        problems.error("email", "not_a_mail_address");
    }
    if !sheet.birthday.is_empty() && !is_month_and_day(&sheet.birthday) {
        problems.error("birthday", "not_a_month_and_day");
    }
    if sheet.basis.is_none() {
        problems.warning("basis", "no_legal_basis");
    }
    problems
}

/// One `@`, a local part, a domain with a dot, no spaces: enough to catch slips without refusing real addresses.
fn is_mail_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let plain = |part: &str| {
        !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c == '@' || c == ',')
    };
    plain(local)
        && plain(domain)
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
}

/// `MM-DD` of a leap year.
pub(crate) fn is_month_and_day(text: &str) -> bool {
    text.len() == 5 && NaiveDate::parse_from_str(&format!("2024-{text}"), "%Y-%m-%d").is_ok()
}
