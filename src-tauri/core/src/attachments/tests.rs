use std::io::Read;

use super::*;
use crate::archive::Archive;
use crate::archive::sample::{AGENT, AGENT_PASSWORD, all_files, place};
use crate::archive::sign_in;
use crate::complaints;
use crate::fixtures::office;
use crate::staff::Session;

/// The reason why a file is refused.
fn refused<T>(outcome: Result<T>) -> &'static str {
    match outcome {
        Err(Error::FileRefused { reason, .. }) => reason,
        Err(other) => panic!("{other}"),
        Ok(_) => "",
    }
}

fn stage_bytes(archive: &Archive, by: &Session, name: &str, bytes: &[u8]) -> Result<Attachment> {
    stage(archive, by, name, &mut &bytes[..]).map(|changed| changed.output)
}

fn sealed_files(archive: &Archive) -> Vec<std::path::PathBuf> {
    all_files(&archive.path().join("attachments"))
}

#[test]
fn what_is_added_comes_back() {
    let place = place();
    let (archive, session, _) = place.create();
    let bytes: Vec<u8> = [b"%PDF-1.7\n".as_slice(), &[5; 200_000]].concat();
    let added = stage_bytes(&archive, &session, r"C:\桌面\签收单.pdf", &bytes).unwrap();
    assert_eq!(
        (added.name.as_str(), added.media_type.as_str()),
        ("签收单.pdf", "application/pdf")
    );
    assert_eq!(
        (added.size, added.owner_id, added.added_by),
        (200_009, None, session.staff)
    );
    let sealed = std::fs::read(content::place(&archive, &added.hash)).unwrap();
    assert_ne!(
        added.hash, added.sha256,
        "the name on disk tells nothing of the content"
    );
    assert!(!sealed.windows(9).any(|window| window == b"%PDF-1.7\n"));
    assert_eq!(open(&archive, &session, added.id).unwrap(), (added, bytes));
}

#[test]
fn the_same_content_is_stored_once() {
    let place = place();
    let (archive, session, _) = place.create();
    let one = stage_bytes(&archive, &session, "a.txt", b"same").unwrap();
    let two = stage_bytes(&archive, &session, "b.txt", b"same").unwrap();
    assert!(one.id != two.id && one.hash == two.hash);
    assert_eq!(sealed_files(&archive).len(), 1);
    // A copy that was damaged meanwhile is mended by the same content.
    std::fs::write(content::place(&archive, &one.hash), b"damaged").unwrap();
    stage_bytes(&archive, &session, "c.txt", b"same").unwrap();
    assert_eq!(open(&archive, &session, one.id).unwrap().1, b"same");
}

#[test]
fn empty_large_and_running_files_are_refused_and_leave_nothing() {
    let place = place();
    let (archive, session, _) = place.create();
    assert_eq!(
        refused(stage_bytes(&archive, &session, "a.txt", b"")),
        "empty"
    );
    assert_eq!(
        refused(stage_bytes(&archive, &session, "a.pdf", b"MZ\x90\0\x03\0")),
        "executable"
    );
    let mut large = std::io::repeat(7).take(200_001);
    let outcome = content::take_in(&archive, "a.bin", &mut large, 200_000);
    assert_eq!(refused(outcome), "too_large");

    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
    }
    let outcome = stage(
        &archive,
        &session,
        "a.txt",
        &mut b"begin".as_slice().chain(Broken),
    );
    assert!(matches!(outcome, Err(Error::Io { .. })));
    assert!(sealed_files(&archive).is_empty());
    let count: i64 = archive
        .store()
        .read(|connection| {
            Ok(connection.query_row("SELECT count(*) FROM attachments", [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(count, 0);
}

#[test]
fn tampering_is_noticed() {
    let place = place();
    let (archive, session, _) = place.create();
    let one = stage_bytes(&archive, &session, "a.txt", &[b'a'; 100_000]).unwrap();
    let two = stage_bytes(&archive, &session, "b.txt", &[b'b'; 100_000]).unwrap();
    let (first, second) = (
        content::place(&archive, &one.hash),
        content::place(&archive, &two.hash),
    );
    let whole = std::fs::read(&first).unwrap();
    let mut flipped = whole.clone();
    flipped[70_000] ^= 1;
    let other = std::fs::read(&second).unwrap();
    // Changed, cut at a chunk's end, and another file of the archive under this name.
    for bytes in [&flipped[..], &whole[..40 + 65_536 + 16], &other[..]] {
        std::fs::write(&first, bytes).unwrap();
        assert_eq!(refused(open(&archive, &session, one.id)), "damaged");
        let target = place.folder.path().join("saved.txt");
        assert_eq!(
            refused(save_as(&archive, &session, one.id, &target)),
            "damaged"
        );
        assert_eq!(
            std::fs::read_dir(place.folder.path()).unwrap().count(),
            1,
            "nothing was left beside"
        );
    }
    std::fs::remove_file(&first).unwrap();
    assert_eq!(refused(open(&archive, &session, one.id)), "missing");
}

#[test]
fn a_file_is_saved_plain_where_the_user_says_and_logged() {
    let place = place();
    let (archive, session, _) = place.create();
    let added = stage_bytes(&archive, &session, "a.txt", b"plain").unwrap();
    let target = place.folder.path().join("保存.txt");
    save_as(&archive, &session, added.id, &target).unwrap();
    assert_eq!(std::fs::read(&target).unwrap(), b"plain");
    let subject: String = archive
        .store()
        .read(|connection| {
            let sql = "SELECT subject FROM access_log WHERE act = 'open_attachment'";
            Ok(connection.query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(subject, added.id.to_string());
    let nowhere = place.folder.path().join("missing/保存.txt");
    assert!(matches!(
        save_as(&archive, &session, added.id, &nowhere),
        Err(Error::Io { .. })
    ));
}

#[test]
fn evidence_is_staged_and_then_belongs_to_the_complaint() {
    let place = place();
    let (archive, session, _) = place.create();
    let staged = stage_bytes(&archive, &session, "温度记录.txt", b"6.2").unwrap();
    drop(archive);
    // The program was closed before the complaint was saved.
    let (archive, session) = place.sign_in().unwrap();
    let mut input = office().intake(None);
    input.section.receiver = session.staff;
    input.evidence = vec![staged.id];
    let complaint = complaints::receive(archive.store(), &session, input)
        .unwrap()
        .output;
    let files = archive
        .store()
        .read(|connection| of_owner(connection, complaint.id.uuid()))
        .unwrap();
    assert_eq!(
        files.iter().map(|file| file.id).collect::<Vec<_>>(),
        [staged.id]
    );
    let gone = remove(archive.store(), &session, staged.id);
    assert!(
        matches!(
            gone,
            Err(Error::Forbidden {
                act: "remove_attachment"
            })
        ),
        "evidence is final"
    );
}

#[test]
fn customers_files_are_for_those_who_may_edit_them() {
    let place = place();
    let (archive, supervisor, _) = place.create();
    archive.with_agent(&supervisor);
    let number = archive.with_customer(&supervisor, "示例一", "19900000801");
    let id = archive
        .store()
        .read(|connection| Ok(crate::customers::rows::by_number(connection, &number)?.id))
        .unwrap();
    let added = add_to_customer(&archive, &supervisor, id, "合同.txt", &mut &b"text"[..])
        .unwrap()
        .output;
    assert_eq!(
        (added.owner_table.as_str(), added.customer_id),
        ("customers", Some(id))
    );
    drop(archive);
    let (archive, agent) = sign_in(&place.path(), AGENT, AGENT_PASSWORD, &place.host).unwrap();
    let outcome = add_to_customer(&archive, &agent, id, "合同.txt", &mut &b"text"[..]);
    assert!(matches!(outcome, Err(Error::Forbidden { .. })));
    assert!(matches!(
        remove(archive.store(), &agent, added.id),
        Err(Error::Forbidden { .. })
    ));
    assert!(matches!(
        set_logo(&archive, &agent, &crate::archive::sample::picture()),
        Err(Error::Forbidden { .. })
    ));
    assert!(matches!(
        remove_logo(&archive, &agent),
        Err(Error::Forbidden { .. })
    ));
    drop(archive);
    let (archive, supervisor) = place.sign_in().unwrap();
    let removed = remove(archive.store(), &supervisor, added.id).unwrap();
    assert!(matches!(
        open(&archive, &supervisor, added.id),
        Err(Error::NotFound { .. })
    ));
    archive
        .store()
        .undo(supervisor.actor(), removed.undo.unwrap())
        .unwrap();
    assert_eq!(open(&archive, &supervisor, added.id).unwrap().1, b"text");
}

#[test]
fn a_logo_is_replaced_taken_off_and_put_back() {
    let place = place();
    let (archive, session, _) = place.create();
    let shown = || {
        let found = logo(&archive, &session).unwrap();
        found.map(|(attachment, bytes)| (attachment.name, bytes.len()))
    };
    assert_eq!(shown(), None);
    let first = crate::archive::sample::picture();
    set_logo(&archive, &session, &first).unwrap();
    let second = crate::archive::Logo {
        name: "新徽标.png".to_owned(),
        bytes: [first.bytes.as_slice(), &[1; 10]].concat(),
    };
    let replaced = set_logo(&archive, &session, &second).unwrap();
    assert_eq!(shown(), Some(("新徽标.png".to_owned(), second.bytes.len())));
    let undo = |write| archive.store().undo(session.actor(), write).unwrap();
    undo(replaced.undo.unwrap());
    assert_eq!(shown(), Some(("logo.png".to_owned(), first.bytes.len())));

    // A form that was filled in before does not bring another one back.
    let sheet = archive.store().read(crate::firm::get).unwrap().sheet;
    let removed = remove_logo(&archive, &session).unwrap();
    archive.save_firm(&session, sheet).unwrap();
    assert_eq!(shown(), None);
    undo(removed.undo.unwrap());
    assert_eq!(shown(), Some(("logo.png".to_owned(), first.bytes.len())));

    for bytes in [b"BM is no PNG".to_vec(), vec![0; 3 * 1024 * 1024]] {
        let wrong = crate::archive::Logo {
            name: "logo.png".to_owned(),
            bytes,
        };
        assert!(matches!(
            set_logo(&archive, &session, &wrong),
            Err(Error::FileRefused { .. })
        ));
    }
    assert!(shown().is_some());
}
