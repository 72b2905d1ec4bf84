//! `yike receive-complaint`.

use std::path::Path;

use serde_json::{Value, json};
use yike_core::{attachments, complaints};

use crate::answer::{Answer, Failure};
use crate::json_file::json_file;
use crate::options::Options;
use crate::signed_in::sign_in;

pub(crate) fn run(options: &Options, file: &Path) -> Result<Answer, Failure> {
    let value = json_file(file)?;
    let (archive, session) = sign_in(options)?;
    let mut input = archive
        .store()
        .read(|connection| complaints::read_written(connection, &value, session.staff))?;
    let mut absent = Vec::new();
    for name in value["evidence"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        let path = file.parent().unwrap_or(Path::new(".")).join(name);
        match std::fs::File::open(&path) {
            Ok(mut evidence) => {
                let name = path
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default();
                let staged = attachments::stage(&archive, &session, &name, &mut evidence)?;
                input.evidence.push(staged.output.id);
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                absent.push(name.to_owned())
            }
            Err(error) => return Err(Failure::file(&path, error)),
        }
    }
    let received = complaints::receive(archive.store(), &session, input)?.output;
    let mut lines = vec![format!(
        "{}\t{}",
        received.complaint_no, received.promised_by
    )];
    lines.extend(absent.iter().map(|name| format!("{name}\t-")));
    Ok(Answer::new(
        lines,
        json!({ "received": received, "evidence_not_found": absent }),
    ))
}
