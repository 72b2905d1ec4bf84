//! From the complaints of a period to the ledger.

use chrono::NaiveDate;
use yike_core::clock::Moment;
use yike_core::complaints::{LedgerEntry, LedgerExtract, Outcome, Period, State, catalogue};
use yike_core::workdays::WorkdayTable;

use super::written;
use crate::ledger::{Ledger, LedgerLine, Validity};

/// So many characters of 投诉内容 stand for it in the ledger.
const SUMMARY: usize = 30;

/// The ledger of these complaints. Workdays are counted by `calendar`; what is open at `now` and past its limit is late.
pub fn ledger(
    extract: &LedgerExtract,
    period: Period,
    calendar: &WorkdayTable,
    now: Moment,
) -> Ledger {
    let line = |entry: &LedgerEntry| line(entry, calendar, now);
    Ledger {
        from: period.from,
        to: period.to,
        scope: (!extract.is_whole).then(|| "本人有关的投诉".to_owned()),
        lines: extract.entries.iter().map(line).collect(),
    }
}

fn line(entry: &LedgerEntry, calendar: &WorkdayTable, now: Moment) -> LedgerLine {
    let complaint = &entry.complaint;
    let section = &complaint.section;
    let received_on = section.received_at.local_date();
    let closed_on = complaint.closed_at.map(Moment::local_date);
    let customer = entry.customer.as_ref();
    let counts = !matches!(complaint.state, State::Voided | State::Withdrawn);
    LedgerLine {
        number: complaint.complaint_no.clone(),
        received_on: Some(received_on),
        customer: customer.and_then(|customer| written(&customer.sheet.short_name)),
        class: customer
            .and_then(|customer| customer.sheet.class)
            .map(|class| class.zh().to_owned()),
        complainant: written(&section.complainant),
        identity: section
            .complainant_identity
            .map(|identity| in_short(identity.zh())),
        channel: Some(in_short(section.channel.zh())),
        waybill_number: written(&section.waybill_no),
        category: catalogue::category(&section.category).map(|category| category.zh.to_owned()),
        severity: Some(section.severity.zh().to_owned()),
        summary: written(&summary(&section.description)),
        department: Some(section.complained_dept.zh().to_owned()),
        validity: complaint.outcome.map(validity),
        promised_by: Some(complaint.promised_by.local_date()),
        closed_on,
        workdays: closed_on.map(|day: NaiveDate| calendar.workdays_between(received_on, day)),
        is_overdue: is_overdue(complaint.closed_at, complaint.close_due, now).filter(|_| counts),
        remark: remark(complaint.state),
        is_voided: complaint.state == State::Voided,
        ..LedgerLine::default()
    }
}

/// `货主(客户企业)` as `货主`: the ledger has no room for what explains a word.
fn in_short(wording: &str) -> String {
    wording
        .split(['(', '（'])
        .next()
        .unwrap_or(wording)
        .to_owned()
}

/// The beginning of what was written, in one line.
fn summary(description: &str) -> String {
    let in_one_line: Vec<&str> = description.split_whitespace().collect();
    let in_one_line = in_one_line.join(" ");
    match in_one_line.char_indices().nth(SUMMARY) {
        Some((end, _)) => format!("{}…", &in_one_line[..end]),
        None => in_one_line,
    }
}

fn validity(outcome: Outcome) -> Validity {
    match outcome {
        Outcome::Upheld => Validity::Valid,
        Outcome::PartlyUpheld => Validity::PartlyValid,
        Outcome::NotUpheld => Validity::Invalid,
    }
}

/// Nobody knows yet of what is open and not due.
fn is_overdue(closed_at: Option<Moment>, due: Moment, now: Moment) -> Option<bool> {
    match closed_at {
        Some(closed_at) => Some(closed_at > due),
        None => (now > due).then_some(true),
    }
}

/// A state that says why a line stays as it is.
fn remark(state: State) -> Option<String> {
    (state == State::Withdrawn).then(|| state.zh().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_description_is_cut_and_says_so() {
        assert_eq!(summary("三箱\n受潮"), "三箱 受潮");
        let long = summary(&"𠅤".repeat(31));
        assert_eq!(long, format!("{}…", "𠅤".repeat(30)));
        assert_eq!(summary(&"字".repeat(30)), "字".repeat(30));
    }

    #[test]
    fn what_is_open_and_not_due_is_not_judged() {
        let moment = Moment::from_millis;
        assert_eq!(is_overdue(None, moment(10), moment(10)), None);
        assert_eq!(is_overdue(None, moment(10), moment(11)), Some(true));
        assert_eq!(
            is_overdue(Some(moment(10)), moment(10), moment(99)),
            Some(false)
        );
        assert_eq!(
            is_overdue(Some(moment(11)), moment(10), moment(99)),
            Some(true)
        );
    }

    #[test]
    fn what_explains_a_word_is_left_off() {
        assert_eq!(in_short("外部转办(12315、邮政等)"), "外部转办");
        assert_eq!(in_short("电话"), "电话");
    }
}
