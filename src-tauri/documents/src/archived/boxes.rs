//! Boxes two to six of the notice, as far as they are locked (process.md §5 and §8): what is not signed yet stays ruled.

use chrono::NaiveDateTime;
use yike_core::clock::Moment;
use yike_core::complaints::deeds::{
    self, LeaderChoice, OtherWay, PartyKind, ReviewResult, RulingResult,
};
use yike_core::complaints::{ComplaintDetail, DepartmentTurn, Entry, OpinionRecord, RoundRecord};
use yike_core::ids::StaffId;

use super::{People, written};
use crate::notice::{
    Application, Attempt, CostLine, Feedback, FinanceCheck, HandlingResult, Investigation,
    LeaderDecision, Measure, Notice, Opinion, Refusal, Reply, Review, Round, Share, SignOff,
    Signatory, Temperature, Verification, Voiding, Withdrawal,
};

/// Fills what stands behind section one.
pub(super) fn fill(notice: &mut Notice, detail: &ComplaintDetail, people: &People) {
    let record = &detail.record;
    notice.investigation = record
        .turn()
        .filter(|turn| turn.acceptance.is_some() || turn.refusal.is_some())
        .map(|turn| investigation(turn, record.investigation(), people));
    notice.opinion = opinion(detail, people);
    notice.result = result(detail, people);
    notice.feedback = record
        .feedback
        .last()
        .map(|entry| feedback(entry, detail, people));
    notice.sign_off = record.sign_offs.last().map(|entry| SignOff {
        comment: written(&entry.sheet.comment),
        manager: Some(signed(entry, people)),
    });
    if detail.standing.withdrawn {
        notice.withdrawal = record.withdrawals.last().map(|entry| Withdrawal {
            by: entry.sheet.person.clone(),
            at: Some(entry.decided_at.local()),
            method: written(&entry.sheet.method),
            reason: entry.sheet.reason.clone(),
        });
    }
    notice.voided = record.voiding.as_ref().map(|entry| Voiding {
        reason: [entry.sheet.reason.zh(), &entry.sheet.surviving]
            .join(" ")
            .trim()
            .to_owned(),
        by: signed(entry, people),
    });
    notice.remarks = remarks(detail, people);
}

/// When it was closed, what was waived, corrected and opened again.
fn remarks(detail: &ComplaintDetail, people: &People) -> Vec<String> {
    let record = &detail.record;
    let mut remarks = Vec::new();
    if let Some(closed_at) = detail.standing.closed_at {
        let closed = format!("结案：{}", crate::wording::moment(closed_at.local()));
        let number = detail.standing.archive_no.as_ref();
        let number = number.map(|number| format!("　归档号 {number}"));
        remarks.push(closed + &number.unwrap_or_default());
    }
    remarks.extend(record.reopenings.iter().map(|entry| {
        let when = crate::wording::moment(entry.decided_at.local());
        format!(
            "重开：{when} {}，{}",
            people.name(entry.decided_by),
            entry.sheet.reason
        )
    }));
    remarks.extend(record.waivers.iter().map(|waived| {
        let leader = people.name(waived.waiver.by);
        format!("职责分离豁免：{leader}，{}", waived.waiver.reason)
    }));
    remarks.extend(record.amendments.iter().map(|amended| {
        let entry = &amended.amendment;
        let step = amended.of.map_or("", |step| step.zh());
        format!(
            "更正 {}：{step} 原为“{}”，理由：{}（{} {}）",
            amended.number,
            plain(&entry.sheet.old),
            entry.sheet.reason,
            people.name(entry.decided_by),
            crate::wording::moment(entry.decided_at.local()),
        )
    }));
    remarks
}

/// A recorded value as it stood on paper.
fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Null => "空".to_owned(),
        other => other.to_string(),
    }
}

fn signed<T>(entry: &Entry<T>, people: &People) -> Signatory {
    people.signatory(entry.decided_by, Some(entry.decided_at))
}

fn local(moment: Option<Moment>) -> Option<NaiveDateTime> {
    moment.map(Moment::local)
}

fn investigation(
    turn: &DepartmentTurn,
    found: Option<&Entry<deeds::Investigation>>,
    people: &People,
) -> Investigation {
    let mut filled = Investigation::default();
    if let Some(refusal) = &turn.refusal {
        filled.decision = Some("拒绝接受".to_owned());
        filled.decided_by = Some(signed(refusal, people));
        filled.refusal = Some(Refusal {
            reasons: refusal
                .sheet
                .reason
                .iter()
                .map(|reason| reason.zh().to_owned())
                .collect(),
            detail: written(&refusal.sheet.text),
            evidence: refusal.sheet.evidence.clone(),
        });
        let sheet = &refusal.sheet;
        filled.facts = written(&sheet.facts);
        filled.witnesses = written(&sheet.witnesses);
        filled.causes = causes(&sheet.cause_class);
        filled.root_cause = written(&sheet.root_cause);
        filled.responsible = responsible(&sheet.responsible_party);
        let by = sheet.investigator.unwrap_or(refusal.decided_by);
        let at = sheet.investigated_at.unwrap_or(refusal.decided_at);
        filled.investigator = Some(people.signatory(by, Some(at)));
    }
    filled.review = turn.reviews.last().map(|review| {
        filled.validity = review.sheet.validity.map(|found| found.zh().to_owned());
        Review {
            result: Some(review.sheet.result.zh().to_owned()),
            comment: written(&review.sheet.comment),
            by: Some(signed(review, people)),
        }
    });
    filled.ruling = turn.rulings.last().map(|ruling| ruled(ruling, people));
    if let Some(acceptance) = &turn.acceptance {
        filled.decision = Some("接受".to_owned());
        filled.decided_by = Some(signed(acceptance, people));
    }
    if let Some(found) = found.filter(|found| found.sequence > turn.sequence) {
        let sheet = &found.sheet;
        filled.facts = written(&sheet.facts);
        filled.witnesses = written(&sheet.witnesses);
        filled.temperature = sheet.temperature.as_ref().map(temperature);
        filled.causes = causes(&sheet.cause_class);
        filled.root_cause = written(&sheet.root_cause);
        filled.responsible = responsible(&sheet.responsible_party);
        filled.validity = Some(sheet.validity.zh().to_owned());
        let by = sheet.investigator.unwrap_or(found.decided_by);
        let at = sheet.investigated_at.unwrap_or(found.decided_at);
        filled.investigator = Some(people.signatory(by, Some(at)));
    }
    filled
}

fn ruled(ruling: &Entry<deeds::Ruling>, people: &People) -> Review {
    Review {
        result: Some(ruling.sheet.result.zh().to_owned()),
        comment: written(&ruling.sheet.comment),
        by: Some(signed(ruling, people)),
    }
}

fn causes(causes: &[deeds::CauseClass]) -> Vec<String> {
    causes.iter().map(|cause| cause.zh().to_owned()).collect()
}

fn responsible(parties: &[deeds::Responsibility]) -> Vec<Share> {
    let share = |party: &deeds::Responsibility| {
        // A department of the firm is known by its own name.
        let name = match party.kind {
            PartyKind::Department if !party.name.is_empty() => party.name.clone(),
            kind => named(kind.zh(), &party.name),
        };
        part(name, party.pct)
    };
    parties.iter().map(share).collect()
}

fn named(kind: &str, name: &str) -> String {
    format!("{kind} {name}").trim().to_owned()
}

fn part(name: String, percent: u32) -> Share {
    Share {
        name,
        percent: u8::try_from(percent).unwrap_or(u8::MAX),
    }
}

fn temperature(kept: &deeds::Temperature) -> Temperature {
    let degrees = |value: Option<f64>| value.map(|value| format!("{value}℃"));
    Temperature {
        required: written(&kept.required),
        logger: written(&kept.logger_id),
        calibrated_on: kept.calibrated_on,
        interval_minutes: kept.interval_min,
        first_over: local(kept.first_over),
        last_over: local(kept.last_over),
        minutes_over: kept.minutes_over,
        highest: degrees(kept.max_c),
        lowest: degrees(kept.min_c),
    }
}

/// Section three is locked when the supervisor has countersigned it, or has agreed to the refusal.
fn opinion(detail: &ComplaintDetail, people: &People) -> Option<Opinion> {
    let record = &detail.record;
    let reply = record.replies.last().map(|reply| Reply {
        by: signed(reply, people),
        method: written(&reply.sheet.method),
        text: written(&reply.sheet.text),
    });
    let signed_ones: Vec<&OpinionRecord> = record
        .opinions
        .iter()
        .filter(|opinion| opinion.countersignature.is_some())
        .collect();
    let Some(last) = signed_ones.last() else {
        return record.refusal_upheld().map(|review| Opinion {
            proposal: written(&review.sheet.proposal),
            remedies: remedies(&review.sheet.remedies),
            due_at: local(review.sheet.due_at),
            supervisor: Some(signed(review, people)),
            reply,
            ..Opinion::default()
        });
    };
    let sheet = &last.proposal.sheet;
    let countersigned = last.countersignature.as_ref();
    let applications = signed_ones
        .iter()
        .filter(|opinion| opinion.application.is_some() && opinion.proposal.sheet.cost_needed);
    Some(Opinion {
        proposal: written(&sheet.proposal),
        remedies: remedies(&sheet.remedies),
        methods: sheet
            .handling_methods
            .iter()
            .map(|method| method.zh().to_owned())
            .collect(),
        due_at: Some(sheet.due_at.local()),
        applications: applications
            .map(|opinion| application(&opinion.proposal.sheet))
            .collect(),
        cannot_operate: sheet.cannot_operate.then(|| sheet.cannot_reason.clone()),
        bearers: sheet
            .cost_bearer
            .iter()
            .map(|bearer| part(named(bearer.kind.zh(), &bearer.name), bearer.pct))
            .collect(),
        proposer: Some(signed(&last.proposal, people)),
        supervisor: countersigned.map(|entry| signed(entry, people)),
        supervisor_note: countersigned.and_then(|entry| written(&entry.sheet.supervisor_note)),
        finance_check: countersigned
            .and_then(|entry| entry.sheet.finance_check.as_ref())
            .map(|check| FinanceCheck {
                by: people.signatory(check.by, check.at),
                note: written(&check.note),
            }),
        submitted_at: countersigned
            .filter(|entry| !entry.sheet.escalate.is_empty())
            .map(|entry| entry.decided_at.local()),
        leader: last.decision.as_ref().map(|entry| leader(entry, people)),
        reply,
    })
}

fn remedies(remedies: &[deeds::Remedy]) -> Vec<String> {
    let word = |remedy: &deeds::Remedy| remedy.zh().to_owned();
    remedies.iter().map(word).collect()
}

fn application(sheet: &deeds::Proposal) -> Application {
    let line = |line: &deeds::CostLine| CostLine {
        item: line.item.clone(),
        description: line.desc.clone(),
        quantity: format!("{}{}", line.qty, line.unit),
        price: line.price,
        subtotal: line.subtotal,
    };
    Application {
        lines: sheet.cost_items.iter().map(line).collect(),
        total: sheet.cost_amount.unwrap_or_default(),
    }
}

fn leader(entry: &Entry<deeds::LeaderDecision>, people: &People) -> LeaderDecision {
    let sheet = &entry.sheet;
    let decision = match (sheet.decision, sheet.resolution) {
        (LeaderChoice::Otherwise, Some(way)) => {
            named(sheet.decision.zh(), &format!("（{}）", way.zh())).replace(' ', "")
        }
        (decision, _) => decision.zh().to_owned(),
    };
    let words = [sheet.comment.as_str(), sheet.directive.as_str()];
    let words: Vec<&str> = words.into_iter().filter(|text| !text.is_empty()).collect();
    LeaderDecision {
        decision,
        approved: sheet.approved_amount,
        comment: written(&words.join("；")),
        by: signed(entry, people),
    }
}

/// Section four is locked round by round, when the paper is handed back.
fn result(detail: &ComplaintDetail, people: &People) -> Option<HandlingResult> {
    let record = &detail.record;
    let rounds: Vec<&RoundRecord> = record
        .rounds
        .iter()
        .filter(|round| round.handover.is_some())
        .collect();
    let Some(last) = rounds.last() else {
        return is_not_upheld(detail).then(|| HandlingResult {
            not_upheld: true,
            actions: record.replies.last().map(|reply| {
                let when = crate::wording::moment(reply.decided_at.local());
                format!(
                    "{when} {}　{}",
                    reply.sheet.method,
                    people.name(reply.decided_by)
                )
            }),
            ..HandlingResult::default()
        });
    };
    let done = last.operations.last();
    let actions: Vec<&str> = rounds
        .iter()
        .flat_map(|round| &round.operations)
        .map(|entry| entry.sheet.actions.as_str())
        .filter(|text| !text.is_empty())
        .collect();
    let measure = |pick: fn(&deeds::Operation) -> Option<&deeds::Measure>| {
        let operations = rounds.iter().flat_map(|round| &round.operations).rev();
        operations
            .filter_map(|entry| pick(&entry.sheet))
            .next()
            .map(|measure| Measure {
                text: measure.text.clone(),
                owner: written(&measure.owner),
                due: measure.due,
            })
    };
    Some(HandlingResult {
        not_upheld: false,
        actions: written(&actions.join("\n")),
        operator: done.map(|entry| signed(entry, people)),
        actual_cost: done.and_then(|entry| entry.sheet.actual_cost),
        corrective: measure(|sheet| sheet.corrective.as_ref()),
        preventive: measure(|sheet| sheet.preventive.as_ref()),
        rounds: rounds.iter().map(|round| handled(round, people)).collect(),
    })
}

/// The complaint went past the work: refused with the supervisor's or the leadership's agreement.
fn is_not_upheld(detail: &ComplaintDetail) -> bool {
    let record = &detail.record;
    let ruled = record
        .turns
        .iter()
        .flat_map(|turn| &turn.rulings)
        .any(|ruling| ruling.sheet.result == RulingResult::NotUpheld);
    let decided = record.opinions.iter().any(|opinion| {
        let decision = opinion.decision.as_ref();
        decision.is_some_and(|entry| entry.sheet.resolution == Some(OtherWay::NotUpheld))
    });
    let agreed = record
        .turn()
        .and_then(|turn| turn.reviews.last())
        .is_some_and(|review| review.sheet.result == ReviewResult::Agree);
    ruled || decided || agreed
}

fn handled(round: &RoundRecord, people: &People) -> Round {
    let handover = round.handover.as_ref();
    let name = |id: StaffId| people.name(id);
    Round {
        done_at: round
            .operations
            .last()
            .map(|entry| entry.decided_at.local()),
        returned_by: handover.map(|entry| signed(entry, people)),
        returned_to: handover.map(|entry| name(entry.sheet.to)),
        verification: round.verification.as_ref().map(|entry| Verification {
            result: entry.sheet.result.zh().to_owned(),
            note: written(&entry.sheet.note),
            by: signed(entry, people),
        }),
    }
}

fn feedback(entry: &Entry<deeds::Feedback>, detail: &ComplaintDetail, people: &People) -> Feedback {
    let sheet = &entry.sheet;
    let tried = |attempt: &Entry<deeds::Attempt>| Attempt {
        at: attempt.decided_at.local(),
        channel: attempt.sheet.channel.clone(),
    };
    Feedback {
        method: written(&sheet.method),
        person: written(&sheet.person),
        result: Some(sheet.result.zh().to_owned()),
        satisfaction: sheet.satisfaction,
        expected_and_perceived: sheet.expected.zip(sheet.perceived),
        grade: sheet.grade().map(|grade| grade.zh().to_owned()),
        comment: written(&sheet.comment),
        further_request: written(&sheet.further_request),
        other_routes_told: sheet.other_routes_told,
        attempts: detail.record.attempts.iter().map(tried).collect(),
        recorder: Some(signed(entry, people)),
    }
}
