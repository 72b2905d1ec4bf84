//! Steps as other programs write them: one record, a list of records, or a case that has sections beside its records.
//!
//! A record has `step`, `decided_by`, `decided_at` and the keys of its kind, with Chinese values, people by name,
//! amounts as strings of yuan, moments as ISO 8601. What a record does not say itself it takes from the section that it
//! belongs to, where the document has sections (`s1` to `s6`).

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::deeds::Deed;
use super::deeds::written::{Names, Reader, Written, put};
use super::judge::evening;
use super::separation::Waiver;
use super::{Desk, Entry, Step, StepInput};
use crate::clock::Moment;
use crate::ids::StaffId;
use crate::problems::{Problems, Weight};
use crate::{Result, staff};

/// Keys of every record.
const KEYS: &[&str] = &[
    "step",
    "decided_by",
    "decided_at",
    "entered_by",
    "entered_at",
    "section",
    "waivers",
    "holder",
];

/// Reads the steps of a document, in order. Who typed a step and when is not read: that is whoever enters it now.
pub fn read_steps(
    connection: &Connection,
    document: &Value,
    now: Moment,
) -> Result<Vec<StepInput>> {
    let people = staff::list(connection)?;
    read_steps_of(&Names::of(&people), document, now)
}

pub(crate) fn read_steps_of(
    names: &Names<'_>,
    document: &Value,
    now: Moment,
) -> Result<Vec<StepInput>> {
    let (records, is_list): (Vec<&Value>, bool) = match (document, document.get("steps")) {
        (Value::Array(records), _) => (records.iter().collect(), true),
        (_, Some(Value::Array(records))) => (records.iter().collect(), true),
        (single, _) => (vec![single], false),
    };
    let mut problems = Problems::default();
    let mut inputs = Vec::with_capacity(records.len());
    for (index, record) in records.into_iter().enumerate() {
        let mut reader = Reader {
            names,
            problems: Problems::default(),
        };
        inputs.extend(read_one(&mut reader, document, record, now));
        match is_list {
            true => problems.nest(&format!("steps.{index}"), reader.problems),
            false => problems.append(reader.problems),
        }
    }
    problems.refuse(false)?;
    Ok(inputs)
}

fn read_one(
    reader: &mut Reader<'_>,
    document: &Value,
    record: &Value,
    now: Moment,
) -> Option<StepInput> {
    let Some(fields) = record.as_object() else {
        reader.problems.error("", "not_an_object");
        return None;
    };
    let word = record.get("step").and_then(Value::as_str);
    let Some(step) = word.and_then(Step::parse) else {
        let found = [("found", json!(word))];
        let code = match word {
            Some(_) => "unknown_choice",
            None => "required",
        };
        reader.problems.add("step", code, Weight::Error, found);
        return None;
    };
    for key in fields.keys() {
        if !KEYS.contains(&key.as_str()) && !step.keys().contains(&key.as_str()) {
            reader.problems.error(key, "unknown_key");
        }
    }
    let decided_by: Option<StaffId> = reader.field("", "decided_by", record);
    let decided_at = decided_at(reader, record, now);
    let waivers: Option<Vec<Waiver>> = reader.field("", "waivers", record);
    let holder: Option<Option<StaffId>> = reader.field("", "holder", record);
    let deed = Deed::read(step, reader, &completed(document, fields, step));
    Some(StepInput {
        decided_by: decided_by?,
        decided_at: decided_at?,
        deed: deed?,
        waivers: waivers?,
        scan: None,
        files: Vec::new(),
        holder: holder?,
    })
}

/// A moment; of paper with a date only, the evening of that day (process.md DECISION 18).
fn decided_at(reader: &mut Reader<'_>, record: &Value, now: Moment) -> Option<Moment> {
    let date = record["decided_at"]
        .as_str()
        .and_then(|text| text.trim().parse::<chrono::NaiveDate>().ok());
    match date {
        Some(date) => {
            let paper = Moment::from_local(date.and_time(evening()));
            // A later day stays later, and is refused as such.
            Some(match date <= now.local_date() {
                true => paper.min(now),
                false => paper,
            })
        }
        None => reader.field("", "decided_at", record),
    }
}

/// The record with what its sections say beside it.
fn completed(document: &Value, record: &Map<String, Value>, step: Step) -> Value {
    let mut fields = record.clone();
    let sections: Vec<&Value> = match record.get("section") {
        Some(section @ Value::Object(_)) => vec![section],
        _ => sections_of(step)
            .iter()
            .filter_map(|name| document.get(*name))
            .collect(),
    };
    for key in step.keys() {
        if fields.contains_key(*key) {
            continue;
        }
        if let Some(value) = sections.iter().find_map(|section| section.get(*key)) {
            fields.insert((*key).to_owned(), value.clone());
        }
    }
    Value::Object(fields)
}

/// The boxes that a kind of step is written in.
fn sections_of(step: Step) -> &'static [&'static str] {
    match step {
        Step::Refuse | Step::Investigate => &["s2"],
        Step::Review => &["s2", "s3"],
        Step::Propose | Step::Countersign | Step::Leader | Step::Reply => &["s3"],
        Step::Finish | Step::Return | Step::Verify => &["s4"],
        Step::Feedback => &["s5"],
        Step::Sign => &["s6"],
        _ => &[],
    }
}

/// Writes steps as [`read_steps`] reads them, with who typed them and when.
pub fn write_steps(desk: &Desk, steps: &[Entry<Deed>]) -> Vec<Value> {
    let names = Names::of(desk.people());
    steps.iter().map(|entry| write_one(&names, entry)).collect()
}

fn write_one(names: &Names<'_>, entry: &Entry<Deed>) -> Value {
    let mut fields = Map::new();
    put(&mut fields, "step", entry.sheet.step().code().into());
    put(&mut fields, "decided_by", entry.decided_by.write(names));
    put(&mut fields, "decided_at", entry.decided_at.write(names));
    put(&mut fields, "entered_by", entry.entered_by.write(names));
    put(&mut fields, "entered_at", entry.entered_at.write(names));
    put(&mut fields, "waivers", entry.waivers.write(names));
    if let Value::Object(own) = entry.sheet.write(names) {
        for (key, value) in own {
            put(&mut fields, &key, value);
        }
    }
    Value::Object(fields)
}
