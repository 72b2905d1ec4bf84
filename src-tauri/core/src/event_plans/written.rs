//! A plan as other programs write it: the keys of [`PlanSheet`](super::PlanSheet) with Chinese values (their codes do as
//! well), people by name, customers and plans by number, files by name, amounts and quantities as strings.
//!
//! Only `name` must be there. A text of blocks may be one string, a paragraph a line, or a list of blocks as
//! [`Block`](super::Block) has them, in which a string is a paragraph, an image names its `file`, and a paragraph may
//! have `text` in place of `runs`. The time of an agenda row may be `14:00`, on the day on which the event starts.
//!
//! ```json
//! {
//!   "plan_no": "CH20140108-01", "name": "2014年客户联谊会活动策划书", "plan_type": "活动策划书", "size": "大型",
//!   "orientation": "纵向", "has_cover": true, "sponsor": "客户服务部", "author": "苏听澜",
//!   "written_on": "2013-12-09", "version": "V1.0", "secrecy": "内部",
//!   "background": "公司成立于2008年1月……",
//!   "goals": [ { "kind": "list", "ordered": true, "items": [ "加强与客户沟通协作", "收集需求不少于30条" ] } ],
//!   "targets": { "invited": 60, "attended": 51, "response_percent": "80", "satisfaction": "4.2" },
//!   "significance": "变单向服务为双向沟通。",
//!   "resources": [ { "category": "车辆", "name": "45座大巴", "quantity": "2辆", "source": "需申请",
//!                    "department": "运输部", "ready_on": "2014-01-08" } ],
//!   "starts_at": "2014-01-08T14:00+08:00", "ends_at": "2014-01-08T21:30+08:00", "place": "多功能厅",
//!   "audience": "客户与公司人员", "customers_expected": 60, "staff_expected": 20,
//!   "invitees": [ { "customer_no": "KH000101A", "unit": "蜀岭鲜达", "name": "岳衡舟", "title": "总经理" } ],
//!   "agenda": [ { "start": "14:00", "end": "14:30", "part": "签到", "place": "大堂", "responsible": "接待组" } ],
//!   "preparation": [ { "due": "2013-12-09", "task": "立项", "responsible": "客服部" } ],
//!   "division": [ { "group": "接待组", "duty": "签到、引导", "leader": "甘露", "members": "六人" } ],
//!   "budget": [ { "category": "餐饮", "item": "茶歇", "unit_price": "35.00", "quantity": "80", "unit": "人",
//!                 "times": "1" } ],
//!   "contingency_percent": "5",
//!   "risks": [ { "risk": "降雪", "likelihood": "中", "impact": "高", "prevention": "关注预报", "emergency": "备用车",
//!                "responsible": "运输部" } ],
//!   "people": [ { "role": "执行", "name": "苏听澜", "title": "客户服务部" } ], "participants": "客服部、办公室",
//!   "remarks": "长边装订。",
//!   "attachments": [ { "title": "邀请函", "binding": "附于书后", "file": "invitation.pdf" } ],
//!   "approvals": [ { "station": "编制", "verdict": "同意", "name": "苏听澜", "date": "2013-12-09" } ],
//!   "closing": { "attended": 53, "final_costs": [ { "line": 1, "amount": "2555.00" },
//!                                                 { "item": "代驾", "amount": "212.00" } ] },
//!   "sub_plans": [ { "plan_no": "CH20140108-01-A", "name": "篮球友谊赛活动策划书" } ]
//! }
//! ```
//!
//! `parent_no` in place of `sub_plans` puts a plan below one that is there already. All samples of `data/event_plans.json`
//! have this form.

mod blocks;
mod reader;
mod sections;

use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::Connection;
use serde_json::Value;

use super::add::insert;
use super::approve::sign;
use super::check::located;
use super::close::settle;
use super::{
    Added, ApprovalInput, CloseInput, Closing, EventPlan, Exception, PlanInput, PlanSheet, Station,
    Verdict, check, rows,
};
use crate::ids::{AttachmentId, EventPlanId};
use crate::problems::{Problem, Problems};
use crate::staff::{Act, Session};
use crate::store::{Changed, Op, Store, Tx};
use crate::{Error, Result};
use reader::Reader;

/// A plan that was read, with what comes after its making.
#[derive(Clone, Debug)]
pub struct WrittenPlan {
    parent: Option<EventPlanId>,
    plan_no: String,
    sheet: PlanSheet,
    /// Their plan is the one that is made.
    approvals: Vec<ApprovalInput>,
    closing: Option<Closing>,
    sub_plans: Vec<WrittenPlan>,
}

/// The names of the files that a written plan and its sub-plans want, each once.
pub fn files_named(value: &Value) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    collect_files(value, &mut names);
    names
}

/// Whatever the key `file` says, wherever it stands.
fn collect_files(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect_files(value, names)),
        Value::Object(fields) => {
            for (key, value) in fields {
                match value.as_str() {
                    Some(name) if key == "file" && !name.is_empty() => {
                        if !names.iter().any(|known| known == name) {
                            names.push(name.to_owned());
                        }
                    }
                    _ => collect_files(value, names),
                }
            }
        }
        _ => {}
    }
}

/// Reads a plan. Every wrong value is named by its key, and with its section and row; a plan whose values can be read is
/// checked by the rules too. Files are found by name among `files`: one of an attachment that is not there is left out.
pub fn read_written(
    connection: &Connection,
    value: &Value,
    files: &HashMap<String, AttachmentId>,
) -> Result<WrittenPlan> {
    let mut problems = Problems::default();
    let plan = read(connection, value, files, false, &mut problems)?;
    problems.refuse(false)?;
    Ok(plan)
}

const KEYS: &[&str] = &[
    "plan_no",
    "parent_no",
    "name",
    "plan_type",
    "size",
    "orientation",
    "has_cover",
    "sponsor",
    "author",
    "written_on",
    "version",
    "secrecy",
    "background",
    "goals",
    "targets",
    "significance",
    "resources",
    "starts_at",
    "ends_at",
    "place",
    "audience",
    "customers_expected",
    "staff_expected",
    "invitees",
    "agenda",
    "preparation",
    "division",
    "conduct",
    "budget",
    "contingency_percent",
    "risks",
    "precautions",
    "people",
    "participants",
    "remarks",
    "attachments",
    "approvals",
    "closing",
    "sub_plans",
];

fn read(
    connection: &Connection,
    value: &Value,
    files: &HashMap<String, AttachmentId>,
    is_sub_plan: bool,
    problems: &mut Problems,
) -> Result<WrittenPlan> {
    let found = RefCell::new(Problems::default());
    let reader = Reader::new(connection, files, &found, value);
    reader.only(KEYS);
    let parent_no = reader.text("parent_no");
    let parent = match parent_no.is_empty() {
        true => None,
        false => match rows::by_number(connection, &parent_no) {
            Ok(parent) => Some(parent.id),
            Err(Error::NotFound { .. }) => {
                reader.wrong("parent_no", "unknown_plan");
                None
            }
            Err(error) => return Err(error),
        },
    };
    let plan_no = reader.text("plan_no");
    let sheet = sections::read(&reader, is_sub_plan || !parent_no.is_empty())?;
    let mut approvals = Vec::new();
    for entry in reader.rows("approvals") {
        approvals.extend(read_approval(&entry)?);
    }
    let closing = reader
        .object("closing")
        .map(|closing| read_closing(&closing));
    let sub_values: Vec<Value> = reader.list("sub_plans");
    drop(reader);
    let mut own = found.into_inner();
    if own.as_slice().is_empty() {
        own = check(&sheet, is_sub_plan || parent.is_some());
    } else {
        own = located(own);
    }
    problems.append(own);
    let mut sub_plans = Vec::new();
    for (index, value) in sub_values.iter().enumerate() {
        let mut inner = Problems::default();
        sub_plans.push(read(connection, value, files, true, &mut inner)?);
        problems.nest(&format!("sub_plans.{index}"), inner);
    }
    Ok(WrittenPlan {
        parent,
        plan_no,
        sheet,
        approvals,
        closing,
        sub_plans,
    })
}

fn read_approval(entry: &Reader<'_>) -> Result<Option<ApprovalInput>> {
    entry.only(&["station", "verdict", "opinion", "name", "date", "exception"]);
    for key in ["station", "name", "date"] {
        entry.require(key);
    }
    let station = entry.choice("station", (Station::parse, Station::words));
    let verdict = entry.choice("verdict", (Verdict::parse, Verdict::words));
    let decided_by = entry.person("name")?;
    let decided_on = entry.date("date");
    let exception = match entry.object("exception") {
        Some(exception) => {
            exception.only(&["by", "because"]);
            exception.person("by")?.map(|by| Exception {
                by,
                because: exception.text("because"),
            })
        }
        None => None,
    };
    let (Some(station), Some(decided_by), Some(decided_on)) = (station, decided_by, decided_on)
    else {
        return Ok(None);
    };
    Ok(Some(ApprovalInput {
        plan: EventPlanId::from_uuid(uuid::Uuid::nil()),
        station,
        verdict: verdict.unwrap_or(Verdict::Agree),
        opinion: entry.text("opinion"),
        decided_by,
        decided_on,
        exception,
    }))
}

fn read_closing(closing: &Reader<'_>) -> Closing {
    closing.only(&[
        "invited",
        "attended",
        "questionnaires",
        "satisfaction",
        "hinted_needs",
        "explicit_needs",
        "intents",
        "summary",
        "improvements",
        "final_costs",
    ]);
    Closing {
        invited: closing.count("invited"),
        attended: closing.count("attended"),
        questionnaires: closing.count("questionnaires"),
        satisfaction: closing.quantity("satisfaction"),
        hinted_needs: closing.count("hinted_needs"),
        explicit_needs: closing.count("explicit_needs"),
        intents: closing.count("intents"),
        summary: closing.text("summary"),
        improvements: closing.text("improvements"),
        final_costs: sections::final_costs(closing),
    }
}

/// Makes a written plan and its sub-plans, enters the signatures and closes what is closed, all in one write. Returns what
/// was made, the plan first. Where signatures came in it cannot be undone.
pub fn add_written(store: &Store, by: &Session, plan: WrittenPlan) -> Result<Changed<Vec<Added>>> {
    by.require(Act::ProposePlans)?;
    let is_signed = !plan.approvals.is_empty();
    let mut changed = store.write(by.actor(), Op::AddEventPlan, |tx| {
        let mut made = Vec::new();
        let top = make(tx, by, &plan, plan.parent, &mut made)?;
        for (index, approval) in plan.approvals.iter().enumerate() {
            let input = ApprovalInput {
                plan: top.id,
                ..approval.clone()
            };
            below(&format!("approvals.{index}"), sign(tx, by, input))?;
        }
        close_all(tx, by, &plan, &mut made.iter())?;
        Ok(made)
    })?;
    if is_signed {
        changed.undo = None;
    }
    Ok(changed)
}

fn make(
    tx: &mut Tx<'_>,
    by: &Session,
    plan: &WrittenPlan,
    parent: Option<EventPlanId>,
    made: &mut Vec<Added>,
) -> Result<EventPlan> {
    let input = PlanInput {
        parent,
        plan_no: plan.plan_no.clone(),
        sheet: plan.sheet.clone(),
    };
    let record = insert(tx, by, input)?;
    made.push(Added {
        id: record.id,
        plan_no: record.plan_no.clone(),
    });
    for (index, sub_plan) in plan.sub_plans.iter().enumerate() {
        let outcome = make(tx, by, sub_plan, Some(record.id), made);
        below(&format!("sub_plans.{index}"), outcome)?;
    }
    Ok(record)
}

/// Closes from the leaves up, in the order in which the plans were made.
fn close_all(
    tx: &mut Tx<'_>,
    by: &Session,
    plan: &WrittenPlan,
    made: &mut std::slice::Iter<'_, Added>,
) -> Result<()> {
    let Some(added) = made.next() else {
        return Ok(());
    };
    for (index, sub_plan) in plan.sub_plans.iter().enumerate() {
        let outcome = close_all(tx, by, sub_plan, made);
        below(&format!("sub_plans.{index}"), outcome)?;
    }
    if let Some(closing) = &plan.closing {
        let input = CloseInput {
            id: added.id,
            closing: closing.clone(),
        };
        below("closing", settle(tx, by, input))?;
    }
    Ok(())
}

/// Puts the problems of a part below its key.
fn below<T>(prefix: &str, outcome: Result<T>) -> Result<T> {
    outcome.map_err(|error| match error {
        Error::Invalid(problems) => Error::Invalid(
            problems
                .into_iter()
                .map(|problem| Problem {
                    field: format!("{prefix}.{}", problem.field),
                    ..problem
                })
                .collect(),
        ),
        other => other,
    })
}
