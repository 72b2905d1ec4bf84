//! `yike plan list`.

use serde_json::json;
use yike_core::clock::Moment;
use yike_core::event_plans::{self, EventPlanFilter, EventPlanQuery, EventPlanRow};
use yike_core::money::Fen;

use crate::answer::{Answer, Failure};
use crate::options::Options;
use crate::signed_in::sign_in;

/// The core's largest page.
const PAGE: u32 = 200;

pub(crate) fn run(options: &Options, limit: u32, with_sub_plans: bool) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let mut rows = Vec::new();
    let mut query = EventPlanQuery {
        filter: EventPlanFilter {
            with_sub_plans,
            ..EventPlanFilter::default()
        },
        ..EventPlanQuery::default()
    };
    while (rows.len() as u32) < limit {
        query.limit = PAGE.min(limit - rows.len() as u32);
        let page = event_plans::list(archive.store(), &session, &query)?;
        rows.extend(page.rows);
        query.after = page.next;
        if query.after.is_none() {
            break;
        }
    }
    let lines = rows.iter().map(line).collect();
    Ok(Answer::new(lines, json!({ "event_plans": rows })))
}

fn line(row: &EventPlanRow) -> String {
    let day = row.starts_at.map(Moment::local_date);
    format!(
        "{}\t{}\t{}\t{}\t{}\t{}",
        row.plan_no,
        day.map_or_else(|| "-".to_owned(), |day| day.to_string()),
        row.size.zh(),
        row.state.zh(),
        row.total
            .map_or_else(|| "-".to_owned(), Fen::display_grouped),
        row.name
    )
}
