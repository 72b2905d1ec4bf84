//! `yike list`.

use serde_json::json;
use yike_core::complaints::{self, ComplaintQuery};
use yike_core::customers::{self, CustomerQuery};

use crate::answer::{Answer, Failure};
use crate::options::{Listed, Options};
use crate::signed_in::sign_in;

/// The core's largest page.
const PAGE: u32 = 200;

pub(crate) fn run(options: &Options, what: Listed, limit: u32) -> Result<Answer, Failure> {
    match what {
        Listed::Customers => list_customers(options, limit),
        Listed::Complaints => list_complaints(options, limit),
    }
}

fn list_customers(options: &Options, limit: u32) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let mut rows = Vec::new();
    let mut query = CustomerQuery::default();
    loop {
        query.limit = PAGE.min(limit - rows.len() as u32);
        let page = customers::list(archive.store(), &session, &query)?;
        rows.extend(page.rows);
        query.after = page.next;
        if query.after.is_none() || rows.len() as u32 >= limit {
            break;
        }
    }
    let lines = rows.iter().map(|row| {
        let class = row.class.map_or("-", |class| class.zh());
        format!(
            "{}\t{}\t{}\t{}",
            row.customer_no, class, row.short_name, row.region_text
        )
    });
    Ok(Answer::new(lines.collect(), json!({ "customers": rows })))
}

fn list_complaints(options: &Options, limit: u32) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let mut rows = Vec::new();
    let mut query = ComplaintQuery::default();
    loop {
        query.limit = PAGE.min(limit - rows.len() as u32);
        let page = complaints::list(archive.store(), &session, &query)?;
        rows.extend(page.rows);
        query.after = page.next;
        if query.after.is_none() || rows.len() as u32 >= limit {
            break;
        }
    }
    let lines = rows.iter().map(|row| {
        format!(
            "{}\t{}\t{}\t{}\t{}",
            row.complaint_no,
            row.severity.zh(),
            row.state.zh(),
            row.customer,
            row.complainant
        )
    });
    Ok(Answer::new(lines.collect(), json!({ "complaints": rows })))
}
