//! `yike complaint step` and `yike complaint next`.

use std::path::Path;

use serde_json::json;
use yike_core::complaints::{self, Desk, NextAct};

use crate::answer::{Answer, Failure};
use crate::json_file::json_file;
use crate::options::Options;
use crate::signed_in::sign_in;

pub(crate) fn step(options: &Options, number: &str, file: &Path) -> Result<Answer, Failure> {
    let document = json_file(file)?;
    let (archive, session) = sign_in(options)?;
    let store = archive.store();
    let id = complaints::by_number(store, &session, number)?.complaint.id;
    let now = archive.clock().now();
    let inputs = store.read(|connection| complaints::read_steps(connection, &document, now))?;
    let decided = complaints::decide_all(store, &session, id, inputs)?.output;
    let lines = decided.iter().map(|decided| {
        format!(
            "{}\t{}\t{}\t{}",
            decided.sequence,
            decided.step.zh(),
            decided.state.zh(),
            decided.phase.map_or("-", |phase| phase.zh())
        )
    });
    Ok(Answer::new(lines.collect(), json!({ "decided": decided })))
}

pub(crate) fn next(options: &Options, number: &str) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let next = complaints::next_by_number(archive.store(), &session, number)?;
    let desk = archive.store().read(Desk::read)?;
    let mut lines = vec![format!(
        "{}\t{}\t{}",
        next.complaint_no,
        next.state.zh(),
        next.phase.map_or("-", |phase| phase.zh())
    )];
    lines.extend(next.acts.iter().map(|act| line(act, &desk)));
    Ok(Answer::new(lines, next))
}

/// A step with who may decide it: roles, department, people.
fn line(act: &NextAct, desk: &Desk) -> String {
    let roles: Vec<&str> = act.who.roles.iter().map(|role| role.zh()).collect();
    let people: Vec<&str> = act
        .who
        .people
        .iter()
        .filter_map(|id| desk.person(*id))
        .map(|person| person.name.as_str())
        .collect();
    format!(
        "{}\t{}\t{}\t{}",
        act.step.zh(),
        roles.join("、"),
        act.who.department.map_or("-", |department| department.zh()),
        people.join("、")
    )
}
