//! `yike plan add`.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;

use serde_json::{Value, json};
use yike_core::ids::AttachmentId;
use yike_core::{attachments, event_plans};

use crate::answer::{Answer, Failure};
use crate::options::Options;
use crate::signed_in::sign_in;

pub(crate) fn run(options: &Options, file: &Path) -> Result<Answer, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| Failure::file(file, error))?;
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            Failure::new(
                "not_json",
                json!({ "file": file, "line": error.line(), "column": error.column() }),
            )
        })?;
    let (archive, session) = sign_in(options)?;
    let read = |files: &HashMap<String, AttachmentId>| {
        let store = archive.store();
        store.read(|connection| event_plans::read_written(connection, &value, files))
    };
    let mut found = Vec::new();
    let mut absent = Vec::new();
    for name in event_plans::files_named(&value) {
        let path = file.parent().unwrap_or(Path::new(".")).join(&name);
        match File::open(&path) {
            Ok(beside) => found.push((name, beside)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => absent.push(name),
            Err(error) => return Err(Failure::file(&path, error)),
        }
    }
    // A plan that cannot be read brings no file in: any key stands for one that is there.
    let now = archive.clock().now();
    let expected = found.iter().map(|(name, _)| name.clone());
    read(
        &expected
            .map(|name| (name, AttachmentId::fresh(now)))
            .collect(),
    )?;
    let mut files = HashMap::new();
    for (name, mut beside) in found {
        let plain = Path::new(&name).file_name().unwrap_or_default();
        let plain = plain.to_string_lossy();
        let staged = attachments::stage(&archive, &session, &plain, &mut beside)?;
        files.insert(name, staged.output.id);
    }
    let plan = read(&files)?;
    let made = event_plans::add_written(archive.store(), &session, plan)?.output;
    let mut lines: Vec<String> = made.iter().map(|plan| plan.plan_no.clone()).collect();
    lines.extend(absent.iter().map(|name| format!("{name}\t-")));
    Ok(Answer::new(
        lines,
        json!({ "added": made, "files_not_found": absent }),
    ))
}
