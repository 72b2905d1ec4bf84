use super::*;
use crate::keys::{DataKey, Purpose};

fn key(purpose: Purpose) -> Subkey {
    DataKey::generate().unwrap().subkey(purpose)
}

fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at * 31 % 251) as u8).collect()
}

#[test]
fn every_length_comes_back() {
    let key = key(Purpose::Attachments);
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7] {
        let plain = bytes(length);
        let sealed = seal(&key, b"x", &plain).unwrap();
        assert_eq!(sealed.len() as u64, sealed_length(length as u64));
        assert_eq!(open(&key, b"x", &sealed), Some(plain), "{length}");
    }
}

#[test]
fn pieces_of_any_size_make_the_same_file() {
    let key = key(Purpose::Backups);
    let plain = bytes(2 * CHUNK + 100);
    let mut writer = SealedWriter::new(Vec::new(), &key, b"").unwrap();
    for piece in plain.chunks(777) {
        writer.write_all(piece).unwrap();
    }
    let sealed = writer.finish().unwrap();
    let mut reader = SealedReader::new(&sealed[..], &key, b"").unwrap();
    let mut read = Vec::new();
    let mut piece = [0; 999];
    while let Some(count) = Some(reader.read(&mut piece).unwrap()).filter(|count| *count > 0) {
        read.extend_from_slice(&piece[..count]);
    }
    assert_eq!(read, plain);
}

#[test]
fn nothing_of_the_content_shows() {
    let key = key(Purpose::Drafts);
    let plain = "蜀岭鲜达食品 19900000101".repeat(50);
    let (one, two) = (
        seal(&key, b"", plain.as_bytes()).unwrap(),
        seal(&key, b"", plain.as_bytes()).unwrap(),
    );
    assert!(
        !one.windows(12)
            .any(|window| window == &plain.as_bytes()[..12])
    );
    assert_ne!(one, two);
}

#[test]
fn any_change_is_noticed() {
    let key = key(Purpose::Attachments);
    let sealed = seal(&key, b"x", &bytes(2 * CHUNK + 5)).unwrap();
    let step = sealed.len() / 97;
    for at in (0..HEADER).chain((HEADER..sealed.len()).step_by(step)) {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert_eq!(open(&key, b"x", &changed), None, "byte {at}");
    }
}

#[test]
fn cutting_moving_and_adding_are_noticed() {
    let key = key(Purpose::Attachments);
    let sealed = seal(&key, b"x", &bytes(3 * CHUNK)).unwrap();
    let chunk = CHUNK + TAG;
    for length in [
        0,
        10,
        HEADER,
        HEADER + 5,
        HEADER + chunk,
        HEADER + 2 * chunk,
        sealed.len() - 1,
    ] {
        assert_eq!(open(&key, b"x", &sealed[..length]), None, "cut to {length}");
    }
    let mut moved = sealed.clone();
    moved[HEADER..HEADER + 2 * chunk].rotate_left(chunk);
    assert_eq!(open(&key, b"x", &moved), None);
    let mut doubled = sealed.clone();
    doubled.extend_from_slice(&sealed[HEADER + 2 * chunk..]);
    assert_eq!(open(&key, b"x", &doubled), None);
    let mut longer = sealed;
    longer.push(0);
    assert_eq!(open(&key, b"x", &longer), None);
}

#[test]
fn key_purpose_and_context_must_be_the_same() {
    let data_key = DataKey::generate().unwrap();
    let sealed = seal(&data_key.subkey(Purpose::Attachments), b"a", b"content").unwrap();
    assert!(open(&data_key.subkey(Purpose::Attachments), b"a", &sealed).is_some());
    assert!(open(&data_key.subkey(Purpose::Attachments), b"b", &sealed).is_none());
    assert!(open(&data_key.subkey(Purpose::Backups), b"a", &sealed).is_none());
    assert!(open(&key(Purpose::Attachments), b"a", &sealed).is_none());
}

#[test]
fn bytes_of_a_changed_chunk_are_never_given_out() {
    let key = key(Purpose::Attachments);
    let mut sealed = seal(&key, b"", &bytes(2 * CHUNK)).unwrap();
    let second = HEADER + CHUNK + TAG + 1;
    sealed[second] ^= 1;
    let mut reader = SealedReader::new(&sealed[..], &key, b"").unwrap();
    let mut read = Vec::new();
    let error = reader.read_to_end(&mut read).unwrap_err();
    assert!(is_tampering(&error));
    assert_eq!(read, bytes(CHUNK));
    assert_eq!(reader.read(&mut [0; 10]).unwrap(), 0);
}
