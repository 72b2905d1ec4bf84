//! Walks an invented complaint through its steps, by plausible people at plausible times, as far as the day has come.

use chrono::{Datelike, NaiveTime, Timelike};

use super::Cast;
use super::random::Random;
use crate::Result;
use crate::clock::Moment;
use crate::complaints::deeds::*;
use crate::complaints::{Deed, Desk, Phase, Severity, State, Telling};
use crate::ids::StaffId;
use crate::money::Fen;
use crate::staff::{Role, Session, Staff};
use crate::store::Tx;

/// What a complaint costs at most, in yuan.
const DEAREST: usize = 3_000;
/// Minutes until something has to be done: longer than any holiday.
const AMPLE: i64 = 20 * 24 * 60;
/// No story is longer.
const LONGEST: usize = 40;

/// The people of one complaint.
pub(super) struct Players<'a> {
    pub agent: &'a Staff,
    pub head: &'a Staff,
    pub supervisor: &'a Staff,
    pub leader: &'a Staff,
    pub manager: StaffId,
}

impl<'a> Players<'a> {
    /// Some of the cast.
    pub(super) fn pick(random: &mut Random, cast: &'a Cast, agent: &'a Staff) -> Option<Self> {
        let heads = cast.of(Role::Operations);
        let managers = cast.of(Role::ProjectManager);
        Some(Self {
            agent,
            head: heads.get(random.below(heads.len())).copied()?,
            supervisor: cast.of(Role::ServiceSupervisor).first().copied()?,
            leader: cast.of(Role::Leader).first().copied()?,
            manager: managers.get(random.below(managers.len())).copied()?.id,
        })
    }
}

/// Tells the complaint on until it is over or today is reached.
pub(super) fn walk(
    tx: &mut Tx<'_>,
    random: &mut Random,
    desk: &Desk,
    telling: &mut Telling<'_>,
    players: &Players<'_>,
) -> Result<()> {
    let mut now = telling.standing().opened_at;
    let typist = Session::of(players.agent);
    let mut replied = false;
    for _ in 0..LONGEST {
        let Some((who, minutes, deed)) = next(random, telling, players, &mut replied, now) else {
            break;
        };
        now = match &deed {
            // Reports go up on the third of the month after.
            Deed::Report(_) => after_the_month(now),
            Deed::Acknowledge(_) => now.plus_minutes(minutes),
            _ => at_work(desk, now.plus_minutes(minutes)),
        };
        let entered = now.plus_minutes(random.below(20) as i64);
        if entered > tx.now() {
            break;
        }
        // What the leader and the project manager sign on paper is typed by customer service.
        telling.step(tx, &typist, (who, now), entered, deed)?;
        now = now.max(entered);
    }
    Ok(())
}

/// Who does what next, so many minutes later; `None` where the story ends.
fn next(
    random: &mut Random,
    telling: &Telling<'_>,
    players: &Players<'_>,
    replied: &mut bool,
    now: Moment,
) -> Option<(StaffId, i64, Deed)> {
    let standing = telling.standing();
    let (agent, head) = (players.agent.id, players.head.id);
    let (supervisor, leader) = (players.supervisor.id, players.leader.id);
    let mut minutes = |from: usize, to: usize| (from + random.below(to - from)) as i64;
    Some(match (standing.state, standing.phase) {
        (State::Received, _) if standing.custody.len() == 1 && !*replied => {
            *replied = true;
            (agent, minutes(4, 20), acknowledge())
        }
        (State::Received, _) => {
            *replied = false;
            let to = Delivery {
                to_dept: players.head.department,
                to: head,
                pm: Some(players.manager),
            };
            (agent, minutes(10, 60), Deed::Forward(to))
        }
        (State::Coordinating, _) => {
            let wait = minutes(30, 360);
            match random.below(100) {
                0..3 => (supervisor, wait, withdrawal()),
                3..14 => (head, wait, refusal()),
                _ => (
                    head,
                    wait,
                    Deed::Accept(Acceptance {
                        note: String::new(),
                    }),
                ),
            }
        }
        (State::RefusalReview, _) => {
            let wait = minutes(60, 480);
            let agrees = standing.severity != Severity::Critical && random.per_cent(75);
            (supervisor, wait, review(agrees, now))
        }
        (State::Accepted, _) => {
            let wait = minutes(180, 1_440);
            (head, wait, investigation(random, players))
        }
        (State::InOperation, Some(Phase::Propose)) => {
            let wait = minutes(60, 240);
            // What was spent before is not applied for again.
            let is_free = standing.actual_cost > Fen::ZERO || random.per_cent(65);
            let cost = (!is_free).then(|| random.below(DEAREST) + 100);
            (head, wait, proposal(cost, now))
        }
        (State::InOperation, Some(Phase::Countersign)) => {
            let escalate = [
                (Trigger::Cost, standing.applied.is_some()),
                (
                    Trigger::Overrun,
                    standing.applied > standing.approved && standing.approved.is_some(),
                ),
                (Trigger::Critical, standing.severity == Severity::Critical),
            ];
            let sheet = Countersignature {
                supervisor_note: String::new(),
                validity: None,
                escalate: escalate
                    .into_iter()
                    .filter_map(|(trigger, holds)| holds.then_some(trigger))
                    .collect(),
                application: None,
                finance_check: None,
            };
            (supervisor, minutes(30, 300), Deed::Countersign(sheet))
        }
        (State::Escalated, _) => {
            let wait = minutes(120, 900);
            let deed = match standing.triggers.first() {
                Some(Trigger::Refusal) => ruling(RulingResult::Order),
                Some(Trigger::NotAccepted) => ruling(RulingResult::Uphold),
                _ => leader_decision(random, standing.applied),
            };
            (leader, wait, deed)
        }
        (State::InOperation, Some(Phase::Execute)) if !*replied => {
            *replied = true;
            (agent, minutes(20, 180), reply(false))
        }
        (State::InOperation, Some(Phase::Execute)) => {
            let spent = standing.approved.unwrap_or(Fen::ZERO);
            (head, minutes(600, 4_000), operation(spent, now))
        }
        (State::InOperation, _) => {
            let to = Handover {
                round: None,
                to: agent,
            };
            (head, minutes(10, 60), Deed::Return(to))
        }
        (State::Returned, _) => {
            let wait = minutes(60, 900);
            (agent, wait, verification(random.per_cent(90), now))
        }
        (State::NotUpheld, _) if !*replied => {
            *replied = true;
            (agent, minutes(30, 600), reply(true))
        }
        (State::Verified | State::NotUpheld, _) => {
            let wait = minutes(60, 1_200);
            let is_first = standing.state == State::Verified && standing.round == 1;
            let accepts = !is_first || random.per_cent(93);
            (agent, wait, feedback(random, accepts))
        }
        (State::Feedback, _) => {
            let comment = String::new();
            let sheet = SignOff {
                comment,
                archive_no: None,
            };
            (
                standing.project_manager?,
                minutes(60, 1_500),
                Deed::Sign(sheet),
            )
        }
        (State::Closed | State::Withdrawn, _) => {
            let report_id = now.local_date().format("YB-%Y%m").to_string();
            (supervisor, 0, Deed::Report(Report { report_id }))
        }
        (State::Reported, _) if !standing.withdrawn => {
            let sheet = Archive {
                archive_no: None,
                note: String::new(),
            };
            (supervisor, 10, Deed::Archive(sheet))
        }
        (State::Reported | State::Archived | State::Voided, _) => return None,
    })
}

fn text(words: &str) -> String {
    words.to_owned()
}

fn acknowledge() -> Deed {
    Deed::Acknowledge(Acknowledgement {
        method: text("电话"),
        person: String::new(),
    })
}

fn withdrawal() -> Deed {
    Deed::Withdraw(Withdrawal {
        person: text("客户联系人"),
        method: text("电话"),
        reason: text("货物已找到，客户来电撤回。"),
        evidence: Vec::new(),
        note: text("通话已录音。"),
        cost: None,
    })
}

fn refusal() -> Deed {
    Deed::Refuse(Refusal {
        reason: vec![RefusalReason::Customer],
        text: text("客户临时改约，按改约时间送到。"),
        evidence: vec![text("微信截图.png")],
        no_evidence: String::new(),
        facts: text("核对运单、通话与聊天记录，送达时间符合改约。"),
        witnesses: String::new(),
        cause_class: vec![CauseClass::Customer],
        root_cause: text("客户内部未转达。"),
        responsible_party: vec![Responsibility {
            kind: PartyKind::Customer,
            name: text("客户"),
            pct: 100,
        }],
        investigator: None,
        investigated_at: None,
    })
}

fn review(agrees: bool, now: Moment) -> Deed {
    Deed::Review(Review {
        result: match agrees {
            true => ReviewResult::Agree,
            false => ReviewResult::ToLeader,
        },
        comment: text("证据已核对。"),
        validity: None,
        proposal: text("向客户说明依据，致歉并告知其他途径。"),
        remedies: vec![Remedy::Explain, Remedy::Apologise],
        due_at: Some(now.plus_minutes(AMPLE)),
        to_dept: None,
        to: None,
    })
}

fn investigation(random: &mut Random, players: &Players<'_>) -> Deed {
    let department = players
        .head
        .department
        .map_or("", |department| department.zh());
    Deed::Investigate(Investigation {
        facts: text("调取监控与记录，询问当班人员，经过属实。"),
        witnesses: text("当班司机、装卸组长"),
        temperature: None,
        cause_class: vec![CauseClass::ALL[random.below(5)]],
        root_cause: text("交接未按规程复核。"),
        responsible_party: vec![Responsibility {
            kind: PartyKind::Department,
            name: department.to_owned(),
            pct: 100,
        }],
        validity: match random.below(20) {
            0 => Validity::Invalid,
            1..4 => Validity::PartlyValid,
            _ => Validity::Valid,
        },
        investigator: None,
        investigated_at: None,
    })
}

fn proposal(cost: Option<usize>, now: Moment) -> Deed {
    let amount = cost.map(|yuan| Fen::from_yuan(yuan as i32));
    let line = |subtotal| CostLine {
        item: text("赔偿"),
        desc: text("按进价赔偿破损部分"),
        qty: 1.0,
        unit: text("项"),
        price: subtotal,
        subtotal,
    };
    let firm = Bearer {
        kind: BearerKind::Firm,
        name: String::new(),
        pct: 100,
    };
    Deed::Propose(Proposal {
        proposal: text("书面致歉，补送缺损部分，当班人员再培训。"),
        remedies: match amount {
            Some(_) => vec![Remedy::Compensate, Remedy::Apologise],
            None => vec![Remedy::DeliverMissing, Remedy::Apologise, Remedy::Improve],
        },
        handling_methods: Vec::new(),
        due_at: now.plus_minutes(AMPLE),
        cost_needed: amount.is_some(),
        cost_items: amount.map(line).into_iter().collect(),
        cost_amount: amount,
        cost_bearer: amount.map(|_| firm).into_iter().collect(),
        cannot_operate: false,
        cannot_reason: String::new(),
    })
}

fn leader_decision(random: &mut Random, applied: Option<Fen>) -> Deed {
    let part = applied
        .filter(|_| random.per_cent(20))
        .and_then(|applied| Fen::from_fen(applied.fen() * 9 / 10).ok());
    Deed::Leader(LeaderDecision {
        decision: match part {
            Some(_) => LeaderChoice::Partly,
            None => LeaderChoice::Agree,
        },
        approved_amount: part,
        comment: text("按此办理，月底前追偿。"),
        directive: String::new(),
        resolution: None,
        to_dept: None,
        to: None,
    })
}

fn ruling(result: RulingResult) -> Deed {
    Deed::Rule(Ruling {
        result,
        comment: text("按事实办理。"),
        other_routes_told: Some(true),
        to_dept: None,
        to: None,
    })
}

fn reply(not_upheld: bool) -> Deed {
    Deed::Reply(Reply {
        method: text("电话+书面"),
        person: String::new(),
        text: String::new(),
        other_routes_told: not_upheld.then_some(true),
    })
}

fn operation(spent: Fen, now: Moment) -> Deed {
    let measure = |words: &str, days: u64| Measure {
        text: text(words),
        owner: text("班组长"),
        due: now.local_date().checked_add_days(chrono::Days::new(days)),
    };
    Deed::Finish(Operation {
        round: None,
        actions: text("已补送并由收货人签收，当班培训完成。"),
        actual_cost: Some(spent),
        corrective: Some(measure("按清单复核装车", 3)),
        preventive: Some(measure("纳入月度考核", 30)),
    })
}

fn verification(passes: bool, now: Moment) -> Deed {
    Deed::Verify(Verification {
        round: None,
        result: match passes {
            true => VerifyResult::Pass,
            false => VerifyResult::Fail,
        },
        note: match passes {
            true => text("签收单、培训签到齐全。"),
            false => text("缺培训签到。"),
        },
        due_at: (!passes).then(|| now.plus_minutes(AMPLE)),
        corrective_done: None,
    })
}

fn feedback(random: &mut Random, accepts: bool) -> Deed {
    let expected = 3 + random.below(3) as u8;
    Deed::Feedback(Feedback {
        result: match accepts {
            true => FeedbackResult::Accepted,
            false => FeedbackResult::NotAccepted,
        },
        method: text("电话"),
        person: text("客户联系人"),
        satisfaction: accepts.then(|| 2 + random.below(4) as u8),
        expected: accepts.then_some(expected),
        perceived: accepts.then(|| 2 + random.below(4) as u8),
        comment: text("希望今后主动通知。"),
        further_request: String::new(),
        other_routes_told: Some(true),
        reason: match accepts {
            true => String::new(),
            false => text("补送仍不齐。"),
        },
        choice: (!accepts).then_some(Choice::Rework),
    })
}

/// The same moment, or the beginning of the next workday where nobody is at work then.
fn at_work(desk: &Desk, moment: Moment) -> Moment {
    let local = moment.local();
    let mut date = local.date();
    let is_late = local.hour() >= 18;
    if desk.calendar.is_workday(date) && !is_late && local.hour() >= 8 {
        return moment;
    }
    if is_late || !desk.calendar.is_workday(date) {
        date = desk.calendar.add_workdays(date, 1);
    }
    let minute = local.minute();
    let morning = NaiveTime::from_hms_opt(8, minute, 0).unwrap_or_default();
    moment.max(Moment::from_local(date.and_time(morning)))
}

/// The third of the month after, 16:00.
fn after_the_month(moment: Moment) -> Moment {
    let date = moment.local_date();
    let first = date.with_day(1).unwrap_or(date);
    let next = first
        .checked_add_months(chrono::Months::new(1))
        .and_then(|next| next.with_day(3))
        .unwrap_or(date);
    let afternoon = NaiveTime::from_hms_opt(16, 0, 0).unwrap_or_default();
    Moment::from_local(next.and_time(afternoon))
}
