//! A complaint told step by step, without an archive: the rules alone.

use chrono::NaiveTime;
use serde_json::{Value, json};

use super::super::decide::settle;
use super::super::deeds::written::Names;
use super::super::judge::{Beside, Docket, Proposed, judge};
use super::super::receive::received;
use super::super::written_steps::read_steps_of;
use super::super::*;
use crate::clock::Moment;
use crate::fixtures::at;
use crate::staff::{Role, Session, Staff};
use crate::workdays::WorkdayTable;
use crate::{Error, Result};

/// Everybody of the firm: name, department, role.
pub const CAST: &[(&str, Department, Role)] = &[
    ("温以宁", Department::CustomerService, Role::ServiceAgent),
    ("江采薇", Department::CustomerService, Role::ServiceAgent),
    (
        "钟鼎文",
        Department::CustomerService,
        Role::ServiceSupervisor,
    ),
    ("孟河清", Department::Transport, Role::Operations),
    ("洛川", Department::Transport, Role::Operations),
    ("褚之行", Department::Distribution, Role::Operations),
    ("邵望川", Department::Sales, Role::ProjectManager),
    ("闻人旭", Department::Sales, Role::ProjectManager),
    ("许知微", Department::Sales, Role::AccountManager),
    ("桑朴", Department::Finance, Role::Finance),
    ("宗令仪", Department::Sales, Role::Leader),
    ("秦简", Department::Sales, Role::Leader),
    ("管理员", Department::Information, Role::Administrator),
];

/// A complaint under way, and the hour at which it stands.
pub struct Story {
    pub desk: Desk,
    pub complaint: Complaint,
    pub steps: Vec<Entry<Deed>>,
    pub course: Course,
    pub now: Moment,
    pub beside: Beside,
    pub typist: &'static str,
}

pub fn desk() -> Desk {
    let people = CAST.iter().map(|(name, department, role)| Staff {
        id: StaffId::fresh(at("2026-01-01T00:00")),
        name: (*name).to_owned(),
        title: String::new(),
        department: Some(*department),
        roles: vec![*role],
        signs_in: false,
        active: true,
    });
    let six = NaiveTime::from_hms_opt(18, 0, 0).unwrap();
    Desk::of(people.collect(), WorkdayTable::shipped(), six, None)
}

impl Story {
    /// Received on Monday, 1 June 2026, 09:00; about the transport department.
    pub fn new(severity: Severity) -> Self {
        Self::at_desk(desk(), severity)
    }

    pub fn at_desk(desk: Desk, severity: Severity) -> Self {
        let receiver = desk.people()[0].id;
        let mut section = crate::fixtures::section_of(receiver);
        section.received_at = at("2026-06-01T09:00");
        section.complained_dept = Department::Transport;
        section.severity = severity;
        let limits = LimitTable {
            pauses: true,
            ..LimitTable::default()
        };
        let counting = Counting {
            calendar: &desk.calendar,
            closing: desk.closing,
        };
        let promised_by = clocks::reply_due(counting, &limits, severity, section.received_at);
        let now = section.received_at;
        let mut complaint = Complaint {
            id: ComplaintId::fresh(now),
            complaint_no: "TS20260601-A001".to_owned(),
            customer_id: None,
            section,
            promised_by,
            promise_provisional: false,
            limits,
            state: State::Received,
            round: 1,
            outcome: None,
            holder: None,
            close_due: promised_by,
            closed_at: None,
        };
        let by = Session::of(&desk.people()[0]);
        let steps = vec![received(&desk, &by, now, &complaint)];
        let base = Base::of(&complaint, &steps);
        let course = settle(&desk, &mut complaint, base, &steps);
        Self {
            desk,
            complaint,
            steps,
            course,
            now,
            beside: Beside::default(),
            typist: "钟鼎文",
        }
    }

    pub fn id(&self, name: &str) -> StaffId {
        self.person(name).id
    }

    pub fn person(&self, name: &str) -> &Staff {
        let mut people = self.desk.people().iter();
        people.find(|person| person.name == name).expect(name)
    }

    /// Lets time pass.
    pub fn wait_until(&mut self, text: &str) -> &mut Self {
        self.now = at(text);
        self
    }

    /// Tries a step by a person ten minutes later, typed by the typist of the story.
    pub fn try_step(&mut self, who: &str, mut record: Value) -> Result<()> {
        let now = self.now.plus_minutes(10);
        if record["decided_at"].is_null() {
            record["decided_at"] = json!(now);
        }
        record["decided_by"] = json!(who);
        let typist = Session::of(self.person(self.typist));
        self.try_record(&typist, record, now)
    }

    /// Tries a record as it is written.
    pub fn try_record(&mut self, typist: &Session, record: Value, now: Moment) -> Result<()> {
        let input = {
            let names = Names::of(self.desk.people());
            read_steps_of(&names, &record, now)?.remove(0)
        };
        self.try_input(typist, input, now)
    }

    /// Tries a step.
    pub fn try_input(&mut self, typist: &Session, input: StepInput, now: Moment) -> Result<()> {
        let entry = {
            let docket = Docket {
                desk: &self.desk,
                section: &self.complaint.section,
                steps: &self.steps,
                course: &self.course,
                beside: &self.beside,
            };
            let proposed = Proposed {
                decided_by: input.decided_by,
                decided_at: input.decided_at,
                deed: input.deed,
                waivers: input.waivers,
                scan: input.scan,
                holder: input.holder,
            };
            judge(&docket, typist, now, proposed)?
        };
        self.steps.push(entry);
        let base = self.course.base.clone();
        self.course = settle(&self.desk, &mut self.complaint, base, &self.steps);
        self.now = now;
        Ok(())
    }

    /// A step that must be possible.
    #[track_caller]
    pub fn step(&mut self, who: &str, record: Value) -> &mut Self {
        let told = format!("{who} {record}");
        if let Err(error) = self.try_step(who, record) {
            panic!("{told}: {} {:?}", error.code(), error.params());
        }
        self
    }

    /// Fields and codes that a step is refused with.
    #[track_caller]
    pub fn refused(&mut self, who: &str, record: Value) -> Vec<(String, String)> {
        match self.try_step(who, record) {
            Err(Error::Invalid(problems)) => problems
                .into_iter()
                .map(|problem| (problem.field, problem.code))
                .collect(),
            Err(other) => panic!("{} {:?}", other.code(), other.params()),
            Ok(()) => panic!("it was allowed"),
        }
    }

    /// State, phase and round.
    pub fn stands(&self) -> (State, Option<Phase>, u32) {
        let standing = &self.course.standing;
        (standing.state, standing.phase, standing.round)
    }

    /// Who holds the paper, by name.
    pub fn holder(&self) -> &str {
        let holder = self.course.standing.holder.expect("a holder");
        &self.desk.person(holder).expect("a person").name
    }

    /// The clocks of a kind.
    pub fn clocks(&self, kind: ClockKind) -> Vec<ClockRun> {
        let counting = Counting {
            calendar: &self.desk.calendar,
            closing: self.desk.closing,
        };
        let mut runs = clocks(&self.course.base, &effective(&self.steps), counting);
        runs.retain(|run| run.kind == kind);
        runs
    }
}

/// Records that hold what they must, with changes.
pub fn with(mut record: Value, changes: Value) -> Value {
    for (key, value) in changes.as_object().unwrap() {
        record[key] = value.clone();
    }
    record
}

pub fn ack() -> Value {
    json!({ "step": "ack", "method": "电话" })
}

pub fn forward() -> Value {
    json!({ "step": "forward", "to": "孟河清", "pm": "邵望川" })
}

pub fn refuse() -> Value {
    json!({
        "step": "refuse", "reason": ["客户原因"], "text": "客户改约", "evidence": ["微信截图.png"],
        "facts": "核对通话", "cause_class": ["客户"],
        "responsible_party": [{ "kind": "客户", "name": "客户", "pct": 100 }],
    })
}

pub fn agree_to_refusal() -> Value {
    json!({
        "step": "review", "result": "同意拒绝", "proposal": "说明依据并告知其他途径", "remedies": ["解释说明"],
        "due_at": "2026-12-31T18:00+08:00",
    })
}

pub fn investigate() -> Value {
    json!({
        "step": "investigate", "facts": "调取记录", "cause_class": ["车(机)"], "root_cause": "未按周除霜",
        "responsible_party": [{ "kind": "分供方", "name": "速岭", "pct": 70 }, { "kind": "部门", "name": "运输部", "pct": 30 }],
        "validity": "有效",
    })
}

pub fn propose() -> Value {
    json!({ "step": "propose", "proposal": "致歉并补送", "remedies": ["致歉", "补送"], "due_at": "2026-12-31T18:00+08:00" })
}

/// A proposal that costs so many yuan.
pub fn apply(yuan: u32) -> Value {
    let amount = format!("{yuan}.00");
    with(
        propose(),
        json!({
            "cost_needed": true, "cost_amount": amount,
            "cost_items": [{ "item": "赔偿", "qty": 1, "unit": "项", "price": amount, "subtotal": amount }],
            "cost_bearer": [{ "kind": "公司", "name": "", "pct": 100 }],
        }),
    )
}

pub fn countersign(triggers: &[&str]) -> Value {
    json!({ "step": "countersign", "escalate": triggers })
}

pub fn leader(decision: &str) -> Value {
    json!({ "step": "leader", "decision": decision, "comment": "已阅" })
}

pub fn ruling(result: &str) -> Value {
    json!({ "step": "ruling", "result": result, "comment": "按此办理" })
}

pub fn done(cost: &str) -> Value {
    json!({
        "step": "done", "actions": "已补送", "actual_cost": cost,
        "corrective": { "text": "检修", "owner": "洛川", "due": "2026-06-30" },
        "preventive": { "text": "培训", "owner": "洛川", "due": "2026-07-30" },
    })
}

pub fn hand_back() -> Value {
    json!({ "step": "return", "to": "温以宁" })
}

pub fn pass() -> Value {
    json!({ "step": "verify", "result": "合格", "note": "证书齐全" })
}

pub fn fail() -> Value {
    json!({ "step": "verify", "result": "不合格", "note": "缺证书", "due_at": "2026-12-31T18:00+08:00" })
}

pub fn reply() -> Value {
    json!({ "step": "reply", "method": "电话+书面", "other_routes_told": true })
}

pub fn accepted() -> Value {
    json!({ "step": "feedback", "result": "接受", "method": "电话", "person": "甘棠", "satisfaction": 4 })
}

pub fn not_accepted() -> Value {
    json!({ "step": "feedback", "result": "不接受", "method": "电话", "person": "甘棠", "reason": "赔得太少" })
}

pub fn sign() -> Value {
    json!({ "step": "sign", "comment": "同意结案" })
}

pub fn withdraw() -> Value {
    json!({ "step": "withdraw", "person": "甘棠", "method": "电话", "reason": "已和解", "note": "通话记录" })
}

/// Places in the chart from which every step is tried.
pub const STATIONS: &[&str] = &[
    "received",
    "told",
    "coordinating",
    "refusal_review",
    "accepted",
    "propose",
    "countersign",
    "countersign_cost",
    "execute",
    "done",
    "escalated",
    "escalated_refusal",
    "escalated_not_accepted",
    "returned",
    "verified",
    "not_upheld",
    "feedback",
    "closed",
    "reported",
    "archived",
    "withdrawn",
    "voided",
];

/// A complaint that stands there.
pub fn station(name: &str) -> Story {
    let mut story = Story::new(Severity::Ordinary);
    let to = |story: &mut Story, place: &str| *story = station(place);
    match name {
        "received" => {}
        "told" => {
            story.step("温以宁", ack());
        }
        "coordinating" => {
            to(&mut story, "told");
            story.step("温以宁", forward());
        }
        "refusal_review" => {
            to(&mut story, "coordinating");
            story.step("孟河清", refuse());
        }
        "accepted" => {
            to(&mut story, "coordinating");
            story.step("孟河清", json!({ "step": "accept" }));
        }
        "propose" => {
            to(&mut story, "accepted");
            story.step("孟河清", investigate());
        }
        "countersign" => {
            to(&mut story, "propose");
            story.step("孟河清", propose());
        }
        "countersign_cost" => {
            to(&mut story, "propose");
            story.step("孟河清", apply(7280));
        }
        "execute" => {
            to(&mut story, "countersign");
            story.step("钟鼎文", countersign(&[]));
        }
        "done" => {
            to(&mut story, "execute");
            story.step("孟河清", done("0.00"));
        }
        "escalated" => {
            to(&mut story, "countersign_cost");
            story.step("钟鼎文", countersign(&["cost"]));
        }
        "escalated_refusal" => {
            to(&mut story, "refusal_review");
            story.step(
                "钟鼎文",
                json!({ "step": "review", "result": "提交领导", "comment": "证据不足" }),
            );
        }
        "escalated_not_accepted" => {
            to(&mut story, "not_upheld");
            story.step("温以宁", not_accepted());
        }
        "returned" => {
            to(&mut story, "done");
            story.step("孟河清", hand_back());
        }
        "verified" => {
            to(&mut story, "returned");
            story.step("温以宁", pass()).step("温以宁", reply());
        }
        "not_upheld" => {
            to(&mut story, "refusal_review");
            story
                .step("钟鼎文", agree_to_refusal())
                .step("温以宁", reply());
        }
        "feedback" => {
            to(&mut story, "verified");
            story.step("温以宁", accepted());
        }
        "closed" => {
            to(&mut story, "feedback");
            story.step("邵望川", sign());
        }
        "reported" => {
            to(&mut story, "closed");
            story.wait_until("2026-07-03T16:00").step(
                "钟鼎文",
                json!({ "step": "report", "report_id": "YB-202606" }),
            );
        }
        "archived" => {
            to(&mut story, "reported");
            story.step("钟鼎文", json!({ "step": "archive" }));
        }
        "withdrawn" => {
            to(&mut story, "coordinating");
            story.step("钟鼎文", withdraw());
        }
        "voided" => {
            to(&mut story, "coordinating");
            story.step("钟鼎文", json!({ "step": "void", "reason": "误录" }));
        }
        other => panic!("{other}"),
    }
    story
}
