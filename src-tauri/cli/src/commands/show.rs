//! `yike show`.

use yike_core::complaints::{self, ComplaintDetail, Desk};
use yike_core::customers;

use crate::answer::{Answer, Failure};
use crate::options::{Options, Shown};
use crate::signed_in::sign_in;

pub(crate) fn run(options: &Options, what: Shown, number: &str) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    Ok(match what {
        Shown::Customer => {
            Answer::document(customers::by_number(archive.store(), &session, number)?)
        }
        Shown::Complaint => {
            let detail = complaints::by_number(archive.store(), &session, number)?;
            let desk = archive.store().read(Desk::read)?;
            Answer::new(lines(&detail, &desk), &detail)
        }
    })
}

/// State, holder, steps and clocks, for a person to read.
fn lines(detail: &ComplaintDetail, desk: &Desk) -> Vec<String> {
    let name = |id| {
        desk.person(id)
            .map(|person| person.name.clone())
            .unwrap_or_default()
    };
    let (complaint, standing) = (&detail.complaint, &detail.standing);
    let customer = detail.customer.as_ref();
    let phase = standing.phase.map_or("-", |phase| phase.zh());
    let outcome = standing.outcome.map_or("-", |outcome| outcome.zh());
    let mut lines = vec![
        format!(
            "{}\t{}\t{}\t{}",
            complaint.complaint_no,
            standing.severity.zh(),
            customer.map_or("-", |customer| customer.short_name.as_str()),
            complaint.section.complainant
        ),
        format!(
            "{}\t{phase}\t{}\t{outcome}\t{}",
            standing.state.zh(),
            standing.round,
            standing.holder.map(name).unwrap_or_default()
        ),
    ];
    lines.extend(detail.steps.iter().map(|step| {
        let marks = match (step.entered_late, step.retracted) {
            (_, true) => "已撤回",
            (true, false) => "补录",
            (false, false) => "",
        };
        format!(
            "{}\t{}\t{}\t{}\t{marks}",
            step.sequence,
            step.decided_at,
            step.step.zh(),
            name(step.decided_by)
        )
    }));
    lines.extend(detail.clocks.iter().map(|clock| {
        let run = &clock.run;
        let stopped = run.stopped_at.map(|at| at.to_string());
        let late = if clock.late { "超时" } else { "" };
        format!(
            "{}\t{}\t{}\t{late}",
            run.kind.zh(),
            run.due,
            stopped.unwrap_or_else(|| "-".to_owned())
        )
    }));
    lines
}
