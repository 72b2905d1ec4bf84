//! Files of a plan: taken over, kept to what paper can take in, and let go.

use super::*;
use crate::archive::sample::place;
use crate::attachments::{self, Attachment};
use crate::ids::AttachmentId;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0000";
const PDF: &[u8] = b"%PDF-1.7\n";

fn with_files(attachment: Option<AttachmentId>, picture: Option<AttachmentId>) -> PlanSheet {
    let mut plan = sheet("联谊会");
    plan.attachments = vec![PlanAttachment {
        title: "邀请函".to_owned(),
        binding: Binding::Appended,
        file: attachment,
        note: String::new(),
    }];
    plan.conduct.extend(picture.map(|attachment| Block::Image {
        attachment,
        caption: "会场平面".to_owned(),
        width_percent: 80,
    }));
    plan
}

#[test]
fn a_plan_takes_the_files_that_it_prints_and_lets_them_go() {
    let place = place();
    let (archive, by, _) = place.create();
    let store = archive.store();
    let stage = |name: &str, bytes: &[u8]| -> Attachment {
        attachments::stage(&archive, &by, name, &mut &bytes[..])
            .unwrap()
            .output
    };
    let (letter, plan_of_hall, text) = (
        stage("邀请函.pdf", PDF),
        stage("平面.png", PNG),
        stage("说明.txt", b"text"),
    );
    let input = |sheet| PlanInput {
        parent: None,
        plan_no: String::new(),
        sheet,
    };
    let refused_with = |sheet| refused(add(store, &by, input(sheet)));
    assert_eq!(
        refused_with(with_files(Some(text.id), None)),
        [pair("attachments.0.file", "not_printable")]
    );
    assert_eq!(
        refused_with(with_files(None, Some(letter.id))),
        [pair("conduct.0.attachment", "not_a_picture")]
    );
    let made = add(
        store,
        &by,
        input(with_files(Some(letter.id), Some(plan_of_hall.id))),
    )
    .unwrap()
    .output;
    let files = || -> Vec<String> {
        let detail = page(store, &by, made.id).unwrap();
        detail.files.into_iter().map(|file| file.name).collect()
    };
    assert_eq!(files(), ["邀请函.pdf", "平面.png"]);
    assert_eq!(attachments::open(&archive, &by, letter.id).unwrap().1, PDF);
    // What belongs to one plan is no file of another.
    assert_eq!(
        refused_with(with_files(Some(letter.id), None)),
        [pair("attachments.0.file", "unknown_file")]
    );
    let plan = page(store, &by, made.id).unwrap().plan;
    let input = PlanUpdate {
        id: made.id,
        base: plan.sheet.clone(),
        sheet: with_files(Some(letter.id), None),
    };
    let changed = update(store, &by, input).unwrap();
    assert_eq!(files(), ["邀请函.pdf"]);
    store.undo(by.actor(), changed.undo.unwrap()).unwrap();
    assert_eq!(files(), ["邀请函.pdf", "平面.png"]);
    let whole = RemoveInput {
        id: made.id,
        with_sub_plans: false,
    };
    let removed = remove(store, &by, whole).unwrap();
    assert!(attachments::open(&archive, &by, letter.id).is_err());
    store.undo(by.actor(), removed.undo.unwrap()).unwrap();
    assert_eq!(files().len(), 2);
    assert!(
        crate::check::check(&archive, &by, false)
            .unwrap()
            .is_whole()
    );
}

#[test]
fn the_counters_of_plans_are_checked_and_their_letters_known() {
    let place = place();
    let (archive, by, _) = place.create();
    let store = archive.store();
    let given = |number: &str, parent, name: &str| {
        let input = PlanInput {
            parent,
            plan_no: number.to_owned(),
            sheet: sheet(name),
        };
        add(store, &by, input).unwrap().output
    };
    let paper = given("CH20140108-01", None, "纸上");
    given("CH20140108-01-B", Some(paper.id), "纸上子");
    given("", Some(paper.id), "后加");
    let own = given("", None, "自编");
    given("", Some(own.id), "子");
    let counter = |report: crate::check::Report| {
        let finding = report.of(crate::check::Defect::Counter).unwrap().clone();
        finding.examples
    };
    assert_eq!(
        counter(crate::check::check(&archive, &by, false).unwrap()),
        Vec::<String>::new()
    );
    drop(archive);
    // The device file is lost and the counters are set back, as by a damaged disk.
    std::fs::remove_file(place.path().join("device.json")).unwrap();
    let (archive, by) = place.sign_in().unwrap();
    archive
        .store()
        .write_local(|connection, _| {
            Ok(connection.execute("DELETE FROM counters WHERE name LIKE 'event_plan/%'", [])?)
        })
        .unwrap();
    assert_eq!(
        counter(crate::check::check(&archive, &by, false).unwrap()),
        [
            "event_plan/20260701",
            "event_plan/CH20140108-01",
            "event_plan/CH20260701-A01"
        ]
    );
}
